"""Days that the guests or the people here keep: fasting, mourning, and lunar days that custom avoids."""

import re
from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _

from doingoai.delegations.facts import VIET_NAM, VisitFacts
from doingoai.delegations.findings import sources
from doingoai.delegations.findings.finding import Finding, Rule
from doingoai.delegations.findings.ground import LUNAR_DAYS, MOURNING_ABROAD, MOURNING_HERE, Ground
from doingoai.delegations.findings.stages import visit_days
from doingoai.delegations.findings.wording import holds_any, item_label, moment, phrase
from doingoai.delegations.states import Severity
from doingoai.foundation.bilingual import Bilingual
from doingoai.foundation.lunar import to_lunar
from doingoai.foundation.vietnamese import short_date
from doingoai.norms.facts import Figure
from doingoai.norms.figures import is_foreseen
from doingoai.programme.facts import ItemFacts
from doingoai.programme.states import MEALS, ItemKind

FASTING = Rule(
    code="meal.fasting_month",
    severity=Severity.WARNING,
    title=_("Meal by daylight in the month of fasting"),
    explain=_("“%(item)s” (%(at)s): many people of %(country)s fast by day in these weeks."),
    mend=_("Ask the guests; eat after sunset, or leave it to each and offer a quiet room."),
    source=sources.HOLIDAYS,
    confidence="M",
)
LUNAR_DAY = Rule(
    code="item.lunar_day_to_avoid",
    severity=Severity.NOTE,
    title=_("Signing on a lunar day that custom avoids"),
    explain=_("“%(item)s” is on %(day)s, day %(lunar)s of the lunar month."),
    mend=_("Ask the leaders whether the day is minded; the days are the office's to set."),
    source=sources.CUSTOM,
    confidence="L",
)
MOURNING_DAY = Rule(
    code="visit.mourning_day",
    severity=Severity.WARNING,
    title=_("Day of mourning during the visit"),
    explain=_("%(day)s is a day of mourning: %(mourning)s."),
    mend=_("Ask the leaders and the embassy: flags, flowers and words of condolence change."),
    source=sources.MOURNING,
    confidence="H",
)
FESTIVITY = Rule(
    code="item.festive_in_mourning",
    severity=Severity.DANGER,
    title=_("Festivity on a day of mourning"),
    explain=_("“%(item)s” is on %(day)s, a day of mourning: %(mourning)s."),
    mend=_("Move it, or turn it into a plain meal without music and performances."),
    source=sources.MOURNING,
    confidence="H",
)

_FESTIVE = frozenset({ItemKind.BANQUET, ItemKind.CULTURE})
_SUNSET_HOUR = 18
"""The sun sets in Viet Nam between 17:15 and 18:50; a banquet at 18:00 ends the fast."""


def meal_in_fasting_month(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for item in facts.items:
        at = item.starts_at.astimezone(VIET_NAM)
        if item.kind not in MEALS or at.hour >= _SUNSET_HOUR:
            continue
        for code in _countries_at(item, facts, ground):
            known = ground.country(code)
            if known and ground.is_fasting_day(at.date(), code):
                params = {"item": item_label(item), "at": moment(item.starts_at)}
                country = Bilingual(known.name_vi, known.name_en)
                yield FASTING.at("item", item.key, "starts_at", country=country, **params)


def _countries_at(item: ItemFacts, facts: VisitFacts, ground: Ground) -> list[str]:
    """Give the countries whose people sit at an item, each once: the delegation's, then the guests' own."""
    sending = ground.country_of(facts)
    codes = [sending.code] if sending else []
    codes += [guest.nationality for guest in facts.guests_of(item) if guest.nationality]
    return list(dict.fromkeys(codes))


def lunar_day_to_avoid(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for item in facts.items:
        if item.kind != ItemKind.SIGNING:
            continue
        day = item.starts_at.astimezone(VIET_NAM).date()
        figure = ground.figures.find(LUNAR_DAYS, on=day)
        avoided = {int(number) for number in re.findall(r"\d+", figure.text)} if figure else set()
        lunar = to_lunar(day).day
        if lunar in avoided:
            params = {"item": item_label(item), "day": short_date(day), "lunar": str(lunar)}
            yield LUNAR_DAY.at("item", item.key, "starts_at", **params)


def mourning_day(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for day in visit_days(facts):
        for figure in _mourning_on(day, facts, ground):
            params = {"mourning": figure.text, "source": figure.instrument}
            yield MOURNING_DAY.at("visit", "", "starts_on", day=short_date(day), **params)


def festive_in_mourning(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for item in facts.items:
        day = item.starts_at.astimezone(VIET_NAM).date()
        for figure in _mourning_on(day, facts, ground) if item.kind in _FESTIVE else ():
            params = {"mourning": figure.text, "source": figure.instrument}
            told = {"item": item_label(item), "day": short_date(day), **params}
            yield FESTIVITY.at("item", item.key, "starts_at", **told)


def _mourning_on(day: date, facts: VisitFacts, ground: Ground) -> Iterator[Figure]:
    """Give what the office has entered for a day: mourning here, and that of the guests' country by its name."""
    here = ground.figures.find(MOURNING_HERE, on=day)
    if here is not None and is_foreseen(here):
        yield here
    known, there = ground.country_of(facts), ground.figures.find(MOURNING_ABROAD, on=day)
    if known and there is not None and is_foreseen(there):
        names = [phrase(name).strip() for name in (known.name_vi, known.official_vi) if name]
        if holds_any(there.text, names):
            yield there
