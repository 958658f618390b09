"""The register of outgoing documents."""

import pytest
from django.urls import reverse

from doingoai.documents.models import PaperVersion
from doingoai.foundation import search
from doingoai.web.places import place_of
from tests import cast, factories

pytestmark = pytest.mark.django_db

LIST = "/register/outgoing/"


def read(response):
    return response.content.decode()


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", ["Công văn A", "Kế hoạch B"]),
        ("?year=2025", ["Công văn A"]),
        ("?q=ke hoach", ["Kế hoạch B"]),
    ],
)
def test_numbers_are_listed_and_narrowed(client, lan, query, shown):
    factories.outgoing(lan, year=2025, subject="Công văn A", type_vi="Công văn")
    plan = factories.outgoing(lan, subject="Kế hoạch B")
    search.index(plan, title=plan.subject)

    html = read(client.get(LIST + query))

    assert [name for name in ("Công văn A", "Kế hoạch B") if name in html] == shown


@pytest.mark.parametrize("query", ["", "?q=khong co"])
def test_an_empty_list_explains_itself(client, lan, query):
    assert "empty-place" in read(client.get(LIST + query))


def test_the_rows_alone_are_a_part_of_the_page(client, lan):
    factories.outgoing(lan)

    piece = client.get(LIST, headers={"HX-Request": "true", "HX-Target": "outgoing-rows"})

    assert read(piece).strip() in read(client.get(LIST))


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_number_of_questions(
    client, lan, count, django_assert_max_num_queries
):
    for _turn in range(count):
        factories.outgoing(factories.user())

    client.get(LIST)

    with django_assert_max_num_queries(4):
        client.get(LIST)


def test_a_number_leads_to_its_paper_and_matter(client, lan):
    visit = factories.delegation()
    entry = factories.outgoing(lan, about_type="delegation", about_id=str(visit.pk))
    paper = factories.paper(visit, outgoing=entry)
    file = factories.stored_file(paper, lan, name="ke-hoach.docx")
    PaperVersion.objects.create(
        paper=paper, number=2, format="docx", file=file, digest="d", made_at=factories.NOON, made_by=lan
    )  # fmt: skip

    html = read(client.get(reverse("documents:outgoing", args=[entry.pk])))

    assert reverse("documents:file", args=[file.pk]) in html
    assert reverse("delegations:detail", args=[visit.pk]) in html
    assert reverse("delegations:paper", args=[visit.pk, paper.pk]) in html


def test_a_paper_of_another_matter_than_a_visit_leads_to_that(client, lan):
    partner = factories.partner()
    entry = factories.outgoing(lan)
    paper = factories.paper(partner, outgoing=entry)

    assert place_of(paper) == reverse("directory:partner", args=[partner.pk])


def test_a_paper_with_passport_numbers_is_not_listed_for_who_may_not_read_them(client, lan):
    entry = factories.outgoing(lan)
    paper = factories.paper(
        factories.delegation(), kind="police_notice", title="Thông báo mẫu", outgoing=entry
    )
    file = factories.stored_file(paper, lan)
    PaperVersion.objects.create(
        paper=paper, number=1, format="docx", file=file, digest="d", made_at=factories.NOON, made_by=lan
    )  # fmt: skip
    address = reverse("documents:outgoing", args=[entry.pk])

    assert "Thông báo mẫu" not in read(client.get(address))
    cast.enter(client, cast.ha())
    assert "Thông báo mẫu" in read(client.get(address))


def test_a_matter_that_is_not_seen_is_not_linked(client, lan):
    entry = factories.outgoing(lan, about_type="case", about_id="7")

    html = read(client.get(reverse("documents:outgoing", args=[entry.pk])))

    assert "/7/" not in html


def test_to_a_focal_point_a_number_is_not_there(client):
    cast.enter(client, cast.focal_point())
    entry = factories.outgoing()

    assert client.get(reverse("documents:outgoing", args=[entry.pk])).status_code == 404
