"""Reads of the city leaders' week: who leads the city, and what each has on these days."""

from datetime import date, datetime, time, timedelta

from doingoai.accounts.models import User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.calendars.gathering import (
    MISSION_OFF,
    MISSION_SETTLED,
    OFF,
    SETTLED,
    leg_place,
)
from doingoai.calendars.week import DAYS, Abroad, LeaderWeek, Meeting, week_of
from doingoai.delegations.models import Delegation
from doingoai.delegations.queries import visible_delegations
from doingoai.directory.models import Person, Post
from doingoai.foundation.collation import sort_key
from doingoai.foundation.local_time import HERE
from doingoai.missions.models import Leg, Mission, Traveller
from doingoai.missions.queries import visible_missions
from doingoai.precedence.queries import order_on
from doingoai.programme.models import Participation
from doingoai.programme.states import Side

LOWEST_CITY_LEADER = "pc_vice_chair"
"""Vice chairmen of the People's Committee and whoever of the city goes before them."""


def city_leaders(on: date) -> list[tuple[Person, Post]]:
    """Who leads the city by a present post, in the order of precedence of a day."""
    order = order_on(on)
    lowest = order.places[LOWEST_CITY_LEADER]
    codes = {
        code: place
        for code, place in order.places.items()
        if place <= lowest and (rank := order.rank(code)) and rank.circle == "city"
    }
    posts = Post.objects.filter(
        rank__in=codes, until__isnull=True, person__is_vietnamese_side=True
    ).select_related("person")
    first: dict[int, Post] = {}
    for post in sorted(posts, key=lambda post: (codes[post.rank], -post.pk)):
        first.setdefault(post.person_id, post)
    found = [(post.person, post) for post in first.values()]
    return sorted(found, key=lambda pair: (codes[pair[1].rank], sort_key(str(pair[0]))))


def leaders_week(user: User, monday: date) -> list[LeaderWeek]:
    """
    The week of every city leader, as far as this person may see it.

    :raises NotAllowed: without the right to see all visits
    """
    require(user, Permission.DELEGATION_VIEW_ALL)
    leaders = [(one.pk, str(one), post.title) for one, post in city_leaders(monday)]
    keys = [key for key, _name, _title in leaders]
    return week_of(monday, leaders, _meetings(user, keys, monday), _missions(user, keys, monday))


def _meetings(user: User, leaders: list[int], monday: date) -> dict[int, list[Meeting]]:
    first = datetime.combine(monday, time.min, HERE)
    visits = visible_delegations(user).exclude(state__in=OFF)
    parts = (
        Participation.objects.filter(
            person__in=leaders,
            side=Side.HOST,
            item__starts_at__gte=first,
            item__starts_at__lt=first + timedelta(days=DAYS),
            item__programme__in=visits.values("programme_id"),
        )
        .select_related("item__place")
        .order_by("item__starts_at", "id")
    )
    listed = list(parts)
    programmes = {part.item.programme_id for part in listed}
    by_programme = {visit.programme_id: visit for visit in visits.filter(programme__in=programmes)}
    found: dict[int, list[Meeting]] = {}
    for part in listed:
        meeting = _meeting(part, by_programme[part.item.programme_id])
        found.setdefault(part.person_id, []).append(meeting)
    return found


def _meeting(part: Participation, visit: Delegation) -> Meeting:
    item = part.item
    return Meeting(
        key=item.pk,
        starts_at=item.starts_at.astimezone(HERE),
        ends_at=item.ends_at.astimezone(HERE) if item.ends_at else None,
        title=item.title,
        place=str(item.place or ""),
        visit_key=visit.pk,
        visit=visit.title,
        country=visit.country,
        is_settled=visit.state in SETTLED,
    )


def _missions(user: User, leaders: list[int], monday: date) -> dict[int, list[Abroad]]:
    missions = (
        visible_missions(user)
        .filter(starts_on__lte=monday + timedelta(days=DAYS - 1), ends_on__gte=monday)
        .exclude(state__in=MISSION_OFF)
    )
    parts = Traveller.objects.filter(person__in=leaders, mission__in=missions.values("pk"))
    listed = list(parts.select_related("mission").order_by("mission__starts_on", "id"))
    places: dict[int, list[str]] = {}
    for leg in Leg.objects.filter(mission__in={part.mission_id for part in listed}):
        places.setdefault(leg.mission_id, []).append(leg_place(leg))
    found: dict[int, list[Abroad]] = {}
    for part in listed:
        where = "; ".join(dict.fromkeys(places.get(part.mission_id, ())))
        found.setdefault(part.person_id, []).append(_abroad(part.mission, where))
    return found


def _abroad(mission: Mission, where: str) -> Abroad:
    return Abroad(
        key=mission.pk,
        first=mission.starts_on,
        last=mission.ends_on,
        title=mission.title,
        place=where,
        is_settled=mission.state in MISSION_SETTLED,
    )
