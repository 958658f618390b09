"""The order of precedence at a visit, or at one item of its programme, as it really comes out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from doingoai.delegations.models import Delegation, Host, Member
from doingoai.delegations.queries import hosts_of, members_of
from doingoai.delegations.states import HostRole, MemberRole
from doingoai.directory.actions import birth_date_of
from doingoai.directory.countries import COUNTRIES
from doingoai.directory.models import Person, Post
from doingoai.directory.queries import posts_held
from doingoai.foundation.collation import sort_key
from doingoai.foundation.local_time import local_day
from doingoai.precedence.facts import LAST_PLACE, Fixing, Order, Placed, Standing
from doingoai.precedence.models import EventPost, FixedPlace
from doingoai.precedence.ordering import equals, ranked, together
from doingoai.precedence.queries import event_posts, fixed_places, order_on
from doingoai.programme.models import Item
from doingoai.programme.states import Side


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody of either side, with the rank that counts and every post held on that day."""

    key: str
    row: Member | Host
    rank: str
    held: tuple[Post, ...]
    post: Post | None = None
    chosen: EventPost | None = None
    fixed: FixedPlace | None = None

    @property
    def person(self) -> Person:
        return self.row.person


@dataclass(frozen=True, slots=True)
class EventOrder:
    """`guests` and `hosts` in their order; `joined` holds the keys of both, as plans of seats need it."""

    day: date
    order: Order
    people: dict[str, Present]
    guests: tuple[Placed, ...]
    hosts: tuple[Placed, ...]
    joined: tuple[str, ...]


def event_order(
    visit: Delegation, item: Item | None = None, *, language: str = "vi", whole: bool = False
) -> EventOrder:
    """
    Work out who stands where: by the order in force on the day, and by what was fixed for the event.

    States are sorted by their names in `language`. With `whole` an item that names nobody of a side
    concerns all of it, as plans of seats have it. Birth dates are opened only for people whom rank
    and day do not tell apart, and are not given on.
    """
    day = local_day(item.starts_at) if item else visit.starts_on
    order, (members, hosts) = order_on(day), _rows(visit, item, whole)
    people = _people([*members, *hosts], order, day, [visit, item] if item else [visit])
    standings = _aged([_standing(one, language) for one in people.values()], people, order)
    sides = [
        ranked(
            [one for one in standings if one.key.startswith(prefix)],
            order, _fixings([one for one in people.values() if one.key.startswith(prefix)], people),
        )
        for prefix in ("member", "host")
    ]  # fmt: skip
    guests, own = ([one.key for one in side] for side in sides)
    joined = together(guests, own, standings, order)
    return EventOrder(day, order, people, tuple(sides[0]), tuple(sides[1]), tuple(joined))


def _rows(visit: Delegation, item: Item | None, whole: bool) -> tuple[list[Member], list[Host]]:
    """Who takes part; an item that names no guests concerns the whole delegation."""
    members, hosts = list(members_of(visit)), list(hosts_of(visit))
    if item is None:
        return members, hosts
    there = {(one.person_id, one.side) for one in item.participations.all()}
    guests = [one for one in members if (one.person_id, Side.GUEST) in there]
    own = [one for one in hosts if (one.person_id, Side.HOST) in there]
    return guests or members, own or (hosts if whole else [])


def _people(
    rows: Sequence[Member | Host], order: Order, day: date, about: Sequence[Delegation | Item]
) -> dict[str, Present]:
    held = posts_held([row.person_id for row in rows], day)
    chosen = event_posts(about)
    fixed = {one.person_id: one for one in fixed_places(about)}
    found = {}
    for row in rows:
        posts, choice = held.get(row.person_id, []), chosen.get(row.person_id)
        post = choice.post if choice else _post_meant(row, posts, order)
        one = Present(
            key=f"{row.subject_type}-{row.pk}", row=row, held=tuple(posts), post=post,
            rank=choice.post.rank if choice else row.rank or (post.rank if post else ""),
            chosen=choice, fixed=fixed.get(row.person_id),
        )  # fmt: skip
        found[one.key] = one
    return found


def _post_meant(row: Member | Host, posts: list[Post], order: Order) -> Post | None:
    """The post of the rank on the list; where the list says none, the highest that is held."""
    if row.rank:
        return next((post for post in posts if post.rank == row.rank), None)
    ranking = [post for post in posts if post.rank]
    return min(ranking, key=lambda post: order.place_of(post.rank) or LAST_PLACE, default=None)


def _standing(one: Present, language: str) -> Standing:
    facts = COUNTRIES.get(one.person.nationality)
    state = (facts.name_en if language == "en" else facts.name_vi) if facts else ""
    return Standing(
        key=one.key,
        rank=one.rank,
        is_head=one.row.role in {MemberRole.HEAD, HostRole.LEADER},
        duty_since=(one.post.accredited_on or one.post.since) if one.post else None,
        state=sort_key(state),
        listed=one.row.order,
    )


def _aged(standings: list[Standing], people: dict[str, Present], order: Order) -> list[Standing]:
    """Ask those of equal rank and day for their age."""
    asked = set(equals(standings, order))
    return [
        replace(one, born=birth_date_of(people[one.key].person)) if one.key in asked else one
        for one in standings
    ]


def _fixings(side: Sequence[Present], people: dict[str, Present]) -> list[Fixing]:
    keys = {one.row.person_id: one.key for one in side}
    rows = [one.fixed for one in side if one.fixed is not None]
    return [
        Fixing(keys[row.person_id], keys.get(row.before_id or 0, ""), row.position or 0, row.reason)
        for row in sorted(rows, key=lambda row: row.pk)
    ]
