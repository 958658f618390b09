"""The pages of addresses that are told: making, trial, stopping, and what the worker runs."""

import pytest
from django.urls import reverse

from doingoai.exchange.models import Delivery, Webhook
from doingoai.foundation import clock
from doingoai.planning.actions import Assignment, give_task
from doingoai.planning.states import TaskKind
from doingoai.web.exchange.sweeping import link_of, may_be_told, tell_programs
from tests import cast, factories
from tests.exchange.receiver import Receiver, listening
from tests.web.guard import inline_faults

pytestmark = pytest.mark.django_db
LIST = "/account/webhooks/"


@pytest.fixture
def lan(client):
    person = cast.lan()
    cast.enter(client, person)
    return person


def add(client, url, **fields):
    return client.post(LIST, {"name": "Kho", "url": url, "events": ["task"], **fields})


def test_the_secret_is_shown_once(client, lan):
    made = add(client, "https://example.org/told").content.decode()
    later = client.get(LIST).content.decode()

    assert ("whsec_" in made, "whsec_" in later, "example.org" in later) == (True, False, True)
    assert inline_faults(later) == []


@pytest.mark.parametrize("fields", [{"url": "http://example.org/"}, {"events": []}, {"name": ""}])
def test_what_cannot_be_told_is_shown_at_its_field(client, lan, fields):
    response = add(client, **{"url": "https://example.org/", **fields})

    assert (response.status_code, Webhook.objects.count()) == (422, 0)


def test_whoever_may_use_no_programs_adds_none(client):
    cast.enter(client, cast.minh())

    assert add(client, "https://example.org/").status_code == 403
    assert "whsec_" not in client.get(LIST).content.decode()


def test_a_trial_says_what_the_other_side_answered(client, lan):
    with listening(Receiver(204, 500)) as receiver:
        add(client, receiver.url)
        key = Webhook.objects.get().pk
        for _turn in range(2):
            client.post(reverse("exchange:ping", args=[key]))
            list(tell_programs(clock.now))
    shown = client.get(reverse("exchange:webhook", args=[key])).content.decode()

    assert [one.last_status for one in Delivery.objects.order_by("pk")] == [204, 500]
    assert "500" in shown
    assert next(body for _path, _headers, body in receiver.got).startswith(
        b'{"id":0,"event":"ping"'
    )


def test_an_address_is_stopped_and_started_again(client, lan):
    add(client, "https://example.org/")
    key = [Webhook.objects.get().pk]

    states = []
    for deed in ("stop", "start"):
        client.post(reverse(f"exchange:{deed}", args=key))
        states.append(Webhook.objects.get().is_active)
    page = client.get(reverse("exchange:webhook", args=key))

    assert (states, page.status_code) == ([False, True], 200)


def test_the_address_of_another_is_not_there(client, lan):
    add(client, "https://example.org/")
    cast.enter(client, cast.ha())

    key = [Webhook.objects.get().pk]
    assert client.get(reverse("exchange:webhook", args=key)).status_code == 404
    assert client.post(reverse("exchange:stop", args=key)).status_code == 404


def test_what_happens_is_told_by_the_worker(client, lan):
    with listening(Receiver(200)) as receiver:
        add(client, receiver.url)
        assignment = Assignment("Thử", lan, None, factories.MONDAY, TaskKind.TASK)
        give_task(assignment, about=None, by=lan, at=clock.now())
        taken = sum(list(tell_programs(clock.now))[1:])

    assert (taken, len(receiver.got), Delivery.objects.get().state) == (1, 1, "sent")


def test_parts_of_a_visit_are_told_to_who_sees_the_visit():
    visit = factories.delegation()
    guest, host = factories.member(visit), factories.host(visit)
    parts = [("member", guest.pk), ("host", host.pk), ("programme", visit.programme_id), ("delegation", visit.pk)]  # fmt: skip

    told = {
        name: [may_be_told(who, kind, str(key)) for kind, key in parts]
        for name, who in (("officer", cast.lan()), ("stranger", cast.stranger()))
    }

    assert told == {"officer": [True] * 4, "stranger": [False] * 4}
    assert not may_be_told(cast.lan(), "member", "999")
    assert not may_be_told(cast.lan(), "paper", "999")
    assert not may_be_told(cast.lan(), "user", "1")


def test_a_record_without_a_page_has_no_link():
    assert link_of("member", "1") == ""
    assert link_of("task", "7").endswith("/tasks/7/")
