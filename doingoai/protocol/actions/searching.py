"""
The search for a better plan of several tables: asked for by a person, done by the worker.

What it finds is taken over by itself only where nobody has changed the plan since it was asked for.
Whether the matter takes changes at all is asked by who calls: the app that owns it.
"""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from doingoai.accounts.models import User
from doingoai.accounts.rules import may, require
from doingoai.foundation import audit
from doingoai.foundation.refusals import RuleBroken
from doingoai.protocol import hall
from doingoai.protocol.actions.plans import WRITE, keep_plan, locked_plan
from doingoai.protocol.keeping import (
    fingerprint,
    locked_of,
    plan_kept,
    problem_kept,
    settings_from,
    ties_of,
)
from doingoai.protocol.layouts.places import Plan
from doingoai.protocol.models import SeatingPlan, SeatOf, SeatSearch
from doingoai.protocol.placing import Move
from doingoai.protocol.rules import broken_rules
from doingoai.protocol.states import SEARCHING, Layout, SearchState
from doingoai.protocol.tables import Seating
from doingoai.protocol.tables.wishing import fits

SECONDS = (10, 30, 60, 120)
"""How long a search may take, as the form offers it."""


@transaction.atomic
def ask_for_better(plan: SeatingPlan, *, seconds: int, by: User, at: datetime) -> SeatSearch:
    """
    Ask the worker to search for a better plan, for so many seconds.

    :raises RuleBroken: seating.not_of_tables, seating.too_long, seating.is_searched
    """
    require(by, WRITE)
    plan, seats = locked_plan(plan, None)
    if plan.layout != Layout.ROUNDS:
        raise RuleBroken(
            _("Only a plan of several round tables is searched for."), code="seating.not_of_tables"
        )
    if seconds not in SECONDS:
        raise RuleBroken(_("Choose one of the times offered."), code="seating.too_long", field="seconds")  # fmt: skip
    if SeatSearch.objects.filter(plan=plan, state__in=SEARCHING).exists():
        raise RuleBroken(
            _("A better plan is being searched for already. Wait for it, or cancel it."),
            code="seating.is_searched",
        )
    SeatSearch.objects.filter(plan=plan, state=SearchState.OFFERED).update(
        state=SearchState.DECLINED, ended_at=at
    )
    search = SeatSearch.objects.create(
        plan=plan, seconds=seconds, fingerprint=fingerprint(plan, seats), asked_by=by, asked_at=at
    )
    audit.record("seating.search_asked", plan, by=by, seconds=seconds)
    return search


@transaction.atomic
def cancel_search(plan: SeatingPlan, *, by: User, at: datetime) -> None:
    """
    Cancel what is searched for; what was found so far is not taken over.

    :raises RuleBroken: seating.not_searched
    """
    require(by, WRITE)
    search = _of_plan(plan, SEARCHING)
    if search is None:
        raise RuleBroken(_("The search has ended already."), code="seating.not_searched")
    search.is_cancelled = True
    search.state, search.ended_at = SearchState.CANCELLED, at
    search.save(update_fields=["is_cancelled", "state", "ended_at"])
    audit.record("seating.search_cancelled", plan, by=by)


@transaction.atomic
def accept_found(plan: SeatingPlan, *, by: User, at: datetime, version: int | None = None) -> list[Move]:  # fmt: skip
    """
    Take over what a search found although the plan was changed meanwhile.

    :raises RuleBroken: edit.changed_meanwhile, seating.not_offered, seating.outdated
    """
    require(by, WRITE)
    plan, seats = locked_plan(plan, version)
    search = _of_plan(plan, {SearchState.OFFERED})
    if search is None:
        raise RuleBroken(_("Nothing is offered any more."), code="seating.not_offered")
    after = _plan_found(plan, seats, search.tables)
    if after is None:
        raise RuleBroken(
            _("What was found does not fit the plan of now: people, tables or rules were changed. Search again."),
            code="seating.outdated",
        )  # fmt: skip
    moves = keep_plan(plan, seats, after, locked_of(seats), by, at)
    _end(search, SearchState.ACCEPTED, at)
    audit.record("seating.search_accepted", plan, by=by, moved=[after.people[one.who].name for one in moves])  # fmt: skip
    return moves


@transaction.atomic
def decline_found(plan: SeatingPlan, *, by: User, at: datetime) -> None:
    """
    Leave the plan as it is; what a search offered is dropped.

    :raises RuleBroken: seating.not_offered
    """
    require(by, WRITE)
    search = _of_plan(plan, {SearchState.OFFERED})
    if search is None:
        raise RuleBroken(_("Nothing is offered any more."), code="seating.not_offered")
    _end(search, SearchState.DECLINED, at)
    audit.record("seating.search_declined", plan, by=by)


@transaction.atomic
def settle_search(
    search: SeatSearch, found: Seating | None, *, is_open: bool, at: datetime
) -> SearchState:
    """
    Keep what the worker found: taken over where nobody changed the plan since it was asked for.

    Changed meanwhile, it is offered where it still fits, and dropped where it does not. `found` is
    None where the search could not be done; `is_open` tells whether the matter takes changes.
    """
    plan, seats = locked_plan(search.plan, None)
    search = SeatSearch.objects.select_for_update(no_key=True).get(pk=search.pk)
    if search.state != SearchState.RUNNING:
        return SearchState(search.state)
    if found is None:
        return _end(search, SearchState.FAILED, at)
    _note(search, found, plan, seats)
    return _end(search, _settled(search, plan, seats, is_open=is_open, at=at), at)


def _settled(
    search: SeatSearch, plan: SeatingPlan, seats: list[SeatOf], *, is_open: bool, at: datetime
) -> SearchState:
    """What becomes of what was found; written to the plan where that is allowed."""
    if not is_open or not may(search.asked_by, WRITE):
        return SearchState.CLOSED
    after = _plan_found(plan, seats, search.tables)
    if after is None:
        return SearchState.OUTDATED
    if search.before is not None and (search.value or 0) <= search.before:
        return SearchState.NO_BETTER
    if fingerprint(plan, seats) != search.fingerprint:
        return SearchState.OFFERED
    moves = keep_plan(plan, seats, after, locked_of(seats), search.asked_by, at)
    audit.record(
        "seating.improved", plan, by=search.asked_by,
        moved=[after.people[one.who].name for one in moves],
    )  # fmt: skip
    return SearchState.APPLIED


def _note(search: SeatSearch, found: Seating, plan: SeatingPlan, seats: list[SeatOf]) -> None:
    """Keep what is known; points of the plan of now are those it has by the wishes of now."""
    search.tables = dict(found.table_of)
    search.value, search.by_hand, search.bound = found.value, found.by_hand, found.bound
    search.is_best = found.is_best
    wanted = problem_kept(plan, seats)
    search.before = hall.points_at(wanted, hall.tables_of(plan_kept(plan, seats)))
    search.percent = 100


def _plan_found(plan: SeatingPlan, seats: list[SeatOf], at: Mapping[str, int]) -> Plan | None:
    """The plan with people at the tables found; None where that breaks a rule of now."""
    settings, ties, locked = settings_from(plan.settings), ties_of(plan), locked_of(seats)
    now = plan_kept(plan, seats)
    if now.left_over or not fits(problem_kept(plan, seats), at):
        return None
    after = hall.moved_to(now, at, settings, ties, locked)
    return None if broken_rules(after, settings, ties) else after


def _of_plan(plan: SeatingPlan, states: set[SearchState] | frozenset[SearchState]) -> SeatSearch | None:  # fmt: skip
    SeatingPlan.objects.select_for_update(no_key=True).get(pk=plan.pk)
    return SeatSearch.objects.filter(plan=plan, state__in=states).order_by("-id").first()


def _end(search: SeatSearch, state: SearchState, at: datetime) -> SearchState:
    search.state, search.ended_at = state, at
    search.save()
    return state
