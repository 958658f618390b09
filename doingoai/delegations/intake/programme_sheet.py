"""Reading a programme: days that stand once for many rows, times, places, who takes part."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _

from doingoai.delegations.facts import VIET_NAM
from doingoai.delegations.intake.book import CellValue, Sheet, text_of
from doingoai.delegations.intake.headings import Headings, find_headings
from doingoai.delegations.intake.item_row import LIMITS, Company, read_item
from doingoai.delegations.intake.list_rows import RowCells, error_fault, shows_error
from doingoai.delegations.intake.people import read_in_languages
from doingoai.delegations.intake.person_fields import is_nothing
from doingoai.delegations.intake.programme_columns import PROGRAMME_COLUMNS
from doingoai.delegations.intake.reading import Custom, Reading
from doingoai.delegations.intake.remarks import Doubt, Fault, Remark, column_letter, shown
from doingoai.delegations.intake.row_draft import ListCustom, RowDraft
from doingoai.delegations.intake.spans import names_a_day, read_programme_day, read_times
from doingoai.programme.facts import ItemFacts

SHARED = frozenset({"date", "responsible", "responsible_unit", "car", "interpreter", "hosts"})
"""Columns in which a merged cell speaks for all its rows."""

LATE, EARLY = time(17), time(5)
"""An item that begins in the evening may end after midnight."""


@dataclass(frozen=True, slots=True)
class Programme:
    """The items of a programme in order of time, with the remarks on its rows."""

    items: tuple[ItemFacts, ...] = ()
    remarks: tuple[Remark, ...] = ()
    unknown_columns: tuple[str, ...] = ()


def read_programme(sheet: Sheet, company: Company) -> Programme:
    """Read the items of a sheet; rows without a time or a day are faults, never dropped silently."""
    headings = find_headings(sheet, PROGRAMME_COLUMNS)
    if headings is None:
        return Programme()
    walk = _Walk(sheet, headings, company)
    for row in range(headings.last + 1, sheet.height + 1):
        walk.take(row)
    items = sorted(walk.items, key=lambda item: item.starts_at)
    return Programme(tuple(items), tuple(walk.remarks), tuple(headings.unknown.values()))


class _Walk:
    def __init__(self, sheet: Sheet, headings: Headings, company: Company) -> None:
        self.sheet = sheet
        self.headings = headings
        self.company = company
        self.places = {name: headings.column_of(name) for name in headings.columns.values()}
        self.letters = {name: column_letter(column) for name, column in self.places.items()}
        self.texts = {n: headings.texts.get(c, "") for n, c in self.places.items()}
        self.custom = ListCustom(fields=frozenset(self.places))
        self.items: list[ItemFacts] = []
        self.remarks: list[Remark] = list(headings.doubts)
        self.day: date | None = None

    def take(self, row: int) -> None:
        own = list(self.sheet.filled(row))
        draft = self._draft(row)
        if not own:
            return
        self._take_day(row, own, draft)
        worded = set(draft.cells.cells) - {"number", "date"}
        if worded and not self._is_day_row(row, own):
            self._take_item(draft)
        self.remarks.extend((*draft.faults, *draft.doubts, *draft.changes))

    def _draft(self, row: int) -> RowDraft:
        cells = {n: v for n, c in self.places.items() if (v := self._cell(row, n, c)) is not None}
        notes = (
            (heading, text_of(value))
            for column, heading in self.headings.unknown.items()
            if (value := self.sheet.value(row, column)) is not None
        )
        number = len(self.items) + 1
        where = RowCells(
            self.sheet.name, row, number, cells, self.letters, self.texts, tuple(notes)
        )
        return RowDraft(replace(where, faults=tuple(self._errors(row))), self.custom)

    def _cell(self, row: int, name: str, column: int) -> CellValue:
        # Only the day reaches down a merged cell: one time or title is one item.
        value = (self.sheet.content if name in SHARED else self.sheet.value)(row, column)
        return None if shows_error(value) else value

    def _errors(self, row: int) -> Iterable[Fault]:
        for column in self.sheet.filled(row):
            if fault := error_fault(self.sheet, row, column):
                yield fault

    def _is_day_row(self, row: int, own: list[int]) -> bool:
        """Whether a row holds nothing but a day across the sheet: `Thứ Năm, 05/02/2026`."""
        texts = {text_of(self.sheet.value(row, column)) for column in own}
        return len(texts) == 1 and names_a_day(next(iter(texts)))

    def _take_day(self, row: int, own: list[int], draft: RowDraft) -> None:
        value = draft.cells.cells.get("date")
        name = "date"
        if self._is_day_row(row, own):
            value = self.sheet.value(row, own[0])
        elif value is None:
            value, name = self._day_before_time(draft), "time"
        if value is None or (isinstance(value, str) and is_nothing(value)):
            return
        if self.sheet.continues(row, self.places.get(name, 0)):
            return
        day = draft.take(name, read_programme_day(value, Custom(), self._year()))
        self.day = day or self.day

    def _day_before_time(self, draft: RowDraft) -> CellValue:
        """The day of a cell that holds day and time together; the time stays in its place."""
        value = draft.cells.cells.get("time")
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        return None

    def _year(self) -> int:
        return self.day.year if self.day else self.company.year

    def _take_item(self, draft: RowDraft) -> None:
        titles = read_in_languages(draft, "title", limits=LIMITS)
        starts, ends = _times(draft)
        if starts is None or self.day is None:
            self._refuse(draft, titles, starts)
            return
        at = datetime.combine(self.day, starts, tzinfo=VIET_NAM)
        self.items.append(read_item(draft, titles, at, _end(draft, at, ends), self.company))

    def _refuse(self, draft: RowDraft, titles: tuple[str, str], starts: time | None) -> None:
        found = shown(titles[0] or titles[1])
        name = "time" if starts is None else "date"
        if any(fault.field in {name, "starts"} for fault in draft.faults):
            return
        message = (
            _("The item has no time. Write it as 9h00 - 10h30; the item was left out.")
            if starts is None
            else _("The item has no day. Write the date in its row or above; it was left out.")
        )
        draft.say(name, Fault(code=f"intake.item_without_{name}", message=message, found=found))


def _times(draft: RowDraft) -> tuple[time | None, time | None]:
    starts: Reading[time] = Reading()
    ends: Reading[time] = Reading()
    if (value := draft.cells.cells.get("time")) is not None and not _is_day_only(value):
        starts, ends = read_times(value)
        draft.take("time", replace(starts, value=None))
        draft.take("time", replace(ends, value=None))
    if (value := draft.cells.cells.get("starts")) is not None:
        starts, further = read_times(value)
        draft.take("starts", replace(starts, value=None))
        ends = further if further.value else ends
    if (value := draft.cells.cells.get("ends")) is not None:
        ends, _further = read_times(value)
        draft.take("ends", replace(ends, value=None))
    return starts.value, ends.value


def _is_day_only(value: CellValue) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def _end(draft: RowDraft, starts_at: datetime, ends: time | None) -> datetime | None:
    if ends is None:
        return None
    ends_at = starts_at.replace(hour=ends.hour, minute=ends.minute)
    if ends_at >= starts_at:
        return ends_at
    if starts_at.time() >= LATE and ends <= EARLY:
        return ends_at + timedelta(days=1)
    message = _("The item ends before it begins; the end was left out. Check both times.")
    found = f"{starts_at:%H:%M} - {ends:%H:%M}"
    draft.say("time", Doubt(code="intake.ends_before_start", message=message, found=found))
    return None
