"""What for and how: kind of visit, purpose, field, visas and flights by the words that tell them."""

import re
from collections.abc import Iterable

from doingoai.delegations.intake.phrase.facts import Part
from doingoai.delegations.intake.phrase.line import TAKEN, Line
from doingoai.delegations.states import VisitKind
from doingoai.directory.states import Field

K, F = VisitKind, Field
_KINDS: tuple[tuple[VisitKind, str], ...] = (
    (K.OFFICIAL, r"tham chinh thuc|official visits?|state visits?"),
    (K.COURTESY, r"(?:den )?chao xa giao|tiep xa giao|xa giao|courtesy calls?(?: on| to)?"),
    (
        K.EXCHANGE,
        r"trao doi kinh nghiem|hoc tap kinh nghiem|hoc tap|khao sat|giao luu|study (?:visit|tour|trip)s?|"
        r"exchange (?:visit|of experience)|exchange|fact-finding",
    ),
    (K.EVENT, r"tham du|du (?=le|hoi|dien dan|su kien|khai mac|festival)|attend(?:s|ing)?"),
    (K.TRANSIT, r"qua canh|in transit|transit|stopover"),
    (
        K.WORKING,
        r"tham va lam viec|tham,? lam viec|lam viec|working (?:visit|session|meeting)s?|"
        r"ky ket|ky (?=bien ban|thoa thuan|ghi nho)|signing|"
        r"dam phan|hoi dam|talks",
    ),
)
_FIELDS: tuple[tuple[Field, str], ...] = (
    (F.POLITICS, r"chinh tri|nghi vien|politics|political"),
    (F.INVESTMENT, r"dau tu|investments?|investors?"),
    (
        F.ECONOMY,
        r"kinh te|thuong mai|doanh nghiep|doanh nhan|trade|econom(?:y|ic)|business|commerce",
    ),
    (F.CULTURE, r"van hoa|du lich|nghe thuat|di san|cultur(?:e|al)|tourism|arts?|heritage"),
    (
        F.EDUCATION,
        r"giao duc|dao tao|hoc bong|sinh vien|education(?:al)?|training|scholarships?|students?",
    ),
    (F.SCIENCE, r"khoa hoc|cong nghe|chuyen doi so|science|technology|digital|innovation"),
    (
        F.URBAN,
        r"do thi|moi truong|giao thong|rac thai|chat thai|quy hoach|thanh pho thong minh|urban|environment|"
        r"waste|transport|traffic|smart city|planning",
    ),
    (F.HEALTH, r"y te|benh vien|bac si|suc khoe|health(?:care)?|hospitals?|doctors?|medical"),
    (F.PEOPLE, r"nhan dan|huu nghi nhan dan|people-to-people|thanh nien|youth"),
)
_FIELD_FORMS = tuple((code, re.compile(rf"\b(?:{words})\b")) for code, words in _FIELDS)
_ANY_FIELD = "|".join(words for _code, words in _FIELDS)
_NO_VISA = re.compile(
    r"\b(?:mien (?:thi thuc|visa)|khong can (?:xin )?(?:visa|thi thuc)|no visas?(?: needed| required)?|"
    r"visa[- ](?:free|exempt(?:ed)?))\b"
)
_VISA = re.compile(
    r"\b(?:(?:can|xin|de nghi cap|cap|lam)\s+(?:xin )?(?:visa|thi thuc)(?: nhap canh)?|"
    r"(?:entry )?visas? (?:are |is )?(?:needed|required)|needs? (?:entry )?visas?)\b"
)
_VISA_ALONE = re.compile(r"\b(?:visas?|thi thuc)\b\??")
_FLIGHT = re.compile(
    r"\b(?P<said>(?:chuyen bay|flight|bay|may bay)\s+(?:so\s+)?)?(?P<code>[a-z][a-z0-9]\s?\d{2,4})\b"
)
_STOPS = rf"(?=\s*(?:[,;.|()]|{TAKEN}|$|\s-\s|\b(?:ngay|vao|tu|on|from|in)\s*{TAKEN}))"
_PURPOSES = tuple(
    re.compile(form)
    for form in (
        rf"\b(?:ve viec|ve|nham|de|about|regarding|concerning|to discuss|re:|(?<!call )on)\s+(?P<what>[^\s{TAKEN}].*?){_STOPS}",
        rf"\b(?P<what>(?:trao doi (?!kinh nghiem)|ky (?:ket )?\w|ban ve|tim hieu|hop tac|xuc tien|khao sat|"
        rf"tham du|du (?=le|hoi|dien dan|su kien)|signing|attend(?:ing)?|exploring)[^{TAKEN}]*?){_STOPS}",
    )
)  # fmt: skip
_MORE = re.compile(rf"\s*,\s*(?:(?:va|and)\s+)?(?:{_ANY_FIELD})\b")
_LEAST_PURPOSE = 3


def read_visa(line: Line) -> Part | None:
    """Whether the guests need visas; the bare word only asks."""
    for form, value, sure in (
        (_NO_VISA, False, True),
        (_VISA, True, True),
        (_VISA_ALONE, True, False),
    ):
        for found in line.find(form):
            return _claim(
                line, "visa", value, found.span(), is_sure=sure, why="" if sure else "asked"
            )
    return None


def read_flight(line: Line) -> Part | None:
    """The number of a flight: after its word, or written in capitals."""
    for found in line.find(_FLIGHT):
        code = line.typed(*found.span("code"))
        if found["said"] or code[:2].isupper():
            value = code.upper().replace(" ", "")
            return _claim(line, "flight", value, found.span())
    return None


def read_kind(line: Line) -> Part | None:
    """The kind of the visit; what is a step of it besides makes the kind doubtful."""
    hits = []
    for code, words in _KINDS:
        for found in line.find(re.compile(rf"\b(?:{words})")):
            hits.append((found.start(), found.end(), code))
            break
    if not hits:
        return None
    first = _chief(hits)
    others = tuple(dict.fromkeys(code.value for _s, _e, code in hits if _rivals(first[2], code)))
    start, end = line.raw_span(first[0], first[1])
    why = "several" if others else ""
    return Part("kind", first[2].value, start, end, not others, others, why)


def _chief(hits: list[tuple[int, int, VisitKind]]) -> tuple[int, int, VisitKind]:
    """An official visit, an event or an exchange is that, whatever else happens on it."""
    for code in (K.OFFICIAL, K.EVENT, K.EXCHANGE, K.TRANSIT):
        for hit in hits:
            if hit[2] == code:
                return hit
    return min(hits)


def _rivals(first: VisitKind, other: VisitKind) -> bool:
    return first != other and {first, other} == {K.COURTESY, K.WORKING}


def claim_kinds(line: Line) -> None:
    """Take the words of kinds away once the purpose, which may begin with them, is read."""
    for _code, words in _KINDS:
        for found in list(line.find(re.compile(rf"\b(?:{words})"))):
            line.claim(*found.span())


def read_purpose(line: Line) -> Part | None:
    """What is talked about, in the words that were typed."""
    hits = [found for form in _PURPOSES for found in line.find(form)]
    if hits:
        for found in sorted(hits, key=lambda hit: hit.start()):
            start, end = found.span("what")
            while more := _MORE.match(line.open, end):
                end = more.end()
            value = line.typed(start, end)
            if len(value) < _LEAST_PURPOSE:
                continue
            line.claim(found.start(), end)
            raw = line.raw_span(start, end)
            return Part("purpose", value, *raw)
    return None


def read_field(line: Line, seen: str) -> Part | None:
    """The field of cooperation; `seen` is the folded line without names of units and partners."""
    hits: dict[Field, tuple[int, int]] = {}
    for code, form in _FIELD_FORMS:
        for found in form.finditer(seen):
            hits.setdefault(code, found.span())
    if not hits:
        return None
    ordered = sorted(hits, key=lambda code: hits[code])
    first = ordered[0]
    others = tuple(code.value for code in ordered[1:])
    start, end = line.raw_span(*hits[first])
    return Part("field", first.value, start, end, not others, others, "several" if others else "")


def claim_fields(line: Line) -> None:
    """Take words of fields away that nothing else has claimed: they were understood."""
    for _code, form in _FIELD_FORMS:
        for found in list(line.find(form)):
            line.claim(*found.span())


def _claim(
    line: Line,
    slot: str,
    value: object,
    span: tuple[int, int],
    *,
    is_sure: bool = True,
    why: str = "",
) -> Part:
    line.claim(*span)
    start, end = line.raw_span(*span)
    return Part(slot, value, start, end, is_sure, (), why)


GLUE: Iterable[str] = frozenset(
    [
        "doan",
        "dai",
        "bieu",
        "cua",
        "va",
        "voi",
        "tham",
        "sang",
        "den",
        "vao",
        "ra",
        "tai",
        "o",
        "cac",
        "ong",
        "ba",
        "ngai",
        "do",
        "dan",
        "dau",
        "lam",
        "truong",
        "la",
        "gom",
        "xin",
        "de",
        "nghi",
        "se",
        "co",
        "cho",
        "khach",
        "ngay",
        "tu",
        "toi",
        "trong",
        "nam",
        "luc",
        "sang",
        "chieu",
        "trua",
        "tiep",
        "don",
        "chu",
        "tri",
        "phu",
        "trach",
        "giao",
        "the",
        "a",
        "an",
        "of",
        "from",
        "to",
        "in",
        "on",
        "at",
        "by",
        "with",
        "for",
        "and",
        "led",
        "leads",
        "headed",
        "leading",
        "head",
        "visit",
        "visits",
        "visiting",
        "delegation",
        "delegations",
        "group",
        "received",
        "hosted",
        "receive",
        "host",
        "arriving",
        "arrives",
        "arrive",
        "is",
        "are",
        "will",
        "chuyen",
        "bay",
        "cong",
        "tac",
        "guest",
        "guests",
        "nguoi",
        "mr",
        "ms",
        "mrs",
        "city",
        "trip",
        "on",
        "call",
    ]
)
"""Words that only join the others; what else nobody understood is shown."""
