"""The board: a day, a week, a month; what clashes and what nobody meets, with a word."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from doingoai.resources.actions.register import record_absence
from doingoai.resources.states import AbsenceReason
from doingoai.web.resources.timeline import FIRST_HOUR, STEPS, days_of, group_of, row_of_day
from tests import bookable, cast, factories
from tests.web.delegations.answers import at as of_visit
from tests.web.delegations.answers import read
from tests.web.guard import inline_faults

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]
T = factories.NOON
HOUR = timedelta(hours=1)
VIEWS = ("day", "week", "month")


def board(client, **asked):
    return read(client.get(reverse("resources:board"), asked))


def some(by):
    person, room = bookable.resource(name="Phiên Dịch Mẫu"), bookable.resource("room")
    bookable.booking(person, by, about_label="Hội đàm (Mẫu)")
    bookable.booking(room, by, starts_at=T + HOUR)
    return person, room


@pytest.mark.parametrize("view", VIEWS)
def test_it_shows_who_is_booked(client, lan, view):
    some(lan)
    html = board(client, view=view, on="2026-02-02")
    assert "Phiên Dịch Mẫu" in html
    assert ("Hội đàm (Mẫu)" in html) == (view != "month")
    assert not inline_faults(html)


@pytest.mark.parametrize("view", VIEWS)
def test_a_clash_is_red_with_a_word(client, ha, view):
    person, _room = some(ha)
    record_absence(
        person, starts_at=T - HOUR, ends_at=T + 5 * HOUR, reason=AbsenceReason.LEAVE, by=ha
    )
    html = board(client, view=view, on="2026-02-02")
    assert "is-bad" in html
    assert {"day": "Nay vắng mặt", "week": "Vắng", "month": "1!"}[view] in html


@pytest.mark.parametrize("view", VIEWS)
def test_what_nobody_meets_leads_to_its_item(client, lan, view):
    visit = factories.delegation(starts_on=date(2026, 2, 2))
    item = factories.item(visit.programme, starts_at=T)
    bookable.need(item)
    bookable.need(item, kind="room")
    html = board(client, view=view, on="2026-02-02")
    assert of_visit(visit, "needs", item.pk) in html
    assert "tiếng Hàn" in html
    assert "tiếng Hàn" not in board(client, view=view, on="2026-02-02", group="room")


def test_many_unmet_needs_are_cut_and_said_so(client, lan):
    item = factories.item(factories.delegation().programme, starts_at=T)
    for _ in range(45):
        bookable.need(item)
    assert "Còn nữa" in board(client, on="2026-02-02")


def test_holidays_are_named(client, lan):
    some(lan)
    assert "Tết" in board(client, view="week", on="2026-02-17")
    assert "Tết" in board(client, view="day", on="2026-02-17")


def test_only_who_is_in_the_pool_then_stands_there(client, lan):
    bookable.resource(name="Đã Đi Mẫu", active_until=date(2026, 1, 1))
    bookable.resource(name="Chưa Đến Mẫu", active_from=date(2026, 5, 1))
    html = board(client, on="2026-02-02")
    assert "Đã Đi Mẫu" not in html
    assert "Chưa Đến Mẫu" not in html
    assert "Chưa có người, xe, phòng nào" in html


@pytest.mark.parametrize("on", ["nonsense", "1800-01-01", ""])
def test_a_day_that_cannot_be_meant_is_today(client, lan, on):
    some(lan)
    assert 'data-day="2026-02-02"' in board(client, view="day", on=on)


def test_who_may_not_book_gets_no_handles(client):
    some(cast.lan())
    cast.enter(client, cast.clerk())
    html = board(client, view="day", on="2026-02-02")
    assert "Hội đàm (Mẫu)" in html
    assert "data-booking" not in html
    assert reverse("resources:board") + "bookings/" not in html


def test_who_sees_no_pool_sees_no_board(client, administrator):
    assert client.get(reverse("resources:board")).status_code == 403


@pytest.mark.parametrize("view", VIEWS)
def test_as_many_queries_for_many_as_for_one(client, lan, view):
    def count():
        with CaptureQueriesContext(connection) as queries:
            board(client, view=view, on="2026-02-02")
        return len(queries)

    some(lan)
    count()
    before = count()
    for _ in range(6):
        some(lan)
    assert count() == before


def test_who_drags_on_an_old_board_is_told_and_nothing_moves(client, lan):
    person, _room = some(lan)
    other, third = bookable.resource(name="Người Hai (Mẫu)"), bookable.resource()
    booking = person.bookings.get()
    assert f'data-version="{booking.version}"' in board(client, view="day", on="2026-02-02")
    sent = {
        "starts_at": "02/02/2026 12:00",
        "ends_at": "02/02/2026 13:00",
        "version": booking.version,
    }
    url = reverse("resources:move", args=[booking.pk])
    assert client.post(url, {**sent, "resource": other.pk}).status_code == 302

    answer = client.post(url, {**sent, "resource": third.pk})

    assert answer.status_code == 422
    assert "Người Hai (Mẫu)" in read(answer)
    booking.refresh_from_db()
    assert booking.resource == other


def test_one_drop_sent_again_moves_once(client, lan):
    person, _room = some(lan)
    other, booking = bookable.resource(), person.bookings.get()
    sent = {
        "starts_at": "02/02/2026 12:00", "ends_at": "02/02/2026 13:00", "resource": other.pk,
        "version": booking.version, "form_key": "k" * 36,
    }  # fmt: skip
    url = reverse("resources:move", args=[booking.pk])
    answers = [client.post(url, sent).status_code for _twice in range(2)]
    booking.refresh_from_db()
    assert (answers, booking.version) == ([302, 302], 2)


def test_a_row_of_a_day_is_filled_exactly():
    one, lan, day = bookable.resource(), cast.lan(), date(2026, 2, 2)
    early = bookable.booking(one, lan, starts_at=T - 10 * HOUR, ends_at=T - 5 * HOUR)  # 02–07
    short = bookable.booking(one, lan, starts_at=T, ends_at=T + HOUR / 12)
    late = bookable.booking(one, lan, starts_at=T + 10.5 * HOUR, ends_at=T + 13 * HOUR)
    night = bookable.booking(one, lan, starts_at=T + 11.5 * HOUR + 2 * HOUR, ends_at=T + 15 * HOUR)
    away = one.absences.create(starts_at=T - HOUR, ends_at=T + HOUR, reason="leave")
    row = row_of_day(one, day, [early, short, late, night], [away])
    assert sum(cell.steps for cell in row.cells) == STEPS
    shown = [cell.booking or cell.absence for cell in row.cells]
    assert shown[0] == early
    assert row.cells[0].steps == (7 - FIRST_HOUR) * 4
    assert [what for what in shown if what] == [early, away, short, away, late, night]


def test_each_stands_in_one_group():
    made = {
        "interpreter": bookable.resource(is_interpreter=True, is_driver=True),
        "officer": bookable.resource(is_officer=True, is_driver=True),
        "driver": bookable.resource(is_driver=True),
        "vehicle": bookable.resource("vehicle"),
        "room": bookable.resource("room"),
    }
    assert {key: group_of(one) for key, one in made.items()} == {key: key for key in made}


def test_days_know_what_they_are():
    days = days_of(date(2026, 2, 16), 7, date(2026, 2, 17))
    assert [day.is_today for day in days].index(True) == 1
    assert days[1].holiday
    assert days[5].is_off
