"""What is decided about phones and noted on a day: enrolling, stopping, receiving, settling."""

import hashlib
import json
import secrets
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from doingoai.accounts.actions import hash_of_token, tell
from doingoai.accounts.models import User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.delegations.models import Delegation
from doingoai.delegations.queries import visible_delegations
from doingoai.delegations.rules import CHANGEABLE
from doingoai.delegations.states import State as VisitState
from doingoai.documents.actions import Upload, stored_file
from doingoai.foundation import audit
from doingoai.foundation.subjects import subject_of
from doingoai.runsheet import rules
from doingoai.runsheet.carrying import carry_over
from doingoai.runsheet.merging import Event
from doingoai.runsheet.models import Device, Entry, Photo
from doingoai.runsheet.queries import log_of, visits_of
from doingoai.runsheet.reading import MOST_COUNTED, MOST_LINKS, Unreadable, event_of, number_of
from doingoai.runsheet.states import Apart, Kind, Severity

ACCEPTED, KNOWN, KEPT_APART, TOO_LARGE = "accepted", "known", "apart", "too_large"
_NOBODY = uuid.UUID("5f0c7e0e-4f2b-5b57-9d0c-2f6f4a1c6a11")


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one entry that was sent; all but `too_large` may be forgotten by the phone."""

    id: str
    status: str
    reason: str = ""


@transaction.atomic
def enrol_device(
    visits: Iterable[Delegation], *, name: str, by: User, at: datetime
) -> tuple[Device, str]:
    """
    Make a phone ready for some visits; its secret is given once and never again.

    :raises RuleBroken: run_device.no_visit, run_device.not_running
    """
    require(by, Permission.RUNSHEET_USE)
    keys = [visit.pk for visit in visits]
    found = list(visible_delegations(by).filter(pk__in=keys).order_by("starts_on", "id"))
    rules.check_can_enrol(found, at=at)
    secret = secrets.token_urlsafe(32)
    device = Device.objects.create(
        officer=by,
        name=name.strip()[:80] or by.name,
        hash=hash_of_token(secret),
        made_at=at,
        expires_at=rules.end_of(max(visit.ends_on for visit in found)) + rules.STAYS,
    )
    device.visits.set(found)
    for visit in found:
        audit.record("run_device.enrolled", visit, by=by, device=device.pk, name=device.name)
    return device, secret


@transaction.atomic
def revoke_device(device: Device, *, by: User, at: datetime) -> Device:
    """
    Stop a phone: it wipes itself at its next contact; what it still sends is kept apart.

    One's own, or as who closes visits any.
    """
    require(by, Permission.RUNSHEET_USE)
    device = (
        Device.objects.select_for_update(of=("self",)).select_related("officer").get(pk=device.pk)
    )
    if device.officer_id != by.pk:
        require(by, Permission.DELEGATION_CLOSE)
    if device.revoked_at is None:
        device.revoked_at = at
        device.save(update_fields=["revoked_at"])
        for visit in device.visits.all():
            audit.record("run_device.revoked", visit, by=by, device=device.pk, name=device.name)
    return device


@transaction.atomic
def note_wiped(device: Device, *, by: User, at: datetime) -> Device:
    """Keep that a phone has wiped itself, as it says: its time was over, stopped, or wrong PINs."""
    device = Device.objects.select_for_update(of=("self",)).get(pk=device.pk)
    if device.wiped_at is None:
        device.wiped_at = at
        device.save(update_fields=["wiped_at"])
        for visit in device.visits.all():
            audit.record("run_device.wiped", visit, by=by, device=device.pk, name=device.name)
    return device


@transaction.atomic
def receive_entries(device: Device, sent: Sequence[Any], *, by: User, at: datetime) -> list[Answer]:
    """
    Take in what a phone sends, each entry for itself: accepted, known already, or kept apart.

    Nothing is refused but what is too large to be kept; a bad entry never stops the others.
    """
    device = (
        Device.objects.select_for_update(of=("self",)).select_related("officer").get(pk=device.pk)
    )
    visits = {visit.pk: visit for visit in device.visits.all()}
    why = rules.apart_of(device, list(visits_of(device).values_list("pk", flat=True)), at=at)
    taken = [_take(one, device, visits, why, at) for one in sent[: rules.MOST_AT_ONCE]]
    new = [entry for entry, _answer in taken if entry is not None]
    for visit in visits.values():
        mine = [entry for entry in new if entry.visit_id == visit.pk]
        if mine:
            audit.record(
                "run_entries.received", visit, by=by, device=device.pk, count=len(mine),
                apart=sum(bool(entry.apart) for entry in mine),
            )  # fmt: skip
            _tell_incidents(visit, mine, by=by, at=at)
            carry_over(visit, [entry for entry in mine if not entry.apart], at=at)
    device.seen_at = at
    device.save(update_fields=["seen_at"])
    return [answer for _entry, answer in taken]


def _take(
    sent: Any, device: Device, visits: Mapping[int, Delegation], why: Apart | None, at: datetime
) -> tuple[Entry | None, Answer]:
    written = json.dumps(sent, sort_keys=True, ensure_ascii=False)
    said = str(sent.get("id", ""))[:36] if isinstance(sent, dict) else ""
    if len(written) > rules.LARGEST_ENTRY or "\0" in written or "\\u0000" in written:
        return None, Answer(said, TOO_LARGE)
    digest = hashlib.sha256(f"{device.key}\0{written}".encode()).hexdigest()
    named = sent.get("visit") if isinstance(sent, dict) else None
    visit = visits.get(named) if isinstance(named, int) else None
    home = visit or next(iter(visits.values()))
    event, number = _read(sent, device, digest)
    apart = _why_apart(event, visit, why)
    entry, is_new = Entry.objects.get_or_create(
        number=number,
        digest=digest,
        defaults={
            "visit": home, "device": device, "by": device.officer, "payload": sent,
            "kind": event.kind if event else "", "counter": event.counter if event else 0,
            "apart": apart, "received_at": at,
        },
    )  # fmt: skip
    if not is_new:
        return None, Answer(said, KNOWN, entry.apart)
    return entry, Answer(said, KEPT_APART if entry.apart else ACCEPTED, entry.apart)


def _read(sent: Any, device: Device, digest: str) -> tuple[Event | None, uuid.UUID]:
    """Give an entry as the log knows it, and the number it is kept under whatever it is."""
    try:
        number = uuid.UUID(number_of(sent))
    except Unreadable:
        return None, uuid.uuid5(_NOBODY, digest)
    try:
        return event_of(sent, device=str(device.key)), number
    except Unreadable:
        return None, number


def _why_apart(event: Event | None, visit: Delegation | None, why: Apart | None) -> str:
    if event is None:
        return Apart.UNREADABLE
    if visit is None:
        return Apart.ELSEWHERE
    frozen = VisitState(visit.state) not in CHANGEABLE
    return why or (Apart.FROZEN if frozen else "")


def _tell_incidents(visit: Delegation, entries: Iterable[Entry], *, by: User, at: datetime) -> None:
    """Tell who answers for a visit at once of what is more than small, unless they noted it."""
    grave = [
        entry
        for entry in entries
        if not entry.apart
        and entry.payload.get("kind") == Kind.INCIDENT
        and entry.payload.get("severity") != Severity.SMALL
    ]
    if grave and visit.responsible is not None and visit.responsible != by:
        tell([visit.responsible], "run_incident.noted", visit, at=at)


@transaction.atomic
def note_on_day(visit: Delegation, *, by: User, at: datetime, **fields: Any) -> Entry:
    """
    Put an entry into the log of a visit from the desk, as a phone would.

    `fields` are those of an entry: kind, about, thing, value, after, text, severity.

    :raises RuleBroken: delegation.frozen, and what the checklist refuses of a step
    :raises Unreadable: when the fields do not make an entry
    """
    require(by, Permission.RUNSHEET_USE)
    visit = Delegation.objects.select_for_update(of=("self",), no_key=True).get(pk=visit.pk)
    rules.check_can_write(visit)
    entry = _write(visit, fields, by=by, at=at)
    audit.record("run_entry.noted", visit, by=by, kind=entry.payload["kind"])
    _tell_incidents(visit, [entry], by=by, at=at)
    carry_over(visit, [entry], at=at, is_asked_for=True)
    return entry


@transaction.atomic
def settle_contradiction(
    visit: Delegation, *, thing: str, value: str, by: User, at: datetime
) -> Entry:
    """
    Decide which of two contradicting statements holds: it answers both, and both stay in the log.

    :raises RuleBroken: delegation.frozen, run_sheet.nothing_to_settle, run_sheet.nobody_said_so
    """
    require(by, Permission.RUNSHEET_USE)
    visit = Delegation.objects.select_for_update(of=("self",), no_key=True).get(pk=visit.pk)
    rules.check_can_write(visit)
    found = log_of(visit).things.get(thing)
    rules.check_is_contradictory(found, value)
    fields = {
        "kind": Kind.SAID.value, "thing": thing, "value": value,
        "about": thing.partition(":")[0], "after": [event.id for event in found.history[-MOST_LINKS:]] if found else [],
    }  # fmt: skip
    entry = _write(visit, fields, by=by, at=at)
    audit.record(
        "run_contradiction.settled", visit, by=by, thing=thing, value=value,
        said=list(found.values if found else ()),
    )  # fmt: skip
    carry_over(visit, [entry], at=at)
    return entry


def _write(visit: Delegation, fields: Mapping[str, Any], *, by: User, at: datetime) -> Entry:
    last = Entry.objects.filter(visit=visit).aggregate(most=Max("counter"))["most"]
    sent = {
        "id": str(uuid.uuid4()), "visit": visit.pk, "at": at.isoformat(timespec="seconds"),
        "counter": min((last or 0) + 1, MOST_COUNTED - 1), **fields,
    }  # fmt: skip
    event = event_of(sent, device=f"user-{by.pk}")
    written = json.dumps(sent, sort_keys=True, ensure_ascii=False)
    return Entry.objects.create(
        visit=visit, by=by, number=uuid.UUID(sent["id"]), payload=sent, received_at=at,
        kind=event.kind, counter=event.counter,
        digest=hashlib.sha256(f"user-{by.pk}\0{written}".encode()).hexdigest(),
    )  # fmt: skip


@transaction.atomic
def keep_photo(
    device: Device, visit: Delegation, number: uuid.UUID, upload: Upload, *, by: User, at: datetime
) -> Photo:
    """Keep the picture an entry speaks of, sealed; sent again, it is known already."""
    known = Photo.objects.filter(number=number).first()
    if known is not None:
        return known
    file = stored_file(subject_of(visit), upload, by=by, at=at, sealed=True)
    photo = Photo.objects.create(
        device=device, visit=visit, number=number, file=file, received_at=at
    )
    audit.record("run_photo.kept", visit, by=by, sha256=file.sha256)
    return photo
