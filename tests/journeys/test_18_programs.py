"""A program works beside an officer: it pushes a letter in, is held to its scope, is told, is stopped."""

import hashlib
import hmac
import json
import time
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from django.urls import reverse
from django.utils.translation import gettext

from doingoai.documents.models import Incoming
from doingoai.foundation import clock
from doingoai.web.exchange.sweeping import tell_programs
from tests.exchange.receiver import Receiver, listening
from tests.journeys.conftest import Officer

LETTER = {
    "subject": "Thư mời dự Diễn đàn Mẫu", "sender": "Đại sứ quán nước Mẫu", "number": "45",
    "external_id": "VB-2026-000045",
}  # fmt: skip


def test_a_program_pushes_a_letter_is_told_of_it_and_is_stopped(sign_in, live_server):
    officer = sign_in("ha").go(reverse("accounts:tokens"))
    secret = _make_token(officer, "Hệ thống văn bản", "register:write")

    with listening(Receiver(204)) as other_system:
        shared = _subscribe(officer, other_system.url)
        list(tell_programs(clock.now))

        status, entry = _call(live_server, secret, "POST", "register/incoming/", LETTER)
        assert (status, entry["is_new"]) == (201, True)
        assert (
            _call(live_server, secret, "POST", "register/incoming/", LETTER)[1]["is_new"] is False
        )
        status, read = _call(live_server, secret, "GET", f"register/incoming/{entry['id']}/")
        assert (status, read["subject"]) == (200, LETTER["subject"])

        status, refusal = _call(live_server, secret, "GET", "missions/")
        assert (status, refusal["code"]) == (403, "token.scope_missing")
        assert "missions:read" in refusal["message"]

        list(tell_programs(clock.now))
        _check_telling(other_system, shared, entry["id"])

    officer.go(reverse("documents:incoming", args=[entry["id"]])).sees(LETTER["subject"])
    officer.sees(f"API “{'Hệ thống văn bản'}”").picture("18-van-ban-do-chuong-trinh-gui")
    assert Incoming.objects.filter(subject=LETTER["subject"]).count() == 1
    officer.go(reverse("exchange:webhooks"))
    officer.page.get_by_role("main").get_by_role("link", name="Máy chủ văn bản").click()
    officer.settle()
    officer.sees(gettext("Taken")).picture("18-dia-chi-duoc-bao")

    officer.go(reverse("accounts:tokens")).confirm("Stop")
    status, refusal = _call(live_server, secret, "GET", f"register/incoming/{entry['id']}/")
    assert (status, refusal["code"]) == (401, "token.not_valid")


def _make_token(officer: Officer, name: str, scope: str) -> str:
    officer.fill(name=name)
    officer.page.locator(f"main input[name='scopes'][value='{scope}']").check()
    officer.press("Make a token").picture("18-ma-truy-cap")
    return officer.page.locator("#secret").input_value()


def _subscribe(officer: Officer, url: str) -> str:
    officer.go(reverse("exchange:webhooks")).fill(name="Máy chủ văn bản", url=url)
    officer.page.locator("main input[name='events'][value='incoming']").check()
    officer.page.locator("main form:has([name='events']) button[type='submit']").click()
    officer.settle()
    return officer.page.locator("#secret").input_value()


def _call(
    live_server: Any, secret: str, method: str, path: str, body: dict[str, str] | None = None
) -> tuple[int, Any]:
    """One call of a program over the wire, as the other system sends it."""
    headers = {"Authorization": f"Bearer {secret}", "Accept-Language": "vi"}
    said = json.dumps(body).encode() if body else None
    if said:
        headers |= {"Content-Type": "application/json"}
    asked = Request(f"{live_server.url}/api/v1/{path}", said, headers, method=method)  # noqa: S310
    try:
        with urlopen(asked) as answer:  # noqa: S310
            return answer.status, json.load(answer)
    except HTTPError as refusal:
        return refusal.code, json.load(refusal)


def _check_telling(other_system: Receiver, secret: str, key: int) -> None:
    """The other system was told once, in words that only our secret can have signed."""
    ((_path, headers, body),) = other_system.got
    parts = dict(part.split("=", 1) for part in headers["Doingoai-Signature"].split(","))
    mac = hmac.new(secret.encode(), parts["t"].encode() + b"." + body, hashlib.sha256)
    assert hmac.compare_digest(mac.hexdigest(), parts["v1"])
    assert abs(time.time() - int(parts["t"])) < 300
    told = json.loads(body)
    assert told["event"] == "incoming.registered"
    assert told["subject"] == {"type": "incoming", "id": str(key)}
    assert LETTER["subject"] not in body.decode()
