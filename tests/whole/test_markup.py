"""
What people enter is text on every page, never markup (S8, first set).

Every text of every record is filled to its length with payloads and every page is read; then the
same with harmless twins, equal but for the signs that mean something in markup. Both pages must have
the same elements with the same attributes. Payloads are sent in addresses too. The same payloads in
a real browser, with the policy switched off and on: tests/journeys/test_payloads.py.
"""

from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urlencode

import pytest

from doingoai.web.directory.forms import PartnerForm
from tests.whole.matrix import ROUTES
from tests.whole.payloads import ACT, PAYLOADS, packed, plant_everywhere, twin
from tests.whole.sweep import Answer, address, answer_of, sweep, undone
from tests.whole.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("swift")]

READERS = ("director", "administrator")
FEWEST_PAYLOADS, FEWEST_PLACES, FEWEST_TEXTS, FEWEST_PAGES = 180, 70, 250, 150
PARAMETERS = ("q", "sort", "show", "type", "after", "before", "view", "day", "on", "verb", "next")
LINKS = ("href", "src", "action", "formaction", "hx-get", "hx-post", "data")
SCHEMES = (
    "/", "#", "?", "./", "../", "mailto:", "tel:", "http://testserver/", "https://", "data:image/",
)  # fmt: skip


class Skeleton(HTMLParser):
    """The elements of a page with the names of their attributes, and where its links lead."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.links: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(" ".join([tag, *sorted(name for name, _value in attrs)]))
        self.links += [value or "/" for name, value in attrs if name in LINKS]


@pytest.fixture(scope="module")
def pages(world: World, swift: None) -> dict[bool, list[Answer]]:
    """Every page as each reader sees it, with payloads (False) and with their twins (True)."""
    found = {}
    for harmless in (False, True):
        with undone():
            plant_everywhere(harmless=harmless)
            found[harmless] = [one for who in READERS for one in _read(world, who, harmless)]
    return found


def _read(world: World, who: str, harmless: bool) -> Iterator[Answer]:
    visitor = world.visitors[who]
    client = world.client_of(visitor)
    yield from sweep(client, world, visitor, "GET")
    text = packed(3, 300)
    said = urlencode(dict.fromkeys(PARAMETERS, twin(text) if harmless else text))
    for name, route in ROUTES.items():
        if who == "director" and route.read and not route.at and not name.startswith("api:"):
            path = address(world, name, route)
            yield answer_of(client.get(f"{path}?{said}"), f"{name}?", "GET", visitor)


def test_there_is_enough_to_plant_and_it_fills_every_length(world: World):
    with undone():
        planted = plant_everywhere(harmless=False)

    whole = {one for one in PAYLOADS if any(one in text for _place, text in planted)}
    assert len(PAYLOADS) >= FEWEST_PAYLOADS
    assert whole == set(PAYLOADS)
    assert len({place for place, _text in planted}) >= FEWEST_PLACES
    assert len(planted) >= FEWEST_TEXTS


def test_a_twin_is_as_long_and_means_nothing():
    assert [
        one for one in PAYLOADS if len(one) != len(twin(one)) or set("<>&\"'") & set(twin(one))
    ] == []


def test_pages_have_the_same_elements_whatever_was_entered(pages: dict[bool, list[Answer]]):
    pairs = [
        (one, other)
        for one, other in zip(pages[False], pages[True], strict=True)
        if "html" in one.headers.get("Content-Type", "")
    ]

    odd = [fault for one, other in pairs if (fault := _difference(one, other))]

    assert odd == []
    assert len(pairs) >= FEWEST_PAGES


def _difference(one: Answer, other: Answer) -> str:
    if (one.name, one.status) != (other.name, other.status):
        return f"{one.name} as {one.who}: {one.status}, {other.name}: {other.status}"
    # Counted, not compared in their order: lists may be in another.
    got, wanted = (Counter(Skeleton(page.body.decode()).elements) for page in (one, other))
    if got == wanted:
        return ""
    strange = sorted(got - wanted)[:4]
    return f"{one.name} as {one.who}: {strange} ({got.total()} for {wanted.total()})"


def test_links_lead_to_pages_only(pages: dict[bool, list[Answer]]):
    links = {
        (one.name, link)
        for one in pages[False]
        if "html" in one.headers.get("Content-Type", "")
        for link in Skeleton(one.body.decode()).links
    }

    assert [link for link in sorted(links) if link[1] and not link[1].startswith(SCHEMES)] == []
    assert len(links) >= 100


def test_an_address_that_is_a_script_is_not_taken():
    form = PartnerForm({"kind": "locality", "name_vi": "Mẫu", "website": f"javascript:{ACT}"})

    assert "website" in form.errors


def test_the_payloads_are_met_on_the_pages_as_text(pages: dict[bool, list[Answer]]):
    met = {one.name for one in pages[False] if ACT in one.body.decode("utf-8", "replace")}

    assert len(met) >= 60
    assert [
        one.name
        for one in pages[False]
        if f"<script>{ACT}".encode() in one.body and "html" in one.headers.get("Content-Type", "")
    ] == []
