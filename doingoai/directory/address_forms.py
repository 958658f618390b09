"""
How a person is named and greeted on letters, plates and cards, by rank, sex and country.

Usage differs between countries and none of it is law: each form says where it comes from and how
sure it is. What is not in the table is Ông/Bà and Mr/Ms.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from doingoai.directory.countries import COUNTRIES
from doingoai.directory.ranks import RANKS
from doingoai.directory.states import Sex
from doingoai.foundation.shipped_tables import CONFIDENCES, Row, read_table

DATA = Path(__file__).parent / "data"
FORM_COLUMNS = (
    "rank",
    "country",
    "honorific_vi_m",
    "honorific_vi_f",
    "style_en_m",
    "style_en_f",
    "salutation_vi_m",
    "salutation_vi_f",
    "salutation_en_m",
    "salutation_en_f",
    "post_vi",
    "post_en",
    "source",
    "confidence",
)
ANYBODY = ("", "")
WITH_ARTICLE = (
    "Republic",
    "Kingdom",
    "State",
    "States",
    "Union",
    "Commonwealth",
    "Federation",
    "Confederation",
    "Emirates",
    "Principality",
    "Duchy",
    "Sultanate",
    "Islands",
    "See",
)


@dataclass(frozen=True, slots=True)
class AddressForm:
    """
    The words around a person's name.

    The prefixes stand before the name ("Ngài", "His Excellency Mr"); the salutations open a letter
    and end with a comma; `post_vi` and `post_en` are filled for posts that name their country.
    """

    line_vi_prefix: str
    line_en_prefix: str
    salutation_en: str
    salutation_vi: str
    source: str
    confidence: str
    post_vi: str = ""
    post_en: str = ""
    is_personal: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """A wording for a man and one for a woman."""

    man: str
    woman: str

    def said_to(self, sex: Sex | None) -> str:
        if sex is None:
            return _joined(self.man, self.woman)
        return self.man if sex == Sex.MALE else self.woman


@dataclass(frozen=True, slots=True)
class Wording:
    """One line of forms; `is_personal` when it says how one certain person is addressed."""

    honorific_vi: Pair
    style_en: Pair
    salutation_vi: Pair
    salutation_en: Pair
    post_vi: str
    post_en: str
    source: str
    confidence: str
    is_personal: bool = False


Wordings = Mapping[tuple[str, str], Wording]
"""Wordings by rank and country."""


def address_form(
    rank_code: str,
    sex: Sex | None = None,
    country: str = "",
    *,
    called: str = "",
    office: Wordings | None = None,
    personal: Wording | None = None,
) -> AddressForm:
    """
    Give the form of address; a wording for the country wins over the general one of the rank.

    `country` is the ISO code of the country the person comes from, `called` the word used after
    Mr/Ms (`PersonName.called`); without it salutations that need a name say Ông/Bà, Sir/Madam.
    What the `office` words itself wins over what is shipped for the same, `personal` over all.
    """
    wording = personal or wording_for(rank_code, country, office or {})
    return worded(wording, sex, country, called=called)


def wording_for(rank_code: str, country: str, office: Wordings) -> Wording:
    """Give the wording that holds for a rank and country: the more special one, the office's first."""
    shipped = shipped_wordings()
    for key in ((rank_code, country), (rank_code, "")):
        found = office.get(key) or shipped.get(key)
        if found is not None:
            return found
    return office.get(ANYBODY) or shipped[ANYBODY]


def worded(
    wording: Wording, sex: Sex | None = None, country: str = "", *, called: str = ""
) -> AddressForm:
    """Say a wording to a man, a woman, or somebody whose sex is not known."""
    return AddressForm(
        line_vi_prefix=wording.honorific_vi.said_to(sex),
        line_en_prefix=wording.style_en.said_to(sex),
        salutation_en=_greeting(wording.salutation_en, sex, called),
        salutation_vi=_greeting(wording.salutation_vi, sex, called),
        source=wording.source,
        confidence=wording.confidence,
        post_vi=_of_country(wording.post_vi, _official_vi(country)),
        post_en=_of_country(wording.post_en, official_en_with_article(country)),
        is_personal=wording.is_personal,
    )


def official_en_with_article(country: str) -> str:
    """Give a country's official English name as it stands in a sentence: the Republic of Korea."""
    facts = COUNTRIES.get(country)
    return "" if facts is None else _en_with_article(facts.official_en)


def short_en_with_article(country: str) -> str:
    """Give a country's short English name as it stands in a sentence: the Republic of Korea, Japan."""
    facts = COUNTRIES.get(country)
    return "" if facts is None else _en_with_article(facts.name_en)


def _en_with_article(name: str) -> str:
    return f"the {name}" if any(word in WITH_ARTICLE for word in name.split()) else name


def read_wordings(path: Path) -> dict[tuple[str, str], Wording]:
    """
    Read a table of forms of address by rank and country; the first line serves everybody.

    :raises TableBroken: naming file, line, column, what was found and how to mend it
    """
    return {
        (row.choice("rank", {"", *RANKS}), row.choice("country", {"", *COUNTRIES})): _wording(row)
        for row in read_table(path, FORM_COLUMNS, key=("rank", "country"))
    }


@cache
def shipped_wordings() -> dict[tuple[str, str], Wording]:
    """Give the shipped wordings by rank and country, that for everybody first."""
    return read_wordings(DATA / "address_forms.csv")


def _wording(row: Row) -> Wording:
    return Wording(
        honorific_vi=_pair(row, "honorific_vi"),
        style_en=_pair(row, "style_en"),
        salutation_vi=_pair(row, "salutation_vi"),
        salutation_en=_pair(row, "salutation_en"),
        post_vi=row.text("post_vi"),
        post_en=row.text("post_en"),
        source=row.needed("source"),
        confidence=row.choice("confidence", CONFIDENCES),
    )


def _pair(row: Row, column: str) -> Pair:
    man, woman = row.needed(f"{column}_m"), row.needed(f"{column}_f")
    if len(man.split()) != len(woman.split()):
        raise row.broken(f"{column}_f", woman, f"write as many words as in {man!r}")
    return Pair(man, woman)


def _greeting(pair: Pair, sex: Sex | None, called: str) -> str:
    if called:
        return pair.said_to(sex).replace("{name}", called)
    return Pair(_nameless(pair.man), _nameless(pair.woman)).said_to(sex)


def _nameless(text: str) -> str:
    return text.replace("Mr {name}", "Sir").replace("Ms {name}", "Madam").replace(" {name}", "")


def _joined(man: str, woman: str) -> str:
    """Write both wordings at once where they differ in single words: His/Her Excellency Mr/Ms."""
    words = zip(man.split(), woman.split(), strict=True)
    return " ".join(one if one == other else _both(one, other) for one, other in words)


def _both(one: str, other: str) -> str:
    comma = "," if one.endswith(",") else ""
    return f"{one.removesuffix(',')}/{other.removesuffix(',')}{comma}"


def _of_country(post: str, named: str) -> str:
    """Fill the country into a post; without a country the post is left out rather than half said."""
    return post.replace("{country}", named) if named else ""


def _official_vi(country: str) -> str:
    facts = COUNTRIES.get(country)
    return "" if facts is None else facts.official_vi
