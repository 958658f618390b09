"""The people of a visit: both lists, adding a guest, adding a host."""

import pytest

from doingoai.delegations.models import Delegation, Host, Member
from doingoai.delegations.states import State
from doingoai.directory.models import Person, Post
from tests import cast, factories
from tests.web.delegations.answers import at, piece, read, shown_faults, typed, verbs
from tests.web.guard import inline_faults

pytestmark = pytest.mark.django_db

NOT_LATIN = (
    "“{}” không phải chữ Latinh. Hãy ghi như trong hộ chiếu; chữ gốc ghi vào ô “Tên theo chữ gốc”."
)
NO_CHOICE = "Hãy chọn một lựa chọn hợp lệ. {} không phải là một trong các lựa chọn khả thi."
LONG = "Giá trị này chỉ có tối đa 80 kí tự (hiện có 400)"


def guest(**fields):
    usual = {
        "family": "KIM", "given": "Mau", "order": "family_first", "nationality": "KR",
        "role": "member", "title_vi": "Chuyên viên",
    }  # fmt: skip
    return {**usual, **fields}


def host(**fields):
    usual = {
        "family": "Trần", "given": "Mẫu", "order": "family_first", "nationality": "VN",
        "role": "participant",
    }  # fmt: skip
    return {**usual, **fields}


def test_both_lists_stand_on_the_page(client, ha, visit):
    factories.member(visit, factories.person("KIM", "Mau", native="김견본"), title_vi="Thị trưởng")
    factories.host(visit, factories.person("Trần", "Mẫu", vietnamese=True), title_en="Director")

    html = read(client.get(at(visit, "people")))

    for said in ("KIM Mau", "김견본", "Thị trưởng", "Trần Mẫu", "Director"):
        assert said in html
    assert inline_faults(html) == []


def test_a_visit_without_people_says_how_to_begin(client, ha, visit):
    assert "empty-place" in read(client.get(at(visit, "people")))


@pytest.mark.parametrize("count", [1, 3])
def test_the_lists_ask_the_same_number_of_questions(
    client, ha, visit, count, django_assert_max_num_queries
):
    for _turn in range(count):
        factories.member(visit)
        factories.host(visit)
    client.get(at(visit, "people"))

    with django_assert_max_num_queries(11):
        client.get(at(visit, "people"))


def test_guests_are_shown_fifty_a_page(client, ha, visit):
    for order in range(1, 53):
        factories.member(visit, factories.person(given=f"Mau {order:03d}"), order=order)
    factories.host(visit, factories.person("Trần", "Mẫu", vietnamese=True))

    first = read(client.get(at(visit, "people")))
    second = read(client.get(at(visit, "people") + "?after=50"))

    assert ("KIM Mau 050" in first, "KIM Mau 051" in first) == (True, False)
    assert ("KIM Mau 050" in second, "KIM Mau 052" in second) == (False, True)
    assert ("?after=50" in first, "?after=0" in second) == (True, True)
    assert ("Trần Mẫu" in first, "Trần Mẫu" in second) == (True, False)
    assert piece(client, at(visit, "people"), "members").strip() in first


@pytest.mark.parametrize("after", ["x", "9" * 12, "-3"])
def test_a_place_that_is_none_gives_the_first_page(client, ha, visit, after):
    factories.member(visit, factories.person("KIM", "Mau"))

    assert "KIM Mau" in read(client.get(at(visit, "people") + f"?after={after}"))


def test_a_guest_is_added_with_a_new_record_in_the_directory(client, ha, visit):
    response = client.post(at(visit, "add-member"), guest(native="김견본", room="501"))

    made = Member.objects.get()
    assert response.headers["Location"] == at(visit, "people")
    assert (made.person.name.full, made.person.nationality) == ("KIM Mau", "KR")
    assert (made.title_vi, made.room, made.role) == ("Chuyên viên", "501", "member")
    assert (verbs(made), verbs(made.person)) == (
        ["member.added"],
        ["person.added", "person.post_set"],
    )


def test_a_new_guest_is_a_member_and_of_the_partners_country(client, ha, visit):
    html = read(client.get(at(visit, "add-member")))

    assert '<option value="member" selected>' in html
    assert '<option value="KR" selected>' in html


def test_a_known_person_is_added_and_no_second_record_made(client, ha, visit):
    known = factories.person("KIM", "Mau")

    client.post(at(visit, "add-member"), {**guest(family="", given=""), "person": str(known.pk)})

    assert Member.objects.get().person == known
    assert Person.objects.count() == 1


def test_nobody_is_added_twice(client, ha, visit):
    known = factories.member(visit, factories.person("KIM", "Mau")).person

    response = client.post(at(visit, "add-member"), guest(person=str(known.pk)))

    assert (response.status_code, Member.objects.count()) == (422, 1)
    assert shown_faults(response) == {"": "KIM Mau đã có trong danh sách này."}


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"family": "", "given": ""}, {"given": "Hãy chọn người đã có hoặc ghi họ tên."}),
        ({"given": "M" * 400}, {"given": LONG}),
        ({"family": "김"}, {"family": NOT_LATIN.format("김")}),
        ({"given": "習"}, {"given": NOT_LATIN.format("習")}),
        ({"given": "Иван"}, {"given": NOT_LATIN.format("Иван")}),
        ({"given": "Mau 🎉"}, {"given": NOT_LATIN.format("Mau 🎉")}),
        ({"nationality": "ZZ"}, {"nationality": NO_CHOICE.format("ZZ")}),
        ({"arrival_at": "31/2/2026 10:00"}, {"arrival_at": "“31/2/2026 10:00” không phải ngày kèm giờ. Hãy ghi như 30/11/2026 14:05."}),
        ({"role": "king"}, {"role": NO_CHOICE.format("king")}),
        ({"person_text": "Nobody Here"}, {"person": "Không có gì tên là “Nobody Here”. Hãy gõ một phần tên rồi chọn."}),
    ],
    ids=[
        "none", "long", "hangul", "han", "cyrillic", "emoji", "country", "no such day", "role", "unknown",
    ],
)  # fmt: skip
def test_a_guest_that_cannot_be_is_refused_at_the_field(client, ha, visit, fields, told):
    response = client.post(at(visit, "add-member"), guest(organisation_vi="Đã gõ", **fields))

    assert (response.status_code, Person.objects.count()) == (422, 0)
    assert shown_faults(response) == told
    assert typed(response, organisation="Đã gõ", **fields) in ([], ["nationality"], ["role"])


def test_a_name_in_its_own_script_alone_is_enough(client, ha, visit):
    client.post(at(visit, "add-member"), guest(family="", given="", native="김견본"))

    assert Member.objects.get().person.native == "김견본"


def test_two_heads_are_listed_and_found_wrong(client, ha, visit):
    for given in ("Mau", "Mot"):
        client.post(at(visit, "add-member"), guest(given=given, role="head"))

    html = read(client.get(at(visit, "findings")))

    assert Member.objects.filter(role="head").count() == 2
    assert "KIM Mau" in html
    assert "KIM Mot" in html


def test_a_host_is_added(client, ha, visit):
    shown = read(client.get(at(visit, "add-host")))
    response = client.post(at(visit, "add-host"), host(role="leader", title_vi="Giám đốc"))

    made = Host.objects.get()
    assert inline_faults(shown) == []
    assert response.headers["Location"] == at(visit, "people")
    assert (made.person.name.full, made.role) == ("Trần Mẫu", "leader")
    assert made.person.is_vietnamese_side
    assert (verbs(made), Post.objects.get().title_vi) == (["host.added"], "Giám đốc")


def test_a_second_leader_of_our_side_is_refused_at_the_role(client, ha, visit):
    factories.host(visit, factories.person("Vũ", "Thử", vietnamese=True), role="leader")

    response = client.post(at(visit, "add-host"), host(role="leader", form_key="một lần"))

    assert shown_faults(response) == {
        "role": "Vũ Thử đang là người chủ trì phía Việt Nam. Hãy đổi người đó trước."
    }
    assert typed(response, given="Mẫu") == []
    assert Person.objects.count() == 1


def test_a_known_host_is_not_listed_twice(client, ha, visit):
    known = factories.host(visit, factories.person("Vũ", "Thử", vietnamese=True)).person

    response = client.post(at(visit, "add-host"), host(person=str(known.pk)))

    assert shown_faults(response) == {"": "Vũ Thử đã có trong danh sách này."}


def test_to_a_closed_visit_nobody_is_added(client, ha, visit):
    Delegation.objects.filter(pk=visit.pk).update(state=State.CLOSED, closed_at=factories.NOON)

    for name, fields in (("add-member", guest()), ("add-host", host())):
        response = client.post(at(visit, name), {**fields, "form_key": name})

        assert shown_faults(response) == {
            "": "Chuyến thăm đang ở trạng thái “Đã đóng hồ sơ”; số liệu không sửa được nữa."
        }
    assert Person.objects.count() == 0


def test_a_leader_reads_the_lists_and_adds_nobody(client, visit):
    factories.member(visit, factories.person("KIM", "Mau"), diet="Không ăn cá")
    cast.enter(client, cast.minh())

    html = read(client.get(at(visit, "people")))

    assert ("KIM Mau" in html, "Không ăn cá" in html) == (True, False)
    assert client.get(at(visit, "add-member")).status_code == 403
    assert client.get(at(visit, "add-host")).status_code == 403
