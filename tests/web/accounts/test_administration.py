"""Administration: the overview, roles with their second factor, and the office's settings."""

import pytest
from django.urls import reverse

from doingoai.accounts.models import Office, RolePolicy
from doingoai.accounts.states import Role
from tests import cast, factories
from tests.web.guard import inline_faults

pytestmark = pytest.mark.django_db

OVERVIEW, OFFICE, ROLES = "/admin/", "/admin/office/", "/admin/roles/"


def read(response):
    return response.content.decode()


def settings_of_office(**fields):
    usual = {
        "parent_vi": "ỦY BAN NHÂN DÂN THÀNH PHỐ MẪU", "city_vi": "Thành phố Mẫu", "city_en": "Sample City",
        "division_symbol": "LT", "signer_post_vi": "GIÁM ĐỐC", "signer_post_en": "Director",
        "decider_body_vi": "ỦY BAN NHÂN DÂN", "decider_symbol": "UBND",
        "decider_post_vi": "KT. CHỦ TỊCH\r\nPHÓ CHỦ TỊCH",
    }  # fmt: skip
    return {**usual, **fields}


def test_the_overview_leads_to_every_part_with_what_there_is(client, administrator):
    factories.office()

    html = read(client.get(OVERVIEW))

    for name in ("users", "units", "roles", "office", "audit"):
        assert reverse(f"accounts:{name}") in html
    for name in ("approvals:matrix", "norms:norms", "documents:templates"):
        assert reverse(name) in html
    assert "1 người được đăng nhập" in html
    assert inline_faults(html) == []


def test_the_overview_says_what_still_needs_somebody(client, administrator):
    nobody = factories.user("khong-vai-tro", roles=())
    needs = factories.user("can-hai-buoc", roles=[Role.DIRECTOR])
    RolePolicy.objects.create(role=Role.DIRECTOR, needs_second_factor=True)

    html = read(client.get(OVERVIEW))

    assert reverse("accounts:user", args=[nobody.pk]) in html
    assert reverse("accounts:user", args=[needs.pk]) in html
    assert "Chưa khai báo cơ quan" in html
    assert "1 vai trò cần xác thực hai bước" in html


def test_others_see_only_their_parts(client):
    cast.enter(client, cast.clerk())

    html = read(client.get(OVERVIEW))

    assert reverse("documents:templates") in html
    assert reverse("accounts:users") not in html


@pytest.mark.parametrize("who", [cast.lan, cast.minh, cast.focal_point, cast.stranger])
def test_administration_is_not_for_everybody(client, who):
    cast.enter(client, who())

    for address in (OVERVIEW, OFFICE, ROLES):
        assert client.get(address).status_code == 403


def test_strangers_go_to_the_sign_in(client):
    for address in (OVERVIEW, OFFICE, ROLES, reverse("accounts:role-second-factor")):
        assert client.post(address).status_code == 302


def test_roles_say_what_they_may_do(client, administrator):
    html = read(client.get(ROLES))

    assert 'id="records_clerk"' in html
    assert "Vào sổ văn bản đến" in html
    assert inline_faults(html) == []


def test_a_second_factor_is_asked_of_a_role_and_no_longer(client, administrator):
    address = reverse("accounts:role-second-factor")

    asked = client.post(address, {"role": "director", "needed": "1"})
    shown = read(client.get(ROLES))
    client.post(address, {"role": "director"})

    assert asked.headers["Location"] == f"{ROLES}#director"
    assert "cần xác thực hai bước" in shown
    assert RolePolicy.objects.get().needs_second_factor is False


def test_an_unknown_role_is_refused(client, administrator):
    response = client.post(reverse("accounts:role-second-factor"), {"role": "king"})

    assert response.status_code == 422
    assert RolePolicy.objects.count() == 0


def test_the_office_is_edited_and_its_history_shows(client, administrator):
    factories.office()

    response = client.post(OFFICE, settings_of_office(phone="024 0000 0000"), follow=True)

    office = Office.objects.get()
    assert (office.phone, office.decider_post_vi) == ("024 0000 0000", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH")
    assert "Đã sửa thiết lập của cơ quan" in read(response)
    assert inline_faults(read(response)) == []


def test_an_office_that_is_not_there_yet_is_set_up_here(client, administrator):
    unit = factories.foreign_affairs()
    form = read(client.get(OFFICE))

    refused = client.post(OFFICE, settings_of_office())
    made = client.post(OFFICE, settings_of_office(unit=unit.pk))

    assert 'name="unit"' in form
    assert refused.status_code == 422
    assert made.status_code == 302
    assert Office.objects.get().unit == unit


@pytest.mark.parametrize(
    ("changed", "field"), [({"city_vi": ""}, "city_vi"), ({"email": "x"}, "email")]
)
def test_settings_that_cannot_hold_are_refused_at_their_field(
    client, administrator, changed, field
):
    factories.office()

    response = client.post(OFFICE, settings_of_office(**changed))

    assert response.status_code == 422
    assert f'href="#id_{field}"' in read(response)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_is_whole_in_both_languages(client, administrator, language):
    factories.office()
    client.cookies["language"] = language

    for address in (OVERVIEW, OFFICE, ROLES):
        html = read(client.get(address))

        assert f'<html lang="{language}"' in html
        assert inline_faults(html) == []
        assert ("Quản trị" in html) is (language == "vi")
