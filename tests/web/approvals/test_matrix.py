"""The authority matrix: looked at by all who see norms, edited by the administrator."""

import pytest
from django.urls import reverse

from doingoai.approvals.models import AuthorityRule
from doingoai.delegations.actions.decide import MATTER
from doingoai.web.approvals.matrix import level_choices, level_name
from tests import cast, factories
from tests.web.guard import inline_faults

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]

LIST = "/norms/authority/"
HTMX = {"HX-Request": "true", "HX-Target": "authority-answer"}


@pytest.fixture
def administrator(client):
    return cast.enter(client, cast.administrator())


def line(**fields):
    return factories.authority_rule(matter=MATTER, **fields)


def read(response):
    return response.content.decode()


def sent(**fields):
    usual = {
        "matter": MATTER, "order": "4", "min_level": "60", "invited_by": "", "approver_role": "director",
        "approver_unit": "", "series": "qd", "symbol": "QĐ-SNgV", "valid_from": "1/1/2026",
        "source": "Quy chế thử", "confidence": "M",
    }  # fmt: skip
    return {**usual, **fields}


def test_the_matrix_shows_who_decides_and_what_is_not_yet_checked(client):
    line(min_level=60, source="Quyết định thử 1")
    line(is_confirmed=True, source="Quyết định thử 2", valid_to=factories.MONDAY)
    cast.enter(client, cast.lan())

    html = read(client.get(LIST))

    for shown in ("Quyết định thử 1", "Quyết định thử 2", "chưa đối chiếu", "đã đối chiếu"):
        assert shown in html
    assert reverse("approvals:add-line") not in html
    assert inline_faults(html) == []


def test_a_line_that_is_over_or_still_to_come_is_marked(client, administrator):
    line(valid_to=factories.MONDAY.replace(year=2025))
    line(valid_from=factories.MONDAY.replace(year=2027))

    html = read(client.get(LIST))

    assert 'class="is-off"' in html
    assert "chưa có hiệu lực" in html


def test_an_empty_matrix_says_what_follows(client, administrator):
    assert "Bảng thẩm quyền chưa có dòng nào" in read(client.get(LIST))


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?rank=mayor&invited_by=partner", "Lãnh đạo thành phố"),
        ("?rank=director&invited_by=partner&on=2/2/2026", "Giám đốc"),
        ("?rank=director&invited_by=partner&on=2/2/1999", "chưa nêu ai"),
        ("?rank=x&invited_by=partner", ""),
    ],
)
def test_the_matrix_answers_who_would_decide(client, query, said):
    line(order=1, min_level=60, approver_role="director")
    line(order=2, approver_role="city_leader")
    cast.enter(client, cast.lan())

    piece = read(client.get(LIST + query, headers=HTMX))

    assert piece.strip().startswith('<div id="authority-answer"')
    assert said in piece
    assert piece.strip() in read(client.get(LIST + query))


def test_an_administrator_adds_a_line(client, administrator):
    form = read(client.get(reverse("approvals:add-line")))

    response = client.post(reverse("approvals:add-line"), sent())

    added = AuthorityRule.objects.get()
    assert 'name="min_level"' in form
    assert response.headers["Location"] == LIST
    assert (added.min_level, added.approver_role, added.is_confirmed) == (60, "director", False)


def test_a_line_may_cover_every_rank(client, administrator):
    line(order=7)

    client.post(reverse("approvals:add-line"), sent(min_level="", is_confirmed="on"))

    added = AuthorityRule.objects.latest("pk")
    assert (added.min_level, added.is_confirmed) == (None, True)


def test_an_administrator_edits_a_line_and_its_history_shows(client, administrator):
    one = line()
    address = reverse("approvals:line", args=[one.pk])

    client.post(address, sent(symbol="QĐ-UBND-2"))

    one.refresh_from_db()
    assert one.symbol == "QĐ-UBND-2"
    assert "Đã sửa dòng trong bảng thẩm quyền" in read(client.get(address))


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"valid_to": "1/1/2025"}, "valid_to"),
        ({"valid_from": "32/1/2026"}, "valid_from"),
        ({"source": "  "}, "source"),
        ({"approver_role": "officer"}, "approver_role"),
        ({"min_level": "61,5"}, "min_level"),
    ],
)
def test_a_line_that_cannot_hold_is_refused_at_its_field(client, administrator, changed, field):
    response = client.post(reverse("approvals:add-line"), sent(**changed))

    assert response.status_code == 422
    assert f'href="#id_{field}"' in read(response)
    assert AuthorityRule.objects.count() == 0


@pytest.mark.parametrize(
    ("matter", "invited_by"),
    [
        (MATTER, "unit"), (MATTER, "partner"), ("mission.city", "vietnamese_enterprise"),
        ("mission.private", "person"), ("mission.city", "central"), ("yearplan.plan", ""),
    ],
)  # fmt: skip
def test_a_line_takes_whoever_invites_to_its_matter(client, administrator, matter, invited_by):
    sending = sent(matter=matter, invited_by=invited_by)

    response = client.post(reverse("approvals:add-line"), sending)

    added = AuthorityRule.objects.get()
    assert (response.status_code, added.invited_by) == (302, invited_by)
    address = reverse("approvals:line", args=[added.pk])
    assert f'value="{invited_by}" selected' in read(client.get(address))


@pytest.mark.parametrize(
    ("matter", "invited_by", "said"),
    [
        (MATTER, "person", "“Cá nhân” không phải bên mời của loại việc này"),
        ("mission.city", "unit", "Doanh nghiệp nước ngoài"),
        ("yearplan.plan", "city", "Việc này không do bên nào mời"),
    ],
)
def test_an_inviter_of_another_matter_is_refused(client, administrator, matter, invited_by, said):
    response = client.post(
        reverse("approvals:add-line"), sent(matter=matter, invited_by=invited_by)
    )

    assert response.status_code == 422
    assert 'href="#id_invited_by"' in read(response)
    assert said in read(response)
    assert AuthorityRule.objects.count() == 0


def test_the_inviters_of_a_mission_are_read_in_its_own_words(client, administrator):
    factories.authority_rule(matter="mission.city", invited_by="partner")

    html = read(client.get(LIST))

    assert "<td>Cơ quan, tổ chức nước ngoài</td>" in html


def test_who_may_not_edit_the_office_is_refused(client):
    one = line()
    cast.enter(client, cast.director())

    for address in (reverse("approvals:add-line"), reverse("approvals:line", args=[one.pk])):
        assert client.get(address).status_code == 403
        assert client.post(address, sent()).status_code == 403


def test_the_matrix_is_not_for_other_agencies(client):
    cast.enter(client, cast.focal_point())

    assert client.get(LIST).status_code == 403


def test_strangers_go_to_the_sign_in(client):
    one = line()

    for address in (LIST, reverse("approvals:add-line"), reverse("approvals:line", args=[one.pk])):
        assert client.get(address).status_code == 302


@pytest.mark.parametrize("count", [1, 3])
def test_the_matrix_asks_the_same_number_of_questions(
    client, administrator, count, django_assert_max_num_queries
):
    for _turn in range(count):
        line(approver_unit=factories.unit())
    client.get(LIST)

    with django_assert_max_num_queries(6):
        client.get(LIST)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_is_whole_in_both_languages(client, administrator, language):
    one = line()
    client.cookies["language"] = language

    for address in (LIST, reverse("approvals:add-line"), reverse("approvals:line", args=[one.pk])):
        html = read(client.get(address))

        assert f'<html lang="{language}"' in html
        assert inline_faults(html) == []
        assert ("Bảng thẩm quyền" in html) is (language == "vi")


def test_ranks_of_one_level_stand_together():
    names = dict(level_choices())

    assert names["43"] == "Đại sứ, Quan chức cao cấp ASEAN, …"
    assert level_name(None) == "khách mọi cấp"
    assert level_name(999) == "999"


def test_lines_about_missions_do_not_speak_of_guests(client):
    factories.authority_rule(matter="mission.city")
    cast.enter(client, cast.lan())

    (line,) = client.get(reverse("approvals:matrix")).context["lines"]

    assert line["level"] == "bất kỳ"
