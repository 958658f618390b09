"""What was promised, as plain values."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PromiseFacts:
    key: str
    text: str
    owner: str = ""
    due_on: date | None = None
    done: bool = False
