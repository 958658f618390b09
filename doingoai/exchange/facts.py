"""What is told to another program, and how it is signed; plain values, no clock, no network."""

import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import datetime, timedelta

SIGNATURE = "Doingoai-Signature"
REPLAY_WINDOW = timedelta(minutes=5)
"""A receiver refuses what was signed longer ago than this."""

PAUSES = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=3),
    timedelta(hours=6),
    timedelta(hours=12),
)
"""Growing pauses between tries, together not quite a day; after the last try it is given up."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What happened, without any personal data: who wants more asks the API."""

    number: int
    event: str
    subject_type: str
    subject_id: str
    at: datetime
    link: str

    def body(self) -> bytes:
        """The JSON that is sent, the same at every try."""
        told = {
            "id": self.number,
            "event": self.event,
            "subject": {"type": self.subject_type, "id": self.subject_id},
            "at": self.at.isoformat(),
            "link": self.link,
        }
        return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def signature(secret: str, body: bytes, *, at: int) -> str:
    """The value of the header: `t=<seconds since 1970>,v1=<HMAC-SHA256 of "t.body" in hex>`."""
    mac = hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256)
    return f"t={at},v1={mac.hexdigest()}"


def pause_after(attempts: int) -> timedelta | None:
    """How long to wait after so many tries have failed; None when it is time to give up."""
    return PAUSES[attempts - 1] if attempts <= len(PAUSES) else None
