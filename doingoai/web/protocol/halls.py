"""What the page of several round tables shows beside the drawing: why each table, how good, the search."""

from typing import Any

from django.utils.translation import gettext as _

from doingoai.protocol.hall import digest_of, points_at, tables_of
from doingoai.protocol.keeping import plan_kept, problem_kept
from doingoai.protocol.layouts.places import Plan
from doingoai.protocol.models import SeatingPlan, SeatOf, SeatSearch
from doingoai.protocol.queries import last_search
from doingoai.protocol.states import SEARCHING, Layout, SearchState
from doingoai.protocol.tables import Problem, Seating, of_next_best, quality, reasons
from doingoai.web.protocol.forms import ImproveForm

SHOWN = {SearchState.ACCEPTED, SearchState.DECLINED}
"""Ends that a person chose: nothing more is said of them."""


def reasons_at_tables(plan: SeatingPlan, seats: list[SeatOf], now: Plan) -> dict[str, list[str]]:
    """Why everybody is at their table; empty where there are not several, or somebody has no chair."""
    seating = _seating(plan, seats, now)
    return reasons(seating) if seating else {}


def _seating(plan: SeatingPlan, seats: list[SeatOf], now: Plan) -> Seating | None:
    if plan.layout != Layout.ROUNDS:
        return None
    problem, at = problem_kept(plan, seats), tables_of(now)
    value = points_at(problem, at)
    return None if value is None else Seating(problem, at, value)


def next_best_of(plan: SeatingPlan, seats: list[SeatOf], key: str) -> str:
    """What the next best table of somebody would cost."""
    seating = _seating(plan, seats, plan_kept(plan, seats))
    if seating is None:
        return ""
    one = next((one for one in seating.problem.attendees if one.key == key), None)
    return of_next_best(seating, one) if one else ""


def search_context(plan: SeatingPlan, seats: list[SeatOf], now: Plan) -> dict[str, Any]:
    """What is known of how good the tables are, and what the search does; nothing of other layouts."""
    if plan.layout != Layout.ROUNDS:
        return {}
    search = last_search(plan)
    seating = _seating(plan, seats, now)
    return {
        "is_hall": True,
        "quality": _known(search, seating, seating.problem) if seating else "",
        "improve_form": ImproveForm(auto_id="improve_%s"),
        **progress_context(plan, search),
        "offered": _offered(search, seats, now) if search else None,
    }


def progress_context(plan: SeatingPlan, search: SeatSearch | None) -> dict[str, Any]:
    """What is said of the search itself; the piece of the page that renews itself."""
    is_shown = search is not None and search.state not in SHOWN
    return {
        "plan": plan,
        "search": search if is_shown else None,
        "is_searching": search is not None and search.state in SEARCHING,
    }


def _known(search: SeatSearch | None, seating: Seating, problem: Problem) -> str:
    if search is None or search.value is None or search.problem != digest_of(problem):
        return _(
            "Worth %(value)d points. Made at once as a careful officer makes it by hand, or changed by hand since; no search has compared it yet."
        ) % {"value": seating.value}  # fmt: skip
    is_best = search.is_best and seating.value >= search.value
    return quality(
        Seating(
            problem, seating.table_of, seating.value, by_hand=search.by_hand, bound=search.bound,
            is_best=is_best,
        )
    )  # fmt: skip


def _offered(search: SeatSearch, seats: list[SeatOf], now: Plan) -> dict[str, Any] | None:
    """Who would sit at another table, by what was found."""
    if search.state != SearchState.OFFERED:
        return None
    at, names = tables_of(now), {one.attendee_key: one.name for one in seats}
    moves = [
        (names[who], at[who] + 1, table + 1)
        for who, table in search.tables.items()
        if who in at and at[who] != table
    ]
    return {"moves": sorted(moves, key=lambda one: one[1:]), "value": search.value}
