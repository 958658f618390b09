"""People who sign in: the list, a new account, roles, password, closing."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import authenticate
from django.test import RequestFactory
from django.urls import reverse

from doingoai.accounts.models import User
from doingoai.accounts.states import Role
from tests import cast, factories
from tests.web.guard import inline_faults

pytestmark = pytest.mark.django_db

LIST, NEW = "/admin/users/", "/admin/users/add/"
HTMX = {"HX-Request": "true", "HX-Target": "users-rows"}
WORD = "mot mat khau du dai"


@pytest.fixture
def lan():
    return cast.lan()


def read(response):
    return response.content.decode()


def page_of(user, name="user"):
    return reverse(f"accounts:{name}", args=[user.pk])


def account(**fields):
    usual = {
        "username": "Thu-Moi", "name": "Đào Thị Mới", "unit": factories.foreign_affairs().pk,
        "roles": ["officer", "records_clerk"], "password": WORD, "post_vi": "Chuyên viên",
    }  # fmt: skip
    return {**usual, **fields}


def test_people_are_listed_by_given_name(client, administrator):
    for name in ("Vũ Thị An", "Bùi Văn Ước", "Đỗ Thị Bình"):
        factories.user(name=name)

    html = read(client.get(LIST))

    places = [html.index(name) for name in ("Vũ Thị An", "Đỗ Thị Bình", "Bùi Văn Ước")]
    assert places == sorted(places)
    assert inline_faults(html) == []


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("?q=lan", ["lan"]),
        ("?q=nguyen thi", ["lan"]),
        ("?role=director", ["giám đốc"]),
        ("?closed=1", ["giám đốc", "lan", "đã nghỉ"]),
        ("?role=king", ["giám đốc", "lan"]),
        ("?q=khong co ai", []),
    ],
)
def test_the_list_is_narrowed_by_name_role_and_state(client, administrator, lan, query, names):
    made = {
        "lan": lan,
        "giám đốc": cast.director(),
        "đã nghỉ": factories.user("nghi", name="Trần Văn Nghỉ", is_active=False),
    }

    html = read(client.get(LIST + query))

    assert sorted(name for name, user in made.items() if page_of(user) in html) == names


def test_a_very_long_list_says_how_many_are_left(client, administrator, monkeypatch):
    monkeypatch.setattr("doingoai.web.accounts.users.MOST", 1)
    factories.user()
    factories.user()

    assert "Còn 2 người nữa" in read(client.get(LIST))


def test_the_rows_alone_are_a_part_of_the_page(client, administrator):
    piece = read(client.get(LIST, headers=HTMX)).strip()

    assert piece.startswith('<div id="users-rows">')
    assert piece in read(client.get(LIST))


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_number_of_questions(
    client, administrator, count, django_assert_max_num_queries
):
    for _turn in range(count):
        factories.user(roles=[Role.OFFICER, Role.RECORDS_CLERK], unit=factories.unit())
    client.get(LIST)

    with django_assert_max_num_queries(5):
        client.get(LIST)


def test_an_account_is_opened_with_roles_and_works(client, administrator):
    form = read(client.get(NEW))

    response = client.post(NEW, account())

    made = User.objects.get(username="thu-moi")
    request = RequestFactory().post("/")
    assert 'autocomplete="new-password"' in form
    assert response.headers["Location"] == page_of(made)
    assert (made.name, made.post_vi, made.language) == ("Đào Thị Mới", "Chuyên viên", "vi")
    assert made.roles == {Role.OFFICER, Role.RECORDS_CLERK}
    assert authenticate(request, username="thu-moi", password=WORD) == made


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"username": "lan"}, "username"),
        ({"username": "có dấu"}, "username"),
        ({"password": "ngan"}, "password"),
        ({"password": "password123"}, "password"),
        ({"unit": ""}, "unit"),
        ({"roles": ["king"]}, "roles"),
    ],
)
def test_an_account_that_cannot_be_opened_is_refused_at_its_field(
    client, administrator, lan, changed, field
):
    before = User.objects.count()

    response = client.post(NEW, account(**changed))

    assert response.status_code == 422
    assert f'href="#id_{field}' in read(response)
    assert User.objects.count() == before


def test_an_account_shows_the_person_and_what_was_done_with_it(client, administrator, lan):
    client.post(page_of(lan), {"name": "Nguyễn Thị Lan Mới", "unit": lan.unit_id})

    html = read(client.get(page_of(lan)))

    assert "Nguyễn Thị Lan Mới" in html
    assert "Đã sửa tài khoản" in html
    assert inline_faults(html) == []


def test_a_person_of_a_unit_that_is_gone_keeps_it(client, administrator, lan):
    lan.unit = factories.unit(valid_to=factories.MONDAY)
    lan.save()

    response = client.post(page_of(lan), {"name": lan.name, "unit": lan.unit_id})

    assert response.status_code == 302


def test_a_name_is_needed(client, administrator, lan):
    response = client.post(page_of(lan), {"name": " ", "unit": lan.unit_id})

    assert response.status_code == 422
    assert 'href="#id_name"' in read(response)


def test_roles_hold_at_once(client, administrator, lan):
    response = client.post(page_of(lan, "user-roles"), {"roles": ["director"]}, follow=True)

    assert User.objects.get(pk=lan.pk).roles == {Role.DIRECTOR}
    assert "Vai trò có hiệu lực từ bây giờ." in read(response)


def test_nobody_changes_the_own_roles_or_closes_the_own_account(client, administrator):
    html = read(client.get(page_of(administrator)))

    roles = client.post(page_of(administrator, "user-roles"), {"roles": ["director"]})

    assert page_of(administrator, "user-keep-out") not in html
    assert page_of(administrator, "user-roles") not in html
    assert roles.status_code == 422
    assert "Nhờ" in read(roles) or "nhờ" in read(roles)
    assert client.post(page_of(administrator, "user-keep-out")).status_code == 422
    assert client.post(page_of(administrator, "user-second-factor")).status_code == 422


def test_an_unknown_role_is_refused_in_place(client, administrator, lan):
    response = client.post(page_of(lan, "user-roles"), {"roles": ["king"]})

    assert response.status_code == 422
    assert User.objects.get(pk=lan.pk).roles == {Role.OFFICER}


def test_a_new_password_signs_the_person_out_everywhere(client, administrator, lan):
    other = cast.enter(type(client)(), lan)

    response = client.post(page_of(lan, "user-password"), {"password": WORD}, follow=True)

    assert "Mật khẩu mới đã có hiệu lực" in read(response)
    assert other.get("/").status_code == 302


def test_a_weak_password_is_refused_in_place(client, administrator, lan):
    response = client.post(page_of(lan, "user-password"), {"password": "12345"})

    assert response.status_code == 422
    assert 'href="#id_password"' in read(response)
    assert "12345" not in read(response)


def test_an_account_is_closed_and_opened_again(client, administrator, lan):
    other = cast.enter(type(client)(), lan)

    client.post(page_of(lan, "user-keep-out"))
    shut_out = other.get("/").status_code
    html = read(client.get(page_of(lan)))
    client.post(page_of(lan, "user-let-in"))

    assert shut_out == 302
    assert page_of(lan, "user-let-in") in html
    assert User.objects.get(pk=lan.pk).is_active


def test_a_second_factor_is_taken_off_for_who_has_lost_the_telephone(client, administrator, lan):
    Authenticator.objects.create(user=lan, type="totp", data={})
    html = read(client.get(page_of(lan)))

    response = client.post(page_of(lan, "user-second-factor"), follow=True)

    assert page_of(lan, "user-second-factor") in html
    assert Authenticator.objects.count() == 0
    assert page_of(lan, "user-second-factor") not in read(response)


@pytest.mark.parametrize("who", [cast.lan, cast.director, cast.focal_point])
def test_only_who_looks_after_people_gets_in(client, lan, who):
    cast.enter(client, who())

    for address in (LIST, NEW, page_of(lan)):
        assert client.get(address).status_code == 403
    for name in ("user-roles", "user-password", "user-keep-out", "user-let-in", "user-second-factor"):  # fmt: skip
        sent = {"roles": ["director"], "password": WORD}
        assert client.post(page_of(lan, name), sent).status_code == 403


def test_strangers_go_to_the_sign_in(client, lan):
    for address in (LIST, NEW, page_of(lan), page_of(lan, "user-roles")):
        assert client.post(address).status_code == 302


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_is_whole_in_both_languages(client, administrator, lan, language):
    client.cookies["language"] = language

    for address in (LIST, NEW, page_of(lan), page_of(administrator)):
        html = read(client.get(address))

        assert f'<html lang="{language}"' in html
        assert inline_faults(html) == []
        assert ("Người dùng" in html) is (language == "vi")
