"""The programme of a visit: the table, one item, issuing, versions handed out."""

import json
from datetime import UTC, datetime

import pytest
from django.urls import reverse

from doingoai.delegations.models import Delegation
from doingoai.delegations.states import State
from doingoai.programme.models import IssuedVersion, Item
from doingoai.programme.states import Side
from doingoai.web.places import address_of
from tests import cast, factories
from tests.web.delegations.answers import at, piece, read, shown_faults, typed, verbs
from tests.web.guard import inline_faults

pytestmark = pytest.mark.django_db

FROZEN = "Chuyến thăm đang ở trạng thái “Đã đóng hồ sơ”; số liệu không sửa được nữa."


def given(**fields):
    usual = {"kind": "talks", "day": "9/2/2026", "begins": "09:00", "ends": "10:00"}
    return {**usual, "title_vi": "Hội đàm mẫu", **fields}


@pytest.fixture
def item(visit):
    return factories.item(visit.programme, title_vi="Hội đàm")


@pytest.fixture
def guests(visit):
    return [
        factories.member(visit, factories.person("KIM", letter)).person for letter in ("Mau", "Mot")
    ]


def opened_with(client, visit, item):
    """What the form of an item carries from when it was opened."""
    form = client.get(at(visit, "item", item.pk)).context["form"]
    return {"opened": form["opened"].value(), "version": str(form["version"].value())}


def test_an_item_is_added_with_who_takes_part(client, ha, visit, guests):
    host = factories.host(visit).person
    typed_in = given(guests=[guests[0].pk], hosts=[host.pk], place_text="", title_en="Talks")

    response = client.post(at(visit, "add-item"), typed_in)

    made = Item.objects.get()
    taking_part = set(made.participations.values_list("person_id", "side"))
    assert response.headers["Location"] == at(visit, "programme")
    assert made.starts_at == datetime(2026, 2, 9, 2, 0, tzinfo=UTC)
    assert made.ends_at == datetime(2026, 2, 9, 3, 0, tzinfo=UTC)
    assert taking_part == {(guests[0].pk, Side.GUEST), (host.pk, Side.HOST)}
    assert verbs(made) == ["item.added", "item.participants_set", "item.participants_set"]


def test_a_new_item_begins_on_the_first_day(client, ha, visit):
    html = read(client.get(at(visit, "add-item")))

    assert 'value="09/02/2026"' in html
    assert inline_faults(html) == []


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"title_vi": ""}, {"title_vi": "Mục này còn để trống."}),
        (
            {"title_vi": "H" * 400},
            {"title_vi": "Giá trị này chỉ có tối đa 300 kí tự (hiện có 400)"},
        ),
        (
            {"ends": "08:30"},
            {
                "ends": "Hoạt động kết thúc (08:30 09/02/2026) trước khi bắt đầu (09:00 09/02/2026). Hãy sửa một trong hai."
            },
        ),
        ({"day": "30/2/2026"}, {"day": "Không có ngày “30/2/2026”: tháng 2/2026 chỉ có 28 ngày."}),
        ({"begins": "25:00"}, {"begins": "Nhập một thời gian hợp lệ."}),
        (
            {"guests": ["999999"]},
            {
                "guests": "Hãy chọn một lựa chọn hợp lệ. 999999 không phải là một trong các lựa chọn khả thi."
            },
        ),
    ],
    ids=["no title", "long", "turned round", "no such day", "no such hour", "nobody"],
)
def test_an_item_that_cannot_be_is_refused_at_its_field(client, ha, visit, fields, told):
    response = client.post(at(visit, "add-item"), given(notes_vi="Đã gõ lâu", **fields))

    assert (response.status_code, Item.objects.count()) == (422, 0)
    assert shown_faults(response) == told
    assert typed(response, notes="Đã gõ lâu") == []


def test_an_item_is_edited_and_the_end_may_stay_open(client, ha, visit, item):
    response = client.post(
        at(visit, "item", item.pk), {**given(ends=""), **opened_with(client, visit, item)}
    )

    item.refresh_from_db()
    assert response.headers["Location"] == at(visit, "programme")
    assert (item.title_vi, item.ends_at, verbs(item)) == ("Hội đàm mẫu", None, ["item.edited"])


def test_saving_an_item_as_it_was_opened_changes_nothing(client, ha, visit, item, guests):
    factories.participation(item, guests[0])
    kept = opened_with(client, visit, item)

    client.post(
        at(visit, "item", item.pk),
        given(title_vi="Hội đàm", title_en="Talks", guests=[guests[0].pk], **kept),
    )

    item.refresh_from_db()
    assert (item.version, verbs(item)) == (1, [])


def test_of_two_hands_on_an_item_what_only_one_changed_is_merged(client, ha, visit, item, guests):
    factories.participation(item, guests[0])
    kept = opened_with(client, visit, item)
    factories.participation(item, guests[1])
    Item.objects.filter(pk=item.pk).update(
        starts_at=datetime(2026, 2, 9, 1, 0, tzinfo=UTC), car="Xe số 2", version=5
    )

    client.post(at(visit, "item", item.pk), given(title_en="Talks", **kept))

    item.refresh_from_db()
    assert (item.title_vi, item.car, item.starts_at.hour) == ("Hội đàm mẫu", "Xe số 2", 1)
    assert [one.person for one in item.participations.all()] == [guests[1]]


def test_of_two_hands_on_the_hour_both_are_shown(client, ha, visit, item):
    kept = opened_with(client, visit, item)
    Item.objects.filter(pk=item.pk).update(
        ends_at=datetime(2026, 2, 9, 4, 30, tzinfo=UTC), version=5
    )

    response = client.post(at(visit, "item", item.pk), given(ends="11:00", **kept))

    assert response.status_code == 422
    assert shown_faults(response)["ends"] == "Người kia đã ghi: 11:30"
    assert typed(response, mine='value="11:00"') == []


@pytest.mark.parametrize("opened", ["[1]", "{"])
def test_an_opening_that_cannot_be_read_harms_nothing(client, ha, visit, item, guests, opened):
    client.post(at(visit, "item", item.pk), given(guests=[guests[0].pk], opened=opened))

    assert [one.person for one in item.participations.all()] == [guests[0]]


@pytest.mark.parametrize("ticked", ["x", [[1]], None, 5])
def test_ticks_that_cannot_be_read_count_as_none(client, ha, visit, item, guests, ticked):
    kept = opened_with(client, visit, item)
    kept["opened"] = json.dumps({**json.loads(kept["opened"]), "guests": ticked})

    client.post(at(visit, "item", item.pk), given(guests=[guests[0].pk], **kept))

    assert [one.person for one in item.participations.all()] == [guests[0]]


def test_an_item_is_taken_out(client, ha, visit, item):
    response = client.post(at(visit, "remove-item", item.pk))

    assert response.headers["Location"] == at(visit, "programme")
    assert Item.objects.count() == 0


def test_the_table_shows_who_takes_part_in_what(client, ha, visit, item, guests):
    factories.participation(item, guests[0])
    factories.participation(item, factories.host(visit).person, Side.HOST)
    factories.item(visit.programme, title_en="", title_vi="Tham quan", ends_at=None)

    html = read(client.get(at(visit, "programme")))

    assert inline_faults(html) == []
    for said in ("Hội đàm", "KIM Mau", "Tham quan", "09/02/2026"):
        assert said in html
    assert piece(client, at(visit, "programme"), "items").strip() in html


@pytest.mark.parametrize("count", [1, 3])
def test_the_table_asks_the_same_number_of_questions(
    client, ha, visit, guests, count, django_assert_max_num_queries
):
    for _turn in range(count):
        factories.participation(factories.item(visit.programme), guests[0])
    client.get(at(visit, "programme"))

    with django_assert_max_num_queries(17):
        client.get(at(visit, "programme"))


def test_a_programme_is_issued_and_what_changed_since_is_told(client, ha, visit, item, guests):
    factories.participation(item, guests[0])

    first = client.post(at(visit, "issue-programme"))
    Item.objects.filter(pk=item.pk).update(kind="signing", ends_at=None)
    factories.item(visit.programme, title_vi="Tham quan")
    pending = read(client.get(at(visit, "programme")))
    client.post(at(visit, "issue-programme"))
    old = read(client.get(at(visit, "programme-version", 1)))
    new = read(client.get(at(visit, "programme-version", 2)))

    assert first.headers["Location"] == at(visit, "programme")
    assert IssuedVersion.objects.count() == 2
    assert verbs(visit.programme) == ["programme.issued", "programme.issued"]
    for html in (pending, new):
        assert "<del>Hội đàm</del> → <ins>Lễ ký kết</ins>" in html
        assert "<del>10:00 09/02/2026</del> → <ins>–</ins>" in html
        assert "KIM Mau" in html
        assert "Tham quan" in html
    assert ("Tham quan" in old, "<del>" in old) == (False, False)


@pytest.mark.parametrize("again", [False, True])
def test_nothing_new_is_not_issued(client, ha, visit, again):
    if again:
        factories.item(visit.programme)
        client.post(at(visit, "issue-programme"))

    response = client.post(at(visit, "issue-programme"))

    told = "Không có gì thay đổi" if again else "Chương trình chưa có hoạt động nào"
    assert (response.status_code, told in read(response)) == (422, True)
    assert IssuedVersion.objects.count() == again


def test_a_version_that_was_never_issued_is_not_there(client, ha, visit):
    assert client.get(at(visit, "programme-version", 7)).status_code == 404


def test_the_programme_of_a_closed_visit_stays(client, ha, visit, item):
    Delegation.objects.filter(pk=visit.pk).update(state=State.CLOSED, closed_at=factories.NOON)

    added = client.post(at(visit, "add-item"), given())
    edited = client.post(at(visit, "item", item.pk), given())
    removed = client.post(at(visit, "remove-item", item.pk))
    issued = client.post(at(visit, "issue-programme"))

    assert shown_faults(added) == shown_faults(edited) == {"": FROZEN}
    assert (removed.status_code, issued.status_code) == (422, 422)
    assert FROZEN in read(removed)
    assert FROZEN in read(issued)
    assert (Item.objects.get().title_vi, IssuedVersion.objects.count()) == ("Hội đàm", 0)


def test_from_the_audit_log_one_comes_to_the_programme(client, visit, item):
    director = cast.director()
    factories.delegation()
    cast.enter(client, director)
    client.post(at(visit, "issue-programme"))
    log = read(client.get(reverse("accounts:audit")))
    way = address_of("programme", str(visit.programme_id))

    followed = client.get(way)
    cast.enter(client, cast.focal_point())
    unseen = client.get(way)

    assert f'href="{way}"' in log
    assert (followed.status_code, followed.headers["Location"]) == (302, at(visit, "programme"))
    assert unseen.status_code == 404


def test_an_item_of_another_visit_is_not_there(client, ha, visit, item):
    other = factories.delegation()

    assert client.get(at(other, "item", item.pk)).status_code == 404
    assert client.post(at(other, "remove-item", item.pk)).status_code == 404


def test_an_officer_writes_and_does_not_issue(client, visit, item):
    cast.enter(client, cast.lan())

    assert client.get(at(visit, "item", item.pk)).status_code == 200
    assert client.post(at(visit, "issue-programme")).status_code == 403


def test_a_leader_reads_the_programme_and_changes_nothing(client, visit, item):
    cast.enter(client, cast.minh())

    html = read(client.get(at(visit, "programme")))

    link = f'href="{at(visit, "item", item.pk)}"'
    assert (item.title_vi in html, link in html) == (True, False)
    assert client.post(at(visit, "add-item"), given()).status_code == 403
    for name in ("item", "remove-item"):
        assert client.post(at(visit, name, item.pk), given()).status_code == 403
