"""
R16 and S21 in a real browser: days without a connection, answers that are lost on the way, pages closed
in the middle; and how quickly the sheet opens on a slow phone.

DOINGOAI_RUN_SHEETS says how many days are lived through (100 at full size), DOINGOAI_RUN_SHEETS_FROM with
which one to begin, so that two may be tried beside each other.
"""

import os
import random
import statistics
import time
from collections.abc import Iterator

import pytest
from django.urls import reverse
from playwright.sync_api import CDPSession, Page, Route, expect

from doingoai.delegations.models import Delegation
from doingoai.foundation import clock
from doingoai.programme.queries import items_of
from doingoai.runsheet.models import Entry, Refusal
from doingoai.runsheet.queries import log_of
from tests.harness.size import IS_FULL, report, sized
from tests.journeys.conftest import _allow_database_beside_browser, browser, office, sign_in
from tests.journeys.phones import PHONE, PIN, Phone
from tests.runsheet.agreeing import disagreeing

__all__ = ["_allow_database_beside_browser", "browser", "office", "sign_in"]

pytestmark = pytest.mark.harness

DAYS = int(os.environ.get("DOINGOAI_RUN_SHEETS", sized(100, 1)))
FIRST = int(os.environ.get("DOINGOAI_RUN_SHEETS_FROM", "0"))
TURNS = sized(5, 1)
SLOW_3G = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}  # fmt: skip
SLOWER = 4
FIRST_TIME, FROM_HOME = 5.0, 1.0
"""Seconds until the sheet can be used: at the first visit, and from the home screen offline."""


def today_of(visit: Delegation) -> list[str]:
    here = clock.now().tzinfo
    return [
        f"item-{one.pk}"
        for one in items_of(visit.programme)
        if one.starts_at.astimezone(here).date() == clock.today()
    ]


def waiting(page: Page) -> set[str]:
    """The numbers of what waits on the phone."""
    return set(
        page.evaluate(
            """() => new Promise((done) => {
              const asked = indexedDB.open("run-sheet");
              asked.onsuccess = () => {
                const keys = asked.result.transaction("kept").objectStore("kept").getAllKeys();
                keys.onsuccess = () => {
                  asked.result.close();
                  done(keys.result.filter((key) => key.startsWith("out:")).map((key) => key.slice(4)));
                };
              };
            })"""
        )
    )


def tick_a_step(chance: random.Random, phone: Phone, key: str) -> bool:
    """Tick or confirm something on the checklist of an item, or take it back; say whether there was one."""
    part = phone.card(key).locator(".run-steps")
    if part.count() == 0:
        return False
    if not part.evaluate("one => one.open"):
        part.locator("summary").click()
    buttons = part.locator(".run-ticks button")
    if buttons.count() == 0:
        return False
    button = buttons.nth(chance.randrange(buttons.count()))
    was = button.get_attribute("aria-pressed") == "true"
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false" if was else "true")
    return True


def work(chance: random.Random, phone: Phone, keys: list[str], count: int) -> None:
    """Tick, untick, remark: what an officer does without a line."""
    for turn in range(count):
        if chance.random() < 0.3 and tick_a_step(chance, phone, chance.choice(keys)):
            continue
        if chance.random() < 0.2:
            phone.write(f"Ghi {turn} (mẫu)", severity=chance.choice(["", "Small"]))
        else:
            button = (
                phone.card(chance.choice(keys))
                .locator(".run-ticks button")
                .nth(chance.randrange(3))
            )
            was = button.get_attribute("aria-pressed") == "true"
            button.click()
            expect(button).to_have_attribute("aria-pressed", "false" if was else "true")


def lose_answers(page: Page, chance: random.Random) -> Iterator[None]:
    """The server takes a batch in, its answer never arrives: the phone has to send it again."""
    lost = []

    def carry(route: Route) -> None:
        if len(lost) < 2 and chance.random() < 0.7:
            lost.append(route.fetch())
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route("**/run/device/entries/**", carry)
    yield
    page.unroute_all(behavior="wait")


def live_through(chance: random.Random, sign_in, visit: Delegation) -> tuple[int, int]:
    """One day of one phone without a line; give how many entries were made, and how many are missing."""
    phone = (
        Phone(sign_in, chance.choice(["ha", "lan", "phong"])).make_ready(visit=visit.pk).waits(0)
    )
    keys = today_of(visit)
    phone.cut()
    for _part in range(2):
        work(chance, phone, keys, chance.randint(2, 5))
        phone.page.reload()
        phone.unlock()
    made = waiting(phone.page)
    for _step in lose_answers(phone.page, chance):
        phone.join()
        phone.waits(0)
    kept = {
        str(one) for one in Entry.objects.filter(number__in=made).values_list("number", flat=True)
    }
    phone.context.close()
    return len(made), len(made - kept)


def test_nothing_is_lost_on_any_day_without_a_connection(sign_in):
    visit = Delegation.objects.get(state="under_way")
    began, found = time.monotonic(), []

    for day in range(FIRST, FIRST + DAYS):
        found.append(live_through(random.Random(day), sign_in, visit))

    made, missing = (sum(one[place] for one in found) for place in (0, 1))
    steps = Entry.objects.filter(visit=visit, payload__thing__regex=r":(step|second)-").count()
    report(
        "run sheet offline", days=DAYS, entries=made, missing=missing,
        contradictions=len(log_of(visit).contradictions), steps=steps,
        refused=Refusal.objects.count(), disagreeing=len(disagreeing(visit)), seconds=round(time.monotonic() - began),
    )  # fmt: skip
    assert missing == 0
    assert disagreeing(visit) == []
    assert Entry.objects.filter(visit=visit).count() == made
    assert not Entry.objects.exclude(apart="").exists()


def slow(page: Page) -> CDPSession:
    """A phone four times slower than this machine, on a slow line."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    session.send("Network.emulateNetworkConditions", SLOW_3G)
    return session


def seconds_to(page: Page, path: str, wanted: str) -> float:
    began = time.monotonic()
    page.goto(path, wait_until="commit")
    page.locator(wanted).first.wait_for(state="visible")
    return time.monotonic() - began


def test_the_sheet_opens_quickly_on_a_slow_phone(sign_in, live_server):
    visit = Delegation.objects.get(state="under_way")
    first, frame, home, opened = [], [], [], []
    for _turn in range(TURNS):
        fresh = sign_in("ha", viewport=PHONE).page
        slow(fresh)
        first.append(seconds_to(fresh, f"{live_server}{reverse('runsheet:today')}", ".run-card"))
        fresh.context.close()
        other = sign_in("ha", viewport=PHONE).page
        slow(other)
        frame.append(
            seconds_to(other, f"{live_server}{reverse('runsheet:phone')}", ".run-message a")
        )
        other.context.close()
        phone = Phone(sign_in, "ha").make_ready(visit=visit.pk).waits(0)
        page = phone.page
        slow(page)
        phone.cut()
        home.append(seconds_to(page, f"{live_server}{reverse('runsheet:phone')}", "#run-pin"))
        page.locator("#run-pin").fill(PIN)
        began = time.monotonic()
        page.keyboard.press("Enter")
        page.locator(".run-card").first.wait_for(state="visible")
        opened.append(time.monotonic() - began)
        phone.context.close()

    figures = {"first": first, "frame": frame, "home": home, "pin": opened}
    report("run sheet speed", turns=TURNS, **{
        name: round(statistics.median(found), 2) for name, found in figures.items()
    })  # fmt: skip
    if IS_FULL:
        assert statistics.median(first) <= FIRST_TIME
        assert statistics.median(home) <= FROM_HOME
