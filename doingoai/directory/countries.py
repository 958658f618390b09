"""
What states and territories are called in papers, and how to recognise them in other people's.

Short names come from the CLDR with the overrides of `data/country_overrides.csv` (politics and
spelling); official names, national days and capitals from `data/countries.csv`; other forms from
`data/country_variants.csv`. A row's confidence concerns its official name and national day.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from babel import Locale

from doingoai.foundation.folding import clean, fold, one_tone_style
from doingoai.foundation.shipped_tables import CONFIDENCES, Row, read_table

DATA = Path(__file__).parent / "data"
STANDINGS = ("state", "territory", "organisation")
COUNTRY_COLUMNS = (
    "code",
    "alpha3",
    "standing",
    "has_relations",
    "official_vi",
    "official_en",
    "national_day",
    "day_name_vi",
    "day_name_en",
    "capital_vi",
    "capital_en",
    "languages",
    "confidence",
    "note",
)
OVERRIDE_COLUMNS = ("code", "name_vi", "name_en", "reason", "source")
VARIANT_COLUMNS = ("code", "text", "language", "standing")
A_LEAP_YEAR = 2000


@dataclass(frozen=True, slots=True)
class CountryFacts:
    """
    One state, territory or union of states, by its ISO alpha-2 code (`EU` for the union).

    `has_relations` tells whether Viet Nam keeps diplomatic relations with it. `national_day` is
    (month, day), None where the day moves from year to year or there is none.
    """

    code: str
    name_vi: str
    name_en: str
    official_vi: str
    official_en: str
    national_day: tuple[int, int] | None = None
    national_day_name: str = ""
    has_relations: bool = False
    is_state: bool = False
    national_day_name_en: str = ""
    capital_vi: str = ""
    capital_en: str = ""
    languages: tuple[str, ...] = ()
    alpha3: str = ""
    confidence: str = "M"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Variant:
    """A further written form; an accepted one may stand in papers, the rest is only understood."""

    code: str
    text: str
    language: str
    is_accepted: bool


def country(code: str) -> CountryFacts:
    """
    Give what is known of a country by its ISO alpha-2 code.

    :raises LookupError: for a code that is not in the table; `COUNTRIES.get` answers None instead
    """
    found = COUNTRIES.get(code)
    if found is None:
        raise LookupError(f"No country has the code {code!r}; write a code of ISO 3166, as VN.")
    return found


def find_country(text: str) -> str | None:
    """
    Recognise a country by code, short or official name, variant or demonym, vi or en.

    A code counts only in capitals (MY is Malaysia, Mỹ and a stray "no" are not codes); "NGA" stays
    unrecognised, for it is Nigeria in a passport and Russia in a Vietnamese list.
    """
    written = clean(text)
    if written in _TWO_MEANINGS:
        return None
    if written in _by_code():
        return _by_code()[written]
    key = _key(written)
    return _by_written_form().get(key) or _by_written_form().get(_LEADING_WORDS.sub("", key))


def is_official_form(text: str, code: str) -> bool:
    """Tell whether a written name is a form the office uses for this country; capitals count."""
    written = _spelled(text)
    forms = {_spelled(form) for form in _office_forms(code)}
    if written.isupper():
        return written in {form.upper() for form in forms}
    return written in forms


def official_form(text: str, code: str) -> str:
    """Give what a written name should be: the office's short or official name, whichever is nearer."""
    facts = country(code)
    if _looks_english(text, code):
        return _nearer(text, facts.name_en, facts.official_en)
    return _nearer(text, facts.name_vi, facts.official_vi)


def read_countries(path: Path, overrides: Path) -> dict[str, CountryFacts]:
    """
    Read the table of countries, with short names by the CLDR and the overrides.

    :raises TableBroken: naming file, line, column, what was found and how to mend it
    """
    rows = read_table(path, COUNTRY_COLUMNS, key=("code",))
    codes = frozenset(row.text("code") for row in rows)
    changed = {
        row.choice("code", codes): (row.needed("name_vi"), row.needed("name_en"))
        for row in read_table(overrides, OVERRIDE_COLUMNS, key=("code",))
    }
    return {row.text("code"): _country(row, changed) for row in rows}


def read_variants(path: Path, codes: frozenset[str]) -> tuple[Variant, ...]:
    """
    Read the further written forms of country names.

    :raises TableBroken: naming file, line, column, what was found and how to mend it
    """
    rows = read_table(path, VARIANT_COLUMNS, key=("code", "text", "language"))
    return tuple(
        Variant(
            code=row.choice("code", codes),
            text=row.needed("text"),
            language=row.choice("language", ("vi", "en")),
            is_accepted=row.choice("standing", ("accepted", "recognised")) == "accepted",
        )
        for row in rows
    )


def _country(row: Row, changed: dict[str, tuple[str, str]]) -> CountryFacts:
    code = row.needed("code")
    name_vi, name_en = changed.get(code) or _cldr_names(code)
    standing = row.choice("standing", STANDINGS)
    if standing == "state":
        row.needed("official_vi")
        row.needed("official_en")
    return CountryFacts(
        code=code,
        name_vi=name_vi,
        name_en=name_en,
        official_vi=row.text("official_vi") or name_vi,
        official_en=row.text("official_en") or name_en,
        national_day=_month_and_day(row),
        national_day_name=row.text("day_name_vi"),
        has_relations=row.yes("has_relations"),
        is_state=standing == "state",
        national_day_name_en=row.text("day_name_en"),
        capital_vi=row.text("capital_vi"),
        capital_en=row.text("capital_en"),
        languages=tuple(row.text("languages").split()),
        alpha3=row.needed("alpha3"),
        confidence=row.choice("confidence", CONFIDENCES),
        note=row.text("note"),
    )


def _cldr_names(code: str) -> tuple[str, str]:
    vi, en = (Locale(language).territories[code] for language in ("vi", "en"))
    return vi.replace(" & ", " và "), en.replace(" & ", " and ")


def _month_and_day(row: Row) -> tuple[int, int] | None:
    written = row.text("national_day")
    if not written:
        return None
    try:
        day = date.fromisoformat(f"{A_LEAP_YEAR}-{written}")
    except ValueError:
        raise row.broken("national_day", written, "write month and day as 09-02") from None
    return (day.month, day.day)


COUNTRIES: dict[str, CountryFacts] = read_countries(
    DATA / "countries.csv", DATA / "country_overrides.csv"
)
VARIANTS: tuple[Variant, ...] = read_variants(DATA / "country_variants.csv", frozenset(COUNTRIES))

_TWO_MEANINGS = ("NGA",)
_AT_WILL = str.maketrans({".": None, ",": " ", "-": " "})
_LEADING_WORDS = re.compile(r"^(?:the|nuoc|nguoi|quoc tich)\s+")
_SHORTENED = (
    ("Cộng hòa Dân chủ Nhân dân ", "CHDCND "),
    ("Cộng hòa Nhân dân ", "CHND "),
    ("Cộng hòa Liên bang ", "CHLB "),
    ("Cộng hòa ", "CH "),
)


@cache
def _by_code() -> dict[str, str]:
    short = {code: code for code in COUNTRIES}
    return short | {facts.alpha3: code for code, facts in COUNTRIES.items()}


@cache
def _by_written_form() -> dict[str, str]:
    found: dict[str, str] = {}
    for form, code in _all_forms():
        found.setdefault(_key(form), code)
    return found


def _all_forms() -> Iterator[tuple[str, str]]:
    """List every written form with its code, the surest first: the first one wins."""
    for facts in COUNTRIES.values():
        for form in (facts.name_vi, facts.name_en, facts.official_vi, facts.official_en):
            yield form, facts.code
    for variant in VARIANTS:
        yield variant.text, variant.code
    for facts in COUNTRIES.values():
        yield _shortened(facts.official_vi), facts.code


def _shortened(official: str) -> str:
    for whole, short in _SHORTENED:
        if official.startswith(whole):
            return short + official.removeprefix(whole)
    return official


def _key(text: str) -> str:
    """Fold a name and leave out the signs that writers set at will."""
    return " ".join(fold(text).translate(_AT_WILL).split())


def _office_forms(code: str) -> Iterator[str]:
    facts = country(code)
    yield from (facts.name_vi, facts.name_en, facts.official_vi, facts.official_en)
    yield from (v.text for v in VARIANTS if v.code == code and v.is_accepted)


def _spelled(text: str) -> str:
    """Unify what does not count: spaces, the sign of the apostrophe, hoà for hòa, the article."""
    unified = one_tone_style(clean(text)).replace("’", "'")
    return unified.removeprefix("the ").removeprefix("The ")


def _looks_english(text: str, code: str) -> bool:
    facts, key = country(code), _key(text)
    english = {facts.name_en, facts.official_en}
    vietnamese = {facts.name_vi, facts.official_vi}
    for variant in VARIANTS:
        if variant.code == code:
            (english if variant.language == "en" else vietnamese).add(variant.text)
    return key in {_key(form) for form in english} and key not in {
        _key(form) for form in vietnamese
    }


def _nearer(text: str, short: str, official: str) -> str:
    """Choose the form whose number of words is nearer, the long one where both are as near."""
    written = len(text.split())
    return min((official, short), key=lambda form: abs(len(form.split()) - written))
