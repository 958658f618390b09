"""Who may follow what, and what an address must tell the programs that follow it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils.translation import gettext as _

from doingoai.accounts.models import Unit, User
from doingoai.accounts.queries import unit_and_below
from doingoai.accounts.rules import may
from doingoai.accounts.states import Permission
from doingoai.calendars.states import Scope
from doingoai.calendars.writing import Entry
from doingoai.delegations.models import Delegation
from doingoai.delegations.states import State
from doingoai.foundation.refusals import RuleBroken

OVER = frozenset({State.CLOSED, State.CANCELLED, State.REFUSED})
NEEDED = {
    Scope.LEADER: Permission.DELEGATION_VIEW_ALL,
    Scope.DELEGATION: Permission.PROGRAMME_WRITE,
    Scope.OFFICE: Permission.DELEGATION_VIEW_ALL,
}
"""The right by which one follows days that are not one's own."""


def may_follow(user: User, scope: Scope, unit: Unit | None = None) -> bool:
    """Test whether a person may follow such days at all; what they show of them is asked apart."""
    if scope == Scope.PERSON:
        return user.is_active
    if scope == Scope.UNIT:
        everywhere = may(user, Permission.DELEGATION_VIEW_ALL)
        return everywhere or (
            unit is not None and bool(user.permissions) and unit.pk in unit_and_below(user.unit)
        )
    return may(user, NEEDED[scope])


def check_still_runs(delegation: Delegation) -> None:
    """
    Refuse a new address for a visit that is over.

    :raises RuleBroken: feed.visit_over
    """
    if State(delegation.state) in OVER:
        raise RuleBroken(
            _(
                "The visit is “%(state)s”: nothing changes in it any more, so no new address is made."
            )
            % {"state": delegation.get_state_display()},
            code="feed.visit_over",
        )


@dataclass(frozen=True, slots=True)
class Seen:
    """What a feed has last shown of one event."""

    digest: str
    sequence: int
    changed_at: datetime
    starts: str
    last_on: date
    is_gone: bool = False


def news(
    seen: Mapping[str, Seen], entries: Sequence[Entry], *, since: date, first: int, at: datetime
) -> dict[str, Seen]:
    """
    Tell what has to be remembered anew: events that came, changed, or are there no more.

    What simply lies before `since` by now is not cancelled, only left out.
    """
    moved: dict[str, Seen] = {}
    for entry in entries:
        before = seen.get(entry.key)
        if before is None or before.is_gone or before.digest != entry.digest:
            number = first if before is None else before.sequence + 1
            starts = entry.starts.isoformat()
            moved[entry.key] = Seen(entry.digest, number, at, starts, entry.last_on)
    present = {entry.key for entry in entries}
    for key, before in seen.items():
        if key not in present and not before.is_gone and before.last_on >= since:
            moved[key] = replace(before, is_gone=True, sequence=before.sequence + 1, changed_at=at)
    return moved
