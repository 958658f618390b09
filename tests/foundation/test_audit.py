"""The audit chain: every change to it is found (S24)."""

import random
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.db import DatabaseError, connection, transaction

from doingoai.foundation import audit
from doingoai.foundation.audit import ChainFault, NotInTransaction
from doingoai.foundation.models import AuditEntry
from doingoai.foundation.subjects import Subject

TABLE = "foundation_auditentry"
LENGTH = 60


@dataclass(frozen=True)
class Somebody:
    pk: int = 7

    def __str__(self) -> str:
        return "Nguyễn Văn Thử"


def _written(count: int = LENGTH) -> None:
    for number in range(count):
        audit.record_alone("thing.done", Subject("thing", str(number), f"Vật {number}"), by=Somebody(), step=number)  # fmt: skip


def _sql(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _without_guard() -> None:
    if connection.vendor == "sqlite":
        _sql("DROP TRIGGER audit_never_changed", "DROP TRIGGER audit_never_deleted")
    else:
        _sql(f"DROP TRIGGER audit_never_changed ON {TABLE}")


@pytest.mark.django_db
def test_an_entry_tells_who_did_what_to_what() -> None:
    with transaction.atomic():
        entry = audit.record("thing.done", Subject("thing", "1", "Vật 1"), by=Somebody(), why="x")

    entry.refresh_from_db()
    assert [entry.number, entry.verb, entry.subject_label, entry.actor_id, entry.actor_label, entry.details] == [
        1, "thing.done", "Vật 1", "7", "Nguyễn Văn Thử", {"why": "x"},
    ]  # fmt: skip
    assert [entry.previous_hash, entry.hash] == [audit.FIRST_HASH, audit.entry_hash(entry)]


@pytest.mark.django_db
def test_what_the_software_does_by_itself_has_no_actor() -> None:
    audit.record_alone("thing.done", Subject("thing", "1"), by=None)

    assert AuditEntry.objects.values_list("actor_id", "actor_label").get() == ("", "")


@pytest.mark.django_db
def test_an_untouched_chain_holds() -> None:
    _written()

    assert list(audit.chain_faults()) == []
    assert audit.head() == (LENGTH, AuditEntry.objects.get(number=LENGTH).hash)


@pytest.mark.django_db
def test_an_empty_chain_holds() -> None:
    assert [list(audit.chain_faults()), audit.head()] == [[], (0, audit.FIRST_HASH)]


def test_nothing_is_recorded_outside_the_change_it_tells_of(real_store: object) -> None:
    with pytest.raises(NotInTransaction):
        audit.record("thing.done", Subject("thing", "1"), by=None)


@pytest.mark.django_db
def test_a_change_that_is_taken_back_leaves_no_entry() -> None:
    _written(2)
    with transaction.atomic():
        audit.record("thing.undone", Subject("thing", "1"), by=None)
        transaction.set_rollback(True)

    assert [AuditEntry.objects.count(), list(audit.chain_faults())] == [2, []]


@pytest.mark.django_db
@pytest.mark.parametrize("statement", [f"UPDATE {TABLE} SET verb = 'x'", f"DELETE FROM {TABLE}"])
def test_the_database_itself_refuses_to_change_the_log(statement: str) -> None:
    _written(2)

    with pytest.raises(DatabaseError, match="only grows"), transaction.atomic():
        _sql(statement)


COLUMNS = ("verb", "subject_type", "subject_id", "subject_label", "actor_id", "actor_label",
           "previous_hash", "hash")  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("column", COLUMNS)
def test_a_changed_column_is_found(column: str) -> None:
    _written(9)
    _without_guard()

    _sql(f"UPDATE {TABLE} SET {column} = 'x' WHERE number = 5")

    assert 5 in {fault.number for fault in audit.chain_faults()}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "setting", ["details = '{\"step\": 5}'", "at = '2020-01-01 00:00:00+00:00'"]
)
def test_changed_details_or_time_are_found(setting: str) -> None:
    _written(9)
    _without_guard()

    _sql(f"UPDATE {TABLE} SET {setting} WHERE number = 5")

    assert list(audit.chain_faults()) == [ChainFault(5, "changed")]


def _edit(dice: random.Random) -> str:
    return f"UPDATE {TABLE} SET verb = 'x{dice.random()}' WHERE number = {dice.randint(1, LENGTH)}"


def _delete(dice: random.Random) -> str:
    return f"DELETE FROM {TABLE} WHERE number = {dice.randint(1, LENGTH - 1)}"


def _delete_first(dice: random.Random) -> str:
    return f"DELETE FROM {TABLE} WHERE number <= {dice.randint(1, LENGTH - 1)}"


def _reorder(dice: random.Random) -> str:
    one, other = dice.sample(range(1, LENGTH + 1), 2)
    return (
        f"UPDATE {TABLE} SET subject_id = CASE number WHEN {one} THEN '{other}' ELSE '{one}' END "
        f"WHERE number IN ({one}, {other})"
    )


def _renumber(dice: random.Random) -> str:
    return f"UPDATE {TABLE} SET number = {LENGTH + 50} WHERE number = {dice.randint(1, LENGTH - 1)}"


@pytest.mark.django_db
@pytest.mark.parametrize("tamper", [_edit, _delete, _delete_first, _reorder, _renumber])
def test_two_hundred_tamperings_are_all_found(tamper: Callable[[random.Random], str]) -> None:
    _written()
    _without_guard()
    dice = random.Random(tamper.__name__)
    found = 0

    for _time in range(40):
        with transaction.atomic():
            _sql(tamper(dice))
            found += next(audit.chain_faults(), None) is not None
            transaction.set_rollback(True)

    assert found == 40


@pytest.mark.django_db
@pytest.mark.parametrize("left", [0, 1, LENGTH // 2, LENGTH - 1])
def test_a_cut_at_the_end_shows_against_a_kept_head(left: int) -> None:
    _written()
    number, entry_hash = audit.head()
    _without_guard()

    _sql(f"DELETE FROM {TABLE} WHERE number > {left}")

    assert list(audit.chain_faults()) == []
    assert audit.head() != (number, entry_hash)


@pytest.mark.django_db
def test_two_entries_put_in_each_others_place_are_both_found() -> None:
    _written(9)
    _without_guard()
    _sql(
        f"UPDATE {TABLE} SET number = 100 WHERE number = 4",
        f"UPDATE {TABLE} SET number = 4 WHERE number = 5",
        f"UPDATE {TABLE} SET number = 5 WHERE number = 100",
    )

    assert {4, 5} <= {fault.number for fault in audit.chain_faults()}
