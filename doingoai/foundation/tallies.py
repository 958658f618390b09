"""
How often is too often: counted in the database, so that all processes and machines count together.

A counter in the cache would not do: its entries are thrown out when it is full, and adding to one is
neither atomic nor does it keep the time at which it ends.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from django.db.models import F

from doingoai.foundation.models import Tally

KEPT = timedelta(days=2)


def count(key: str, *, most: int, seconds: int, at: datetime) -> int:
    """
    Count one more and give 0, or give the seconds after which the next one is allowed.

    What is refused does not count, so that nobody shuts a door for good by knocking.
    """
    row, over = Tally.objects.filter(pk=key), at - timedelta(seconds=seconds)
    while True:
        if row.filter(since__gt=over, count__lt=most).update(count=F("count") + 1):
            return 0
        if row.filter(since__lte=over).update(since=at, count=1):
            return 0
        found, is_new = Tally.objects.get_or_create(pk=key, defaults={"since": at, "count": 1})
        if is_new:
            return 0
        if found.since > over and found.count >= most:
            return _wait(found, over)


def wait_of(key: str, *, most: int, seconds: int, at: datetime) -> int:
    """Give the seconds after which the next one is allowed, without counting."""
    over = at - timedelta(seconds=seconds)
    found = Tally.objects.filter(pk=key, since__gt=over, count__gte=most).first()
    return _wait(found, over) if found else 0


def _wait(found: Tally, over: datetime) -> int:
    return int((found.since - over).total_seconds()) + 1


def forget_old(now: Callable[[], datetime]) -> Iterator[int]:
    """Drop what counts for nothing any more; done once a day."""
    yield Tally.objects.filter(since__lt=now() - KEPT).delete()[0]
