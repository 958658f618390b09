"""Rules of the head: national title, issuer, number, date, type (cells 1 to 5b of Annex I)."""

import re
from datetime import date

from django.utils.translation import gettext as _

from doingoai.documents.checking.anatomy import Anatomy
from doingoai.documents.checking.kinds import ABBREVIATIONS, PaperKind
from doingoai.documents.checking.looks import Wanted, look_faults, place_of, whole_paper
from doingoai.documents.checking.measure import runs_width
from doingoai.documents.checking.paper import Line
from doingoai.documents.checking.results import Fault
from doingoai.documents.checking.underlines import rule_faults
from doingoai.foundation.folding import fold

NATIONAL_TITLE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
LEGAL_KINDS = ("QĐ", "NQ")  # these may be legal normative documents, whose symbol holds the year

_PIECE = re.compile(r"^[A-ZĐ][A-Za-zĐđ0-9&.]*$")
_NUMBER = re.compile(
    r"^(?P<label>\w+)\s*(?P<colon>:?)\s*(?P<number>[\d.…_\s]*)(?P<slash>/?)(?P<symbol>.*)$"
)
_DATE = re.compile(r"ngày\s*(?P<day>\S*?)\s*tháng\s*(?P<month>\S*?)\s*năm\s*(?P<year>\S*)", re.I)
_PLACE = re.compile(r"^(?P<place>.*?)\s*(?P<comma>,?)\s*ngày\b", re.I)
_UNIT_OF_PLACE = re.compile(
    r"\b(?:THÀNH PHỐ|TP\.?|TỈNH|QUẬN|HUYỆN|THỊ XÃ|PHƯỜNG|XÃ(?! HỘI)|ĐẶC KHU|THỊ TRẤN)\s+(?P<name>[^\n]+)$"
)
_CLASS_WORDS = re.compile(
    r"^(?:thanh pho|tp\.?|tinh|quan|huyen|thi xa|phuong|xa|dac khu|thi tran)\s+"
)
_GAP = re.compile(r"^[.…_\s]*$")
_SAME_BODY = (
    "THÀNH PHỐ",
    "TP",
    "TỈNH",
    "QUẬN",
    "HUYỆN",
    "THỊ XÃ",
    "PHƯỜNG",
    "XÃ ",
    "ĐẶC KHU",
    "VÀ ",
)


def national_title(anatomy: Anatomy) -> list[Fault]:
    """C04: the national title and motto, exact, bold and upright."""
    pairs = (
        (anatomy.national_title, NATIONAL_TITLE, Wanted(12, 13, bold=True, italic=False)),
        (anatomy.motto, MOTTO, Wanted(13, 14, bold=True, italic=False)),
    )
    faults = []
    for line, text, wanted in pairs:
        if line is None:
            faults.append(Fault(whole_paper(), _("not there"), text))
            continue
        if line.text.replace("HOÀ", "HÒA") != text:
            faults.append(Fault(place_of(line), line.text, text))
        faults += look_faults(line, wanted)
    return faults


def motto_rule(anatomy: Anatomy) -> list[Fault] | None:
    """C05: a solid line under the motto, as long as its words."""
    if anatomy.motto is None:
        return None
    expected = _("a solid line under it, as long as the words")
    return rule_faults(anatomy, [anatomy.motto], (0.85, 1.15), expected)


def issuer(anatomy: Anatomy) -> list[Fault] | None:
    """C06: issuing body bold, its parent not; a line of a third to a half under the issuer."""
    lines = anatomy.issuer_lines
    if not lines:
        return [Fault(whole_paper(), _("no issuing body"), _issuer_words())]
    parents, issuers = _split(lines)
    faults = []
    for line in parents:
        faults += look_faults(line, Wanted(12, 13, bold=False, italic=False, upper=True))
    for line in issuers:
        faults += look_faults(line, Wanted(12, 13, bold=True, italic=False, upper=True))
    expected = _("a solid line under it, a third to a half of the words")
    return faults + rule_faults(anatomy, issuers, (0.30, 0.55), expected)


def _issuer_words() -> str:
    return _("name of the issuing body, capitals, bold, 12–13 pt, under its parent body")


def _split(lines: tuple[Line, ...]) -> tuple[list[Line], list[Line]]:
    """Tell the parent's lines from the issuer's: the issuer is the last body named."""
    start = len(lines) - 1
    while start and _continues(lines[start - 1], lines[start]):
        start -= 1
    return list(lines[:start]), list(lines[start:])


def _continues(before: Line, line: Line) -> bool:
    if before.paragraph is line.paragraph:
        return True
    same_look = all(run.bold for run in before.inked) == all(run.bold for run in line.inked)
    return same_look and line.text.startswith(_SAME_BODY)


def number(anatomy: Anatomy) -> list[Fault] | None:
    """C07: number and symbol as the type of the paper wants them."""
    line = anatomy.number
    if line is None:
        # What a decision brings into force bears that decision's number (Annex III, form 1.3).
        if anatomy.kind == PaperKind.OTHER or anatomy.attached:
            return None
        return [Fault(whole_paper(), _("no number"), _number_words(anatomy))]
    faults = look_faults(line, Wanted(13, 13, bold=False, italic=False))
    if not _is_good_number(anatomy, line.text):
        faults.append(Fault(place_of(line), line.text, _number_words(anatomy)))
    return faults


def _number_words(anatomy: Anatomy) -> str:
    if anatomy.kind == PaperKind.OFFICIAL_LETTER:
        return _("Số: number/BODY-UNIT, without a type, for example Số: 15/SNgV-LT")
    abbreviation = anatomy.type.abbreviation if anatomy.type else "…"
    return _("Số: number/%(type)s-BODY, for example Số: 15/%(type)s-SNgV") % {"type": abbreviation}


def _is_good_number(anatomy: Anatomy, text: str) -> bool:
    found = _NUMBER.match(text)
    if found is None or (found["label"], found["colon"], found["slash"]) != ("Số", ":", "/"):
        return False
    kind, *rest = symbol_pieces(found["symbol"])
    pieces = [kind, *rest]
    if len(pieces) < 2 or not all(_PIECE.match(piece) for piece in pieces):
        return False
    if anatomy.kind == PaperKind.OFFICIAL_LETTER:
        return kind not in ABBREVIATIONS
    wanted = {anatomy.type.abbreviation} if anatomy.type else ABBREVIATIONS
    return kind in wanted


def symbol_pieces(symbol: str) -> list[str]:
    """Cut a symbol at its hyphens; the year of a legal document is left out."""
    year, slash, rest = symbol.partition("/")
    legal = slash and re.fullmatch(r"\d{4}", year) and rest.startswith(LEGAL_KINDS)
    return (rest if legal else symbol).split("-")


def leading_zeros(anatomy: Anatomy) -> list[Fault] | None:
    """C08: a zero before numbers and days under 10 and months 1 and 2, none before others."""
    if anatomy.number is None and anatomy.place_date is None:
        return None
    faults = []
    if anatomy.number:
        faults += _zero_faults(anatomy.number)
    if anatomy.place_date:
        faults += _date_faults(anatomy.place_date)
    return faults


def _zero_faults(line: Line) -> list[Fault]:
    found = _NUMBER.match(line.text)
    digits = found["number"].strip() if found else ""
    if not digits.isdecimal() or len(digits) > 9 or digits == f"{int(digits):02}":
        return []
    return [Fault(place_of(line), digits, f"{int(digits):02}")]


def _date_faults(line: Line) -> list[Fault]:
    found = _DATE.search(line.text)
    if found is None:
        return [Fault(place_of(line), line.text, _date_words())]
    day, month, year = found["day"], found["month"], found["year"].rstrip(".")
    if any(_GAP.match(part) for part in (day, month, year)):
        return []  # a draft: filled in when it is issued
    written = f"{day}/{month}/{year}"
    try:
        told = date(int(year), int(month), int(day))
    except (ValueError, OverflowError):
        return [Fault(place_of(line), written, _date_words())]
    expected = f"{told.day:02}/{told.month:02}/{year}"
    if told.month > 2:
        expected = f"{told.day:02}/{told.month}/{year}"
    return [] if written == expected else [Fault(place_of(line), written, expected)]


def _date_words() -> str:
    return _("ngày 05 tháng 02 năm 2026: two figures for days under 10 and months 1 and 2")


def place_and_date(anatomy: Anatomy) -> list[Fault] | None:
    """C09: place and date italic, a comma after the place, the place of the issuing body."""
    line = anatomy.place_date
    if line is None:
        if anatomy.kind in (PaperKind.MINUTES, PaperKind.OTHER) or anatomy.attached:
            return None
        return [Fault(whole_paper(), _("no place and date"), _place_words())]
    faults = look_faults(line, Wanted(13, 14, bold=False, italic=True))
    found = _PLACE.match(line.text)
    if found is None or not found["comma"] or not found["place"]:
        return [*faults, Fault(place_of(line), line.text, _place_words())]
    units = _units(anatomy)
    if units and _plain_place(found["place"]) not in units:
        expected = _("the place of the issuing body: %(places)s") % {
            "places": ", ".join(units.values())
        }
        faults.append(Fault(place_of(line), found["place"], expected))
    return faults


def _place_words() -> str:
    return _("place, comma, date in italics: Hà Nội, ngày 05 tháng 02 năm 2026")


def _units(anatomy: Anatomy) -> dict[str, str]:
    """Give the places named by the issuer and its parent, folded and as written."""
    found = {}
    for line in anatomy.issuer_lines:
        unit = _UNIT_OF_PLACE.search(line.text.upper())
        if unit:
            found[fold(unit["name"].strip())] = unit["name"].strip().title()
    return found


def _plain_place(place: str) -> str:
    return _CLASS_WORDS.sub("", fold(place)).strip()


def type_and_subject(anatomy: Anatomy) -> list[Fault] | None:
    """C10: type name in bold capitals; V/v only in official letters."""
    if anatomy.kind == PaperKind.OFFICIAL_LETTER:
        return _letter_subject_faults(anatomy)
    if anatomy.title is None:
        return None
    faults = look_faults(
        anatomy.title, Wanted(13, 14, bold=True, italic=False, upper=True, centred=True)
    )
    if anatomy.letter_subject:
        found = shown_subject(anatomy.letter_subject)
        faults.append(
            Fault(place_of(anatomy.letter_subject), found, _("V/v only in official letters"))
        )
    for paragraph in anatomy.subject:
        faults += look_faults(paragraph, Wanted(13, 14, bold=True, italic=False, centred=True))
    return faults + _subject_rule_faults(anatomy)


def _subject_rule_faults(anatomy: Anatomy) -> list[Fault]:
    if not anatomy.subject:
        return []
    lines = [line for paragraph in anatomy.subject for line in paragraph.lines]
    # Where the words run on, nobody can tell how long their last printed line is.
    run_on = any(runs_width(line.runs) > anatomy.paper.room(line.paragraph) for line in lines)
    share = (0.0, 1.0) if run_on else (0.30, 0.55)
    expected = _("a solid line under the subject, a third to a half of its words")
    return rule_faults(anatomy, lines, share, expected)


def shown_subject(line: Line) -> str:
    return line.text[:20]


def _letter_subject_faults(anatomy: Anatomy) -> list[Fault]:
    line, faults = anatomy.letter_subject, []
    if anatomy.title:
        found, wanted = anatomy.title.text, _("no type name in an official letter")
        faults.append(Fault(place_of(anatomy.title), found, wanted))
    if line is None:
        return [*faults, Fault(whole_paper(), _("no subject"), _("V/v … under the number"))]
    faults += look_faults(line, Wanted(12, 13, bold=False, italic=False))
    if not re.match(r"^V/v\s", line.text):
        faults.append(Fault(place_of(line), shown_subject(line), _("V/v … under the number")))
    return faults
