"""A cancelled visit leaves nothing waiting: not the leader, not an agency, not an officer."""

import pytest
from django.urls import reverse

from doingoai.accounts.models import Notice
from doingoai.approvals.actions import withdraw_case, withdraw_consultation
from doingoai.approvals.models import Case, Consultation
from doingoai.approvals.queries import answerable_consultations, decidable_cases
from doingoai.approvals.states import CaseState
from doingoai.calendars.actions import make_feed
from doingoai.calendars.states import Scope
from doingoai.command.integrity.states import state_faults
from doingoai.delegations.actions.decide import MATTER, submit_delegation
from doingoai.delegations.actions.visit import cancel_delegation
from doingoai.delegations.states import State
from doingoai.foundation.models import AuditEntry
from doingoai.foundation.refusals import NotAllowed, RuleBroken
from doingoai.planning.models import Task
from doingoai.planning.states import TaskKind, TaskState
from tests import cast, factories

pytestmark = pytest.mark.django_db
WHY = "Đối tác hoãn chuyến thăm."


@pytest.fixture
def visit():
    return factories.delegation(reference="ĐV-2026-9001")


@pytest.fixture
def submitted(visit):
    factories.authority_rule(matter=MATTER)
    cast.minh()
    submit_delegation(visit, note="", on=factories.MONDAY, by=cast.lan(), at=factories.NOON)
    return visit


def cancel(visit, by=None):
    return cancel_delegation(visit, reason=WHY, by=by or cast.lan(), at=factories.NOON)


def told(user):
    return list(Notice.objects.filter(to=user).order_by("id").values_list("kind", flat=True))


def test_the_submission_is_withdrawn_with_the_visit(submitted):
    cancel(submitted, by=cast.ha())

    case = Case.objects.get()
    assert (case.state, case.reason, case.decided_by) == (CaseState.WITHDRAWN, WHY, None)
    assert list(decidable_cases(cast.minh())) == []
    assert told(cast.minh()) == ["case.submitted", "case.withdrawn"]
    assert told(cast.lan()) == ["case.withdrawn"]
    assert told(cast.ha()) == []


def test_who_cancels_what_they_submitted_is_not_told(submitted):
    cancel(submitted, by=cast.lan())

    assert told(cast.lan()) == []


def test_open_questions_are_called_off_and_the_agencies_told(visit):
    police = cast.focal_point()
    open_one = factories.consultation(visit, police.unit, cast.lan())
    answered = factories.consultation(
        visit, factories.unit(), cast.lan(), opinion="agree", answered_on=factories.MONDAY,
        answered_by=cast.lan(),
    )  # fmt: skip

    cancel(visit)

    open_one.refresh_from_db()
    answered.refresh_from_db()
    assert (open_one.withdrawn_at, answered.withdrawn_at) == (factories.NOON, None)
    assert list(answerable_consultations(police)) == []
    assert told(police) == ["consultation.withdrawn"]


def test_an_agency_opens_the_question_that_was_called_off(client, visit):
    police = cast.focal_point()
    asked = factories.consultation(visit, police.unit, cast.lan())
    cancel(visit)
    cast.enter(client, police)

    page = client.get(reverse("approvals:consultation", args=[asked.pk]))

    assert page.status_code == 200
    assert "đã rút câu hỏi này" in page.content.decode()
    assert 'id="answer"' not in page.content.decode()


def test_tasks_of_the_preparation_are_dropped_and_promises_stay(visit):
    about = {"about_type": "delegation", "about_id": str(visit.pk)}
    task = factories.task(cast.ha(), **about)
    done = factories.task(
        cast.ha(), state=TaskState.DONE, ended_at=factories.NOON, ended_by=cast.ha(), **about
    )
    promise = factories.task(cast.ha(), kind=TaskKind.PROMISE, **about)
    elsewhere = factories.task(cast.ha())

    cancel(visit)

    states = dict(Task.objects.values_list("pk", "state"))
    assert states == {
        task.pk: TaskState.DROPPED,
        done.pk: TaskState.DONE,
        promise.pk: TaskState.OPEN,
        elsewhere.pk: TaskState.OPEN,
    }
    task.refresh_from_db()
    assert task.evidence == f"Đã hủy đoàn: {WHY}"
    assert told(cast.ha()) == ["task.dropped"]


def test_every_step_stands_in_the_audit_log(submitted):
    factories.consultation(submitted, cast.police(), cast.lan())
    factories.task(cast.ha(), about_type="delegation", about_id=str(submitted.pk))
    before = AuditEntry.objects.latest("number").number

    cancel(submitted)

    verbs = AuditEntry.objects.filter(number__gt=before).values_list("verb", flat=True)
    assert sorted(verbs) == [
        "case.withdrawn", "consultation.withdrawn", "delegation.cancelled", "task.dropped",
    ]  # fmt: skip


def test_a_refused_cancelling_calls_nothing_off(submitted):
    factories.consultation(submitted, cast.police(), cast.lan())

    with pytest.raises(RuleBroken) as refusal:
        cancel_delegation(submitted, reason=" ", by=cast.lan(), at=factories.NOON)

    assert refusal.value.code == "delegation.no_reason"
    assert Case.objects.get().state == CaseState.SUBMITTED
    assert Consultation.objects.get().withdrawn_at is None


def test_a_cancelled_visit_that_still_waits_is_found_by_the_checker(submitted):
    submitted.refresh_from_db()
    submitted.state = State.CANCELLED
    submitted.save()
    assert [fault.kind.code for fault in state_faults()] == ["state.waiting"]

    Case.objects.update(state=CaseState.WITHDRAWN)
    assert list(state_faults()) == []


def test_a_submission_is_withdrawn_once_and_not_by_a_stranger(submitted):
    case = Case.objects.get()
    with pytest.raises(NotAllowed):
        withdraw_case(case, reason=WHY, by=cast.stranger(), at=factories.NOON)
    withdraw_case(case, reason=WHY, by=cast.lan(), at=factories.NOON)

    with pytest.raises(RuleBroken) as refusal:
        withdraw_case(case, reason=WHY, by=cast.lan(), at=factories.NOON)

    assert refusal.value.code == "case.not_waiting"


def test_an_agency_is_told_when_one_question_is_taken_back(visit):
    police = cast.focal_point()
    asked = factories.consultation(visit, police.unit, cast.lan())

    withdraw_consultation(asked, by=cast.lan(), at=factories.NOON)

    assert told(police) == ["consultation.withdrawn"]


def test_the_page_cancels_and_the_calendar_of_the_visit_says_so(client, visit):
    factories.item(visit.programme)
    _feed, secret = make_feed(
        Scope.DELEGATION, language="vi", by=cast.lan(), at=factories.NOON, delegation=visit
    )
    address = reverse("programme:feed", kwargs={"secret": secret})
    before = client.get(address).content.decode()
    cast.enter(client, cast.lan())

    client.post(reverse("delegations:cancel", args=[visit.pk]), {"reason": WHY})

    after = client.get(address).content.decode()
    assert ("STATUS:TENTATIVE" in before, "SEQUENCE:0" in before) == (True, True)
    assert ("STATUS:CANCELLED" in after, "SEQUENCE:1" in after) == (True, True)
