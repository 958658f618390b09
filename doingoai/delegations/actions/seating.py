"""
The seating and flag plans of a visit.

What a plan is, is known below, in `protocol`; that it belongs to a visit whose data may be frozen is
known only here. So whoever changes a plan of a visit does it by these, never past them.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from doingoai.accounts.models import User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.delegations import rules
from doingoai.delegations.models import Delegation
from doingoai.delegations.seating import seating_people
from doingoai.foundation.refusals import RuleBroken
from doingoai.foundation.subjects import subject_of
from doingoai.programme.models import Item
from doingoai.protocol.actions.plans import (
    Occasion,
    check_plan,
    drop_attendee,
    lock_seat,
    make_plan,
    recompute_plan,
    remove_plan,
    set_ties,
    swap_seats,
)
from doingoai.protocol.actions.searching import (
    accept_found,
    ask_for_better,
    cancel_search,
    decline_found,
    settle_search,
)
from doingoai.protocol.keeping import settings_from
from doingoai.protocol.layouts.places import Settings
from doingoai.protocol.models import SeatingPlan, SeatSearch
from doingoai.protocol.placing import Move
from doingoai.protocol.rules import Tie
from doingoai.protocol.states import Layout, SearchState
from doingoai.protocol.tables import Seating

WRITE = Permission.SEATING_WRITE


def _check_open(visit_id: int) -> None:
    """
    Hold the visit of a plan until the act is over, and refuse when its data are frozen.

    :raises RuleBroken: delegation.frozen
    """
    visits = Delegation.objects.select_for_update(no_key=True)
    rules.check_can_change(visits.get(pk=visit_id))


@transaction.atomic
def plan_seats(
    visit: Delegation, item: Item | None, *, layout: Layout, settings: Settings, by: User, at: datetime
) -> SeatingPlan:  # fmt: skip
    """
    Compute a plan for an item of a visit, or for the visit as a whole.

    :raises RuleBroken: delegation.frozen, seating.nobody, flags.no_relations, seating.no_plan
    """
    require(by, WRITE)
    _check_open(visit.pk)
    named = item or visit
    occasion = Occasion(named.title_vi, named.title_en, subject_of(item) if item else None)
    people = seating_people(visit, item, layout, settings)
    return make_plan(
        visit, occasion=occasion, layout=layout, people=people, settings=settings, by=by, at=at
    )


@transaction.atomic
def replan_seats(
    plan: SeatingPlan,
    item: Item | None,
    *,
    settings: Settings | None,
    by: User,
    at: datetime,
    version: int | None = None,
) -> list[Move]:
    """
    Compute a plan of a visit anew with the people as they are listed now; locked chairs stay.

    :raises RuleBroken: delegation.frozen, edit.changed_meanwhile, seating.nobody,
        flags.no_relations, seating.no_plan
    """
    require(by, WRITE)
    _check_open(int(plan.about_id))
    visit = Delegation.objects.get(pk=plan.about_id)
    chosen = settings if settings is not None else settings_from(plan.settings)
    people = seating_people(visit, item, Layout(plan.layout), chosen)
    return recompute_plan(plan, people=people, settings=settings, by=by, at=at, version=version)


@transaction.atomic
def swap_in_visit(
    plan: SeatingPlan, *, first: str, second: str, by: User, at: datetime,
    opened: Mapping[str, str] | None = None, version: int | None = None,
) -> list[Move]:  # fmt: skip
    """
    Exchange who sits on two chairs of a plan of a visit.

    :raises RuleBroken: delegation.frozen, edit.changed_meanwhile, seating.no_chair, seating.locked,
        and the code of the hard rule that would be broken
    """
    require(by, WRITE)
    _check_open(int(plan.about_id))
    return swap_seats(
        plan, first=first, second=second, by=by, at=at, opened=opened, version=version
    )


@transaction.atomic
def lock_in_visit(
    plan: SeatingPlan, *, place: str, is_locked: bool, by: User, at: datetime
) -> SeatingPlan:
    """
    Lock or free a chair of a plan of a visit.

    :raises RuleBroken: delegation.frozen, seating.no_chair
    """
    require(by, WRITE)
    _check_open(int(plan.about_id))
    return lock_seat(plan, place=place, is_locked=is_locked, by=by, at=at)


@transaction.atomic
def tie_in_visit(
    plan: SeatingPlan, *, ties: Sequence[Tie], by: User, at: datetime, version: int | None = None
) -> list[Move]:
    """
    Lay down who must and must not sit side by side in a plan of a visit.

    :raises RuleBroken: delegation.frozen, edit.changed_meanwhile, seating.same_person,
        seating.no_plan
    """
    require(by, WRITE)
    _check_open(int(plan.about_id))
    return set_ties(plan, ties=ties, by=by, at=at, version=version)


@transaction.atomic
def drop_in_visit(
    plan: SeatingPlan, *, who: str, by: User, at: datetime, version: int | None = None
) -> list[Move]:
    """
    Take somebody out of a plan of a visit who does not come; as few as possible move.

    :raises RuleBroken: delegation.frozen, edit.changed_meanwhile, seating.no_such_person,
        seating.nobody, seating.no_plan
    """
    require(by, WRITE)
    _check_open(int(plan.about_id))
    return drop_attendee(plan, who=who, by=by, at=at, version=version)


@transaction.atomic
def check_in_visit(
    plan: SeatingPlan, *, by: User, at: datetime, version: int | None = None
) -> SeatingPlan:
    """
    Confirm a plan of a visit as a second person.

    :raises RuleBroken: delegation.frozen, edit.changed_meanwhile, seating.same_hand,
        seating.not_clean
    """
    require(by, WRITE)
    _check_open(int(plan.about_id))
    return check_plan(plan, by=by, at=at, version=version)


@transaction.atomic
def remove_from_visit(plan: SeatingPlan, *, by: User) -> None:
    """
    Take a plan of a visit away.

    :raises RuleBroken: delegation.frozen
    """
    require(by, WRITE)
    _check_open(int(plan.about_id))
    remove_plan(plan, by=by)


@transaction.atomic
def improve_in_visit(plan: SeatingPlan, *, seconds: int, by: User, at: datetime) -> SeatSearch:
    """
    Ask the worker for a better plan of the tables of a visit.

    :raises RuleBroken: delegation.frozen, seating.not_of_tables, seating.too_long,
        seating.is_searched
    """
    require(by, WRITE)
    _check_open(int(plan.about_id))
    return ask_for_better(plan, seconds=seconds, by=by, at=at)


@transaction.atomic
def stop_improving(plan: SeatingPlan, *, by: User, at: datetime) -> None:
    """
    Cancel the search of a plan of a visit.

    :raises RuleBroken: seating.not_searched
    """
    require(by, WRITE)
    cancel_search(plan, by=by, at=at)


@transaction.atomic
def accept_in_visit(
    plan: SeatingPlan, *, by: User, at: datetime, version: int | None = None
) -> list[Move]:
    """
    Take over what a search found for a plan of a visit that was changed meanwhile.

    :raises RuleBroken: delegation.frozen, edit.changed_meanwhile, seating.not_offered,
        seating.outdated
    """
    require(by, WRITE)
    _check_open(int(plan.about_id))
    return accept_found(plan, by=by, at=at, version=version)


@transaction.atomic
def decline_in_visit(plan: SeatingPlan, *, by: User, at: datetime) -> None:
    """
    Drop what a search found for a plan of a visit that was changed meanwhile.

    :raises RuleBroken: delegation.frozen, seating.not_offered
    """
    require(by, WRITE)
    _check_open(int(plan.about_id))
    decline_found(plan, by=by, at=at)


@transaction.atomic
def settle_in_visit(search: SeatSearch, found: Seating | None, at: datetime) -> SearchState:
    """Keep what the worker found for a plan of a visit; a frozen visit stays as it is."""
    try:
        _check_open(int(search.plan.about_id))
    except RuleBroken:
        return settle_search(search, found, is_open=False, at=at)
    return settle_search(search, found, is_open=True, at=at)
