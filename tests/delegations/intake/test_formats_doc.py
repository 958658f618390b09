"""The page on the workbook names every heading the code accepts, and nothing else."""

from pathlib import Path

import pytest

from doingoai.delegations.intake.columns import ColumnTable
from doingoai.delegations.intake.member_columns import HOST_COLUMNS, MEMBER_COLUMNS
from doingoai.delegations.intake.opening import MAX_BYTES
from doingoai.delegations.intake.programme_columns import PROGRAMME_COLUMNS
from doingoai.delegations.intake.sheet_parts import MAX_COLUMNS, MAX_ROWS
from doingoai.delegations.intake.visit_labels import VISIT_LABELS

PAGE = Path(__file__).parents[3] / "docs" / "formats" / "workbook.md"


def table_of(table: ColumnTable) -> str:
    """The table of accepted headings as it must stand in the page; paste it when it changes."""
    lines = [f"<!-- {table.name} -->", "| Field | Vietnamese | English |", "|---|---|---|"]
    for column in table.columns:
        words = ("; ".join(words) for words in (column.words_vi, column.words_en))
        lines.append(f"| `{column.field}` | {' | '.join(words)} |")
    return "\n".join(lines)


@pytest.mark.parametrize(
    "table",
    [VISIT_LABELS, MEMBER_COLUMNS, HOST_COLUMNS, PROGRAMME_COLUMNS],
    ids=lambda table: table.name,
)
def test_the_page_lists_every_accepted_heading(table):
    page = PAGE.read_text("utf-8")

    start = page.index(f"<!-- {table.name} -->")
    assert page[start:].split("\n\n", 1)[0].strip() == table_of(table)


def test_the_page_tells_the_limits():
    page = PAGE.read_text("utf-8")

    for limit in (f"{MAX_BYTES // 2**20} MB", f"{MAX_ROWS:,} rows", f"{MAX_COLUMNS:,} columns"):
        assert limit in page
