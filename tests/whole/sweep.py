"""Walks over every address as everybody once, and keeps what was answered for the tests to look at."""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.whole.access import Route
from tests.whole.matrix import ROUTES
from tests.whole.world import Visitor, World

DOORS = ("/sign-in/",)
AUDIT = "foundation_auditentry"


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
    cookies: tuple[str, ...] = ()

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
    """Send one request; what a POST did is undone, what a GET did is left to be found."""
    headers = {}
    if name.startswith("api:") and who.name in world.tokens:
        headers = {"Authorization": f"Bearer {world.tokens[who.name]}"}
    route = ROUTES[name]
    data = route.sends or None
    with undone() if method == "POST" else nullcontext():
        response: Any = getattr(client, method.lower())(
            address(world, name, route), data, headers=headers
        )
        return answer_of(response, name, method, who)


def answer_of(response: HttpResponse, name: str, method: str, who: Visitor) -> Answer:
    body = b"".join(response) if response.streaming else response.content  # type: ignore[attr-defined]
    return Answer(
        name, method, who, response.status_code, response.headers.get("Location", ""),
        dict(response.headers), body, tuple(map(str, response.cookies.values())),
    )  # fmt: skip


@contextmanager
def undone() -> Iterator[None]:
    """Whatever happens to the tables in here has not happened."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def sweep(client: Client, world: World, who: Visitor, method: str) -> list[Answer]:
    """Every address that has the method, as one visitor."""
    kept = client.cookies[settings.SESSION_COOKIE_NAME].value if who.user else ""
    answers = []
    for name, route in ROUTES.items():
        if not (route.write if method == "POST" else route.read):
            continue
        if who.user:
            client.cookies[settings.SESSION_COOKIE_NAME] = kept
        answers.append(ask(client, world, who, name, method))
    return answers


@dataclass(frozen=True)
class Walk:
    """What one visitor was answered everywhere by one method, and which tables that left changed."""

    answers: list[Answer]
    changed: set[str]


class Walks:
    """Every walk is made once, however many tests look at it."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._made: dict[tuple[str, str], Walk] = {}

    def of(self, who: str, method: str) -> Walk:
        """Walk once; only what reads is let stand until the walk is over, to see what it changed."""
        if (who, method) not in self._made:
            visitor = self._world.visitors[who]
            with undone():
                client = self._world.client_of(visitor)
                before = digests()
                answers = sweep(client, self._world, visitor, method)
                self._made[who, method] = Walk(answers, differing(before, digests()))
        return self._made[who, method]


def digests() -> dict[str, str]:
    """A digest of everything in each table, apart from the notes that a list was taken away."""
    found = {}
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            wanted = "WHERE verb <> 'list.exported'" if table == AUDIT else ""
            cursor.execute(f'SELECT * FROM "{table}" {wanted}')
            rows = sorted(map(repr, cursor.fetchall()))
            found[table] = hashlib.sha256("\n".join(rows).encode()).hexdigest()
    return found


def differing(one: Mapping[str, str], other: Mapping[str, str]) -> set[str]:
    """Names of the tables that are not the same in both."""
    return {table for table in one.keys() | other.keys() if one.get(table) != other.get(table)}
