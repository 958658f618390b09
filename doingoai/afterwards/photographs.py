"""The photographs of a visit with everybody's name and title, in both languages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from doingoai.afterwards.lineup import MOST_ROWS, Rows, caption, line_up, rows_of_plan
from doingoai.afterwards.models import InPicture, Photograph
from doingoai.delegations.gathering import visit_facts
from doingoai.delegations.models import Delegation
from doingoai.delegations.papers.people import Person, name_and_title
from doingoai.delegations.standing import event_order
from doingoai.delegations.states import HostRole, MemberRole
from doingoai.norms.queries import figure_table
from doingoai.programme.models import Item
from doingoai.protocol.models import SeatOf
from doingoai.protocol.queries import plans_about
from doingoai.protocol.states import Layout
from doingoai.runsheet.models import Photo
from doingoai.runsheet.queries import photos_of

LANGUAGES = ("vi", "en")
_STAY_OUT = {MemberRole.PRESS, MemberRole.INTERPRETER, HostRole.DRIVER, HostRole.INTERPRETER, HostRole.LIAISON, HostRole.PROTOCOL}  # fmt: skip
"""Whom a line-up by rank leaves out; who stood there all the same is put in by hand."""


@dataclass(frozen=True, slots=True)
class Captioned:
    """A photograph with its captions; `count` people are named in it."""

    photograph: Photograph
    captions: dict[str, str]
    count: int


def photographs_of(visit: Delegation) -> QuerySet[Photograph]:
    """The photographs of a visit in the order in which they came."""
    found = Photograph.objects.filter(delegation=visit).order_by("id")
    return found.select_related("file", "item", "added_by").prefetch_related("people")


def run_photos_left(visit: Delegation) -> QuerySet[Photo]:
    """Pictures of the run sheet that have not been taken among the photographs."""
    taken = Photograph.objects.filter(delegation=visit).values("file")
    return photos_of(visit).exclude(file__in=taken)


def people_by_key(visit: Delegation, *, on: date) -> dict[str, Person]:
    """Everybody on both lists as papers print them, by key."""
    facts = visit_facts(visit, figure_table(), as_of=on)
    people: list[Person] = [*facts.members, *facts.hosts]
    return {one.key: one for one in people}


def captioned(photographs: Sequence[Photograph], people: Mapping[str, Person]) -> list[Captioned]:
    """Write the captions anew from what stands in the lists now: they are never out of date."""
    return [
        Captioned(
            one,
            {language: _caption(one, people, language) for language in LANGUAGES},
            len(one.people.all()),
        )
        for one in photographs
    ]


def _caption(one: Photograph, people: Mapping[str, Person], language: str) -> str:
    rows: dict[int, list[str]] = {}
    for standing in one.people.all():
        if standing.key in people:
            written = name_and_title(people[standing.key], language)
            rows.setdefault(standing.row, []).append(written)
    occasion = one.occasion_vi if language == "vi" else one.occasion_en or one.occasion_vi
    return caption(occasion, [rows[row] for row in sorted(rows)], language)


def by_precedence(visit: Delegation, item: Item | None) -> tuple[list[str], list[str]]:
    """Keys of hosts and of guests, each side by the order of precedence of the event."""
    order = event_order(visit, item)
    return [one.key for one in order.hosts], [one.key for one in order.guests]


def suggested_rows(visit: Delegation, item: Item | None) -> Rows:
    """As the plan of the line-up has it, where there is one; else the line-up by rank."""
    plans = [plan for plan in plans_about(visit) if plan.layout == Layout.PHOTO]
    wanted = str(item.pk) if item else ""
    plans.sort(key=lambda plan: plan.event_id != wanted)
    if plans:
        seats = SeatOf.objects.filter(plan=plans[0]).exclude(place_key="")
        return rows_of_plan({_key(seat): seat.place_key for seat in seats})[:MOST_ROWS]
    order = event_order(visit, item)
    hosts, guests = (
        [one.key for one in side if order.people[one.key].row.role not in _STAY_OUT]
        for side in (order.hosts, order.guests)
    )
    return line_up(hosts, guests)


def _key(seat: Any) -> str:
    """Plans name people `m12` and `h7`; facts `member-12` and `host-7`."""
    kind = {"m": "member", "h": "host"}.get(seat.attendee_key[:1], "")
    return f"{kind}-{seat.attendee_key[1:]}"


def places_of(photograph: Photograph) -> dict[str, tuple[int, int]]:
    """Row and place of everybody who is named, by key."""
    people: QuerySet[InPicture] = InPicture.objects.filter(photograph=photograph)
    return {one.key: (one.row, one.place) for one in people}
