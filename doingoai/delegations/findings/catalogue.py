"""
Every kind of finding with the check that finds it, in the order of a dossier.

To add a kind: write rule and check in the module of its subject, add the pair here, plant it in a
test and keep it silent in another, translate its texts, run `python -m tools.print_findings`.
"""

from collections.abc import Callable, Iterable, Iterator

from doingoai.delegations.facts import VisitFacts
from doingoai.delegations.findings import (
    afterwards,
    countries,
    customs,
    deadlines,
    elsewhere,
    flags,
    flights,
    gifts,
    interpreting,
    lodging,
    meals,
    money,
    names,
    overlaps,
    papers,
    passports,
    people,
    programme,
    protocol,
    resources,
    seating,
    settlement,
    steps,
    times,
)
from doingoai.delegations.findings.finding import Finding, Rule
from doingoai.delegations.findings.ground import Ground
from doingoai.delegations.states import LIVE, Severity, State

Check = Callable[[VisitFacts, Ground], Iterator[Finding]]

WHILE_LIVE: tuple[tuple[Rule, Check], ...] = (
    (deadlines.NOBODY_RESPONSIBLE, deadlines.nobody_responsible_for_visit),
    (deadlines.SUBMISSION_LATE, deadlines.submission_late),
    (deadlines.OPINION_OVERDUE, deadlines.opinion_overdue),
    (deadlines.OPINION_OBJECTS, deadlines.opinion_objects),
    (deadlines.DECISION_MISSING, deadlines.decision_missing),
    (deadlines.POLICE_NOT_TOLD, deadlines.police_not_told),
    (countries.NOT_OFFICIAL, countries.country_not_official),
    (countries.UNKNOWN, countries.country_unknown),
    (countries.NO_RELATIONS, countries.no_relations),
    (countries.HOLIDAY_HERE, countries.holiday_at_home),
    (countries.HOLIDAY_THERE, countries.holiday_in_guest_country),
    (countries.NATIONAL_DAY, countries.national_day),
    (names.HONORIFIC, names.honorific_in_name),
    (names.NOT_LATIN, names.name_not_latin),
    (names.TWO_SPELLINGS, names.name_spelled_two_ways),
    (names.NAMESAKES, names.namesakes),
    (names.LISTED_TWICE, names.listed_twice),
    (names.SEX, names.sex_against_honorific),
    (people.NO_HEAD, people.no_head),
    (people.TWO_HEADS, people.two_heads),
    (people.NO_TITLE, people.no_title),
    (people.ONE_LANGUAGE, people.title_in_one_language),
    (passports.MISSING, passports.passport_missing),
    (passports.EXPIRED, passports.passport_expired),
    (passports.EXPIRES_SOON, passports.passport_expires_soon),
    (passports.USED_TWICE, passports.passport_used_twice),
    (protocol.NO_LEADER, protocol.no_host_leader),
    (protocol.RANK_UNEQUAL, protocol.rank_unequal),
    (protocol.GREETER_TOO_LOW, protocol.greeter_too_low),
    (protocol.NO_RECEPTION_LEVEL, protocol.no_reception_level),
    (times.DATES_REVERSED, times.dates_reversed),
    (times.ENDS_BEFORE_START, times.item_ends_before_start),
    (times.OUTSIDE_VISIT, times.item_outside_visit),
    (times.UNLIKELY_HOUR, times.item_at_unlikely_hour),
    (times.GAP_TOO_SHORT, times.gap_too_short),
    (overlaps.GUESTS, overlaps.guests_overlap),
    (overlaps.ROOM, overlaps.room_overlap),
    (overlaps.HOST, overlaps.host_overlap),
    (overlaps.INTERPRETER, overlaps.interpreter_overlap),
    (resources.LACKS_LANGUAGE, resources.lacks_language),
    (resources.LEVEL, resources.level_too_low),
    (resources.MODE, resources.lacks_mode),
    (resources.EVIDENCE, resources.evidence_expired),
    (resources.CAR, resources.car_too_small),
    (resources.ROOM, resources.room_too_small),
    (resources.LEFT, resources.not_in_pool),
    (resources.AWAY, resources.away),
    (resources.NOT_MET, resources.not_met),
    (elsewhere.ROOM, elsewhere.room_taken),
    (elsewhere.HOST, elsewhere.host_taken),
    (elsewhere.INTERPRETER, elsewhere.interpreter_taken),
    (elsewhere.CAR, elsewhere.car_taken),
    (flights.BEFORE_ARRIVAL, flights.arrives_after_first_item),
    (flights.AFTER_DEPARTURE, flights.leaves_before_last_item),
    (flights.CONTRADICTS, flights.flight_against_dates),
    (flights.MISSING, flights.flight_missing),
    (flights.AGAINST_WELCOME, flights.welcome_against_flight),
    (programme.NO_ITEMS, programme.no_items),
    (programme.NO_END, programme.item_without_end),
    (programme.NO_PLACE, programme.item_without_place),
    (programme.NOBODY_RESPONSIBLE, programme.nobody_responsible_for_item),
    (programme.NO_HOSTS, programme.no_hosts),
    (programme.NOT_ON_LIST, programme.not_on_list),
    (programme.NOT_IN_PROGRAMME, programme.not_in_programme),
    (programme.HEAD_ABSENT, programme.head_not_in_call),
    (steps.OVERDUE, steps.step_overdue),
    (steps.NO_SECOND, steps.second_check_missing),
    (interpreting.MISSING, interpreting.interpreter_missing),
    (interpreting.LACKS_LANGUAGE, interpreting.interpreter_lacks_language),
    (meals.NO_MENU, meals.banquet_without_menu),
    (meals.AGAINST_DIET, meals.menu_against_diet),
    (meals.DIET_UNCHECKED, meals.diet_unchecked),
    (customs.FASTING, customs.meal_in_fasting_month),
    (customs.LUNAR_DAY, customs.lunar_day_to_avoid),
    (customs.MOURNING_DAY, customs.mourning_day),
    (customs.FESTIVITY, customs.festive_in_mourning),
    (seating.BROKEN, seating.seating_rule_broken),
    (seating.NO_INTERPRETER, seating.interpreter_without_chair),
    (seating.NO_CHAIR, seating.no_chair),
    (seating.GONE, seating.chair_of_absent),
    (seating.CARD_DIFFERS, seating.card_differs),
    (seating.UNCHECKED, seating.plan_unchecked),
    (flags.WRONG_STATE, flags.flag_of_wrong_state),
    (flags.WRONG_ORDER, flags.flags_in_wrong_order),
    (flags.EASILY_WRONG, flags.flag_easily_wrong),
    (flags.ANTHEM_MISSING, flags.anthem_missing),
    (flags.ANTHEM_UNCHECKED, flags.anthem_unchecked),
    (lodging.NO_HOTEL, lodging.no_hotel),
    (lodging.ROOM_FULL, lodging.room_too_many),
    (lodging.CAR_FULL, lodging.car_too_many),
    (money.CLASS_UNDECIDED, money.class_undecided),
    (money.CLASS_BASELESS, money.class_without_basis),
    (money.PAYER_UNDECIDED, money.payer_undecided),
    (money.NO_ESTIMATE, money.estimate_missing),
    (money.OVER_NORM, money.estimate_over_norm),
    (money.GIFT_OVER_NORM, money.gift_over_norm),
    (gifts.REPEATED, gifts.gift_repeated),
    (gifts.UNEQUAL, gifts.gift_unequal),
    (gifts.CUSTOM, gifts.gift_against_custom),
    (gifts.OVER_NORM_NOW, gifts.gift_over_norm_now),
    (money.UNCONFIRMED, money.figure_unconfirmed),
    (settlement.OVER_APPROVED, settlement.estimate_over_approved),
    (settlement.ORDERED_OVER, settlement.ordered_over_estimate),
    (papers.OUTDATED, papers.paper_outdated),
    (papers.ISSUED_OUTDATED, papers.issued_paper_outdated),
    (papers.NO_ENGLISH_PAPER, papers.paper_without_english),
    (papers.NO_ENGLISH_ITEM, papers.item_without_english),
    (papers.NO_VIETNAMESE_ITEM, papers.item_without_vietnamese),
    (papers.ENGLISH_OLDER, papers.english_older),
    (papers.NO_TOAST, papers.banquet_without_toast),
    (papers.NO_TALKING_POINTS, papers.meeting_without_talking_points),
)
"""Asked while the office still has something to prepare or to run."""

AFTERWARDS: tuple[tuple[Rule, Check], ...] = (
    (afterwards.REPORT_OVERDUE, afterwards.report_overdue),
    (afterwards.NO_OWNER, afterwards.promise_without_owner),
    (afterwards.NO_DATE, afterwards.promise_without_date),
    (afterwards.OVERDUE, afterwards.promise_overdue),
    (settlement.PAID_OVER_NORM, settlement.paid_over_norm),
    (settlement.PAID_OVER, settlement.paid_over_estimate),
    (settlement.TWICE, settlement.invoice_twice),
    (settlement.NO_INVOICE, settlement.ordered_without_invoice),
    (settlement.NOT_SETTLED, settlement.not_settled),
)
"""Asked also when the visit is reported or closed: a promise and an invoice outlive their visit."""

RULES: tuple[Rule, ...] = tuple(rule for rule, _check in (*WHILE_LIVE, *AFTERWARDS))

_NEVER_HAPPENS = frozenset({State.REFUSED, State.CANCELLED})


def find_all(facts: VisitFacts, ground: Ground) -> tuple[Finding, ...]:
    """Find everything wrong with a visit, the most dangerous first."""
    if facts.state in _NEVER_HAPPENS:
        return ()
    asked = WHILE_LIVE + AFTERWARDS if facts.state in LIVE else AFTERWARDS
    found = [finding for _rule, check in asked for finding in check(facts, ground)]
    return tuple(sorted(found, key=lambda finding: finding.order))


def worst(findings: Iterable[Finding]) -> Severity | None:
    """Give the gravest severity among findings, or None when there are none."""
    present = {finding.severity for finding in findings}
    return next(
        (s for s in (Severity.DANGER, Severity.WARNING, Severity.NOTE) if s in present), None
    )
