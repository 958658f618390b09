"""Partners: the list, one partner with all that was had with it, adding, editing."""

import re

import pytest
from django.urls import reverse

from doingoai.directory.models import Partner
from doingoai.foundation import search
from doingoai.planning.states import TaskKind
from tests import cast, factories
from tests.web.guard import inline_faults

pytestmark = pytest.mark.django_db

LIST = "/partners/"
NEW = "/partners/new/"


@pytest.fixture
def partner():
    return factories.partner(
        "Thành phố Xơ-un", country="KR", name_en="Seoul Metropolitan Government", name_native="서울"
    )


def given(**fields):
    usual = {"name_vi": "Thành phố Mẫu Mới", "kind": "locality", "group": "other", "country": "JP"}
    return {**usual, **fields}


def read(response):
    return response.content.decode()


def test_the_list_stands_in_vietnamese_order(client, lan):
    for name in ("Xơ-un", "Đà Lạt", "Ánh Sao"):
        factories.partner(name, group="key_partner")

    html = read(client.get(LIST))

    assert html.index("Ánh Sao") < html.index("Đà Lạt") < html.index("Xơ-un")


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("?kind=embassy", ["Đại sứ quán B"]),
        ("?group=neighbour", ["Thành phố A"]),
        ("?country=JP", ["Đại sứ quán B"]),
        ("?q=thanh pho", ["Thành phố A"]),
        ("?kind=x&group=y&country=zz", ["Thành phố A", "Đại sứ quán B"]),
        ("?country=FR", []),
    ],
)
def test_the_list_is_narrowed(client, lan, query, shown):
    city = factories.partner("Thành phố A", country="CN", group="neighbour")
    factories.partner("Đại sứ quán B", country="JP", kind="embassy")
    search.index(city, title=city.name_vi)

    html = read(client.get(LIST + query))

    assert [name for name in ("Thành phố A", "Đại sứ quán B") if name in html] == shown
    assert ("empty-place" in html) is (not shown)


def test_the_rows_alone_are_a_part_of_the_page(client, lan, partner):
    piece = client.get(LIST, headers={"HX-Request": "true", "HX-Target": "partners-rows"})

    assert read(piece).strip() in read(client.get(LIST))


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_number_of_questions(
    client, lan, count, django_assert_max_num_queries
):
    for _turn in range(count):
        factories.partner()
    client.get(LIST)

    with django_assert_max_num_queries(4):
        client.get(LIST)


def test_a_partner_shows_every_visit_promise_meeting_person_and_paper(client, lan, partner):
    visit = factories.delegation(partner=partner)
    item = factories.item(visit.programme, title_vi="Hội đàm mẫu", place=factories.place("Phòng A"))
    mayor = factories.person("KIM", "Mau")
    factories.post(mayor, partner=partner)
    paper = factories.paper(visit, title="Kế hoạch mẫu", outgoing=factories.outgoing(lan))
    factories.task(
        lan, kind=TaskKind.PROMISE, text="Gửi sách", about_type="delegation", about_id=str(visit.pk)
    )

    html = read(client.get(reverse("directory:partner", args=[partner.pk])))

    for shown in (
        visit.title, item.title, "Phòng A", "KIM Mau", "Thị trưởng", paper.title, paper.outgoing.label,
        "Gửi sách", "서울", "Seoul Metropolitan Government", "Đại Hàn Dân Quốc",
    ):  # fmt: skip
        assert shown in html
    assert inline_faults(html) == []


def test_an_unissued_paper_has_no_number_and_an_issued_one_its_day(client, lan, partner):
    visit = factories.delegation(partner=partner)
    factories.paper(visit, title="Bản nháp")
    factories.paper(
        visit, kind="estimate", title="Bản phát hành", state="issued", issued_at=factories.NOON, issued_by=lan
    )  # fmt: skip

    html = read(client.get(reverse("directory:partner-section", args=[partner.pk, "papers"])))

    assert "Bản nháp" in html
    assert "02/02/2026" in html


def test_more_than_a_few_lines_have_a_page_of_their_own(client, lan, partner):
    visits = [factories.delegation(partner=partner) for _turn in range(30)]
    address = reverse("directory:partner-section", args=[partner.pk, "visits"])

    few = read(client.get(reverse("directory:partner", args=[partner.pk])))
    first = read(client.get(address))
    second = read(client.get(f"{address}?after=2026-02-09.{visits[5].pk}"))

    assert len(re.findall(r"/delegations/\d+/", few)) == 5
    assert 'href="visits/"' in few
    assert len(re.findall(r"/delegations/\d+/", first)) == 25
    assert visits[0].title in second


def test_the_lines_alone_are_a_part_of_the_page(client, lan, partner):
    address = reverse("directory:partner-section", args=[partner.pk, "people"])
    factories.post(factories.person(), partner=partner)

    piece = client.get(address, headers={"HX-Request": "true", "HX-Target": "section-lines"})

    assert read(piece).strip() in read(client.get(address))


def test_a_section_that_does_not_exist_is_not_there(client, lan, partner):
    address = reverse("directory:partner-section", args=[partner.pk, "secrets"])

    assert client.get(address).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_a_partner_asks_the_same_number_of_questions(
    client, lan, partner, count, django_assert_max_num_queries
):
    for _turn in range(count):
        visit = factories.delegation(partner=partner)
        factories.item(visit.programme, place=factories.place())
        factories.post(factories.person(), partner=partner)
        factories.paper(visit)
        factories.task(lan, kind="promise", about_type="delegation", about_id=str(visit.pk))
    address = reverse("directory:partner", args=[partner.pk])
    client.get(address)

    with django_assert_max_num_queries(13):
        client.get(address)


def test_a_partner_is_added(client, lan):
    response = client.post(NEW, given(email="a@example.org", website="example.org"))

    made = Partner.objects.get()
    assert response.headers["Location"] == reverse("directory:partner", args=[made.pk])
    assert (made.name_vi, made.website) == ("Thành phố Mẫu Mới", "https://example.org")


def test_a_partner_that_is_there_already_is_refused_with_a_link(client, lan, partner):
    response = client.post(NEW, given(name_vi="thanh pho xo-un", country="KR"))

    assert response.status_code == 422
    assert reverse("directory:partner", args=[partner.pk]) in read(response)
    assert Partner.objects.count() == 1


@pytest.mark.parametrize("field", ["name_vi", "country"])
def test_what_is_missing_is_said_at_its_field(client, lan, field):
    response = client.post(NEW, given(**{field: ""}))

    assert response.status_code == 422
    assert f'href="#id_{field}"' in read(response)


def test_a_partner_is_edited(client, lan, partner):
    address = reverse("directory:edit-partner", args=[partner.pk])
    shown = read(client.get(address))

    client.post(address, given(name_vi="Xơ-un", country="KR", version=1))

    partner.refresh_from_db()
    assert 'value="Thành phố Xơ-un"' in shown
    assert (partner.name_vi, partner.version) == ("Xơ-un", 2)


def test_of_two_hands_on_a_partner_both_are_shown(client, lan, partner):
    Partner.objects.filter(pk=partner.pk).update(city="Của người kia", version=2)

    response = client.post(
        reverse("directory:edit-partner", args=[partner.pk]),
        given(name_vi=partner.name_vi, country="KR", city="Của tôi", version=1),
    )

    assert response.status_code == 422
    assert "Của người kia" in read(response)


def test_a_leader_reads_the_directory_and_changes_nothing(client, partner):
    cast.enter(client, cast.minh())

    html = read(client.get(reverse("directory:partner", args=[partner.pk])))

    assert reverse("directory:edit-partner", args=[partner.pk]) not in html
    assert client.get(NEW).status_code == 403
    assert client.get(reverse("directory:edit-partner", args=[partner.pk])).status_code == 403


def test_to_a_focal_point_the_directory_is_not_there(client, partner):
    cast.enter(client, cast.focal_point())

    assert client.get(LIST).status_code == 403
    for name in ("partner", "edit-partner"):
        assert client.get(reverse(f"directory:{name}", args=[partner.pk])).status_code == 404


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_is_whole_in_both_languages(client, lan, partner, language):
    client.cookies["language"] = language
    pages = {
        LIST: ("Đối tác", "Partners"),
        NEW: ("Thêm đối tác", "Add a partner"),
        reverse("directory:partner", args=[partner.pk]): ("Ngày Quốc khánh", "National day"),
        reverse("directory:edit-partner", args=[partner.pk]): ("Nhóm quan hệ", "Group"),
        reverse("directory:partner-section", args=[partner.pk, "meetings"]): (
            "Hoạt động, làm việc", "Meetings and activities",
        ),
    }  # fmt: skip

    for address, said in pages.items():
        html = read(client.get(address))

        assert said[language == "en"] in html
        assert inline_faults(html) == []


def test_strangers_go_to_the_sign_in(client, partner):
    for name, keys in (("partners", []), ("partner", [partner.pk]), ("add-partner", [])):
        assert client.get(reverse(f"directory:{name}", args=keys)).status_code == 302
