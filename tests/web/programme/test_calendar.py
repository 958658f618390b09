"""The calendar over all visits: month, week, and the list a telephone shows."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from doingoai.delegations.states import State
from doingoai.web.programme.calendar import Sought
from tests import cast, factories
from tests.web.guard import inline_faults

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]

URL = "/calendar/"
HTMX = {"HX-Request": "true", "HX-Target": "calendar"}


def read(response):
    return response.content.decode()


def visit(title="Đoàn Mẫu", **fields):
    return factories.delegation(title_vi=title, **fields)


def test_the_month_shows_visits_as_bars_and_their_items(client, ha):
    one = visit()
    item = factories.item(one.programme, place=factories.place("Phòng khách số 1"))

    html = read(client.get(URL))

    assert "Tháng 02 năm 2026" in html
    assert '<td colspan="3">' in html
    assert f"{reverse('delegations:programme', args=[one.pk])}#item-{item.pk}" in html
    assert inline_faults(html) == []


def test_today_holidays_and_the_lunar_new_year_are_marked(client, ha):
    html = read(client.get(URL))

    assert '<span class="visually-hidden">, thứ Hai, ngày 02 tháng 02 năm 2026</span>' in html
    assert 'aria-current="date"' in html
    assert ">1/1</small>" in html
    assert "Tết" in html


def test_the_week_shows_times_and_places(client, ha):
    one = visit()
    factories.item(one.programme, place=factories.place("Phòng khách số 1"))
    factories.item(one.programme, title_vi="Tiễn đoàn", ends_at=None)

    html = read(client.get(f"{URL}?view=week&on=2026-02-10"))

    assert "Tuần 09-15/02/2026" in html
    assert "09:00–10:00" in html
    assert "Phòng khách số 1" in html
    assert "Tiễn đoàn" in html


@pytest.mark.parametrize(
    "query", ["", "?on=2026-02-20", "?on=x", "?on=0001-01-01", "?on=9999-12-31", "?view=day"]
)
def test_what_cannot_be_read_shows_the_month_of_today(client, ha, query):
    assert "Tháng 02 năm 2026" in read(client.get(URL + query))


def test_the_neighbours_of_a_page_are_links():
    month, week = Sought("month", date(2026, 1, 31)), Sought("week", date(2026, 1, 1), mine=True)

    assert month.link(on=month.before) == "?view=month&on=2025-12-31"
    assert month.link(on=month.after) == "?view=month&on=2026-02-01"
    assert week.link(on=week.before) == "?view=week&on=2025-12-25&mine=1"
    assert week.link(on=week.after) == "?view=week&on=2026-01-08&mine=1"
    assert week.link(view="month", mine=False) == "?view=month&on=2026-01-01"


def test_only_my_visits_when_i_ask(client, ha):
    mine, other = visit("Đoàn của tôi", responsible=ha), visit("Đoàn của người khác")
    factories.item(other.programme, title_vi="Việc của người khác")

    html = read(client.get(f"{URL}?mine=1"))

    assert mine.title_vi in html
    assert other.title_vi not in html
    assert "Việc của người khác" not in html
    assert "?view=month&amp;on=2026-02-02" in html


@pytest.mark.parametrize("state", [State.CANCELLED, State.REFUSED])
def test_what_does_not_take_place_is_not_shown(client, ha, state):
    off = visit(state=state)
    factories.item(off.programme, title_vi="Hội đàm đã hủy")

    html = read(client.get(URL))

    assert off.title_vi not in html
    assert "Hội đàm đã hủy" not in html


def test_an_agency_sees_only_what_is_shared_with_it(client):
    police = cast.focal_point()
    shared, hidden = visit("Đoàn chia sẻ"), visit("Đoàn nội bộ")
    factories.shared_with(shared, police.unit)
    factories.item(hidden.programme, title_vi="Họp nội bộ")
    cast.enter(client, police)

    html = read(client.get(URL))

    assert "Đoàn chia sẻ" in html
    assert "Đoàn nội bộ" not in html
    assert "Họp nội bộ" not in html


def test_a_full_day_leads_to_its_week(client, ha):
    one = visit()
    for number in range(6):
        factories.item(one.programme, title_vi=f"Việc {number}")

    html = read(client.get(URL))

    assert "tất cả 6 …" in html
    assert html.count("Việc 5") == 1


def test_the_list_for_a_telephone_has_the_days_on_which_something_happens(client, ha):
    one = visit()
    factories.item(one.programme, starts_at=datetime(2026, 2, 10, 1, 0, tzinfo=UTC))

    html = read(client.get(URL))

    agenda = html[html.index('class="calendar-agenda"') :]
    assert "Thứ Hai, 09/02/2026" in agenda
    assert "Thứ Ba, 10/02/2026" in agenda
    assert "Thứ Tư, 11/02/2026" not in agenda


def test_an_empty_month_says_so(client, ha):
    html = read(client.get(f"{URL}?on=2026-03-02"))

    assert "Không có đoàn nào trong những ngày này." in html


def test_the_calendar_alone_is_a_part_of_the_page(client, ha):
    visit()

    piece = read(client.get(URL, headers=HTMX)).strip()

    assert piece.startswith('<div id="calendar"')
    assert piece in read(client.get(URL))


@pytest.mark.parametrize("count", [1, 3])
def test_the_calendar_asks_the_same_number_of_questions(
    client, ha, count, django_assert_max_num_queries
):
    for _turn in range(count):
        factories.item(visit().programme, place=factories.place())
    client.get(URL)

    with django_assert_max_num_queries(6):
        client.get(URL)


@pytest.mark.parametrize("who", [cast.administrator, cast.stranger])
def test_who_sees_no_visits_has_no_calendar(client, who):
    cast.enter(client, who())

    assert client.get(URL).status_code == 403


def test_strangers_go_to_the_sign_in(client):
    assert client.get(URL).status_code == 302


@pytest.mark.parametrize(
    ("language", "month", "week"),
    [("vi", "Tháng 02 năm 2026", "Tuần 02-08/02/2026"), ("en", "February 2026", "Week 2–8 February 2026")],
)  # fmt: skip
def test_every_page_is_whole_in_both_languages(client, ha, language, month, week):
    factories.item(visit().programme)
    client.cookies["language"] = language

    for query, title in (("", month), ("?view=week", week)):
        html = read(client.get(URL + query))

        assert title in html
        assert inline_faults(html) == []
