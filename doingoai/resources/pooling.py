"""The whole pool and what of it is taken, as the solver wants them: in four queries, whatever the time."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.utils.translation import gettext as _

from doingoai.foundation.local_time import HERE
from doingoai.resources.assigning import Resource, Role, Taken
from doingoai.resources.gathering import AROUND
from doingoai.resources.models import Booking, Skill
from doingoai.resources.models import Resource as Entry
from doingoai.resources.queries import absences_between, bookings_between
from doingoai.resources.states import Mode, PersonRole, ResourceKind

_ROLES = {
    PersonRole.INTERPRETER: Role.INTERPRETER,
    PersonRole.OFFICER: Role.OFFICER,
    PersonRole.DRIVER: Role.DRIVER,
}
_NEAR = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Where:
    """Where something that happens is, and for which party; by the key of its subject."""

    place: str = ""
    party: str = ""


@dataclass(frozen=True, slots=True)
class Pool:
    resources: tuple[Resource, ...]
    taken: tuple[Taken, ...]


def place_key(pk: int | None) -> str:
    return f"place-{pk}" if pk else ""


def pool_between(
    starts_at: datetime, ends_at: datetime, *, where: Mapping[str, Where], on: date
) -> Pool:
    """
    Everybody and everything of the pool, and what is taken from two days before to two days after.

    Of languages those count whose evidence is still valid `on` that day. `where` tells of what is
    booked where it is and for whom; what it names is read whenever it is.
    """
    entries = list(
        Entry.objects.filter(Q(active_until__isnull=True) | Q(active_until__gte=on))
        .prefetch_related("skills")
        .order_by("sort_key", "id")
    )
    start, end = starts_at - _NEAR, ends_at + _NEAR
    keys = {entry.pk for entry in entries}
    taken = [one for one in _booked(start, end, where) if int(one.resource) in keys]
    taken += [one for one in _away(start, end) if int(one.resource) in keys]
    taken += [stretch for entry in entries for stretch in _not_there(entry, start, end)]
    load = _load(starts_at, ends_at)
    return Pool(
        tuple(_resource(entry, load[entry.pk], on) for entry in entries if _role(entry)),
        tuple(taken),
    )


def _role(entry: Entry) -> Role | None:
    """What one of the pool is first of all; a person may be more."""
    if entry.kind != ResourceKind.PERSON:
        return Role(entry.kind)
    return _ROLES[entry.roles[0]] if entry.roles else None


def _resource(entry: Entry, load: int, on: date) -> Resource:
    skills = [one for one in entry.skills.all() if one.valid_until is None or one.valid_until >= on]
    return Resource(
        str(entry.pk),
        entry.name,
        _role(entry) or Role.OFFICER,
        languages={one.language: one.level for one in skills},
        modes_in={one.language: _modes(one) for one in skills},
        seats=entry.seats or entry.capacity or 0,
        layouts=frozenset(word for word in entry.layouts.split(",") if word),
        place=place_key(entry.place_id),
        load=load,
        also=frozenset(_ROLES[role] for role in entry.roles[1:]),
    )


def _modes(skill: Skill) -> frozenset[str]:
    known = {Mode.CONSECUTIVE: skill.is_consecutive, Mode.SIMULTANEOUS: skill.is_simultaneous}
    return frozenset(mode.value for mode, can in known.items() if can)


def _booked(start: datetime, end: datetime, where: Mapping[str, Where]) -> Iterator[Taken]:
    nowhere = Where()
    near = Q(starts_at__lt=end, ends_at__gt=start)
    rows = Booking.objects.filter(near | Q(about_id__in=where)).values_list(
        "resource_id", "starts_at", "ends_at", "about_label", "about_id", "resource__place_id"
    )
    for key, first, last, label, about, room in rows:
        there = where.get(about, nowhere)
        place = place_key(room) or there.place
        yield Taken(
            str(key), first.astimezone(HERE), last.astimezone(HERE), label, place,
            party=there.party,
        )  # fmt: skip


def _away(start: datetime, end: datetime) -> Iterator[Taken]:
    for one in absences_between(start, end):
        yield Taken(
            str(one.resource_id), one.starts_at.astimezone(HERE), one.ends_at.astimezone(HERE),
            one.get_reason_display(), is_absence=True,
        )  # fmt: skip


def _not_there(entry: Entry, start: datetime, end: datetime) -> Iterator[Taken]:
    """The time before one joined the pool and after one leaves it."""
    spans = []
    if entry.active_from:
        spans.append((start, datetime.combine(entry.active_from, time(), HERE)))
    if entry.active_until:
        spans.append((datetime.combine(entry.active_until + timedelta(days=1), time(), HERE), end))
    for first, last in spans:
        if first < last:
            yield Taken(str(entry.pk), first, last, _("not in the pool"), is_absence=True)


def _load(starts_at: datetime, ends_at: datetime) -> Counter[int]:
    """Minutes booked in the month around, by key."""
    found: Counter[int] = Counter()
    rows = bookings_between(starts_at - AROUND, ends_at + AROUND)
    for key, first, last in rows.values_list("resource_id", "starts_at", "ends_at"):
        found[key] += (last - first) // timedelta(minutes=1)
    return found
