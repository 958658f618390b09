"""When: days and spans in the many forms people type, in both languages."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from doingoai.delegations.intake.phrase.facts import Days, Part
from doingoai.delegations.intake.phrase.line import Line
from doingoai.delegations.intake.phrase.numbers import NUMBER, WORDS

ONE_DAY = timedelta(days=1)
_NAMES = (
    "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug "
    "september|sept|sep october|oct november|nov december|dec"
)
_MONTHS = {name: n for n, names in enumerate(_NAMES.split(), 1) for name in names.split("|")}
_IN_WORDS = {
    word: n
    for n, word in enumerate(
        (
            "gieng",
            "hai",
            "ba",
            "tu",
            "nam",
            "sau",
            "bay",
            "tam",
            "chin",
            "muoi",
            "muoi mot",
            "chap",
        ),
        1,
    )
} | {"muoi hai": 12, "mot": 1}
_MN = "|".join(sorted(_MONTHS, key=len, reverse=True))
_VM = r"\d{1,2}|" + "|".join(sorted(_IN_WORDS, key=len, reverse=True))
_DAYS = {
    **{word: n for n, word in enumerate(("hai", "ba", "tu", "nam", "sau", "bay"))},
    **{str(n + 2): n for n in range(6)},
}
_ENGLISH_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = (
    r"(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|t[2-7]\b|chu nhat|cn\b|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon\b|tue\b|wed\b|thurs?\b|fri\b|sat\b|sun\b)"
)
_TO = r"\s*(?:-|~|den het|den|toi|to|until|till|through)\s*(?:het )?(?:ngay )?"
_AND = r"\s*(?:va|and|&|,)\s*(?:ngay )?"
_COUNTED = "".join(
    f"(?<!{word} )" for word in (r"\d", "mot", "hai", "ba", "bon", "nam", "sau", "bay")
)
_LEAD = (
    rf"(?:(?:\b(?:tu|from|vao|on|between|in|{_COUNTED}ngay|hom|dates?:?)\s+)"
    rf"|(?P<lead>\b{_WEEKDAY}),?\s+(?:(?:ngay|the)\s+)?)*"
)
_ORD = r"(?:st|nd|rd|th)?"


def _d(n: int) -> str:
    return rf"(?<![\d/])(?P<d{n}>\d{{1,2}}){_ORD}"


def _m(n: int) -> str:
    """A month after its day, with or without a year."""
    return (
        rf"(?:\s?[/.]\s?(?P<m{n}>\d{{1,2}})(?!\d)(?:\s?[/.]\s?(?P<y{n}>\d{{4}}|\d{{2}})(?!\d))?"
        rf"|,?\s*thang\s*(?P<v{n}>{_VM})\b(?:\s*(?:nam|/|-)\s*(?P<w{n}>\d{{4}}|\d{{2}})\b)?"
        rf"|\s*(?:of\s+)?(?P<e{n}>{_MN})\b\.?(?:,?\s*(?P<x{n}>\d{{4}})\b)?)"
    )


def _n(n: int) -> str:
    """An English month before its day."""
    return rf"\b(?P<e{n}>{_MN})\b\.?\s+(?P<d{n}>\d{{1,2}}){_ORD}(?![\d/])"


_ISO = r"(?P<iy{0}>\d{{4}})-(?P<im{0}>\d{{2}})-(?P<id{0}>\d{{2}})"
_YEAR = r"(?:,?\s*(?P<x2>\d{4})\b)?"


@dataclass(frozen=True, slots=True)
class Found:
    """What a form made of its match; `days` is None for a day that does not exist."""

    days: Days | None
    is_sure: bool = True
    others: tuple[Days, ...] = ()
    why: str = ""
    is_single: bool = False


Reader = Callable[["re.Match[str]", date], Found]


def _written(found: "re.Match[str]", n: int) -> tuple[int, int, int | None]:
    """Day, month and year of one date of a match."""
    group = found.groupdict()
    if group.get(f"iy{n}"):
        return int(group[f"id{n}"]), int(group[f"im{n}"]), int(group[f"iy{n}"])
    month = group.get(f"m{n}") or group.get(f"v{n}") or group.get(f"e{n}") or "0"
    number = int(month) if month.isdigit() else _MONTHS.get(month) or _IN_WORDS[month]
    year = next((group[key] for key in (f"y{n}", f"w{n}", f"x{n}") if group.get(key)), None)
    if year is not None and len(year) == 2:
        year = f"20{year}"
    return int(group[f"d{n}"]), number, int(year) if year else None


def _day(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _one(found: "re.Match[str]", today: date) -> Found:
    day, month, year = _written(found, 2)
    swapped = month > 12 >= day
    if swapped:
        day, month = month, day
    made = _in_year(day, month, year, day, month, year, today)
    made = replace(made, is_single=True)
    return replace(made, is_sure=False, why="american") if swapped and made.days else made


def _both(found: "re.Match[str]", today: date) -> Found:
    return _in_year(*_written(found, 1), *_written(found, 2), today)


def _same_month(found: "re.Match[str]", today: date) -> Found:
    day, month, year = _written(found, 2)
    return _in_year(int(found["d1"]), month, year, day, month, year, today)


def _in_year(
    day1: int,
    month1: int,
    year1: int | None,
    day2: int,
    month2: int,
    year2: int | None,
    today: date,
) -> Found:
    """Put a span into its year: the one written, else the next in which it is not over."""
    is_guess = year1 is None and year2 is None
    last_year = year2 or year1 or today.year
    first_year = year1 or (last_year - (month1 > month2))
    if is_guess:
        first_year, last_year = today.year, today.year + (month1 > month2)
    first, last = _day(day1, month1, first_year), _day(day2, month2, last_year)
    if is_guess and (last is None or last < today):
        first, last = _day(day1, month1, first_year + 1), _day(day2, month2, last_year + 1)
    if first is None or last is None:
        return Found(None, False, (), "no_such_day")
    if last < first:
        return Found(Days(last, first), False, (), "turned")
    if last < today:
        return Found(Days(first, last), False, (), "past")
    return Found(Days(first, last), why="year" if is_guess else "")


def _weekday(text: str) -> int:
    if text in {"chu nhat", "cn"}:
        return 6
    if text.startswith("thu ") or re.fullmatch(r"t\d", text):
        return _DAYS[re.sub(r"^(?:thu |t(?=\d))", "", text)]
    return _ENGLISH_DAYS.index(text[:3])


_NEXT = re.compile(r"(?:next|sau|toi)\b")
_SPEC = r"(?P<spec>\s*(?:of )?(?:tuan (?:nay|toi|sau)|(?:this|next) week|nay\b|toi\b))"
_BEFORE = r"(?:(?P<pre>this|next|coming)\s+)?"


def _monday(today: date, spec: str) -> date:
    monday = today - ONE_DAY * today.weekday()
    return monday + ONE_DAY * 7 if _NEXT.search(spec) else monday


def _one_weekday(found: "re.Match[str]", today: date) -> Found:
    number = _weekday(found["w1"])
    spec, before = (found["spec"] or "").strip(), found["pre"] or ""
    coming = today + ONE_DAY * ((number - today.weekday()) % 7 or 7)
    if "tuan" in spec or "week" in spec:
        day = _monday(today, spec) + ONE_DAY * number
        return Found(Days(day, day), is_single=True)
    if before == "this" or spec == "nay":
        day = _monday(today, "") + ONE_DAY * number
        return Found(Days(day, day), is_single=True)
    if before == "coming" or spec == "toi":
        return Found(Days(coming, coming), is_single=True)
    if before == "next":
        day = _monday(today, "next") + ONE_DAY * number
        others = (Days(coming, coming),) if coming != day else ()
        return Found(Days(day, day), False, others, "which_week", is_single=True)
    later = coming + ONE_DAY * 7
    return Found(Days(coming, coming), False, (Days(later, later),), "which_week", is_single=True)


def _weekdays(found: "re.Match[str]", today: date) -> Found:
    monday = _monday(today, found["spec"] or "")
    first = monday + ONE_DAY * _weekday(found["w1"])
    last = monday + ONE_DAY * _weekday(found["w2"])
    last += ONE_DAY * 7 if last < first else ONE_DAY * 0
    return Found(
        Days(first, last), found["spec"] is not None, (), "" if found["spec"] else "which_week"
    )


def _week(found: "re.Match[str]", today: date) -> Found:
    monday = _monday(today, found[0])
    return Found(Days(monday, monday + ONE_DAY * 4), False, (), "rough")


def _weekend(found: "re.Match[str]", today: date) -> Found:
    saturday = _monday(today, found[0]) + ONE_DAY * 5
    return Found(Days(saturday, saturday + ONE_DAY), False, (), "rough")


_RELATIVE = (
    (re.compile(r"after|kia|mot"), 2),
    (re.compile(r"tomorrow|mai"), 1),
    (re.compile(r"."), 0),
)


def _near(found: "re.Match[str]", today: date) -> Found:
    ahead = next(days for form, days in _RELATIVE if form.search(found[0]))
    day = today + ONE_DAY * ahead
    return Found(Days(day, day), is_single=True)


_PARTS = {"dau": (1, 10), "giua": (11, 20), "cuoi": (21, 31)}
_PARTS |= {"early": (1, 10), "beginning of": (1, 10), "mid": (11, 20), "middle of": (11, 20)}
_PARTS |= {"late": (21, 31), "end of": (21, 31)}


def _month(found: "re.Match[str]", today: date) -> Found:
    """A month, or a third of it: so many days that somebody has to say which."""
    group = found.groupdict()
    text = group.get("v") or group.get("e") or ""
    month = int(text) if text.isdigit() else _MONTHS.get(text) or _IN_WORDS.get(text, 0)
    if not 1 <= month <= 12:
        return Found(None, False, (), "no_such_day")
    year = int(group["y"]) if group.get("y") else today.year + (month < today.month)
    return Found(_third(year, month, (group.get("part") or "").strip(" -")), False, (), "rough")


def _third(year: int, month: int, part: str) -> Days:
    first, last = _PARTS.get(part, (1, 31))
    return Days(date(year, month, first), date(year, month, min(last, monthrange(year, month)[1])))


def _month_near(found: "re.Match[str]", today: date) -> Found:
    months = today.year * 12 + today.month - 1 + (_NEXT.search(found[0]) is not None)
    return Found(_third(months // 12, months % 12 + 1, ""), False, (), "rough")


def _quarter(found: "re.Match[str]", today: date) -> Found:
    roman = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
    number = roman.get(found["q"]) or int(found["q"])
    last = number * 3
    year = int(found["y"]) if found["y"] else today.year + (last < today.month)
    days = Days(date(year, last - 2, 1), _third(year, last, "").last)
    return Found(days, False, (), "rough")


_FORMS: tuple[tuple[str, Reader], ...] = (
    (
        rf"\b(?P<part>early|mid|late|beginning of|middle of|end of)[\s-]+(?P<e>{_MN})\b"
        r"(?:,?\s*(?P<y>\d{4})\b)?",
        _month,
    ),
    (_ISO.format(1) + _TO + _ISO.format(2), _both),
    (_ISO.format(2), _one),
    (r"(?<!\d)(?P<d2>\d{1,2})-(?P<m2>\d{1,2})-(?P<y2>\d{4})\b", _one),
    (_d(1) + _m(1) + _TO + _d(2) + _m(2), _both),
    (_n(1) + _TO + _n(2) + _YEAR, _both),
    (_d(1) + _TO + _d(2) + _m(2), _same_month),
    (_d(1) + _AND + _d(2) + _m(2), _same_month),
    (rf"\b(?P<e2>{_MN})\b\.?\s+{_d(1)}{_TO}{_d(2)}{_YEAR}", _same_month),
    (_d(2) + _m(2), _one),
    (_n(2) + _YEAR, _one),
    (rf"\b(?P<w1>{_WEEKDAY})(?:{_TO})(?P<w2>{_WEEKDAY}){_SPEC}?", _weekdays),
    (rf"\b{_BEFORE}(?P<w1>{_WEEKDAY}){_SPEC}?", _one_weekday),
    (r"\b(?:cuoi tuan(?: (?:nay|toi|sau))?|(?:this |next )?weekend)\b", _weekend),
    (r"\b(?:tuan (?:nay|toi|sau)|(?:this|next) week)\b", _week),
    (
        r"\b(?:hom nay|today|the day after tomorrow|day after tomorrow|tomorrow|"
        r"ngay kia|ngay mot|(?:ngay|sang|trua|chieu|toi) mai)\b",
        _near,
    ),
    (r"\b(?:thang (?:nay|toi|sau)|(?:this|next) month)\b", _month_near),
    (
        rf"\b(?:(?P<part>dau|giua|cuoi|trong)\s+)?thang\s*(?P<v>{_VM})\b"
        r"(?:\s*(?:nam|/|-)\s*(?P<y>\d{4})\b)?",
        _month,
    ),
    (
        rf"\bin\s+(?P<e>{_MN})\b(?:,?\s*(?P<y>\d{{4}})\b)?",
        _month,
    ),
    (rf"\b(?P<e>{_MN})\b\s+(?P<y>\d{{4}})\b", _month),
    (
        r"\b(?:quy|q)\s?(?P<q>iv|i{1,3}|[1-4])\b(?:\s*(?:nam|/|-)?\s*(?P<y>\d{4})\b)?",
        _quarter,
    ),
)  # fmt: skip
_COMPILED = tuple((re.compile(_LEAD + form), reader) for form, reader in _FORMS)
_LASTS = re.compile(
    rf"\b(?:trong |for )?(?P<count>{NUMBER})[\s-]*(?:ngay|days?)\b"
    r"(?:\s+(?:ke tu|bat dau tu|tu|from|starting(?: from)?))?"
)


def read_days(line: Line, *, today: date) -> Part | None:
    """Find when the visit is; what was not written but reckoned is told in `why`."""
    for form, reader in _COMPILED:
        for found in line.find(form):
            made = _on_weekday(reader(found, today), found["lead"])
            line.claim(*found.span())
            start, end = line.raw_span(*found.span())
            made, start, end = _lasting(line, made, start, end)
            return Part("days", made.days, start, end, made.is_sure, made.others, made.why)
    return None


def _on_weekday(made: Found, written: str | None) -> Found:
    """A weekday that is not that of the day makes the day doubtful."""
    if not written or made.days is None or _weekday(written) == made.days.first.weekday():
        return made
    return replace(made, is_sure=False, why="weekday")


def _lasting(line: Line, made: Found, start: int, end: int) -> tuple[Found, int, int]:
    """Let one day last as long as is said beside it: three days from 12 March."""
    for found in line.find(_LASTS):
        count = int(found["count"]) if found["count"].isdigit() else WORDS[found["count"]]
        if not 1 <= count <= 60:
            continue
        line.claim(*found.span())
        first, last = line.raw_span(*found.span())
        if abs(first - end) <= 3 or abs(start - last) <= 3:
            start, end = min(start, first), max(end, last)
        if made.is_single and made.days is not None:
            days = Days(made.days.first, made.days.first + ONE_DAY * (count - 1))
            return replace(made, days=days), start, end
        break
    return made, start, end
