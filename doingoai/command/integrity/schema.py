"""Tables as the software expects them: migrations, columns, constraints, triggers."""

from collections.abc import Iterator

from django.apps import apps
from django.db import connection, models

from doingoai.command.integrity.kinds import Fault, Kind
from doingoai.command.preparing import plan_of_changes
from doingoai.foundation.refusals import RuleBroken

AUDIT, SEARCH = "foundation_auditentry", "foundation_searchentry"
BOOKING = "resources_booking"
GUARDS = {
    "sqlite": {
        "audit_never_changed": AUDIT,
        "audit_never_deleted": AUDIT,
        "search_words_added": SEARCH,
        "search_words_removed": SEARCH,
        "search_words_changed": SEARCH,
        "booking_never_twice_added": BOOKING,
        "booking_never_twice_changed": BOOKING,
        "booking_never_away_added": BOOKING,
        "booking_never_away_changed": BOOKING,
    },
    "postgresql": {
        "audit_never_changed": AUDIT,
        "booking_never_away": BOOKING,
        "booking_never_twice": BOOKING,
    },
}
TRIGGERS = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
    " UNION SELECT conname FROM pg_constraint WHERE contype = 'x'",
}
"""What guards a table beside what its model says: triggers, and constraints of exclusion."""


def schema_faults() -> Iterator[Fault]:
    """Compare the tables with what the software expects."""
    try:
        old = plan_of_changes()
    except RuleBroken as refusal:
        old = [refusal.message]
    if old:
        yield Fault(Kind.SCHEMA_OLD, found=", ".join(old))
        return
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed and not model._meta.proxy:
            yield from _table(model)
    yield from _guards()


def _table(model: type[models.Model]) -> Iterator[Fault]:
    table = model._meta.db_table
    with connection.cursor() as cursor:
        columns = {
            column.name for column in connection.introspection.get_table_description(cursor, table)
        }
        names = set(connection.introspection.get_constraints(cursor, table))
    wanted = [field.column for field in model._meta.local_concrete_fields]
    for name in wanted:
        if name not in columns:
            yield Fault(Kind.SCHEMA_TABLE, table, str(name))
    for part in (*model._meta.constraints, *model._meta.indexes):
        if part.name not in names:
            yield Fault(Kind.SCHEMA_TABLE, table, str(part.name))


def _guards() -> Iterator[Fault]:
    with connection.cursor() as cursor:
        cursor.execute(TRIGGERS[connection.vendor])
        present = {row[0] for row in cursor.fetchall()}
    for name, table in GUARDS[connection.vendor].items():
        if name not in present:
            yield Fault(Kind.SCHEMA_GUARD, table, name)
