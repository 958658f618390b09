"""The engine: its own integrity check, its settings, and whether indexes count what tables hold."""

from collections.abc import Iterator

from django.apps import apps
from django.db import DatabaseError, connection, transaction

from doingoai.command.integrity.kinds import Fault, Kind
from doingoai.foundation.engine import engine_state

MOST = 20


def engine_faults() -> Iterator[Fault]:
    """Ask the engine how it is set and whether its file is whole."""
    weak = engine_state().weaknesses
    if weak:
        yield Fault(Kind.ENGINE_UNSAFE, found=", ".join(weak))
    if connection.vendor == "sqlite":
        yield from _sqlite()
    else:
        yield from _postgresql()


def _sqlite() -> Iterator[Fault]:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA integrity_check({MOST})")
        answers = [row[0] for row in cursor.fetchall()]
    for answer in answers:
        if answer != "ok" and not _is_constraint(answer):
            yield Fault(Kind.ENGINE_BROKEN, found=answer)


def _is_constraint(answer: str) -> bool:
    """Rows that break a constraint are told, better, by `rows`."""
    return answer.startswith(("CHECK constraint", "NULL value", "non-unique entry"))


def _postgresql() -> Iterator[Fault]:
    for model in apps.get_models(include_auto_created=True):
        if not model._meta.managed:
            continue
        table = model._meta.db_table
        try:
            by_rows, by_index = _counted(table, str(model._meta.pk.column))
        except DatabaseError as fault:
            yield Fault(Kind.ENGINE_BROKEN, table, str(fault).splitlines()[0])
            continue
        if by_rows != by_index:
            yield Fault(Kind.ENGINE_INDEX, table, f"{by_rows} ≠ {by_index}")


def _counted(table: str, key: str) -> tuple[int, int]:
    """Count a table once by reading every row and once by its index alone."""
    name, column = connection.ops.quote_name(table), connection.ops.quote_name(key)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_indexscan = off; SET LOCAL enable_indexonlyscan = off")
        cursor.execute(f"SELECT count(*), count(t.*) FROM {name} t")  # noqa: S608
        by_rows = cursor.fetchone()[0]
        cursor.execute("SET LOCAL enable_indexscan = on; SET LOCAL enable_indexonlyscan = on")
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off")
        cursor.execute(f"SELECT count({column}) FROM {name}")  # noqa: S608
        return by_rows, cursor.fetchone()[0]
