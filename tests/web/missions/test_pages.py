"""Lists, lookups, passports, papers, opinions and refusals as people meet them on the pages."""

import io
import zipfile

import pytest
from django.urls import reverse

from doingoai.approvals.models import Consultation
from doingoai.directory.actions import PassportData, index_person, set_passport
from doingoai.documents.models import Paper
from doingoai.foundation import clock
from doingoai.foundation.working_days import add_working_days
from doingoai.missions.actions.changes import Changed, ask_change
from doingoai.missions.actions.mission import index_mission
from doingoai.missions.models import ChangeRequest, Mission, MissionReport, Step, Traveller
from doingoai.missions.states import ChangeKind, MissionState
from tests import cast, factories
from tests.missions.samples import city_decides, in_state, ready_mission
from tests.web.delegations.answers import read, shown_faults

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]


def at(mission, name, *more):
    return reverse(f"missions:{name}", args=[mission.pk, *more])


def set_state(mission, state):
    Mission.objects.filter(pk=mission.pk).update(state=state)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", True), ("state=draft", True), ("state=closed", False), ("country=KR", True),
        ("country=Nhật Bản", False), ("year=2026", True), ("year=2025", False),
        ("purpose=working&planning=assigned", True), ("purpose=study", False), ("q=cong tac", True),
        ("q=khong co", False), ("unit=x", True), ("unit=99999", False),
    ],
)  # fmt: skip
def test_the_list_is_narrowed(client, mission, lan, query, found):
    index_mission(mission)

    shown = client.get(f"/missions/?{query}")

    assert [one.pk for one, _countries in shown.context["missions"]] == [mission.pk] * found


def test_a_unit_sees_its_own_in_the_list_and_takes_it_away(client, mission, asker, enter):
    factories.mission(title_vi="Đoàn của sở khác")
    enter(asker)

    page, sheet = client.get("/missions/"), client.get("/missions/export/?format=csv")

    assert "Đoàn của sở khác" not in read(page)
    assert sheet.content.decode("utf-8-sig").count(mission.reference) == 1
    assert "100000000" in sheet.content.decode("utf-8-sig").replace(".", "")


def test_lookups_give_our_people_and_partners_to_those_who_ask(client, asker, enter):
    enter(asker)
    ours = factories.person("Nguyễn", "Tìm Thử", vietnamese=True)
    index_person(ours)
    index_person(factories.person("KIM", "Tim Thu"))

    people = client.get("/missions/lookup/people/?q=tim").json()["results"]
    partners = client.get("/missions/lookup/partners/?q=mau").json()["results"]

    assert [[one["id"] for one in people], partners] == [[str(ours.pk)], []]
    enter(cast.administrator())
    assert client.get("/missions/lookup/people/?q=tim").status_code == 403


def test_a_known_person_is_chosen_and_nobody_is_refused(client, mission, asker, enter):
    enter(asker)
    ours = factories.person("Nguyễn", vietnamese=True)
    fields = {"role": "member", "managed_by": "city"}

    nobody = client.post(at(mission, "add-traveller"), fields)
    done = client.post(at(mission, "add-traveller"), {**fields, "person": ours.pk})

    assert [nobody.status_code, list(shown_faults(nobody)), done.status_code] == [
        422,
        ["given"],
        302,
    ]
    assert Traveller.objects.filter(mission=mission, person=ours).exists()


def test_a_refusal_of_a_travellers_name_names_no_field_that_is_not_there(
    client, mission, asker, enter
):
    enter(asker)
    fields = {"role": "member", "managed_by": "city", "family": "阮", "given": "Văn"}

    faults = shown_faults(client.post(at(mission, "add-traveller"), fields))

    assert list(faults) == ["family"]
    assert "“阮” không phải chữ Latinh" in str(faults)
    assert "Tên theo chữ gốc" not in str(faults)


@pytest.mark.parametrize(
    ("sent", "place"),
    [
        ({"number": "ZZ7654321", "issued_on": "1/2/2026", "expires_on": "1/2/2025"}, "expires_on"),
        ({"number": " - "}, "number"),
    ],
)
def test_a_passport_is_refused_at_the_field_that_is_meant(
    client, mission, asker, enter, sent, place
):
    enter(asker)
    head = mission.travellers.get()

    refused = client.post(at(mission, "passport", head.pk), {"kind": "official", **sent})

    assert (refused.status_code, list(shown_faults(refused))) == (422, [place])


def test_a_passport_is_kept_masked_and_read_only_by_right(client, mission, asker, enter, ha):
    head = mission.travellers.get()
    enter(asker)
    client.post(at(mission, "passport", head.pk), {"number": "ZZ7654321", "kind": "official"})
    page = read(client.get(at(mission, "traveller", head.pk)))
    assert ["7654321" in page, "4321" in page] == [False, False]
    assert client.post(at(mission, "passport-number", head.pk)).status_code == 403

    enter(ha)

    assert "4321" in read(client.get(at(mission, "people")))
    assert "ZZ7654321" in read(client.post(at(mission, "passport-number", head.pk)))


def test_without_a_passport_no_number_is_shown(client, mission, ha):
    answer = client.post(at(mission, "passport-number", mission.travellers.get().pk))

    assert [answer.status_code, answer.context["number"]] == [200, ""]


def test_the_travels_of_the_year_and_missing_reports_are_at_hand(client, mission, lan):
    head = mission.travellers.get()
    head.passport = set_passport(
        head.person, PassportData("ZZ1", expires_on=factories.LAST_DAY), by=lan
    )
    head.save()
    back = in_state(MissionState.BACK, starts_on=factories.MONDAY.replace(month=1, day=5))
    factories.traveller(back, head.person)
    old = in_state(MissionState.CLOSED, starts_on=factories.MONDAY.replace(year=2024))
    factories.traveller(old, head.person)

    page = client.get(at(mission, "people"))

    (one,) = page.context["travelling"]
    assert [one.counted, one.passport_is_short] == [1, True]
    assert {trip.past.reference for trip in one.trips} >= {back.reference}


def test_an_asked_agency_sees_the_mission_and_not_its_money(client, mission, enter):
    police = cast.focal_point()
    factories.consultation(mission, police.unit, cast.lan())
    enter(police)

    seen = {
        name: client.get(at(mission, name)).status_code
        for name in ("detail", "people", "programme", "money", "appraisal", "consult", "after")
    }

    assert seen == {
        "detail": 200, "people": 200, "programme": 200, "money": 403, "appraisal": 403,
        "consult": 403, "after": 403,
    }  # fmt: skip
    assert client.get(at(mission, "detail")).context["events"] == []


def glanced(client, mission):
    """The row of facts that stands first on the overview."""
    html = read(client.get(at(mission, "detail")))
    return html.split('<dl class="facts"', 1)[1].split("</dl>", 1)[0]


def test_the_overview_begins_with_who_travels_where_and_for_whose_money(client, mission, lan):
    factories.traveller(mission)
    factories.traveller(mission, role="escort")
    factories.funding(mission, vnd=23_450_000, source="host")
    head = mission.travellers.get(role="head")

    row = glanced(client, mission)

    assert head.person.name.full in row
    assert [">2 người<" in row, "123.450.000" in row, "Hàn Quốc" in row] == [True] * 3
    assert "Ngân sách thành phố, Phía mời" in row


def test_the_overview_says_what_is_not_known_yet(client, lan, asker):
    bare = factories.mission(unit=asker.unit, opened_by=asker)

    row = glanced(client, bare)

    missing = ("chưa có trong danh sách", "chưa có ai", "chưa có nguồn kinh phí")
    assert [text in row for text in missing] == [True] * 3


def test_the_overview_shows_no_money_to_an_agency_that_was_only_asked(client, mission, enter):
    police = cast.focal_point()
    factories.consultation(mission, police.unit, cast.lan())
    enter(police)

    row = glanced(client, mission)

    assert [">1 người<" in row, "100.000.000" in row, "Kinh phí" in row] == [True, False, False]


def test_nobody_else_knows_of_it(client, mission, enter):
    enter(cast.focal_point())

    assert client.get(at(mission, "detail")).status_code == 404


def test_refusals_stand_where_they_belong(client, mission, asker, enter):
    enter(asker)

    outside = client.post(
        at(mission, "add-leg"),
        {"country": "JP", "arrives_on": "1/3/2026", "leaves_on": "2/3/2026"},
    )
    mission.legs.all().delete()
    incomplete = client.post(at(mission, "send"), {})
    no_money = client.post(
        at(mission, "add-funding"),
        {"source": "host", "amount": "0", "currency": "USD", "rate": "1"},
    )

    assert [list(shown_faults(one)) for one in (outside, incomplete, no_money)] == [
        ["arrives_on"], [""], ["amount"],
    ]  # fmt: skip


def test_the_office_asks_back_asks_agencies_and_records_their_paper(
    client, mission, lan, ha, enter
):
    set_state(mission, MissionState.REQUESTED)
    unit = factories.unit()

    client.post(
        at(mission, "ask"), {"units": [unit.pk], "question": "Ý kiến?", "due_on": "16/2/2026"}
    )
    asked = Consultation.objects.get()
    assert client.get(at(mission, "record-answer", asked.pk)).status_code == 200
    answer = {"opinion": "agree", "text": "", "paper_reference": "1/BTC", "answered_on": "2/2/2026"}
    client.post(at(mission, "record-answer", asked.pk), answer)
    waiting = client.get(at(mission, "consult")).context["next_step"]
    client.post(at(mission, "ask"), {"units": [unit.pk], "question": "Nữa?", "due_on": "16/2/2026"})
    client.post(at(mission, "withdraw", Consultation.objects.latest("id").pk))
    set_state(mission, MissionState.REQUESTED)
    client.post(at(mission, "ask-back"), {"missing": "Thiếu thư mời"})

    assert [waiting.button != "", Mission.objects.get().state] == [True, MissionState.DRAFT]
    assert Consultation.objects.filter(withdrawn_at__isnull=True).count() == 1


def test_papers_are_made_read_and_taken_away(client, mission, ha):
    factories.item(mission.programme)
    empty = client.get(at(mission, "dossier"))
    client.post(at(mission, "make-papers"), {"kind": ["mission_estimate", "mission_list"]})
    again = client.post(at(mission, "make-papers"), {"kind": ["mission_estimate"]})

    why = {"recipient": "Văn phòng", "reason": "Họp"}
    paper = Paper.objects.get(kind="mission_estimate")
    page = client.get(at(mission, "paper", paper.pk))
    file = client.get(at(mission, "download-paper", paper.pk, 1))
    archive = zipfile.ZipFile(io.BytesIO(client.get(at(mission, "dossier"), why).content))

    assert [empty.status_code, again.status_code, page.status_code] == [302, 302, 200]
    assert file.content[:2] == b"PK"
    assert len(archive.namelist()) == 4
    assert client.get(at(mission, "papers")).status_code == 200
    assert Paper.objects.count() == 3


def test_the_visa_note_is_not_for_those_who_may_not_read_passports(client, mission, lan):
    assert (
        client.post(at(mission, "make-papers"), {"kind": ["mission_visa_note"]}).status_code == 403
    )


def test_a_change_is_asked_submitted_and_decided_on_its_pages(client, mission, asker, enter, lan):
    city_decides()
    set_state(mission, MissionState.APPROVED)
    enter(asker)
    asked = {
        "kind": "extension",
        "starts_on": "9/3/2026",
        "ends_on": "15/3/2026",
        "text_vi": "Thêm",
        "reason_vi": "Mời",
    }
    assert (
        client.post(at(mission, "ask-change"), {**asked, "ends_on": "13/3/2026"}).status_code == 422
    )
    client.post(at(mission, "ask-change"), asked)
    change = ChangeRequest.objects.get()
    enter(lan)
    client.post(at(mission, "submit-change", change.pk), {"note": ""})
    enter(cast.minh())
    assert client.get(at(mission, "after")).context["changes"][0].may_decide
    client.post(at(mission, "decide-change", change.pk), {"verdict": "approved", "reason": ""})

    assert Mission.objects.get().ends_on.day == 15
    assert client.get(reverse("missions:of-change", args=[change.pk])).headers["Location"] == at(
        mission, "after"
    )


def test_a_change_is_taken_back_and_steps_are_ticked(client, mission, asker, enter):
    set_state(mission, MissionState.APPROVED)
    mission.refresh_from_db()
    same = Changed(ChangeKind.CHANGE, mission.starts_on, mission.ends_on, "Đổi", "Vì")
    change = ask_change(mission, same, by=asker, at=factories.NOON)
    enter(asker)

    client.post(at(mission, "take-back-change", change.pk))
    client.post(at(mission, "add-step"), {"kind": "visa", "due_on": "1/3/2026"})
    step = mission.steps.get()
    client.post(at(mission, "step", step.pk), {"done_on": "2/2/2026", "note": "Có"})

    assert [ChangeRequest.objects.get().ended_at, mission.steps.get().note] == [
        factories.NOON,
        "Có",
    ]


def test_a_refused_mission_is_taken_up_and_a_draft_cancelled(client, mission, lan):
    set_state(mission, MissionState.REFUSED)
    client.post(at(mission, "reopen"))
    assert Mission.objects.get().state == MissionState.REQUESTED
    client.post(at(mission, "cancel"), {"reason": "Thôi"})

    assert Mission.objects.get().state == MissionState.CANCELLED
    assert client.get(at(mission, "detail")).context["next_step"].kind == "done"


def test_lines_are_edited_and_taken_out(client, mission, asker, enter):
    enter(asker)
    leg, line = mission.legs.get(), mission.funding.get()
    item = factories.item(mission.programme)

    client.post(
        at(mission, "leg", leg.pk),
        {"country": "JP", "arrives_on": "9/3/2026", "leaves_on": "10/3/2026"},
    )
    client.post(
        at(mission, "funding", line.pk),
        {"source": "host", "amount": "10", "currency": "USD", "rate": "25000", "opened": "x"},
    )
    client.post(
        at(mission, "item", item.pk),
        {
            "kind": "visit",
            "day": "9/3/2026",
            "begins": "08:00",
            "ends": "09:00",
            "title_vi": "Thăm",
        },
    )
    client.post(at(mission, "prepare"), {"gifts_vi": "Tranh"})
    assert [mission.legs.get().country, mission.funding.get().vnd] == ["JP", 250_000]
    assert client.get(at(mission, "detail")).context["uncovered"] != []
    for name, key in (
        ("remove-leg", leg.pk),
        ("remove-funding", line.pk),
        ("remove-item", item.pk),
    ):
        client.post(at(mission, name, key))
    client.post(at(mission, "remove-traveller", mission.travellers.get().pk))

    assert [mission.legs.count(), mission.funding.count(), mission.travellers.count()] == [0, 0, 0]


def test_the_desk_tells_what_waits(client, mission, lan):
    set_state(mission, MissionState.REQUESTED)
    back = ready_mission(
        state=MissionState.BACK, starts_on=factories.MONDAY.replace(month=1, day=5)
    )

    lines = client.get("/").context["missions"]

    assert [(one.mission, one.is_late) for one in lines] == [(mission, False), (back, True)]


def test_a_leader_comes_from_the_submission_to_the_mission(client, mission, enter):
    set_state(mission, MissionState.SUBMITTED)
    case = factories.case(mission, cast.lan(), city_decides())
    enter(cast.minh())

    page = read(client.get(reverse("approvals:case", args=[case.pk])))

    assert at(mission, "detail") in page
    assert client.get(at(mission, "consult")).context["next_step"].kind == "waiting"


def test_the_day_to_answer_on_a_mission_follows_the_rule_for_missions(client, lan, mission):
    set_state(mission, MissionState.REQUESTED)
    factories.consultation_rule("reception", reply_days=5)
    factories.consultation_rule("mission", reply_days=10)

    form = client.get(at(mission, "consult")).context["ask_form"]

    assert form.initial["due_on"] == add_working_days(factories.MONDAY, 10)


def test_a_filed_report_goes_back_to_the_unit_with_the_reason(client, lan, mission):
    MissionReport.objects.create(
        mission=mission, happened_vi="Đã đi", results_vi="Tốt", filed_on=factories.MONDAY, filed_by=lan
    )  # fmt: skip
    set_state(mission, MissionState.REPORTED)

    silent = client.post(at(mission, "report-back"), {"missing": " "})
    before = read(client.get(at(mission, "after")))
    done = client.post(at(mission, "report-back"), {"missing": "Chưa nêu kết quả"})

    assert (silent.status_code, done.status_code) == (422, 302)
    assert at(mission, "report-back") in before
    after = read(client.get(at(mission, "after")))
    assert "Chưa nêu kết quả" in after
    assert at(mission, "report-back") not in after
    assert Mission.objects.get(pk=mission.pk).state == MissionState.BACK


def test_a_closed_mission_still_shows_its_steps_but_takes_no_more(client, mission, lan):
    Step.objects.create(mission=mission, kind="visa", country="FR", note="Đã có thị thực")
    Mission.objects.filter(pk=mission.pk).update(state=MissionState.CLOSED, closed_at=clock.now())

    html = client.get(at(mission, "after")).content.decode()

    assert "Đã có thị thực" in html
    assert at(mission, "propose-steps") not in html
    assert "Chưa được duyệt" not in html


def test_a_cancelled_mission_has_nothing_to_prepare(client, mission, lan):
    set_state(mission, MissionState.CANCELLED)

    assert "Đoàn này không đi" in client.get(at(mission, "after")).content.decode()


def test_papers_name_their_languages_in_words(client, mission, lan):
    html = client.get(at(mission, "papers")).content.decode()

    assert "<td>tiếng Anh</td>" in html
    assert "<td>en</td>" not in html


def test_where_money_comes_from_is_not_called_a_legal_basis(client, mission, lan):
    html = client.get(at(mission, "money")).content.decode().partition("<main")[2]

    assert "Nguồn kinh phí" in html
    assert "Căn cứ" not in html


def test_a_name_in_another_script_is_not_also_called_missing(client, mission, asker, enter):
    enter(asker)

    html = client.post(
        at(mission, "add-traveller"), {"family": "김", "given": "철수"}
    ).content.decode()

    assert "không phải chữ Latinh" in html
    assert "Hãy chọn người đã có" not in html
