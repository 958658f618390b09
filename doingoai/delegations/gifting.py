"""Where people of a visit and gifts meet: who is given what, by which norm, and what to look at."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from doingoai.delegations.day_facts import GivenFacts
from doingoai.delegations.facts import VisitFacts
from doingoai.delegations.models import Delegation, Member
from doingoai.delegations.queries import members_of
from doingoai.delegations.states import MemberRole
from doingoai.foundation.local_time import local_day
from doingoai.foundation.subjects import subject_of
from doingoai.gifts.actions import Limit
from doingoai.gifts.models import Giving
from doingoai.gifts.queries import givings_about, givings_of_people
from doingoai.gifts.states import OUT_OF_STOCK, GivingState
from doingoai.gifts.taboos import Taboo, taboos_in
from doingoai.norms.facts import FigureTable

HEADS = {MemberRole.HEAD: "head", MemberRole.SPOUSE: "spouse"}
"""Roles with a norm of their own; everybody else goes by that of official members."""


@dataclass(frozen=True, slots=True)
class GiftLine:
    """One guest with what is put aside or given on this visit, and what the officer should look at."""

    member: Member
    limit: Limit
    here: tuple[Giving, ...]
    repeated: tuple[Giving, ...]
    taboos: tuple[Taboo, ...]
    is_unequal: bool


def limit_for(visit: Delegation, member: Member, table: FigureTable) -> Limit:
    """What the norm of the visit's first day allows for a guest; no amount while the class is open."""
    if not visit.guest_class:
        return Limit()
    role = HEADS.get(MemberRole(member.role), "")
    figure = table.find(
        "gift" if role else "gift_member",
        on=visit.starts_on, guest_class=visit.guest_class, role=role,
    )  # fmt: skip
    if figure is None:
        return Limit()
    source = " ".join(part for part in (figure.instrument, figure.clause) if part)
    return Limit(figure.amount, source, figure.confirmed)


def gift_lines(visit: Delegation, table: FigureTable) -> list[GiftLine]:
    """Every guest of a visit with gifts and doubts, in a fixed number of queries."""
    members = list(members_of(visit))
    about = subject_of(visit)
    people = [member.person_id for member in members]
    here = _by_person(one for one in givings_about(about) if one.state in OUT_OF_STOCK)
    before = _by_person(
        one for one in givings_of_people(people) if (one.about_type, one.about_id) != (about.type, about.id)
    )  # fmt: skip
    unequal = _unequal(members, here)
    return [
        GiftLine(
            member=member,
            limit=limit_for(visit, member, table),
            here=tuple(here.get(member.person_id, ())),
            repeated=_repeated(here.get(member.person_id, ()), before.get(member.person_id, ())),
            taboos=_taboos(here.get(member.person_id, ())),
            is_unequal=member.rank in unequal,
        )
        for member in members
    ]


def with_gifts(facts: VisitFacts, visit: Delegation, table: FigureTable) -> VisitFacts:
    """Add what the guests of a visit are given on it, with what an officer should look at."""
    lines = gift_lines(visit, table)
    return replace(facts, gifts=tuple(one for line in lines for one in _given(line)))


def _given(line: GiftLine) -> Iterable[GivenFacts]:
    had = {giving.gift_id: giving for giving in line.repeated}
    for giving in line.here:
        if giving.gift is None:
            continue
        before = had.get(giving.gift_id)
        doubts = taboos_in(giving.gift.name_vi, giving.gift.name_en)
        yield GivenFacts(
            key=f"giving-{giving.pk}",
            who=f"member-{line.member.pk}",
            name_vi=giving.gift.name_vi,
            name_en=giving.gift.name_en or giving.gift.name_vi,
            value=giving.value or 0,
            is_given=giving.state == GivingState.GIVEN,
            limit=line.limit.amount,
            source=line.limit.source,
            reason=giving.reason,
            doubts=tuple((one.note_vi, one.note_en) for one in doubts),
            had_on=local_day(before.settled_at or before.at) if before else None,
        )


def _by_person(givings: Iterable[Giving]) -> dict[int, list[Giving]]:
    found: dict[int, list[Giving]] = {}
    for giving in givings:
        found.setdefault(giving.person_id, []).append(giving)
    return found


def _repeated(here: Iterable[Giving], before: Sequence[Giving]) -> tuple[Giving, ...]:
    had = {giving.gift_id: giving for giving in before if giving.state == GivingState.GIVEN}
    return tuple(had[giving.gift_id] for giving in here if giving.gift_id in had)


def _taboos(here: Iterable[Giving]) -> tuple[Taboo, ...]:
    texts = [text for one in here if one.gift for text in (one.gift.name_vi, one.gift.name_en)]
    return taboos_in(*texts) if texts else ()


def _unequal(members: Iterable[Member], here: dict[int, list[Giving]]) -> set[str]:
    """Ranks of which some guests are given more than others of the same rank."""
    values: dict[str, set[int]] = {}
    for member in members:
        if member.rank and member.role != MemberRole.HEAD:
            total = sum(one.value or 0 for one in here.get(member.person_id, ()))
            values.setdefault(member.rank, set()).add(total)
    given = {rank for rank, totals in values.items() if any(totals)}
    return {rank for rank in given if len(values[rank]) > 1}
