"""People: the list, one person, adding, editing, posts."""

import re
from datetime import date

import pytest
from django.urls import reverse

from doingoai.directory.actions import PassportData, add_person, set_birth_date, set_passport
from doingoai.directory.models import Person, Post
from doingoai.directory.naming import PersonName
from doingoai.directory.states import NameOrder, PassportKind
from doingoai.foundation import search
from tests import cast, factories
from tests.web.guard import inline_faults

pytestmark = pytest.mark.django_db

LIST = "/people/"
NEW = "/people/new/"
NUMBER = "M12345678"


@pytest.fixture
def mayor():
    """A guest with everything that is known of one."""
    by = cast.ha()
    name = PersonName("Mau", "KIM", native="김견본", reading_vi="Kim Kiến Bản")
    person = add_person(name, by=by, nationality="KR", sex="m", bio_vi="Tiểu sử mẫu")
    set_passport(
        person,
        PassportData(NUMBER, PassportKind.DIPLOMATIC, "KR", None, date(2020, 1, 1)),
        by=by,
    )
    set_birth_date(person, date(1970, 3, 4), by=by)
    return person


def page_of(person):
    return reverse("directory:person", args=[person.pk])


def given(**fields):
    return {"family": "Sample", "given": "Jane", "order": "given_first", **fields}


def read(response):
    return response.content.decode()


def test_the_list_stands_by_given_name_with_posts(client, lan):
    factories.post(factories.person("Nguyễn", "Ánh", "Thị", vietnamese=True), "Chuyên viên")
    factories.person("Bùi", "Yến", vietnamese=True)
    factories.person("Trần", "Đức", vietnamese=True)

    html = read(client.get(LIST))

    assert html.index("Nguyễn Thị Ánh") < html.index("Trần Đức") < html.index("Bùi Yến")
    assert "Chuyên viên" in html


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("?country=KR", ["KIM Mau"]),
        ("?side=vn", ["Trần Đức"]),
        ("?side=abroad", ["KIM Mau"]),
        ("?q=tran duc", ["Trần Đức"]),
        ("?side=x&country=zz", ["KIM Mau", "Trần Đức"]),
        ("?country=FR", []),
    ],
)
def test_the_list_is_narrowed(client, lan, query, shown):
    factories.person("KIM", "Mau")
    host = factories.person("Trần", "Đức", vietnamese=True)
    search.index(host, title=str(host))

    html = read(client.get(LIST + query))

    assert [name for name in ("KIM Mau", "Trần Đức") if name in html] == shown


def test_the_rows_alone_are_a_part_of_the_page(client, lan):
    factories.person()

    piece = client.get(LIST, headers={"HX-Request": "true", "HX-Target": "people-rows"})

    assert read(piece).strip() in read(client.get(LIST))


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_number_of_questions(
    client, lan, count, django_assert_max_num_queries
):
    for _turn in range(count):
        factories.post(factories.person())
    client.get(LIST)

    with django_assert_max_num_queries(5):
        client.get(LIST)


def test_a_person_is_shown_with_the_name_in_every_form(client, lan, mayor):
    html = read(client.get(page_of(mayor)))

    for shown in ("KIM Mau", "김견본", "Kim Kiến Bản", "Ông", "Mr", "Dear Mr", "Tiểu sử mẫu"):
        assert shown in html
    assert inline_faults(html) == []


def test_posts_visits_meetings_and_papers_of_a_person(client, lan, mayor):
    factories.post(mayor, "Phó Thị trưởng", until=date(2025, 1, 1), since=date(2020, 1, 1))
    partner = factories.partner("Thành phố Xơ-un")
    factories.post(mayor, "Thị trưởng", partner=partner, rank="governor")
    visit = factories.delegation()
    factories.member(visit, mayor)
    item = factories.item(visit.programme, title_vi="Hội đàm mẫu")
    factories.participation(item, mayor)
    paper = factories.paper(visit, title="Danh sách mẫu")

    html = read(client.get(page_of(mayor)))

    for shown in (
        "01/01/2020 – 01/01/2025",
        "– nay",
        partner.name,
        visit.title,
        item.title,
        paper.title,
    ):
        assert shown in html


def test_passports_and_birth_are_absent_for_who_may_not_read_them(client, lan, mayor):
    html = read(client.get(page_of(mayor)))

    for hidden in (NUMBER, "04/03/1970", "Hộ chiếu", "Ngày sinh"):
        assert hidden not in html
    # The moment of a change may end in any digits.
    assert re.search(r"(?<!\d)5678(?!\d)", html) is None


def test_a_protocol_officer_sees_the_end_of_a_number_and_that_it_expired(client, mayor):
    cast.enter(client, cast.ha())

    html = read(client.get(page_of(mayor)))

    assert "•••• 5678" in html
    assert "đã hết hạn" in html
    assert "04/03/1970" in html
    assert NUMBER not in html


def test_a_person_of_another_script_only_is_shown(client, lan):
    person = factories.person("", given="Ạ", order=NameOrder.GIVEN_FIRST, nationality="")

    assert client.get(page_of(person)).status_code == 200


@pytest.mark.parametrize("name", ["visits", "meetings", "papers"])
def test_each_section_has_a_page_of_its_own(client, lan, mayor, name):
    visit = factories.delegation()
    factories.host(visit, mayor)
    factories.participation(factories.item(visit.programme), mayor)
    factories.paper(visit)

    html = read(client.get(reverse("directory:person-section", args=[mayor.pk, name])))

    assert visit.title in html or visit.reference in html


def test_a_section_that_does_not_exist_is_not_there(client, lan, mayor):
    address = reverse("directory:person-section", args=[mayor.pk, "secrets"])

    assert client.get(address).status_code == 404


def test_a_person_is_added(client, lan):
    response = client.post(NEW, given(nationality="FR", sex="f", is_vietnamese_side=""))

    made = Person.objects.get()
    assert response.headers["Location"] == page_of(made)
    assert (made.name.full, made.nationality, made.sex) == ("Jane Sample", "FR", "f")


def test_a_namesake_is_shown_first_and_can_be_told_apart(client, lan, mayor):
    typed = given(family="Kim", given="Mẫu", order="family_first", nationality="KR")

    asked = client.post(NEW, typed)
    told = client.post(NEW, {**typed, "accept_same": "on"})

    assert asked.status_code == 422
    assert page_of(mayor) in read(asked)
    assert told.status_code == 302
    assert Person.objects.count() == 2


def test_a_person_without_any_name_is_refused(client, lan):
    response = client.post(NEW, given(family="", given=""))

    assert response.status_code == 422
    assert 'href="#id_given"' in read(response)


def test_a_person_is_edited(client, lan, mayor):
    address = reverse("directory:edit-person", args=[mayor.pk])
    shown = read(client.get(address))

    client.post(address, given(version=1))

    mayor.refresh_from_db()
    assert 'value="김견본"' in shown
    assert mayor.name.full == "Jane Sample"


def test_of_two_hands_on_a_person_both_are_shown(client, lan, mayor):
    Person.objects.filter(pk=mayor.pk).update(languages="Của người kia", version=7)

    response = client.post(
        reverse("directory:edit-person", args=[mayor.pk]), given(languages="Của tôi", version=1)
    )

    assert response.status_code == 422
    assert "Của người kia" in read(response)


def test_a_new_post_ends_the_one_before(client, lan, mayor):
    older = factories.post(mayor, since=date(2020, 1, 1))
    partner = factories.partner("Thành phố Xơ-un", name_en="Seoul")
    address = reverse("directory:new-post", args=[mayor.pk])

    response = client.post(
        address, {"title_vi": "Thống đốc", "partner": str(partner.pk), "on": "1/3/2026"}
    )

    older.refresh_from_db()
    newer = Post.objects.latest("pk")
    assert response.headers["Location"] == page_of(mayor)
    assert older.until == newer.since == date(2026, 3, 1)
    assert (newer.organisation_vi, newer.organisation_en) == ("Thành phố Xơ-un", "Seoul")


def test_a_post_may_name_its_organisation_itself(client, lan, mayor):
    address = reverse("directory:new-post", args=[mayor.pk])
    client.get(address)

    client.post(
        address, {"title_en": "Mayor", "organisation_vi": "Tòa thị chính", "on": "1/3/2026"}
    )

    assert Post.objects.get().organisation_vi == "Tòa thị chính"


@pytest.mark.parametrize(("missing", "field"), [({"title_vi": ""}, "title_vi"), ({"on": ""}, "on")])
def test_a_post_needs_a_title_and_a_day(client, lan, mayor, missing, field):
    typed = {"title_vi": "Thống đốc", "on": "1/3/2026", **missing}

    response = client.post(reverse("directory:new-post", args=[mayor.pk]), typed)

    assert response.status_code == 422
    assert f'href="#id_{field}"' in read(response)


def test_a_leader_reads_and_changes_nothing(client, mayor):
    cast.enter(client, cast.minh())

    assert client.get(page_of(mayor)).status_code == 200
    assert client.get(NEW).status_code == 403
    for name in ("edit-person", "new-post"):
        assert client.get(reverse(f"directory:{name}", args=[mayor.pk])).status_code == 403


def test_to_a_focal_point_nobody_is_there(client, mayor):
    cast.enter(client, cast.focal_point())

    assert client.get(LIST).status_code == 403
    for name in ("person", "edit-person", "new-post"):
        assert client.get(reverse(f"directory:{name}", args=[mayor.pk])).status_code == 404


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_is_whole_in_both_languages(client, lan, mayor, language):
    client.cookies["language"] = language
    pages = {
        LIST: ("Danh bạ", "People"),
        NEW: ("Thêm người", "Add a person"),
        page_of(mayor): ("Tên ở mọi dạng", "Name in every form"),
        reverse("directory:edit-person", args=[mayor.pk]): ("Tiểu sử", "Biography"),
        reverse("directory:new-post", args=[mayor.pk]): ("Chức vụ mới", "New post"),
    }

    for address, said in pages.items():
        html = read(client.get(address))

        assert said[language == "en"] in html
        assert inline_faults(html) == []
