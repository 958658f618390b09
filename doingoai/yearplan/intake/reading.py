"""One row of texts as a proposal, and what is wrong with it where."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from doingoai.directory.countries import COUNTRIES, find_country
from doingoai.foundation.refusals import RuleBroken
from doingoai.foundation.vietnamese import UnreadableDate
from doingoai.yearplan.intake.columns import BY_FIELD, choice_called
from doingoai.yearplan.rules import check_days, check_length
from doingoai.yearplan.states import PlanItemKind
from doingoai.yearplan.when import first_of_month, last_of_month, read_when

LENGTHS = {
    "title_vi": 300, "title_en": 300, "partner_text": 250, "leader": 160, "budget_source": 200,
    "directive": 300,
}  # fmt: skip
MOST_COUNTRIES = 20
LARGEST = {"people": 100_000, "days": 366, "budget": 10**15}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a row: at which field, in words that say how to mend it."""

    field: str
    message: str

    @property
    def where(self) -> str:
        return BY_FIELD[self.field].label


@dataclass(slots=True)
class ReadRow:
    """A row as understood; `values` are those of a proposal, complete only without faults."""

    number: int
    texts: Mapping[str, str]
    values: dict[str, Any] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def read_row(number: int, texts: Mapping[str, str], *, year: int) -> ReadRow:
    """Read the texts of one row for the plan of a year."""
    row = ReadRow(number, texts)
    for name, longest in LENGTHS.items():
        _read(row, name, lambda text, most=longest: _short(text, most))  # type: ignore[misc]
    row.values["purpose_vi"] = texts.get("purpose_vi", "")
    if not row.values.get("title_vi") and not _has_fault(row, "title_vi"):
        row.faults.append(Fault("title_vi", _("Give the item a name.")))
    _read(row, "kind", _kind)
    _read(row, "field", _field)
    _read(row, "countries", read_countries)
    for name in LARGEST:
        _read(row, name, lambda text, most=LARGEST[name]: read_amount(text, most))  # type: ignore[misc]
    _read_days(row, year)
    return row


def _has_fault(row: ReadRow, name: str) -> bool:
    return any(fault.field == name for fault in row.faults)


def _read(row: ReadRow, name: str, reader: Callable[[str], Any]) -> None:
    try:
        row.values[name] = reader(row.texts.get(name, ""))
    except ValueError as fault:
        row.faults.append(Fault(name, str(fault)))


def _short(text: str, longest: int) -> str:
    if len(text) > longest:
        raise ValueError(
            _("This text has %(length)s characters; %(most)s fit.")
            % {"length": len(text), "most": longest}
        )
    return text


def _kind(text: str) -> str:
    found = choice_called("kind", text) if text else None
    if found is None:
        kinds = ", ".join(str(kind.label) for kind in PlanItemKind)
        raise ValueError(
            _("“%(text)s” is no kind of activity. Choose one of: %(kinds)s.")
            % {"text": text or "–", "kinds": kinds}
        )
    return found


def _field(text: str) -> str:
    found = choice_called("field", text) if text else "other"
    if found is None:
        raise ValueError(
            _("“%(text)s” is no field of cooperation; choose one from the list.") % {"text": text}
        )
    return found


def read_countries(text: str) -> str:
    """
    Read names or codes of countries, parted by commas, as ISO codes parted by commas.

    :raises ValueError: with the words for whoever typed it
    """
    names = [name.strip() for name in text.replace(";", ",").split(",") if name.strip()]
    codes: dict[str, None] = {}
    for name in names:
        code = name if name in COUNTRIES else find_country(name)
        if code is None:
            raise ValueError(
                _("“%(name)s” is not known as a country. Part several by commas.") % {"name": name}
            )
        codes[code] = None
    if len(codes) > MOST_COUNTRIES:
        raise ValueError(_("At most %(most)s countries fit.") % {"most": MOST_COUNTRIES})
    return ",".join(codes)


def read_amount(text: str, largest: int) -> int:
    """
    Read a whole number with or without groups of digits: 350.000.000, 350,000,000, 350 000 000.

    :raises ValueError: with the words for whoever typed it
    """
    digits = text.replace("đồng", "").replace("đ", "").strip()
    for sign in (".", ",", " "):
        groups = digits.split(sign)
        if len(groups) > 1 and all(len(group) == 3 for group in groups[1:]):
            digits = "".join(groups)
    if not digits:
        return 0
    if not (digits.isascii() and digits.isdecimal()):
        raise ValueError(_("“%(text)s” is not a whole number.") % {"text": text})
    if len(digits) > 16 or int(digits) > largest:
        raise ValueError(_("“%(text)s” is too large to be meant.") % {"text": text})
    return int(digits)


def _read_days(row: ReadRow, year: int) -> None:
    starts = _when(row, "starts_on", row.texts.get("starts_on", ""), is_end=False)
    if starts is None:
        return
    later = row.texts.get("ends_on", "")
    ends = _when(row, "ends_on", later or row.texts["starts_on"], is_end=True)
    if ends is None:
        return
    begins, stops, is_month = starts[0], ends[0], starts[1] or ends[1]
    if is_month:
        begins, stops = first_of_month(begins), last_of_month(stops)
    try:
        check_days(year, begins, stops)
        if not is_month:
            check_length(row.values.get("days", 0), begins, stops)
    except RuleBroken as refusal:
        row.faults.append(Fault(refusal.field, refusal.message))
        return
    row.values |= {"starts_on": begins, "ends_on": stops, "is_month_only": is_month}


def _when(row: ReadRow, name: str, text: str, *, is_end: bool) -> tuple[date, bool] | None:
    if not text:
        row.faults.append(Fault(name, _("Say when: a day, or only the month.")))
        return None
    try:
        return read_when(text, is_end=is_end)
    except UnreadableDate as fault:
        row.faults.append(Fault(name, str(fault)))
        return None
