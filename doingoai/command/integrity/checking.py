"""All checks in the order in which their faults explain each other."""

from collections.abc import Callable, Iterator

from django.db import DatabaseError

from doingoai.command.integrity.chain import chain_faults
from doingoai.command.integrity.engine import engine_faults
from doingoai.command.integrity.files import file_faults
from doingoai.command.integrity.kinds import Fault, Kind
from doingoai.command.integrity.numbers import number_faults
from doingoai.command.integrity.rows import row_faults
from doingoai.command.integrity.schema import schema_faults
from doingoai.command.integrity.seals import seal_faults
from doingoai.command.integrity.search_index import search_faults
from doingoai.command.integrity.states import state_faults
from doingoai.command.integrity.subjects import subject_faults

CHECKS: tuple[Callable[[], Iterator[Fault]], ...] = (
    engine_faults,
    schema_faults,
    row_faults,
    subject_faults,
    chain_faults,
    file_faults,
    seal_faults,
    number_faults,
    state_faults,
    search_faults,
)


def find_faults() -> Iterator[Fault]:
    """Look everywhere; a check that the damage itself breaks is told as damage."""
    for check in CHECKS:
        try:
            yield from check()
        except DatabaseError as fault:
            yield Fault(Kind.ENGINE_BROKEN, check.__name__, str(fault))
