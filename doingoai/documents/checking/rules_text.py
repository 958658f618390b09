"""Rules of wording: annexes, citations, abbreviations of units, placing of tone marks."""

import re
import unicodedata
from collections.abc import Mapping

from django.utils.translation import gettext as _

from doingoai.documents.checking.anatomy import Anatomy
from doingoai.documents.checking.kinds import ABBREVIATIONS, TYPES
from doingoai.documents.checking.looks import Wanted, grouped, look_faults, place_of, shown
from doingoai.documents.checking.numbering import printed
from doingoai.documents.checking.paper import Line, Paragraph
from doingoai.documents.checking.results import Fault
from doingoai.documents.checking.rules_end import dashed
from doingoai.documents.checking.rules_head import symbol_pieces
from doingoai.foundation.folding import fold

_ANNEX = Wanted(14, 14, bold=True, italic=False, upper=False, centred=True)
_ANNEX_TITLE = Wanted(13, 14, bold=True, italic=False, upper=True, centred=True)
_ANNEX_OF = Wanted(13, 14, bold=False, italic=True, centred=True)

_TYPE_NAMES = (
    "|".join(sorted((re.escape(t.name) for t in TYPES), key=len, reverse=True))
    + "|Nghị định|Thông tư|Kết luận|Thông tri|Hướng dẫn|Quy định|Chỉ thị"
)
_CITED = re.compile(
    rf"(?P<type>{_TYPE_NAMES})\s+(?:liên tịch\s+)?số\s*:?\s*"
    r"(?P<symbol>\d+(?:/\d{4})?(?:[/-][A-Za-zĐđ0-9&]+)+)"
)
_READ_ON = 160
_DATED = re.compile(r"^[\s,(]*(?:ngày|của)\b.{0,60}?\d{4}|^[\s,(]*ngày\s+\d", re.S)
_BY_WHOM = re.compile(r"\bcủa\b")
_ANNEX_REFERENCE = re.compile(r"^\(?\s*kem theo\b")


def annexes(anatomy: Anatomy) -> list[Fault] | None:
    """C20: annexes numbered in Roman figures when there are several, with title and reference."""
    found = anatomy.annexes
    if not found:
        return None
    faults = []
    for place, paragraph in enumerate(found, start=1):
        faults += look_faults(paragraph, _ANNEX)
        faults += _annex_number_faults(anatomy, paragraph, place)
        faults += _annex_head_faults(anatomy, paragraph)
        section = anatomy.paper.sections[paragraph.section]
        if paragraph.number > 1 and anatomy.is_official and section.number_start != 1:
            where, wanted = place_of(paragraph), _("pages of the annex counted from 1")
            faults.append(Fault(where, _("pages counted on"), wanted))
    return faults


def _annex_number_faults(anatomy: Anatomy, paragraph: Paragraph, place: int) -> list[Fault]:
    number = paragraph.text.rstrip(".:").split()[2:]
    several = len(anatomy.annexes) > 1
    if not anatomy.is_official and not several:
        # One annex as a file of its own: its number belongs to the row of its paper.
        right = not number or bool(re.fullmatch("[IVXLC]+", number[-1]))
        expected = _("Phụ lục and a Roman figure")
    else:
        wanted = f"Phụ lục {printed(place, 'upperRoman')}" if several else "Phụ lục"
        right, expected = paragraph.text.rstrip(".:") == wanted, wanted
    return [] if right else [Fault(place_of(paragraph), paragraph.text, expected)]


def _annex_head_faults(anatomy: Anatomy, paragraph: Paragraph) -> list[Fault]:
    after = [p for p in anatomy.paper.paragraphs[paragraph.number :][:8] if p.text][:4]
    faults = look_faults(after[0], _ANNEX_TITLE) if after else []
    reference = [p for p in after if _ANNEX_REFERENCE.match(fold(p.text))]
    if not reference:
        expected = _("(Kèm theo … số … ngày …) under the title")
        return [*faults, Fault(place_of(paragraph), _("not said to which paper"), expected)]
    return faults + look_faults(reference[0], _ANNEX_OF)


def citations(anatomy: Anatomy) -> list[Fault] | None:
    """C21: the first citation of a paper in full, later ones by type, number and symbol."""
    seen: set[str] = set()
    faults = []
    for paragraph in (*anatomy.bases, *anatomy.body):
        for cited in _CITED.finditer(paragraph.text):
            symbol, after = cited["symbol"], paragraph.text[cited.end() : cited.end() + _READ_ON]
            if re.search(r"QH\d+|UBTVQH", symbol):
                continue
            named = f"{cited['type']} số {symbol}"
            in_full = bool(_DATED.search(after))
            if symbol not in seen and not in_full:
                expected = _("first citation in full: number, date, issuing body, subject")
                faults.append(Fault(place_of(paragraph), named, expected))
            elif symbol in seen and in_full and _BY_WHOM.search(after[:60]):
                found = shown(f"{named}{after[:30]}")
                faults.append(
                    Fault(
                        place_of(paragraph),
                        found,
                        _("later citations short: %(name)s") % {"name": named},
                    )
                )
            seen.add(symbol)
    return faults if seen else None


def unit_abbreviations(anatomy: Anatomy, known: Mapping[str, str]) -> list[Fault] | None:
    """C22: the abbreviations of body and unit are known, and the body's is the issuer's."""
    used = _used_units(anatomy)
    if not used:
        return None
    faults = []
    for unit, line in used:
        if unit not in known:
            faults.append(Fault(place_of(line), unit, _("a known abbreviation of a body or unit")))
    return grouped(faults + _issuer_faults(anatomy, known))


def _used_units(anatomy: Anatomy) -> list[tuple[str, Line]]:
    used = []
    if anatomy.number:
        used += [(unit, anatomy.number) for unit in _units_of_number(anatomy.number.text)]
    for line in anatomy.recipient_lines[-1:]:
        found = re.match(r"^-\s*Lưu:\s*VT,\s*(?P<unit>[^\W\d_][\w&]*)", dashed(line))
        if found:
            used.append((found["unit"], line))
    return used


def _units_of_number(text: str) -> list[str]:
    pieces = symbol_pieces(text.partition("/")[2].strip())
    return [p for p in pieces if p not in ABBREVIATIONS and re.fullmatch(r"[^\W_][\w&.]*", p)]


def _issuer_faults(anatomy: Anatomy, known: Mapping[str, str]) -> list[Fault]:
    """Compare the body in the symbol with the name above it."""
    if anatomy.number is None or not anatomy.issuer_lines:
        return []
    body = _units_of_number(anatomy.number.text)[:1]
    above = fold(" ".join(line.text for line in anatomy.issuer_lines))
    named = fold(known.get(body[0], "")) if body else ""
    if not named or named in above:
        return []
    expected = _("the abbreviation of the issuing body (%(unit)s is %(name)s)") % {
        "unit": body[0],
        "name": known[body[0]],
    }
    return [Fault(place_of(anatomy.number), body[0], expected)]


_OLD = re.compile(r"(?<![qQ])(?:[òóỏõọÒÓỎÕỌ][aeAE]|[ùúủũụÙÚỦŨỤ][yY])(?![^\W\d_])")
_NEW = re.compile(r"[oO][àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ](?![^\W\d_])|(?<![qQ])[uU][ỳýỷỹỵỲÝỶỸỴ](?![^\W\d_])")


def tone_marks(anatomy: Anatomy) -> list[Fault] | None:
    """C23: tone marks of oa, oe, uy in one way throughout (hòa or hoà, not both)."""
    old: list[tuple[str, Paragraph]] = []
    new: list[tuple[str, Paragraph]] = []
    fixed = anatomy.national_title.paragraph if anatomy.national_title else None
    for paragraph in anatomy.paper.everything:
        if paragraph is fixed:
            continue  # its spelling is set, whatever the office chose for itself
        for word in re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", paragraph.text)):
            if _OLD.search(word):
                old.append((word, paragraph))
            if _NEW.search(word):
                new.append((word, paragraph))
    if not old and not new:
        return None
    fewer, more = sorted((old, new), key=len)
    expected = _("one way throughout, as in “%(word)s”") % {"word": more[0][0]}
    return grouped(Fault(place_of(p), word, expected) for word, p in fewer)
