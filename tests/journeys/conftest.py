"""A real browser on a live server with a small demo office; pictures for the guide on request."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import get_resolver
from django.utils.translation import gettext
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect, sync_playwright

from doingoai.accounts.models import User
from doingoai.demo.loading import load
from tests.cast import BACKEND

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "guide" / "pictures"
WIDE = {"width": 1366, "height": 768}
LOOK_MS, QUIET_LOOKS, MOST_LOOKS = 25, 3, 800
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "journeys" in str(item.path):
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session", autouse=True)
def _allow_database_beside_browser() -> Iterator[None]:
    """The browser's own loop makes Django believe it runs asynchronously."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    yield
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="session", autouse=True)
def _pages_are_loaded() -> None:
    """The first page of a server loads every module: a browser on a slow machine waits too long for it."""
    assert get_resolver().url_patterns


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        pytest.skip("no chromium on this machine")
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(
            executable_path=path,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )


@pytest.fixture
def office(transactional_db: None) -> None:
    """The demo office, with few older visits."""
    load(older=12)


class Officer:
    """One signed-in person at a browser."""

    def __init__(self, page: Page, base: str) -> None:
        self.page = page
        self.base = base
        self._unanswered: set[Request] = set()
        page.on("request", lambda asked: self._unanswered.add(asked))
        page.on("requestfinished", lambda asked: self._unanswered.discard(asked))
        page.on("requestfailed", lambda asked: self._unanswered.discard(asked))

    def go(self, path: str) -> "Officer":
        self.page.goto(f"{self.base}{path}")
        self.settle()
        return self

    def settle(self) -> None:
        """Wait until the page and what it loads by itself have come to rest.

        The browser's own "networkidle" is half a second of silence, which a thousand pages make long.
        """
        self.page.wait_for_load_state("load")
        quiet = 0
        for _look in range(MOST_LOOKS):
            self.page.wait_for_timeout(LOOK_MS)
            quiet = 0 if self._unanswered else quiet + 1
            if quiet == QUIET_LOOKS:
                return
        pytest.fail(f"{self.page.url} never comes to rest: {[one.url for one in self._unanswered]}")

    def fill(self, **fields: str) -> "Officer":
        """Fill fields by their names."""
        for name, value in fields.items():
            self.page.locator(f"main [name='{name}']:visible").first.fill(value)
        return self

    def choose(self, **fields: str) -> "Officer":
        for name, value in fields.items():
            self.page.locator(f"main select[name='{name}']:visible").first.select_option(value)
        return self

    def look_up(self, name: str, text: str) -> "Officer":
        """Type into a type-ahead and take its first suggestion."""
        field = self.page.locator(f"#id_{name}")
        field.fill(text)
        self.page.locator(f"#id_{name}-list [role='option']").first.click()
        return self

    def press(self, label: str) -> "Officer":
        """Press a button or follow a link of the main part, by its English message id."""
        name = gettext(label)
        target = self.page.get_by_role("main").get_by_role("button", name=name, exact=True)
        if target.count() == 0:
            target = self.page.get_by_role("main").get_by_role("link", name=name, exact=True)
        target.first.click()
        self.settle()
        return self

    def confirm(self, label: str) -> "Officer":
        """Press a button that asks back, say yes, and wait for the page that answers.

        The dialog sends its form only after it has closed, so a click that is over proves nothing.
        """
        self.press(label)
        yes = self.page.locator("dialog[open] button.is-main, dialog[open] button[value='yes']")
        with self.page.expect_navigation():
            yes.first.click()
        self.settle()
        return self

    def sees(self, text: str) -> "Officer":
        expect(self.page.get_by_role("main")).to_contain_text(text)
        return self

    def picture(self, name: str) -> "Officer":
        """Take the picture for the guide when pictures are asked for."""
        if os.environ.get("DOINGOAI_PICTURES"):
            GUIDE.mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=GUIDE / f"{name}.png")
        return self


@pytest.fixture
def sign_in(
    browser: Browser, live_server: object, office: None
) -> Iterator[Callable[..., Officer]]:
    """Sign somebody of the demo office in, or open a stranger's browser with None."""
    contexts: list[BrowserContext] = []
    base = str(live_server)

    def enter(
        username: str | None,
        *,
        viewport: dict[str, int] | None = None,
        language: str = "vi",
        bypass_csp: bool = False,
    ) -> Officer:
        context = browser.new_context(
            viewport=viewport or WIDE, locale="vi-VN", accept_downloads=True, bypass_csp=bypass_csp
        )
        kept = {settings.LANGUAGE_COOKIE_NAME: language}
        if username:
            client = Client()
            client.force_login(User.objects.get(username=username), BACKEND)
            kept[settings.SESSION_COOKIE_NAME] = client.cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies(
            [{"name": name, "value": value, "url": base} for name, value in kept.items()]
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        return Officer(page, base)

    yield enter
    for context in contexts:
        context.close()
