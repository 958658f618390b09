"""Ways to damage an installation past its own guards, each told apart from all others by the checker."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection

from doingoai.command.integrity import (
    chain,
    engine,
    files,
    numbers,
    rows,
    schema,
    seals,
    search_index,
    states,
    subjects,
)
from doingoai.command.integrity.kinds import Kind
from doingoai.documents import storage
from doingoai.foundation import vault
from tests.command.stores import Office

AUDIT = "foundation_auditentry"


@dataclass(frozen=True)
class Damage:
    """What is done, which check must see it and as what."""

    name: str
    do: Callable[[Office], object]
    check: Callable[[], object]
    expected: tuple[Kind, ...]
    engines: tuple[str, ...] = ("sqlite", "postgresql")


def sql(*statements: str) -> Callable[[Office], None]:
    """Write past the software; `{closed}` and its like are keys of the office's records."""

    def do(office: Office) -> None:
        keys = {name: getattr(thing, "pk", None) for name, thing in vars(office).items()} | {
            "letter": office.letters[0].pk
        }
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement.format(**keys))

    return do


def unguarded(table: str, *statements: str) -> Callable[[Office], None]:
    """Take all constraints from a table, then write."""

    def do(office: Office) -> None:
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("PRAGMA defer_foreign_keys = ON")
                cursor.execute(f"CREATE TABLE bare AS SELECT * FROM {table}")
                cursor.execute(f"DROP TABLE {table}")
                cursor.execute(f"ALTER TABLE bare RENAME TO {table}")
            else:
                for name in connection.introspection.get_constraints(cursor, table):
                    if not name.endswith(("_pkey", "_not_null")):
                        cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT IF EXISTS "{name}"')
                        cursor.execute(f'DROP INDEX IF EXISTS "{name}"')
        sql(*statements)(office)

    return do


def without_audit_guard(*statements: str) -> Callable[[Office], None]:
    """Take the trigger from the audit log, then write."""

    def do(office: Office) -> None:
        if connection.vendor == "sqlite":
            drops = ["DROP TRIGGER audit_never_changed", "DROP TRIGGER audit_never_deleted"]
        else:
            drops = [f"DROP TRIGGER audit_never_changed ON {AUDIT}"]
        sql(*drops, *statements)(office)

    return do


def _place(office: Office, which: str) -> Path:
    return storage.place_of(getattr(office, which))


def _flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(bytes(content))


def _swap_seals(office: Office) -> None:
    office.passport.number_sealed = vault.seal(
        b"C7654321", table="directory_passport", column="number", row="another row"
    )
    office.passport.save(update_fields=["number_sealed"])


def _key(name: str) -> Path:
    return Path(settings.KEYS) / name


def _lose_key(office: Office) -> None:
    _key("index.key").unlink()


def _open_key(office: Office) -> None:
    _key("index.key").chmod(0o644)


DAMAGES = (
    Damage("table", sql("ALTER TABLE planning_task DROP COLUMN evidence"), schema.schema_faults,
           (Kind.SCHEMA_TABLE,)),
    Damage("constraint", sql("DROP INDEX case_by_subject"), schema.schema_faults, (Kind.SCHEMA_TABLE,)),
    Damage("migration", sql("DELETE FROM django_migrations WHERE app = 'documents'"),
           schema.schema_faults, (Kind.SCHEMA_OLD,)),
    Damage("newer", sql("INSERT INTO django_migrations (app, name, applied) VALUES ('norms', '0999_x', '2026-01-01')"),
           schema.schema_faults, (Kind.SCHEMA_OLD,)),
    Damage("stray", unguarded("planning_task", "UPDATE planning_task SET given_by_id = 99999"),
           rows.row_faults, (Kind.ROW_STRAY,)),
    Damage("impossible", unguarded("delegations_delegation",
           "UPDATE delegations_delegation SET ends_on = '2020-01-01' WHERE id = {draft}"),
           rows.row_faults, (Kind.ROW_IMPOSSIBLE,)),
    Damage("twice", unguarded("documents_incoming",
           "UPDATE documents_incoming SET arrival_number = 2 WHERE id = {letter}"),
           rows.row_faults, (Kind.ROW_TWICE,)),
    Damage("word", sql("UPDATE planning_task SET kind = 'wish'"), rows.row_faults, (Kind.ROW_CHOICE,)),
    Damage("subject", sql("UPDATE documents_storedfile SET subject_id = '99999' WHERE id = {plain}"),
           subjects.subject_faults, (Kind.ROW_SUBJECT,)),
    Damage("subject type", sql("UPDATE planning_task SET about_type = 'wish'"),
           subjects.subject_faults, (Kind.ROW_SUBJECT,)),
    Damage("file gone", lambda office: _place(office, "plain").unlink(), files.file_faults,
           (Kind.FILE_MISSING,)),
    Damage("file flipped", lambda office: _flip(_place(office, "plain")), files.file_faults,
           (Kind.FILE_CHANGED,)),
    Damage("sealed file flipped", lambda office: _flip(_place(office, "sealed")), files.file_faults,
           (Kind.FILE_SEALED,)),
    Damage("sealed file swapped",
           lambda office: _place(office, "sealed").write_bytes(_place(office, "plain").read_bytes()),
           files.file_faults, (Kind.FILE_SEALED,)),
    Damage("file size", sql("UPDATE documents_storedfile SET size = 1 WHERE id = {plain}"),
           files.file_faults, (Kind.FILE_SIZE,)),
    Damage("file hash", sql("UPDATE documents_storedfile SET sha256 = '00' WHERE id = {sealed}"),
           files.file_faults, (Kind.FILE_SEALED,)),
    Damage("nobody's file", lambda office: (Path(settings.FILES) / "plain" / "left").write_bytes(b""),
           files.file_faults, (Kind.FILE_NOBODYS,)),
    Damage("key gone", _lose_key, files.file_faults, (Kind.KEY_MISSING,)),
    Damage("key open", _open_key, files.file_faults, (Kind.KEY_OPEN,)),
    Damage("passport of another row", _swap_seals, seals.seal_faults, (Kind.SEAL_BROKEN,)),
    Damage("passport index", sql("UPDATE directory_passport SET number_index = 'x'"),
           seals.seal_faults, (Kind.SEAL_INDEX,)),
    Damage("passport tail", sql("UPDATE directory_passport SET tail = '0000'"), seals.seal_faults,
           (Kind.SEAL_TAIL,)),
    Damage("birth index", sql("UPDATE directory_person SET birth_index = 'x'"), seals.seal_faults,
           (Kind.SEAL_INDEX,)),
    Damage("list of guests", sql("UPDATE delegations_importedlist SET row_id = "
           "'00000000000000000000000000000000'"), seals.seal_faults, (Kind.SEAL_BROKEN,)),
    Damage("birth date", sql("UPDATE directory_person SET row_id = '00000000000000000000000000000000'"),
           seals.seal_faults, (Kind.SEAL_BROKEN,)),
    Damage("gap", sql("UPDATE documents_incoming SET arrival_number = 4 WHERE id = {letter}",
           "UPDATE documents_numberseries SET last = 4 WHERE code = 'arrivals'"),
           numbers.number_faults, (Kind.NUMBER_GAP,)),
    Damage("counter behind", sql("UPDATE documents_numberseries SET last = 1 WHERE code = 'arrivals'"),
           numbers.number_faults, (Kind.NUMBER_BEHIND,)),
    Damage("counter ahead", sql("UPDATE documents_numberseries SET last = 9 WHERE code = 'decisions'"),
           numbers.number_faults, (Kind.NUMBER_AHEAD,)),
    Damage("no counter", sql("DELETE FROM documents_numberseries WHERE code = 'delegations_in'"),
           numbers.number_faults, (Kind.NUMBER_UNCOUNTED,)),
    Damage("closed without report", sql("UPDATE delegations_resultreport SET filed_on = NULL, filed_by_id = NULL"),
           states.state_faults, (Kind.STATE_CLOSED,)),
    Damage("approved by nobody", sql("UPDATE delegations_delegation SET state = 'approved' WHERE id = {draft}"),
           states.state_faults, (Kind.STATE_UNDECIDED,)),
    Damage("waiting for nobody", sql("UPDATE delegations_delegation SET state = 'submitted' WHERE id = {draft}"),
           states.state_faults, (Kind.STATE_WAITING,)),
    Damage("decided by nobody", sql("UPDATE approvals_case SET decided_by_id = NULL, decided_at = NULL"),
           states.state_faults, (Kind.STATE_CASE,)),
    Damage("issued without a version", sql("DELETE FROM documents_paperversion"), states.state_faults,
           (Kind.STATE_PAPER,)),
    Damage("version gone", sql("UPDATE documents_paperversion SET number = 2"), states.state_faults,
           (Kind.STATE_VERSIONS,)),
    Damage("draft of a closed visit", sql("UPDATE documents_paper SET state = 'draft', issued_at = NULL"),
           states.state_faults, (Kind.STATE_FROZEN,)),
    Damage("unknown to the search", sql("DELETE FROM foundation_searchentry WHERE subject_type = 'task'"),
           search_index.search_faults, (Kind.SEARCH_MISSING,)),
    Damage("known to the search only", sql(
           "INSERT INTO foundation_searchentry (subject_type, subject_id, title, line, text, weight) "
           "VALUES ('person', '99999', 'x', '', 'x', 0)"),
           search_index.search_faults, (Kind.SEARCH_NOBODYS,)),
    Damage("unknown kind in the search", sql(
           "INSERT INTO foundation_searchentry (subject_type, subject_id, title, line, text, weight) "
           "VALUES ('wish', '1', 'x', '', 'x', 0)"),
           search_index.search_faults, (Kind.SEARCH_NOBODYS,)),
    Damage("words of the search", sql(
           "DROP TRIGGER search_words_changed",
           "UPDATE foundation_searchentry SET text = 'something else'"),
           search_index.search_faults, (Kind.SEARCH_WORDS,), ("sqlite",)),
    Damage("trigger of the search", sql("DROP TRIGGER search_words_changed"), schema.schema_faults,
           (Kind.SCHEMA_GUARD,), ("sqlite",)),
    Damage("guard of the log (SQLite)", sql("DROP TRIGGER audit_never_deleted"), schema.schema_faults,
           (Kind.SCHEMA_GUARD,), ("sqlite",)),
    Damage("guard of the log (PostgreSQL)", sql(f"DROP TRIGGER audit_never_changed ON {AUDIT}"),
           schema.schema_faults, (Kind.SCHEMA_GUARD,), ("postgresql",)),
    Damage("audit entry changed", without_audit_guard(f"UPDATE {AUDIT} SET verb = 'x' WHERE number = 3"),
           chain.chain_faults, (Kind.AUDIT_CHANGED,)),
    Damage("audit entry deleted", without_audit_guard(f"DELETE FROM {AUDIT} WHERE number = 3"),
           chain.chain_faults, (Kind.AUDIT_MISSING,)),
    Damage("audit entry untied", without_audit_guard(f"UPDATE {AUDIT} SET previous_hash = 'x' WHERE number = 3"),
           chain.chain_faults, (Kind.AUDIT_UNTIED, Kind.AUDIT_CHANGED)),
    Damage("index out of step", sql(
           "PRAGMA writable_schema = ON",
           "UPDATE sqlite_master SET sql = replace(sql, '\"about_id\"', '\"about_label\"') "
           "WHERE name = 'task_by_subject'",
           "PRAGMA schema_version = 424242",
           ), engine.engine_faults, (Kind.ENGINE_BROKEN,), ("sqlite",)),
)  # fmt: skip
