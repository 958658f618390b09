"""What came in and what was made, as plain values."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """The incoming letter, note verbale, e-mail or call from which the visit began."""

    kind: str = "letter"
    sender: str = ""
    number: str = ""
    symbol: str = ""
    issued_on: date | None = None
    arrived_on: date | None = None
    arrival_number: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class PaperMade:
    """A paper as it was kept: which kind, whether issued, under which number."""

    kind: str
    language: str
    part: str = ""
    version: int = 1
    digest: str = ""
    issued: bool = False
    number: str = ""
    issued_on: date | None = None
