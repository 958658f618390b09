"""
The run sheet on a phone profile: a processor four times slower, a line of 400 ms and 400 kbit/s.

Needs a Chromium (CHROMIUM or on the path); without one the measure says so.
"""

import os
import shutil
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from bench.over_http import Server, sign_in
from doingoai.delegations.models import Delegation
from doingoai.delegations.states import State

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SCREEN: ViewportSize = {"width": 360, "height": 740}
SLOW_3G = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}  # fmt: skip
SLOWER = 4
PIN = "246810"
READY = "() => navigator.serviceWorker.ready.then(() => true)"
RESTS = "() => navigator.serviceWorker.controller !== null"


def measure(*, turns: int) -> dict[str, Any]:
    """Seconds until the sheet can be used: the first visit, and from the home screen without a line."""
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        return {"skipped": "no Chromium on this machine"}
    visit = Delegation.objects.filter(state=State.UNDER_WAY).earliest("pk").pk
    with Server() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu"]
        )
        base, cookies = f"http://127.0.0.1:{server.port}", sign_in(server.port)
        fast = [_first(browser, base, cookies, is_slow=False) for _turn in range(turns)]
        first = [_first(browser, base, cookies, is_slow=True) for _turn in range(turns)]
        opened = [_offline(browser, base, cookies, visit) for _turn in range(turns)]
        browser.close()
    named = {"first_fast": fast, "first": first, "home": [one for one, _day in opened], "pin": [day for _one, day in opened]}  # fmt: skip
    return {"turns": turns} | {
        name: {"p50": round(statistics.median(found), 2), "worst": round(max(found), 2)}
        for name, found in named.items()
    }


@contextmanager
def _phone(browser: Browser, base: str, cookies: str) -> Iterator[Page]:
    context = browser.new_context(viewport=SCREEN, locale="vi-VN")
    parts = (one.partition("=") for one in cookies.split("; "))
    context.add_cookies([{"name": name, "value": value, "url": base} for name, _, value in parts])
    page = context.new_page()
    page.set_default_timeout(60_000)
    yield page
    context.close()


def _first(browser: Browser, base: str, cookies: str, *, is_slow: bool) -> float:
    """From the address to the first card of today, with nothing kept."""
    with _phone(browser, base, cookies) as page:
        if is_slow:
            _slow_down(page)
        return _seconds(page, lambda: page.goto(f"{base}/run/", wait_until="commit"), ".run-card")


def _offline(browser: Browser, base: str, cookies: str, visit: int) -> tuple[float, float]:
    """From the home screen to the PIN, and from the PIN to the day, with no line at all."""
    with _phone(browser, base, cookies) as page:
        page.goto(f"{base}/run/")
        form = page.locator("form[data-enrol]")
        form.locator(f"input[name=visits][value='{visit}']").check()
        form.locator("#run-pin-1").fill(PIN)
        form.locator("#run-pin-2").fill(PIN)
        form.locator("button").click()
        page.wait_for_url("**/run/phone/")
        page.evaluate(READY)
        _enter(page)
        page.locator(".run-card").first.wait_for(state="visible")
        page.reload()
        page.wait_for_function(RESTS)
        _slow_down(page)
        page.context.set_offline(True)
        home = _seconds(page, lambda: page.goto(f"{base}/run/phone/", wait_until="commit"), "#run-pin")  # fmt: skip
        return home, _seconds(page, lambda: _enter(page), ".run-card")


def _enter(page: Page) -> None:
    page.locator("#run-pin").fill(PIN)
    page.keyboard.press("Enter")


def _slow_down(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    session.send("Network.emulateNetworkConditions", SLOW_3G)


def _seconds(page: Page, act: Callable[[], object], wanted: str) -> float:
    began = time.monotonic()
    act()
    page.locator(wanted).first.wait_for(state="visible")
    return time.monotonic() - began
