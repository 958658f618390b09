"""Proposals of a unit, and what the Department does with them."""

from datetime import date

import pytest

from doingoai.accounts.models import Notice
from doingoai.accounts.states import Role, UnitKind
from doingoai.foundation.edits import ChangedMeanwhile
from doingoai.foundation.refusals import NotAllowed, RuleBroken
from doingoai.yearplan.actions.brought import (
    bring_proposals,
    correct_row,
    drop_proposals,
    rows_of,
    take_proposals,
)
from doingoai.yearplan.actions.consolidate import (
    accept_item,
    ask_back,
    cut_item,
    merge_item,
    reconsider_item,
)
from doingoai.yearplan.actions.items import (
    Proposal,
    add_item,
    discard_item,
    edit_item,
    propose_all,
    propose_item,
    take_back_item,
)
from doingoai.yearplan.models import BroughtProposals, PlanItem
from doingoai.yearplan.queries import (
    item_lines,
    plan_open_for_proposals,
    plan_shown_first,
    totals_by_kind,
    visible_brought,
    visible_items,
    visible_plans,
)
from doingoai.yearplan.states import PlanItemKind, PlanItemState, PlanState
from tests import cast, factories
from tests.refusals import refused, told
from tests.yearplan.test_intake import book

pytestmark = pytest.mark.django_db

AT = factories.NOON
S = PlanItemState
MARCH = Proposal(
    "Đón đoàn Mẫu", PlanItemKind.INBOUND, date(2027, 3, 9), date(2027, 3, 11),
    purpose_vi="Trao đổi", partner_text="Thành phố Mẫu",
)  # fmt: skip


@pytest.fixture
def plan():
    return factories.year_plan(2027, opened_by=cast.lan())


@pytest.fixture
def focal():
    return cast.focal_point()


@pytest.fixture
def lan():
    return cast.lan()


def changed(**fields):
    return Proposal(**{**{name: getattr(MARCH, name) for name in MARCH.__slots__}, **fields})


def test_a_focal_point_drafts_and_proposes_for_the_own_unit(plan, focal):
    item = add_item(plan, focal.unit, MARCH, by=focal, at=AT)

    sent = propose_item(item, by=focal, at=AT)

    assert (item.state, sent.state, sent.proposed_by) == (S.DRAFT, S.PROPOSED, focal)
    assert told(2) == ["plan_item.added", "plan_item.proposed"]


def test_nobody_proposes_for_another_unit_but_the_office(plan, focal, lan):
    other = factories.unit("so-y-te", kind=UnitKind.DEPARTMENT)

    with pytest.raises(NotAllowed):
        add_item(plan, other, MARCH, by=focal, at=AT)

    assert add_item(plan, other, MARCH, by=lan, at=AT).unit == other


def test_a_focal_point_proposes_for_units_below_the_own(plan, focal):
    below = factories.unit("phong-ban", parent=focal.unit)

    assert add_item(plan, below, MARCH, by=focal, at=AT).unit == below


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"title_vi": " "}, "plan_item.no_title"),
        ({"ends_on": date(2027, 3, 8)}, "plan_item.ends_before_start"),
        ({"starts_on": date(2026, 12, 31)}, "plan_item.other_year"),
    ],
)
def test_an_item_without_a_name_or_with_wrong_days_is_refused(plan, focal, fields, code):
    with refused(code):
        add_item(plan, focal.unit, changed(**fields), by=focal, at=AT)


def test_an_item_of_one_day_and_one_that_runs_into_the_next_year_are_fine(plan, focal):
    one_day = changed(ends_on=MARCH.starts_on)
    over = changed(starts_on=date(2027, 12, 30), ends_on=date(2028, 1, 2))

    made = [add_item(plan, focal.unit, one, by=focal, at=AT) for one in (one_day, over)]

    assert [item.state for item in made] == [S.DRAFT, S.DRAFT]


@pytest.mark.parametrize(
    "fields",
    [
        {"purpose_vi": ""},
        {"partner_text": ""},
        {"kind": PlanItemKind.OUTBOUND},
        {"budget": 5_000_000},
    ],
)
def test_a_proposal_that_says_too_little_is_not_sent(plan, focal, fields):
    item = add_item(plan, focal.unit, changed(**fields), by=focal, at=AT)

    with refused("plan_item.incomplete"):
        propose_item(item, by=focal, at=AT)


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": PlanItemKind.EVENT, "partner_text": ""},
        {"kind": PlanItemKind.OUTBOUND, "countries": "KR"},
        {"budget": 5_000_000, "budget_source": "Ngân sách"},
    ],
)
def test_a_proposal_that_says_just_enough_is_sent(plan, focal, fields):
    item = add_item(plan, focal.unit, changed(**fields), by=focal, at=AT)

    assert propose_item(item, by=focal, at=AT).state == S.PROPOSED


def test_a_partner_written_out_exactly_becomes_that_of_the_directory(plan, focal, lan):
    partner = factories.partner("Thành phố Mẫu Sông")
    item = add_item(plan, focal.unit, changed(partner_text="thành phố mẫu sông"), by=focal, at=AT)
    other = add_item(plan, focal.unit, MARCH, by=focal, at=AT)

    edit_item(other, changes={"partner_text": "Thành phố Mẫu Sông"}, by=focal)

    assert [item.partner, PlanItem.objects.get(pk=other.pk).partner] == [partner, partner]


def test_new_proposals_end_with_the_collecting_but_not_for_the_office(plan, focal, lan):
    plan.state = PlanState.CONSOLIDATING
    plan.save()

    with refused("year_plan.not_collecting"):
        add_item(plan, focal.unit, MARCH, by=focal, at=AT)

    assert add_item(plan, focal.unit, MARCH, by=lan, at=AT).state == S.DRAFT


def test_nothing_is_proposed_once_the_plan_is_submitted(plan, lan):
    plan.state = PlanState.SUBMITTED
    plan.save()

    with refused("year_plan.not_open"):
        add_item(plan, lan.unit, MARCH, by=lan, at=AT)


def test_what_lies_with_the_department_is_not_edited_by_the_unit_but_by_the_office(
    plan, focal, lan
):
    item = factories.plan_entry(plan, unit=focal.unit, proposed_by=focal)

    with refused("plan_item.not_with_unit"):
        edit_item(item, changes={"people": 4}, by=focal)

    assert edit_item(item, changes={"people": 4}, by=lan).people == 4


def test_an_edit_with_an_end_before_the_start_changes_nothing(plan, focal):
    item = factories.plan_entry(plan, unit=focal.unit, proposed_by=focal, state=S.DRAFT)

    with refused("plan_item.ends_before_start"):
        edit_item(item, changes={"ends_on": date(2027, 3, 1), "people": 9}, by=focal)

    assert PlanItem.objects.get(pk=item.pk).people == 0


def test_two_officers_on_one_item_see_each_other(plan, lan):
    item = factories.plan_entry(plan, title_vi="Đầu")
    opened = {"title_vi": "Đầu", "people": "0"}
    edit_item(item, changes={"title_vi": "Một", "people": 0}, by=lan, opened=opened, version=1)

    merged = edit_item(
        item, changes={"title_vi": "Đầu", "people": 7}, by=lan, opened=opened, version=1
    )

    assert (merged.title_vi, merged.people) == ("Một", 7)
    with pytest.raises(ChangedMeanwhile):
        edit_item(item, changes={"title_vi": "Hai"}, by=lan, opened=opened, version=1)


def test_every_draft_of_a_unit_is_sent_at_once_or_none(plan, focal):
    good = add_item(plan, focal.unit, MARCH, by=focal, at=AT)
    bad = add_item(plan, focal.unit, changed(purpose_vi=""), by=focal, at=AT)

    with refused("plan_item.incomplete"):
        propose_all(plan, focal.unit, by=focal, at=AT)
    edit_item(bad, changes={"purpose_vi": "Học tập"}, by=focal)
    sent = propose_all(plan, focal.unit, by=focal, at=AT)

    assert {item.pk for item in sent} == {good.pk, bad.pk}
    with refused("plan_item.nothing_to_send"):
        propose_all(plan, focal.unit, by=focal, at=AT)


def test_a_proposal_is_taken_back_until_the_department_has_dealt_with_it(plan, focal, lan):
    item = factories.plan_entry(plan, unit=focal.unit, proposed_by=focal)

    assert take_back_item(item, by=focal).state == S.DRAFT
    propose_item(item, by=focal, at=AT)
    accept_item(item, by=lan)
    with refused("plan_item.cannot_move"):
        take_back_item(item, by=focal)


def test_only_a_draft_is_thrown_away(plan, focal):
    item = factories.plan_entry(plan, unit=focal.unit, proposed_by=focal)

    with refused("plan_item.not_a_draft"):
        discard_item(item, by=focal)
    discard_item(take_back_item(item, by=focal), by=focal)

    assert PlanItem.objects.count() == 0


def test_what_was_sent_already_is_not_sent_again(plan, lan):
    item = factories.plan_entry(plan)

    with refused("plan_item.cannot_move"):
        propose_item(item, by=lan, at=AT)


def test_a_unit_is_asked_gets_a_notice_answers_and_proposes_again(plan, focal, lan):
    item = factories.plan_entry(plan, unit=focal.unit, proposed_by=focal)

    asked = ask_back(item, missing="Nguồn kinh phí?", by=lan, at=AT)
    edit_item(item, changes={"budget_source": "Ngân sách"}, by=focal)
    again = propose_item(item, by=focal, at=AT)

    assert (asked.state, asked.said_back, again.state) == (
        S.ASKED_BACK,
        "Nguồn kinh phí?",
        S.PROPOSED,
    )
    assert Notice.objects.filter(to=focal, kind="plan_item.asked_back").count() == 1


def test_a_merged_item_keeps_its_reason_and_comes_back(plan, focal, lan):
    item = factories.plan_entry(plan, unit=focal.unit, proposed_by=focal)
    into = factories.plan_entry(plan, state=S.ACCEPTED)

    merged = merge_item(item, into=into, reason="Cùng đối tác", by=lan, at=AT)
    back = reconsider_item(item, by=lan)

    assert (merged.state, merged.merged_into, merged.said_back) == (S.MERGED, into, "Cùng đối tác")
    assert (back.state, back.merged_into) == (S.PROPOSED, None)


def test_an_item_is_merged_only_into_another_of_its_plan_that_is_weighed(plan, lan):
    item, cut = factories.plan_entry(plan), factories.plan_entry(plan, state=S.CUT)
    elsewhere = factories.plan_entry(factories.year_plan(2028))

    for into, code in (
        (item, "plan_item.merged_into_itself"),
        (elsewhere, "plan_item.other_plan"),
        (cut, "plan_item.not_weighed"),
    ):
        with refused(code):
            merge_item(item, into=into, reason="x", by=lan, at=AT)


def test_cutting_merging_and_asking_back_need_their_reason(plan, lan):
    item, other = factories.plan_entry(plan), factories.plan_entry(plan)

    with refused("plan_item.no_reason"):
        cut_item(item, reason=" ", by=lan, at=AT)
    with refused("plan_item.no_reason"):
        merge_item(item, into=other, reason="", by=lan, at=AT)
    with refused("plan_item.no_reason"):
        ask_back(item, missing="", by=lan, at=AT)
    assert cut_item(item, reason="Trùng", by=lan, at=AT).state == S.CUT


def test_only_who_consolidates_weighs_proposals(plan, focal):
    item = factories.plan_entry(plan, unit=focal.unit)

    for who in (focal, cast.minh(), cast.clerk()):
        with pytest.raises(NotAllowed):
            accept_item(item, by=who)


def test_each_sees_their_own_units_items_and_the_office_all_but_others_drafts(plan, focal, lan):
    mine = factories.plan_entry(plan, unit=focal.unit, proposed_by=focal)
    draft = factories.plan_entry(plan, unit=focal.unit, proposed_by=focal, state=S.DRAFT)
    other = factories.plan_entry(plan, proposed_by=lan)

    everybody = (focal, lan, cast.stranger())
    seen = [set(visible_items(who)) for who in everybody]

    assert seen == [{mine, draft}, {mine, other}, set()]
    assert [visible_plans(who).count() for who in everybody] == [1, 1, 0]


def test_the_plan_shown_first_is_of_this_year_else_the_newest(plan):
    older = factories.year_plan(2025, state=PlanState.CLOSED)
    plans = visible_plans(cast.lan())

    assert plan_shown_first(plans, on=date(2025, 5, 1)) == older
    assert plan_shown_first(plans, on=date(2026, 5, 1)) == plan
    assert plan_open_for_proposals(plans) == plan


def test_totals_are_counted_by_kind(plan):
    for people in (5, 7):
        factories.plan_entry(plan, people=people, days=2, budget=10)
    factories.plan_entry(plan, kind=PlanItemKind.EVENT, people=100, budget=5)

    rows = totals_by_kind(PlanItem.objects.filter(plan=plan))

    assert [(row["kind"], row["count"], row["people"], row["money"]) for row in rows] == [
        ("inbound", 2, 12, 20), ("event", 1, 100, 5),
    ]  # fmt: skip


def test_items_as_lines_are_compared_by_partner_key_or_folded_text(plan):
    partner = factories.partner("Thành phố Mẫu Núi")
    factories.plan_entry(
        plan, partner=partner, partner_text="", leader="Phó Chủ tịch", countries="KR,JP"
    )
    factories.plan_entry(plan, partner_text="Đối Tác  LẠ")

    first, second = item_lines(PlanItem.objects.all())

    assert (first.partner, first.partner_name) == (f"partner {partner.pk}", "Thành phố Mẫu Núi")
    assert (first.leader, first.countries, second.partner) == (
        "pho chu tich",
        ("KR", "JP"),
        "doi tac la",
    )


SHEET = book(
    ["Loại", "Nội dung", "Từ", "Đến"],
    ["Đoàn vào", "Đón đoàn Một", "9/3/2027", "11/3/2027"],
    ["Đoàn vào", "Đón đoàn Hai", "9/3/2027", "8/3/2027"],
)


def brought_by(focal, plan, content=SHEET):
    return bring_proposals(plan, focal.unit, content, file_name="de-xuat.xlsx", by=focal, at=AT)


def test_a_sheet_with_a_fault_is_kept_corrected_and_then_taken_in_whole(plan, focal):
    brought = brought_by(focal, plan)
    again = brought_by(focal, plan)

    with refused("proposals.has_faults"):
        take_proposals(brought, by=focal, at=AT)
    correct_row(brought, row=3, texts={"ends_on": "12/3/2027"}, skip=False, by=focal)
    items = take_proposals(brought, by=focal, at=AT)

    assert again.pk == brought.pk
    assert [(item.title_vi, item.state) for item in items] == [
        ("Đón đoàn Một", S.DRAFT), ("Đón đoàn Hai", S.DRAFT),
    ]  # fmt: skip
    with refused("proposals.taken"):
        take_proposals(brought, by=focal, at=AT)


def test_a_faulty_row_is_left_out_and_back_in(plan, focal):
    brought = brought_by(focal, plan)

    left = correct_row(brought, row=3, texts={}, skip=True, by=focal, opened={"skip": "False"})
    assert left.skipped == [3]
    back = correct_row(brought, row=3, texts={}, skip=False, by=focal, opened={"skip": "True"})
    assert back.skipped == []
    correct_row(brought, row=2, texts={}, skip=True, by=focal)
    correct_row(brought, row=3, texts={}, skip=True, by=focal)
    with refused("proposals.nothing_left"):
        take_proposals(brought, by=focal, at=AT)


def test_two_people_correcting_one_cell_see_each_other(plan, focal):
    brought = brought_by(focal, plan)
    opened = {"ends_on": "08/03/2027", "skip": "False"}
    correct_row(brought, row=3, texts={"ends_on": "12/3/2027"}, skip=False, by=focal, opened=opened)

    with pytest.raises(ChangedMeanwhile):
        correct_row(
            brought, row=3, texts={"ends_on": "13/3/2027"}, skip=False, by=focal, opened=opened
        )
    assert [fault.field for fault in rows_of(BroughtProposals.objects.get())[1].faults] == []


def test_a_sheet_is_set_aside_and_seen_only_by_its_unit(plan, focal, lan):
    brought = brought_by(focal, plan)
    other = factories.user(roles=(Role.FOCAL_POINT,), unit=factories.unit())

    seen = [visible_brought(who).count() for who in (focal, lan, other, cast.clerk())]
    drop_proposals(brought, by=focal)

    assert (seen, BroughtProposals.objects.count()) == ([1, 0, 0, 0], 0)


def test_who_comes_second_reads_that_somebody_was_first(lan, plan):
    item = factories.plan_entry(plan)
    accept_item(item, by=lan)

    with pytest.raises(RuleBroken, match="đã ở trạng thái") as refused:
        accept_item(item, by=lan)

    assert refused.value.code == "plan_item.cannot_move"
