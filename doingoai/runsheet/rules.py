"""What must be true of a phone and of a day's log, whoever asks."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _

from doingoai.accounts.rules import may
from doingoai.accounts.states import Permission
from doingoai.delegations.models import Delegation
from doingoai.delegations.rules import CHANGEABLE
from doingoai.delegations.states import State
from doingoai.foundation.local_time import HERE
from doingoai.foundation.refusals import RuleBroken
from doingoai.runsheet.merging import Thing
from doingoai.runsheet.models import Device
from doingoai.runsheet.states import Apart

STAYS = timedelta(hours=24)
"""How long after the last day of its visits a phone keeps anything."""
SENDS = timedelta(days=7)
"""How long after that it may still send what was noted on it; it can read nothing any more."""
AHEAD = timedelta(hours=72)
"""How far a phone looks ahead: so long it works without a connection."""
BEHIND = timedelta(hours=18)
MOST_AT_ONCE = 100
LARGEST_ENTRY = 16_384
"""Characters of one entry as JSON; the phone shows one that is larger instead of sending it."""
RUNNING = frozenset({State.APPROVED, State.UNDER_WAY})


def end_of(last_day: date) -> datetime:
    """Give the moment when a visit's last day is over, at the office."""
    return datetime.combine(last_day + timedelta(days=1), time.min, HERE)


def check_can_enrol(visits: Sequence[Delegation], *, at: datetime) -> None:
    """
    Refuse a phone without a visit, and visits that are not decided or lie behind.

    :raises RuleBroken: run_device.no_visit, run_device.not_running
    """
    if not visits:
        raise RuleBroken(
            _("Choose the visit whose day is to lie on this phone."), code="run_device.no_visit"
        )
    for visit in visits:
        if State(visit.state) not in RUNNING or end_of(visit.ends_on) <= at:
            raise RuleBroken(
                _(
                    "“%(title)s” cannot be taken onto a phone: it is “%(now)s” until %(day)s. "
                    "Only a visit that is approved or under way can."
                )
                % {
                    "title": visit.title,
                    "now": State(visit.state).label,
                    "day": f"{visit.ends_on:%d/%m/%Y}",
                },
                code="run_device.not_running",
            )


def is_live(device: Device, seen: Collection[int], *, at: datetime) -> bool:
    """
    Test whether a phone may still read: neither stopped nor over, its officer still in and seeing.

    `seen` are the keys of its visits that its officer may see at this moment.
    """
    return (
        device.revoked_at is None
        and device.wiped_at is None
        and device.expires_at > at
        and may(device.officer, Permission.RUNSHEET_USE)
        and bool(seen)
    )


def apart_of(device: Device, seen: Collection[int], *, at: datetime) -> Apart | None:
    """Say why what a phone sends now is kept apart; None where it joins the log."""
    if device.revoked_at is not None:
        return Apart.REVOKED
    may_send = may(device.officer, Permission.RUNSHEET_USE) and bool(seen)
    if not may_send or device.wiped_at or device.expires_at + SENDS <= at:
        return Apart.ENDED
    return None


def check_can_write(visit: Delegation) -> None:
    """
    Refuse an entry by hand in the log of a visit whose data are frozen.

    :raises RuleBroken: delegation.frozen
    """
    if State(visit.state) not in CHANGEABLE:
        raise RuleBroken(
            _("This visit is “%(now)s”; its data are frozen.") % {"now": State(visit.state).label},
            code="delegation.frozen",
        )


def check_is_contradictory(thing: Thing | None, value: str) -> None:
    """
    Refuse to settle what is not contradictory, or with something nobody has said.

    :raises RuleBroken: run_sheet.nothing_to_settle, run_sheet.nobody_said_so
    """
    if thing is None or not thing.is_contradictory:
        raise RuleBroken(
            _("There is nothing to settle here any more: it was settled meanwhile."),
            code="run_sheet.nothing_to_settle",
        )
    if value not in thing.values:
        raise RuleBroken(
            _("Choose one of the things that were said."), code="run_sheet.nobody_said_so"
        )
