"""Secret addresses of guests and calendars: unguessable, told once, nowhere written, over when over (S20)."""

import base64
import io
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from doingoai.calendars.actions import make_feed, revoke_feed
from doingoai.calendars.models import Feed, Shown
from doingoai.calendars.states import Scope
from doingoai.foundation import clock
from doingoai.foundation.models import AnsweredForm, AuditEntry, Tally
from doingoai.guests.actions.links import make_link, revoke_link
from doingoai.guests.models import GuestEntry, GuestLink
from doingoai.guests.rules import USUAL_LIFE
from doingoai.web.secret_addresses import TRIES
from tests import cast, factories
from tests.leaks import lines

__all__ = ["lines"]

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)
PERSON = {"role": "member", "order": "given_first", "family": "SAMPLE"}


def link_of(visit: Any, *, days: float = 7) -> tuple[GuestLink, str]:
    now = clock.now()
    return make_link(visit, language="en", expires_at=now + timedelta(days=days), by=cast.ha(), at=now)  # fmt: skip


def feed_of() -> tuple[Feed, str]:
    return make_feed(Scope.PERSON, language="vi", by=cast.ha(), at=clock.now())


def page(secret: str, name: str = "overview") -> str:
    return reverse(f"guests:{name}", args=[secret])


def calendar(secret: str) -> str:
    return reverse("programme:feed", args=[secret])


def test_a_secret_is_256_bits_and_nobody_guesses_one():
    secrets = [link_of(factories.delegation())[1], feed_of()[1]]

    bits = {len(base64.urlsafe_b64decode(f"{secret}=")) * 8 for secret in secrets}

    assert bits == {256}
    assert 10**9 * 10_000 / 2**256 < 10**-20  # 10^9 guesses, ten thousand addresses in use


def test_a_link_of_guests_works_for_a_week_unless_somebody_says_otherwise(client):
    cast.enter(client, cast.ha())

    shown = client.get(reverse("guests:office", args=[factories.delegation().pk])).content.decode()

    assert USUAL_LIFE == WEEK
    assert f"{clock.today() + WEEK:%d/%m/%Y}" in shown


@pytest.mark.parametrize("end", ["stopped", "run out", "visit over"])
def test_what_is_over_opens_nothing_however_it_is_asked(client, end):
    visit = factories.delegation()
    link, secret = link_of(visit)
    before = [client.get(page(secret)).status_code, client.post(page(secret, "add"), PERSON).status_code]  # fmt: skip
    entry = GuestEntry.objects.get()

    if end == "stopped":
        revoke_link(link, by=cast.ha(), at=clock.now())
    elif end == "run out":
        GuestLink.objects.filter(pk=link.pk).update(expires_at=clock.now())
    else:
        type(visit).objects.filter(pk=visit.pk).update(state="cancelled")

    inner = reverse("guests:person", args=[secret, entry.pk])
    remove = reverse("guests:remove", args=[secret, entry.pk])
    after = {
        client.get(page(secret)).status_code, client.get(page(secret, "add")).status_code,
        client.get(inner).status_code, client.post(page(secret, "add"), PERSON).status_code,
        client.post(inner, PERSON).status_code, client.post(remove).status_code,
        client.post(page(secret, "confirm"), {"as_it_is": "on"}).status_code,
    }  # fmt: skip
    assert (before, after) == ([200, 302], {404})
    assert GuestEntry.objects.get().is_removed is False


def test_a_stopped_calendar_opens_nothing_and_asking_again_is_no_guess(client):
    feed, secret = feed_of()
    before = client.get(calendar(secret)).status_code
    revoke_feed(feed, by=cast.ha(), at=clock.now())

    after = {client.get(calendar(secret)).status_code for _turn in range(TRIES + 5)}

    assert (before, after) == (200, {404})
    assert Tally.objects.count() == 0


def test_after_twenty_wrong_secrets_nothing_opens_for_an_hour(client, standing_clock):
    _feed, right = feed_of()
    _link, guests = link_of(factories.delegation())

    wrong = [client.get(calendar(f"sai{turn}")).status_code for turn in range(TRIES)]
    shut = client.get(calendar(right))
    guests_too = client.get(page(guests)).status_code
    elsewhere = client.get(calendar(right), REMOTE_ADDR="192.0.2.7").status_code
    with clock.frozen_at(clock.now() + timedelta(minutes=61)):
        later = [client.get(calendar(right)).status_code, client.get(page(guests)).status_code]

    assert wrong == [404] * TRIES
    assert (shut.status_code, shut.headers["Retry-After"]) == (429, "3601")
    assert (guests_too, elsewhere, later) == (404, 200, [200, 200])


def test_no_secret_is_in_a_log_or_in_a_table(lines: io.StringIO):
    client = Client(raise_request_exception=False)
    link, guests = link_of(factories.delegation())
    feed, days = feed_of()
    key = {"form_key": "k" * 32}

    client.get(page(guests))
    client.post(page(guests, "add"), {**PERSON, **key})
    client.post(page(guests, "add"), {"role": "sai"})
    client.get(f"{page(guests)}khong-co/")
    client.get(calendar(days))
    client.head(page(guests))
    client.post(calendar(days))
    revoke_link(link, by=cast.ha(), at=clock.now())
    revoke_feed(feed, by=cast.ha(), at=clock.now())
    client.get(page(guests))
    client.get(calendar(days))

    tables = (GuestLink, GuestEntry, Feed, Shown, AuditEntry, AnsweredForm, Tally, Session)
    kept = lines.getvalue() + repr([list(table.objects.values()) for table in tables])
    assert AnsweredForm.objects.exists()
    assert [secret for secret in (guests, days) if secret in kept] == []


def test_no_page_behind_a_secret_tells_where_one_came_from(client):
    _link, guests = link_of(factories.delegation())
    _feed, days = feed_of()
    answers = [client.get(path) for path in (page(guests), page(guests, "add"), page("sai"), calendar(days))]  # fmt: skip

    assert {one.headers["Referrer-Policy"] for one in answers} == {"no-referrer"}
    assert {one.headers["X-Robots-Tag"] for one in answers} == {"noindex, nofollow"}
