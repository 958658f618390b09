"""The page of several round tables: made, why, the search, what is offered, two officers, twice sent."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from doingoai.delegations.actions.seating import (
    lock_in_visit,
    plan_seats,
    settle_in_visit,
)
from doingoai.protocol import jobs
from doingoai.protocol.layouts.places import Settings
from doingoai.protocol.models import SeatingPlan, SeatOf, SeatSearch
from doingoai.protocol.states import Layout, SearchState
from tests import cast, factories
from tests.protocol.making import sits, visit_with_people
from tests.protocol.test_searching import Ticking, _worsened, by_steps
from tests.web.guard import inline_faults

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]


def url(name: str, *args) -> str:
    return reverse(f"protocol:{name}", args=args)


def text(answer) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    monkeypatch.setattr(jobs, "LOOK", 0.001)


@pytest.fixture
def plan(ha) -> SeatingPlan:
    made = plan_seats(
        visit_with_people(guests=12, hosts=9), None, layout=Layout.ROUNDS,
        settings=Settings(seats=(8, 8, 8)), by=ha, at=factories.NOON,
    )  # fmt: skip
    return _worsened(made, ha)


@pytest.fixture
def at(plan):
    return [int(plan.about_id), plan.pk]


def _work() -> None:
    for _done in jobs.improve_seats(Ticking(), settle=settle_in_visit, find=by_steps):
        pass


def _lock_one(plan, by) -> None:
    seat = SeatOf.objects.get(plan=plan, name="GUEST Number1")
    lock_in_visit(plan, place=seat.place_key, is_locked=True, by=by, at=factories.NOON)


@pytest.mark.parametrize(
    ("sent", "seats"),
    [
        ({}, [10]),
        ({"table_count": 3, "table_seats": 6}, [6, 6, 6]),
        ({"table_seats": 5}, [5, 5]),
        ({"table_count": 4}, [10, 10, 10, 10]),
    ],
)
def test_the_office_says_how_many_tables_and_seats(client, ha, sent, seats):
    visit = visit_with_people(guests=5, hosts=3)

    client.post(url("make", visit.pk), {"item": "", "layout": "rounds", **sent})

    made = SeatingPlan.objects.get()
    assert made.settings["seats"] == seats
    assert len(sits(made)) == 9


def test_too_few_seats_are_refused_with_the_numbers(client, ha):
    visit = visit_with_people(guests=5, hosts=3)

    answer = client.post(
        url("make", visit.pk),
        {"item": "", "layout": "rounds", "table_count": 2, "table_seats": 4},
    )

    assert (answer.status_code, SeatingPlan.objects.count()) == (422, 0)
    assert "9" in text(answer)


def test_the_page_says_why_and_how_good_it_is(client, ha, plan, at):
    answer = client.get(url("plan", *at))

    shown = text(answer)
    assert answer.status_code == 200
    assert 'id="quality"' in shown
    assert 'name="seconds"' in shown
    assert "bàn 1, " in shown
    assert inline_faults(answer.content.decode()) == []


def test_the_times_offered_are_in_the_language_of_the_reader(client, ha, plan, at):
    client.cookies["django_language"] = "en"
    ha.language = "en"
    ha.save()

    assert "30 seconds" in text(client.get(url("plan", *at)))


def test_one_person_says_why_and_what_the_next_best_table_costs(client, ha, plan, at):
    seat = SeatOf.objects.get(plan=plan, name="GUEST Number5")

    answer = client.get(url("why", *at, seat.attendee_key))

    assert answer.status_code == 200
    assert "GUEST Number5" in text(answer)
    assert text(answer).count("<li>") >= 3


def test_nobody_known_has_no_reason(client, ha, plan, at):
    assert client.get(url("why", *at, "nobody")).status_code == 404


def test_a_diet_is_never_a_reason_on_the_page(client, ha):
    visit = visit_with_people(guests=4, hosts=3)
    visit.members.filter(order__lt=4).update(diet="Ăn chay trường")
    made = plan_seats(
        visit, None, layout=Layout.ROUNDS, settings=Settings(seats=(6, 4), by_diet=True), by=ha,
        at=factories.NOON,
    )  # fmt: skip

    assert "chay" not in text(client.get(url("plan", visit.pk, made.pk)))
    assert not SeatOf.objects.filter(diet__contains="chay").exists()


def test_improving_is_asked_for_watched_and_its_end_is_told(client, ha, plan, at):
    asked = client.post(url("improve", *at), {"seconds": 30})
    shown = text(client.get(url("plan", *at)))
    piece = client.get(url("search", *at), headers={"HX-Request": "true", "HX-Target": "plan-search"})  # fmt: skip

    assert asked.url == url("plan", *at)
    assert 'hx-trigger="every 2s"' in shown
    assert "<progress" in text(piece)
    assert "<html" not in text(piece)

    _work()
    ended = client.get(url("search", *at), headers={"HX-Request": "true", "HX-Target": "plan-search"})  # fmt: skip
    assert "hx-trigger" not in text(ended)
    assert f'href="{url("plan", *at)}"' in text(ended)
    assert SeatSearch.objects.get().state == SearchState.APPLIED


def test_how_far_it_is_stands_on_the_plan_without_a_script(client, ha, plan, at):
    assert 'id="quality"' in text(client.get(url("search", *at)))


def test_a_search_is_cancelled(client, ha, plan, at):
    client.post(url("improve", *at), {"seconds": 30})

    client.post(url("cancel", *at))

    assert SeatSearch.objects.get().state == SearchState.CANCELLED
    assert client.post(url("cancel", *at)).status_code == 422


def test_what_a_person_changed_meanwhile_is_asked_about(client, ha, plan, at):
    client.post(url("improve", *at), {"seconds": 30})
    _lock_one(plan, cast.lan())
    before = sits(plan)
    _work()

    shown = text(client.get(url("plan", *at)))
    assert sits(plan) == before
    assert f'action="{url("accept", *at)}"' in shown

    plan.refresh_from_db()
    client.post(url("accept", *at), {"version": plan.version})
    assert SeatSearch.objects.get().state == SearchState.ACCEPTED
    assert client.post(url("accept", *at), {"version": plan.version}).status_code == 422


def test_what_is_offered_may_be_left(client, ha, plan, at):
    client.post(url("improve", *at), {"seconds": 30})
    _lock_one(plan, ha)
    _work()
    before = sits(plan)

    client.post(url("decline", *at))

    assert sits(plan) == before
    assert f'action="{url("accept", *at)}"' not in text(client.get(url("plan", *at)))


@pytest.mark.parametrize("name", ["accept", "decline", "cancel"])
def test_what_is_not_there_is_refused_on_the_page(client, ha, plan, at, name):
    assert client.post(url(name, *at), {"version": plan.version}).status_code == 422


@pytest.mark.parametrize("seconds", ["", "7", "soon"])
def test_another_time_is_refused_on_the_page(client, ha, plan, at, seconds):
    assert client.post(url("improve", *at), {"seconds": seconds}).status_code == 422
    assert not SeatSearch.objects.exists()


def test_asked_twice_with_one_form_it_is_searched_once(client, ha, plan, at):
    key = re.search(r'name="form_key" value="([^"]+)"', client.get(url("plan", *at)).content.decode())  # fmt: skip
    sent = {"seconds": 30} | ({"form_key": key.group(1)} if key else {})

    first, second = (client.post(url("improve", *at), sent) for _time in range(2))

    assert (first.status_code, SeatSearch.objects.count()) == (302, 1)
    assert second.status_code in {302, 422}


def test_a_page_opened_before_and_sent_from_the_back_button_is_a_clash(client, ha, plan, at):
    old = plan.version
    first, second = sorted(
        SeatOf.objects.filter(plan=plan, name__in=["GUEST Number5", "GUEST Number6"]),
        key=lambda one: one.name,
    )
    client.post(url("drop", *at), {"who": second.attendee_key, "version": old})

    again = client.post(url("drop", *at), {"who": first.attendee_key, "version": old})

    assert again.status_code == 422
    assert first.name in sits(plan).values()


def test_two_officers_on_different_chairs_both_have_their_way(client, ha, plan, at):
    other = Client()
    other.force_login(cast.lan())
    by_name = {one.name: one for one in SeatOf.objects.filter(plan=plan)}
    pairs = (("GUEST Number4", "GUEST Number7"), ("GUEST Number8", "GUEST Number10"))
    before = sits(plan)

    for who, (one, two) in zip((client, other), pairs, strict=True):
        first, second = by_name[one], by_name[two]
        sent = {
            "first": first.place_key, "first_was": first.attendee_key, "second": second.place_key,
            "second_was": second.attendee_key, "version": plan.version,
        }  # fmt: skip
        assert who.post(url("swap", *at), sent).status_code == 302

    after = sits(plan)
    for one, two in pairs:
        assert after[by_name[one].place_key] == before[by_name[two].place_key]


def test_settings_change_the_tables(client, ha, plan, at):
    sent = {"table_count": 2, "table_seats": 10, "head_seats": 12, "version": plan.version}

    client.post(url("settings", *at), sent)

    plan.refresh_from_db()
    assert plan.settings["seats"] == [12, 10]
    assert 'value="12"' in text(client.get(url("settings", *at)))


def test_other_layouts_offer_no_rules_about_tables(client, ha):
    visit = visit_with_people()
    client.post(url("make", visit.pk), {"item": "", "layout": "talks"})

    shown = text(client.get(url("plan", visit.pk, SeatingPlan.objects.get().pk)))

    assert 'value="other_table"' not in shown
    assert 'id="quality"' not in shown


def test_few_and_many_people_cost_the_same_queries(client, ha, plan, at):
    few = visit_with_people(guests=2, hosts=2)
    client.post(url("make", few.pk), {"item": "", "layout": "rounds"})
    small = [few.pk, SeatingPlan.objects.latest("pk").pk]

    counts = []
    for where in (small, at):
        client.get(url("plan", *where))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(url("plan", *where))
        counts.append(len(queries))

    assert counts[0] == counts[1]
