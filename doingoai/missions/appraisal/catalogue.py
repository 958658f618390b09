"""
Every rule of appraisal with its check, in the order of the appraisal sheet.

To add one: its figure in `norms/data/`, rule and check in the module of its subject, the pair here,
a test on both sides of its limit, its texts in Vietnamese, `python -m tools.make_docs`.
"""

from collections.abc import Callable, Iterable, Iterator

from doingoai.missions.appraisal import conduct, limits, timing
from doingoai.missions.appraisal.result import Found, Result, Rule, Standing
from doingoai.missions.facts import MissionFacts, OverrideFacts
from doingoai.missions.states import Purpose
from doingoai.missions.terms import figure_on
from doingoai.norms.facts import Figure, FigureTable

Check = Callable[[MissionFacts, Figure, FigureTable], Iterator[Found]]

OF_WORK: tuple[tuple[Rule, Check], ...] = (
    (conduct.SCHEME, conduct.scheme),
    (conduct.OUTSIDE_PLAN, conduct.outside_plan),
    (conduct.DESTINATION_FIT, conduct.destination_fit),
    (conduct.SAME_DESTINATION, conduct.same_destination),
    (conduct.STUDY, conduct.study_outline),
    (conduct.INVITATION, conduct.private_invitation),
    (limits.TRIPS, limits.trips_of_leaders),
    (limits.MEMBERS, limits.head_count),
    (conduct.TWO_LEADERS, conduct.two_key_leaders),
    (conduct.RELATIVES, conduct.relatives),
    (limits.DAYS, limits.whole_days),
    (limits.COUNTRY_COUNT, limits.countries),
    (limits.DAYS_PER_COUNTRY, limits.days_in_a_country),
    (conduct.PREVIOUS_REPORT, conduct.previous_report),
)
"""Asked of missions of work; a private trip goes by its own permission."""

OF_ALL: tuple[tuple[Rule, Check], ...] = (
    (timing.FILE_IN_TIME, timing.file_in_time),
    (timing.APPRAISED, timing.appraised),
    (conduct.CLASSIFIED, conduct.classified),
    (timing.PASSPORT, timing.passports),
)
"""Asked of everybody who goes abroad with permission."""

AFTERWARDS: tuple[tuple[Rule, Check], ...] = ((timing.REPORTED, timing.reported),)

RULES: tuple[Rule, ...] = tuple(rule for rule, _check in (*OF_WORK, *OF_ALL, *AFTERWARDS))


def appraise(facts: MissionFacts, table: FigureTable) -> tuple[Result, ...]:
    """
    Hold a mission against every rule as it stands on the day of departure.

    A rule that is switched off on that day, or does not concern this mission, gives no result. The
    order is that of the rules, then of the list of travellers.
    """
    asked = OF_ALL if facts.purpose == Purpose.PRIVATE else OF_WORK + OF_ALL + AFTERWARDS
    return tuple(result for rule, check in asked for result in _ask(rule, check, facts, table))


def unmet(results: Iterable[Result]) -> tuple[Result, ...]:
    """Pick what stops the submission: rules not met, that weigh so much, and not set aside."""
    return tuple(result for result in results if result.blocks)


def rule_of(code: str) -> Rule | None:
    return next((rule for rule in RULES if rule.code == code), None)


def _ask(rule: Rule, check: Check, facts: MissionFacts, table: FigureTable) -> Iterator[Result]:
    figure = figure_on(table, rule.code, on=facts.starts_on, role=facts.level)
    if figure is None:
        yield Result(rule, Standing.UNKNOWN, rule.weight)
        return
    if figure.unit == "switch" and not figure.amount:
        return
    for found in check(facts, figure, table):
        yield _result(rule, found, figure, facts.overrides)


def _result(rule: Rule, found: Found, figure: Figure, overrides: Iterable[OverrideFacts]) -> Result:
    override = None
    if found.standing == Standing.BROKEN:
        places = (rule.code, found.target)
        override = next((one for one in overrides if (one.rule, one.target) == places), None)
    return Result(
        rule=rule,
        state=Standing.OVERRIDDEN if override else found.standing,
        severity=found.weight or rule.weight,
        target=found.target,
        found=found.found,
        params=found.params,
        figure=figure,
        override=override,
    )
