"""What must be true of people, cars and rooms, whoever asks."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from doingoai.foundation.local_time import HERE, local_day
from doingoai.foundation.refusals import RuleBroken
from doingoai.resources.facts import ResourceFacts
from doingoai.resources.states import KIND_OF_NEED, ROLE_OF_NEED, NeedKind, ResourceKind


def check_times(starts_at: datetime, ends_at: datetime) -> None:
    """
    Refuse a time that does not end after it begins.

    :raises RuleBroken: booking.takes_no_time
    """
    if ends_at <= starts_at:
        raise RuleBroken(
            _("The time from %(start)s to %(end)s ends before it begins. Correct one of the two.")
            % {"start": _told(starts_at), "end": _told(ends_at)},
            code="booking.takes_no_time",
            field="ends_at",
        )


def check_as_seen(name: str, version: int, seen: int | None) -> None:
    """
    Refuse to move a booking that somebody else has moved since it was looked at.

    :raises RuleBroken: booking.changed_meanwhile
    """
    if seen is not None and seen != version:
        raise RuleBroken(
            _(
                "Somebody else has moved this booking meanwhile; it is now with %(name)s. Look again."
            )
            % {"name": name},
            code="booking.changed_meanwhile",
        )


def check_can_be(one: ResourceFacts, kind: NeedKind, *, on: date, until: date) -> None:
    """
    Refuse one of the pool that is not of the kind needed, or not in it at that time.

    :raises RuleBroken: booking.wrong_kind, booking.not_active
    """
    role = ROLE_OF_NEED.get(kind)
    if one.kind != KIND_OF_NEED[kind] or (role is not None and role not in one.roles):
        raise RuleBroken(
            _("is not entered as “%(kind)s”") % {"kind": kind.label}, code="booking.wrong_kind"
        )
    check_active(one.active_from, one.active_until, on=on, until=until)


def check_active(since: date | None, last: date | None, *, on: date, until: date) -> None:
    """
    Refuse a time before one joined the pool or after one left it.

    :raises RuleBroken: booking.not_active
    """
    if (since and on < since) or (last and until > last):
        raise RuleBroken(
            _("is in the pool only from %(since)s to %(last)s")
            % {
                "since": f"{since:%d/%m/%Y}" if since else "…",
                "last": f"{last:%d/%m/%Y}" if last else "…",
            },
            code="booking.not_active",
        )


def check_entry(kind: ResourceKind, values: dict[str, object]) -> None:
    """
    Refuse an entry of the register that lacks what its kind is known by.

    :raises RuleBroken: resource.no_name, resource.no_role, resource.no_plate, resource.no_place,
        resource.ends_before_start
    """
    if kind == ResourceKind.PERSON:
        if not (values.get("user") or values.get("person") or values.get("name")):
            raise RuleBroken(_("Choose a colleague or a known person, or write a name."), code="resource.no_name", field="name")  # fmt: skip
        if not any(values.get(role.value) for role in ROLE_OF_NEED.values()):
            raise RuleBroken(_("Say as what this person can be booked: interpreter, officer, driver."), code="resource.no_role", field="is_interpreter")  # fmt: skip
    if kind == ResourceKind.VEHICLE and not values.get("plate"):
        raise RuleBroken(_("Write the number plate."), code="resource.no_plate", field="plate")
    if kind == ResourceKind.ROOM and not values.get("place"):
        raise RuleBroken(_("Choose the place this room is."), code="resource.no_place", field="place")  # fmt: skip
    since, last = values.get("active_from"), values.get("active_until")
    if isinstance(since, date) and isinstance(last, date) and last < since:
        raise RuleBroken(_("The last day lies before the first one. Correct one of the two."), code="resource.ends_before_start", field="active_until")  # fmt: skip


def span_words(starts_at: datetime, ends_at: datetime) -> str:
    """A stretch of time as people at the office say it: 08:00–10:00 on 09/02/2026."""
    start, end = starts_at.astimezone(HERE), ends_at.astimezone(HERE)
    if local_day(starts_at) == local_day(ends_at):
        return f"{start:%H:%M}–{end:%H:%M} {start:%d/%m/%Y}"
    return f"{start:%H:%M %d/%m}–{end:%H:%M %d/%m/%Y}"


def _told(moment: datetime) -> str:
    return f"{moment.astimezone(HERE):%H:%M %d/%m/%Y}"
