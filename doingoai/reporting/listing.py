"""One table of statistics as it leaves the house: names in place of keys, figures in columns."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from doingoai.reporting.facts import Breakdown, Line

Cell = str | int


@dataclass(frozen=True, slots=True)
class Listing:
    """A table with its title and the names of its keys; money is left out where none is counted."""

    title: str
    breakdown: Breakdown
    names: Mapping[str, str]
    with_money: bool = False
    left_out: int = 0

    def shortened(self, most: int) -> "Listing":
        """The same with at most so many lines; it says how many are left out."""
        lines = self.breakdown.lines
        kept = Breakdown(lines[:most], self.breakdown.total)
        return replace(self, breakdown=kept, left_out=max(0, len(lines) - most))

    @property
    def headings(self) -> list[str]:
        """What stands above the columns of `rows`."""
        money = [_("Amount (VND)")] if self.with_money else []
        return [
            self.title,
            _("Delegations"),
            _("People, each time"),
            pgettext("statistics", "Days"),
            *money,
            _("Year before"),
        ]

    def rows(self) -> list[list[Cell]]:
        """The lines, and last the sums of everything."""
        lines = [self._row(self.names[line.key], line) for line in self.breakdown.lines]
        return [*lines, self._row(_("Total, each delegation once"), self.breakdown.total)]

    def _row(self, name: str, line: Line) -> list[Cell]:
        now = line.now
        money = [now.vnd] if self.with_money else []
        indented = "\u2003" * line.depth + name
        return [indented, now.delegations, now.people, now.days, *money, line.before.delegations]
