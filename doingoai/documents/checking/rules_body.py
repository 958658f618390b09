"""Rules of the words of a paper: bases, body, points, addressees, end (cells 6 and 9a)."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from doingoai.documents.checking.anatomy import Anatomy
from doingoai.documents.checking.kinds import PaperKind
from doingoai.documents.checking.looks import (
    Wanted,
    grouped,
    look_faults,
    place_of,
    shown,
    whole_paper,
)
from doingoai.documents.checking.measure import runs_width
from doingoai.documents.checking.paper import POINTS_PER_CM, Paragraph, Shape
from doingoai.documents.checking.results import Fault
from doingoai.foundation.folding import fold

END = "./."
POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"
INDENTS_CM = (1.0, 1.27)
LEAST_GAP = 6.0
MOST_LINES = 1.5
SINGLE = 1.15  # height of a single line of Times, in sizes of its letters
_TOLERANCE_CM = 0.06
_BODY = Wanted(13, 14)
_BASES = Wanted(13, 14, bold=False, italic=True)
_POINT = re.compile(r"^([a-zđ])\)\s")
_ARTICLE = re.compile(r"^Điều\s+\d+")
_CHAPTER = re.compile(r"^(?:phan|chuong|muc|tieu muc)\s+(?:[ivxlc]+|\d+)\b")
_NEW_PARENT = re.compile(r"^(?:Điều\s+\d+|\d+[.)]|[IVXLC]+\.|Chương|Mục|Phần|Phụ lục)")


def bases(anatomy: Anatomy) -> list[Fault] | None:
    """C11: legal bases in italics, each ending in a semicolon, the last in a full stop."""
    found = anatomy.bases
    if not found:
        if anatomy.kind != PaperKind.DECISION:
            return None
        return [Fault(whole_paper(), _("no legal bases"), _("Căn cứ …; lines before QUYẾT ĐỊNH:"))]
    faults = []
    for paragraph in found:
        faults += look_faults(paragraph, _BASES)
        last = paragraph is found[-1]
        if not paragraph.text.endswith("." if last else ";"):
            expected = _("a full stop at the end") if last else _("a semicolon at the end")
            faults.append(Fault(place_of(paragraph), _ending(paragraph.text), expected))
    return grouped(faults)


def _ending(text: str) -> str:
    return f"…{text[-12:]}"


def body(anatomy: Anatomy) -> list[Fault] | None:
    """C12: size, alignment, indent and spacing of the body."""
    if anatomy.kind in (PaperKind.ENGLISH_LETTER, PaperKind.OTHER):
        return _plain_body(anatomy)
    faults: list[Fault] = []
    before: Paragraph | None = None
    for paragraph in anatomy.body:
        faults += _look_of(paragraph)
        centred = paragraph.shape.align == "center"
        if not centred:
            faults += _shape_of(anatomy, paragraph, before)
        before = None if centred else paragraph
    return grouped(faults)


def _plain_body(anatomy: Anatomy) -> list[Fault] | None:
    """Of papers outside the decree only size and spacing of running text are looked at."""
    long = [p for p in anatomy.body if runs_width(p.inked) > anatomy.paper.room(p)]
    if not long:
        return None
    faults: list[Fault] = []
    for paragraph in long:
        faults += look_faults(paragraph, _BODY)
        faults += _line_faults(paragraph)
    return grouped(faults)


def _look_of(paragraph: Paragraph) -> list[Fault]:
    faults = look_faults(paragraph, _BODY)
    folded = fold(paragraph.text)
    if _CHAPTER.match(folded) and paragraph.shape.align == "center":
        return faults + look_faults(paragraph, Wanted(13, 14, bold=True, italic=False))
    if _ARTICLE.match(paragraph.text) and not paragraph.inked[0].bold:
        faults.append(
            Fault(place_of(paragraph), pgettext("look of letters", "not bold"), _("Điều … in bold"))
        )
    return faults


def _shape_of(anatomy: Anatomy, paragraph: Paragraph, before: Paragraph | None) -> list[Fault]:
    shape = paragraph.shape
    faults = _line_faults(paragraph)
    several = runs_width(paragraph.inked) > anatomy.paper.room(paragraph) - shape.first_line
    if several and shape.align not in ("both", "distribute"):
        faults.append(Fault(place_of(paragraph), _("not justified"), _("justified")))
    indent = (shape.first_line + shape.left) / POINTS_PER_CM
    if not any(abs(indent - right) <= _TOLERANCE_CM for right in INDENTS_CM):
        found = _("first line indented by %(size).2f cm") % {"size": indent}
        faults.append(Fault(place_of(paragraph), found, _("1 cm or 1.27 cm")))
    if before is not None and before.number == paragraph.number - 1:
        gap = _gap(before, paragraph)
        if gap < LEAST_GAP:
            found = _("gap of %(size)g pt before it") % {"size": gap}
            faults.append(Fault(place_of(paragraph), found, _("at least 6 pt")))
    return faults


def _gap(before: Paragraph, paragraph: Paragraph) -> float:
    return before.shape.after + paragraph.shape.before


def _line_faults(paragraph: Paragraph) -> list[Fault]:
    lines = _spacing(paragraph.shape, paragraph.size)
    if 0.99 <= lines <= MOST_LINES + 0.01:
        return []
    found = _("line spacing %(lines).2f") % {"lines": lines}
    return [Fault(place_of(paragraph), found, _("single to 1.5 lines"))]


def _spacing(shape: Shape, size: float) -> float:
    """Give the line spacing in single lines."""
    if not shape.line_exact:
        return shape.line
    lines = shape.line_exact / (size * SINGLE)
    # “Exactly” and “at least” are set in whole points: 16 pt for letters of 14 pt is single.
    return max(lines, 1.0) if shape.line_exact >= size * 1.08 else lines


def points(anatomy: Anatomy) -> list[Fault] | None:
    """C13: points are lettered a, b, c, d, đ, e, g … as in the Vietnamese alphabet."""
    faults: list[Fault] = []
    previous, met = "", False
    for paragraph in anatomy.body:
        found = _POINT.match(paragraph.text)
        if found is None:
            previous = "" if _NEW_PARENT.match(paragraph.text) else previous
            continue
        met = True
        expected = _next_point(previous)
        # A new list may begin without a new parent above it.
        if found[1] != expected and found[1] != "a":
            faults.append(Fault(place_of(paragraph), f"{found[1]})", f"{expected})"))
        previous = found[1]
    return faults if met else None


def _next_point(previous: str) -> str:
    """Give the letter after; f, j, w and z, which the alphabet lacks, count as the one before."""
    if not previous:
        return "a"
    known = [letter for letter in POINT_LETTERS if fold(letter) <= fold(previous)]
    place = POINT_LETTERS.index(previous if previous in POINT_LETTERS else known[-1])
    return POINT_LETTERS[(place + 1) % len(POINT_LETTERS)]


def addressees(anatomy: Anatomy) -> list[Fault] | None:
    """C14: Kính gửi with a colon; several addressees each on a line of their own."""
    line = anatomy.addressed
    if line is None:
        if anatomy.kind not in (PaperKind.OFFICIAL_LETTER, PaperKind.SUBMISSION):
            return None
        return [Fault(whole_paper(), _("no Kính gửi"), _("Kính gửi: and to whom"))]
    faults = look_faults(line, Wanted(13, 14, bold=False, italic=False))
    if not line.text.startswith("Kính gửi:"):
        faults.append(Fault(place_of(line), shown(line.text)[:16], "Kính gửi:"))
    same_line = line.text.partition(":")[2].strip()
    if same_line and (same_line.startswith("-") or ";" in same_line):
        faults.append(Fault(place_of(line), shown(same_line), _several_words()))
    elif not same_line and not anatomy.addressees and not _beside(anatomy):
        faults.append(Fault(place_of(line), _("nobody named"), _("Kính gửi: and to whom")))
    return faults + _addressee_faults(anatomy)


def _several_words() -> str:
    return _("several addressees: each on its own line with -, ; at the end, . after the last")


def _beside(anatomy: Anatomy) -> bool:
    """Test whether the addressees stand in the next cell of a table."""
    return bool(anatomy.addressed and anatomy.addressed.paragraph.cell)


def _addressee_faults(anatomy: Anatomy) -> list[Fault]:
    faults = []
    lines = anatomy.addressees
    for line in lines:
        faults += look_faults(line, Wanted(13, 14, bold=False, italic=False))
        ending = "." if line is lines[-1] else ";"
        dashed = line.text.startswith("-") or line.paragraph.label == "-"
        if not dashed or not line.text.endswith(ending):
            faults.append(Fault(place_of(line), shown(line.text), _several_words()))
    return faults


def end_mark(anatomy: Anatomy) -> list[Fault] | None:
    """C18: the paper ends with ./."""
    if anatomy.kind == PaperKind.OTHER:
        return None
    texts = [p for p in anatomy.paper.paragraphs if p.text and p.number < anatomy.end_number]
    outside = [p for p in texts if p.cell is None]
    last = [texts[-1], *outside[-1:]]
    if any(p.text.endswith(END) for p in last):
        return []
    return [Fault(place_of(last[-1]), _ending(last[-1].text), _("./. after the last word"))]
