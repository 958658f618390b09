"""The seating and flag plans of a visit as findings take them, in two queries."""

from collections.abc import Iterable
from dataclasses import replace

from django.utils.translation import override

from doingoai.delegations.day_facts import FaultFacts, SeatFacts, SeatingFacts
from doingoai.delegations.facts import VisitFacts
from doingoai.delegations.models import Delegation
from doingoai.programme.models import Item
from doingoai.protocol.keeping import plan_kept, settings_from, ties_of
from doingoai.protocol.layouts.catalogue import LAYOUTS
from doingoai.protocol.models import SeatingPlan, SeatOf
from doingoai.protocol.queries import plans_about
from doingoai.protocol.rules import SPEAKERS_APART, Fault, broken_rules
from doingoai.protocol.states import Layout, Part

OF_THE_LISTS = {"m": "member", "h": "host"}
"""What the keys of a plan begin with, and what those of a visit do."""
EVERYBODY_SITS = frozenset(
    {
        Layout.TALKS, Layout.ARMCHAIRS_U, Layout.ARMCHAIRS_ROWS, Layout.BANQUET_MIDDLE,
        Layout.BANQUET_ENDS, Layout.ROUND, Layout.ROUNDS,
    }
)  # fmt: skip
"""Layouts in which whoever takes part has a chair; at the others some stand, ride or look on."""


def with_seatings(facts: VisitFacts, visit: Delegation) -> VisitFacts:
    """Add the plans of a visit with who is on which chair and what hard rules they break."""
    plans = list(plans_about(visit))
    seats: dict[int, list[SeatOf]] = {plan.pk: [] for plan in plans}
    for seat in SeatOf.objects.filter(plan__in=plans).order_by("standing", "id") if plans else ():
        seats[seat.plan_id].append(seat)
    return replace(facts, seatings=tuple(_seating(plan, seats[plan.pk]) for plan in plans))


def _seating(plan: SeatingPlan, seats: list[SeatOf]) -> SeatingFacts:
    layout = Layout(plan.layout)
    return SeatingFacts(
        key=f"plan-{plan.pk}",
        title_vi=_title(plan, "vi"),
        title_en=_title(plan, "en"),
        item=f"item-{plan.event_id}" if plan.event_type == Item.subject_type else "",
        is_of_flags=LAYOUTS[layout].is_of_flags,
        seats_everybody=layout in EVERYBODY_SITS,
        seats_interpreters=bool(LAYOUTS[layout].interpreters) and layout not in SPEAKERS_APART,
        is_checked=plan.second_check_by_id is not None,
        faults=tuple(_faults(plan, seats)),
        seats=tuple(_seat(seat) for seat in seats),
    )


def _title(plan: SeatingPlan, language: str) -> str:
    with override(language):
        return f"{plan.get_layout_display()}: {plan.title_in(language)}"


def _faults(plan: SeatingPlan, seats: Iterable[SeatOf]) -> Iterable[FaultFacts]:
    broken = broken_rules(plan_kept(plan, seats), settings_from(plan.settings), ties_of(plan))
    for fault in broken:
        yield FaultFacts(_says(fault, "vi"), _says(fault, "en"), str(fault.source))


def _says(fault: Fault, language: str) -> str:
    with override(language):
        return str(fault.says)


def _seat(seat: SeatOf) -> SeatFacts:
    key = seat.attendee_key
    known = OF_THE_LISTS.get(key[:1], "") if key[1:].isdecimal() else ""
    return SeatFacts(
        who=f"{known}-{key[1:]}" if known else "",
        name=seat.name,
        title_vi=seat.title_vi,
        title_en=seat.title_en,
        country=seat.country,
        is_interpreter=seat.part == Part.INTERPRETER,
        has_chair=bool(seat.place_key),
    )
