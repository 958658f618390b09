"""The solid lines drawn under motto, issuer and subject, however Word was made to draw them."""

import re
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from doingoai.documents.checking.anatomy import Anatomy
from doingoai.documents.checking.looks import place_of
from doingoai.documents.checking.measure import runs_width
from doingoai.documents.checking.paper import Line, Paragraph
from doingoai.documents.checking.results import Fault

_UNDERSCORES = re.compile(r"^[_—–\-⎯─]{5,}$")


def rule_faults(
    anatomy: Anatomy, lines: Sequence[Line], share: tuple[float, float], expected: str
) -> list[Fault]:
    """Compare the drawn line with the words over it: the last line of them, or the longest."""
    last = lines[-1]
    lengths = lengths_under(anatomy, last)
    if not lengths:
        return [Fault(place_of(last), _("no line under it"), expected)]
    widths = (runs_width(last.runs), max(runs_width(line.runs) for line in lines))
    if any(share[0] * w <= length <= share[1] * w for length in lengths for w in widths):
        return []
    percent = round(lengths[0] / max(widths[0], 1) * 100)
    found = _("a line of %(percent)d %% of the words") % {"percent": percent}
    return [Fault(place_of(last), found, expected)]


def lengths_under(anatomy: Anatomy, line: Line) -> list[float]:
    """Give the lengths in points of the lines drawn under a line of words."""
    own = line.paragraph
    found = [*own.drawn]
    if own.shape.ruled:
        found.append(anatomy.paper.room(own))
    if all(run.underline for run in line.inked):
        found.append(runs_width(line.runs))
    for paragraph in _empty_after(anatomy, own):
        found += paragraph.drawn
        if paragraph.shape.ruled:
            found.append(anatomy.paper.room(paragraph))
        if _UNDERSCORES.match(paragraph.text):
            found.append(runs_width(paragraph.inked))
    # Word lets a drawn line hang on any paragraph near by.
    return found or [length for p in _near(anatomy, own) for length in p.drawn]


def _empty_after(anatomy: Anatomy, own: Paragraph) -> Iterable[Paragraph]:
    for paragraph in anatomy.paper.paragraphs[own.number : own.number + 2]:
        if paragraph.cell != own.cell or (
            paragraph.text and not _UNDERSCORES.match(paragraph.text)
        ):
            return
        yield paragraph


def _near(anatomy: Anatomy, own: Paragraph) -> Iterable[Paragraph]:
    return anatomy.paper.paragraphs[max(own.number - 8, 0) : own.number + 6]
