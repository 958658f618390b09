"""The guests' country: its official name, relations, holidays here and there."""

import re
from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _

from doingoai.delegations.facts import VisitFacts
from doingoai.delegations.findings import sources
from doingoai.delegations.findings.finding import Finding, Rule, Target
from doingoai.delegations.findings.ground import Ground
from doingoai.delegations.findings.stages import visit_days
from doingoai.delegations.states import Severity
from doingoai.directory.countries import CountryFacts
from doingoai.foundation.bilingual import Bilingual
from doingoai.foundation.folding import accents, one_tone_style
from doingoai.foundation.vietnamese import short_date

NOT_OFFICIAL = Rule(
    code="country.not_official",
    severity=Severity.WARNING,
    title=_("Name of a country not in the official form"),
    explain=_("“%(written)s” is written; the official form is “%(official)s”."),
    mend=_("Use the official form; a wrong name of a country offends and is quoted."),
    source=sources.COUNTRY_NAMES,
    confidence="M",
)
UNKNOWN = Rule(
    code="country.unknown",
    severity=Severity.WARNING,
    title=_("Country not recognised"),
    explain=_("“%(written)s” is not the name of a country in the reference."),
    mend=_(
        "Choose the country from the list: flags, holidays and forms of address follow from it."
    ),
    source=sources.COUNTRY_NAMES,
    confidence="M",
)
NO_RELATIONS = Rule(
    code="country.no_relations",
    severity=Severity.DANGER,
    title=_("Country without diplomatic relations"),
    explain=_("Viet Nam has no diplomatic relations with %(country)s."),
    mend=_("Ask the Ministry of Foreign Affairs first; prepare no flag and no anthem."),
    source=sources.FLAGS,
    confidence="H",
)
HOLIDAY_HERE = Rule(
    code="holiday.at_home",
    severity=Severity.WARNING,
    title=_("Public holiday in Viet Nam during the visit"),
    explain=_("%(day)s is a public holiday in Viet Nam: %(holiday)s."),
    mend=_("Move the visit or the meetings of that day; offices are closed."),
    source=sources.HOLIDAYS,
    confidence="H",
)
HOLIDAY_THERE = Rule(
    code="holiday.guest_country",
    severity=Severity.NOTE,
    title=_("Public holiday in the guests' country during the visit"),
    explain=_("%(day)s is a public holiday in %(country)s: %(holiday)s."),
    mend=_("Ask whether the guests mark the day; their embassy may be closed."),
    source=sources.HOLIDAYS,
    confidence="M",
)
NATIONAL_DAY = Rule(
    code="holiday.national_day",
    severity=Severity.NOTE,
    title=_("National day of the guests' country during the visit"),
    explain=_("%(day)s is the national day of %(country)s."),
    mend=_("Plan congratulations, flowers or a toast; ask what the embassy plans."),
    source=sources.HOLIDAYS,
    confidence="H",
)

_HOME = "VN"
_LONGEST_CODE = 3

# These names offend a state or its people in Vietnamese papers. "Việt Nam Hàn Quốc" holds none.
_WRONG_NAMES = (
    (re.compile(r"(?<!việt )\bnam hàn\b(?! quốc)"), "KR"),
    (re.compile(r"\bnam triều tiên\b"), "KR"),
    (re.compile(r"\bbắc (?:hàn\b(?! quốc)|triều tiên\b)"), "KP"),
    (re.compile(r"\bđài loan\b(?! \(trung quốc\)|, trung quốc)"), "TW"),
    (re.compile(r"\bmiến điện\b"), "MM"),
    (re.compile(r"\blãnh thổ (?:palestine|pa-le-xtin)"), "PS"),
)


def country_not_official(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    known, written = ground.country_of(facts), facts.country_text
    # Lists give codes too (KR, KOR); a code is no name.
    is_name = len(written) > _LONGEST_CODE or not written.isupper()
    if known and written and is_name and not ground.is_official_form(written, known.code):
        official = ground.official_form(written, known.code)
        params = {"written": written, "official": official}
        yield NOT_OFFICIAL.at("visit", "", "country_text", **params)
    for target, text in _texts(facts):
        for wrong, official in _wrong_names(text, ground):
            yield Finding(NOT_OFFICIAL, target, {"written": wrong, "official": official})


def _wrong_names(text: str, ground: Ground) -> Iterator[tuple[str, str]]:
    read = accents(text)
    for pattern, code in _WRONG_NAMES:
        found, known = pattern.search(read), ground.country(code)
        if found and known:
            # Lower case keeps every letter in its place, so the writer's own capitals are shown.
            yield one_tone_style(text)[found.start() : found.end()], known.name_vi


def _name(country: CountryFacts) -> Bilingual:
    return Bilingual(country.name_vi, country.name_en)


def country_unknown(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    if facts.country_text and not facts.country and ground.country_of(facts) is None:
        yield UNKNOWN.at("visit", "", "country", written=facts.country_text)


def no_relations(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    known = ground.country_of(facts)
    if known and known.is_state and known.code != _HOME and not known.has_relations:
        yield NO_RELATIONS.at("visit", "", "country", country=_name(known))


def holiday_at_home(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for day in visit_days(facts):
        holiday = ground.holiday(day, _HOME)
        if holiday:
            yield HOLIDAY_HERE.at("visit", "", "starts_on", day=short_date(day), holiday=holiday)


def holiday_in_guest_country(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for known, day in _days_of_guests(facts, ground):
        holiday = ground.holiday(day, known.code)
        if holiday and not _falls_on(known.national_day, day):
            params = {"country": _name(known), "holiday": holiday}
            yield HOLIDAY_THERE.at("visit", "", "starts_on", day=short_date(day), **params)


def national_day(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for known, day in _days_of_guests(facts, ground):
        if _falls_on(known.national_day, day):
            params = {"country": _name(known), "day": short_date(day)}
            yield NATIONAL_DAY.at("visit", "", "starts_on", **params)


def _days_of_guests(facts: VisitFacts, ground: Ground) -> Iterator[tuple[CountryFacts, date]]:
    """Give each day of the visit with the guests' country, where it is another than this one."""
    known = ground.country_of(facts)
    if known and known.code != _HOME:
        for day in visit_days(facts):
            yield known, day


def _falls_on(month_and_day: tuple[int, int] | None, day: date) -> bool:
    return month_and_day == (day.month, day.day)


def _texts(facts: VisitFacts) -> Iterator[tuple[Target, str]]:
    """Give the Vietnamese texts that papers print and that may name a country."""
    yield Target("visit", "", "title_vi"), facts.title_vi
    yield Target("visit", "", "partner_vi"), facts.partner_vi
    yield Target("visit", "", "purpose_vi"), facts.purpose_vi
    for member in facts.members:
        yield Target("member", member.key, "title_vi"), member.title_vi
        yield Target("member", member.key, "organisation_vi"), member.organisation_vi
    for item in facts.items:
        yield Target("item", item.key, "title_vi"), item.title_vi
