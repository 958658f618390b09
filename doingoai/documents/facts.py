"""What came in, as plain values."""

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
