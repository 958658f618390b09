"""Reads of the day: phones, the log of a visit, and the day as plain values."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from doingoai.accounts.actions import hash_of_token
from doingoai.accounts.models import User
from doingoai.delegations.checklists import anchor_of
from doingoai.delegations.models import Delegation, Member
from doingoai.delegations.queries import visible_delegations, visits_between
from doingoai.foundation.local_time import HERE
from doingoai.procedures.queries import Line, sheets_of
from doingoai.programme.models import Item
from doingoai.programme.states import Side
from doingoai.resources.models import Booking
from doingoai.resources.queries import crews
from doingoai.resources.states import ResourceKind
from doingoai.runsheet.facts import Day, DayItem, Guest, Phone, StepLine, Tickable
from doingoai.runsheet.merging import Event, State, state_of
from doingoai.runsheet.models import Device, Entry, Photo, Refusal
from doingoai.runsheet.reading import Unreadable, event_of
from doingoai.runsheet.rules import AHEAD, RUNNING, is_live
from doingoai.runsheet.states import Apart, Kind


def device_called(key: str, secret: str) -> Device | None:
    """The phone that knows this secret, stopped or not: what it may do is asked afterwards."""
    return (
        Device.objects.filter(key=key, hash=hash_of_token(secret)).select_related("officer").first()
    )


def visits_of(device: Device) -> QuerySet[Delegation]:
    """The visits of a phone that its officer may see at this moment."""
    return (
        visible_delegations(device.officer)
        .filter(pk__in=device.visits.values("pk"))
        .select_related("programme", "responsible")
        .order_by("starts_on", "id")
    )


def may_read(device: Device, *, at: datetime) -> bool:
    """Test whether a phone may read anything at this moment."""
    return is_live(device, list(visits_of(device).values_list("pk", flat=True)), at=at)


def devices_of(visit: Delegation) -> QuerySet[Device]:
    """The phones on which a visit lies or lay, the newest first."""
    return Device.objects.filter(visits=visit).select_related("officer")


def own_devices(user: User, *, at: datetime) -> QuerySet[Device]:
    """The phones of somebody that may still read."""
    return Device.objects.filter(
        officer=user, revoked_at__isnull=True, wiped_at__isnull=True, expires_at__gt=at
    )


def running_visits(on: date, *, seen_by: User) -> QuerySet[Delegation]:
    """Visits of today and of the next days that a phone can be made ready for."""
    days = timedelta(days=AHEAD.days)
    return (
        visits_between(on, on + days, seen_by=seen_by)
        .filter(state__in=RUNNING)
        .select_related("programme")
    )


def entries_of(visit: Delegation) -> QuerySet[Entry]:
    """The log of a visit as it came."""
    return Entry.objects.filter(visit=visit).select_related("device", "by")


def events_of(entries: Iterable[Entry]) -> tuple[list[Event], list[Entry]]:
    """Read stored entries; what could not be understood when it came is given beside them."""
    events, unread = [], []
    for entry in entries:
        if entry.apart == Apart.UNREADABLE:
            unread.append(entry)
            continue
        try:
            events.append(event_of(entry.payload, device=source_of(entry), apart=entry.apart))
        except Unreadable:
            unread.append(entry)
    return events, unread


def source_of(entry: Entry) -> str:
    """Who an entry comes from, as the log tells makers apart: a phone, or somebody at the desk."""
    return str(entry.device.key) if entry.device else f"user-{entry.by_id}"


def logs_of(visits: Iterable[Delegation]) -> dict[int, list[Event]]:
    """The logs of several visits, read at once; what could not be understood is left out."""
    logs: dict[int, list[Event]] = {visit.pk: [] for visit in visits}
    read: dict[int, list[Entry]] = {key: [] for key in logs}
    for entry in Entry.objects.filter(visit__in=logs).select_related("device"):
        read[entry.visit_id].append(entry)
    return {key: events_of(entries)[0] for key, entries in read.items()}


def log_of(visit: Delegation) -> State:
    """What the log of a visit says now."""
    return state_of(events_of(entries_of(visit))[0])


def guest_on(device: Device, key: int) -> Member | None:
    """A guest of a visit that lies on a phone and that its officer may see."""
    guests = Member.objects.filter(delegation__in=visits_of(device), photo__isnull=False)
    return guests.filter(pk=key).select_related("photo").first()


def incidents_of(visit: Delegation) -> list[tuple[Entry, Event]]:
    """What went wrong, as it was noted, in the order of its making."""
    found = []
    for entry in entries_of(visit).filter(kind=Kind.INCIDENT, apart=""):
        events, _unread = events_of([entry])
        found += [(entry, event) for event in events]
    return sorted(found, key=lambda pair: pair[1].order)


def photos_of(visit: Delegation) -> QuerySet[Photo]:
    """The pictures taken on the day, in the order of their coming."""
    return Photo.objects.filter(visit=visit).select_related("file")


def tickables_of(item: Item) -> tuple[Tickable, ...]:
    """What is ticked of an item: that it began, that the guests are there, that it is over."""
    key = f"item-{item.pk}"
    return (
        Tickable(f"{key}:begun", _("Begun")),
        Tickable(f"{key}:arrived", _("Guests are there")),
        Tickable(f"{key}:finished", _("Finished")),
    )


def steps_of(items: Iterable[Item]) -> dict[int, tuple[StepLine, ...]]:
    """The steps of the procedures of several items, by the key of the item: a few reads for all."""
    found: dict[int, tuple[StepLine, ...]] = {}
    for sheet in sheets_of([anchor_of(item) for item in items]):
        item = int(sheet.anchor.id)
        found[item] = found.get(item, ()) + tuple(_step(item, line) for line in sheet.lines)
    return found


def _step(item: int, line: Line) -> StepLine:
    step, mark = line.step, line.mark
    return StepLine(
        key=f"item-{item}:step-{step.pk}",
        second=f"item-{item}:second-{step.pk}" if step.needs_second else "",
        label=step.text,
        who=step.who,
        due_at=line.due_at.astimezone(HERE),
        outcome=mark.outcome if mark else "",
        by=mark.by.name if mark else "",
        by_key=mark.by_id if mark else 0,
        second_by=mark.second_by.name if mark and mark.second_by else "",
        second_key=(mark.second_by_id or 0) if mark else 0,
    )


def refusals_of(visits: Iterable[Delegation]) -> dict[int, list[Refusal]]:
    """What phones said of steps and the checklists did not take, by visit, in the order it came."""
    found: dict[int, list[Refusal]] = {visit.pk: [] for visit in visits}
    refused = Refusal.objects.filter(entry__visit__in=found)
    for one in refused.select_related("entry__device", "entry__by"):
        found[one.entry.visit_id].append(one)
    return found


def days_of(
    visits: Sequence[Delegation], *, since: datetime | None = None, until: datetime | None = None
) -> list[Day]:
    """The days of visits, or what of them begins within a span."""
    programmes = {visit.programme_id: visit for visit in visits}
    items = Item.objects.filter(programme__in=programmes)
    if since is not None:
        items = items.filter(starts_at__gte=since)
    if until is not None:
        items = items.filter(starts_at__lt=until)
    items = (
        items.select_related("place", "responsible")
        .prefetch_related("participations")
        .order_by("starts_at", "id")
    )
    by_visit: dict[int, list[Item]] = {visit.pk: [] for visit in visits}
    steps, booked = steps_of(items), crews(Item.subject_type, [str(item.pk) for item in items])
    for item in items:
        by_visit[programmes[item.programme_id].pk].append(item)
    members: dict[int, list[Member]] = {visit.pk: [] for visit in visits}
    for member in (
        Member.objects.filter(delegation__in=members)
        .select_related("person")
        .order_by("order", "id")
    ):
        members[member.delegation_id].append(member)
    return [_day(visit, by_visit[visit.pk], members[visit.pk], steps, booked) for visit in visits]


def _day(
    visit: Delegation,
    items: Sequence[Item],
    members: Sequence[Member],
    steps: Mapping[int, tuple[StepLine, ...]],
    booked: Mapping[str, Sequence[Booking]],
) -> Day:
    phones = _phones([(visit.responsible, _("Responsible for the visit"))])
    return Day(
        visit=visit.pk,
        title=visit.title,
        reference=visit.reference,
        items=tuple(
            _item(
                item,
                members,
                steps.get(item.pk, ()),
                booked.get(str(item.pk), ()),
                known=visit.responsible,
            )
            for item in items
        ),
        phones=phones,
    )


def _item(
    item: Item,
    members: Sequence[Member],
    steps: tuple[StepLine, ...],
    crew: Sequence[Booking],
    *,
    known: User | None,
) -> DayItem:
    named = {one.person_id for one in item.participations.all() if one.side == Side.GUEST}
    present = [one for one in members if not named or one.person_id in named]
    key = f"item-{item.pk}"
    responsible = [(item.responsible, _("Responsible for this item"))]
    return DayItem(
        key=key,
        starts_at=item.starts_at.astimezone(HERE),
        ends_at=item.ends_at.astimezone(HERE) if item.ends_at else None,
        title=item.title,
        kind=str(item.get_kind_display()),
        place=str(item.place) if item.place else "",
        address=item.place.address if item.place else "",
        car=_car(item, crew),
        responsible=item.responsible.name if item.responsible else item.responsible_text,
        interpreter=item.interpreter,
        ticks=tickables_of(item),
        steps=steps,
        guests=tuple(
            Guest(f"{key}:guest-{one.pk}", one.person.name.full, one.pk, one.photo_id or 0)
            for one in present
        ),
        phones=tuple(
            dict.fromkeys(
                [
                    *(_phones(responsible) if item.responsible != known else ()),
                    *_phones_of_crew(crew, known),
                ]
            )
        ),
    )


def _car(item: Item, crew: Sequence[Booking]) -> str:
    """The car as the programme names it, with the plate of what is booked where it is not said there."""
    plates = [one.resource.plate for one in crew if one.resource.plate not in item.car]
    return " · ".join(filter(None, [item.car, *plates]))


def _phones_of_crew(crew: Sequence[Booking], known: User | None) -> Iterable[Phone]:
    """Who drives, interprets and goes along, as booked; without a number there is nothing to call."""
    for one in crew:
        who = one.resource
        number = who.phone or (who.user.phone if who.user else "")
        is_known = known is not None and who.user_id == known.pk
        if who.kind == ResourceKind.PERSON and number and not is_known:
            yield Phone(who.name, str(one.need.get_kind_display()) if one.need else "", number)


def _phones(people: Iterable[tuple[User | None, str]]) -> tuple[Phone, ...]:
    """Our own people with a number; never a guest's."""
    return tuple(Phone(user.name, role, user.phone) for user, role in people if user and user.phone)
