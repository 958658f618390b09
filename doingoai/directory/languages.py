"""What languages are called, and which one a country mainly uses."""

from functools import cache

from babel import Locale

from doingoai.directory.countries import COUNTRIES
from doingoai.foundation.folding import fold

FIRST_OFFERED = ("vi", "en", "zh", "fr", "ru", "ja", "ko", "lo", "km", "de", "es", "th")
"""Languages the department most often needs, in the order in which forms offer them."""


def language_name(code: str, language: str = "vi") -> str:
    """Give the name of a language in Vietnamese ("tiếng Nhật") or English; "" when unknown."""
    if code in _OFFICE_NAMES:
        return _OFFICE_NAMES[code][language == "en"]
    named = Locale("en" if language == "en" else "vi").languages.get(code, "")
    return str(named[:1].lower() + named[1:] if named.startswith("Tiếng ") else named)


def main_language(country: str) -> str:
    """Give the code of the language a country mainly uses officially; "" when not known."""
    facts = COUNTRIES.get(country)
    return facts.languages[0] if facts is not None and facts.languages else ""


# The CLDR calls it by the country's old name, which the department does not use (see countries).
_OFFICE_NAMES = {"my": ("tiếng Myanmar", "Myanmar")}


@cache
def offered_languages() -> tuple[str, ...]:
    """List the codes a form offers: the usual ones first, then every official language by code."""
    official = {code for facts in COUNTRIES.values() for code in facts.languages}
    return (*FIRST_OFFERED, *sorted(official.difference(FIRST_OFFERED)))


def find_language(text: str) -> str:
    """Recognise a language by code or name, vi or en, with or without "tiếng"; "" when unknown."""
    return _by_written_form().get(fold(text).strip(), "")


@cache
def _by_written_form() -> dict[str, str]:
    found: dict[str, str] = {}
    for code in offered_languages():
        name_vi, name_en = fold(language_name(code)), fold(language_name(code, "en"))
        for form in (name_vi, name_vi.removeprefix("tieng "), name_en, code):
            found.setdefault(form, code)
    for form, code in _ALSO_CALLED:
        found.setdefault(form, code)
    return found


_ALSO_CALLED = (
    ("tieng hoa", "zh"),
    ("hoa", "zh"),
    ("trung quoc", "zh"),
    ("tieng trung quoc", "zh"),
    ("han ngu", "zh"),
    ("mandarin", "zh"),
    ("tieng nhat ban", "ja"),
    ("nhat ban", "ja"),
    ("tieng han quoc", "ko"),
    ("han quoc", "ko"),
    ("tieng trieu tien", "ko"),
    ("tieng campuchia", "km"),
    ("farsi", "fa"),
    ("tieng mien dien", "my"),
    ("burmese", "my"),
    ("tieng bengal", "bn"),
    ("bengali", "bn"),
)
