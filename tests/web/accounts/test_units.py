"""The tree of units, and one unit with its time and successor."""

from datetime import date

import pytest
from django.urls import reverse

from doingoai.accounts.models import Unit
from tests import cast, factories
from tests.web.guard import inline_faults

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]

LIST, NEW = "/admin/units/", "/admin/units/add/"


def read(response):
    return response.content.decode()


def page_of(unit):
    return reverse("accounts:unit", args=[unit.pk])


def sent(**fields):
    return {"kind": "division", "name_vi": "Phòng Mới", "name_en": "New Division", **fields}


def test_units_stand_under_their_parents_by_name(client, administrator):
    office = factories.foreign_affairs()
    second = factories.unit(name_vi="Phòng Ư", parent=office)
    first = factories.unit(name_vi="Phòng Ô", parent=office)
    under = factories.unit(name_vi="Tổ A", parent=first)

    html = read(client.get(LIST))

    order = [office, first, under, second]
    assert [html.index(page_of(unit)) for unit in order] == sorted(
        html.index(page_of(unit)) for unit in order
    )
    assert 'class="is-depth-2"' in html
    assert inline_faults(html) == []


def test_units_that_are_gone_are_shown_when_asked_for(client, administrator):
    new = factories.unit(name_vi="Phường Mới", valid_from=date(2025, 7, 1))
    old = factories.unit(name_vi="Quận Cũ", valid_to=date(2025, 6, 30), successor=new)

    today, past = read(client.get(LIST)), read(client.get(f"{LIST}?past=1"))

    assert page_of(old) not in today
    assert "Xem 1 đơn vị không còn tồn tại" in today
    assert "đến 30/06/2025" in past
    assert "→ Phường Mới" in past


def test_a_ring_of_units_does_not_hang_the_page(client, administrator):
    one = factories.unit()
    other = factories.unit(parent=one)
    Unit.objects.filter(pk=one.pk).update(parent=other)

    assert client.get(LIST).status_code == 200


def test_the_people_of_each_unit_are_counted(client, administrator):
    division = factories.unit(name_vi="Phòng Đông")
    factories.user(unit=division, name="Người Thứ Nhất")
    factories.user(unit=division, is_active=False, name="Người Đã Nghỉ")

    html = read(client.get(LIST))
    one = read(client.get(page_of(division)))

    row = html[html.index("Phòng Đông") :]
    assert row[row.index('<td class="numeric">') :].startswith('<td class="numeric">1</td>')
    assert one.index("Người Thứ Nhất") < one.index("Người Đã Nghỉ")


def test_a_unit_is_added(client, administrator):
    form = read(client.get(NEW))

    response = client.post(NEW, sent(code="phong-moi", symbol="PM"))

    assert 'name="code"' in form
    assert response.headers["Location"] == LIST
    assert Unit.objects.get(code="phong-moi").symbol == "PM"


def test_a_unit_is_edited_and_its_history_shows(client, administrator):
    unit = factories.unit()
    later = factories.unit()

    client.post(page_of(unit), sent(valid_to="30/6/2026", successor=later.pk))

    unit.refresh_from_db()
    assert (unit.name_vi, unit.valid_to, unit.successor) == ("Phòng Mới", date(2026, 6, 30), later)
    assert "Đã sửa đơn vị" in read(client.get(page_of(unit)))


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"code": "so-ngoai-vu"}, "code"),
        ({"code": "Có Dấu"}, "code"),
        ({"code": "a", "name_vi": ""}, "name_vi"),
        ({"code": "a", "valid_from": "2/2/2026", "valid_to": "1/2/2026"}, "valid_to"),
    ],
)
def test_a_unit_that_cannot_be_is_refused_at_its_field(client, administrator, changed, field):
    factories.foreign_affairs()

    response = client.post(NEW, sent(**changed))

    assert response.status_code == 422
    assert f'href="#id_{field}"' in read(response)


def test_a_unit_does_not_stand_under_itself(client, administrator):
    unit = factories.unit()
    below = factories.unit(parent=unit)

    refused = client.post(page_of(unit), sent(parent=below.pk))

    assert refused.status_code == 422
    assert 'href="#id_parent"' in read(refused)
    assert Unit.objects.get(pk=unit.pk).parent is None


@pytest.mark.parametrize("count", [1, 3])
def test_the_tree_asks_the_same_number_of_questions(
    client, administrator, count, django_assert_max_num_queries
):
    for _turn in range(count):
        factories.unit(successor=factories.unit(), parent=factories.foreign_affairs())
    client.get(LIST)

    with django_assert_max_num_queries(5):
        client.get(LIST)


def test_only_who_looks_after_units_gets_in(client):
    unit = factories.unit()
    cast.enter(client, cast.director())

    for address in (LIST, NEW, page_of(unit)):
        assert client.get(address).status_code == 403
        assert client.post(address, sent(code="x")).status_code == 403


def test_strangers_go_to_the_sign_in(client):
    for address in (LIST, NEW, page_of(factories.unit())):
        assert client.post(address).status_code == 302


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_is_whole_in_both_languages(client, administrator, language):
    unit = factories.unit()
    client.cookies["language"] = language

    for address in (LIST, NEW, page_of(unit)):
        html = read(client.get(address))

        assert f'<html lang="{language}"' in html
        assert inline_faults(html) == []
        assert ("Đơn vị" in html) is (language == "vi")
