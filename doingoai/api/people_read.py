"""Programs that read people: whom is counted, and an account that reads very many is told of."""

from collections.abc import Iterable

from django.http import HttpRequest

from doingoai.accounts.mass_reading import note_people_read
from doingoai.api.operation import caller
from doingoai.foundation import clock


def reads_people(request: HttpRequest, people: Iterable[int]) -> None:
    """Count people; a program is not asked anything, its administrators and the audit log are told."""
    note_people_read(caller(request), set(people), at=clock.now())
