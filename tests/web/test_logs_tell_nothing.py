"""
What is sensitive is in no log line and in nothing that is stored about a fault (S25).

60 canaries of 20 kinds are sent through requests that succeed, are refused and break, in addresses,
headings, fields and files, and through faults that quote them; then every line that the
installation's own formatter wrote is looked through, and what the tables of attempts, of answered
forms and of the audit log keep.
"""

import io
import json
import logging
import traceback
from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest
from axes.models import AccessAttempt, AccessFailureLog
from django.conf import settings as installed
from django.core import mail
from django.core.exceptions import SuspiciousOperation, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DataError, IntegrityError, OperationalError
from django.http import Http404, HttpResponse
from django.test import Client
from django.urls import include, path, reverse

from doingoai.foundation.models import AnsweredForm, AuditEntry
from tests import cast, factories
from tests.leaks import EACH, KINDS, canaries, lines, met

__all__ = ["lines"]

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]

FAULTS = (
    ValueError, KeyError, TypeError, LookupError, RuntimeError, AssertionError, OSError,
    IntegrityError, DataError, OperationalError, ValidationError, SuspiciousOperation, Http404,
    PermissionError, UnicodeError, ZeroDivisionError,
)  # fmt: skip
FIELDS = (
    "q", "name_vi", "subject", "note", "diet", "number", "text", "pasted", "family", "given",
    "born_on", "birth_date", "expires_on", "next", "question", "code",
)  # fmt: skip


def _read(text: str) -> None:
    raise LookupError(f"cannot read {text!r}")


def breaks(request: Any) -> HttpResponse:
    """A page whose fault quotes what was sent, behind another fault that does so too."""
    kind = FAULTS[int(request.GET["kind"])]
    try:
        _read(request.POST["text"])
    except LookupError as fault:
        words = f"Key (number)=({request.POST['text']}) already exists"
        if kind is TypeError:
            words = f"cannot add '{request.POST['text']}' to int"
        raise kind(words) from fault


urlpatterns = [path("breaks/", breaks), path("", include("doingoai.config.urls"))]
handler400 = "doingoai.web.errors.bad_request"
handler403 = "doingoai.web.errors.not_allowed"
handler404 = "doingoai.web.errors.not_found"
handler500 = "doingoai.web.errors.broken"


def stored(*tables: Any) -> str:
    """What tables keep about requests, and what else is asked for."""
    asked = (AccessAttempt, AccessFailureLog, AnsweredForm, *tables)
    return repr([list(table.objects.values()) for table in asked])


def test_there_are_sixty_of_them_and_they_are_told_apart():
    assert len(set(canaries())) == 60


def test_requests_that_fail_tell_nothing(lines: io.StringIO, settings: Any):
    settings.AXES_ENABLED = True
    client = cast.enter(Client(raise_request_exception=False), cast.lan())
    visit = factories.delegation()
    guest = factories.member(visit)
    places = [
        "/search/", "/account/password/", "/partners/add/",
        "/people/add/", "/register/enter/", f"/delegations/{visit.pk}/list/",
        f"/delegations/{visit.pk}/people/{guest.pk}/passport/", f"/delegations/{visit.pk}/edit/",
    ]  # fmt: skip
    statuses = [
        answer.status_code
        for number, canary in enumerate(canaries())
        for answer in _asked_with(client, canary, places[number % len(places)])
    ]

    assert len(statuses) >= 360
    assert {400, 403, 404} <= set(statuses)
    assert met(lines.getvalue()) == []
    assert met(stored()) == []


def _asked_with(client: Client, canary: str, place: str) -> Iterator[Any]:
    """One canary in an address, in headings, in every field, in a file, and in a broken form."""
    fields = {**dict.fromkeys((*FIELDS, "password"), canary), "login": "khong-co"}
    file = SimpleUploadedFile(f"{canary[:40].replace('/', '-')}.xlsx", canary.encode())
    anybody = Client(raise_request_exception=False)
    yield client.get(f"/khong-co/{canary}/", {"q": canary})
    yield anybody.get(reverse("programme:feed", args=["x"]).replace("x.ics", f"{canary}.ics"))
    yield anybody.get("/api/partners", headers={"Authorization": f"Bearer {canary}"})
    yield client.post(place, {**fields, "file": file}, headers={"Referer": f"http://x/{canary}"})
    yield Client(enforce_csrf_checks=True).post("/sign-in/", fields)
    yield client.get("/", headers={"Host": f"{canary.encode().hex()}.example", "Cookie": "a=b"})


def test_signing_in_in_vain_tells_nothing(lines: io.StringIO, settings: Any):
    settings.AXES_ENABLED = True
    settings.ACCOUNT_RATE_LIMITS = False
    client = Client(raise_request_exception=False)

    for canary in canaries()[:8]:
        client.post("/sign-in/", {"login": "khong-co", "password": canary, "code": canary})

    assert met(lines.getvalue()) == []
    assert met(stored()) == []


def test_a_password_typed_where_the_name_belongs_is_not_kept(lines: io.StringIO, settings: Any):
    settings.AXES_ENABLED = True
    settings.ACCOUNT_RATE_LIMITS = False
    client = Client(raise_request_exception=False)

    for canary in canaries()[:8]:
        client.post("/sign-in/", {"login": canary, "password": "sai mat khau roi"})

    assert AccessAttempt.objects.count() == 8
    assert met(lines.getvalue()) == []
    assert met(stored()) == []


def test_of_a_failed_sign_in_the_account_is_kept_however_it_was_written(settings: Any):
    settings.AXES_ENABLED = True
    cast.lan()
    client = Client()

    for name in ("lan", "LAN", "Lan"):
        client.post("/sign-in/", {"login": name, "password": "sai mat khau roi"})

    kept = AccessAttempt.objects.values_list("username", "failures_since_start")
    assert list(kept) == [("lan", 3)]


def test_faults_that_quote_what_was_entered_tell_nothing(lines: io.StringIO):
    client = Client(raise_request_exception=False)
    turn = count()

    for canary in canaries():
        client.post(f"/breaks/?kind={next(turn) % len(FAULTS)}", {"text": canary})

    said = lines.getvalue()
    assert met(said) == []
    assert said.count("test_logs_tell_nothing.py") >= 2 * 30
    assert [
        kind.__name__ for kind in FAULTS if kind is not Http404 and kind.__name__ not in said
    ] == []


def test_what_is_kept_of_a_guest_is_not_written_into_the_log(lines: io.StringIO):
    ha = cast.ha()
    client = cast.enter(Client(), ha)
    visit = factories.delegation()
    guest = factories.member(visit)
    at = [visit.pk, guest.pk]

    told = dict(zip(KINDS, canaries()[::EACH], strict=True))
    number = {"number": told["passport"], "kind": "ordinary", "country": "KR"}
    kept = client.post(reverse("delegations:member-passport", args=at), number)
    page = {"role": "member", "diet": told["diet"], "version": "2"}
    edited = client.post(reverse("delegations:member", args=at), page)
    shown = client.post(reverse("delegations:member-passport-number", args=at))

    assert [kept.status_code, edited.status_code, shown.status_code] == [302, 302, 200]
    assert told["passport"] in shown.content.decode()
    assert AuditEntry.objects.count() >= 3
    assert met(stored(AuditEntry) + lines.getvalue()) == []


def test_nobody_is_mailed_about_a_fault():
    client = Client(raise_request_exception=False)

    client.post("/breaks/?kind=0", {"text": canaries()[0]})

    assert mail.outbox == []
    classes = {handler["class"] for handler in installed.LOGGING["handlers"].values()}
    assert classes == {"logging.StreamHandler"}


def test_the_page_of_a_fault_says_a_number_only():
    client = Client(raise_request_exception=False)

    page = client.post("/breaks/?kind=0", {"text": canaries()[0]}).content.decode()

    assert met(page) == []
    assert "breaks" not in page
    assert traceback.__name__ not in page


def test_a_line_stays_one_line_whatever_stands_in_it(lines: io.StringIO):
    odd = "".join(
        map(chr, [*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, 0x202E, 0x2066, 0xFEFF])
    )

    logging.getLogger("doingoai.web").error("one %s two", odd)

    (line,) = lines.getvalue().splitlines()
    assert json.loads(line)["message"] == f"one {odd} two"
    assert all(letter.isprintable() for letter in line)
