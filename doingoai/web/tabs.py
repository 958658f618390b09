"""One tab above a page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tab:
    label: str
    url: str
    is_current: bool
    count: int | None = None
