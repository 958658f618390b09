"""Telling by its content what a column holds, when there is no heading or a heading misleads."""

import re
from collections.abc import Callable, Iterable
from datetime import date

from doingoai.delegations.intake.book import CellValue, Sheet, text_of
from doingoai.delegations.intake.dates import NUMERIC
from doingoai.delegations.intake.honorifics import whole_honorific
from doingoai.delegations.intake.person_fields import EMAIL, FEMALE, MALE, PASSPORT
from doingoai.delegations.intake.titles import member_role, sounds_like_position
from doingoai.directory.countries import find_country
from doingoai.foundation.folding import fold

SAMPLE = 40
ENOUGH = 0.6
NAME = re.compile(r"[^\W\d_][^\d@_!?:]*")
PHONE = re.compile(r"\+?[\d\s().\-]{8,20}")
FLIGHT = re.compile(r"(?:[A-Z]{2}|[A-Z]\d|\d[A-Z])\s?-?\d{1,4}")


def column_values(sheet: Sheet, column: int, first: int) -> list[CellValue]:
    """The filled cells of a column from a row on, as many as it takes to judge."""
    rows = range(first, min(sheet.height, first + SAMPLE) + 1)
    return [value for row in rows if (value := sheet.value(row, column)) is not None]


def mostly(test: Callable[[CellValue], bool], values: Iterable[CellValue]) -> bool:
    """Whether most of the cells pass a test."""
    answers = [test(value) for value in values]
    return bool(answers) and sum(answers) >= ENOUGH * len(answers)


def _is_number(value: CellValue) -> bool:
    return text_of(value).strip(".) ").isdecimal() and len(text_of(value)) < 4


def is_honorific(value: CellValue) -> bool:
    """Whether a cell holds nothing but an honorific."""
    return whole_honorific(text_of(value)) is not None


def _is_email(value: CellValue) -> bool:
    return EMAIL.fullmatch(text_of(value)) is not None


def _is_date(value: CellValue) -> bool:
    return isinstance(value, date) or NUMERIC.fullmatch(text_of(value)) is not None


def _is_sex(value: CellValue) -> bool:
    return fold(text_of(value)) in MALE | FEMALE


def _is_passport(value: CellValue) -> bool:
    text = re.sub(r"\s", "", text_of(value)).upper()
    return PASSPORT.fullmatch(text) is not None and not _is_date(value) and len(text) > 6


def _is_phone(value: CellValue) -> bool:
    return PHONE.fullmatch(text_of(value)) is not None and not _is_date(value)


def _is_flight(value: CellValue) -> bool:
    return FLIGHT.fullmatch(text_of(value).upper()) is not None


def _is_country(value: CellValue) -> bool:
    return find_country(text_of(value)) is not None


def _is_role(value: CellValue) -> bool:
    return member_role(text_of(value)) is not None


def _is_position(value: CellValue) -> bool:
    return sounds_like_position(text_of(value))


def _is_name(value: CellValue) -> bool:
    text = text_of(value)
    words = text.split()
    if not 2 <= len(words) <= 7 or not NAME.fullmatch(text) or sounds_like_position(text):
        return False
    return sum(word[0].isupper() for word in words) * 2 >= len(words) or not text.isascii()


TESTS: tuple[tuple[str, Callable[[CellValue], bool]], ...] = (
    ("number", _is_number),
    ("email", _is_email),
    ("birth_date", _is_date),
    ("sex", _is_sex),
    ("honorific", is_honorific),
    ("arrival_flight", _is_flight),
    ("passport_number", _is_passport),
    ("phone", _is_phone),
    ("nationality", _is_country),
    ("role", _is_role),
    ("title", _is_position),
    ("full_name", _is_name),
)
"""Tried in this order; a test is met when most cells of the column pass it."""
