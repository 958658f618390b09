"""Rules of the end: authority and post, name of the signer, recipients (cells 7a, 7b and 9b)."""

import re

from django.utils.translation import gettext as _

from doingoai.documents.checking.anatomy import Anatomy
from doingoai.documents.checking.kinds import PaperKind
from doingoai.documents.checking.looks import Wanted, look_faults, place_of, shown, whole_paper
from doingoai.documents.checking.paper import Line
from doingoai.documents.checking.results import Fault
from doingoai.foundation.folding import fold

_POST = Wanted(13, 14, bold=True, italic=False, upper=True)
_NAME = Wanted(13, 14, bold=True, italic=False)
_LABEL = Wanted(12, 12, bold=True, italic=True)
_LINE = Wanted(11, 11, bold=False, italic=False)

_AUTHORITY = re.compile(
    r"^(?P<word>K/?T|T/?M|T/?L|T/?U/?Q|Q)(?P<dot>[./]|(?=\s))\s*(?P<whom>[A-ZÀ-ỸĐ].*)$"
)
_COLLECTIVE = re.compile(
    r"^(?:uy ban|ubnd|hoi dong|hdnd|ban|doan|to |tap the|thuong truc|chinh phu|ban thuong vu|dang uy|"
    r"thanh uy|tinh uy|cap uy)"
)
_ACADEMIC = re.compile(
    r"^(?:(?:PGS|GS|TS|TSKH|ThS|Th\.S|KS|BS|CN|LS|DS|KTS|CK[12]|NGND|NGƯT|NSND|NSƯT|TTND|TTƯT|AHLĐ)"
    r"\s*[.,]|(?:Tiến sĩ|Tiến sỹ|Thạc sĩ|Thạc sỹ|Giáo sư|Phó Giáo sư|Kỹ sư|Cử nhân|Bác sĩ|Dr\.?|Prof\.?"
    r"|Nhà giáo|Anh hùng|Ông|Bà)\s)",
    re.I,
)
_ARCHIVE = re.compile(r"^-\s*Lưu:\s*VT(?:,\s*[^,.;]+(?:[,.]\s*[^,.;]+)*)?\.$")
_COPY_FIRST = {
    PaperKind.OFFICIAL_LETTER: (re.compile(r"^-\s*Như trên\b"), "- Như trên;"),
    PaperKind.DECISION: (re.compile(r"^-\s*Như Điều\s+\d+"), "- Như Điều …;"),
}
_WITHOUT_POSTS = ("thu ky", "chu tri", "chu toa", "nguoi lap", "nguoi lap bieu", "ke toan")


def authority(anatomy: Anatomy) -> list[Fault] | None:
    """C15: the abbreviation of authority fits the post of who signs."""
    lines = _posts(anatomy)
    if not lines:
        return None
    faults = [fault for line in lines for fault in look_faults(line, _POST)]
    under = ""
    for place, line in enumerate(lines):
        found = _AUTHORITY.match(line.text)
        following = lines[place + 1].text if place + 1 < len(lines) else ""
        if found:
            faults += _authority_faults(line, found, following)
        elif fold(line.text).startswith("pho ") and under not in ("KT", "TUQ"):
            expected = _("KT. and the post of the head above it")
            faults.append(Fault(place_of(line), line.text, expected))
        under = found["word"].replace("/", "") if found else ""
    return faults


def _posts(anatomy: Anatomy) -> list[Line]:
    """Give the lines of authority and post: the name of the signer is not in capitals."""
    lines = [line for line in anatomy.signature_lines if line.text.isupper()]
    if any(fold(line.text).rstrip(".:") in _WITHOUT_POSTS for line in lines):
        return []
    return lines


def _authority_faults(line: Line, found: re.Match[str], following: str) -> list[Fault]:
    word, whom = found["word"].replace("/", ""), found["whom"]
    if found["dot"] != "." or "/" in found["word"]:
        return [Fault(place_of(line), line.text, f"{word}. {whom}")]
    post, head = fold(following), fold(whom)
    problem = {
        "KT": _deputy_problem,
        "TL": _by_order_problem,
        "TUQ": _authorised_problem,
        "TM": _collective_problem,
        "Q": _acting_problem,
    }[word](head, post, whom)
    return [Fault(place_of(line), f"{line.text} / {following or '—'}", problem)] if problem else []


def _deputy_problem(head: str, post: str, whom: str) -> str:
    deputies = (f"pho {head}", "thu truong" if head == "bo truong" else f"pho {head}")
    if post.startswith(deputies):
        return ""
    return _("under KT. %(head)s the post PHÓ %(head)s") % {"head": whom}


def _by_order_problem(head: str, post: str, whom: str) -> str:
    # The head of a unit signs, or that head's deputy with a KT. of his own.
    if post and not post.startswith((head, f"pho {head}", "pho ", "chuyen vien")):
        return ""
    return _("under TL. %(head)s the head of a unit, for example CHÁNH VĂN PHÒNG") % {"head": whom}


def _authorised_problem(head: str, post: str, whom: str) -> str:
    if post and post != head:
        return ""
    return _("under TUQ. %(head)s the post of the authorised person") % {"head": whom}


def _collective_problem(head: str, post: str, whom: str) -> str:
    if _COLLECTIVE.match(head) and post:
        return ""
    return _("TM. only for a body that decides together, for example TM. ỦY BAN NHÂN DÂN")


def _acting_problem(head: str, post: str, whom: str) -> str:
    return _("Q. and the post of the head, nothing under it") if post else ""


def signer(anatomy: Anatomy) -> list[Fault] | None:
    """C16: the name of the signer bold, without academic titles."""
    if not _posts(anatomy):
        return None
    names = [line for line in anatomy.signature_lines if _is_name(line)]
    if not names:
        return None
    faults = look_faults(names[-1], _NAME)
    if _ACADEMIC.match(names[-1].text):
        faults.append(Fault(place_of(names[-1]), names[-1].text, _("the name without titles")))
    return faults


def _is_name(line: Line) -> bool:
    return not line.text.isupper() and bool(re.search(r"[^\W\d_]", line.text))


def recipients(anatomy: Anatomy) -> list[Fault] | None:
    """C17: Nơi nhận 12 pt bold italic, its lines 11 pt; who keeps the paper comes last."""
    label = anatomy.recipients
    if label is None:
        if anatomy.kind in (PaperKind.MINUTES, PaperKind.OTHER):
            return None
        return [Fault(whole_paper(), _("no Nơi nhận"), _("Nơi nhận: and the list of recipients"))]
    faults = look_faults(label, _LABEL)
    if label.text != "Nơi nhận:":
        faults.append(Fault(place_of(label), label.text, "Nơi nhận:"))
    lines = anatomy.recipient_lines
    for line in lines:
        faults += look_faults(line, _LINE)
    return faults + _order_faults(anatomy, lines)


def _order_faults(anatomy: Anatomy, lines: tuple[Line, ...]) -> list[Fault]:
    if not lines:
        return [Fault(whole_paper(), _("no recipients"), "- Lưu: VT, ….")]
    faults = []
    for line in lines[:-1]:
        text = dashed(line)
        if not text.startswith("-") or not text.endswith(";") or _is_archive(text):
            expected = _("- at the beginning, ; at the end; Lưu: VT only in the last line")
            faults.append(Fault(place_of(line), shown(text), expected))
    if not _ARCHIVE.match(dashed(lines[-1])):
        faults.append(Fault(place_of(lines[-1]), shown(dashed(lines[-1])), "- Lưu: VT, ...."))
    first = _COPY_FIRST.get(anatomy.kind)
    if first and not first[0].match(dashed(lines[0])):
        faults.append(Fault(place_of(lines[0]), shown(dashed(lines[0])), first[1]))
    return faults


def _is_archive(text: str) -> bool:
    return bool(re.match(r"^-?\s*Lưu\b", text))


def dashed(line: Line) -> str:
    """Give the words of a line with the dash Word may have set by itself."""
    return f"- {line.text}" if line.paragraph.label == "-" else line.text
