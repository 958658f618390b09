"""What a letter says, and how its sending ended, as plain values."""

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class Words:
    """Subject and text of a letter, in the language of who gets it."""

    subject: str
    text: str


class Verdict(Enum):
    """What the mail server said: taken, not now, or never."""

    TAKEN = "taken"
    LATER = "later"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a sending ended, with the server's reason where it said no."""

    verdict: Verdict
    reason: str = ""
