"""When something will be done at today's pace: counted from what is done, never assumed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from doingoai.foundation.working_days import add_working_days

FEWEST = 8
"""Below this many finished matters nothing is foretold."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How long finished things took, in working days: `counts` says how many took how long."""

    counts: Mapping[int, int]

    @property
    def number(self) -> int:
        return sum(self.counts.values())

    @property
    def median(self) -> int | None:
        return quantile(self.counts, 50)

    @property
    def most(self) -> int | None:
        """What nine of ten did not exceed."""
        return quantile(self.counts, 90)


@dataclass(frozen=True, slots=True)
class Forecast:
    """
    Days by which half and by which nine of ten such matters would be done.

    `of` is the number of finished matters looked at, `alike` how many of them had taken at least as
    long as this one has. Without `alike` it already lies longer than any: then no day is named.
    """

    of: int
    alike: int
    likely_on: date | None = None
    safe_on: date | None = None


def quantile(counts: Mapping[int, int], percent: int) -> int | None:
    """The smallest value that at least so many of a hundred do not exceed; None of nothing."""
    number = sum(counts.values())
    seen = 0
    for value in sorted(counts):
        seen += counts[value]
        if seen * 100 >= number * percent:
            return value
    return None


def forecast(pace: Pace, *, elapsed: int, today: date) -> Forecast | None:
    """
    Foretell when a matter ends that has lain `elapsed` working days; None with too few to count from.
    """
    if pace.number < FEWEST:
        return None
    alike = {took: count for took, count in pace.counts.items() if took >= elapsed}
    half, most = quantile(alike, 50), quantile(alike, 90)
    if half is None or most is None:
        return Forecast(pace.number, 0)
    return Forecast(
        pace.number, sum(alike.values()),
        likely_on=add_working_days(today, half - elapsed),
        safe_on=add_working_days(today, most - elapsed),
    )  # fmt: skip
