from datetime import date
from pathlib import Path

import pytest

from doingoai.foundation.shipped_tables import Row, TableBroken, read_table

COLUMNS = ("code", "amount", "day")


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    return path


def row(**cells: str) -> Row:
    return Row("table.csv, line 2", cells)


def test_a_table_gives_its_rows_with_cells_stripped(tmp_path: Path) -> None:
    path = written(tmp_path, "code,amount,day\n a , 5 ,2026-05-18\n")

    (only,) = read_table(path, COLUMNS, key=("code",))

    assert only.text("code") == "a"
    assert only.number("amount") == 5
    assert only.day("day") == date(2026, 5, 18)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "table.csv, line 1: found columns none; write code, amount, day."),
        ("code,day\n", "table.csv, line 1: found columns code, day; write code, amount, day."),
        ("code,amount,day\na,1\n", "table.csv, line 2: found 2 cells; write 3."),
        (
            "code,amount,day\na,1,\na,2,\n",
            "table.csv, line 3: found code ('a',) again; it stands at table.csv, line 2.",
        ),
    ],
)
def test_a_broken_table_says_where_and_how_to_mend_it(
    tmp_path: Path, text: str, message: str
) -> None:
    with pytest.raises(TableBroken) as refusal:
        read_table(written(tmp_path, text), COLUMNS, key=("code",))

    assert str(refusal.value) == message


def test_empty_cells_are_nothing_where_they_may_be_empty() -> None:
    empty = row(amount="", day="")

    assert empty.whole("amount") is None
    assert empty.day("day") is None


def test_zero_is_a_number_and_not_an_empty_cell() -> None:
    assert row(amount="0").number("amount") == 0


def test_yes_and_no_are_the_only_answers() -> None:
    assert row(flag="yes").yes("flag") is True
    assert row(flag="no").yes("flag") is False


@pytest.mark.parametrize(
    ("ask", "cell", "message"),
    [
        (lambda r: r.needed("c"), "", "found ''; write a value."),
        (lambda r: r.number("c"), "", "found ''; write a value."),
        (lambda r: r.whole("c"), "1.000", "found '1.000'; write a whole number in digits only."),
        (lambda r: r.whole("c"), "١", "found '١'; write a whole number in digits only."),
        (lambda r: r.day("c"), "18/5/2026", "found '18/5/2026'; write the day as 2026-05-18."),
        (lambda r: r.yes("c"), "Y", "found 'Y'; write one of 'yes', 'no'."),
        (lambda r: r.choice("c", ("H", "M")), "X", "found 'X'; write one of 'H', 'M'."),
    ],
)
def test_a_broken_cell_says_where_what_and_how_to_mend_it(ask, cell: str, message: str) -> None:
    with pytest.raises(TableBroken) as refusal:
        ask(row(c=cell))

    assert str(refusal.value) == f"table.csv, line 2, column c: {message}"
