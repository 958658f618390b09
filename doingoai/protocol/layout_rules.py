"""What each layout's rule says and where it comes from, as shipped; usage that the office has to confirm."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.utils.translation import get_language

from doingoai.foundation.shipped_tables import CONFIDENCES, Row, read_table
from doingoai.protocol.states import Layout

DATA = Path(__file__).parent / "data"
COLUMNS = ("layout", "rule_vi", "rule_en", "source", "confidence", "valid_from")


@dataclass(frozen=True, slots=True)
class LayoutRule:
    """The rule of one layout; `valid_from` is None where no source gives a day."""

    layout: Layout
    rule_vi: str
    rule_en: str
    source: str
    confidence: str
    valid_from: date | None = None

    @property
    def rule(self) -> str:
        return self.rule_en if get_language() == "en" else self.rule_vi


def _rule(row: Row) -> LayoutRule:
    return LayoutRule(
        Layout(row.choice("layout", Layout.values)),
        row.needed("rule_vi"),
        row.needed("rule_en"),
        row.needed("source"),
        row.choice("confidence", CONFIDENCES),
        row.day("valid_from"),
    )


LAYOUT_RULES: dict[Layout, LayoutRule] = {
    found.layout: found
    for found in map(_rule, read_table(DATA / "layout_rules.csv", COLUMNS, key=("layout",)))
}
