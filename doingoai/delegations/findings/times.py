"""Days and hours of the programme: reversed, outside the visit, unlikely, too close together."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from django.utils.translation import gettext_lazy as _

from doingoai.delegations.facts import VIET_NAM, VisitFacts
from doingoai.delegations.findings import sources
from doingoai.delegations.findings.attendance import (
    are_apart,
    guest_keys,
    in_order,
    items_of,
    place_name,
)
from doingoai.delegations.findings.finding import Finding, Rule
from doingoai.delegations.findings.ground import AIRPORT_MINUTES, TRAVEL_MINUTES, Ground
from doingoai.delegations.findings.wording import item_label, moment
from doingoai.delegations.states import Severity
from doingoai.directory.states import PlaceKind
from doingoai.foundation.vietnamese import short_date
from doingoai.programme.facts import ItemFacts
from doingoai.programme.states import MEALS, MEETINGS, ItemKind

DATES_REVERSED = Rule(
    code="visit.dates_reversed",
    severity=Severity.DANGER,
    title=_("Visit ends before it starts"),
    explain=_("The visit starts on %(starts)s and ends on %(ends)s."),
    mend=_("Correct the dates of the visit."),
    source=sources.CONTRADICTION,
    confidence="H",
)
ENDS_BEFORE_START = Rule(
    code="item.ends_before_start",
    severity=Severity.DANGER,
    title=_("Item ends before it starts"),
    explain=_("“%(item)s” starts at %(starts)s and ends at %(ends)s."),
    mend=_("Correct the start or the end."),
    source=sources.CONTRADICTION,
    confidence="H",
)
OUTSIDE_VISIT = Rule(
    code="item.outside_visit",
    severity=Severity.WARNING,
    title=_("Item outside the dates of the visit"),
    explain=_("“%(item)s” (%(at)s) is outside the visit of %(starts)s to %(ends)s."),
    mend=_("Move the item or change the dates of the visit."),
    source=sources.CONTRADICTION,
    confidence="H",
)
UNLIKELY_HOUR = Rule(
    code="item.unlikely_hour",
    severity=Severity.WARNING,
    title=_("Item at an unlikely hour"),
    explain=_("“%(item)s” starts at %(at)s."),
    mend=_("Check morning and afternoon: 02:00 is often meant as 14:00."),
    source=sources.PROTOCOL,
    confidence="M",
)
GAP_TOO_SHORT = Rule(
    code="item.gap_too_short",
    severity=Severity.WARNING,
    title=_("No time to get from one place to the next"),
    explain=_("Only %(minutes)s minutes between “%(earlier)s” and “%(later)s” at another place."),
    mend=_("Move one of the two, or shorten the earlier one; leave at least %(needed)s minutes."),
    source=sources.PROTOCOL,
    confidence="L",
)

_FIRST_HOUR, _LAST_HOUR = 6, 22
_AT_SET_HOURS = MEETINGS | MEALS | {ItemKind.VISIT, ItemKind.CULTURE, ItemKind.PRESS}
_ON_THE_WAY = frozenset({ItemKind.TRANSFER, ItemKind.FREE, ItemKind.PRESS})


def dates_reversed(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    if facts.starts_on and facts.ends_on and facts.ends_on < facts.starts_on:
        params = {"starts": short_date(facts.starts_on), "ends": short_date(facts.ends_on)}
        yield DATES_REVERSED.at("visit", "", "ends_on", **params)


def item_ends_before_start(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for item in facts.items:
        if item.ends_at is not None and item.ends_at < item.starts_at:
            times = {"starts": moment(item.starts_at), "ends": moment(item.ends_at)}
            yield ENDS_BEFORE_START.at("item", item.key, "ends_at", item=item_label(item), **times)


def item_outside_visit(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    if facts.starts_on is None or facts.ends_on is None or facts.ends_on < facts.starts_on:
        return
    dates = {"starts": short_date(facts.starts_on), "ends": short_date(facts.ends_on)}
    for item in facts.items:
        day = item.starts_at.astimezone(VIET_NAM).date()
        ends = (item.ends_at or item.starts_at).astimezone(VIET_NAM).date()
        # A banquet of the last evening may end after midnight.
        if not facts.starts_on <= day <= facts.ends_on or ends > facts.ends_on + timedelta(days=1):
            params = {"item": item_label(item), "at": moment(item.starts_at)}
            yield OUTSIDE_VISIT.at("item", item.key, "starts_at", **params, **dates)


def item_at_unlikely_hour(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for item in facts.items:
        hour = item.starts_at.astimezone(VIET_NAM).hour
        if item.kind in _AT_SET_HOURS and not _FIRST_HOUR <= hour < _LAST_HOUR:
            params = {"item": item_label(item), "at": moment(item.starts_at)}
            yield UNLIKELY_HOUR.at("item", item.key, "starts_at", **params)


def gap_too_short(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for earlier, later in _moves(facts):
        if earlier.ends_at is None or not are_apart(earlier.place, later.place):
            continue
        gap = later.starts_at - earlier.ends_at
        needed = _minutes_needed(earlier, later, facts, ground)
        if timedelta(0) <= gap < timedelta(minutes=needed):
            params = {"earlier": item_label(earlier), "later": item_label(later)}
            minutes = {"minutes": str(gap // timedelta(minutes=1)), "needed": str(needed)}
            yield GAP_TOO_SHORT.at("item", later.key, "starts_at", **params, **minutes)


def _moves(facts: VisitFacts) -> Iterator[tuple[ItemFacts, ItemFacts]]:
    """Give, once each, what follows what for one of the guests or for all together."""
    placed = [i for i in facts.items if i.kind not in _ON_THE_WAY and place_name(i.place)]
    rows = [in_order([item for item in placed if not item.guests])]
    rows += [row for _member, row in items_of(facts.members, placed, guest_keys(facts))]
    moves = {(one.key, two.key): (one, two) for row in rows for one, two in pairwise(row)}
    yield from moves.values()


def _minutes_needed(earlier: ItemFacts, later: ItemFacts, facts: VisitFacts, ground: Ground) -> int:
    by_air = PlaceKind.AIRPORT in (earlier.place.kind, later.place.kind)
    return ground.term(AIRPORT_MINUTES if by_air else TRAVEL_MINUTES, facts)
