"""How often one token may call. Counted in the memory of each server process, never in the database."""

from collections import deque
from threading import Lock


class Allowance:
    """So many calls in so many seconds for each key; a call that is refused does not count."""

    def __init__(self, most: int, seconds: float) -> None:
        self.most, self.seconds = most, seconds
        self._calls: dict[str, deque[float]] = {}
        self._lock = Lock()

    def wait(self, key: str, *, at: float) -> float:
        """Count a call and give 0, or give the seconds after which the next one is allowed."""
        with self._lock:
            self._forget_quiet_ones(at)
            calls = self._calls.setdefault(key, deque())
            while calls and calls[0] <= at - self.seconds:
                calls.popleft()
            if len(calls) >= self.most:
                return calls[0] + self.seconds - at
            calls.append(at)
            return 0

    def _forget_quiet_ones(self, at: float) -> None:
        quiet = [key for key, calls in self._calls.items() if calls[-1] <= at - self.seconds]
        for key in quiet:
            del self._calls[key]
