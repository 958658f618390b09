"""Rules of the sheet: size, margins, fonts, page numbers (Decree 30/2020, Annex I, part I)."""

import math

from django.utils.translation import gettext as _

from doingoai.documents.checking.anatomy import Anatomy
from doingoai.documents.checking.looks import Wanted, grouped, look_faults, place_of
from doingoai.documents.checking.measure import runs_width
from doingoai.documents.checking.paper import Paper, Paragraph, Section
from doingoai.documents.checking.results import Fault

FONT = "times new roman"
BLACK = frozenset(("auto", "000000", "windowtext", ""))
A4_SHORT, A4_LONG = 21.0, 29.7
_TOLERANCE_CM = 0.06
_MARGINS = (
    ("top", 2.0, 2.5),
    ("bottom", 2.0, 2.5),
    ("left", 3.0, 3.5),
    ("right", 1.5, 2.0),
)
_PAGE_NUMBER = Wanted(13, 14, italic=False, centred=True)
_LINES_ON_A_PAGE = 44
_WIDE_TABLE = 4


def page_size(anatomy: Anatomy) -> list[Fault]:
    """C01: A4 upright; lying only for pages with wide tables."""
    faults = []
    for section in anatomy.paper.sections:
        short, long = sorted((section.width, section.height))
        found = f"{section.width * 10:.0f} × {section.height * 10:.0f} mm"
        if abs(short - A4_SHORT) > 0.11 or abs(long - A4_LONG) > 0.11:
            faults.append(Fault(_pages(section), found, _("A4, 210 × 297 mm")))
        elif section.is_landscape and not _has_wide_table(anatomy.paper, section):
            expected = _("upright (lying only where a wide table needs it)")
            faults.append(Fault(_pages(section), found, expected))
    return faults


def _has_wide_table(paper: Paper, section: Section) -> bool:
    return any(
        p.cell is not None and p.cell.ruled and p.cell.columns >= _WIDE_TABLE
        for p in paper.paragraphs
        if p.section == section.number - 1
    )


def _pages(section: Section) -> str:
    return _("page setup of part %(number)d") % {"number": section.number}


def margins(anatomy: Anatomy) -> list[Fault]:
    """C02: margins within the decree's range."""
    names = {
        "top": _("top margin"),
        "bottom": _("bottom margin"),
        "left": _("left margin"),
        "right": _("right margin"),
    }
    faults = []
    for section in anatomy.paper.sections:
        for side, least, most in _MARGINS:
            size = getattr(section, side)
            if not least - _TOLERANCE_CM <= size <= most + _TOLERANCE_CM:
                where = f"{_pages(section)}, {names[side]}"
                expected = f"{least * 10:g}–{most * 10:g} mm"
                faults.append(Fault(where, f"{size * 10:.1f} mm", expected))
    return faults


def fonts(anatomy: Anatomy) -> list[Fault]:
    """C03: Times New Roman and black everywhere."""
    faults = []
    for paragraph in anatomy.paper.everything:
        for run in paragraph.inked:
            others = sorted(font for font in run.fonts if font.lower() != FONT)
            if others:
                found = ", ".join(font or _("no font") for font in others)
                faults.append(Fault(place_of(paragraph), found, "Times New Roman"))
            elif run.colour not in BLACK and not _is_stamp(paragraph):
                found = _("colour %(colour)s") % {"colour": run.colour.upper()}
                faults.append(Fault(place_of(paragraph), found, _("black")))
    return grouped(faults)


_STAMPS = ("KHẨN", "HỎA TỐC", "HOẢ TỐC", "XEM XONG TRẢ LẠI", "LƯU HÀNH NỘI BỘ")


def _is_stamp(paragraph: Paragraph) -> bool:
    # Stamps of urgency are red (cells 10b and 11).
    return any(stamp in paragraph.text.upper() for stamp in _STAMPS)


def page_numbers(anatomy: Anatomy) -> list[Fault]:
    """C19: Arabic numbers centred in the top margin, none on the first page."""
    paper = anatomy.paper
    faults = [fault for section in paper.sections for fault in _number_faults(section)]
    numbered = any(section.header.numbered for section in paper.sections)
    if not faults and not numbered and printed_lines(paper) > _LINES_ON_A_PAGE:
        faults.append(Fault(_("page header"), _("no page number"), _number_words()))
    return faults


def _number_words() -> str:
    return _("page number centred in the top margin, 13–14 pt, none on the first page")


def _number_faults(section: Section) -> list[Fault]:
    faults = []
    if any(footer.numbered for footer in section.footers):
        faults.append(Fault(_("page footer"), _("page number at the bottom"), _number_words()))
    for paragraph in section.header.numbered:
        for fault in look_faults(paragraph, _PAGE_NUMBER):
            faults.append(Fault(_("page header"), fault.found, fault.expected))
        if section.number == 1 and not section.first_page_differs:
            found = _("the first page is numbered too")
            faults.append(Fault(_("page header"), found, _number_words()))
    if section.first_page_differs and section.first_header.numbered:
        found = _("the first page is numbered too")
        faults.append(Fault(_("page header"), found, _number_words()))
    if section.number_format != "decimal":
        faults.append(Fault(_("page header"), section.number_format, _("Arabic figures")))
    return faults


def printed_lines(paper: Paper) -> int:
    """Estimate how many lines the paper fills, in lines of 14 pt."""
    total = 0.0
    for paragraph in paper.paragraphs:
        room = max(paper.room(paragraph), 20.0)
        lines = max(sum(math.ceil(runs_width(line.runs) / room) for line in paragraph.lines), 1)
        height = (paragraph.size or 10.0) * 1.15 * paragraph.shape.line * lines
        beside = paragraph.cell.columns if paragraph.cell else 1
        total += (height + paragraph.shape.before + paragraph.shape.after) / beside
    return round(total / (14 * 1.15)) if paper.paragraphs else 0
