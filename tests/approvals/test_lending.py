"""Who acts for whom: recorded with its basis, never lent on, four eyes stay, shown in the signature."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from doingoai.accounts.models import Notice, User
from doingoai.accounts.states import Permission, Role
from doingoai.approvals.actions import (
    Lending,
    decide_case,
    record_stand_in,
    revoke_stand_in,
    withdraw_case,
)
from doingoai.approvals.queries import decidable_cases, visible_stand_ins
from doingoai.approvals.rules import is_approver, may_decide
from doingoai.approvals.signing import signature_of
from doingoai.approvals.states import CaseState, SigningForm, Verdict
from doingoai.delegations.actions.decide import decide_on_delegation, submit_delegation
from doingoai.delegations.gathering import visit_facts
from doingoai.foundation.refusals import NotAllowed
from doingoai.norms.queries import figure_table
from tests import cast, factories
from tests.refusals import refused, told

pytestmark = pytest.mark.django_db
ON, AT = factories.MONDAY, factories.NOON
LATER = ON + timedelta(days=6)


def lending(**changes):
    usual = {
        "form": SigningForm.KT, "basis": "Đi công tác", "paper_reference": "12/TB",
        "starts_on": ON, "ends_on": LATER, "matters": (),
    }  # fmt: skip
    return Lending(**{**usual, **changes})


def record(principal, deputy, by=None, **changes):
    return record_stand_in(principal, deputy, lending(**changes), on=ON, by=by or principal, at=AT)


def lent(**fields):
    return factories.stand_in(cast.director(), cast.division_head(), **fields)


def waiting(by=None, matter="delegation_in"):
    line = factories.authority_rule(matter=matter, approver_role=Role.DIRECTOR)
    return factories.case(factories.delegation(), by or cast.lan(), line)


def decide(case, by, verdict=Verdict.APPROVE, on=ON):
    return decide_case(case, verdict=verdict, reason="x", numbering=None, on=on, by=by, at=AT)


def test_a_leader_records_who_signs_in_their_place_and_the_deputy_is_told():
    director, head = cast.director(), cast.division_head()

    made = record(director, head, matters=("b", "a"))

    assert (made.covers, str(made)) == (("a", "b"), f"KT. {director.name}: {head.name}")
    assert told() == ["stand_in.recorded"]
    assert list(Notice.objects.values_list("to", "kind")) == [(head.pk, "stand_in.recorded")]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"basis": " "}, "stand_in.no_basis"),
        ({"paper_reference": ""}, "stand_in.no_basis"),
        ({"ends_on": ON - timedelta(days=1), "starts_on": ON}, "stand_in.ends_before_start"),
        ({"starts_on": ON - timedelta(days=1)}, "stand_in.in_the_past"),
    ],
)
def test_without_basis_or_with_days_that_make_no_sense_nothing_is_lent(changes, code):
    director, head = cast.director(), cast.division_head()

    with refused(code):
        record(director, head, **changes)


def test_the_wrong_people_neither_lend_nor_are_lent_to():
    director, head, lan = cast.director(), cast.division_head(), cast.lan()
    closed = factories.user(is_active=False)

    with refused("stand_in.same_person"):
        record(director, director)
    with refused("stand_in.for_oneself"):
        record(director, head, by=head)
    with refused("stand_in.closed_account"):
        record(director, closed)
    with refused("stand_in.nothing_to_lend"):
        record(lan, head, by=director)


def test_what_is_lent_is_not_lent_on():
    lent()

    with refused("stand_in.nothing_to_lend"):
        record(cast.division_head(), cast.lan())


def test_a_head_records_for_the_own_unit_and_the_administrator_for_all():
    division = factories.unit("le-tan", parent=factories.foreign_affairs())
    head = factories.user(roles=(Role.DIVISION_HEAD,), unit=division)

    with pytest.raises(NotAllowed):
        record(cast.director(), cast.ha(), by=head)
    with pytest.raises(NotAllowed):
        record(cast.minh(), cast.lan(), by=cast.lan())
    made = record(cast.minh(), cast.lan(), by=cast.administrator())

    assert made.recorded_by == cast.administrator()


@pytest.mark.parametrize(
    ("theirs", "mine", "clashes"),
    [
        ((), (), True),
        (("a",), (), True),
        (("a",), ("a", "b"), True),
        (("a",), ("b",), False),
    ],
)
def test_one_matter_of_one_leader_has_one_deputy_at_a_time(theirs, mine, clashes):
    director = cast.director()
    lent(matters=" ".join(theirs))

    if clashes:
        with refused("stand_in.overlaps"):
            record(director, cast.ha(), matters=mine, starts_on=LATER, ends_on=LATER)
    else:
        assert record(director, cast.ha(), matters=mine).covers == mine


def test_another_week_or_a_revoked_record_is_no_overlap():
    director = cast.director()
    first = lent()
    record(director, cast.ha(), starts_on=LATER + timedelta(days=1), ends_on=LATER + timedelta(days=2))  # fmt: skip

    revoked = revoke_stand_in(first, by=director, at=AT)

    assert revoked.revoked_by == director
    assert record(director, cast.ha(), ends_on=ON).deputy == cast.ha()
    with refused("stand_in.revoked"):
        revoke_stand_in(first, by=director, at=AT)


def test_the_deputy_decides_and_the_case_keeps_by_whose_authority():
    director, head = cast.director(), cast.division_head()
    User.objects.filter(pk=director.pk).update(post_vi="Giám đốc")
    User.objects.filter(pk=head.pk).update(post_vi="Phó Giám đốc")
    director, head = User.objects.get(pk=director.pk), User.objects.get(pk=head.pk)
    stand_in, case = lent(), waiting()

    assert list(decidable_cases(head)) == []
    assert list(decidable_cases(head, on=ON)) == [case]
    decided = decide(case, head)

    assert (decided.stand_in, decided.decided_for, decided.took) == (stand_in, director, 0)
    block = signature_of(decided)
    assert block is not None
    assert (block.post, block.name, block.for_post) == (
        "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC", head.name, "Giám đốc",
    )  # fmt: skip
    assert block.basis == "12/TB-SNgV: Đi công tác nước ngoài"
    kinds = list(Notice.objects.order_by("pk").values_list("to", "kind"))
    assert kinds == [(cast.lan().pk, "case.approved"), (director.pk, "case.decided_for_you")]


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        ({}, ON - timedelta(days=1)),
        ({}, LATER + timedelta(days=1)),
        ({"revoked_at": AT}, ON),
        ({"matters": "other"}, ON),
    ],
)
def test_outside_its_days_and_matters_nothing_is_lent(fields, day):
    head = cast.division_head()
    lent(**fields)
    case = waiting()

    with refused("case.not_the_approver") if fields.get("matters") else pytest.raises(NotAllowed):
        decide(case, head, on=day)


def test_the_deputy_decides_neither_their_own_nor_the_principals_submission():
    director, head = cast.director(), cast.division_head()
    lent()

    with refused("case.own_submission"):
        decide(waiting(head), head)
    with refused("case.principal_submitted"):
        decide(waiting(director), head)
    assert list(decidable_cases(head, on=ON)) == []


def test_a_principal_who_left_or_lost_the_role_lends_nothing_any_more():
    director, head = cast.director(), cast.division_head()
    lent()
    case = waiting()
    User.objects.filter(pk=director.pk).update(is_active=False)

    with pytest.raises(NotAllowed):
        decide(case, head)
    assert (may_decide(head, on=ON), list(decidable_cases(head, on=ON))) == (False, [])


def test_whoever_decides_themselves_signs_in_their_own_name():
    director, minh = cast.director(), cast.minh()
    User.objects.filter(pk=minh.pk).update(post_vi="Phó Chủ tịch")
    factories.stand_in(director, minh)
    line = factories.authority_rule(approver_role=Role.CITY_LEADER)

    decided = decide(factories.case(factories.delegation(), cast.lan(), line), User.objects.get(pk=minh.pk))  # fmt: skip

    block = signature_of(decided)
    assert block is not None
    assert (decided.stand_in, block.lines) == (None, ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"))


def test_a_signature_without_posts_is_a_name():
    decided = decide(waiting(), cast.director())
    lent()
    by_deputy = decide(waiting(), cast.division_head())

    blocks = [signature_of(decided), signature_of(by_deputy), signature_of(waiting())]

    assert [block and block.lines for block in blocks] == [(), ("KT.",), None]


def test_is_approver_counts_what_is_lent_only_with_a_day():
    head = cast.division_head()
    lent()
    line = waiting().rule

    assert [is_approver(head, line), is_approver(head, line, on=ON)] == [False, True]
    assert not is_approver(cast.lan(), line, on=ON)


def test_a_submission_tells_the_deputy_and_its_withdrawal_too():
    visit = factories.delegation(head_rank="director")
    factories.authority_rule(
        matter="delegation.reception", approver_role=Role.DIRECTOR, decide_days=5
    )
    head = cast.division_head()
    lent()

    case = submit_delegation(visit, note="", on=ON, by=cast.lan(), at=AT)

    assert case.due_on == ON + timedelta(days=7)
    assert Notice.objects.filter(to=head, kind="case.submitted").count() == 1
    withdraw_case(case, reason="x", by=cast.lan(), at=AT)
    assert Notice.objects.filter(to=head, kind="case.withdrawn").count() == 1


def test_the_papers_of_a_visit_know_by_whose_authority_it_was_decided():
    visit = factories.delegation(head_rank="director")
    factories.authority_rule(matter="delegation.reception", approver_role=Role.DIRECTOR)
    head, director = cast.division_head(), cast.director()
    User.objects.filter(pk=director.pk).update(post_vi="Giám đốc")
    lent(form="TUQ")
    submit_delegation(visit, note="", on=ON, by=cast.lan(), at=AT)

    decide_on_delegation(visit, verdict=Verdict.APPROVE, reason="", on=ON, by=head, at=AT)

    decision = visit_facts(visit, figure_table(), as_of=ON, numbers="compare").decision
    assert decision is not None
    assert (decision.form, decision.for_post_vi, decision.post_vi) == ("TUQ", "Giám đốc", "TUQ. GIÁM ĐỐC")  # fmt: skip


def test_the_database_too_keeps_four_eyes():
    director, head = cast.director(), cast.division_head()
    stand_in, case = lent(), waiting(director)
    case.state, case.decided_by, case.decided_at = CaseState.APPROVED, head, AT
    case.decided_for, case.stand_in = director, stand_in

    with pytest.raises(IntegrityError), transaction.atomic():
        case.save()
    case.stand_in = None
    with pytest.raises(IntegrityError), transaction.atomic():
        case.save()


def test_who_sees_the_records():
    one = lent()

    seen = [list(visible_stand_ins(who)) for who in (cast.lan(), cast.administrator(), cast.focal_point())]  # fmt: skip

    assert seen == [[one], [one], []]
    assert Permission.AUTHORITY_LEND in cast.director().permissions
