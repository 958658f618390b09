"""
The two or three machine-readable lines of a travel document, read and held against their check digits.

After ICAO Doc 9303 parts 4 to 6 (TD3, TD1, TD2): weights 7-3-1, fillers `<`, two-digit years. Pure:
nothing here knows a table or a clock.
"""

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from doingoai.directory.countries import COUNTRIES
from doingoai.guests.mrz_layouts import FILLER, LAYOUTS, SIZES, Shape, check_digit

MOST_SIGNS = 400
"""A pasted text longer than this is no machine-readable zone, whatever stands in it."""

_QUOTES = str.maketrans({"«": "<<", "‹": "<", "＜": "<", "〈": "<", "≪": "<<"})
_SIGNS = re.compile(r"[A-Z0-9<]*")
_OTHER_CODES = {"D": "DE", "GBD": "GB", "GBN": "GB", "GBO": "GB", "GBP": "GB", "GBS": "GB", "RKS": "XK"}  # fmt: skip
"""Codes of Doc 9303 part 3 beside ISO 3166: the German one, those of British passports, Kosovo."""

_BY_ALPHA3 = {facts.alpha3: facts.code for facts in COUNTRIES.values() if facts.alpha3}


class Kind(StrEnum):
    """What can be wrong with a zone."""

    LINES = "lines"
    LENGTH = "length"
    SIGN = "sign"
    DIGIT = "digit"
    DATE = "date"


class Part(StrEnum):
    """The fields a check digit speaks for, and the two days."""

    NUMBER = "number"
    BIRTH = "birth"
    EXPIRY = "expiry"
    OPTIONAL = "optional"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Fault:
    """
    One thing that is wrong: line and place counted from 1, what stands there, what would have to.

    Of a wrong check digit `text` is the field it belongs to.
    """

    kind: Kind
    line: int = 0
    place: int = 0
    found: str = ""
    expected: str = ""
    part: Part | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Zone:
    """What a zone says. Days are None where the document leaves them open; countries as ISO alpha-2."""

    shape: Shape
    document: str
    issuer: str
    number: str
    family: str
    given: str
    nationality: str
    sex: str
    birth: date | None
    expires: date | None
    optional: str = ""
    is_name_cut: bool = False

    @property
    def name(self) -> str:
        return " ".join(part for part in (self.family, self.given) if part)


class BadZone(ValueError):
    """The pasted lines are no zone whose check digits hold; `faults` says what is wrong where."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("; ".join(f"{one.kind} {one.line}.{one.place}" for one in faults))
        self.faults = tuple(faults)


def read_zone(text: str, *, on: date) -> Zone:
    """
    Read pasted lines; blanks, line ends and lower case are no matter.

    `on` settles the century of the two days.

    :raises BadZone: with everything that is wrong
    """
    lines = lines_of(text)
    shape = _shape_of(lines)
    faults = list(_strange_signs(lines)) or list(_wrong_digits(lines, shape))
    if not faults:
        faults = [*_wrong_whole(lines, shape), *_wrong_days(lines, shape, on)]
    if faults:
        raise BadZone(faults)
    return _zone(lines, shape, on)


def lines_of(text: str) -> list[str]:
    """
    Give the lines as they are meant: one line that holds them all is cut, fillers lost at the end of
    a line of names are put back (nothing is checked over names).
    """
    lines = ["".join(line.split()) for line in text.upper().translate(_QUOTES).splitlines()]
    lines = [line for line in lines if line]
    if len(lines) == 1:
        for count, length in SIZES.values():
            if len(lines[0]) == count * length:
                return [lines[0][at : at + length] for at in range(0, count * length, length)]
    return _filled_up(lines)


def _filled_up(lines: list[str]) -> list[str]:
    for shape, (count, length) in SIZES.items():
        names = LAYOUTS[shape].names[0]
        others = [line for at, line in enumerate(lines) if at != names]
        is_short = len(lines) == count and len(lines[names]) < length
        if is_short and all(len(line) == length for line in others):
            return [line.ljust(length, FILLER) for line in lines]
    return lines


def _shape_of(lines: Sequence[str]) -> Shape:
    for shape, (count, length) in SIZES.items():
        if [len(line) for line in lines] == [length] * count:
            return shape
    raise BadZone(_wrong_size(lines))


def _wrong_size(lines: Sequence[str]) -> list[Fault]:
    if sum(map(len, lines)) > MOST_SIGNS or len(lines) not in {2, 3}:
        return [Fault(Kind.LINES, found=str(len(lines)))]
    if len(lines) == 3:
        length = SIZES[Shape.TD1][1]
        if all(len(line) >= SIZES[Shape.TD2][1] for line in lines):
            return [Fault(Kind.LINES, found="3")]
    else:
        longest = max(map(len, lines))
        sizes = (SIZES[Shape.TD3][1], SIZES[Shape.TD2][1])
        length = min(sizes, key=lambda size: abs(size - longest))
    return [
        Fault(Kind.LENGTH, line=number, found=str(len(line)), expected=str(length))
        for number, line in enumerate(lines, start=1)
        if len(line) != length
    ]


def _strange_signs(lines: Sequence[str]) -> Iterator[Fault]:
    for number, line in enumerate(lines, start=1):
        end = _SIGNS.match(line).end()  # type: ignore[union-attr]  # matches the empty text too
        if end < len(line):
            yield Fault(Kind.SIGN, line=number, place=end + 1, found=line[end])


def _wrong_digits(lines: Sequence[str], shape: Shape) -> Iterator[Fault]:
    layout = LAYOUTS[shape]
    yield from _of_number(lines, shape)
    yield from _of_field(lines, Part.BIRTH, layout.birth)
    yield from _of_field(lines, Part.EXPIRY, layout.expiry)
    if layout.optional_has_digit:
        yield from _of_optional(lines, layout.optional)


def _wrong_whole(lines: Sequence[str], shape: Shape) -> Iterator[Fault]:
    """The last digit speaks for all fields; it is told only where each of them holds."""
    layout = LAYOUTS[shape]
    line, place = layout.whole_digit
    covered = "".join(lines[at][start:end] for at, start, end in layout.whole)
    yield from _fault_of(Part.WHOLE, "", covered, lines, line, place)


def _of_field(lines: Sequence[str], part: Part, where: tuple[int, int, int]) -> Iterator[Fault]:
    line, start, end = where
    field = lines[line][start:end]
    yield from _fault_of(part, field, field, lines, line, end)


def _fault_of(
    part: Part, field: str, covered: str, lines: Sequence[str], line: int, place: int
) -> Iterator[Fault]:
    found, expected = lines[line][place], check_digit(covered)
    if found != expected:
        text = field.rstrip(FILLER)
        yield Fault(Kind.DIGIT, line + 1, place + 1, found, expected, part, text)


def _of_optional(lines: Sequence[str], where: tuple[int, int, int]) -> Iterator[Fault]:
    """Over an empty field the digit may be 0 or a filler."""
    line, start, end = where
    is_empty = not lines[line][start:end].strip(FILLER)
    if not (is_empty and lines[line][end] == FILLER):
        yield from _of_field(lines, Part.OPTIONAL, where)


def _of_number(lines: Sequence[str], shape: Shape) -> Iterator[Fault]:
    """A long number of a card goes on in the optional data: a filler stands where its digit would."""
    line, start, end = LAYOUTS[shape].number
    number, digit, place = _number(lines, shape)
    if place == (line, end):
        yield from _of_field(lines, Part.NUMBER, (line, start, end))
    elif digit != check_digit(number):
        yield Fault(
            Kind.DIGIT, place[0] + 1, place[1] + 1, digit, check_digit(number), Part.NUMBER, number
        )


def _number(lines: Sequence[str], shape: Shape) -> tuple[str, str, tuple[int, int]]:
    """The number, its check digit, and where (from 0) that digit stands."""
    layout = LAYOUTS[shape]
    line, start, end = layout.number
    first, digit = lines[line][start:end], lines[line][end]
    at, begin, stop = layout.optional
    rest = lines[at][begin:stop].partition(FILLER)[0]
    if shape == Shape.TD3 or digit != FILLER or len(rest) < 2 or FILLER in first:
        return first.rstrip(FILLER), digit, (line, end)
    return first + rest[:-1], rest[-1], (at, begin + len(rest) - 1)


def _wrong_days(lines: Sequence[str], shape: Shape, on: date) -> Iterator[Fault]:
    layout = LAYOUTS[shape]
    for part, (line, start, end) in ((Part.BIRTH, layout.birth), (Part.EXPIRY, layout.expiry)):
        try:
            _day(lines[line][start:end], part, on)
        except ValueError:
            yield Fault(Kind.DATE, line + 1, start + 1, found=lines[line][start:end], part=part)


def _day(text: str, part: Part, on: date) -> date | None:
    """
    Read yymmdd: nobody is born after `on`, and a document ends within fifty years of it.

    A part of a day that the document leaves open (fillers) makes the whole day unknown.

    :raises ValueError: for what is no day
    """
    if FILLER in text:
        if re.fullmatch(r"(\d\d|<<){3}", text) is None:
            raise ValueError(text)
        return None
    year, month, day = (int(text[at : at + 2]) for at in (0, 2, 4))
    century = on.year - on.year % 100
    if part == Part.EXPIRY:
        full = min((century - 100 + year, century + year, century + 100 + year),
                   key=lambda one: abs(one - on.year))  # fmt: skip
        return date(full, month, day)
    return _birth(century + year, month, day, on)


def _birth(year: int, month: int, day: int, on: date) -> date:
    this = None if _is_missing_leap_day(year, month, day) else date(year, month, day)
    return this if this is not None and this <= on else date(year - 100, month, day)


def _is_missing_leap_day(year: int, month: int, day: int) -> bool:
    return (month, day) == (2, 29) and not calendar.isleap(year)


def _zone(lines: Sequence[str], shape: Shape, on: date) -> Zone:
    layout = LAYOUTS[shape]
    names = _cut(lines, layout.names)
    primary, _mark, secondary = names.partition("<<")
    return Zone(
        shape=shape,
        document=lines[0][:2].rstrip(FILLER),
        issuer=country_of(lines[0][2:5]),
        number=_number(lines, shape)[0].replace(FILLER, ""),
        family=_words(primary),
        given=_words(secondary),
        nationality=country_of(_cut(lines, layout.nationality)),
        sex={"M": "m", "F": "f"}.get(lines[layout.sex[0]][layout.sex[1]], ""),
        birth=_day(_cut(lines, layout.birth), Part.BIRTH, on),
        expires=_day(_cut(lines, layout.expiry), Part.EXPIRY, on),
        optional=_words(_cut(lines, layout.optional)),
        is_name_cut=not names.endswith(FILLER),
    )


def _cut(lines: Sequence[str], where: tuple[int, int, int]) -> str:
    line, start, end = where
    return lines[line][start:end]


def _words(text: str) -> str:
    return " ".join(text.replace(FILLER, " ").split())


def country_of(code: str) -> str:
    """Give the ISO alpha-2 code of a three-letter code; empty where it is no country (UTO, UNO, XXA)."""
    plain = code.replace(FILLER, "")
    return _OTHER_CODES.get(plain) or _BY_ALPHA3.get(plain, "")
