"""
All rows of all tables as lines of JSON that both engines write and take back alike.

The first value of a table's lines are the column names; times are ISO 8601 in UTC, bytes base64.
The shape of the tables is that of the migrations a database has had, not that of today's code.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import IO, Any
from uuid import UUID

from django.core.management.color import no_style
from django.db import connections, models
from django.db.backends.utils import CursorWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.graph import MigrationGraph, Node
from django.db.migrations.state import StateApps

AT_ONCE = 1000

Target = tuple[str, str]
Tables = list[type[models.Model]]


def applied_migrations(alias: str) -> list[Target]:
    """Name the migrations a database has had."""
    return sorted(MigrationExecutor(connections[alias]).loader.applied_migrations)


def leaves(alias: str, applied: Iterable[Target]) -> list[Target]:
    """The last of the applied migrations of each app: what a new database is migrated to."""
    graph = MigrationExecutor(connections[alias]).loader.graph
    had = set(applied)
    return sorted(
        key
        for key in had
        if key in graph.nodes
        and not any(child.key in had and child.key[0] == key[0] for child in _children(graph, key))
    )


def _children(graph: MigrationGraph, key: Target) -> set[Node]:
    return graph.node_map[key].children


def models_of(alias: str, targets: list[Target]) -> Tables:
    """The tables as they stand after these migrations, each after those it points at."""
    state: StateApps = MigrationExecutor(connections[alias]).loader.project_state(targets).apps
    found = {
        model._meta.db_table: model
        for model in state.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    }
    return _in_order(found)


def _in_order(tables: dict[str, type[models.Model]]) -> Tables:
    placed: dict[str, type[models.Model]] = {}

    def place(name: str, waiting: frozenset[str]) -> None:
        if name in placed or name in waiting:
            return
        for field in tables[name]._meta.local_concrete_fields:
            if field.remote_field is not None:
                place(field.remote_field.model._meta.db_table, waiting | {name})
        placed[name] = tables[name]

    for name in sorted(tables):
        place(name, frozenset())
    return list(placed.values())


def lines_of(model: type[models.Model], alias: str) -> Iterator[bytes]:
    """Give the column names, then every row in the order of its key."""
    fields = [field.attname for field in model._meta.local_concrete_fields]
    yield _line(fields)
    rows = model._base_manager.using(alias).order_by("pk").values_list(*fields)
    for row in rows.iterator(chunk_size=AT_ONCE):
        yield _line([_plain(value) for value in row])


def _line(values: list[Any]) -> bytes:
    """One row; keys are in order, since PostgreSQL does not keep the order they came in."""
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return text.encode() + b"\n"


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, bytes | bytearray | memoryview):
        return b64encode(bytes(value)).decode()
    if isinstance(value, UUID | Decimal):
        return str(value)
    return value


def take_in(model: type[models.Model], alias: str, lines: IO[bytes]) -> int:
    """Put the rows of a table in, exactly as they were; give how many."""
    names = json.loads(next(lines))
    for field in model._meta.local_concrete_fields:
        if isinstance(field, models.DateField):
            field.auto_now = field.auto_now_add = False
    reading = {field.attname: field for field in model._meta.local_concrete_fields}
    batch, count = [], 0
    for line in lines:
        values = zip(names, json.loads(line), strict=True)
        batch.append(model(**{name: _value(reading[name], value) for name, value in values}))
        if len(batch) == AT_ONCE:
            count += _store(model, alias, batch)
            batch = []
    return count + _store(model, alias, batch)


def _store(model: type[models.Model], alias: str, batch: list[models.Model]) -> int:
    return len(model._base_manager.using(alias).bulk_create(batch))


def _value(field: "models.Field[Any, Any]", value: Any) -> Any:
    if value is None or isinstance(field, models.JSONField):
        return value
    if isinstance(field, models.BinaryField):
        return b64decode(value)
    return field.to_python(value)


def last_ids(tables: Tables, alias: str) -> dict[str, int]:
    """The highest number each table ever gave, so that none is given a second time."""
    connection = connections[alias]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, seq FROM sqlite_sequence")
            return dict(cursor.fetchall())
        found: dict[str, int] = {}
        for table, sequence in _sequences(tables, cursor):
            cursor.execute(f"SELECT last_value FROM {sequence} WHERE is_called")  # noqa: S608
            for row in cursor.fetchall():
                found[table] = row[0]
        return found


def _sequences(tables: Tables, cursor: CursorWrapper) -> list[tuple[str, str]]:
    connection = cursor.db
    return [
        (model._meta.db_table, connection.ops.quote_name(sequence["name"]))
        for model in tables
        for sequence in connection.introspection.get_sequences(cursor, model._meta.db_table)
    ]


def set_last_ids(tables: Tables, alias: str, wanted: dict[str, int]) -> None:
    """Let each table go on counting where it stopped."""
    connection = connections[alias]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            names = {model._meta.db_table for model in tables}
            _set_sqlite(cursor, {name: last for name, last in wanted.items() if name in names})
            return
        for statement in connection.ops.sequence_reset_sql(no_style(), tables):
            cursor.execute(statement)
        for table, sequence in _sequences(tables, cursor):
            cursor.execute(
                f"SELECT setval(%s, GREATEST(%s, last_value), is_called OR %s) FROM {sequence}",  # noqa: S608
                [sequence, max(wanted.get(table, 1), 1), table in wanted],
            )


def _set_sqlite(cursor: CursorWrapper, wanted: dict[str, int]) -> None:
    for name, last in wanted.items():
        cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [name])
        cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [name, last])
