"""The pages over a real socket: a server in a thread that shares the database of the test."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from threading import Thread
from typing import Any

from django.core.servers.basehttp import ThreadedWSGIServer
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import DEFAULT_DB_ALIAS, close_old_connections, connections
from django.http import QueryDict
from django.test.testcases import QuietWSGIRequestHandler

FORM = "application/x-www-form-urlencoded"


class _Handler(QuietWSGIRequestHandler):
    """Answers at once: headings and page are two small packets that would wait for each other."""

    disable_nagle_algorithm = True


class _Server(ThreadedWSGIServer):
    def _close_connections(self) -> None:
        """The connection is the test's own, in the middle of what will be undone."""


def _open_ended(pages: Callable[..., Any]) -> Callable[..., Any]:
    """Pages that leave the connection open; a test's own client lets it be closed again."""

    def answer(*asked: Any) -> Any:
        for signal in (request_started, request_finished):
            signal.disconnect(close_old_connections)
        return pages(*asked)

    return answer


@contextmanager
def served() -> Iterator[tuple[str, int]]:
    """Serve every page from the database of this thread; gives host and port."""
    own = connections[DEFAULT_DB_ALIAS]
    own.inc_thread_sharing()
    shared = {DEFAULT_DB_ALIAS: own}
    server = _Server(("127.0.0.1", 0), _Handler, connections_override=shared)
    server.set_app(_open_ended(get_wsgi_application()))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server.server_address[:2]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
        own.dec_thread_sharing()
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)


@dataclass
class Line:
    """One person's line to the server, kept open; cookies as a browser keeps them."""

    place: tuple[str, int]
    cookies: dict[str, str]
    sent: int = 0
    _http: HTTPConnection = field(init=False)

    def __post_init__(self) -> None:
        self._http = HTTPConnection(*self.place, timeout=60)

    def get(self, path: str) -> tuple[int, str]:
        return self._ask("GET", path, None, {})

    def post(self, path: str, form: QueryDict) -> tuple[int, str]:
        return self._ask("POST", path, form.urlencode().encode(), {"Content-Type": FORM})

    def close(self) -> None:
        self._http.close()

    def _ask(
        self, method: str, path: str, body: bytes | None, headings: Mapping[str, str]
    ) -> tuple[int, str]:
        """Send one request; gives the status and the page."""
        told = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        self._http.request(method, path, body, {**headings, "Cookie": told})
        answer = self._http.getresponse()
        for heading in answer.headers.get_all("Set-Cookie", ()):
            self.cookies |= {name: one.value for name, one in SimpleCookie(heading).items()}
        self.sent += 1
        return answer.status, answer.read().decode()
