"""One guest of a visit: what holds for the visit, the name, the passport, the place on the list."""

import json

import pytest

from doingoai.delegations.models import Delegation, Member
from doingoai.delegations.states import State
from doingoai.directory.models import Person
from tests import cast, factories
from tests.web.delegations.answers import at, read, shown_faults, typed, verbs
from tests.web.guard import inline_faults

pytestmark = pytest.mark.django_db

NUMBER = "M12345678"


def given(**fields):
    return {"role": "deputy", "title_vi": "Phó Thị trưởng", **fields}


def name(**fields):
    return {"family": "Kim", "given": "Mot", "order": "family_first", "nationality": "KR", **fields}


def test_a_guest_is_shown_with_what_was_on_the_list(client, ha, visit, guest):
    html = read(client.get(at(visit, "member", guest.pk)))

    for said in (
        "KIM Mau",
        "MR KIM MAU",
        "Cỡ giày",
        "42",
        "04/03/1970",
        "•••• 5678",
        "Không ăn cá",
    ):
        assert said in html
    assert NUMBER not in html


def test_what_is_guarded_is_absent_for_who_may_not_read_it(client, visit, guest):
    cast.enter(client, cast.lan())

    html = read(client.get(at(visit, "member", guest.pk)))

    for hidden in ("04/03/1970", "5678", "Không ăn cá"):
        assert hidden not in html


def test_who_may_not_read_the_diet_does_not_empty_it(client, visit, guest):
    cast.enter(client, cast.lan())

    client.post(at(visit, "member", guest.pk), given(version="1"))

    guest.refresh_from_db()
    assert (guest.role, guest.diet) == ("deputy", "Không ăn cá")


def test_what_holds_for_the_visit_is_kept(client, ha, visit, guest):
    typed_in = given(diet="Chay", arrival_flight="XX123", arrival_at="9/2/2026 08:30", version="1")

    response = client.post(at(visit, "member", guest.pk), typed_in)

    guest.refresh_from_db()
    assert response.headers["Location"] == at(visit, "people")
    assert (guest.role, guest.diet, guest.arrival_flight) == ("deputy", "Chay", "XX123")
    assert (guest.version, verbs(guest)) == (2, ["member.edited"])


def test_a_shown_moment_is_read_again_as_the_same(client, ha, visit, guest):
    client.post(at(visit, "member", guest.pk), given(arrival_at="9/2/2026 08:30"))
    guest.refresh_from_db()
    first = guest.arrival_at

    shown = client.get(at(visit, "member", guest.pk)).context["form"]["arrival_at"]
    html = str(shown)
    value = html.partition('value="')[2].partition('"')[0]
    client.post(at(visit, "member", guest.pk), given(arrival_at=value))

    guest.refresh_from_db()
    assert (value, guest.arrival_at) == ("09/02/2026 08:30", first)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        (
            {"title_en": "T" * 400},
            {"title_en": "Giá trị này chỉ có tối đa 250 kí tự (hiện có 400)"},
        ),
        (
            {"arrival_at": "30/2/2026 08:00"},
            {
                "arrival_at": "“30/2/2026 08:00” không phải ngày kèm giờ. Hãy ghi như 30/11/2026 14:05."
            },
        ),
        (
            {"role": "king"},
            {
                "role": "Hãy chọn một lựa chọn hợp lệ. king không phải là một trong các lựa chọn khả thi."
            },
        ),
    ],
)
def test_what_cannot_be_of_a_guest_is_refused_at_its_field(client, ha, visit, guest, fields, told):
    response = client.post(at(visit, "member", guest.pk), given(**fields))

    assert (response.status_code, shown_faults(response)) == (422, told)
    assert typed(response, title="Phó Thị trưởng") == []


def test_of_two_hands_on_a_guest_both_are_shown(client, ha, visit, guest):
    Member.objects.filter(pk=guest.pk).update(title_vi="Của người kia", version=3)
    opened = json.dumps({"title_vi": "", "role": "member", "diet": "Không ăn cá"})

    response = client.post(at(visit, "member", guest.pk), given(version="1", opened=opened))

    assert response.status_code == 422
    assert shown_faults(response)["title_vi"] == "Người kia đã ghi: Của người kia"
    assert typed(response, mine="Phó Thị trưởng") == []


@pytest.mark.parametrize("count", [1, 3])
def test_a_guest_asks_the_same_number_of_questions_whoever_else_is_there(
    client, ha, visit, guest, count, django_assert_max_num_queries
):
    for _turn in range(count - 1):
        factories.member(visit)
    client.get(at(visit, "member", guest.pk))

    with django_assert_max_num_queries(9):
        client.get(at(visit, "member", guest.pk))


def test_the_name_is_changed_in_the_one_record(client, ha, visit, guest):
    response = client.post(at(visit, "member-name", guest.pk), name(native="김못", version="1"))

    person = Person.objects.get(pk=guest.person_id)
    assert response.headers["Location"] == at(visit, "people")
    assert (person.name.full, person.native) == ("Kim Mot", "김못")
    assert verbs(person)[-1] == "person.edited"


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"given": "G" * 400}, {"given": "Giá trị này chỉ có tối đa 80 kí tự (hiện có 400)"}),
        (
            {"family": "Ким"},
            {
                "family": "“Ким” không phải chữ Latinh. Hãy ghi như trong hộ chiếu; chữ gốc ghi vào ô “Tên theo chữ gốc”."
            },
        ),
        ({"family": "", "given": ""}, {"given": "Hãy ghi họ tên."}),
    ],
    ids=["long", "cyrillic", "none"],
)
def test_a_name_that_cannot_be_is_refused_at_its_field(client, ha, visit, guest, fields, told):
    response = client.post(at(visit, "member-name", guest.pk), name(**fields))

    guest.person.refresh_from_db()
    assert (response.status_code, shown_faults(response)) == (422, told)
    assert (guest.person.name.full, inline_faults(read(response))) == ("KIM Mau", [])


def test_of_two_hands_on_a_name_the_second_is_asked(client, ha, visit, guest):
    Person.objects.filter(pk=guest.person_id).update(given="Khac", version=9)

    response = client.post(at(visit, "member-name", guest.pk), name(version="1"))

    assert shown_faults(response)["given"] == "Người kia đã ghi: Khac"


@pytest.mark.parametrize(
    ("which", "way", "after"),
    [(1, "up", "BACD"), (1, "down", "ACBD"), (0, "up", "ABCD"), (3, "down", "ABCD")],
)
def test_a_guest_is_moved_one_place(client, ha, visit, which, way, after):
    rows = [factories.member(visit, factories.person("KIM", letter)) for letter in "ABCD"]

    response = client.post(at(visit, "member-move", rows[which].pk), {"way": way})

    given_names = visit.members.order_by("order").values_list("person__given", flat=True)
    assert response.headers["Location"] == at(visit, "people")
    assert "".join(given_names) == after


def test_a_guest_is_taken_off_and_stays_in_the_directory(client, ha, visit, guest):
    response = client.post(at(visit, "member-remove", guest.pk))

    assert response.headers["Location"] == at(visit, "people")
    assert (Member.objects.count(), Person.objects.filter(pk=guest.person_id).count()) == (0, 1)


@pytest.mark.parametrize("page", ["member-remove", "member-move"])
def test_the_list_of_a_closed_visit_stays(client, ha, visit, guest, page):
    factories.member(visit)
    Delegation.objects.filter(pk=visit.pk).update(state=State.CLOSED, closed_at=factories.NOON)

    response = client.post(at(visit, page, guest.pk), {"way": "down"})

    assert response.status_code == 422
    assert "số liệu không sửa được nữa" in read(response)
    assert Member.objects.count() == 2


def test_a_guest_of_another_visit_is_not_there(client, ha, visit, guest):
    other = factories.delegation()

    for page in ("member", "member-name", "member-passport"):
        assert client.get(at(other, page, guest.pk)).status_code == 404
    for page in ("member-passport-number", "member-remove", "member-move"):
        assert client.post(at(other, page, guest.pk)).status_code == 404


def test_a_leader_changes_nothing_of_a_guest(client, visit, guest):
    cast.enter(client, cast.minh())

    for page in ("member", "member-name", "member-passport"):
        assert client.post(at(visit, page, guest.pk), {}).status_code == 403
