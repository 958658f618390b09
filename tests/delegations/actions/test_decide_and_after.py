"""Opinions, the decision, the report, the estimate by hand, and closing."""

from datetime import timedelta

import pytest

from doingoai.accounts.states import Role
from doingoai.approvals.models import Consultation
from doingoai.approvals.states import Verdict
from doingoai.delegations.actions.after import (
    begin_delegation,
    close_delegation,
    drop_estimate_row,
    file_report,
    set_estimate_row,
    write_report,
)
from doingoai.delegations.actions.decide import (
    MATTER,
    consult_on_delegation,
    decide_on_delegation,
    reopen_refused,
    submit_delegation,
)
from doingoai.delegations.models import EstimateRow, ResultReport
from doingoai.delegations.states import State
from doingoai.documents.models import Paper
from doingoai.planning.states import TaskKind
from tests import cast, factories
from tests.refusals import refused, told

pytestmark = pytest.mark.django_db
ON, AT = factories.MONDAY, factories.NOON
LINE = {"item": "gift", "label_vi": "Quà", "quantity": 2, "unit_price": 500_000, "explanation": ""}


def state_of(visit):
    visit.refresh_from_db()
    return visit.state


def submitted(by, **fields):
    factories.authority_rule(matter=MATTER, approver_role=Role.CITY_LEADER)
    visit = factories.delegation(**fields)
    submit_delegation(visit, note=" Kính trình ", on=ON, by=by, at=AT)
    return visit


def test_asking_moves_a_draft_and_asking_again_only_asks():
    ha, visit = cast.ha(), factories.delegation()
    question = {
        "question": "Ý kiến?",
        "on": ON,
        "due_on": ON + timedelta(days=5),
        "by": ha,
        "at": AT,
    }

    consult_on_delegation(visit, units=[factories.unit()], **question)
    consult_on_delegation(visit, units=[factories.unit()], **question)

    assert [state_of(visit), Consultation.objects.count()] == [State.CONSULTING, 2]
    assert told() == ["consultation.asked", "delegation.moved", "consultation.asked"]


@pytest.mark.parametrize(
    ("verdict", "state"),
    [
        (Verdict.APPROVE, State.APPROVED),
        (Verdict.RETURN, State.DRAFT),
        (Verdict.REFUSE, State.REFUSED),
    ],
)
def test_a_decision_moves_the_visit(verdict, state):
    visit = submitted(cast.ha(), head_rank="mayor")

    case = decide_on_delegation(visit, verdict=verdict, reason="Vì", on=ON, by=cast.minh(), at=AT)

    assert [state_of(visit), case.outgoing is not None] == [state, verdict == Verdict.APPROVE]
    assert told(2) == [f"case.{verdict.value}", "delegation.moved"]


def test_a_refused_visit_is_taken_up_again():
    ha, visit = cast.ha(), factories.delegation(state=State.REFUSED)

    reopen_refused(visit, by=ha)

    assert state_of(visit) == State.DRAFT
    with refused("delegation.cannot_move"):
        reopen_refused(visit, by=ha)


def test_a_visit_runs_is_reported_and_closed_with_its_papers_frozen():
    ha, head = cast.ha(), cast.division_head()
    visit = factories.delegation(state=State.APPROVED)
    paper = factories.paper(visit)

    begin_delegation(visit, by=ha)
    with refused("report.empty"):
        file_report(visit, on=ON, by=ha)
    with refused("delegation.no_report"):
        close_delegation(visit, by=head, at=AT)
    write_report(visit, changes={"happened_vi": "Đã đón", "results_vi": "Tốt"}, by=ha)
    write_report(visit, changes={"happened_vi": "Đã đón"}, by=ha)
    file_report(visit, on=ON, by=ha)
    write_report(visit, changes={"proposals_vi": "Thăm lại"}, by=ha)
    factories.task(ha, about_type="delegation", about_id=str(visit.pk), kind=TaskKind.PROMISE)
    close_delegation(visit, by=head, at=AT)

    assert [state_of(visit), Paper.objects.get(pk=paper.pk).state] == [State.CLOSED, "draft"]
    assert told() == [
        "delegation.begun", "report.written", "report.filed", "report.written", "delegation.closed",
    ]  # fmt: skip


def test_a_promise_that_nobody_keeps_holds_the_file_open():
    ha, head = cast.ha(), cast.division_head()
    visit = factories.delegation(state=State.REPORTED)
    ResultReport.objects.create(delegation=visit, filed_on=ON, filed_by=ha)
    factories.task(
        None, given_by=ha, about_type="delegation", about_id=str(visit.pk), kind=TaskKind.PROMISE
    )

    with refused("delegation.promise_without_owner"):
        close_delegation(visit, by=head, at=AT)


def test_two_who_begin_one_report_do_not_write_over_each_other():
    ha, visit = cast.ha(), factories.delegation(state=State.UNDER_WAY)
    blank = {"opened": {"happened_vi": "", "results_vi": ""}, "version": 1}

    write_report(visit, changes={"happened_vi": "Của tôi"}, by=ha, **blank)

    with refused("edit.changed_meanwhile"):
        write_report(visit, changes={"happened_vi": "Của bạn"}, by=ha, **blank)
    merged = write_report(visit, changes={"happened_vi": "", "results_vi": "Tốt"}, by=ha, **blank)
    assert [merged.happened_vi, merged.results_vi] == ["Của tôi", "Tốt"]


def test_a_line_of_the_estimate_is_set_set_again_and_dropped():
    ha, visit = cast.ha(), factories.delegation()

    set_estimate_row(visit, by=ha, **LINE)
    set_estimate_row(visit, by=ha, **LINE | {"quantity": 3})
    with refused("edit.changed_meanwhile"):
        set_estimate_row(visit, by=ha, **LINE | {"quantity": 4}, opened={"quantity": "2"})
    quantity = EstimateRow.objects.get().quantity
    drop_estimate_row(visit, item="gift", by=ha)

    assert [quantity, EstimateRow.objects.count()] == [3, 0]
    assert told() == ["estimate.row_set"] * 2 + ["estimate.row_dropped"]
