"""
Needs and bookings. Nothing is booked twice at one time: the database itself refuses it.

An action does not look first whether somebody is free: it books, and turns the refusal of the
database into words. The entry of the pool is held meanwhile, so that of many at one moment each
gets its answer and none waits for another in a circle.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from doingoai.accounts.models import User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.foundation import audit
from doingoai.foundation.local_time import local_day
from doingoai.foundation.refusals import RuleBroken
from doingoai.foundation.subjects import HasSubject, Subject, subject_of
from doingoai.resources import rules
from doingoai.resources.gathering import facts_of
from doingoai.resources.models import Booking, Need, Resource
from doingoai.resources.queries import bookings_about
from doingoai.resources.refusing import refusal_of
from doingoai.resources.states import NeedKind

NEED_FIELDS = frozenset({"language", "mode", "least_level", "size", "note"})


@transaction.atomic
def add_need(
    about: HasSubject | Subject,
    *,
    kind: NeedKind,
    starts_at: datetime,
    ends_at: datetime,
    by: User,
    **fields: Any,
) -> Need:
    """
    Say what something that happens needs.

    :raises RuleBroken: booking.takes_no_time, need.no_language
    """
    require(by, Permission.RESOURCE_BOOK)
    rules.check_times(starts_at, ends_at)
    if kind == NeedKind.INTERPRETER and not fields.get("language"):
        raise RuleBroken(
            _("Choose the language to interpret."), code="need.no_language", field="language"
        )
    if unknown := fields.keys() - NEED_FIELDS:
        raise KeyError(unknown)
    subject = subject_of(about)
    need = Need.objects.create(
        about_type=subject.type, about_id=subject.id, about_label=subject.label, kind=kind,
        starts_at=starts_at, ends_at=ends_at, **fields,
    )  # fmt: skip
    audit.record("need.added", need, by=by, kind=kind)
    return need


@transaction.atomic
def remove_need(need: Need, *, by: User) -> None:
    """
    Take a need back; who is booked for it has to be freed first.

    :raises RuleBroken: need.is_met
    """
    require(by, Permission.RESOURCE_BOOK)
    need = Need.objects.select_for_update(no_key=True).get(pk=need.pk)
    booking = Booking.objects.filter(need=need).select_related("resource").first()
    if booking is not None:
        raise RuleBroken(
            _("%(name)s is booked for it. Free %(name)s first.") % {"name": booking.resource.name},
            code="need.is_met",
        )
    audit.record("need.removed", need, by=by, kind=need.kind)
    need.delete()


@transaction.atomic
def book(
    resource: Resource,
    *,
    starts_at: datetime,
    ends_at: datetime,
    about: HasSubject | Subject,
    by: User,
    at: datetime,
    need: Need | None = None,
    note: str = "",
) -> Booking:
    """
    Book one of the pool for a time.

    :raises RuleBroken: booking.taken, booking.away, booking.takes_no_time, booking.wrong_kind,
        booking.not_active, booking.no_purpose, need.is_met
    """
    require(by, Permission.RESOURCE_BOOK)
    resource = Resource.objects.select_for_update(no_key=True).get(pk=resource.pk)
    subject = subject_of(about)
    if not subject.label.strip():
        raise RuleBroken(_("Say what it is booked for."), code="booking.no_purpose", field="purpose")  # fmt: skip
    _check(resource, starts_at, ends_at, need)
    booking = Booking(
        resource=resource, starts_at=starts_at, ends_at=ends_at, about_type=subject.type,
        about_id=subject.id, about_label=subject.label, need=need, note=note, booked_by=by,
        booked_at=at,
    )  # fmt: skip
    _write(booking, lambda: booking.save(force_insert=True))
    audit.record(
        "resource.booked", resource, by=by, starts_at=starts_at, ends_at=ends_at,
        purpose=subject.label,
    )  # fmt: skip
    return booking


def _check(resource: Resource, starts_at: datetime, ends_at: datetime, need: Need | None) -> None:
    rules.check_times(starts_at, ends_at)
    on, until = local_day(starts_at), local_day(ends_at)
    if need is not None:
        facts = facts_of(resource, need)
        _named(resource, lambda: rules.check_can_be(facts, NeedKind(need.kind), on=on, until=until))
    since, last = resource.active_from, resource.active_until
    _named(resource, lambda: rules.check_active(since, last, on=on, until=until))


def _named(resource: Resource, check: Callable[[], None]) -> None:
    """Say of whom a refusal speaks."""
    try:
        check()
    except RuleBroken as refusal:
        raise RuleBroken(f"{resource.name} {refusal.message}.", code=refusal.code) from refusal


def _write(booking: Booking, write: Callable[[], None]) -> None:
    """
    Let the database accept or refuse.

    :raises RuleBroken: booking.taken, booking.away, need.is_met
    """
    try:
        with transaction.atomic():
            write()
    except IntegrityError as fault:
        refusal = refusal_of(booking)
        if refusal is None:
            raise
        raise refusal from fault


@transaction.atomic
def move_booking(
    booking: Booking,
    *,
    by: User,
    resource: Resource | None = None,
    starts_at: datetime | None = None,
    ends_at: datetime | None = None,
    version: int | None = None,
) -> Booking:
    """
    Give a booking to another of the pool, or to another time.

    `version` is the one that was looked at: who looked at an old board is told.

    :raises RuleBroken: booking.changed_meanwhile, and as `book`
    """
    require(by, Permission.RESOURCE_BOOK)
    now = Booking.objects.get(pk=booking.pk)
    held = {one.pk: one for one in hold_all({now.resource_id, (resource or now.resource).pk})}
    booking = Booking.objects.select_for_update(no_key=True).get(pk=booking.pk)
    if booking.resource_id not in held:
        held |= {one.pk: one for one in hold_all({booking.resource_id})}
    rules.check_as_seen(held[booking.resource_id].name, booking.version, version)
    before = (held[booking.resource_id], booking.starts_at, booking.ends_at)
    target = held[resource.pk] if resource else held[booking.resource_id]
    after = (target, starts_at or booking.starts_at, ends_at or booking.ends_at)
    if after == before and not booking.is_displaced:
        return booking
    _check(*after, booking.need)
    booking.resource, booking.starts_at, booking.ends_at = after
    _save_moved(booking)
    audit.record(
        "booking.moved", target, by=by, purpose=booking.about_label, starts_at=after[1],
        ends_at=after[2], before=before[0].name,
    )  # fmt: skip
    return booking


def hold_all(keys: set[int]) -> list[Resource]:
    """Hold entries of the pool until the act is over, always in one order."""
    return list(Resource.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk"))


def _save_moved(booking: Booking) -> None:
    booking.is_displaced = False
    booking.version += 1
    fields = ["resource", "starts_at", "ends_at", "is_displaced", "version"]
    _write(booking, lambda: booking.save(update_fields=fields))


@transaction.atomic
def cancel_booking(booking: Booking, *, by: User) -> Resource:
    """Free who or what is booked; the audit keeps what it was."""
    require(by, Permission.RESOURCE_BOOK)
    resource = Resource.objects.select_for_update(no_key=True).get(pk=booking.resource_id)
    booking = Booking.objects.select_for_update(no_key=True).get(pk=booking.pk)
    free_held(booking, resource, by=by)
    return resource


@transaction.atomic
def free_held(booking: Booking, resource: Resource, *, by: User) -> None:
    """Take a booking away and audit it: part of an act that holds its resource."""
    audit.record(
        "booking.cancelled", resource, by=by, starts_at=booking.starts_at, ends_at=booking.ends_at,
        purpose=booking.about_label,
    )  # fmt: skip
    booking.delete()


def hold(about: HasSubject | Subject) -> None:
    """Hold who is booked for something until the act is over: before anything is audited of it."""
    hold_all(set(bookings_about(subject_of(about)).values_list("resource_id", flat=True)))


@transaction.atomic
def follow(
    about: HasSubject | Subject, *, starts_at: datetime, ends_at: datetime | None, by: User
) -> None:
    """
    Let needs and bookings follow what they are for to another time or name; part of the caller's act,
    which asks for its right.

    :raises RuleBroken: booking.taken, booking.away, booking.no_end, booking.not_active
    """
    subject = subject_of(about)
    hold(subject)
    needs = Need.objects.filter(about_type=subject.type, about_id=subject.id)
    bookings = list(bookings_about(subject).order_by("id"))
    if not bookings and not needs.exists():
        return
    if ends_at is None or ends_at <= starts_at:
        raise RuleBroken(
            _("Say when it ends: people, cars or rooms are booked for it or needed."),
            code="booking.no_end",
            field="ends_at",
        )
    needs.update(starts_at=starts_at, ends_at=ends_at, about_label=subject.label)
    for booking in bookings:
        _follow(booking, starts_at, ends_at, subject, by)


def _follow(
    booking: Booking, starts_at: datetime, ends_at: datetime, subject: Subject, by: User
) -> None:
    if booking.about_label != subject.label:
        booking.about_label = subject.label
        booking.save(update_fields=["about_label"])
    if (booking.starts_at, booking.ends_at) == (starts_at, ends_at):
        return
    _check(booking.resource, starts_at, ends_at, None)
    booking.starts_at, booking.ends_at = starts_at, ends_at
    _save_moved(booking)
    audit.record(
        "booking.moved", booking.resource, by=by, purpose=subject.label, starts_at=starts_at,
        ends_at=ends_at,
    )  # fmt: skip


@transaction.atomic
def release(about: HasSubject | Subject, *, by: User, since: datetime | None = None) -> None:
    """
    Free everybody booked for something that does not happen, and forget what it needed; part of the
    caller's act. With `since`, what was over by then stays.
    """
    subject = subject_of(about)
    keys = set(bookings_about(subject).values_list("resource_id", flat=True))
    held = {one.pk: one for one in hold_all(keys)}
    needs = Need.objects.filter(about_type=subject.type, about_id=subject.id)
    bookings = bookings_about(subject).filter(resource_id__in=held)
    if since is not None:
        bookings, needs = bookings.filter(ends_at__gt=since), needs.filter(ends_at__gt=since)
    for booking in bookings:
        free_held(booking, held[booking.resource_id], by=by)
    needs.delete()
