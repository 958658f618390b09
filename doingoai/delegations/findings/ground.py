"""What the checks look up: figures of the office, holidays, countries, ranks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from doingoai.delegations.facts import VisitFacts
from doingoai.directory.countries import (
    COUNTRIES,
    CountryFacts,
    find_country,
    is_official_form,
    official_form,
)
from doingoai.directory.ranks import RANKS, RankFacts
from doingoai.foundation.bilingual import Bilingual
from doingoai.foundation.fasting import is_fasting_day
from doingoai.foundation.working_days import public_holiday
from doingoai.norms.facts import FigureTable
from doingoai.norms.figures import shipped_table


@dataclass(frozen=True, slots=True)
class Term:
    """A figure a check asks for, and what holds where the office has none."""

    key: str
    default: int


SUBMISSION_DAYS = Term("unit_submission_before_visit", 10)
SUBMISSION_DAYS_WITH_VISAS = Term("unit_submission_before_visit_visas", 30)
PAPERS_READY_DAYS = Term("papers_ready_before_visit", 5)
POLICE_NOTICE_DAYS = Term("police_notice_before_visit", 5)
REPORT_DAYS = Term("result_report_after_visit", 3)
PASSPORT_MONTHS = Term("passport_validity_months", 6)
RANK_STEPS = Term("rank_steps_between_leaders", 1)
GREETER_STEPS = Term("greeter_rank_steps_below", 2)
TRAVEL_MINUTES = Term("travel_minutes_in_town", 10)
AIRPORT_MINUTES = Term("travel_minutes_airport", 30)

TERMS = (
    SUBMISSION_DAYS,
    SUBMISSION_DAYS_WITH_VISAS,
    PAPERS_READY_DAYS,
    POLICE_NOTICE_DAYS,
    REPORT_DAYS,
    PASSPORT_MONTHS,
    RANK_STEPS,
    GREETER_STEPS,
    TRAVEL_MINUTES,
    AIRPORT_MINUTES,
)
"""Everything that an office may set for itself by a figure of the same key."""

LUNAR_DAYS = "lunar_days_to_avoid"
"""The figure that names, in words, the days of the lunar month that an office avoids."""

MOURNING_HERE, MOURNING_ABROAD = "mourning_days", "mourning_days_abroad"
"""Figures that name, in words and for some days, mourning in Viet Nam and in another country."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The reference an office works with; tests plant their own."""

    figures: FigureTable
    holiday: Callable[[date, str], str | None]
    is_fasting_day: Callable[[date, str], bool]
    country: Callable[[str], CountryFacts | None]
    find_country: Callable[[str], str | None]
    is_official_form: Callable[[str, str], bool]
    official_form: Callable[[str, str], str]
    rank: Callable[[str], RankFacts | None]

    def term(self, term: Term, facts: VisitFacts) -> int:
        """Give the office's figure that holds when the visit starts."""
        on = facts.starts_on or facts.as_of
        return self.figures.amount(term.key, on=on, default=term.default)

    def country_of(self, facts: VisitFacts) -> CountryFacts | None:
        """Find the guests' country, by its code or else by the name that was typed."""
        code = facts.country or self.find_country(facts.country_text)
        return self.country(code) if code else None

    def grade(self, code: str) -> int | None:
        """Give the grade of a rank, the lower the higher; None where it is not known."""
        found = self.rank(code)
        return found.grade if found else None


def _holiday(day: date, country: str) -> str | None:
    """Name a public holiday so that it is read in either language."""
    name = public_holiday(day, country, "vi")
    return name and Bilingual(name, public_holiday(day, country, "en") or "")


def default_ground() -> Ground:
    """Build the ground from the reference that is shipped with the software."""
    return Ground(
        figures=shipped_table(),
        holiday=_holiday,
        is_fasting_day=is_fasting_day,
        country=COUNTRIES.get,
        find_country=find_country,
        is_official_form=is_official_form,
        official_form=official_form,
        rank=RANKS.get,
    )
