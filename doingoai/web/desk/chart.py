"""Visits of each month as columns: this year beside the last, drawn by the server."""

from collections.abc import Mapping
from dataclasses import dataclass

WIDTH, HEIGHT = 720, 200
LEFT, TOP, BOTTOM = 30, 14, 24
MONTHS = range(1, 13)


@dataclass(frozen=True, slots=True)
class Column:
    """One column; all in units of the drawing."""

    x: float
    y: float
    width: float
    height: float
    value: int


@dataclass(frozen=True, slots=True)
class Month:
    """The two columns of a month and where its name stands."""

    number: int
    middle: float
    now: Column
    before: Column
    is_ahead: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing of twelve months with the lines behind them."""

    months: tuple[Month, ...]
    lines: tuple[tuple[float, int], ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT

    @property
    def foot(self) -> int:
        return HEIGHT - BOTTOM


def month_chart(now: Mapping[int, int], before: Mapping[int, int], *, month: int) -> Chart:
    """Draw the counts of this year and the last; months after `month` lie ahead."""
    top = max([4, *now.values(), *before.values()])
    step = (WIDTH - LEFT) / 12

    def column(value: int, x: float) -> Column:
        height = round((HEIGHT - TOP - BOTTOM) * value / top, 1)
        return Column(round(x, 1), HEIGHT - BOTTOM - height, round(step * 0.34, 1), height, value)

    months = tuple(
        Month(
            number=number,
            middle=round(LEFT + step * (number - 0.5), 1),
            before=column(before.get(number, 0), LEFT + step * (number - 1) + step * 0.14),
            now=column(now.get(number, 0), LEFT + step * (number - 1) + step * 0.5),
            is_ahead=number > month,
        )
        for number in MONTHS
    )
    return Chart(months, tuple(_lines(top)))


def _lines(top: int) -> list[tuple[float, int]]:
    """Heights at which a line helps to read, with what they stand for."""
    between = max(1, -(-top // 4))
    values = range(between, top + 1, between)
    return [
        (round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / top, 1), value)
        for value in values
    ]
