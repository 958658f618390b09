"""The database itself refuses two bookings of one thing at one time, whoever writes."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from doingoai.command.integrity.kinds import Kind
from doingoai.command.integrity.schema import GUARDS, schema_faults
from doingoai.resources.models import Absence, Booking
from tests import bookable, cast, factories

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
T = factories.NOON


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (T, T + HOUR),
        (T - HOUR, T + HOUR / 2),
        (T + HOUR / 2, T + 2 * HOUR),
        (T + HOUR / 4, T + HOUR / 2),
        (T - HOUR, T + 2 * HOUR),
    ],
)
def test_a_second_booking_at_the_same_time_is_refused(start, end):
    one, lan = bookable.resource(), cast.lan()
    bookable.booking(one, lan, starts_at=T, ends_at=T + HOUR)

    with pytest.raises(IntegrityError), transaction.atomic():
        bookable.booking(one, lan, starts_at=start, ends_at=end)

    assert Booking.objects.count() == 1


def test_bookings_that_only_meet_and_those_of_others_are_taken():
    one, other, lan = bookable.resource(), bookable.resource(), cast.lan()
    bookable.booking(one, lan, starts_at=T, ends_at=T + HOUR)
    bookable.booking(one, lan, starts_at=T + HOUR, ends_at=T + 2 * HOUR)
    bookable.booking(one, lan, starts_at=T - HOUR, ends_at=T)
    bookable.booking(other, lan, starts_at=T, ends_at=T + HOUR)

    assert Booking.objects.count() == 4


def test_moving_a_booking_onto_another_is_refused():
    one, other, lan = bookable.resource(), bookable.resource(), cast.lan()
    bookable.booking(one, lan, starts_at=T, ends_at=T + HOUR)
    later = bookable.booking(one, lan, starts_at=T + HOUR, ends_at=T + 2 * HOUR)
    of_other = bookable.booking(other, lan, starts_at=T, ends_at=T + HOUR)

    with pytest.raises(IntegrityError), transaction.atomic():
        Booking.objects.filter(pk=later.pk).update(starts_at=T + HOUR / 2)
    with pytest.raises(IntegrityError), transaction.atomic():
        Booking.objects.filter(pk=of_other.pk).update(resource=one)

    Booking.objects.filter(pk=later.pk).update(starts_at=T + HOUR + HOUR / 2)  # within itself


def test_a_booking_within_an_absence_is_refused_and_one_marked_as_hit_stays():
    one, lan = bookable.resource(), cast.lan()
    Absence.objects.create(resource=one, starts_at=T, ends_at=T + 8 * HOUR, reason="leave")

    with pytest.raises(IntegrityError), transaction.atomic():
        bookable.booking(one, lan, starts_at=T + HOUR, ends_at=T + 2 * HOUR)
    before = bookable.booking(one, lan, starts_at=T - HOUR, ends_at=T)
    with pytest.raises(IntegrityError), transaction.atomic():
        Booking.objects.filter(pk=before.pk).update(ends_at=T + HOUR)

    # As a backup brings it back: the absence came after the booking.
    bookable.booking(one, lan, starts_at=T + HOUR, ends_at=T + 2 * HOUR, is_displaced=True)


def test_a_booking_takes_time():
    one, lan = bookable.resource(), cast.lan()
    with pytest.raises(IntegrityError), transaction.atomic():
        bookable.booking(one, lan, starts_at=T, ends_at=T)


def test_the_check_of_an_installation_finds_a_guard_missing():
    assert not list(schema_faults())
    own = [name for name, table in GUARDS[connection.vendor].items() if "booking" in table]
    assert len(own) == (4 if connection.vendor == "sqlite" else 2)
    with connection.cursor() as cursor:
        for name in own:
            if connection.vendor == "sqlite":
                cursor.execute(f"DROP TRIGGER {name}")
            elif name == "booking_never_away":
                cursor.execute(f"DROP TRIGGER {name} ON resources_booking")
            else:
                cursor.execute(f"ALTER TABLE resources_booking DROP CONSTRAINT {name}")

    missing = [fault.found for fault in schema_faults() if fault.kind == Kind.SCHEMA_GUARD]

    assert sorted(missing) == sorted(own)
