"""Who is using the installation: a server holds a shared lock, a restore needs it alone."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.utils.translation import gettext as _

from doingoai.foundation.refusals import RuleBroken

NAME = "in-use.lock"


class InUse(RuleBroken):
    """A server or another restore holds the installation."""

    def __init__(self) -> None:
        super().__init__(
            _("The installation is in use. Stop the server first, then repeat."),
            code="store.in_use",
        )


@contextmanager
def occupied(home: Path, *, alone: bool = False) -> Iterator[None]:
    """
    Hold the installation for the lines inside; processes forked there hold it with us.

    :raises InUse: store.in_use
    """
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (home / NAME).open("a") as lock:
        kind = fcntl.LOCK_EX if alone else fcntl.LOCK_SH
        try:
            fcntl.flock(lock, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            raise InUse from None
        yield
