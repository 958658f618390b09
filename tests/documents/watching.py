"""A watch over what might never end. It measures no speed: any machine is done long before."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import pytest

LONG_SECONDS = 60


@contextmanager
def watched(what: object = "this") -> Iterator[None]:
    """Let the test fail where the lines inside never end, instead of waiting for ever."""

    def ring(_number: int, _frame: FrameType | None) -> None:
        pytest.fail(f"{what} does not end")  # no `Exception`: nobody takes it for a refusal

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, LONG_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
