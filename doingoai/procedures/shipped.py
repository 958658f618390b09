"""The procedures and codes that come with the software; nobody has checked them against a text."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from doingoai.foundation.shipped_tables import CONFIDENCES, Row, read_table
from doingoai.procedures.states import TimeUnit, When

DATA = Path(__file__).parent / "data"
BASIS = (
    "Danh mục kiểm tra đi kèm phần mềm: việc theo thông lệ lễ tân; người làm và thời điểm là gợi ý"
)
_PROCEDURES = ("code", "serves", "name_vi", "name_en")
_STEPS = (
    "procedure", "order", "text_vi", "text_en", "who_vi", "who_en", "when", "amount", "unit",
    "needs_vi", "needs_en", "paper", "needs_second", "source", "confidence",
)  # fmt: skip
_CODES = ("code", "name_vi", "name_en", "source", "confidence")


@dataclass(frozen=True, slots=True)
class ShippedStep:
    order: int
    text_vi: str
    text_en: str
    who_vi: str
    who_en: str
    when: str
    amount: int
    unit: str
    needs_vi: str
    needs_en: str
    paper: str
    needs_second: bool
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class ShippedProcedure:
    code: str
    serves: str
    name_vi: str
    name_en: str
    steps: tuple[ShippedStep, ...]


@dataclass(frozen=True, slots=True)
class ShippedCode:
    code: str
    name_vi: str
    name_en: str
    source: str
    confidence: str


@cache
def shipped_procedures() -> tuple[ShippedProcedure, ...]:
    """
    Read the shipped procedures with their steps.

    :raises TableBroken: where a table cannot be read
    """
    rows = read_table(DATA / "procedures.csv", _PROCEDURES, key=("code",))
    codes = [row.needed("code") for row in rows]
    steps: dict[str, list[ShippedStep]] = {code: [] for code in codes}
    for row in read_table(DATA / "steps.csv", _STEPS, key=("procedure", "order")):
        steps[row.choice("procedure", codes)].append(_step(row))
    return tuple(
        ShippedProcedure(
            row.needed("code"), row.needed("serves"), row.needed("name_vi"), row.needed("name_en"),
            tuple(steps[row.needed("code")]),
        )
        for row in rows
    )  # fmt: skip


def _step(row: Row) -> ShippedStep:
    return ShippedStep(
        order=row.number("order"),
        text_vi=row.needed("text_vi"),
        text_en=row.needed("text_en"),
        who_vi=row.text("who_vi"),
        who_en=row.text("who_en"),
        when=row.choice("when", When.values),
        amount=row.number("amount"),
        unit=row.choice("unit", TimeUnit.values),
        needs_vi=row.text("needs_vi"),
        needs_en=row.text("needs_en"),
        paper=row.text("paper"),
        needs_second=row.yes("needs_second"),
        source=row.needed("source"),
        confidence=row.choice("confidence", CONFIDENCES),
    )


@cache
def shipped_codes() -> tuple[ShippedCode, ...]:
    """
    Read what is known of the two codes of conduct; their clauses are not shipped.

    :raises TableBroken: where the table cannot be read
    """
    return tuple(
        ShippedCode(
            row.needed("code"), row.needed("name_vi"), row.needed("name_en"), row.needed("source"),
            row.choice("confidence", CONFIDENCES),
        )
        for row in read_table(DATA / "conduct.csv", _CODES, key=("code",))
    )  # fmt: skip
