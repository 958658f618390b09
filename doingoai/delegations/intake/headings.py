"""Finding the heading row of a sheet and telling which column holds what."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from doingoai.delegations.intake.book import Sheet, text_of
from doingoai.delegations.intake.columns import ColumnTable
from doingoai.delegations.intake.contents import column_values, is_honorific, mostly
from doingoai.delegations.intake.heading_match import (
    Match,
    date_order,
    heading_key,
    match_heading,
    match_pair,
)
from doingoai.delegations.intake.remarks import Doubt, column_letter, shown

SEARCHED_ROWS = 60
SPLIT_NAME_KEYS = frozenset({"ten", "name", "names"})


@dataclass(frozen=True, slots=True)
class Headings:
    """
    Which column holds what. `first` and `last` are the heading rows, 0 when there is none.

    `orders` keeps what a heading says about its dates (dmy, mdy, ymd); `english` is true when no
    heading was Vietnamese, so that 03/04/2026 may mean either day.
    """

    first: int = 0
    last: int = 0
    columns: Mapping[int, str] = field(default_factory=dict)
    unknown: Mapping[int, str] = field(default_factory=dict)
    texts: Mapping[int, str] = field(default_factory=dict)
    orders: Mapping[int, str] = field(default_factory=dict)
    english: bool = False
    guessed: bool = False
    doubts: tuple[Doubt, ...] = ()

    def column_of(self, name: str) -> int:
        """The first column that holds a field, 0 when none does."""
        return next((column for column, held in self.columns.items() if held == name), 0)


@dataclass(frozen=True, slots=True)
class _Row:
    """A candidate: one row or two rows of headings, and what their cells mean."""

    first: int
    last: int
    texts: Mapping[int, str]
    matches: Mapping[int, Match]

    @property
    def score(self) -> int:
        return len({match.field for match in self.matches.values()})


def find_headings(sheet: Sheet, table: ColumnTable) -> Headings | None:
    """The headings of a sheet, wherever below its title rows they stand; None without any."""
    if sheet.layout:
        return Headings(columns=dict(enumerate(sheet.layout, start=1)))
    best: _Row | None = None
    for row in range(1, min(sheet.height, SEARCHED_ROWS) + 1):
        for candidate in _candidates(sheet, row, table):
            if best is None or candidate.score > best.score:
                best = candidate
    return None if best is None else _headings(sheet, best, table)


def _candidates(sheet: Sheet, row: int, table: ColumnTable) -> Iterator[_Row]:
    single, lower = _single(sheet, row, table), _single(sheet, row + 1, table)
    if _holds(single, table):
        yield single
    double = _double(sheet, row, single.texts, table) if single.texts else None
    more = max(single.score, lower.score)
    if double is not None and double.score > more and _holds(double, table):
        yield double


def _single(sheet: Sheet, row: int, table: ColumnTable) -> _Row:
    texts = {column: sheet.heading(row, column) for column in range(1, sheet.width + 1)}
    texts = {column: text for column, text in texts.items() if text}
    matches = {c: m for c, text in texts.items() if (m := match_heading(text, table))}
    return _Row(row, row, texts, matches)


def _holds(row: _Row, table: ColumnTable) -> bool:
    fields = {match.field for match in row.matches.values()}
    return len(fields) >= table.needed and bool(fields & table.anchors)


def _double(sheet: Sheet, row: int, tops: Mapping[int, str], table: ColumnTable) -> _Row | None:
    """Two rows of headings, when most cells of the lower one are headings as well."""
    texts: dict[int, str] = {}
    matches: dict[int, Match] = {}
    lower_cells = lower_found = 0
    carried = ""
    for column in range(1, sheet.width + 1):
        top = tops.get(column, "")
        carried = top or carried
        bottom = sheet.heading(row + 1, column)
        below = bool(bottom) and bottom != top
        found = match_pair(carried, bottom, table) if below else None
        lower_cells += below
        lower_found += found is not None
        match = found or match_heading(top, table)
        if top or bottom:
            texts[column] = " ".join(dict.fromkeys(part for part in (top, bottom) if part))
        if match:
            matches[column] = match
    if not lower_cells or lower_found * 2 < lower_cells:
        return None
    return _Row(row, row + 1, texts, matches)


def _headings(sheet: Sheet, row: _Row, table: ColumnTable) -> Headings:
    last = row.last + (1 if _numbers_columns(sheet, row.last + 1) else 0)
    columns, doubts = _assigned(sheet, row, table)
    orders = {c: order for c in columns if (order := date_order(row.texts[c]))}
    languages = {match.language for match in row.matches.values()}
    return Headings(
        first=row.first,
        last=last,
        columns=columns,
        unknown=_unknown(sheet, last, columns, row.texts),
        texts=row.texts,
        orders=orders,
        english=languages == {"en"},
        doubts=tuple(doubts),
    )


def _numbers_columns(sheet: Sheet, row: int) -> bool:
    """Whether a row only numbers the columns: (1) (2) (3), as printed forms do."""
    if row > sheet.height:
        return False
    found = [text_of(sheet.value(row, column)).strip("() ") for column in sheet.filled(row)]
    return len(found) > 2 and found == [str(n) for n in range(1, len(found) + 1)]


def _assigned(sheet: Sheet, row: _Row, table: ColumnTable) -> tuple[dict[int, str], list[Doubt]]:
    columns: dict[int, str] = {}
    doubts: list[Doubt] = []
    twins = {column.field: column.twin for column in table.columns}
    for at, match in row.matches.items():
        name = _settled(sheet, row, at, match.field, columns)
        if name in columns.values() and not _shares(sheet, row, at, columns, name):
            name = twins.get(name, "")
        if not name or (name in columns.values() and not _shares(sheet, row, at, columns, name)):
            doubts.append(_doubled(row.texts[at]).at(*_place(sheet, row, at), match.field))
            continue
        columns[at] = name
        if match.typo:
            doubts.append(_typo(row.texts[at]).at(*_place(sheet, row, at), match.field))
    _split_names(columns, row.texts)
    return columns, doubts


def _settled(sheet: Sheet, row: _Row, column: int, name: str, columns: Mapping[int, str]) -> str:
    """A column headed “Title” holds honorifics where its cells say Mr and Ms."""
    if name not in {"title_en", "title_vi", "title"} or "honorific" in columns.values():
        return name
    honorifics = mostly(is_honorific, column_values(sheet, column, row.last + 1))
    return "honorific" if honorifics else name


def _shares(sheet: Sheet, row: _Row, column: int, columns: Mapping[int, str], name: str) -> bool:
    # "Họ và tên" is often one merged heading over a family and a given column.
    owner = sheet.owners.get((row.last, column))
    others = (sheet.owners.get((row.last, at)) for at, held in columns.items() if held == name)
    return owner is not None and owner in others


def _split_names(columns: dict[int, str], texts: Mapping[int, str]) -> None:
    """Beside a column of family names, a column “Tên” or “Name” holds the given names."""
    held = set(columns.values())
    if "family_name" not in held or "given_name" in held:
        return
    for at, name in columns.items():
        if name == "full_name" and heading_key(texts[at]) in SPLIT_NAME_KEYS:
            columns[at] = "given_name"


def _unknown(
    sheet: Sheet, last: int, columns: Mapping[int, str], texts: Mapping[int, str]
) -> dict[int, str]:
    used = {at for row in range(last + 1, sheet.height + 1) for at in sheet.filled(row)}
    return {at: texts.get(at, "") or column_letter(at) for at in sorted(used - set(columns))}


def _place(sheet: Sheet, row: _Row, column: int) -> tuple[str, int, str]:
    return sheet.name, row.last, column_letter(column)


def _doubled(text: str) -> Doubt:
    message = _(
        "A second column is headed “%(heading)s”; only the first was read as that, this one is "
        "kept as notes. Give the column its own heading."
    ) % {"heading": shown(text)}
    return Doubt(code="intake.heading_twice", message=message, found=text)


def _typo(text: str) -> Doubt:
    message = _("The heading “%(heading)s” looks misspelled; check what the column holds.") % {
        "heading": shown(text)
    }
    return Doubt(code="intake.heading_typo", message=message, found=text)
