"""Opinions and the decision: asking, recording, withdrawing, submitting, deciding, reopening."""

from datetime import date

import pytest

from doingoai.approvals.models import Case, Consultation
from doingoai.delegations.models import Delegation
from doingoai.delegations.states import State
from tests import cast, factories
from tests.web.delegations.answers import at, read, shown_faults, typed, verbs
from tests.web.guard import inline_faults

pytestmark = pytest.mark.django_db

MATTER = "delegation.reception"
ANSWER = {
    "opinion": "agree", "text": "", "paper_reference": "12/CATP", "answered_on": "2/2/2026",
}  # fmt: skip


@pytest.fixture
def police():
    return cast.police()


@pytest.fixture
def asked(visit, police):
    return factories.consultation(visit, police, cast.ha(), question="Đề nghị cho ý kiến.")


@pytest.fixture
def waiting(visit):
    """The visit was laid before the leader by Lan."""
    visit.state = State.SUBMITTED
    visit.save()
    return factories.case(visit, cast.lan(), factories.authority_rule(matter=MATTER), note="Gấp")


def question(unit, **fields):
    usual = {"units": [unit.pk], "question": "Có ý kiến gì không?", "due_on": "9/2/2026"}
    return {**usual, **fields}


def state_of(visit):
    return Delegation.objects.get(pk=visit.pk).state


def test_agencies_are_asked(client, ha, visit, police):
    shown = client.get(at(visit, "consult"))

    response = client.post(at(visit, "ask"), question(police))

    asked = Consultation.objects.get()
    assert shown.context["ask_form"]["due_on"].value() == date(2026, 2, 11)
    assert inline_faults(read(shown)) == []
    assert response.headers["Location"] == at(visit, "consult")
    assert (asked.unit, asked.due_on, state_of(visit)) == (police, date(2026, 2, 9), "consulting")
    assert (verbs(visit), verbs(asked)) == (["delegation.moved"], ["consultation.asked"])


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"units": []}, "units"),
        ({"units": ["999999"]}, "units"),
        ({"question": "  "}, "question"),
        ({"due_on": "2/2/2026"}, "due_on"),
        ({"due_on": "31/2/2026"}, "due_on"),
    ],
    ids=["nobody", "unknown", "nothing", "today", "no such day"],
)
def test_a_question_that_cannot_be_is_refused_at_its_field(
    client, ha, visit, police, fields, field
):
    response = client.post(at(visit, "ask"), question(police, **fields))

    assert (response.status_code, list(shown_faults(response))) == (422, [field])
    assert (Consultation.objects.count(), state_of(visit)) == (0, State.DRAFT)


def test_of_a_closed_visit_nobody_is_asked(client, ha, visit, police):
    Delegation.objects.filter(pk=visit.pk).update(state=State.CLOSED, closed_at=factories.NOON)

    response = client.post(at(visit, "ask"), question(police))

    assert shown_faults(response) == {
        "": "Chuyến thăm đang ở trạng thái “Đã đóng hồ sơ”; số liệu không sửa được nữa."
    }
    assert typed(response, question="Có ý kiến gì không?") == []


def test_an_opinion_that_came_on_paper_is_recorded(client, ha, visit, asked):
    shown = read(client.get(at(visit, "record-answer", asked.pk)))

    response = client.post(at(visit, "record-answer", asked.pk), ANSWER)

    asked.refresh_from_db()
    assert 'value="02/02/2026"' in shown
    assert response.headers["Location"] == at(visit, "consult")
    assert (asked.opinion, asked.paper_reference, asked.answered_by) == ("agree", "12/CATP", ha)
    assert verbs(asked) == ["consultation.recorded"]
    assert "12/CATP" in read(client.get(at(visit, "consult")))


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"opinion": "object"}, "text"),
        ({"answered_on": "1/2/2026"}, "answered_on"),
        ({"answered_on": "31/4/2026"}, "answered_on"),
        ({"paper_reference": ""}, "paper_reference"),
        ({"paper_reference": "x" * 400}, "paper_reference"),
        ({"opinion": "maybe"}, "opinion"),
    ],
)
def test_an_opinion_that_cannot_be_is_refused_at_its_field(client, ha, visit, asked, fields, field):
    response = client.post(at(visit, "record-answer", asked.pk), {**ANSWER, **fields})

    asked.refresh_from_db()
    assert (response.status_code, list(shown_faults(response))) == (422, [field])
    assert asked.opinion == ""


def test_an_opinion_is_recorded_once(client, ha, visit, asked):
    client.post(at(visit, "record-answer", asked.pk), ANSWER)

    again = client.post(at(visit, "record-answer", asked.pk), ANSWER)
    withdrawn = client.post(at(visit, "withdraw", asked.pk))

    assert shown_faults(again) == {"": "Câu hỏi này đã được trả lời ngày 02/02/2026."}
    assert withdrawn.status_code == 422


def test_a_question_is_withdrawn(client, ha, visit, asked):
    response = client.post(at(visit, "withdraw", asked.pk))

    asked.refresh_from_db()
    assert response.headers["Location"] == at(visit, "consult")
    assert (asked.withdrawn_at, verbs(asked)) == (factories.NOON, ["consultation.withdrawn"])


def test_a_question_about_another_visit_is_not_there(client, ha, visit, asked):
    other = factories.delegation()

    assert client.get(at(other, "record-answer", asked.pk)).status_code == 404
    assert client.post(at(other, "withdraw", asked.pk)).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_the_same_number_of_questions(
    client, ha, visit, count, django_assert_max_num_queries
):
    rule, minh = factories.authority_rule(matter=MATTER), cast.minh()
    for _turn in range(count):
        factories.consultation(visit, factories.unit(), ha)
        factories.case(
            visit, ha, rule, state="returned", decided_by=minh, decided_at=factories.NOON
        )
    client.get(at(visit, "consult"))

    with django_assert_max_num_queries(20):
        client.get(at(visit, "consult"))


def test_a_visit_is_submitted(client, ha, visit):
    factories.authority_rule(matter=MATTER)

    response = client.post(at(visit, "submit"), {"note": "Gấp"})

    case = Case.objects.get()
    assert response.headers["Location"] == at(visit, "consult")
    assert (case.note, case.submitted_by, state_of(visit)) == ("Gấp", ha, State.SUBMITTED)
    assert verbs(visit) == ["delegation.moved"]


def test_without_anybody_who_may_decide_nothing_is_submitted(client, ha, visit):
    response = client.post(at(visit, "submit"), {"note": "Đã gõ", "form_key": "một lần"})

    assert shown_faults(response) == {
        "": "Bảng thẩm quyền chưa nêu ai được quyết định việc này. Hãy nhờ quản trị viên thêm một dòng."
    }
    assert (typed(response, note="Đã gõ"), state_of(visit)) == ([], State.DRAFT)


def test_what_waits_is_not_submitted_again(client, ha, visit, waiting):
    response = client.post(at(visit, "submit"), {"note": ""})

    assert (list(shown_faults(response)), Case.objects.count()) == ([""], 1)


@pytest.mark.parametrize(
    ("verdict", "now"),
    [("approved", State.APPROVED), ("returned", State.DRAFT), ("refused", State.REFUSED)],
)
def test_a_leader_decides(client, visit, waiting, verdict, now):
    cast.enter(client, cast.minh())
    shown = read(client.get(at(visit, "consult")))

    response = client.post(at(visit, "decide"), {"verdict": verdict, "reason": "Có lý do"})

    waiting.refresh_from_db()
    assert "Gấp" in shown
    assert response.headers["Location"] == at(visit, "consult")
    assert (state_of(visit), waiting.reason) == (now, "Có lý do")
    assert (waiting.outgoing is not None) is (verdict == "approved")
    assert verbs(waiting)[-1] == f"case.{verdict}"
    assert inline_faults(read(client.get(at(visit, "consult")))) == []


@pytest.mark.parametrize("verdict", ["returned", "refused"])
def test_a_no_needs_a_reason(client, visit, waiting, verdict):
    cast.enter(client, cast.minh())

    response = client.post(at(visit, "decide"), {"verdict": verdict, "reason": " "})

    assert (list(shown_faults(response)), state_of(visit)) == (["reason"], State.SUBMITTED)


def test_a_leader_has_to_choose(client, visit, waiting):
    cast.enter(client, cast.minh())

    response = client.post(at(visit, "decide"), {"reason": "Đã gõ"})

    assert (response.status_code, typed(response, reason="Đã gõ")) == (422, [])


def test_who_submitted_does_not_decide(client, visit):
    director = cast.director()
    cast.enter(client, director)
    rule = factories.authority_rule(matter=MATTER, approver_role="director")
    factories.case(visit, director, rule)
    Delegation.objects.filter(pk=visit.pk).update(state=State.SUBMITTED)

    shown = client.get(at(visit, "consult"))
    response = client.post(at(visit, "decide"), {"verdict": "approved"})

    assert shown.context["decide_form"] is None
    assert shown_faults(response) == {
        "": "Người trình không được tự duyệt. Phải do lãnh đạo khác quyết định."
    }


def test_who_is_not_named_by_the_matrix_does_not_decide(client, visit, waiting):
    cast.enter(client, cast.director())

    response = client.post(at(visit, "decide"), {"verdict": "approved"})

    assert (list(shown_faults(response)), state_of(visit)) == ([""], State.SUBMITTED)


@pytest.mark.parametrize(
    ("state", "verdict"),
    [
        (State.REFUSED, "returned"),
        (State.CONSULTING, "returned"),
        (State.APPROVED, "approved"),
        (State.DRAFT, "refused"),
    ],
)
def test_what_does_not_wait_is_not_decided(client, visit, state, verdict):
    cast.enter(client, cast.minh())
    Delegation.objects.filter(pk=visit.pk).update(state=state)

    response = client.post(at(visit, "decide"), {"verdict": verdict, "reason": "Có lý do"})

    assert (response.status_code, list(shown_faults(response))) == (422, [""])
    assert state_of(visit) == state


def test_a_refused_visit_is_taken_up_again(client, ha, visit):
    Delegation.objects.filter(pk=visit.pk).update(state=State.REFUSED)

    response = client.post(at(visit, "reopen"))

    assert response.headers["Location"] == at(visit, "consult")
    assert (state_of(visit), verbs(visit)) == (State.DRAFT, ["delegation.moved"])


def test_what_was_not_refused_is_not_taken_up_again(client, ha, visit, waiting):
    response = client.post(at(visit, "reopen"))

    assert (response.status_code, state_of(visit)) == (422, State.SUBMITTED)


def test_a_leader_asks_nobody_and_an_officer_decides_nothing(client, visit, asked, police):
    cast.enter(client, cast.minh())
    asks = client.post(at(visit, "ask"), question(police)).status_code
    records = client.post(at(visit, "record-answer", asked.pk), ANSWER).status_code
    submits = client.post(at(visit, "submit"), {}).status_code
    cast.enter(client, cast.lan())
    decides = client.post(at(visit, "decide"), {"verdict": "approved"}).status_code

    assert {asks, records, submits, decides} == {403}


def test_a_focal_point_sees_no_opinions_of_others(client, visit, asked):
    cast.enter(client, cast.focal_point())

    assert client.get(at(visit, "consult")).status_code == 403
