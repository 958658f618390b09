"""
Figures and instruments as shipped: what authorities laid down, each with source and validity.

Nothing here is confirmed by an office: the office checks the figures against the text of the law
and keeps its own table. The keys are listed in `data/README.md`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from doingoai.foundation.shipped_tables import CONFIDENCES, Row, read_table
from doingoai.norms.facts import Figure, FigureTable

DATA = Path(__file__).parent / "data"
RATES_INSTRUMENT = "35-2026-tt-btc"
OFFICE_DEFAULT = "office-default"
NUMBERLESS = frozenset({"press", "default"})
"""Kinds of source that are cited by title: no number is known, or there is none."""
NOT_FORESEEN = "không quy định"
"""The text of a figure for which the instrument gives neither an amount nor a rule."""

GUEST_CLASSES = ("", "special", "A", "B", "C", "other")
ROLES = ("", "head", "deputy", "member", "spouse", "city_leader", "department_leader")
UNITS = (
    "vnd",
    "usd",
    "percent",
    "times",
    "persons",
    "countries",
    "words",
    "steps",
    "minutes",
    "working_days",
    "days",
    "months",
    "month_day",
    "switch",
    "text",
)
KINDS = (
    "decision",
    "conclusion",
    "guidance",
    "directive",
    "resolution",
    "law",
    "decree",
    "circular",
    "press",
    "default",
)

FIGURE_COLUMNS = (
    "key",
    "guest_class",
    "role",
    "unit",
    "amount",
    "text",
    "instrument",
    "clause",
    "valid_from",
    "valid_to",
    "confidence",
    "note",
)
INSTRUMENT_COLUMNS = (
    "code",
    "number_symbol",
    "kind",
    "title_vi",
    "issuer_vi",
    "issued_on",
    "valid_from",
    "valid_to",
    "replaced_by",
    "source",
    "confidence",
    "note",
)
_KIND_VI = {
    "decision": "Quyết định",
    "conclusion": "Kết luận",
    "guidance": "Hướng dẫn",
    "directive": "Chỉ thị",
    "resolution": "Nghị quyết",
    "law": "Luật",
    "decree": "Nghị định",
    "circular": "Thông tư",
}


@dataclass(frozen=True, slots=True)
class Instrument:
    """
    One text by which an authority laid something down.

    `code` is how figures name it; `valid_from` is None where the day is not established.
    """

    code: str
    number_symbol: str
    kind: str
    title_vi: str
    issuer_vi: str
    issued_on: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    replaced_by: str = ""
    source: str = ""
    confidence: str = "M"
    note: str = ""

    @property
    def label_vi(self) -> str:
        """Name the text as Vietnamese papers cite it: kind, number and symbol."""
        if self.kind in NUMBERLESS:
            return self.title_vi
        return f"{_KIND_VI[self.kind]} số {self.number_symbol}"

    def holds_on(self, day: date) -> bool:
        """Tell whether the text is known to hold on a day; an unknown beginning counts as begun."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day <= self.valid_to)


@cache
def shipped_instruments() -> tuple[Instrument, ...]:
    """List the legal register that is shipped with the software."""
    return read_instruments(DATA / "instruments.csv")


@cache
def shipped_figures() -> tuple[Figure, ...]:
    """List every figure that is shipped with the software, none of them confirmed."""
    labels = {found.code: found.label_vi for found in shipped_instruments()}
    return read_figures(DATA / "figures.csv", labels)


@cache
def shipped_table() -> FigureTable:
    """Give the shipped figures as a table to ask."""
    return FigureTable(shipped_figures())


def instrument(code: str) -> Instrument | None:
    """Find an instrument by its code."""
    return next((found for found in shipped_instruments() if found.code == code), None)


def valid_instrument(code: str, *, on: date) -> Instrument | None:
    """
    Find the text that holds on a day: the named one, or what replaced it.

    None where nothing in the register holds on that day.
    """
    found = instrument(code)
    while found is not None and not found.holds_on(on):
        found = instrument(found.replaced_by) if _is_over(found, on) else None
    return found


def instrument_of(figure: Figure) -> Instrument | None:
    """Find the instrument that a figure cites; None where an office cites one of its own."""
    return next((i for i in shipped_instruments() if i.label_vi == figure.instrument), None)


def is_foreseen(figure: Figure) -> bool:
    """Tell whether the instrument says anything at all about this guest class and role."""
    return figure.text != NOT_FORESEEN


def rates_day(plan_approved_on: date | None, started_on: date | None, day: date) -> date:
    """
    Give the day whose rates an expense of `day` settles at.

    A plan approved and begun before Circular 35/2026/TT-BTC took effect (18/5/2026) settles at
    the rates of the day before (transition rule of that circular).
    """
    new_rates = _day_of_new_rates()
    begun_before = (
        plan_approved_on is not None
        and started_on is not None
        and plan_approved_on < new_rates
        and started_on < new_rates
    )
    return min(day, new_rates - timedelta(days=1)) if begun_before else day


def figures_for(
    plan_approved_on: date | None, started_on: date | None, day: date
) -> tuple[Figure, ...]:
    """List the shipped figures at which an expense of `day` settles, by the transition rule."""
    settled = rates_day(plan_approved_on, started_on, day)
    return tuple(figure for figure in shipped_figures() if figure.holds_on(settled))


def read_instruments(path: Path) -> tuple[Instrument, ...]:
    """
    Read a register of instruments.

    :raises TableBroken: naming file, line, column, what was found and how to mend it
    """
    rows = read_table(path, INSTRUMENT_COLUMNS, key=("code",))
    codes = frozenset(row.text("code") for row in rows)
    return tuple(_instrument(row, codes) for row in rows)


def read_figures(path: Path, instruments: Mapping[str, str]) -> tuple[Figure, ...]:
    """
    Read a table of figures whose instruments are codes of the given ones; figures cite the label.

    :raises TableBroken: naming file, line, column, what was found and how to mend it
    """
    key = ("key", "guest_class", "role", "valid_from", "valid_to")
    return tuple(_figure(row, instruments) for row in read_table(path, FIGURE_COLUMNS, key=key))


def _instrument(row: Row, codes: frozenset[str]) -> Instrument:
    return Instrument(
        code=row.needed("code"),
        number_symbol=row.needed("number_symbol"),
        kind=row.choice("kind", KINDS),
        title_vi=row.needed("title_vi"),
        issuer_vi=row.needed("issuer_vi"),
        issued_on=row.day("issued_on"),
        valid_from=row.day("valid_from"),
        valid_to=row.day("valid_to"),
        replaced_by=row.choice("replaced_by", codes | {""}),
        source=row.needed("source"),
        confidence=row.choice("confidence", CONFIDENCES),
        note=row.text("note"),
    )


def _figure(row: Row, instruments: Mapping[str, str]) -> Figure:
    amount = row.whole("amount")
    if amount is None:
        row.needed("text")
    return Figure(
        key=row.needed("key"),
        guest_class=row.choice("guest_class", GUEST_CLASSES),
        role=row.choice("role", ROLES),
        unit=row.choice("unit", UNITS),
        amount=amount,
        text=row.text("text"),
        instrument=instruments[row.choice("instrument", instruments)],
        clause=row.text("clause"),
        valid_from=row.day("valid_from") or date.min,
        valid_to=row.day("valid_to"),
        confidence=row.choice("confidence", CONFIDENCES),
    )


def _is_over(found: Instrument, day: date) -> bool:
    return found.valid_to is not None and found.valid_to < day


def _day_of_new_rates() -> date:
    rates = instrument(RATES_INSTRUMENT)
    if rates is None or rates.valid_from is None:
        raise LookupError(f"instruments.csv gives no first day for {RATES_INSTRUMENT}.")
    return rates.valid_from
