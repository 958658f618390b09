"""Reading flights: a number, a day, a time of day and an airport, from one cell or from four."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils.translation import gettext as _

from doingoai.delegations.facts import VIET_NAM, FlightFacts
from doingoai.delegations.intake.book import CellValue, text_of
from doingoai.delegations.intake.dates import read_clock, read_day, split_day_and_clock
from doingoai.delegations.intake.reading import Custom, Reading
from doingoai.delegations.intake.remarks import Doubt, Remark, shown
from doingoai.foundation.folding import clean

FLIGHT = re.compile(r"\b([A-Z]{2}|[A-Z]\d|\d[A-Z]|[A-Z]{3})[\s\-]?(\d{1,4}[A-Z]?)\b")
AIRPORT = re.compile(r"\b(HAN|SGN|DAD|VDO|HPH|CXR|PQC|VII|THD)\b")
DAY_WORDS = re.compile(
    r"\b(?:on|ngày|ngay|at|lúc|luc|flight|chuyến bay|chuyen bay|from|to)\b", re.I
)
PARTS = ("flight", "date", "time", "airport")


@dataclass(frozen=True, slots=True)
class Remarked:
    """A remark and the field of the list it belongs to."""

    field: str
    remark: Remark


@dataclass(frozen=True, slots=True)
class FlightReading:
    """A flight with what must be said of each of its cells, and what is kept as a note."""

    flight: FlightFacts | None
    remarks: tuple[Remarked, ...] = ()
    kept: tuple[tuple[str, str], ...] = ()


class _Draft:
    def __init__(self, direction: str, custom: Custom) -> None:
        self.direction = direction
        self.custom = custom
        self.remarks: list[Remarked] = []
        self.kept: list[tuple[str, str]] = []
        self.number = self.airport = ""
        self.day: date | None = None
        self.clock: time | None = None

    def name(self, part: str) -> str:
        return f"{self.direction}_{part}"

    def note(self, part: str, reading: Reading[date] | Reading[time]) -> None:
        name = self.name(part)
        remarks = (*reading.changes, *reading.doubts, *reading.faults)
        self.remarks.extend(Remarked(name, remark) for remark in remarks)
        if reading.kept:
            self.kept.append((name, reading.kept))


def read_flight(
    direction: str, cells: Mapping[str, CellValue], customs: Mapping[str, Custom]
) -> FlightReading:
    """Read `arrival` or `departure` from the cells of a row, named `arrival_flight` and so on."""
    if not any(f"{direction}_{part}" in cells for part in PARTS):
        return FlightReading(None)
    draft = _Draft(direction, customs.get(f"{direction}_date", Custom()))
    draft.airport = text_of(cells.get(f"{direction}_airport"))
    if (value := cells.get(f"{direction}_date")) is not None:
        _take_day_and_clock(draft, value, "date")
    if (value := cells.get(f"{direction}_time")) is not None:
        _take_clock(draft, value, "time")
    if (value := cells.get(f"{direction}_flight")) is not None:
        _take_flight(draft, value)
    return FlightReading(_flight(draft), tuple(draft.remarks), tuple(draft.kept))


def _take_day_and_clock(draft: _Draft, value: CellValue, part: str) -> None:
    day, clock = split_day_and_clock(value)
    if day is not None and draft.day is None:
        reading = read_day(day, draft.custom)
        draft.note(part, reading)
        draft.day = reading.value
    if clock is not None:
        _take_clock(draft, clock, part)


def _take_clock(draft: _Draft, value: CellValue, part: str) -> None:
    if isinstance(value, datetime) and draft.day is None:
        draft.day = value.date()
    reading = read_clock(value)
    draft.note(part, reading)
    draft.clock = draft.clock or reading.value


def _take_flight(draft: _Draft, value: CellValue) -> None:
    """Take the number, and whatever else stands in the same cell: `VN 417, 05/02/2026 09:30 HAN`."""
    text = text_of(value)
    found = FLIGHT.search(text.upper())
    if not found:
        draft.number = text if len(text) <= 20 else ""
        _note_unlikely(draft, text)
        return
    draft.number = f"{found[1]}{found[2]}"
    rest = clean(f"{text[: found.start()]} {text[found.end() :]}")
    if airport := AIRPORT.search(rest.upper()):
        draft.airport = draft.airport or airport[1]
        rest = clean(f"{rest[: airport.start()]} {rest[airport.end() :]}")
    rest = clean(DAY_WORDS.sub(" ", rest)).strip(" ,;:()-–/|")
    if any(sign.isdigit() for sign in rest):
        _take_day_and_clock(draft, rest, "flight")
    elif rest:
        draft.kept.append((draft.name("flight"), text))


def _note_unlikely(draft: _Draft, text: str) -> None:
    message = _("This is not a flight number such as VN417; it was kept as written.")
    doubt = Doubt(code="intake.flight_unlikely", message=message, found=shown(text))
    draft.remarks.append(Remarked(draft.name("flight"), doubt))
    draft.kept.append((draft.name("flight"), text))


def _flight(draft: _Draft) -> FlightFacts | None:
    at = None
    if draft.day and draft.clock:
        at = datetime.combine(draft.day, draft.clock, tzinfo=VIET_NAM)
    elif draft.day or draft.clock:
        _note_half(draft)
    if not (draft.number or at or draft.airport):
        return None
    return FlightFacts(draft.number, at, draft.airport)


def _note_half(draft: _Draft) -> None:
    missing = "time" if draft.day else "date"
    found = draft.day.strftime("%d/%m/%Y") if draft.day else str(draft.clock)
    message = (
        _("The day of the flight is known, its time is not. Add the time.")
        if draft.day
        else _("The time of the flight is known, its day is not. Add the day.")
    )
    doubt = Doubt(code="intake.flight_half", message=message, found=found)
    draft.remarks.append(Remarked(draft.name(missing), doubt))
    draft.kept.append((draft.name("date" if draft.day else "time"), found))
