"""Walks over every address as everybody once, and keeps what was answered for the tests to look at."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.whole.matrix import ROUTES, Route
from tests.whole.world import Visitor, World

DOORS = ("/sign-in/",)


@dataclass(frozen=True)
class Answer:
    """What one visitor got at one address by one method."""

    name: str
    method: str
    who: Visitor
    status: int
    location: str
    headers: dict[str, str]
    body: bytes

    @property
    def verdict(self) -> str:
        """`door`: sign in first; `no`; `none`: no such method; `broken`; else `yes`."""
        if self.status == 401 or self.location.startswith(DOORS):
            return "door"
        return {403: "no", 404: "no", 405: "none", 500: "broken"}.get(self.status, "yes")


def routes_there_are() -> Iterator[str]:
    """The name of every address, with its namespace; an address without a name is shown as its path."""

    def walk(patterns: list[Any], space: str, path: str) -> Iterator[str]:
        for pattern in patterns:
            here = path + str(pattern.pattern)
            if isinstance(pattern, URLResolver):
                name = f"{pattern.namespace}:" if pattern.namespace else ""
                yield from walk(pattern.url_patterns, space + name, here)
            elif isinstance(pattern, URLPattern):
                yield space + pattern.name if pattern.name else here

    return walk(get_resolver().url_patterns, "", "")


def address(world: World, name: str, route: Route) -> str:
    return reverse(name.partition("@")[0], args=world.args_of(route.at))


def ask(client: Client, world: World, who: Visitor, name: str, method: str) -> Answer:
    """Send one request and undo what it did."""
    headers = {}
    if name.startswith("api:") and who.name in world.tokens:
        headers = {"Authorization": f"Bearer {world.tokens[who.name]}"}
    route = ROUTES[name]
    data = route.sends if method == "POST" else None
    with undone():
        response: Any = getattr(client, method.lower())(
            address(world, name, route), data, headers=headers
        )
        return answer_of(response, name, method, who)


def answer_of(response: HttpResponse, name: str, method: str, who: Visitor) -> Answer:
    body = b"".join(response) if response.streaming else response.content  # type: ignore[attr-defined]
    return Answer(
        name, method, who, response.status_code, response.headers.get("Location", ""),
        dict(response.headers), body,
    )  # fmt: skip


@contextmanager
def undone() -> Iterator[None]:
    """Whatever happens to the tables in here has not happened."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def sweep(world: World, who: Visitor, method: str) -> list[Answer]:
    """Every address that has the method, as one visitor."""
    client = world.client_of(who)
    kept = client.cookies[settings.SESSION_COOKIE_NAME].value if who.user else ""
    answers = []
    for name, route in ROUTES.items():
        if not (route.read if method == "GET" else route.write):
            continue
        if who.user:
            client.cookies[settings.SESSION_COOKIE_NAME] = kept
        answers.append(ask(client, world, who, name, method))
    return answers
