"""What the address of the statistics asks for: direction, cut, and from which day to which."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from doingoai.foundation.vietnamese import UnreadableDate, parse_date
from doingoai.reporting.states import CUTS, Cut, Direction
from doingoai.web.filtering import one_of


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be counted; `fault` says what of the address could not be read, `typed` what stood there."""

    direction: Direction
    cut: Cut
    start: date
    end: date
    fault: str = ""
    typed: tuple[str, str] = ("", "")

    @property
    def fields(self) -> tuple[str, str]:
        """What stands in the fields of the two days: what was typed, where that could not be used."""
        return self.typed if self.fault else (f"{self.start:%d/%m/%Y}", f"{self.end:%d/%m/%Y}")

    def query(self, **other: str) -> str:
        """The same question as the end of an address, with parts of it put otherwise."""
        parts = {
            "direction": self.direction.value, "cut": self.cut.value,
            "from": f"{self.start:%d/%m/%Y}", "to": f"{self.end:%d/%m/%Y}", **other,
        }  # fmt: skip
        return urlencode(parts)


def asked_in(query: QueryDict, *, today: date) -> Asked:
    """Read the address; without days it is this year up to its last day."""
    direction = Direction(one_of(query.get("direction", ""), Direction.values) or Direction.IN)
    cut = Cut(one_of(query.get("cut", ""), Cut.values) or Cut.COUNTRY)
    if cut not in CUTS[direction]:
        cut = Cut.COUNTRY
    usual = (date(today.year, 1, 1), date(today.year, 12, 31))
    typed = (query.get("from", "")[:40], query.get("to", "")[:40])
    try:
        start = _day(query.get("from", "")) or usual[0]
        end = _day(query.get("to", "")) or max(start, usual[1])
    except UnreadableDate as fault:
        return Asked(direction, cut, *usual, str(fault), typed)
    if end < start:
        told = _("The period ends (%(end)s) before it begins (%(start)s). Correct one of the two.")
        days = {"end": f"{end:%d/%m/%Y}", "start": f"{start:%d/%m/%Y}"}
        return Asked(direction, cut, *usual, told % days, typed)
    return Asked(direction, cut, start, end)


def _day(text: str) -> date | None:
    day = parse_date(text) if text.strip() else None
    if day and not 1900 < day.year < 2200:
        raise UnreadableDate(_("The year %(year)s is not one of ours.") % {"year": day.year})
    return day


def usual_periods(today: date) -> list[tuple[str, date, date]]:
    """The periods that offices report by, with their names."""
    year = today.year
    return [
        (str(year), date(year, 1, 1), date(year, 12, 31)),
        (pgettext("period", "First half"), date(year, 1, 1), date(year, 6, 30)),
        (pgettext("period", "Second half"), date(year, 7, 1), date(year, 12, 31)),
        (str(year - 1), date(year - 1, 1, 1), date(year - 1, 12, 31)),
    ]
