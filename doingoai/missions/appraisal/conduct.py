"""Rules that hold or not: who goes with whom, who invites and pays, what the file explains."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from doingoai.foundation.vietnamese import short_date
from doingoai.missions.appraisal.result import Found, Rule, Standing, Weight, listed
from doingoai.missions.facts import MissionFacts, PastTrip, TravellerFacts
from doingoai.missions.states import BUDGET, FundingSource, Inviter, LeaderLevel, Purpose
from doingoai.norms.facts import Figure, FigureTable
from doingoai.yearplan.states import Planning

TWO_LEADERS = Rule(
    code="mission_two_key_leaders",
    weight=Weight.BLOCK,
    met=_("No two key leaders of one unit travel together."),
    broken=_("%(second)s and %(first)s are key leaders of one unit (%(unit)s)."),
    unknown=_("The unit of a key leader is not entered: %(name)s."),
    mend=_("Let one of the two stay."),
)
RELATIVES = Rule(
    code="mission_relatives",
    weight=Weight.BLOCK,
    met=_("No relative is on the list."),
    broken=_("%(name)s is a relative of %(of)s."),
    unknown=_("No traveller is entered yet."),
    mend=_("Take the person off the list, or record the decision of the authority."),
)
INVITATION = Rule(
    code="mission_private_invitation",
    weight=Weight.BLOCK,
    met=_("No personal invitation, and no enterprise organises or pays."),
    broken=_("A city leader leads, but an enterprise or a person invites or pays: %(who)s."),
    mend=_("Have the trip invited by an authority and paid from public money."),
)
OUTSIDE_PLAN = Rule(
    code="mission_outside_plan",
    weight=Weight.BLOCK,
    met=_("In the yearly plan, assigned, or explained."),
    broken=_("The mission is outside the yearly plan and no reason is given."),
    mend=_("Write why it cannot wait for the next plan, or link it to its item."),
)
STUDY = Rule(
    code="mission_study_outline",
    weight=Weight.BLOCK,
    met=_("A study trip on public money has its outline."),
    broken=_("A study trip is paid from public money, but has no detailed outline."),
    unknown=_("A study trip without outline: who pays is not entered yet."),
    mend=_("Write the outline: questions, places, who answers, what is brought home."),
)
CLASSIFIED = Rule(
    code="mission_classified",
    weight=Weight.BLOCK,
    met=_("The mission has declared that it carries no classified papers."),
    broken=_("The declaration that no classified papers are carried is missing."),
    mend=_("Have the head declare it."),
)
SCHEME = Rule(
    code="mission_scheme",
    weight=Weight.BLOCK,
    met=_("The scheme has purpose, partner, content and programme."),
    broken=_("Missing in the scheme: %(missing)s."),
    mend=_("Complete the scheme before it is submitted."),
)
PREVIOUS_REPORT = Rule(
    code="mission_previous_report",
    weight=Weight.BLOCK,
    met=_("Every report of an earlier trip has been filed."),
    broken=_("%(name)s: no report on %(trip)s, which ended on %(ended)s."),
    unknown=_("No traveller is entered yet."),
    mend=_("File the report first."),
)
SAME_DESTINATION = Rule(
    code="mission_same_destination",
    weight=Weight.WARN,
    met=_("No other unit goes to the same countries this year."),
    broken=_("Other units go to the same country this year: %(others)s."),
    unknown=_("No country is entered yet."),
    mend=_("Ask whether the two can go together, or what is still to be done there."),
)
DESTINATION_FIT = Rule(
    code="mission_destination_fit",
    weight=Weight.WARN,
    met=_("Why this destination fits the content is explained."),
    broken=_("Why this destination fits the content is not explained."),
    mend=_("Say what is done there that cannot be done elsewhere."),
)
_PRIVATE = frozenset({Inviter.VIETNAMESE_ENTERPRISE, Inviter.FOREIGN_ENTERPRISE, Inviter.PERSON})


def two_key_leaders(facts: MissionFacts, figure: Figure, table: FigureTable) -> Iterator[Found]:
    first_of: dict[str, TravellerFacts] = {}
    clear = True
    for who in _key_leaders(facts):
        unit = who.unit or who.organisation_vi
        if not unit:
            yield Found(Standing.UNKNOWN, who.key, params={"name": who.name.full})
            clear = False
        elif first_of.setdefault(unit, who) is not who:
            params = {"first": first_of[unit].name.full, "second": who.name.full}
            params["unit"] = who.unit_vi or who.organisation_vi or unit
            yield Found(Standing.BROKEN, who.key, params=params)
            clear = False
    if clear:
        yield Found(Standing.MET)


def relatives(facts: MissionFacts, figure: Figure, table: FigureTable) -> Iterator[Found]:
    """Whoever travels is asked, also who only accompanies."""
    related = [who for who in facts.travellers if who.relative_of]
    for who in related:
        params = {"name": who.name.full, "of": who.relative_of}
        yield Found(Standing.BROKEN, who.key, params=params)
    if not related:
        yield Found(Standing.MET if facts.travellers else Standing.UNKNOWN)


def private_invitation(facts: MissionFacts, figure: Figure, table: FigureTable) -> Iterator[Found]:
    if facts.level != LeaderLevel.CITY:
        return
    labels = [Inviter(facts.inviter).label] if facts.inviter in _PRIVATE else []
    if any(part.source == FundingSource.ENTERPRISE for part in facts.funding):
        labels.append(FundingSource.ENTERPRISE.label)
    standing = Standing.BROKEN if labels else Standing.MET
    yield Found(standing, params={"who": listed(labels)})


def outside_plan(facts: MissionFacts, figure: Figure, table: FigureTable) -> Iterator[Found]:
    explained = facts.planning != Planning.UNPLANNED or facts.planning_basis.strip()
    yield _yes(bool(explained))


def study_outline(facts: MissionFacts, figure: Figure, table: FigureTable) -> Iterator[Found]:
    if facts.purpose != Purpose.STUDY:
        return
    if facts.study_outline_vi.strip():
        yield Found(Standing.MET)
    elif not facts.funding:
        yield Found(Standing.UNKNOWN)
    elif any(part.source in BUDGET for part in facts.funding):
        yield Found(Standing.BROKEN)


def classified(facts: MissionFacts, figure: Figure, table: FigureTable) -> Iterator[Found]:
    yield _yes(facts.no_classified)


def scheme(facts: MissionFacts, figure: Figure, table: FigureTable) -> Iterator[Found]:
    parts = (
        (facts.purpose != Purpose.OTHER or facts.expected_vi.strip(), _("purpose")),
        (facts.partner_vi or facts.partner_en, _("partner")),
        (facts.content_vi.strip(), _("content")),
        (facts.items, _("programme")),
    )
    missing = [name for there, name in parts if not there]
    standing = Standing.BROKEN if missing else Standing.MET
    yield Found(standing, params={"missing": listed(missing)})


def previous_report(facts: MissionFacts, figure: Figure, table: FigureTable) -> Iterator[Found]:
    open_trips = [
        (who, trip) for who in facts.members for trip in who.history if _owes(trip, facts)
    ]
    told: set[str] = set()
    for who, trip in open_trips:
        if who.key not in told:
            params = {"name": who.name.full, "trip": trip.title_vi or trip.reference}
            params["ended"] = short_date(trip.ends_on)
            yield Found(Standing.BROKEN, who.key, params=params)
        told.add(who.key)
    if not open_trips:
        yield Found(Standing.MET if facts.travellers else Standing.UNKNOWN)


def same_destination(facts: MissionFacts, figure: Figure, table: FigureTable) -> Iterator[Found]:
    if not facts.legs:
        yield Found(Standing.UNKNOWN)
        return
    others = [
        f"{other.reference} ({other.unit_vi})"
        for other in facts.others_there
        if other.country in facts.countries
        and other.unit != facts.unit
        and other.starts_on.year == facts.starts_on.year
    ]
    unique = list(dict.fromkeys(others))
    standing = Standing.BROKEN if unique else Standing.MET
    yield Found(standing, found=len(unique), params={"others": ", ".join(unique)})


def destination_fit(facts: MissionFacts, figure: Figure, table: FigureTable) -> Iterator[Found]:
    yield _yes(bool(facts.destination_fit_vi.strip()))


def _yes(holds: bool) -> Found:
    return Found(Standing.MET if holds else Standing.BROKEN)


def _key_leaders(facts: MissionFacts) -> list[TravellerFacts]:
    return [who for who in facts.members if who.is_key_leader]


def _owes(trip: PastTrip, facts: MissionFacts) -> bool:
    """Tell whether a report on an earlier trip is still to come; old trips without a date owe none."""
    over = trip.ends_on < min(facts.as_of, facts.starts_on)
    asked = trip.counts and not trip.private and trip.report_due_on is not None
    return over and asked and trip.reported_on is None
