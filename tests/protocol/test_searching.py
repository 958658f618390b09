"""The search for a better plan: its worker, its time, and that it overwrites nobody's change."""

from datetime import timedelta

import pytest
from django.utils.module_loading import import_string

from doingoai.config.schedule import SCHEDULE
from doingoai.delegations.actions.seating import (
    accept_in_visit,
    decline_in_visit,
    drop_in_visit,
    improve_in_visit,
    lock_in_visit,
    plan_seats,
    settle_in_visit,
    stop_improving,
    swap_in_visit,
)
from doingoai.foundation.models import AuditEntry
from doingoai.foundation.refusals import RuleBroken
from doingoai.protocol import jobs
from doingoai.protocol.keeping import problem_kept
from doingoai.protocol.layouts.places import Settings
from doingoai.protocol.models import SeatingPlan, SeatOf, SeatSearch
from doingoai.protocol.queries import oldest_search, seats_of
from doingoai.protocol.states import Layout, SearchState
from doingoai.protocol.tables import Progress, solve
from tests import cast, factories
from tests.protocol.making import sits, visit_with_people

pytestmark = pytest.mark.django_db
AT = factories.NOON
S = SearchState


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    monkeypatch.setattr(jobs, "LOOK", 0.001)


@pytest.fixture
def ha():
    return cast.ha()


@pytest.fixture
def plan(ha) -> SeatingPlan:
    """Two guests who gain at each other's table were exchanged by hand: something can be found."""
    visit = visit_with_people(guests=12, hosts=9)
    made = plan_seats(
        visit, None, layout=Layout.ROUNDS, settings=Settings(seats=(8, 8, 8)), by=ha, at=AT
    )
    return _worsened(made, ha)


def _worsened(plan, by):
    """The second guest and the last one change their places: what no rule forbids, and rank regrets."""
    seats = {one.name: one.place_key for one in SeatOf.objects.filter(plan=plan)}
    swap_in_visit(plan, first=seats["GUEST Number3"], second=seats["GUEST Number12"], by=by, at=AT)
    plan.refresh_from_db()
    return plan


def by_steps(task, told, stop):
    """The real search, as far as a number of steps goes: the same each time."""
    return solve(task.problem, steps=3_000, former=task.former, stop=stop, progress=told)


def until_stopped(task, told, stop):
    """A search that would go on for ever; what it has found by then is what it answers."""
    while not stop():
        told(Progress(0.4, None))
    return by_steps(task, told, lambda: False)


class Ticking:
    """A clock that goes on by a second each time it is read."""

    def __init__(self):
        self.at = AT

    def __call__(self):
        self.at += timedelta(seconds=1)
        return self.at


def work(find=by_steps, *, meanwhile=lambda: None, now=None):
    """One turn of the worker; after its first look somebody does something."""
    turns = jobs.improve_seats(now or Ticking(), settle=settle_in_visit, find=find)
    for number, _done in enumerate(turns):
        if number == 0:
            meanwhile()


def _search():
    return SeatSearch.objects.latest("pk")


def test_what_the_worker_finds_is_in_force_and_told(plan, ha):
    improve_in_visit(plan, seconds=30, by=ha, at=AT)
    before = plan.version

    work()

    plan.refresh_from_db()
    found = _search()
    assert found.state == S.APPLIED
    assert found.value > found.before
    assert (plan.version, plan.changed_by) == (before + 1, ha)
    assert AuditEntry.objects.filter(verb="seating.improved").count() == 1
    assert oldest_search(AT) is None


def test_nothing_better_leaves_the_plan_as_it_is(plan, ha):
    improve_in_visit(plan, seconds=30, by=ha, at=AT)
    work()
    plan.refresh_from_db()
    version = plan.version
    improve_in_visit(plan, seconds=30, by=ha, at=AT)

    work(lambda task, told, stop: solve(task.problem, steps=0, former=task.former))

    plan.refresh_from_db()
    assert (_search().state, plan.version) == (S.NO_BETTER, version)


def test_locked_places_stay(plan, ha):
    seat = SeatOf.objects.get(plan=plan, name="GUEST Number12")
    lock_in_visit(plan, place=seat.place_key, is_locked=True, by=ha, at=AT)
    improve_in_visit(plan, seconds=30, by=ha, at=AT)

    work()

    assert sits(plan)[seat.place_key] == "GUEST Number12"
    assert SeatOf.objects.get(plan=plan, name="GUEST Number12").is_locked


def _exchange(plan, by):
    seats = {one.name: one.place_key for one in SeatOf.objects.filter(plan=plan)}
    swap_in_visit(plan, first=seats["GUEST Number5"], second=seats["GUEST Number6"], by=by, at=AT)


def test_what_a_person_changed_meanwhile_is_never_overwritten(plan, ha):
    improve_in_visit(plan, seconds=30, by=ha, at=AT)
    _exchange(plan, cast.lan())
    theirs = sits(plan)

    work()

    assert sits(plan) == theirs
    assert _search().state == S.OFFERED


def test_a_change_while_the_search_runs_counts_too(plan, ha):
    improve_in_visit(plan, seconds=30, by=ha, at=AT)

    work(until_stopped, meanwhile=lambda: _exchange(plan, ha))

    assert _search().state == S.OFFERED


def test_a_lock_set_meanwhile_is_a_change(plan, ha):
    improve_in_visit(plan, seconds=30, by=ha, at=AT)
    seat = SeatOf.objects.get(plan=plan, name="GUEST Number1")
    lock_in_visit(plan, place=seat.place_key, is_locked=True, by=ha, at=AT)

    work()

    assert _search().state == S.OFFERED


def test_what_is_offered_is_taken_over_by_a_person(plan, ha):
    improve_in_visit(plan, seconds=30, by=ha, at=AT)
    _exchange(plan, ha)
    work()
    plan.refresh_from_db()

    moves = accept_in_visit(plan, by=ha, at=AT, version=plan.version)

    assert moves
    assert _search().state == S.ACCEPTED


def test_what_is_offered_is_dropped_by_a_person(plan, ha):
    improve_in_visit(plan, seconds=30, by=ha, at=AT)
    _exchange(plan, ha)
    work()
    before = sits(plan)

    decline_in_visit(plan, by=ha, at=AT)

    assert (_search().state, sits(plan)) == (S.DECLINED, before)
    with pytest.raises(RuleBroken) as refusal:
        accept_in_visit(plan, by=ha, at=AT)
    assert refusal.value.code == "seating.not_offered"


def test_what_was_found_for_other_people_is_dropped(plan, ha):
    improve_in_visit(plan, seconds=30, by=ha, at=AT)
    gone = SeatOf.objects.get(plan=plan, name="GUEST Number9")

    work(
        until_stopped,
        meanwhile=lambda: drop_in_visit(plan, who=gone.attendee_key, by=ha, at=AT),
    )

    assert _search().state == S.OUTDATED
    assert "GUEST Number9" not in sits(plan).values()


def test_what_is_offered_no_longer_fits_after_somebody_dropped_out(plan, ha):
    improve_in_visit(plan, seconds=30, by=ha, at=AT)
    _exchange(plan, ha)
    work()
    gone = SeatOf.objects.get(plan=plan, name="GUEST Number9")
    drop_in_visit(plan, who=gone.attendee_key, by=ha, at=AT)

    with pytest.raises(RuleBroken) as refusal:
        accept_in_visit(plan, by=ha, at=AT)

    assert refusal.value.code == "seating.outdated"


def test_a_search_is_cancelled_while_it_runs(plan, ha):
    before = sits(plan)
    improve_in_visit(plan, seconds=30, by=ha, at=AT)

    work(until_stopped, meanwhile=lambda: stop_improving(plan, by=cast.lan(), at=AT))

    assert (_search().state, sits(plan)) == (S.CANCELLED, before)
    with pytest.raises(RuleBroken) as refusal:
        stop_improving(plan, by=ha, at=AT)
    assert refusal.value.code == "seating.not_searched"


def test_a_search_that_does_not_end_is_stopped_when_its_time_is_over(plan, ha):
    improve_in_visit(plan, seconds=10, by=ha, at=AT)
    clock = Ticking()

    work(until_stopped, now=clock)

    assert _search().state == S.APPLIED
    assert clock.at - AT <= timedelta(seconds=10) + jobs.SPARE + timedelta(seconds=5)


def test_how_far_it_is_can_be_read(plan, ha):
    improve_in_visit(plan, seconds=10, by=ha, at=AT)
    seen = set()
    turns = jobs.improve_seats(Ticking(), settle=settle_in_visit, find=until_stopped)

    for _done in turns:
        seen.add((_search().state, _search().percent))

    assert {(S.RUNNING, 40), (S.APPLIED, 100)} <= seen


def test_a_worker_that_is_to_stop_leaves_the_search_to_the_next(plan, ha):
    improve_in_visit(plan, seconds=30, by=ha, at=AT)
    turns = jobs.improve_seats(Ticking(), settle=settle_in_visit, find=until_stopped)
    next(turns)

    turns.close()

    assert _search().state == S.WAITING
    work()
    assert _search().state == S.APPLIED


def test_a_search_left_by_a_worker_that_died_begins_again(plan, ha):
    improve_in_visit(plan, seconds=30, by=ha, at=AT)
    SeatSearch.objects.update(state=S.RUNNING, percent=60)

    work()

    assert _search().state == S.APPLIED


def test_a_search_that_breaks_says_so_and_is_not_tried_for_ever(plan, ha):
    def broken(task, told, stop):
        raise ValueError("broken")

    improve_in_visit(plan, seconds=30, by=ha, at=AT)
    work(broken)

    assert _search().state == S.FAILED
    assert oldest_search(AT) is None


def test_a_visit_that_was_closed_meanwhile_stays_as_it_is(plan, ha):
    improve_in_visit(plan, seconds=30, by=ha, at=AT)
    before = sits(plan)
    visit = factories.Delegation.objects.get()
    visit.state, visit.closed_at = "closed", AT
    visit.save()

    work()

    assert (_search().state, sits(plan)) == (S.CLOSED, before)


def test_few_people_are_proved_best(ha):
    visit = visit_with_people(guests=4, hosts=3)
    made = plan_seats(
        visit, None, layout=Layout.ROUNDS, settings=Settings(seats=(4, 4)), by=ha, at=AT
    )
    problem = problem_kept(made, seats_of(made))

    found = jobs.find(jobs.Task(problem, {}, 0.3), lambda _progress: None, lambda: False)

    assert found.is_best


def test_the_worker_has_it_on_its_schedule(plan, ha, monkeypatch):
    monkeypatch.setattr(jobs.improve_seats, "__kwdefaults__", {"find": by_steps})
    improve_in_visit(plan, seconds=30, by=ha, at=AT)

    duty = next(one for one in SCHEDULE if one.name == "seats.improve")
    for _done in import_string(duty.work)(Ticking()):
        pass

    assert (_search().state, duty.waits_since(AT)) == (S.APPLIED, None)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"seconds": 5}, "seating.too_long"),
        ({"seconds": 3600}, "seating.too_long"),
    ],
)
def test_another_time_is_refused(plan, ha, change, code):
    with pytest.raises(RuleBroken) as refusal:
        improve_in_visit(plan, by=ha, at=AT, **change)

    assert refusal.value.code == code


def test_two_searches_of_one_plan_are_refused(plan, ha):
    improve_in_visit(plan, seconds=30, by=ha, at=AT)

    with pytest.raises(RuleBroken) as refusal:
        improve_in_visit(plan, seconds=10, by=cast.lan(), at=AT)

    assert (refusal.value.code, SeatSearch.objects.count()) == ("seating.is_searched", 1)


def test_another_layout_is_not_searched(ha):
    made = plan_seats(
        visit_with_people(), None, layout=Layout.TALKS, settings=Settings(), by=ha, at=AT
    )

    with pytest.raises(RuleBroken) as refusal:
        improve_in_visit(made, seconds=30, by=ha, at=AT)

    assert refusal.value.code == "seating.not_of_tables"
