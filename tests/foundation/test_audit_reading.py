"""Finding a day in the log by halving, telling whether a page is untouched, and masked feeds."""

from datetime import timedelta

import pytest
from django.db import transaction

from doingoai.foundation import audit, clock
from doingoai.foundation.logs import masked
from doingoai.foundation.models import AuditEntry
from doingoai.foundation.subjects import Subject
from tests import factories


def written(*days):
    for day in days:
        with clock.frozen_at(factories.NOON + timedelta(days=day)), transaction.atomic():
            audit.record("thing.done", Subject("thing", "1"), by=None)


@pytest.mark.django_db
@pytest.mark.parametrize(("day", "number"), [(-1, 1), (0, 1), (1, 3), (2, 5), (3, 5), (4, 6)])
def test_the_first_entry_of_a_day_is_found_by_halving(day, number):
    written(0, 0, 1, 1, 3)

    assert audit.first_number_at(factories.NOON + timedelta(days=day)) == number


@pytest.mark.django_db
def test_an_empty_log_begins_with_one():
    assert audit.first_number_at(factories.NOON) == 1


@pytest.mark.django_db
def test_neighbours_that_are_tied_are_whole_and_a_changed_one_is_not():
    written(0, 1, 2)
    entries = list(AuditEntry.objects.order_by("-number"))
    changed, cut = AuditEntry.objects.get(number=2), AuditEntry.objects.get(number=2)
    changed.actor_label = "Người khác"
    cut.previous_hash = "f" * 64
    cut.hash = audit.entry_hash(cut)

    assert audit.is_whole(entries)
    assert audit.is_whole([entries[0], entries[2]])
    assert not audit.is_whole([entries[0], changed, entries[2]])
    assert not audit.is_whole([entries[0], cut, entries[2]])


def test_the_secret_of_a_calendar_address_never_reaches_the_log():
    assert masked("Not Found: /ical/a-B_9.ics") == "Not Found: /ical/•••"
