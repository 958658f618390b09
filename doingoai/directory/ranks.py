"""Stand-in until the real module is merged."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RankFacts:
    code: str
    level: int
    name_vi: str
    name_en: str
    guest_class: str
    source: str
    confidence: str


RANKS: dict[str, RankFacts] = {}


def rank(code: str) -> RankFacts | None:
    """Find a rank by its code."""
    return RANKS.get(code)
