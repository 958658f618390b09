"""
Every answer tells the browser what it may not do with it (S14).

Pages, refusals, errors, downloads, feeds, the programming interface and static files, over an
encrypted line, as a director and as a stranger. The policy names this house as the only source of
scripts (`'self'`) instead of a nonce: no address but those of the built files answers with anything
that a browser would run.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import include, path, reverse

from tests import cast, factories
from tests.web.guard import inline_faults
from tests.whole.encrypted import encrypted, fresh
from tests.whole.scoring import policy_of, score
from tests.whole.sweep import Answer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("swift")]

FEWEST_POINTS = 115
A_YEAR = 31_536_000
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Strict-Transport-Security": f"max-age={A_YEAR}; includeSubDomains",
}
NONE = {"'none'"}
POLICY = {
    "default-src": NONE, "object-src": NONE, "base-uri": NONE, "frame-ancestors": NONE,
    "form-action": {"'self'"}, "script-src": {"'self'"}, "style-src": {"'self'"},
    "require-trusted-types-for": {"'script'"}, "trusted-types": {"default"},
}  # fmt: skip
# A file handed out is shown as nothing at all.
DOWNLOAD = {"default-src": NONE, "sandbox": set()}


def breaks(request: Any) -> HttpResponse:
    raise RuntimeError("broken on purpose")


urlpatterns = [path("breaks/", breaks), path("", include("doingoai.config.urls"))]
handler400 = "doingoai.web.errors.bad_request"
handler403 = "doingoai.web.errors.not_allowed"
handler404 = "doingoai.web.errors.not_found"
handler500 = "doingoai.web.errors.broken"


@pytest.fixture
def https() -> Iterator[None]:
    with encrypted():
        yield


def faults_of(name: str, headers: dict[str, str], body: bytes) -> list[str]:
    """What is missing among the headings of one answer, and what must not be in its page."""
    said = [
        f"{heading}: {headers.get(heading)}"
        for heading, wanted in ALWAYS.items()
        if headers.get(heading) != wanted
    ]
    policy = policy_of(headers)
    if policy != DOWNLOAD:
        said += [
            f"{part} {policy.get(part)}" for part in POLICY if policy.get(part) != POLICY[part]
        ]
    if headers.get("Referrer-Policy") not in {"same-origin", "no-referrer"}:
        said.append(f"Referrer-Policy: {headers.get('Referrer-Policy')}")
    said += [heading for heading in ("Server", "X-Powered-By") if heading in headers]
    if "html" in headers.get("Content-Type", ""):
        said += inline_faults(body.decode())
    return [f"{name}: {fault}" for fault in said]


def test_every_answer_to_a_reader_carries_all_headings(misled: list[Answer]):
    faults = [fault for one in misled for fault in faults_of(one.name, one.headers, one.body)]

    assert faults == []
    assert len(misled) >= 240


def test_what_a_signed_in_person_reads_is_kept_nowhere(misled: list[Answer]):
    personal = [one for one in misled if one.who.user and one.name not in SAME_FOR_ALL]

    kept = {
        one.name: one.headers.get("Cache-Control", "")
        for one in personal
        if "no-store" not in one.headers.get("Cache-Control", "")
    }

    assert kept == {}
    assert len(personal) >= 110


# A feed is asked again and again by calendar programs; nobody is signed in there.
SAME_FOR_ALL = {"programme:feed"}


def test_every_answer_has_the_points_of_an_a_plus(misled: list[Answer]):
    points = {
        f"{one.name} ({one.who})": score(
            one.headers, one.cookies, sends_scripts=b"<script" in one.body
        )
        for one in misled
    }

    assert {name: found for name, found in points.items() if found < FEWEST_POINTS} == {}


# Browsers run no other type as a script where types are not guessed, nor lay one over a page.
INERT = re.compile(
    r"(text/(html|plain|csv|calendar)|image/(png|jpeg)|application/(json|pdf|zip)|"
    r"application/vnd\.[\w.-]+)(;|$)"
)


# One built file, as it lies among the static ones: a worker looks after nothing above its address.
WORKER = "runsheet:worker"
DRAWING = "protocol:drawing"
"""May hold script by its kind; it is made by us, and handed over as a file, never shown."""


def test_no_address_answers_with_a_script(misled: list[Answer]):
    types = {
        one.name: one.headers.get("Content-Type", "")
        for one in misled
        if one.body and one.name not in (WORKER, DRAWING)
    }

    assert {name: told for name, told in types.items() if not INERT.match(told)} == {}
    assert {one.headers["X-Content-Type-Options"] for one in misled} == {"nosniff"}
    drawings = [one for one in misled if one.name == DRAWING and one.status == 200]
    handed = {one.headers.get("Content-Disposition", "").partition(";")[0] for one in drawings}
    assert handed == {"attachment"}


def test_refusals_and_errors_carry_all_headings(https: None, settings: Any):
    settings.ROOT_URLCONF = __name__
    client = fresh()
    officer = cast.enter(fresh(), cast.lan())

    answers = {
        "nothing there": client.get("/khong-co/", secure=True),
        "broken": client.get("/breaks/", secure=True),
        "a strange host": client.get("/", secure=True, headers={"Host": "khac.example"}),
        "an unreadable form": client.post(
            "/language/", b"x", content_type="multipart/form-data; boundary=", secure=True
        ),
        "not allowed": officer.get(reverse("accounts:users"), secure=True),
        "no such method": officer.get(reverse("web:theme"), secure=True),
        "no token": Client(enforce_csrf_checks=True).post("/sign-in/", secure=True),
        "to the sign-in": client.get("/", secure=True),
        "no program": client.get(reverse("api:list_partners"), secure=True),
        "a program that is lost": client.get("/api/khong-co", secure=True),
        "no such static file": client.get("/static/khong-co.js", secure=True),
    }

    statuses = [answer.status_code for answer in answers.values()]
    assert statuses == [404, 500, 400, 400, 403, 405, 403, 302, 401, 404, 404]
    faults = [
        fault
        for name, answer in answers.items()
        for fault in faults_of(name, dict(answer.headers), answer.getvalue())
    ]
    assert faults == []


@pytest.mark.parametrize("name", ["mark.svg", "built/app.js", "built/app.css"])
def test_static_files_carry_what_counts_for_a_file(https: None, name: str):
    answer = fresh().get(f"/static/{name}", secure=True)

    assert (answer.status_code, bool(answer.getvalue())) == (200, True)
    wanted = ("X-Content-Type-Options", "Strict-Transport-Security", "Cross-Origin-Resource-Policy")
    assert {heading: answer.headers.get(heading) for heading in wanted} == {
        heading: ALWAYS[heading] for heading in wanted
    }


def test_who_asks_in_clear_is_sent_to_the_encrypted_line(https: None):
    answer = fresh().get("/tasks/?show=late")

    assert (answer.status_code, answer.headers["Location"]) == (
        301,
        "https://testserver/tasks/?show=late",
    )


def test_cookies_are_for_this_host_alone(https: None):
    factories.user("mo-cua")
    client = fresh()

    told = {"login": "mo-cua", "password": factories.PASSWORD}
    client.post("/sign-in/", told, secure=True)
    client.post("/theme/", {"theme": "dark"}, secure=True)
    client.post("/language/", {"language": "en"}, secure=True)
    client.get("/", secure=True)

    parts = ("secure", "httponly", "samesite", "domain", "path")
    found = {name: tuple(one[part] for part in parts) for name, one in client.cookies.items()}
    names = ("__Host-session", "__Host-csrf", "theme", "language")
    assert found == dict.fromkeys(names, (True, True, "Lax", "", "/"))


def test_the_points_are_taken_away_where_something_is_missing(misled: list[Answer]):
    whole = next(one for one in misled if one.name == "web:desk" and one.who.user).headers
    without = [
        score({name: said for name, said in whole.items() if name != gone}, [], sends_scripts=True)
        for gone in ("Content-Security-Policy", "Strict-Transport-Security")
    ]
    unsafe = re.sub(
        "script-src 'self'", "script-src 'unsafe-inline'", whole["Content-Security-Policy"]
    )

    assert max(without) < 90
    assert score({**whole, "Content-Security-Policy": unsafe}, [], sends_scripts=True) < 90
    assert score(whole, ["theme=dark"], sends_scripts=True) < 90
