"""
The only place that looks at a clock; everything below the faces takes the time as an argument.

For a trial the clock of all programs stands still at the moment in DOINGOAI_NOW; a test sets it for
a few lines with `frozen_at`.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime

from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

VARIABLE = "DOINGOAI_NOW"

Clock = Callable[[], datetime]

# One for the whole program, not for a thread: the server of a test answers in threads of its own.
_set: list[Clock] = []


def now() -> datetime:
    """Give the moment, aware and in the office's time zone."""
    return timezone.localtime(_set[-1]() if _set else _standing() or timezone.now())


def today() -> date:
    """Give the day at the office."""
    return now().date()


def set_clock(clock: Clock | None) -> None:
    """Take the time from another source from now on; None gives the real clock back."""
    _set[:] = [] if clock is None else [clock]


@contextmanager
def frozen_at(moment: datetime) -> Iterator[datetime]:
    """Let the clock stand at a moment (without a zone: office time) for the lines inside."""
    at = _aware(moment)

    def standing() -> datetime:
        return at

    _set.append(standing)
    try:
        yield at
    finally:
        _set.remove(standing)


def _aware(moment: datetime) -> datetime:
    return timezone.make_aware(moment) if timezone.is_naive(moment) else moment


def _standing() -> datetime | None:
    """The moment a trial asked for.

    :raises ImproperlyConfigured: where the variable holds no moment.
    """
    asked = os.environ.get(VARIABLE)
    if not asked:
        return None
    try:
        return _aware(datetime.fromisoformat(asked))
    except ValueError:
        raise ImproperlyConfigured(
            f"{VARIABLE} is {asked!r}; write a moment such as 2026-03-12T09:00:00+07:00, "
            "or take the variable away for the real time."
        ) from None
