"""Submissions: whose turn it is, and one with all a leader needs to decide."""

import pytest
from django.urls import reverse

from doingoai.accounts.states import Role
from doingoai.approvals.states import CaseState
from doingoai.delegations.states import State
from doingoai.missions.actions.changes import Changed, ask_change
from doingoai.missions.models import Override
from doingoai.missions.states import ChangeKind, MissionState
from tests import cast, factories
from tests.missions.samples import in_state
from tests.web.guard import inline_faults

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]

LIST = "/decisions/"
HTMX = {"HX-Request": "true", "HX-Target": "decisions-rows"}


@pytest.fixture
def lan():
    return cast.lan()


@pytest.fixture
def minh():
    return cast.minh()


@pytest.fixture
def waiting(lan):
    visit = factories.delegation(
        registered_by=lan, state=State.SUBMITTED, purpose_vi="Bàn về giao thông công cộng"
    )
    return factories.case(visit, lan, factories.authority_rule(matter="delegation.reception"), note="Kính trình.")  # fmt: skip


def read(response):
    return response.content.decode()


def page_of(one):
    return reverse("approvals:case", args=[one.pk])


def decided(one, by, state=CaseState.APPROVED):
    one.state, one.decided_by, one.decided_at = state, by, factories.NOON
    one.save()
    return one


def test_a_leader_finds_what_waits_first(client, minh, lan, waiting):
    done = decided(factories.case(factories.delegation(), lan), minh)
    cast.enter(client, minh)

    html = read(client.get(LIST))

    assert f'<a href="{page_of(waiting)}">{waiting.about_label}</a>' in html
    assert page_of(done) not in html
    assert inline_faults(html) == []


@pytest.mark.parametrize(
    ("show", "names"),
    [
        ("decided", ["xong"]),
        ("open", ["chờ"]),
        ("all", ["chờ", "trả", "xong"]),
        ("mine", ["chờ"]),
    ],
)
def test_a_leader_looks_at_the_other_lists(client, minh, lan, waiting, show, names):
    cases = {
        "chờ": waiting,
        "xong": decided(factories.case(factories.delegation(), lan), minh),
        "trả": decided(
            factories.case(factories.delegation(), lan), cast.director(), CaseState.RETURNED
        ),
    }
    cast.enter(client, minh)

    html = read(client.get(f"{LIST}?show={show}"))

    assert sorted(name for name, one in cases.items() if page_of(one) in html) == names


def test_an_officer_sees_where_the_own_submissions_lie(client, lan, waiting):
    other = factories.case(factories.delegation(), cast.ha())
    cast.enter(client, lan)

    html = read(client.get(LIST))

    assert page_of(waiting) in html
    assert "Lãnh đạo thành phố" in html
    assert page_of(other) not in html


@pytest.mark.parametrize(
    ("who", "show"), [(cast.minh, "waiting"), (cast.lan, "mine"), (cast.clerk, "open")]
)
def test_an_empty_list_says_how_the_first_row_comes_about(client, who, show):
    cast.enter(client, who())

    html = read(client.get(f"{LIST}?show={show}"))

    assert "empty-place" in html


def test_the_rows_alone_are_a_part_of_the_page(client, minh, waiting):
    cast.enter(client, minh)

    piece = read(client.get(LIST, headers=HTMX)).strip()

    assert piece.startswith('<div id="decisions-rows">')
    assert piece in read(client.get(LIST))


def test_missions_and_their_changes_are_listed_with_their_days_and_a_plan_without(
    client, minh, lan
):
    rule = factories.authority_rule(matter="mission.city")
    mission = in_state(MissionState.SUBMITTED, title_en="Sample mission")
    going = in_state(MissionState.APPROVED)
    longer = Changed(ChangeKind.EXTENSION, going.starts_on, going.ends_on.replace(day=28), "Thêm", "Lịch")  # fmt: skip
    factories.case(mission, lan, rule)
    factories.case(ask_change(going, longer, by=lan, at=factories.NOON), lan, rule)
    factories.case(factories.year_plan(2029), lan, rule)
    cast.enter(client, minh)

    html = read(client.get(LIST))
    days = [" ".join(cell.split("</td>")[0].split()) for cell in html.split('<td class="nowrap">')]
    desk = read(client.get("/"))
    client.cookies["language"] = "en"
    english = read(client.get(LIST))

    assert days[1:] == [
        "09–13/03/2026<small>35 ngày nữa</small>", "09–28/03/2026<small>35 ngày nữa</small>", "–"
    ]  # fmt: skip
    assert [desk.count("· 09–13/03/2026</small>"), desk.count("· 09–28/03/2026</small>")] == [1, 1]
    assert "Sample mission" in english


@pytest.mark.parametrize("count", [1, 3])
def test_missions_in_the_list_ask_the_same_number_of_questions(
    client, minh, lan, count, django_assert_num_queries
):
    rule = factories.authority_rule(matter="mission.city")
    for _turn in range(count):
        factories.case(in_state(MissionState.SUBMITTED), lan, rule)
    cast.enter(client, minh)
    client.get(LIST)

    with django_assert_num_queries(6):
        client.get(LIST)


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("show", ["waiting", "all"])
def test_the_list_asks_the_same_number_of_questions(
    client, minh, lan, count, show, django_assert_max_num_queries
):
    rule = factories.authority_rule()
    for _turn in range(count):
        factories.case(factories.delegation(), lan, rule)
    cast.enter(client, minh)
    client.get(LIST)

    with django_assert_max_num_queries(6):
        client.get(f"{LIST}?show={show}")


@pytest.mark.parametrize("who", [cast.focal_point, cast.administrator, cast.stranger])
def test_who_does_not_see_the_offices_matters_is_refused(client, who, waiting):
    cast.enter(client, who())

    assert client.get(LIST).status_code == 403
    assert client.get(page_of(waiting)).status_code == 404


def test_strangers_go_to_the_sign_in(client, waiting):
    assert client.get(LIST).status_code == 302
    assert client.get(page_of(waiting)).status_code == 302


def test_a_leader_sees_the_gist_and_decides_with_one_form(client, minh, waiting):
    cast.enter(client, minh)

    html = read(client.get(page_of(waiting)))

    for shown in ("Bàn về giao thông công cộng", "Kính trình.", "Quyết định của bạn", "7 ngày nữa"):
        assert shown in html
    assert f'action="{reverse("delegations:decide", args=[waiting.about_id])}"' in html
    assert inline_faults(html) == []


def test_the_gist_names_the_head_the_opinions_and_what_is_wrong(client, minh, waiting, lan):
    visit = factories.Delegation.objects.get(pk=waiting.about_id)
    factories.member(visit, role="head", title_vi="Thị trưởng")
    factories.consultation(visit, factories.unit(name_vi="Sở Mẫu"), lan)
    cast.enter(client, minh)

    html = read(client.get(page_of(waiting)))

    assert "Sở Mẫu" in html
    assert "Thị trưởng" in html
    assert reverse("delegations:findings", args=[visit.pk]) in html


def test_who_submitted_reads_and_does_not_decide(client):
    director = factories.user(roles=[Role.DIRECTOR])
    rule = factories.authority_rule(approver_role=Role.DIRECTOR)
    one = factories.case(factories.delegation(state=State.SUBMITTED), director, rule)
    cast.enter(client, director)

    html = read(client.get(page_of(one)))

    assert "Quyết định của bạn" not in html
    assert "Người trình không bao giờ là người duyệt." in html


@pytest.mark.parametrize("kind", ["visit", "mission", "plan", "change"])
def test_who_opened_a_matter_reads_it_and_sees_no_form_to_decide(client, minh, lan, kind):
    matter = {"visit": "delegation.reception", "plan": "yearplan.plan"}.get(kind, "mission.city")
    rule = factories.authority_rule(matter=matter)
    mission = in_state(MissionState.APPROVED if kind == "change" else MissionState.SUBMITTED)
    longer = Changed(ChangeKind.EXTENSION, mission.starts_on, mission.ends_on.replace(day=28), "Thêm", "Lịch")  # fmt: skip
    about, where = {
        "visit": lambda: (factories.delegation(state=State.SUBMITTED), "delegations:consult"),
        "mission": lambda: (mission, "missions:consult"),
        "plan": lambda: (factories.year_plan(2029, state="submitted"), "yearplan:decision"),
        "change": lambda: (ask_change(mission, longer, by=lan, at=factories.NOON), "missions:after"),
    }[kind]()  # fmt: skip
    place = reverse(where, args=[mission.pk if kind == "change" else about.pk])
    one = factories.case(about, lan, rule)
    cast.enter(client, minh)

    before = [read(client.get(page)) for page in (page_of(one), place)]
    one.opened_by = minh
    one.save()
    after = [read(client.get(page)) for page in (page_of(one), place)]

    assert ["decide" in html for html in before] == [kind == "visit", True]
    assert ["/decide" in html for html in after] == [False, False]
    assert "do chính bạn lập hồ sơ" in after[0]
    assert page_of(one) not in read(client.get(LIST))


def test_earlier_submissions_of_the_visit_stand_beside(client, minh, lan, waiting):
    visit = factories.Delegation.objects.get(pk=waiting.about_id)
    earlier = decided(factories.case(visit, lan), minh, CaseState.RETURNED)
    cast.enter(client, minh)

    html = read(client.get(page_of(waiting)))

    assert page_of(earlier) in html


def test_a_submission_about_something_else_is_shown_without_a_gist(client, minh, lan):
    one = decided(factories.case(factories.task(lan, text="Kế hoạch năm"), lan), minh)
    cast.enter(client, minh)

    html = read(client.get(page_of(one)))

    assert "Kế hoạch năm" in html
    assert "Chuyến thăm" not in html


def test_a_leader_reads_the_gist_of_a_mission_before_deciding(client, minh, lan):
    mission = in_state(MissionState.SUBMITTED, no_classified=False, content_vi="Xúc tiến du lịch")
    mission.travellers.update(rank="director")
    one = factories.case(mission, lan, factories.authority_rule(matter="mission.city"))
    factories.consultation(mission, factories.unit(), lan)
    cast.enter(client, minh)

    response = client.get(page_of(one))
    html = read(response)

    head = mission.travellers.get().person.name.full
    said = [head, "Hàn Quốc", "100.000.000", "Xúc tiến du lịch", "Chưa có cam kết không mang tài liệu mật"]  # fmt: skip
    assert [words for words in said if words not in html] == []
    assert reverse("missions:appraisal", args=[mission.pk]) in html
    assert response.context["gist"].stopping >= 1
    assert inline_faults(html) == []


def test_what_was_set_aside_stands_in_the_gist_with_who_allowed_it(client, minh, lan):
    mission = in_state(MissionState.SUBMITTED, no_classified=False)
    Override.objects.create(
        mission=mission, rule="mission_classified", reason="Đã cam kết miệng", allowed_by="Chủ tịch",
        by=lan, at=factories.NOON,
    )  # fmt: skip
    one = factories.case(mission, lan, factories.authority_rule(matter="mission.city"))
    cast.enter(client, minh)

    assert "Đã cam kết miệng – Chủ tịch" in read(client.get(page_of(one)))


def test_the_gist_of_a_change_tells_both_the_days_decided_and_those_asked_for(client, minh, lan):
    mission = in_state(MissionState.APPROVED)
    change = ask_change(mission, Changed(ChangeKind.EXTENSION, mission.starts_on, mission.ends_on.replace(day=28), "Thêm ngày", "Lịch bay"), by=lan, at=factories.NOON)  # fmt: skip
    first = factories.case(change, lan, factories.authority_rule(matter="mission.city"))
    decided(first, minh, CaseState.RETURNED)
    one = factories.case(change, lan, first.rule)
    cast.enter(client, minh)

    html = read(client.get(page_of(one)))

    assert [words for words in ("Thêm ngày", "Lịch bay", "Thời gian đề nghị") if words not in html] == []  # fmt: skip
    assert page_of(first) in html


def test_the_gist_of_a_plan_tells_what_would_be_in_it(client, minh, lan):
    plan = factories.year_plan(2029, state="submitted")
    factories.plan_entry(plan, state="accepted", budget=77_000_000)
    one = factories.case(plan, lan, factories.authority_rule(matter="yearplan.plan"))
    cast.enter(client, minh)

    assert "77.000.000" in read(client.get(page_of(one)))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_is_whole_in_both_languages(client, minh, waiting, language):
    cast.enter(client, minh)
    client.cookies["language"] = language

    for address in (LIST, f"{LIST}?show=all", page_of(waiting)):
        html = read(client.get(address))

        assert f'<html lang="{language}"' in html
        assert inline_faults(html) == []
        assert ("Duyệt" in html) is (language == "vi")
