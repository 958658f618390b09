"""Rules of dates: passports, the file in time, the appraisal, the report."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from doingoai.foundation.months import months_after
from doingoai.foundation.vietnamese import short_date
from doingoai.foundation.working_days import working_days_between
from doingoai.missions.appraisal.result import Found, Rule, Standing, Weight
from doingoai.missions.facts import MissionFacts
from doingoai.missions.states import MissionState
from doingoai.missions.terms import appraisal_due_on, file_due_on, report_due_on
from doingoai.norms.facts import Figure, FigureTable

PASSPORT = Rule(
    code="mission_passport_months",
    weight=Weight.WARN,
    met=_("The passport of %(name)s holds %(limit)s months at entry."),
    broken=_("The passport of %(name)s does not hold %(limit)s months at entry on %(entry)s."),
    unknown=_("The passport of %(name)s is not entered yet."),
    mend=_("Ask for a new passport now; entry or boarding may be refused."),
)
FILE_IN_TIME = Rule(
    code="mission_file_before_departure",
    weight=Weight.WARN,
    met=_("The file came %(found)s working days before departure; at least %(limit)s."),
    broken=_(
        "The file comes %(found)s working days before departure; it was due %(limit)s before, on %(due)s."
    ),
    mend=_("Submit at once and say why it is late."),
)
APPRAISED = Rule(
    code="mission_appraisal_term",
    weight=Weight.WARN,
    met=_("The appraisal is due on %(due)s."),
    broken=_("The appraisal was due on %(due)s."),
    unknown=_("The unit has not sent the file yet."),
    mend=_("Finish the appraisal, or ask the unit back."),
)
REPORTED = Rule(
    code="mission_report_after_return",
    weight=Weight.WARN,
    met=_("The report is due on %(due)s or has been filed."),
    broken=_("The report was due on %(due)s."),
    mend=_("Write and file the report; without it the next request waits."),
)
_TRAVELLED = frozenset(
    {
        MissionState.APPROVED,
        MissionState.UNDER_WAY,
        MissionState.BACK,
        MissionState.REPORTED,
        MissionState.CLOSED,
    }
)
_WITH_US = frozenset({MissionState.REQUESTED, MissionState.CONSULTING})


def passports(facts: MissionFacts, figure: Figure, table: FigureTable) -> Iterator[Found]:
    """The last entry counts; the message tells no date of a passport."""
    entry = max((leg.arrives_on for leg in facts.legs), default=facts.starts_on)
    for who in facts.members:
        expires = who.passport.expires_on if who.passport else None
        params = {"name": who.name.full, "entry": short_date(entry)}
        if expires is None:
            yield Found(Standing.UNKNOWN, who.key, params=params)
            continue
        holds = expires >= months_after(entry, figure.amount or 0)
        yield Found(Standing.MET if holds else Standing.BROKEN, who.key, params=params)


def file_in_time(facts: MissionFacts, figure: Figure, table: FigureTable) -> Iterator[Found]:
    """A file not yet sent counts as sent on the day it is looked at."""
    sent, due = facts.requested_on or facts.as_of, file_due_on(facts.starts_on, table)
    if due is None:
        return
    before = max(working_days_between(sent, facts.starts_on), 0)
    standing = Standing.MET if sent <= due else Standing.BROKEN
    yield Found(standing, found=before, params={"due": short_date(due)})


def appraised(facts: MissionFacts, figure: Figure, table: FigureTable) -> Iterator[Found]:
    """Asked only while the file lies with the Department."""
    if facts.state not in _WITH_US:
        return
    due = appraisal_due_on(facts.requested_on, table) if facts.requested_on else None
    if due is None:
        yield Found(Standing.UNKNOWN)
        return
    standing = Standing.MET if facts.as_of <= due else Standing.BROKEN
    yield Found(standing, params={"due": short_date(due)})


def reported(facts: MissionFacts, figure: Figure, table: FigureTable) -> Iterator[Found]:
    """Asked only when the travellers are back; a filed report that came late stays late."""
    due = report_due_on(facts.ends_on, table)
    if facts.as_of <= facts.ends_on or facts.state not in _TRAVELLED or due is None:
        return
    filed = facts.report.filed_on if facts.report else None
    standing = Standing.MET if (filed or facts.as_of) <= due else Standing.BROKEN
    yield Found(standing, params={"due": short_date(due)})
