"""Pages of lists by key: forwards, backwards, by id, day, number and Vietnamese order."""

from datetime import date

import pytest
from django.test import RequestFactory

from doingoai.delegations.models import Delegation
from doingoai.directory.models import Partner
from doingoai.documents.models import Incoming
from doingoai.web.lists import keyset
from tests import factories

pytestmark = pytest.mark.django_db


def sheet_of(rows, address="", **how):
    return keyset(RequestFactory().get(f"/list/{address}"), rows, size=2, **how)


def walked(rows, **how):
    """Everything one sees from the first page to the last, and back again."""
    pages, sheet = [], sheet_of(rows, **how)
    while True:
        pages.append(list(sheet.rows))
        if not sheet.older:
            break
        sheet = sheet_of(rows, sheet.older, **how)
    back = [list(sheet.rows)]
    while sheet.newer:
        sheet = sheet_of(rows, sheet.newer, **how)
        back.append(list(sheet.rows))
    return pages, back[::-1]


def test_by_id_the_newest_come_first():
    entries = [factories.incoming() for _turn in range(5)][::-1]

    pages, back = walked(Incoming.objects.all())

    assert pages == [entries[:2], entries[2:4], entries[4:]]
    assert [row for page in back for row in page] == entries


def test_by_day_equal_days_are_settled_by_id():
    days = (
        date(2026, 3, 1),
        date(2026, 3, 1),
        date(2026, 3, 1),
        date(2026, 2, 1),
        date(2026, 4, 1),
    )
    made = [factories.delegation(starts_on=day) for day in days]

    pages, _back = walked(Delegation.objects.all(), by="starts_on")

    assert [row for page in pages for row in page] == [made[4], made[2], made[1], made[0], made[3]]


def test_by_number():
    made = [factories.incoming(arrival_number=number) for number in (3, 1, 2, 5, 4)]

    pages, back = walked(Incoming.objects.all(), by="arrival_number")

    assert [row.arrival_number for page in pages for row in page] == [5, 4, 3, 2, 1]
    assert {row for page in back for row in page} == set(made)


def test_in_vietnamese_order():
    names = ("Đà Nẵng", "Ánh Sao", "Xơ-un", "Đông Kinh", "An Giang")
    for name in names:
        factories.partner(name)

    pages, back = walked(Partner.objects.all(), by="sort_key", ascending=True)

    wanted = ["An Giang", "Ánh Sao", "Đà Nẵng", "Đông Kinh", "Xơ-un"]
    assert [row.name_vi for page in pages for row in page] == wanted
    assert [row.name_vi for page in back for row in page] == wanted


def test_names_do_not_stand_in_the_address():
    for name in ("An", "Bình", "Chi"):
        factories.partner(name)

    sheet = sheet_of(Partner.objects.all(), "?kind=&q=x", by="sort_key", ascending=True)

    assert sheet.older == f"?kind=&q=x&after={sheet.rows[-1].pk}"


@pytest.mark.parametrize(
    ("by", "mark"),
    [
        ("", "x"), ("", "9" * 30), ("starts_on", "2026-99-01.1"), ("starts_on", "2026-03-01"),
        ("title_vi", "77777"),
    ],
)  # fmt: skip
def test_a_mark_nobody_gave_out_is_no_mark(by, mark):
    visit = factories.delegation()

    after = sheet_of(Delegation.objects.all(), f"?after={mark}", by=by)
    before = sheet_of(Delegation.objects.all(), f"?before={mark}", by=by)

    assert (list(after.rows), list(before.rows)) == ([visit], [visit])


def test_an_empty_page_leads_nowhere():
    sheet = sheet_of(Delegation.objects.all(), "?before=1")

    assert (list(sheet.rows), sheet.newer, sheet.older) == ([], "", "")


@pytest.mark.parametrize("ascending", [False, True])
def test_several_lists_are_read_as_one_and_each_thing_once(ascending):
    days = (1, 3, 2, 1, 5, 4, 2)
    made = [factories.delegation(starts_on=date(2026, 3, day)) for day in days]
    keys = [visit.pk for visit in made]
    every = Delegation.objects.all()
    ways = [every.filter(pk__in=some) for some in (keys[:4], keys[2:6], keys[5:], [])]

    pages, back = walked(ways, by="starts_on", ascending=ascending)

    wanted = sorted(made, key=lambda one: (one.starts_on, one.pk), reverse=not ascending)
    assert [row for page in pages for row in page] == wanted
    assert [row for page in back for row in page] == wanted


def test_several_lists_are_read_as_one_in_the_shape_of_the_page():
    made = [factories.delegation() for _turn in range(3)]
    every = Delegation.objects.all()

    pages, _back = walked(
        [every.filter(pk=made[1].pk), every], by="starts_on",
        shape=lambda rows: rows.values("pk", "starts_on"),
    )  # fmt: skip

    assert [row["pk"] for page in pages for row in page] == [one.pk for one in reversed(made)]


def test_what_the_page_shows_is_read_once_for_all_reasons_to_see_it(django_assert_num_queries):
    visits = [factories.delegation() for _turn in range(3)]
    every = Delegation.objects.all()
    ways = [every.filter(pk=visits[0].pk), every.none(), every]

    with django_assert_num_queries(3):
        assert list(sheet_of(ways, by="starts_on").rows) == visits[:0:-1]
