"""What the worker does for visits."""

from collections.abc import Iterator

from doingoai.delegations.actions.seating import settle_in_visit
from doingoai.foundation.duties import Clock
from doingoai.protocol import jobs


def improve_seats(now: Clock) -> Iterator[int]:
    """Search for better plans of round tables, and keep what is found in the visit."""
    yield from jobs.improve_seats(now, settle=settle_in_visit)
