"""A phone with the run sheet, as a thumb uses it; and everything that lies in its browser."""

import json
from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from playwright.sync_api import Locator, Page, expect

PIN = "246810"
PHONE = {"width": 360, "height": 740}
DUMP = """async () => {
  const base = await new Promise((done, fail) => {
    const asked = indexedDB.open("run-sheet");
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error);
  });
  const names = [...base.objectStoreNames];
  const kept = {};
  const text = (value) => {
    if (value instanceof CryptoKey) return `key extractable=${value.extractable}`;
    if (value instanceof ArrayBuffer) value = new Uint8Array(value);
    if (value instanceof Uint8Array) return Array.from(value, (one) => String.fromCharCode(one)).join("");
    if (value && typeof value === "object")
      return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, text(part)]));
    return value;
  };
  for (const name of names) {
    const store = base.transaction(name).objectStore(name);
    const all = (asked) => new Promise((done) => { asked.onsuccess = () => done(asked.result); });
    const [keys, values] = [await all(store.getAllKeys()), await all(store.getAll())];
    keys.forEach((key, place) => { kept[key] = text(values[place]); });
  }
  base.close();
  const pages = {};
  for (const cache of await caches.keys()) {
    const store = await caches.open(cache);
    for (const asked of await store.keys()) pages[asked.url] = await (await store.match(asked)).text();
  }
  return { kept, pages, local: { ...localStorage }, session: { ...sessionStorage }, cookies: document.cookie };
}"""


class Phone:
    """One phone, made ready by its officer."""

    def __init__(self, enter: Callable[..., Any], username: str) -> None:
        self.officer = enter(username, viewport=PHONE)
        self.page: Page = self.officer.page
        self.context = self.page.context

    def make_ready(self, *, visit: int, look: Callable[[], object] = lambda: None) -> "Phone":
        self.officer.go(reverse("runsheet:today"))
        form = self.page.locator("form[data-enrol]")
        form.locator(f"input[name=visits][value='{visit}']").check()
        form.locator("#run-pin-1").fill(PIN)
        form.locator("#run-pin-2").fill(PIN)
        form.scroll_into_view_if_needed()
        look()
        form.locator("button").click()
        self.page.wait_for_url("**/run/phone/", wait_until="commit", timeout=60_000)
        self.page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
        return self.unlock()

    def unlock(self, pin: str = PIN) -> "Phone":
        self.type_pin(pin)
        expect(self.page.locator(".run-line")).to_be_visible()
        return self

    def type_pin(self, pin: str) -> None:
        self.page.locator("#run-pin").fill(pin)
        self.page.locator(".run-lock button").click()

    def cut(self) -> "Phone":
        self.context.set_offline(True)
        return self

    def join(self) -> "Phone":
        self.context.set_offline(False)
        return self

    def card(self, key: str) -> Locator:
        return self.page.locator(f"#{key}")

    def tick(self, key: str, place: int, *, on: bool = True) -> "Phone":
        """Press one of the three ticks of an item and wait until it stands as it should."""
        one = self.card(key).locator(".run-ticks button").nth(place)
        one.click()
        expect(self.card(key).locator(".run-ticks button").nth(place)).to_have_attribute(
            "aria-pressed", "true" if on else "false"
        )
        return self

    def write(self, text: str, *, severity: str = "") -> "Phone":
        bar = self.page.locator(".run-bar button")
        (bar.nth(1) if severity else bar.nth(0)).click()
        sheet = self.page.locator(".run-write")
        sheet.locator("textarea").fill(text)
        sheet.get_by_role("button", name=gettext(severity or "Keep the remark"), exact=True).click()
        expect(self.page.locator(".run-told")).to_contain_text(text)
        return self

    def waits(self, count: int) -> "Phone":
        """The line at the top says how many things are still to be sent."""
        told = gettext("{n} things to send").replace("{n}", str(count))
        expect(self.page.locator(".run-line")).to_contain_text(f"· {told}", timeout=60_000)
        return self

    def dump(self) -> dict[str, Any]:
        """Everything that lies in this browser for this house."""
        found: dict[str, Any] = self.page.evaluate(DUMP)
        return found

    def found_in_clear(self, words: list[str]) -> list[str]:
        """Those of some words that stand somewhere in the browser's stores as they are."""
        everything = json.dumps(self.dump(), ensure_ascii=False)
        return [one for one in words if one in everything]
