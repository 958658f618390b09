"""What is due before, and what remains after."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from doingoai.approvals.facts import DecisionFacts
from doingoai.approvals.states import Opinion
from doingoai.delegations.facts import ReportFacts
from doingoai.delegations.findings.finding import Target
from doingoai.delegations.states import State
from doingoai.directory.states import PartnerKind
from doingoai.planning.facts import PromiseFacts
from tests.delegations.findings.planted import codes, figure, found, only
from tests.delegations.visits import clean_visit, paper, spoken_from

DRAFT: dict[str, Any] = {"state": State.DRAFT, "decision": None}
CONSULTATION = clean_visit().consultations[0]
DECISION = clean_visit().decision or DecisionFacts(True, date.min, "")


def promise(**changes: Any) -> PromiseFacts:
    return replace(clean_visit().promises[0], **changes)


def test_visit_nobody_responsible_is_found() -> None:
    visit = clean_visit(responsible="")

    finding = only(visit)

    assert finding == ("visit.nobody_responsible", Target("visit", "", "responsible"), {})


def test_visit_nobody_responsible_stays_silent_when_the_visit_is_over() -> None:
    visit = clean_visit(responsible="", state=State.CLOSED)

    findings = found(visit)

    assert findings == ()


def test_submission_late_is_found() -> None:
    visit = clean_visit(as_of=date(2026, 10, 4), entry_visa_needed=False, **DRAFT)

    finding = only(visit)

    params = {"starts": "13/10/2026", "days": "10"}
    assert finding == ("submission.late", Target("visit", "", "state"), params)


def test_submission_late_is_found_earlier_when_visas_are_needed() -> None:
    visit = clean_visit(as_of=date(2026, 9, 14), **DRAFT)

    _code, _target, params = only(visit)

    assert params["days"] == "30"


@pytest.mark.parametrize(
    "changes",
    [
        {"as_of": date(2026, 10, 3), "entry_visa_needed": False},
        {"as_of": date(2026, 9, 13)},
        {"as_of": date(2026, 10, 4), "state": State.SUBMITTED},
        {"as_of": date(2026, 10, 4), "decision": DECISION},
        {"starts_on": None},
    ],
)
def test_submission_late_stays_silent_when_it_is_in_time_or_submitted(
    changes: dict[str, Any],
) -> None:
    visit = clean_visit(**{**DRAFT, **changes})

    findings = found(visit)

    assert findings == ()


def test_submission_late_stays_silent_when_the_missing_decision_says_more() -> None:
    visit = clean_visit(**DRAFT)

    findings = codes(visit)

    assert findings == ["decision.missing"]


@pytest.mark.parametrize(
    "decision",
    [
        None,
        replace(DECISION, approved=False),
        replace(DECISION, decided_on=date(2026, 10, 14)),
    ],
)
def test_decision_missing_is_found(decision: DecisionFacts | None) -> None:
    visit = clean_visit(decision=decision)

    finding = only(visit)

    params = {"starts": "13/10/2026"}
    assert finding == ("decision.missing", Target("visit", "", "decision"), params)


def test_decision_missing_is_found_when_an_approved_visit_has_no_dates() -> None:
    visit = clean_visit(decision=None, starts_on=None, ends_on=None)

    _code, _target, params = only(visit)

    assert params == {"starts": "–"}


def test_decision_missing_stays_silent_when_a_submitted_visit_is_six_days_away() -> None:
    visit = clean_visit(decision=None, state=State.SUBMITTED, as_of=date(2026, 10, 7))

    findings = found(visit)

    assert findings == ()


def test_decision_missing_stays_silent_when_it_was_taken_on_the_first_day() -> None:
    visit = clean_visit(decision=replace(DECISION, decided_on=date(2026, 10, 13)))

    findings = found(visit)

    assert findings == ()


def test_opinion_overdue_is_found() -> None:
    asked = replace(CONSULTATION, answered_on=None, opinion=None)

    finding = only(clean_visit(consultations=(asked,)))

    params = {"unit": "Công an Thành phố", "asked": "01/09/2026", "due": "10/09/2026"}
    target = Target("consultation", "consultation-1", "answered_on")
    assert finding == ("opinion.overdue", target, params)


def test_opinion_overdue_stays_silent_when_it_is_due_today() -> None:
    asked = replace(CONSULTATION, answered_on=None, opinion=None, due_on=date(2026, 10, 8))

    findings = found(clean_visit(consultations=(asked,)))

    assert findings == ()


@pytest.mark.parametrize("answered_on", [date(2026, 9, 21), None])
def test_opinion_objects_is_found(answered_on: date | None) -> None:
    asked = replace(CONSULTATION, opinion=Opinion.OBJECT, answered_on=answered_on)
    asked = replace(asked, asked_on=date(2026, 9, 21), due_on=date(2026, 12, 1))

    finding = only(clean_visit(consultations=(asked,)))

    target = Target("consultation", "consultation-1", "opinion")
    assert finding == ("opinion.objects", target, {"unit": "Công an Thành phố"})


@pytest.mark.parametrize("opinion", [Opinion.OBJECT, Opinion.AGREE_IF])
def test_opinion_objects_stays_silent_when_the_decision_came_after_or_it_agrees(
    opinion: Opinion,
) -> None:
    asked = replace(CONSULTATION, opinion=opinion)

    findings = found(clean_visit(consultations=(asked,)))

    assert findings == ()


def test_opinion_objects_is_found_before_any_decision() -> None:
    asked = replace(CONSULTATION, opinion=Opinion.OBJECT)

    findings = codes(clean_visit(consultations=(asked,), as_of=date(2026, 9, 10), **DRAFT))

    assert findings == ["opinion.objects"]


@pytest.mark.parametrize("issued", [True, False])
def test_police_not_told_is_found(issued: bool) -> None:
    papers = (
        paper("programme_detailed" if issued else "police_notice", issued=issued),
        paper(language="en"),
    )

    finding = only(clean_visit(papers=(*papers, *spoken_from())))

    params = {"starts": "13/10/2026"}
    assert finding == ("police.not_told", Target("visit", "", "papers"), params)


@pytest.mark.parametrize(
    "changes",
    [
        {"as_of": date(2026, 10, 7)},
        {"as_of": date(2026, 10, 16)},
        {"state": State.SUBMITTED},
        {"starts_on": None},
        {"partner_kind": PartnerKind.EMBASSY, "entry_visa_needed": False},
    ],
)
def test_police_not_told_stays_silent_when_it_is_early_over_or_undecided(
    changes: dict[str, Any],
) -> None:
    visit = clean_visit(papers=(), **changes)

    findings = found(visit)

    assert findings == ()


def test_police_not_told_stays_silent_when_the_office_gives_four_days() -> None:
    visit = clean_visit(papers=())

    findings = found(visit, figure("police_notice_before_visit", 4))

    assert findings == ()


@pytest.mark.parametrize("report", [None, ReportFacts(happened_vi="Nháp")])
def test_report_overdue_is_found(report: ReportFacts | None) -> None:
    visit = clean_visit(as_of=date(2026, 10, 19), state=State.UNDER_WAY, report=report)

    finding = only(visit)

    params = {"ends": "15/10/2026", "due": "18/10/2026"}
    assert finding == ("report.overdue", Target("visit", "", "report"), params)


@pytest.mark.parametrize(
    "changes",
    [
        {"as_of": date(2026, 10, 18)},
        {"report": ReportFacts(filed_on=date(2026, 10, 18))},
        {"state": State.REPORTED},
        {"ends_on": None},
    ],
)
def test_report_overdue_stays_silent_when_it_is_in_time_or_filed(changes: dict[str, Any]) -> None:
    late = {"as_of": date(2026, 10, 19), "state": State.UNDER_WAY}

    findings = found(clean_visit(**{**late, **changes}))

    assert findings == ()


def test_promise_no_owner_is_found() -> None:
    visit = clean_visit(promises=(promise(owner=""),))

    finding = only(visit)

    params = {"promise": "Gửi tài liệu giới thiệu Thành phố"}
    assert finding == ("promise.no_owner", Target("promise", "promise-1", "owner"), params)


def test_promise_no_owner_stays_silent_when_the_promise_is_kept() -> None:
    visit = clean_visit(promises=(promise(owner="", done=True),))

    findings = found(visit)

    assert findings == ()


def test_promise_no_date_is_found() -> None:
    visit = clean_visit(promises=(promise(due_on=None),), state=State.CLOSED)

    finding = only(visit)

    params = {"promise": "Gửi tài liệu giới thiệu Thành phố"}
    assert finding == ("promise.no_date", Target("promise", "promise-1", "due_on"), params)


def test_promise_no_date_stays_silent_when_the_visit_was_cancelled() -> None:
    visit = clean_visit(promises=(promise(due_on=None),), state=State.CANCELLED)

    findings = found(visit)

    assert findings == ()


def test_promise_overdue_is_found() -> None:
    visit = clean_visit(promises=(promise(due_on=date(2026, 10, 7)),))

    finding = only(visit)

    params = {"promise": "Gửi tài liệu giới thiệu Thành phố", "due": "07/10/2026"}
    assert finding == ("promise.overdue", Target("promise", "promise-1", "due_on"), params)


def test_promise_overdue_stays_silent_when_it_is_due_today() -> None:
    visit = clean_visit(promises=(promise(due_on=date(2026, 10, 8)),))

    findings = found(visit)

    assert findings == ()
