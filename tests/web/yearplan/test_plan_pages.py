"""Pages of the plan: who sees what, each refusal in its place, nothing typed lost."""

import io
from datetime import date

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from doingoai.yearplan.actions.plan import waiting_case
from doingoai.yearplan.models import PlanItem, YearPlan
from doingoai.yearplan.states import PlanItemState, PlanState
from tests import cast, factories
from tests.web.guard import inline_faults

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]

S = PlanItemState
ASKED = {
    "kind": "inbound", "title_vi": "Đón đoàn thử", "purpose_vi": "Trao đổi", "partner_written": "Mẫu",
    "starts_on": "9/3/2027", "ends_on": "11/3/2027", "people": "12", "days": "3",
    "budget": "350.000.000", "budget_source": "Ngân sách", "field": "other", "pillar": "state",
}  # fmt: skip


def at(name, *args):
    return reverse(f"yearplan:{name}", args=args)


def read(response):
    text = response.content.decode()
    assert inline_faults(text) == []
    return text


@pytest.fixture
def plan():
    return factories.year_plan(2027, opened_by=cast.lan(), proposals_due_on=date(2026, 10, 31))


@pytest.fixture
def focal(client):
    focal = cast.focal_point()
    cast.enter(client, focal)
    return focal


@pytest.fixture
def minh(client):
    minh = cast.minh()
    cast.enter(client, minh)
    return minh


def in_force(plan, **fields):
    plan.state = PlanState.DECIDED
    plan.save()
    return factories.plan_entry(plan, state=S.PLANNED, **fields)


def test_without_any_plan_the_page_says_how_one_is_opened(client, lan):
    assert at("open") in read(client.get(at("plan")))


def test_the_plan_page_leads_to_the_plan_of_this_year(client, lan, plan):
    now = factories.year_plan(2026)

    assert client.get(at("plan")).url == at("year", now.pk)


def test_a_plan_is_opened_and_one_that_exists_is_refused_with_what_was_typed(client, lan):
    first = client.post(
        at("open"), {"year": "2027", "proposals_due_on": "31/10/2026", "note": "Gấp"}
    )
    second = client.post(at("open"), {"year": "2027", "note": "Giữ lại"})

    assert first.url == at("year", YearPlan.objects.get().pk)
    assert second.status_code == 422
    assert "Giữ lại" in read(second)


def test_a_unit_sees_its_own_items_and_no_others(client, focal, plan):
    factories.plan_entry(plan, unit=focal.unit, title_vi="Của công an")
    factories.plan_entry(plan, title_vi="Của Sở Ngoại vụ")

    text = read(client.get(at("year", plan.pk)))

    assert ("Của công an" in text, "Của Sở Ngoại vụ" in text) == (True, False)
    assert client.get(at("overlaps", plan.pk)).status_code == 403


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", {"Hàn", "Nhật", "Sự kiện"}),
        ("?kind=event", {"Sự kiện"}),
        ("?state=accepted", {"Nhật"}),
        ("?month=5", {"Nhật"}),
        ("?country=Hàn Quốc", {"Hàn"}),
        ("?country=Atlantis", set()),
        ("?q=nhat", {"Nhật"}),
        ("?kind=x&state=y&month=13&unit=z", {"Hàn", "Nhật", "Sự kiện"}),
    ],
)
def test_the_list_is_narrowed_from_the_address(client, lan, plan, query, shown):
    factories.plan_entry(plan, title_vi="Hàn", countries="KR")
    may = date(2027, 5, 3)
    factories.plan_entry(plan, title_vi="Nhật", countries="JP", state=S.ACCEPTED, starts_on=may)
    factories.plan_entry(plan, title_vi="Sự kiện", kind="event", starts_on=date(2027, 9, 1))

    rows = client.get(at("year", plan.pk) + query).context["rows"]

    assert {item.title_vi for item, _countries in rows} == shown


def test_the_list_is_narrowed_to_a_unit_and_exported(client, lan, plan):
    unit = factories.unit()
    factories.plan_entry(plan, unit=unit, countries="KR", budget=5)
    factories.plan_entry(plan)

    text = read(client.get(at("year", plan.pk) + f"?unit={unit.pk}"))
    book = client.get(at("export", plan.pk) + f"?unit={unit.pk}")

    table = CalamineWorkbook.from_filelike(io.BytesIO(book.content)).get_sheet_by_index(0)
    assert (len(table.to_python()), unit.name_vi in text) == (2, True)


def test_a_focal_point_drafts_and_proposes(client, focal, plan):
    made = client.post(at("propose"), {**ASKED, "unit": focal.unit_id})
    item = PlanItem.objects.get()
    page = read(client.get(made.url))
    client.post(at("item-send", item.pk))

    item.refresh_from_db()
    assert (item.unit, item.budget, item.state) == (focal.unit, 350_000_000, S.PROPOSED)
    assert at("item-send", item.pk) in page


def test_a_proposal_for_another_unit_is_not_offered(client, focal, plan):
    response = client.post(at("propose"), {**ASKED, "unit": factories.unit().pk})

    assert (response.status_code, PlanItem.objects.count()) == (422, 0)


@pytest.mark.parametrize(
    "wrong",
    [
        {"ends_on": "8/3/2027"},
        {"starts_on": "quý III"},
        {"countries": "Atlantis"},
        {"people": "mười"},
        {"starts_on": "9/3/2026"},
    ],
)
def test_a_wrong_value_is_told_and_what_was_typed_stays(client, focal, plan, wrong):
    response = client.post(at("propose"), {**ASKED, **wrong, "unit": focal.unit_id})

    text = read(response)
    assert (response.status_code, PlanItem.objects.count()) == (422, 0)
    assert "Đón đoàn thử" in text
    assert next(iter(wrong.values())) in text


@pytest.mark.parametrize(
    ("typed", "when"),
    [
        ({"starts_on": "3/2027", "ends_on": ""}, (date(2027, 3, 1), date(2027, 3, 31), True)),
        ({"starts_on": "3/2027", "ends_on": "4/2027"}, (date(2027, 3, 1), date(2027, 4, 30), True)),
        ({"ends_on": "", "days": "1"}, (date(2027, 3, 9), date(2027, 3, 9), False)),
        ({"is_month_only": "on"}, (date(2027, 3, 1), date(2027, 3, 31), True)),
    ],
)
def test_months_are_typed_in_place_of_days(client, focal, plan, typed, when):
    client.post(at("propose"), {**ASKED, **typed, "unit": focal.unit_id})

    item = PlanItem.objects.get()
    assert (item.starts_on, item.ends_on, item.is_month_only) == when


def test_without_a_plan_that_takes_proposals_nothing_is_proposed(client, focal):
    factories.year_plan(2027, state=PlanState.DECIDED)

    assert client.get(at("propose")).status_code == 200
    assert client.get(at("propose") + "?plan=x").status_code == 404


def test_an_item_is_edited_with_its_countries_by_name(client, lan, plan):
    partner = factories.partner("Thành phố Mẫu Biển")
    item = factories.plan_entry(plan, countries="KR,JP", partner=partner, people=4)
    form = client.get(at("item-edit", item.pk)).context["form"]
    sent = {**ASKED, "unit": item.unit_id, "partner": partner.pk, "countries": "Lào",
            "version": 1, "opened": form.initial["opened"]}  # fmt: skip

    text = read(client.get(at("item-edit", item.pk)))
    client.post(at("item-edit", item.pk), sent)

    item.refresh_from_db()
    assert "Hàn Quốc, Nhật Bản" in text
    assert (item.countries, item.people, item.partner) == ("LA", 12, partner)


def test_two_officers_at_one_item_see_each_others_value(client, lan, plan):
    item = factories.plan_entry(plan, title_vi="Đầu")
    form = client.get(at("item-edit", item.pk)).context["form"]
    sent = {**ASKED, "unit": item.unit_id, "title_vi": "Của tôi", "version": 1,
            "opened": form.initial["opened"]}  # fmt: skip
    PlanItem.objects.filter(pk=item.pk).update(title_vi="Của bạn", version=2)

    response = client.post(at("item-edit", item.pk), sent)

    text = read(response)
    assert response.status_code == 422
    assert ("Của tôi" in text, "Của bạn" in text) == (True, True)


def test_what_lies_with_the_department_is_not_edited_by_the_unit(client, focal, plan):
    item = factories.plan_entry(plan, unit=focal.unit)

    assert client.get(at("item-edit", item.pk)).status_code == 403


def test_an_incomplete_draft_says_what_it_lacks_and_is_not_sent(client, focal, plan):
    item = factories.plan_entry(plan, unit=focal.unit, state=S.DRAFT, purpose_vi="")

    text = read(client.get(at("item", item.pk)))
    refused = client.post(at("item-send", item.pk))

    assert "mục đích" in text
    assert (refused.status_code, "mục đích" in read(refused)) == (422, True)


def test_every_draft_is_sent_from_the_plan_page_or_refused_there(client, focal, plan):
    item = factories.plan_entry(plan, unit=focal.unit, state=S.DRAFT)

    client.post(at("send-all", plan.pk))
    again = client.post(at("send-all", plan.pk), follow=True)

    item.refresh_from_db()
    assert item.state == S.PROPOSED
    assert "bản nháp" in read(again)


def test_a_draft_is_thrown_away_and_a_proposal_taken_back(client, focal, plan):
    item = factories.plan_entry(plan, unit=focal.unit, proposed_by=focal)
    page = read(client.get(at("item", item.pk)))

    client.post(at("item-take-back", item.pk))
    client.post(at("item-discard", item.pk))

    assert at("item-take-back", item.pk) in page
    assert PlanItem.objects.count() == 0


def test_the_office_weighs_a_proposal_in_every_way(client, lan, plan):
    into = factories.plan_entry(plan, partner_text="Một")
    item = factories.plan_entry(plan, partner_text="Một", leader="Phó Chủ tịch")
    page = read(client.get(at("item", item.pk) + f"?into={into.pk}"))
    states = []

    def press(name, **data):
        client.post(at(name, item.pk), data)
        item.refresh_from_db()
        states.append(item.state)

    press("item-accept")
    press("item-reconsider")
    press("item-merge", into=into.pk, reason="Cùng đối tác")
    merged = read(client.get(at("item", into.pk)))
    press("item-reconsider")
    press("item-cut", reason="Trùng")
    cut = read(client.get(at("item", item.pk)))
    press("item-reconsider")
    press("item-ask", missing="Kinh phí?")

    assert states == ["accepted", "proposed", "merged", "proposed", "cut", "proposed", "asked_back"]
    assert str(into) in page
    assert (str(item) in merged, "Trùng" in cut) == (True, True)


@pytest.mark.parametrize("name", ["item-cut", "item-merge", "item-ask"])
def test_an_act_without_its_reason_is_shown_again(client, lan, plan, name):
    item = factories.plan_entry(plan)

    assert client.post(at(name, item.pk), {}).status_code == 422
    item.refresh_from_db()
    assert item.state == S.PROPOSED


def test_accepting_what_is_accepted_is_refused_on_its_page(client, lan, plan):
    item = factories.plan_entry(plan, state=S.ACCEPTED)

    assert client.post(at("item-accept", item.pk)).status_code == 422


def test_the_overlaps_are_shown_with_their_reasons_and_narrowed(client, lan, plan):
    for title in ("Một", "Hai"):
        factories.plan_entry(
            plan, title_vi=title, partner_text="Mẫu", countries="KR", leader="Minh"
        )

    text = read(client.get(at("overlaps", plan.pk)))
    none = client.get(at("overlaps", plan.pk) + "?only=partner&from=40").context["rows"]

    assert ("Hàn Quốc" in text, none) == (True, [])


def test_items_are_suggested_within_a_plan_or_from_those_in_force(client, lan, plan):
    item = factories.plan_entry(plan, title_vi="Đón đoàn Biển")
    planned = in_force(factories.year_plan(2026), title_vi="Hội thảo Biển")

    of_plan = client.get(at("lookup-items") + f"?q=bien&plan={plan.pk}").json()["results"]
    others = client.get(at("lookup-items") + "?q=bien").json()["results"]

    assert [of_plan[0]["id"], others[0]["id"]] == [str(item.pk), str(planned.pk)]


def test_the_plan_goes_to_decision_and_comes_into_force(client, lan, plan):
    factories.plan_entry(plan, state=S.ACCEPTED)
    factories.authority_rule(matter="yearplan.plan")
    moved = client.post(at("move", plan.pk), {"to": "consolidating"})
    client.post(at("submit", plan.pk), {"note": "Kính trình"})
    waiting = read(client.get(at("decision", plan.pk)))
    cast.enter(client, cast.minh())
    case = waiting_case(plan)
    case_page = read(client.get(reverse("approvals:case", args=[case.pk])))
    refused = client.post(at("decide", plan.pk), {"verdict": "returned", "reason": ""})
    decided = client.post(at("decide", plan.pk), {"verdict": "approved", "reason": ""})

    plan.refresh_from_db()
    assert [moved.url, decided.url] == [at("decision", plan.pk)] * 2
    assert (refused.status_code, plan.state) == (422, PlanState.DECIDED)
    assert (at("withdraw", plan.pk) in waiting, at("decision", plan.pk) in case_page) == (
        True,
        True,
    )
    assert "QĐ-UBND" in read(client.get(at("year", plan.pk)))


def test_a_submission_is_withdrawn_and_a_wrong_move_refused(client, lan, plan):
    plan.state = PlanState.CONSOLIDATING
    plan.save()
    empty = client.post(at("submit", plan.pk), {"note": ""})
    factories.plan_entry(plan, state=S.ACCEPTED)
    factories.authority_rule(matter="yearplan.plan")
    client.post(at("submit", plan.pk), {"note": ""})
    wrong = client.post(at("move", plan.pk), {"to": "consolidating"})
    client.post(at("withdraw", plan.pk), {"reason": "Thiếu"})

    plan.refresh_from_db()
    assert (empty.status_code, wrong.status_code, plan.state) == (422, 422, PlanState.CONSOLIDATING)


def test_due_day_and_note_are_changed(client, lan, plan):
    form = client.get(at("edit", plan.pk)).context["form"]
    sent = {"proposals_due_on": "15/11/2026", "note": "Mới", "version": 1,
            "opened": form.initial["opened"]}  # fmt: skip

    client.post(at("edit", plan.pk), sent)

    plan.refresh_from_db()
    assert (plan.proposals_due_on, plan.note) == (date(2026, 11, 15), "Mới")


def test_an_item_in_force_is_amended_with_its_history_shown(client, lan, plan):
    item = in_force(plan, countries="KR", is_month_only=False)
    form = client.get(at("item-amend", item.pk)).context["form"]
    sent = {
        **ASKED, "unit": item.unit_id, "starts_on": "3/2027", "ends_on": "", "countries": "Lào",
        "kind": "event", "version": 1, "opened": form.initial["opened"],
    }  # fmt: skip
    without = client.post(at("item-amend", item.pk), sent)
    client.post(at("item-amend", item.pk), {**sent, "reason": "Bạn đề nghị", "basis": "Thư 5"})

    text = read(client.get(at("item", item.pk)))

    assert without.status_code == 422
    for words in ("Bạn đề nghị", "Thư 5", "09/03/2027", "01/03/2027", "Hàn Quốc", "Lào"):
        assert words in text


def test_an_item_is_added_dropped_and_taken_up_again(client, lan, plan):
    in_force(plan)
    sent = {**ASKED, "unit": lan.unit_id, "reason": "Phát sinh"}
    made = client.post(at("add-later", plan.pk), sent)
    item = PlanItem.objects.get(added_later=True)
    refused = client.post(at("item-drop", item.pk), {})
    client.post(at("item-drop", item.pk), {"reason": "Tiết kiệm"})
    dropped = read(client.get(at("item", item.pk)))
    client.post(at("item-take-up", item.pk), {"reason": "Có kinh phí"})

    item.refresh_from_db()
    assert (made.url, refused.status_code) == (at("item", item.pk), 422)
    assert (at("item-take-up", item.pk) in dropped, item.state) == (True, S.PLANNED)


def test_the_plan_is_compared_with_visits_and_missions_and_exported(client, lan):
    plan = factories.year_plan(2026)
    item = in_force(plan, title_vi="Đón đoàn Biển", starts_on=factories.FIRST_DAY)
    item_late = factories.plan_entry(plan, state=S.PLANNED, starts_on=date(2026, 1, 5))
    factories.delegation(plan_item=item, planning="planned", state="approved")
    factories.delegation(starts_on=date(2026, 3, 2))
    factories.delegation(
        starts_on=date(2026, 4, 2), planning="assigned", planning_basis="Công văn 5"
    )

    page = client.get(at("compare", plan.pk))
    narrowed = client.get(at("compare", plan.pk) + "?days=3&outcome=added&kind=inbound&unit=x")
    one_unit = client.get(at("compare", plan.pk) + f"?unit={item.unit.name_vi}&from=40")
    files = [client.get(at("compare-export", plan.pk) + query) for query in ("", "?format=csv")]

    found = {figure.outcome: figure.count for figure in page.context["all"].figures if figure.count}
    assert found == {"in_hand": 1, "overdue": 1, "added": 1, "assigned": 1}
    assert str(item_late) in read(page)
    assert len(narrowed.context["rows"]) == 1
    assert one_unit.context["rows"] == []
    assert [len(answer.content) > 50 for answer in files] == [True, True]


def test_a_city_leader_reads_the_whole_plan_and_weighs_nothing(client, minh, plan):
    item = factories.plan_entry(plan)

    page = read(client.get(at("item", item.pk)))

    assert at("item-accept", item.pk) not in page
    assert client.post(at("item-accept", item.pk)).status_code == 403


def test_more_days_than_there_are_between_the_two_are_refused_at_their_field(client, focal, plan):
    typed = {**ASKED, "unit": focal.unit_id, "ends_on": "10/3/2027"}

    response = client.post(at("propose"), typed)

    assert (response.status_code, PlanItem.objects.count()) == (422, 0)
    assert "chỉ có 2 ngày, không phải 3 ngày" in read(response)


def test_what_is_not_known_yet_is_a_dash_and_never_zero(client, lan, plan):
    factories.plan_entry(plan, title_vi="Mới nghĩ ra", people=0, days=0, budget=0)

    rows = (
        read(client.get(at("year", plan.pk))).partition('id="plan-rows"')[2].partition("tfoot")[0]
    )

    assert "Mới nghĩ ra" in rows
    assert "0 người" not in rows


def test_the_totals_end_with_what_all_come_to(client, lan, plan):
    for kind, budget in (("inbound", 1_000_000), ("outbound", 2_500_000)):
        factories.plan_entry(plan, state=S.ACCEPTED, kind=kind, budget=budget, people=4, days=2)

    html = read(client.get(at("decision", plan.pk)))

    assert "<td>Tổng</td>" in html
    assert "3.500.000" in html


def test_the_path_names_this_year_and_other_years_stand_apart(client, lan, plan):
    factories.year_plan(2026)

    html = read(client.get(at("year", plan.pk)))

    assert "<span>2027</span></p>" in html
    assert "Năm khác:" in html


def test_the_history_says_which_step_the_plan_came_to(client, lan, plan):
    client.post(at("move", plan.pk), {"to": "consolidating"})

    assert f"Kế hoạch chuyển bước: {PlanState.CONSOLIDATING.label}" in read(
        client.get(at("decision", plan.pk))
    )


@pytest.mark.parametrize("name", ["overlaps", "compare", "year"])
def test_units_and_partners_are_named_in_the_language_of_the_screen(client, lan, plan, name):
    unit = factories.unit(name_vi="Sở Thử", name_en="Department of Trial")
    partner = factories.partner(name_vi="Thành phố Thử", name_en="City of Trial")
    state = S.PLANNED if name == "compare" else S.PROPOSED
    for _turn in range(2):
        factories.plan_entry(plan, state=state, unit=unit, partner=partner, partner_text="")
    if name == "compare":
        YearPlan.objects.update(state=PlanState.DECIDED)
    client.cookies["language"] = "en"

    html = client.get(at(name, plan.pk)).content.decode().partition("<main")[2]

    assert "Department of Trial" in html
    assert "Sở Thử" not in html
    assert "Thành phố Thử" not in html
