"""Stand-in until the real module is merged."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CountryFacts:
    code: str
    name_vi: str
    name_en: str
    official_vi: str
    official_en: str
    national_day: tuple[int, int] | None
    national_day_name: str
    has_relations: bool
    is_state: bool


COUNTRIES: dict[str, CountryFacts] = {}


def country(code: str) -> CountryFacts | None:
    """Find a country by its code."""
    return COUNTRIES.get(code)


def find_country(text: str) -> str | None:
    """Read the name of a country."""
    return text if text in COUNTRIES else None
