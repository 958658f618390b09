"""Asking agencies, answering for one's own, submitting and deciding: each by the right person."""

from datetime import timedelta

import pytest

from doingoai.accounts.models import Notice
from doingoai.accounts.states import Role
from doingoai.approvals.actions import (
    Answer,
    Matter,
    answer_consultation,
    ask_units,
    decide_case,
    edit_authority_rule,
    submit_case,
    withdraw_consultation,
)
from doingoai.approvals.models import AuthorityRule
from doingoai.approvals.rules import is_approver, is_overdue, rule_for
from doingoai.approvals.states import CaseState, Opinion, Verdict
from doingoai.documents.actions import Numbering
from doingoai.foundation.refusals import NotAllowed
from tests import cast, factories
from tests.refusals import refused, told

pytestmark = pytest.mark.django_db
ON, AT = factories.MONDAY, factories.NOON
DUE = ON + timedelta(days=5)
MATTER = "delegation_in"
NUMBER = Numbering(series="decisions", symbol="QĐ-UBND", type_vi="Quyết định", subject="Đón", signer="M")  # fmt: skip


def ask(by, units, question="Ý kiến?", due_on=DUE):
    return ask_units(
        factories.delegation(), units=units, question=question, asked_on=ON, due_on=due_on, by=by, at=AT
    )  # fmt: skip


def asked(by=None, unit=None, **fields):
    return factories.consultation(
        factories.delegation(), unit or factories.unit(), by or cast.ha(), asked_on=ON, **fields
    )


def test_each_agency_is_asked_and_its_people_are_told():
    ha, focal = cast.ha(), cast.focal_point()

    questions = ask(ha, [focal.unit, factories.unit()])

    assert [one.due_on for one in questions] == [DUE, DUE]
    assert told() == ["consultation.asked"] * 2
    assert list(Notice.objects.values_list("to", "kind")) == [(focal.pk, "consultation.asked")]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"units": []}, "consultation.nobody"),
        ({"question": " "}, "consultation.no_question"),
        ({"due_on": ON}, "consultation.no_time"),
    ],
)
def test_a_question_that_cannot_be_answered_is_not_asked(fields, code):
    ha = cast.ha()
    fields = {"units": [factories.unit()], **fields}

    with refused(code):
        ask(ha, **fields)


def test_an_agency_answers_for_itself_and_whoever_asked_is_told():
    ha, focal = cast.ha(), cast.focal_point()
    question = asked(ha, focal.unit)

    answered = answer_consultation(question, Answer(Opinion.AGREE, " ", ON), by=focal, at=AT)

    assert [answered.opinion, answered.answered_by, told()] == [
        Opinion.AGREE, focal, ["consultation.answered"],
    ]  # fmt: skip
    assert list(Notice.objects.values_list("to", "kind")) == [(ha.pk, "consultation.answered")]
    with refused("consultation.answered"):
        answer_consultation(question, Answer(Opinion.OBJECT, "Không", ON), by=focal, at=AT)


def test_nobody_answers_for_another_agency_but_on_paper():
    ha, focal = cast.ha(), cast.focal_point()
    question = asked(ha)

    with pytest.raises(NotAllowed):
        answer_consultation(question, Answer(Opinion.AGREE, "", ON), by=focal, at=AT)
    on_paper = Answer(Opinion.AGREE_IF, "Có bảo vệ", ON, "12/CV-CA")
    recorded = answer_consultation(question, on_paper, by=ha, at=AT)

    assert [recorded.paper_reference, told()] == ["12/CV-CA", ["consultation.recorded"]]
    assert Notice.objects.count() == 0


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (Answer(Opinion.OBJECT, " ", ON, "1/CV"), "consultation.no_text"),
        (Answer(Opinion.AGREE, "", ON - timedelta(days=1), "1/CV"), "consultation.before_asking"),
    ],
)
def test_an_answer_that_says_nothing_or_comes_too_early_is_refused(answer, code):
    question = asked()

    with refused(code):
        answer_consultation(question, answer, by=question.asked_by, at=AT)


def test_a_question_taken_back_is_not_answered_and_never_late():
    question = asked(due_on=DUE)
    late = is_overdue(question, on=DUE + timedelta(days=1))

    withdrawn = withdraw_consultation(question, by=question.asked_by, at=AT)

    assert [late, is_overdue(withdrawn, on=DUE + timedelta(days=1))] == [True, False]
    with refused("consultation.withdrawn"):
        answer_consultation(question, Answer(Opinion.AGREE, "", ON, "1/CV"), by=question.asked_by, at=AT)  # fmt: skip


def line(order, **fields):
    return AuthorityRule(pk=order, order=order, matter=MATTER, valid_from=ON, source="x", **fields)


@pytest.mark.parametrize(
    ("level", "invited_by", "on", "order"),
    [
        (2, "city", ON, 3),
        (9, "city", ON, 2),
        (None, "city", ON, 2),
        (9, "partner", ON, 3),
        (9, "city", ON + timedelta(days=9), 3),
    ],
)
def test_the_first_line_that_fits_decides(level, invited_by, on, order):
    lines = [
        line(3),
        line(2, min_level=5, invited_by="city", valid_to=DUE),
        AuthorityRule(pk=1, order=1, matter="other", valid_from=ON),
    ]

    found = rule_for(lines, matter=MATTER, level=level, invited_by=invited_by, on=on)

    assert found.order == order


def test_without_a_line_nobody_decides():
    with refused("authority.nobody"):
        rule_for([line(1)], matter=MATTER, level=1, invited_by="", on=ON - timedelta(days=1))


def test_a_line_may_name_the_unit_of_its_approver():
    minh = cast.minh()
    rules = [
        line(1, approver_role=Role.CITY_LEADER, approver_unit_id=minh.unit_id),
        line(2, approver_role=Role.CITY_LEADER, approver_unit=factories.unit()),
        line(3, approver_role=Role.CITY_LEADER),
        line(4, approver_role=Role.DIRECTOR),
    ]

    assert [is_approver(minh, rule) for rule in rules] == [True, False, True, False]


def submit(by, visit=None):
    matter = Matter(MATTER, level=5, invited_by="city", note=" Gấp ")
    return submit_case(visit or factories.delegation(), matter, on=ON, by=by, at=AT)


def test_a_matter_waits_once_and_its_approvers_are_told():
    ha, minh = cast.ha(), cast.minh()
    factories.authority_rule(matter=MATTER)
    visit = factories.delegation()

    case = submit(ha, visit)

    assert [case.note, told()] == ["Gấp", ["case.submitted"]]
    assert list(Notice.objects.values_list("to", "kind")) == [(minh.pk, "case.submitted")]
    with refused("case.already_waiting"):
        submit(ha, visit)


def decide(case, by, verdict=Verdict.APPROVE, reason="", numbering=NUMBER):
    return decide_case(
        case, verdict=verdict, reason=reason, numbering=numbering, on=ON, by=by, at=AT
    )


def test_an_approval_is_numbered_and_final():
    ha, minh = cast.ha(), cast.minh()
    factories.authority_rule(matter=MATTER)

    case = decide(submit(ha), minh)
    plain = decide(submit(ha), minh, numbering=None)

    assert [case.state, case.outgoing.number, plain.outgoing] == [CaseState.APPROVED, 1, None]
    with refused("case.not_waiting"):
        decide(case, minh, Verdict.REFUSE, "Muộn")


def test_who_submitted_who_may_not_and_who_gives_no_reason_does_not_decide():
    ha, minh, director = cast.ha(), cast.minh(), cast.director()
    factories.authority_rule(matter=MATTER)
    case = submit(ha)
    own = submit(director)

    with refused("case.not_the_approver"):
        decide(case, director)
    with refused("case.own_submission"):
        decide(own, director)
    with refused("case.no_reason"):
        decide(case, minh, Verdict.RETURN, " ")
    with pytest.raises(NotAllowed):
        decide(case, ha)


def test_a_line_of_the_matrix_is_added_edited_and_not_edited_over():
    administrator = cast.administrator()
    fields = {
        "matter": MATTER, "order": 7, "approver_role": Role.DIRECTOR, "series": "decisions",
        "symbol": "QĐ", "valid_from": ON, "source": "Quy chế",
    }  # fmt: skip

    made = edit_authority_rule(None, changes=fields, by=administrator, inviters={})
    edit_authority_rule(made, changes={"order": 8}, by=administrator, inviters={})

    assert [AuthorityRule.objects.get().order, told()] == [
        8, ["authority_rule.added", "authority_rule.edited"],
    ]  # fmt: skip
    with refused("edit.changed_meanwhile"):
        edit_authority_rule(
            made, changes={"order": 9}, by=administrator, inviters={}, opened={"order": "7"}
        )
