"""One guest of a visit: what holds for the visit, the name, the passport, the place on the list."""

import json
from datetime import date

import pytest

from doingoai.delegations.models import Delegation, Member
from doingoai.delegations.states import State
from doingoai.directory.actions import PassportData, set_birth_date, set_passport
from doingoai.directory.models import Passport, Person
from tests import cast, factories
from tests.web.delegations.answers import at, read, shown_faults, typed, verbs
from tests.web.guard import inline_faults

pytestmark = pytest.mark.django_db

NUMBER = "M12345678"


@pytest.fixture
def guest(visit):
    """A guest with a passport, a birth date and a diet."""
    by = cast.ha()
    member = factories.member(
        visit, factories.person("KIM", "Mau"), diet="Không ăn cá", raw_name="MR KIM MAU"
    )
    data = PassportData(NUMBER, country="KR", expires_on=date(2030, 1, 1))
    member.passport = set_passport(member.person, data, by=by)
    member.notes = [["Cỡ giày", "42"]]
    member.save()
    set_birth_date(member.person, date(1970, 3, 4), by=by)
    return member


def given(**fields):
    return {"role": "deputy", "title_vi": "Phó Thị trưởng", **fields}


def name(**fields):
    return {"family": "Kim", "given": "Mot", "order": "family_first", "nationality": "KR", **fields}


def passport(**fields):
    usual = {"number": "b 7654321", "kind": "official", "country": "KR"}
    return {**usual, "issued_on": "1/1/2020", "expires_on": "1/1/2031", **fields}


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
        ({"arrival_at": "30/2/2026 08:00"}, {"arrival_at": "Nhập một ngày/thời gian hợp lệ."}),
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


def test_a_passport_is_kept_sealed(client, ha, visit, guest):
    shown = read(client.get(at(visit, "member-passport", guest.pk)))
    response = client.post(at(visit, "member-passport", guest.pk), passport())

    guest.refresh_from_db()
    kept = Passport.objects.get(tail="4321")
    assert inline_faults(shown) == []
    assert response.headers["Location"] == at(visit, "member", guest.pk)
    assert (guest.passport, kept.kind, kept.expires_on) == (kept, "official", date(2031, 1, 1))
    assert b"7654321" not in bytes(kept.number_sealed)
    assert verbs(kept) == ["passport.kept"]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"number": ""}, {"number": "Mục này còn để trống."}),
        ({"number": "---"}, {"number": "Hãy ghi số hộ chiếu."}),
        ({"number": "B" * 400}, {"number": "Giá trị này chỉ có tối đa 20 kí tự (hiện có 400)"}),
        (
            {"expires_on": "31/12/2019"},
            {"expires_on": "Hộ chiếu hết hạn trước ngày cấp. Hãy kiểm tra hai ngày này."},
        ),
        (
            {"issued_on": "31/4/2020"},
            {"issued_on": "Không có ngày “31/4/2020”: tháng 4/2020 chỉ có 30 ngày."},
        ),
    ],
    ids=["empty", "no letter", "long", "turned round", "no such day"],
)
def test_a_passport_that_cannot_be_is_refused_at_its_field(client, ha, visit, guest, fields, told):
    response = client.post(at(visit, "member-passport", guest.pk), passport(**fields))

    assert (response.status_code, shown_faults(response)) == (422, told)
    assert Passport.objects.count() == 1


def test_reading_a_number_is_kept(client, ha, visit, guest):
    html = read(client.post(at(visit, "member-passport-number", guest.pk)))

    assert NUMBER in html
    assert verbs(guest.passport) == ["passport.kept", "passport.read"]
    assert client.get(at(visit, "member-passport-number", guest.pk)).status_code == 405


def test_who_may_not_read_numbers_is_refused_and_shown_none(client, visit, guest):
    cast.enter(client, cast.lan())

    response = client.post(at(visit, "member-passport-number", guest.pk))

    assert (response.status_code, NUMBER in read(response)) == (403, False)
    assert verbs(guest.passport) == ["passport.kept"]


def test_without_a_passport_there_is_no_number(client, ha, visit):
    other = factories.member(visit)

    html = read(client.post(at(visit, "member-passport-number", other.pk)))

    assert "<strong>–</strong>" in html


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
