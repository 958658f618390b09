"""
One request to a strange machine, and nothing of what it wants: no redirect, no long answer, no wait.

The name is looked up once, every address it gives is checked, and the connection goes to a checked
address: a name that changes its mind in between leads nowhere.
"""

import socket
import ssl
import time
from dataclasses import dataclass
from typing import Protocol

from doingoai.exchange.rules import USUAL_PORT, check_url, is_reachable
from doingoai.foundation.refusals import RuleBroken

SECONDS = 10
MOST_ANSWER = 4096


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the other side said: its status, or in a word why there is none."""

    status: int | None
    said: str = ""

    @property
    def is_taken(self) -> bool:
        return self.status is not None and 200 <= self.status < 300


class Send(Protocol):
    """A way to send a body with headers to an address."""

    def __call__(self, url: str, body: bytes, headers: dict[str, str]) -> Outcome: ...


def send_outside(
    url: str, body: bytes, headers: dict[str, str], *, loopback_allowed: bool = False
) -> Outcome:
    """Post a body and read the first line of the answer, within ten seconds in all."""
    until = time.monotonic() + SECONDS
    try:
        parts = check_url(url, loopback_allowed=loopback_allowed)
        host, port = parts.hostname or "", parts.port or USUAL_PORT[parts.scheme]
        place = _checked_place(host, port, loopback_allowed)
        if place is None:
            return Outcome(None, "address not allowed")
        plain = socket.create_connection(place, timeout=SECONDS)
        with plain if parts.scheme == "http" else _sealed(plain, host) as line:
            target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            line.settimeout(max(until - time.monotonic(), 0.1))
            line.sendall(_request(target, parts.netloc, body, headers))
            return _outcome(_first_line(line, until))
    except RuleBroken:
        return Outcome(None, "address not allowed")
    except ssl.SSLError:
        return Outcome(None, "certificate not accepted")
    except TimeoutError:
        return Outcome(None, "no answer in time")
    except (OSError, UnicodeError):
        return Outcome(None, "not reachable")


def _checked_place(host: str, port: int, loopback_allowed: bool) -> tuple[str, int] | None:
    """A place of the host, if none of its places is inside; one that is inside condemns all."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    places = [(str(one[4][0]).partition("%")[0], port) for one in found]
    if not all(is_reachable(place, loopback_allowed=loopback_allowed) for place, _ in places):
        return None
    return places[0] if places else None


def _sealed(plain: socket.socket, host: str) -> socket.socket:
    return ssl.create_default_context().wrap_socket(plain, server_hostname=host)


def _request(target: str, netloc: str, body: bytes, headers: dict[str, str]) -> bytes:
    lines = [
        f"POST {target} HTTP/1.1",
        f"Host: {netloc}",
        "User-Agent: doingoai",
        "Content-Type: application/json; charset=utf-8",
        f"Content-Length: {len(body)}",
        "Connection: close",
        *(f"{name}: {value}" for name, value in headers.items()),
    ]
    return "\r\n".join(lines).encode("ascii") + b"\r\n\r\n" + body


def _first_line(line: socket.socket, until: float) -> bytes:
    read = b""
    while b"\n" not in read and len(read) < MOST_ANSWER:
        left = until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        line.settimeout(left)
        piece = line.recv(512)
        if not piece:
            break
        read += piece
    return read.partition(b"\n")[0]


def _outcome(first: bytes) -> Outcome:
    words = first.decode("ascii", "replace").split()
    if len(words) < 2 or not words[0].startswith("HTTP/") or not words[1].isdecimal():
        return Outcome(None, "no answer in HTTP")
    status = int(words[1])
    return Outcome(status) if 100 <= status <= 599 else Outcome(None, "no answer in HTTP")
