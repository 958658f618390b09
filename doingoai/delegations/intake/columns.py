"""How the tables of accepted headings are written down."""

from dataclasses import dataclass

from django.utils.translation import get_language


@dataclass(frozen=True, slots=True)
class Column:
    """
    One column (or label) a list may have. `vi` and `en` are what the blank workbook prints;
    `also_vi` and `also_en` hold further accepted words, parted by semicolons.

    `either` names the field for text of either language when the heading is bilingual; `twin`
    the field that a second column with the same heading means (flights there, then back).
    """

    field: str
    vi: str
    en: str
    also_vi: str = ""
    also_en: str = ""
    either: str = ""
    twin: str = ""

    @property
    def label(self) -> str:
        """The heading in the language of the screen."""
        return self.en if get_language() == "en" else self.vi

    @property
    def words_vi(self) -> tuple[str, ...]:
        return _words(self.vi, self.also_vi)

    @property
    def words_en(self) -> tuple[str, ...]:
        return _words(self.en, self.also_en)


@dataclass(frozen=True, slots=True, eq=False)
class ColumnTable:
    """The columns of one kind of sheet. A heading row needs one of `anchors`, and `needed` in all."""

    name: str
    columns: tuple[Column, ...]
    anchors: frozenset[str]
    needed: int = 2

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(column.field for column in self.columns)


def _words(first: str, further: str) -> tuple[str, ...]:
    return (first, *(word.strip() for word in further.split(";") if word.strip()))
