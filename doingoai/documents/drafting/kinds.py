"""A kind of paper: what it is called, which number it bears, what it needs to be made."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from django.utils.functional import Promise
from django.utils.translation import get_language

Language = Literal["vi", "en"]
Reason = Promise | str
F = TypeVar("F")


def _nothing(facts: object) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True)
class PaperForm(Generic[F]):
    """
    One kind of paper, written from facts of one sort.

    `abbreviation` is that of Decree 30/2020/NĐ-CP, Annex III ("TTr"); "" for an official letter,
    which bears no type; None for papers without a number. `annex` is the number of an annex to the
    paper that leads the others.
    """

    order: int
    code: str
    name_vi: str
    name_en: str
    languages: tuple[Language, ...] = ("vi",)
    format: Literal["docx", "pdf"] = "docx"
    abbreviation: str | None = None
    issued_by: Literal["office", "decider"] = "office"
    needs: Callable[[F], tuple[str, ...]] = _nothing
    annex: str = ""

    @property
    def name(self) -> str:
        """The name in the language of the reader."""
        return self.name_en if get_language() == "en" else self.name_vi


K = TypeVar("K", bound=PaperForm[Any])


def kind_of(kinds: Iterable[K], code: str) -> K:
    """
    Give the kind of paper that bears a code.

    :raises LookupError: where none of these does
    """
    for kind in kinds:
        if kind.code == code:
            return kind
    raise LookupError(f"None of these papers has the code {code!r}.")


def needing(
    *checks: tuple[Callable[[F], object], Reason],
) -> Callable[[F], tuple[str, ...]]:
    """Make the `needs` of a kind: every check that finds nothing gives its reason."""

    def needs(facts: F) -> tuple[str, ...]:
        return tuple(str(reason) for check, reason in checks if not check(facts))

    return needs


@dataclass(frozen=True, slots=True)
class MadePaper:
    """One file as it was made; `part` is the copy of a kind that is made for several."""

    kind: str
    language: str
    part: str
    title: str
    format: Literal["docx", "pdf"]
    file_name: str
    content: bytes
    digest: str
