"""The list of 2,000 guests over HTTP, signed in by the form, as one and as four browsers would read it."""

import http.client
import json
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from contextlib import suppress
from pathlib import Path
from typing import Any

from bench import timing, world
from doingoai.demo.world import PASSWORD

CLIENTS = (1, 4)
ROOT = Path(__file__).resolve().parents[1]
TICKS = os.sysconf("SC_CLK_TCK")


def measure(*, size: int, seconds: float = 4, runs: int = 3) -> dict[str, Any]:
    here = world.find(size)
    addresses = {
        "2,000 members, first page": f"/delegations/{here.big_visit}/people/",
        "list": "/delegations/",
        "signed-in floor of the members": f"/floor/delegations/{here.big_visit}/people/",
    }
    with Server() as server:
        cookie = sign_in(server.port)
        for address in addresses.values():
            _storm(server, address, cookie, 1, clients=max(CLIENTS))
        rounds = [
            (name, clients, _storm(server, address, cookie, seconds, clients=clients))
            for _ in range(runs)
            for name, address in addresses.items()
            for clients in CLIENTS
        ]
    return {
        name: {
            str(clients): _median([one for n, c, one in rounds if (n, c) == (name, clients)])
            for clients in CLIENTS
        }
        for name in addresses
    }


def _median(runs: list[dict[str, float]]) -> dict[str, Any]:
    middle = {key: round(statistics.median(one[key] for one in runs), 2) for key in runs[0]}
    return middle | {"runs": runs}


class Server:
    """The product's own server on a free port, with the floor pages beside."""

    def __enter__(self) -> "Server":
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        command = [sys.executable, "-m", "doingoai", "serve", "--port", str(self.port)]
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "bench.settings"}
        self.said = tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=self.said, stderr=subprocess.STDOUT
        )
        for _ in range(1200):
            with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
                return self
            time.sleep(0.1)
        self.__exit__()
        self.said.seek(0)
        raise RuntimeError(f"the server did not start:\n{self.said.read().decode()[-2000:]}")

    def __exit__(self, *_: object) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)

    def cpu(self) -> float:
        """Processor seconds of all its workers so far."""
        return sum(_cpu_of(pid) for pid in self.workers())

    def workers(self) -> list[int]:
        pid = self.process.pid
        return [
            int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        ]


def _cpu_of(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def sign_in(port: int) -> str:
    """Sign in by the form and give the cookies."""
    link = http.client.HTTPConnection("127.0.0.1", port)
    link.request("GET", "/sign-in/")
    answer = link.getresponse()
    text = answer.read().decode()
    cookies = _cookies(answer)
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', text)
    if answer.status != 200 or token is None:
        raise RuntimeError(f"no sign-in page: {answer.status}")
    form = {"login": "ha", "password": PASSWORD, "csrfmiddlewaretoken": token[1]}
    headers = {
        "Content-Type": "application/x-www-form-urlencoded", "Cookie": _written(cookies),
        "Origin": f"http://127.0.0.1:{port}",
    }  # fmt: skip
    link.request("POST", "/sign-in/", urllib.parse.urlencode(form), headers)
    answer = link.getresponse()
    answer.read()
    cookies |= _cookies(answer)
    if answer.status != 302 or "session" not in cookies:
        raise RuntimeError(f"not signed in: {answer.status}")
    return _written(cookies)


def _cookies(answer: http.client.HTTPResponse) -> dict[str, str]:
    found = (line.split(";")[0].partition("=") for line in answer.headers.get_all("Set-Cookie", []))
    return {name: value for name, _sign, value in found}


def _written(cookies: dict[str, str]) -> str:
    return "; ".join(f"{name}={value}" for name, value in cookies.items())


def _storm(
    server: Server, address: str, cookie: str, seconds: float, *, clients: int
) -> dict[str, float]:
    """Let some clients read a page again and again for some seconds."""
    until = time.perf_counter() + seconds
    waits: list[float] = []
    sizes: set[int] = set()
    before, began = server.cpu(), time.perf_counter()

    def read() -> None:
        link = http.client.HTTPConnection("127.0.0.1", server.port)
        headers = {"Cookie": cookie, "Accept-Encoding": "gzip, deflate, br", "User-Agent": "bench"}
        while (start := time.perf_counter()) < until:
            link.request("GET", address, headers=headers)
            answer = link.getresponse()
            content = answer.read()
            if answer.status != 200:
                raise RuntimeError(f"{address}: {answer.status}")
            waits.append(time.perf_counter() - start)
            sizes.add(len(content))

    threads = [threading.Thread(target=read) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    spent = time.perf_counter() - began
    return {
        "pages_a_second": round(len(waits) / spent, 1),
        "p50": round(1000 * timing.share(waits, 0.5), 1),
        "p95": round(1000 * timing.share(waits, 0.95), 1),
        "bytes": max(sizes),
        "cpu_a_page": round(1000 * (server.cpu() - before) / len(waits), 2),
    }


if __name__ == "__main__":
    print(json.dumps(measure(size=int(sys.argv[1]))))
