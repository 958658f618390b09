"""Comparing how words look with how the decree wants them, and saying the difference."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from doingoai.documents.checking.paper import Line, Paragraph, Run
from doingoai.documents.checking.results import Fault

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Wanted:
    """How an element must look; None leaves a matter open. Sizes in points."""

    smallest: float
    largest: float
    bold: bool | None = None
    italic: bool | None = None
    upper: bool | None = None
    centred: bool = False

    def words(self) -> str:
        """Say it: bold, upright, 13–14 pt."""
        parts = [
            {
                True: pgettext("look of letters", "capitals"),
                False: pgettext("look of letters", "small letters"),
                None: "",
            }[self.upper],
            {
                True: pgettext("look of letters", "bold"),
                False: pgettext("look of letters", "not bold"),
                None: "",
            }[self.bold],
            {
                True: pgettext("look of letters", "italic"),
                False: pgettext("look of letters", "upright"),
                None: "",
            }[self.italic],
            pgettext("look of letters", "centred") if self.centred else "",
            sizes(self.smallest, self.largest),
        ]
        return ", ".join(part for part in parts if part)


def sizes(smallest: float, largest: float) -> str:
    if smallest == largest:
        return f"{smallest:g} pt"
    return f"{smallest:g}–{largest:g} pt"


def place_of(what: Line | Paragraph) -> str:
    """Say where: the number of the paragraph and how it begins."""
    number = what.paragraph.number if isinstance(what, Line) else what.number
    return _("paragraph %(number)d: “%(text)s”") % {"number": number, "text": shown(what.text)}


def whole_paper() -> str:
    return _("the whole paper")


def shown(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _SHOWN else plain[: _SHOWN - 1] + "…"


def look_faults(what: Line | Paragraph, wanted: Wanted) -> list[Fault]:
    """Say what about the look of a line or paragraph differs from what is wanted."""
    wrong = _wrong(what, wanted)
    if not wrong:
        return []
    return [Fault(place_of(what), ", ".join(wrong), wanted.words())]


def _wrong(what: Line | Paragraph, wanted: Wanted) -> list[str]:
    runs = what.inked
    wrong = _wrong_sizes(runs, wanted)
    if wanted.bold is not None and any(run.bold != wanted.bold for run in runs):
        wrong.append(
            pgettext("look of letters", "not bold")
            if wanted.bold
            else pgettext("look of letters", "bold")
        )
    if wanted.italic is not None and any(run.italic != wanted.italic for run in runs):
        wrong.append(
            pgettext("look of letters", "not italic")
            if wanted.italic
            else pgettext("look of letters", "italic")
        )
    if wanted.upper is not None and what.text.isupper() != wanted.upper:
        wrong.append(
            pgettext("look of letters", "not in capitals")
            if wanted.upper
            else pgettext("look of letters", "in capitals")
        )
    shape = what.paragraph.shape if isinstance(what, Line) else what.shape
    if wanted.centred and shape.align != "center":
        wrong.append(pgettext("look of letters", "not centred"))
    return wrong


def _wrong_sizes(runs: Iterable[Run], wanted: Wanted) -> list[str]:
    met = {run.size for run in runs if not wanted.smallest <= run.size <= wanted.largest}
    return [f"{size:g} pt" for size in sorted(met)]


def grouped(faults: Iterable[Fault]) -> list[Fault]:
    """Put the same fault of many paragraphs into one, told at the first place."""
    places: dict[tuple[str, str], list[str]] = {}
    for fault in faults:
        places.setdefault((fault.found, fault.expected), []).append(fault.where)
    return [
        Fault(_first_and_more(where), found, expected)
        for (found, expected), where in places.items()
    ]


def _first_and_more(where: list[str]) -> str:
    if len(where) == 1:
        return where[0]
    more = len(where) - 1
    words = ngettext(
        "%(where)s and %(more)d more place", "%(where)s and %(more)d more places", more
    )
    return words % {"where": where[0], "more": more}
