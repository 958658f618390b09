"""Where things lie, how long they take, who has too much: counted, with nothing said from too little."""

from datetime import UTC, datetime, timedelta

import pytest

from doingoai.accounts.states import Role
from doingoai.approvals.flow import (
    agencies,
    agency_paces,
    case_forecast,
    case_paces,
    question_forecast,
    seats,
)
from doingoai.approvals.states import CaseState
from tests import cast, factories

pytestmark = pytest.mark.django_db
TODAY = factories.MONDAY
DAY = timedelta(days=1)
LAST_WEEK = datetime(2026, 1, 26, 3, 0, tzinfo=UTC)


def decided(rule, took, at=LAST_WEEK):
    return factories.case(
        factories.delegation(), cast.lan(), rule, state=CaseState.APPROVED, took=took,
        decided_by=cast.director(), decided_at=at, submitted_at=at,
    )  # fmt: skip


def waiting(rule, **fields):
    return factories.case(factories.delegation(), cast.lan(), rule, **fields)


def asked(unit, **fields):
    return factories.consultation(factories.delegation(), unit, cast.lan(), **fields)


def test_the_pace_of_a_line_is_that_of_the_last_year():
    rule = factories.authority_rule()
    for took in (1, 1, 4):
        decided(rule, took)
    decided(rule, 99, at=LAST_WEEK - timedelta(days=400))

    pace = case_paces(TODAY)[rule.pk]

    assert (pace.number, pace.median, pace.most) == (3, 1, 4)


def test_every_seat_tells_what_waits_since_when_and_who_holds_it():
    rule = factories.authority_rule(approver_role=Role.DIRECTOR, approver_unit=cast.police())  # fmt: skip
    cast.minh()
    waiting(rule, due_on=TODAY - DAY)
    waiting(rule, due_on=TODAY, submitted_at=LAST_WEEK)
    idle = factories.authority_rule(approver_role=Role.CITY_LEADER)
    decided(idle, 3)
    factories.authority_rule()

    first, second = seats(TODAY)

    place = first.place
    assert (place.open, place.late, place.since) == (2, 1, LAST_WEEK.date())
    assert (first.rule, first.people) == (rule, ())
    assert (second.rule, second.place.open, second.place.since) == (idle, 0, None)
    assert second.people == (cast.minh().name,)
    chief = factories.user(roles=(Role.DIRECTOR,), unit=cast.police())
    assert seats(TODAY)[0].people == (chief.name,)


@pytest.mark.parametrize(
    ("done", "took", "open_", "overloaded"),
    [(7, 1, 9, None), (8, 1, 2, False), (8, 1, 3, True), (8, 50, 3, False)],
)
def test_overloaded_is_who_has_more_than_twice_the_usual(done, took, open_, overloaded):
    unit = cast.police()
    for _turn in range(done):
        asked(unit, answered_on=TODAY - DAY, asked_on=TODAY - DAY, opinion="agree", took=took)
    for _turn in range(open_):
        asked(unit)

    (agency,) = agencies(TODAY)

    assert (agency.place.usual is None) == (overloaded is None)
    assert agency.place.is_overloaded is bool(overloaded)


def test_agencies_with_late_answers_and_withdrawn_questions():
    unit = cast.police()
    asked(unit, asked_on=TODAY - 9 * DAY, due_on=TODAY - 5 * DAY, answered_on=TODAY, opinion="none", took=7)  # fmt: skip
    asked(unit, asked_on=TODAY - 9 * DAY, due_on=TODAY - 5 * DAY)
    asked(factories.unit(), withdrawn_at=factories.NOON)

    (agency,) = agencies(TODAY)

    assert (agency.place.open, agency.place.late, agency.answered_late) == (1, 1, 1)


def test_a_forecast_is_given_from_eight_that_are_done_on():
    rule, unit = factories.authority_rule(), cast.police()
    case, question = waiting(rule), asked(unit)
    assert case_forecast(case, case_paces(TODAY), today=TODAY) is None
    for _turn in range(8):
        decided(rule, 2)
        asked(unit, answered_on=TODAY, opinion="agree", took=3)

    found = case_forecast(case, case_paces(TODAY), today=TODAY)
    theirs = question_forecast(question, agency_paces(TODAY), today=TODAY)

    assert found is not None
    assert (found.of, found.likely_on) == (8, TODAY + 2 * DAY)
    assert theirs is not None
    assert theirs.safe_on == TODAY + 3 * DAY
