"""Rules that count: trips of a leader, people, days, countries."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from doingoai.directory.countries import COUNTRIES
from doingoai.foundation.bilingual import Bilingual
from doingoai.missions.appraisal.result import Found, Rule, Standing, Weight, listed
from doingoai.missions.facts import MissionFacts, TravellerFacts
from doingoai.missions.states import LeaderLevel, TravellerRole
from doingoai.missions.terms import figure_on
from doingoai.norms.facts import Figure, FigureTable

TRIPS = Rule(
    code="mission_leader_trips_per_year",
    weight=Weight.BLOCK,
    met=_("%(name)s: trip %(found)s of %(year)s; at most %(limit)s."),
    broken=_("%(name)s would make trip %(found)s of %(year)s; at most %(limit)s are allowed."),
    unknown=_("No traveller is entered yet."),
    mend=_("Send somebody else, or have the trip allowed by the authority and record who did."),
)
MEMBERS = Rule(
    code="mission_members",
    weight=Weight.BLOCK,
    met=_("%(found)s members; at most %(limit)s."),
    broken=_("%(found)s members; at most %(limit)s are allowed."),
    unknown=_("No traveller is entered yet."),
    mend=_("Shorten the list to those whom the content needs."),
)
DAYS = Rule(
    code="mission_days",
    weight=Weight.BLOCK,
    met=_("%(found)s days with departure and return; at most %(limit)s."),
    broken=_("%(found)s days with departure and return; at most %(limit)s are allowed."),
    mend=_("Shorten the trip."),
)
DAYS_PER_COUNTRY = Rule(
    code="mission_days_per_country",
    weight=Weight.BLOCK,
    met=_("At most %(found)s days in one country; %(limit)s are allowed."),
    broken=_("%(found)s days in %(country)s; %(limit)s are allowed, in special cases %(special)s."),
    unknown=_("No country is entered yet."),
    mend=_("Shorten the stay, or explain the special case."),
)
COUNTRY_COUNT = Rule(
    code="mission_countries",
    weight=Weight.BLOCK,
    met=_("%(found)s countries; at most %(limit)s."),
    broken=_("%(found)s countries; at most %(limit)s are allowed."),
    unknown=_("No country is entered yet."),
    mend=_("Take countries out of the trip."),
)
SPECIAL_DAYS = "mission_days_per_country_special"
_LEADING = frozenset({LeaderLevel.CITY, LeaderLevel.DEPARTMENT})


def trips_of_leaders(facts: MissionFacts, figure: Figure, table: FigureTable) -> Iterator[Found]:
    if not facts.travellers:
        yield Found(Standing.UNKNOWN)
    for who in facts.members:
        if not is_leader(who, facts):
            continue
        made = 1 + sum(
            trip.counts and not trip.private and trip.starts_on.year == facts.starts_on.year
            for trip in who.history
        )
        params = {"name": who.name.full, "year": str(facts.starts_on.year)}
        yield Found(within(made, figure), who.key, made, params)


def head_count(facts: MissionFacts, figure: Figure, table: FigureTable) -> Iterator[Found]:
    number = len(facts.members)
    yield Found(within(number, figure), found=number) if number else Found(Standing.UNKNOWN)


def whole_days(facts: MissionFacts, figure: Figure, table: FigureTable) -> Iterator[Found]:
    yield Found(within(facts.days, figure), found=facts.days)


def days_in_a_country(facts: MissionFacts, figure: Figure, table: FigureTable) -> Iterator[Found]:
    """Weigh the longest stay: a special case only reminds, as does a figure nobody confirmed."""
    stays = {country: len(_days_in(country, facts)) for country in facts.countries}
    if not stays:
        yield Found(Standing.UNKNOWN)
        return
    longest = max(stays.values())
    over = [country_name(code) for code, days in stays.items() if days == longest]
    special = figure_on(table, SPECIAL_DAYS, on=facts.starts_on)
    most = (special.amount if special else None) or figure.amount or 0
    reminds = longest <= most or not figure.confirmed
    params = {"country": listed(over), "special": str(most)}
    weight = Weight.WARN if reminds else Weight.BLOCK
    yield Found(within(longest, figure), found=longest, params=params, weight=weight)


def countries(facts: MissionFacts, figure: Figure, table: FigureTable) -> Iterator[Found]:
    number = len(facts.countries)
    yield Found(within(number, figure), found=number) if number else Found(Standing.UNKNOWN)


def is_leader(who: TravellerFacts, facts: MissionFacts) -> bool:
    """Tell whether the limits of leaders hold for a traveller: a key leader, or who heads as one."""
    return who.is_key_leader or (who.role == TravellerRole.HEAD and facts.level in _LEADING)


def within(number: int, figure: Figure) -> Standing:
    limit = figure.amount
    return Standing.MET if limit is None or number <= limit else Standing.BROKEN


def country_name(code: str) -> str:
    found = COUNTRIES.get(code)
    return Bilingual(found.name_vi, found.name_en) if found else code


def _days_in(country: str, facts: MissionFacts) -> set[date]:
    """Every day in a country once, also when one crosses its border twice."""
    return {
        leg.arrives_on + timedelta(days=number)
        for leg in facts.legs
        if leg.country == country
        for number in range(leg.days)
    }
