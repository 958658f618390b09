"""Names kept in both languages: which one a screen shows."""

from typing import Self

from django.utils.translation import get_language


def in_language(vi: str, en: str) -> str:
    """Give the name in the language of the screen, or the other where that one is missing."""
    return (en or vi) if get_language() == "en" else (vi or en)


class Bilingual(str):
    """
    A name that is the Vietnamese one wherever it is kept or compared, and is read in either language.

    `str()` and `%s` give it in the language of the screen.
    """

    __slots__ = ("en",)
    en: str

    def __new__(cls, vi: str, en: str) -> Self:
        name = super().__new__(cls, vi)
        name.en = en
        return name

    def __str__(self) -> str:
        return in_language(self[:], self.en)
