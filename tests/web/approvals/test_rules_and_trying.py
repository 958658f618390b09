"""Rules of consultation are kept with a source and tried on a page, as the authority matrix is."""

import pytest
from django.urls import reverse

from doingoai.approvals.models import ConsultationRule
from doingoai.approvals.states import ConsultedOn
from doingoai.delegations.actions.decide import MATTER
from doingoai.missions.actions.decide import laid_before, matter_of_mission
from doingoai.web.approvals.consultation_rules import reminder_words
from doingoai.web.approvals.matrix import MATTERS
from tests import cast, factories
from tests.missions.samples import ready_mission
from tests.web.guard import inline_faults

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]
LIST, TRY = "/norms/consultation/", "/norms/try/"


@pytest.fixture
def administrator(client):
    return cast.enter(client, cast.administrator())


def read(response):
    return response.content.decode()


def sent(**fields):
    usual = {
        "kind": "mission", "reply_days": "7", "counts_working_days": "on", "silence": "chase",
        "extensions_most": "1", "extension_days": "3", "remind_days": "-2, 0",
        "valid_from": "1/1/2026", "source": "Quy chế thử", "confidence": "M",
    }  # fmt: skip
    return {**usual, **fields}


def test_the_rules_show_days_silence_reminders_and_source(client):
    factories.consultation_rule(source="Quy chế thử 1")
    factories.consultation_rule("conference", counts_working_days=False, reply_days=15, extensions_most=0, is_confirmed=True)  # fmt: skip
    factories.consultation_rule("mission", valid_from=factories.MONDAY.replace(year=2027))
    factories.consultation_rule("plan", valid_to=factories.MONDAY.replace(year=2025))
    cast.enter(client, cast.lan())

    html = read(client.get(LIST))

    for shown in ("Quy chế thử 1", "5 ngày làm việc", "15 ngày", "không được phép", "chưa có hiệu lực", 'class="is-off"'):  # fmt: skip
        assert shown in html
    assert reverse("approvals:add-rule") not in html
    assert inline_faults(html) == []


def test_the_office_adds_and_edits_a_rule_and_its_history_shows(client, administrator):
    client.get(reverse("approvals:add-rule"))
    response = client.post(reverse("approvals:add-rule"), sent())
    one = ConsultationRule.objects.get()
    address = reverse("approvals:rule", args=[one.pk])

    client.post(address, sent(reply_days="3"))

    one.refresh_from_db()
    assert (response.headers["Location"], one.reply_days, one.counts_working_days) == (
        LIST,
        3,
        True,
    )
    assert "Đã sửa quy tắc lấy ý kiến" in read(client.get(address))


def test_a_rule_without_a_source_is_refused_in_clear_words_and_nothing_typed_is_lost(
    client, administrator
):
    response = client.post(reverse("approvals:add-rule"), sent(source=" ", remind_days="-9"))

    html = read(response)
    assert (response.status_code, ConsultationRule.objects.count()) == (422, 0)
    assert "Không có nguồn thì không ai đối chiếu được" in html
    assert 'value="-9"' in html


def test_shipped_rules_are_loaded_once(client, administrator):
    assert reverse("approvals:load-rules") in read(client.get(LIST))

    first = client.post(reverse("approvals:load-rules"), follow=True)
    second = client.post(reverse("approvals:load-rules"), follow=True)

    assert ConsultationRule.objects.count() == len(ConsultedOn)
    assert f"Đã thêm {len(ConsultedOn)} quy tắc" in read(first)
    assert "Loại việc nào cũng đã có quy tắc" in read(second)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("rank=director&invited_by=city", ["Giám đốc", "quyết định trong 5 ngày làm việc", "phù hợp"]),
        ("rank=mayor&invited_by=city", ["Cấp bậc của khách cao hơn mức dòng này cho phép", "Lãnh đạo thành phố"]),
        ("rank=mayor&invited_by=partner&on=2/2/1999", ["Bảng thẩm quyền chưa nêu ai", "Chỉ có hiệu lực từ ngày"]),
        ("rank=mayor&invited_by=partner&on=31/31/1999", ["31/31/1999"]),
    ],
)  # fmt: skip
def test_who_would_decide_is_answered_with_what_was_passed_over(client, query, said):
    factories.authority_rule(matter="other", order=1)
    factories.authority_rule(matter=MATTER, order=1, valid_to=factories.MONDAY.replace(year=2021))
    factories.authority_rule(matter=MATTER, order=2, min_level=60, approver_role="director", decide_days=5)  # fmt: skip
    factories.authority_rule(matter=MATTER, order=3, invited_by="central")
    factories.authority_rule(matter=MATTER, order=4, approver_unit=cast.minh().unit)
    cast.enter(client, cast.lan())

    html = read(client.get(f"{TRY}?matter={MATTER}&{query}"))

    assert [word for word in said if word not in html] == []
    assert inline_faults(html) == []


def test_by_when_an_agency_answers_is_answered_with_its_reminders(client):
    factories.consultation_rule("mission", reply_days=3, valid_from=factories.MONDAY, silence="agrees")  # fmt: skip
    factories.consultation_rule("mission", valid_to=factories.MONDAY.replace(year=2021))
    factories.consultation_rule("mission", valid_from=factories.MONDAY.replace(year=2025))
    factories.consultation_rule("plan", extensions_most=0, remind_days="")
    cast.enter(client, cast.lan())

    found = read(client.get(f"{TRY}?kind=mission&asked_on=2/2/2026"))
    plain = read(client.get(f"{TRY}?kind=plan&asked_on=2/2/2026"))
    none = read(client.get(f"{TRY}?kind=agreement"))

    for shown in ("05", "Im lặng được coi là đồng ý", "trước hạn", "đúng hạn", "sau hạn", "A later" and "đã thay thế", "gia hạn muộn nhất"):  # fmt: skip
        assert shown in found
    assert "không gia hạn" in plain
    assert "Ngày đó không có quy tắc nào" in none


MISSION = "purpose=working&inviter=partner"


@pytest.mark.parametrize(
    ("query", "matter", "decider"),
    [
        (f"{MISSION}&managed_by=central", "mission.central", "city_leader"),
        (f"{MISSION}&managed_by=unit", "mission.unit", "director"),
        (f"{MISSION}&managed_by=unit&rank=mayor", "mission.unit", None),
        (f"{MISSION}", "mission.city", None),
        ("purpose=private&inviter=person&managed_by=central", "mission.private", "director"),
        ("of=plan", "yearplan.plan", "city_leader"),
        ("of=plan&on=2/2/1999", "yearplan.plan", None),
    ],
)
def test_who_would_decide_on_a_mission_or_the_plan_is_answered_by_the_same_matrix(
    client, query, matter, decider
):
    factories.authority_rule(matter="mission.central", approver_role="city_leader")
    factories.authority_rule(matter="mission.unit", approver_role="director", min_level=60)
    factories.authority_rule(matter="mission.private", approver_role="director")
    factories.authority_rule(matter="yearplan.plan", approver_role="city_leader")
    cast.enter(client, cast.lan())

    response = client.get(f"{TRY}?{query}")
    asked = next(one for one in response.context["questions"] if one.who)

    assert inline_faults(read(response)) == []
    assert asked.who["matter"] == MATTERS[matter]
    assert (asked.who["line"] and asked.who["line"].approver_role) == decider


def test_what_is_tried_is_what_a_real_mission_and_its_change_are_decided_by(client):
    mission = ready_mission(state="requested")
    mission.travellers.update(managed_by="unit", rank="mayor")
    first, second = laid_before(mission, ""), matter_of_mission("working", ["unit"], "mayor", mission.inviter)  # fmt: skip

    assert first == second
    assert first.level is not None


def test_reminders_are_data_edited_on_a_page_and_tried_on_another(client, administrator):
    rule = factories.consultation_rule("mission", reply_days=5, remind_days="-2, 0", valid_from=factories.MONDAY)  # fmt: skip
    before = client.get(f"{TRY}?kind=mission&asked_on=2/2/2026").context["when"]["reminders"]

    client.post(reverse("approvals:rule", args=[rule.pk]), sent(reply_days="5", remind_days="-3, -1, 2"))  # fmt: skip
    after = client.get(f"{TRY}?kind=mission&asked_on=2/2/2026").context["when"]["reminders"]

    assert [offset for _day, offset in before] == [-2, 0]
    assert [offset for _day, offset in after] == [-3, -1, 2]


@pytest.mark.parametrize("path", [LIST, TRY])
def test_focal_points_see_neither_rules_nor_trials(client, path):
    cast.enter(client, cast.focal_point())

    assert client.get(path).status_code == 403


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ("-3, -1, 0, 1, 3", "trước 3, 1 ngày; đúng hạn; sau 1, 3 ngày"),
        ("0", "đúng hạn"),
        ("2", "sau 2 ngày"),
        ("", ""),
    ],
)
def test_reminders_are_said_in_words(days, said):
    assert reminder_words(days) == said
