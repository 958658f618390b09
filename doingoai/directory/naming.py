"""How a person's name is kept, printed and sorted. Reading names out of messy lists is not here."""

import unicodedata
from dataclasses import dataclass

from doingoai.directory.states import NameOrder
from doingoai.directory.surnames import FAMILY_FIRST, VIETNAMESE
from doingoai.foundation.folding import fold

CALLED_BY_FAMILY = FAMILY_FIRST - {"VN"} | {"SG"}
"""Where the family name stands first too, and is the one that people are called by."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """
    A name in parts, as domain practice asks: family, middle, given, and the person's own order.

    `native` holds another script (Hangul, Han, Cyrillic…); `reading_vi` the Sino-Vietnamese
    reading or transcription that Vietnamese papers use beside the Latin form.
    """

    given: str
    family: str = ""
    middle: str = ""
    order: NameOrder = NameOrder.FAMILY_FIRST
    native: str = ""
    reading_vi: str = ""

    @property
    def full(self) -> str:
        """The one spelling that every paper prints."""
        if self.order == NameOrder.FAMILY_FIRST:
            parts = (self.family, self.middle, self.given)
        else:
            parts = (self.given, self.middle, self.family)
        return " ".join(part for part in parts if part)

    def called(self, country: str = "") -> str:
        """
        The word used after ông/bà/Mr/Ms: Vietnamese are called by the given name, others by the family.

        `country` is the ISO code of the nationality; without it the family name tells.
        """
        if self._is_vietnamese(country):
            return self.given or self.family
        return self.family or self.given

    def _is_vietnamese(self, country: str) -> bool:
        if self.order != NameOrder.FAMILY_FIRST or country in CALLED_BY_FAMILY:
            return False
        first = next(iter(fold(self.family).split()), "")
        return country == "VN" or (not self.native and first in VIETNAMESE)


def is_latin(text: str) -> bool:
    """Whether every letter is a Latin one, with or without marks, and nothing is a picture."""
    return all(
        letter.isascii()
        or unicodedata.name(letter, "").startswith("LATIN")
        or not (letter.isalpha() or unicodedata.category(letter) == "So")
        for letter in unicodedata.normalize("NFC", text)
    )


def name_of(
    *,
    family: str,
    middle: str,
    given: str,
    order: NameOrder,
    native: str = "",
    reading_vi: str = "",
) -> PersonName:
    """Make a name of what is kept of it; where no Latin form is known the native one stands for it."""
    return PersonName(
        given=given or (native if not family else ""),
        family=family,
        middle=middle,
        order=order,
        native=native,
        reading_vi=reading_vi,
    )
