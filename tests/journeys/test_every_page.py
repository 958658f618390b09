"""Every page that links lead to, not only the chosen ones, is open to everybody (quality goals A1, A5)."""

import re
from collections import deque
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import Resolver404, resolve

from doingoai.accounts.models import User
from tests.cast import BACKEND
from tests.journeys.conftest import Officer
from tests.journeys.scanning import faults

LINK = re.compile(r'href="([^"#]*)')
LOOKS = (("vi", {"width": 1366, "height": 768}, "light"), ("en", {"width": 360, "height": 700}, "dark"))  # fmt: skip
FEWEST = {"ha": 55, "quantri": 10}
"""So many kinds of page are known to be reached: fewer means that the walk itself has broken."""


def _pages(username: str) -> Iterator[tuple[str, str]]:
    """Walk along the links from the desk and give one address for each kind of page."""
    client = Client(raise_request_exception=False)
    client.force_login(User.objects.get(username=username), BACKEND)
    seen: set[str] = set()
    waiting = deque(["/"])
    while waiting:
        address = waiting.popleft()
        name = _name(address)
        if not name or name in seen:
            continue
        answer = client.get(address)
        is_page = answer.headers.get("Content-Type", "").startswith("text/html")
        if answer.status_code != 200 or not is_page:
            continue
        seen.add(name)
        yield name, address
        for href in LINK.findall(answer.content.decode()):
            path = address.partition("?")[0] + href if href.startswith("?") else href
            waiting.append(path.replace("&amp;", "&"))


def _name(address: str) -> str:
    try:
        return resolve(address.partition("?")[0]).view_name
    except Resolver404:
        return ""


def _faults(person: Officer, address: str, theme: str) -> list[str]:
    person.page.emulate_media(reduced_motion="reduce")  # colours are measured at rest
    person.go(address)
    person.page.evaluate(
        "theme => document.documentElement.setAttribute('data-bs-theme', theme)", theme
    )
    return [f"{address} {theme}: {fault}" for fault in faults(person.page)]


@pytest.mark.parametrize(("language", "size", "theme"), LOOKS, ids=["wide", "narrow"])
@pytest.mark.parametrize("username", FEWEST)
def test_every_page_that_links_lead_to_is_open_to_everybody(
    sign_in, username, language, size, theme
):
    known = {name for name, _address in _pages("ha")} if username != "ha" else set()
    pages = [(name, address) for name, address in _pages(username) if name not in known]
    person = sign_in(username, viewport=size, language=language, bypass_csp=True)

    found = [fault for _name, address in pages for fault in _faults(person, address, theme)]

    assert found == []
    assert len(pages) >= FEWEST[username]
