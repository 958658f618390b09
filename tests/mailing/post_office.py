"""A mail server of our own that misbehaves in every way a real one does."""

import email
import email.policy
import random
import socketserver
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.message import EmailMessage

from doingoai.config.environment import MailServer

GOOD = "good"
FAULTS = (
    "421 at greeting", "drop at greeting", "421 at mail", "553 at mail", "451 at rcpt",
    "drop at data", "drop in data", "451 after data", "drop after data", "slow after data",
)  # fmt: skip
"""Troubles that pass; after the last two the server has the letter and the client cannot know."""
NEVER = ("550 at rcpt", "554 after data")


@dataclass
class PostOffice:
    """What the server took, and by what plan it fails: a fault for each connection or letter."""

    port: int = 0
    plan: Callable[[], str] = lambda: GOOD
    taken: list[EmailMessage] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    slow_seconds: float = 0.5
    calls: int = 0

    @property
    def server(self) -> MailServer:
        return MailServer("127.0.0.1", self.port, "doingoai@example.org", tls="none")

    def names(self) -> list[str]:
        """The Message-IDs taken, repetitions among them."""
        return [str(message["Message-ID"]) for message in self.taken]


def at_random(seed: int, *, share: float, faults: tuple[str, ...] = FAULTS) -> Callable[[], str]:
    """A plan by which a share of letters meets trouble of some kind."""
    dice = random.Random(seed)
    lock = threading.Lock()

    def plan() -> str:
        with lock:
            return dice.choice(faults) if dice.random() < share else GOOD

    return plan


def in_turn(*faults: str) -> Callable[[], str]:
    """A plan that names the faults one after the other, then none."""
    left = list(faults)
    return lambda: left.pop(0) if left else GOOD


class _Gone(Exception):
    """The server hangs up."""


class _Talk(socketserver.StreamRequestHandler):
    """One conversation."""

    office: PostOffice

    def converse(self) -> None:
        self.office.calls += 1
        with suppress(_Gone, OSError):
            self.fault = self.office.plan()
            if self.fault.endswith("at greeting"):
                self.trouble("greeting")
            self.say("220 post office")
            while line := self.rfile.readline():
                self.answer(line.decode("latin-1").rstrip("\r\n"))

    handle = converse  # what the standard library calls it

    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())
        self.wfile.flush()

    def trouble(self, place: str) -> bool:
        """Do what the plan says for this place; tell whether something was said instead."""
        what, _space, where = self.fault.partition(" ")
        if where.rpartition(" ")[2] != place:
            return False
        if what == "drop":
            raise _Gone
        if what == "slow":
            time.sleep(self.office.slow_seconds)
            raise _Gone
        self.say(f"{what} trouble")
        if what == "421":
            raise _Gone
        return True

    def answer(self, line: str) -> None:
        word = line[:4].upper().strip()
        known = {"MAIL": self.mail, "RCPT": self.rcpt, "DATA": self.take_letter, "QUIT": self.quit}
        known.get(word, lambda: self.say("250 well"))()

    def mail(self) -> None:
        if not self.trouble("mail"):
            self.say("250 well")

    def rcpt(self) -> None:
        if not self.trouble("rcpt"):
            self.say("250 well")

    def take_letter(self) -> None:
        if self.fault == "drop at data":
            raise _Gone
        self.say("354 go on")
        lines: list[bytes] = []
        while (line := self.rfile.readline()) not in {b".\r\n", b""}:
            lines.append(line[1:] if line.startswith(b"..") else line)
            if self.fault == "drop in data":
                raise _Gone
        message = email.message_from_bytes(b"".join(lines), policy=email.policy.SMTP)
        if self.fault in {"451 after data", "554 after data"}:
            self.say(f"{self.fault[:3]} trouble")
            return
        self.office.taken.append(message)
        if self.fault.endswith("after data"):
            self.trouble("data")
        self.say("250 taken")
        self.fault = self.office.plan()

    def quit(self) -> None:
        self.say("221 bye")
        raise _Gone


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


@contextmanager
def post_office(plan: Callable[[], str] = lambda: GOOD) -> Iterator[PostOffice]:
    """Run the server for the lines inside."""
    office = PostOffice(plan=plan)
    talk = type("Talk", (_Talk,), {"office": office})
    with _Server(("127.0.0.1", 0), talk) as server:
        office.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield office
        finally:
            server.shutdown()
            thread.join()
