"""Sealed values: each opens in its place, and what is shown or searched of it agrees."""

from collections.abc import Iterator
from datetime import date

from doingoai.command.integrity.kinds import Fault, Kind
from doingoai.delegations.list_reading import content_of
from doingoai.delegations.models import ImportedList
from doingoai.directory.actions import birth_date_of, number_of
from doingoai.directory.models import Passport, Person
from doingoai.directory.queries import passport_index
from doingoai.exchange.models import Webhook
from doingoai.exchange.queries import secret_of
from doingoai.foundation import vault
from doingoai.guests.models import GuestEntry
from doingoai.guests.sealing import settled_of, values_of

Broken = (vault.SealBroken, vault.KeyMissing, ValueError)


def seal_faults() -> Iterator[Fault]:
    """Open every sealed value once."""
    for passport in Passport.objects.order_by("pk").iterator(chunk_size=2000):
        yield from _passport(passport)
    people = Person.objects.exclude(birth_sealed=b"").order_by("pk")
    for person in people.iterator(chunk_size=2000):
        yield from _birth(person)
    for entry in GuestEntry.objects.order_by("pk").iterator(chunk_size=500):
        yield from _entry(entry)
    for webhook in Webhook.objects.order_by("pk"):
        yield from _webhook(webhook)
    for imported in ImportedList.objects.order_by("pk").iterator(chunk_size=50):
        yield from _list(imported)


def _passport(passport: Passport) -> Iterator[Fault]:
    where = f"{Passport._meta.label} {passport.pk}"
    try:
        number = number_of(passport)
    except Broken:
        yield Fault(Kind.SEAL_BROKEN, where)
        return
    if passport.number_index != passport_index(number):
        yield Fault(Kind.SEAL_INDEX, where)
    if passport.tail != number[-4:]:
        yield Fault(Kind.SEAL_TAIL, where)


def _birth(person: Person) -> Iterator[Fault]:
    where = f"{Person._meta.label} {person.pk}"
    try:
        day: date | None = birth_date_of(person)
    except Broken:
        yield Fault(Kind.SEAL_BROKEN, where)
        return
    if day and person.birth_index != vault.blind_index(day.isoformat(), purpose="birth"):
        yield Fault(Kind.SEAL_INDEX, where)


def _webhook(webhook: Webhook) -> Iterator[Fault]:
    try:
        secret_of(webhook)
    except Broken:
        yield Fault(Kind.SEAL_BROKEN, f"{Webhook._meta.label} {webhook.pk}")


def _entry(entry: GuestEntry) -> Iterator[Fault]:
    try:
        values_of(entry), settled_of(entry)
    except Broken:
        yield Fault(Kind.SEAL_BROKEN, f"{GuestEntry._meta.label} {entry.pk}")


def _list(imported: ImportedList) -> Iterator[Fault]:
    try:
        content_of(imported)
    except Broken:
        yield Fault(Kind.SEAL_BROKEN, f"{ImportedList._meta.label} {imported.pk}")
