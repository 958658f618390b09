"""
The engines' own refusal: nothing is booked twice at one time, and nothing while it is away.

Whoever remakes one of these tables on SQLite in a later migration (that is what Django does there for
almost every change) drops its triggers, and has to call `drop` before and `make` after it. The check of
an installation (`doingoai check`) and tests/resources/test_never_twice.py find them missing.
"""

from django.db import migrations

_TWICE = """SELECT 1 FROM resources_booking other
    WHERE other.resource_id = new.resource_id AND other.ends_at > new.starts_at
    AND other.starts_at < new.ends_at AND other.id IS NOT new.id"""
_AWAY = """SELECT 1 FROM resources_absence away
    WHERE away.resource_id = new.resource_id AND away.ends_at > new.starts_at
    AND away.starts_at < new.ends_at"""
_PLACE = "UPDATE OF resource_id, starts_at, ends_at, is_displaced"

SQLITE = [
    f"""CREATE TRIGGER booking_never_twice_added BEFORE INSERT ON resources_booking
        WHEN EXISTS ({_TWICE})
        BEGIN SELECT RAISE(ABORT, 'booking_never_twice'); END""",
    f"""CREATE TRIGGER booking_never_twice_changed BEFORE {_PLACE} ON resources_booking
        WHEN EXISTS ({_TWICE})
        BEGIN SELECT RAISE(ABORT, 'booking_never_twice'); END""",
    f"""CREATE TRIGGER booking_never_away_added BEFORE INSERT ON resources_booking
        WHEN NOT new.is_displaced AND EXISTS ({_AWAY})
        BEGIN SELECT RAISE(ABORT, 'booking_never_away'); END""",
    f"""CREATE TRIGGER booking_never_away_changed BEFORE {_PLACE} ON resources_booking
        WHEN NOT new.is_displaced AND EXISTS ({_AWAY})
        BEGIN SELECT RAISE(ABORT, 'booking_never_away'); END""",
]

# The key is written as a range of one, so that no extension is needed for it.
POSTGRESQL = [
    """ALTER TABLE resources_booking ADD CONSTRAINT booking_never_twice EXCLUDE USING gist (
        int8range(resource_id, resource_id, '[]') WITH &&, tstzrange(starts_at, ends_at) WITH &&)""",
    """CREATE FUNCTION booking_not_while_away() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NOT new.is_displaced AND EXISTS (SELECT 1 FROM resources_absence away
                WHERE away.resource_id = new.resource_id AND away.ends_at > new.starts_at
                AND away.starts_at < new.ends_at)
            THEN RAISE EXCEPTION 'booking_never_away' USING ERRCODE = 'exclusion_violation';
            END IF;
            RETURN new;
        END $$""",
    f"""CREATE TRIGGER booking_never_away BEFORE INSERT OR {_PLACE} ON resources_booking
        FOR EACH ROW EXECUTE FUNCTION booking_not_while_away()""",
]

SQLITE_GONE = [
    "DROP TRIGGER booking_never_twice_added",
    "DROP TRIGGER booking_never_twice_changed",
    "DROP TRIGGER booking_never_away_added",
    "DROP TRIGGER booking_never_away_changed",
]
POSTGRESQL_GONE = [
    "DROP TRIGGER booking_never_away ON resources_booking",
    "DROP FUNCTION booking_not_while_away()",
    "ALTER TABLE resources_booking DROP CONSTRAINT booking_never_twice",
]


def _run(schema_editor, on_sqlite, on_postgresql):
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    with schema_editor.connection.cursor() as cursor:
        for statement in on_postgresql if is_postgresql else on_sqlite:
            cursor.execute(statement)


def make(apps, schema_editor):
    _run(schema_editor, SQLITE, POSTGRESQL)


def drop(apps, schema_editor):
    _run(schema_editor, SQLITE_GONE, POSTGRESQL_GONE)


class Migration(migrations.Migration):
    dependencies = [("resources", "0001_first")]
    operations = [migrations.RunPython(make, drop)]
