"""Pages of seating and flag plans: what they show, each change, each refusal, what is taken away."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from doingoai.protocol.models import SeatingPlan
from doingoai.protocol.states import Layout
from tests import cast, factories
from tests.protocol.making import key_of, plan_of_talks, sits, visit_with_people
from tests.web.guard import inline_faults

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]


def url(name: str, *args) -> str:
    return reverse(f"protocol:{name}", args=args)


@pytest.fixture
def plan(ha) -> SeatingPlan:
    return plan_of_talks(visit_with_people(), ha)


@pytest.fixture
def at(plan):
    return [int(plan.about_id), plan.pk]


def text(answer) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


def test_the_list_shows_plans_and_items_without_one(client, ha, plan, at):
    visit = factories.Delegation.objects.get()
    factories.item(visit.programme, "banquet", title_vi="Chiêu đãi thử")

    answer = client.get(url("plans", at[0]))

    assert answer.status_code == 200
    assert f'href="{url("plan", *at)}"' in text(answer)
    assert "Chiêu đãi thử" in text(answer)


def test_an_empty_list_explains_itself(client, ha):
    visit = factories.delegation()

    assert "empty-title" in text(client.get(url("plans", visit.pk)))


def test_a_plan_is_made_from_an_item(client, ha):
    visit = visit_with_people()
    item = factories.item(visit.programme, "talks")

    form = client.get(url("make", visit.pk), {"item": item.pk})
    answer = client.post(url("make", visit.pk), {"item": item.pk, "layout": "talks"})

    made = SeatingPlan.objects.get()
    assert '<option value="talks" selected>' in text(form)
    assert answer.url == url("plan", visit.pk, made.pk)


def test_nobody_makes_no_plan(client, ha):
    visit = factories.delegation()

    answer = client.post(url("make", visit.pk), {"item": "", "layout": "talks"})

    assert (answer.status_code, SeatingPlan.objects.count()) == (422, 0)


@pytest.mark.parametrize("view", ["", "hall", "host", "guest", "nonsense"])
def test_the_page_shows_drawing_table_and_reasons(client, ha, plan, at, view):
    answer = client.get(url("plan", *at), {"view": view})

    shown = text(answer)
    assert answer.status_code == 200
    assert shown.count("data-place=") == 7
    assert "GUEST Number1" in shown
    assert inline_faults(answer.content.decode()) == []


@pytest.mark.parametrize("layout", [one for one in Layout if one != Layout.ROUNDS])
def test_each_layout_is_made_shown_and_offers_its_settings(client, ha, layout):
    visit = visit_with_people()
    client.post(url("make", visit.pk), {"item": "", "layout": layout})
    plan = SeatingPlan.objects.get()

    assert client.get(url("plan", visit.pk, plan.pk)).status_code == 200
    assert client.get(url("settings", visit.pk, plan.pk)).status_code == 200


def test_settings_compute_the_plan_anew(client, ha, plan, at):
    sent = {"interpreter": "behind", "door": "left", "guests_on": "near", "version": 1}

    answer = client.post(url("settings", *at), sent)

    plan.refresh_from_db()
    assert answer.status_code == 302
    assert plan.settings == {"interpreter": "behind", "door": "left", "guests_on": "near"}
    assert "behind-1" in sits(plan)


def test_settings_of_an_old_version_are_refused(client, ha, plan, at):
    answer = client.post(url("settings", *at), {"interpreter": "left", "version": 9})

    assert answer.status_code == 422


def test_two_places_are_exchanged_and_the_page_says_who_moved(client, ha, plan, at):
    sent = {"first": "host-r1", "second": "host-l2", "version": 1}

    answer = client.post(url("swap", *at), sent, follow=True)

    assert sits(plan)["host-r1"] == "Chủ Thứ3"
    assert "Chủ Thứ3 (4 → 7)" in text(answer)


@pytest.mark.parametrize(
    ("sent", "word"),
    [
        ({"first": "host-c", "second": "host-r1", "version": 1}, "Chủ Thứ1"),
        ({"first": "host-c", "second": "nowhere", "version": 1}, "note is-bad"),
        ({"first": "host-r1", "second": "host-l2", "version": 7}, "note is-bad"),
    ],
)
def test_a_refused_exchange_says_which_rule_and_changes_nothing(client, ha, plan, at, sent, word):
    before = sits(plan)

    answer = client.post(url("swap", *at), sent | {"first_was": "x", "second_was": "y"})

    assert answer.status_code == 422
    assert word in text(answer)
    assert sits(plan) == before


def test_who_sat_there_is_compared_not_the_whole_plan(client, ha, plan, at):
    client.post(url("swap", *at), {"first": "guest-r1", "second": "guest-l1", "version": 1})
    was = {"first_was": key_of(plan, "Thứ2"), "second_was": key_of(plan, "Thứ3")}

    answer = client.post(url("swap", *at), {"first": "host-r1", "second": "host-l2", "version": 1, **was})  # fmt: skip

    assert answer.status_code == 302
    assert sits(plan)["host-r1"] == "Chủ Thứ3"


def test_a_place_is_locked_and_unlocked(client, ha, plan, at):
    client.post(url("lock", *at), {"place": "host-r1", "is_locked": "on"})
    assert plan.seats.get(place_key="host-r1").is_locked

    assert "plan-lock" in text(client.get(url("plan", *at)))
    client.post(url("lock", *at), {"place": "host-r1"})
    assert not plan.seats.get(place_key="host-r1").is_locked
    assert client.post(url("lock", *at), {"place": "nowhere"}).status_code == 422
    assert client.post(url("lock", *at), {}).status_code == 422


def test_a_rule_about_two_people_is_added_and_taken_back(client, ha, plan, at):
    one, other = key_of(plan, "Thứ1"), key_of(plan, "Thứ2")

    client.post(url("tie", *at), {"one": one, "bond": "apart", "other": other, "version": 1})
    plan.refresh_from_db()
    assert plan.ties == [["apart", one, other]]
    shown = text(client.get(url("plan", *at)))
    assert "Chủ Thứ1 – Chủ Thứ2" in shown

    client.post(url("untie", *at), {"number": 0, "version": plan.version})
    plan.refresh_from_db()
    assert plan.ties == []
    assert client.post(url("tie", *at), {"one": one, "bond": "apart", "other": one, "version": 3}).status_code == 422  # fmt: skip


def test_somebody_who_does_not_come_is_taken_out(client, ha, plan, at):
    answer = client.post(url("drop", *at), {"who": key_of(plan, "Number2"), "version": 1}, follow=True)  # fmt: skip

    assert "GUEST Number2" not in sits(plan).values()
    assert "GUEST Number3 (" in text(answer)
    assert "GUEST Number2" in text(answer), "the list still has them, so the page says so"


def test_the_second_check_is_offered_to_another_person_only(client, ha, plan, at):
    assert url("check", *at) not in text(client.get(url("plan", *at)))
    assert client.post(url("check", *at), {"version": 1}).status_code == 422

    cast.enter(client, cast.division_head())
    assert url("check", *at) in text(client.get(url("plan", *at)))
    client.post(url("check", *at), {"version": 1})

    plan.refresh_from_db()
    assert plan.second_check_by is not None


def test_a_plan_is_removed(client, ha, plan, at):
    answer = client.post(url("remove", *at))

    assert (answer.url, SeatingPlan.objects.count()) == (url("plans", at[0]), 0)


def test_a_visit_that_is_over_shows_its_plans_and_takes_no_change(client, ha, plan, at):
    factories.Delegation.objects.update(state="closed", closed_at=factories.NOON)

    page = text(client.get(url("plan", *at)))
    assert url("swap", *at) not in page
    assert client.post(url("swap", *at), {"first": "host-r1", "second": "host-l2", "version": 1}).status_code == 422  # fmt: skip
    assert client.post(url("remove", *at)).status_code == 422


@pytest.mark.parametrize(("language", "word"), [("vi", "Hội đàm"), ("en", "Talks"), ("xx", "Hội đàm")])  # fmt: skip
def test_the_drawing_is_taken_away_as_svg(client, ha, plan, at, language, word):
    answer = client.get(url("drawing", *at), {"language": language, "view": "host"})

    assert answer.headers["Content-Type"].startswith("image/svg+xml")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert f"<title>{word}</title>" in answer.content.decode()


@pytest.mark.parametrize("kind", ["drawing-a3", "drawing-a4", "list", "cards", "plates"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_pieces_are_printed(client, ha, plan, at, kind, language):
    answer = client.get(url("printed", *at, kind), {"language": language})

    assert answer.content.startswith(b"%PDF")


def test_another_kind_of_piece_is_not_there(client, ha, plan, at):
    assert client.get(url("printed", *at, "secrets")).status_code == 404


def test_others_see_no_plan(client, plan, at):
    cast.enter(client, cast.stranger())

    assert client.get(url("plan", *at)).status_code == 404


def test_a_plan_of_another_visit_is_not_there(client, ha, plan, at):
    other = factories.delegation()

    assert client.get(url("plan", other.pk, at[1])).status_code == 404


def test_one_and_many_plans_cost_the_same(client, ha, plan, at):
    visit = factories.Delegation.objects.get()
    client.get(url("plans", at[0]))
    with CaptureQueriesContext(connection) as one:
        client.get(url("plans", at[0]))
    for _number in range(4):
        plan_of_talks(visit, ha)
    with CaptureQueriesContext(connection) as many:
        client.get(url("plans", at[0]))

    assert len(many) == len(one)
