"""Steps of the office's procedures: overdue, and without the second check they ask for."""

from dataclasses import replace
from datetime import timedelta

from doingoai.delegations.findings.finding import Target
from doingoai.delegations.states import State
from doingoai.procedures.facts import StepFacts
from doingoai.procedures.states import Outcome
from tests.delegations.findings.planted import codes, found
from tests.delegations.visits import clean_visit


def visit_with(**changes):
    """The clean visit, approved, with one step of its first item that was due two days ago."""
    visit = clean_visit()
    due = visit.items[0].starts_at.replace(
        year=visit.as_of.year, month=visit.as_of.month, day=visit.as_of.day
    ) - timedelta(days=2)
    step = StepFacts("step-1", "Đón", "Welcome", "Hoa", "Flowers", due, about=visit.items[0].key)
    return replace(visit, state=State.APPROVED, steps=(replace(step, **changes),))


def test_step_overdue_is_found_once_for_each_item() -> None:
    finding = next(one for one in found(visit_with()) if one.code == "step.overdue")

    assert finding.target == Target("step", visit_with().items[0].key)
    assert "Hoa" in finding.params["steps"]


def test_step_overdue_stays_silent_when_noted_or_before_the_decision() -> None:
    for outcome in Outcome:
        assert "step.overdue" not in codes(visit_with(outcome=outcome, reason="x"))
    assert "step.overdue" not in codes(replace(visit_with(), state=State.SUBMITTED))
    tomorrow = visit_with().steps[0].due_at + timedelta(days=3)
    assert "step.overdue" not in codes(visit_with(due_at=tomorrow))


def test_step_no_second_check_is_found_when_only_one_has_ticked() -> None:
    visit = visit_with(outcome=Outcome.DONE, needs_second=True, by="A")
    assert "step.no_second_check" in codes(visit)


def test_step_no_second_check_stays_silent_when_confirmed_departed_or_not_asked() -> None:
    for changes in (
        {"outcome": Outcome.DONE, "needs_second": True, "second_by": "B"},
        {"outcome": Outcome.NOT_DONE, "needs_second": True, "reason": "x"},
        {"outcome": Outcome.DONE},
    ):
        assert "step.no_second_check" not in codes(visit_with(**changes))
