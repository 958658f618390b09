"""The checker: silent on a sound installation, and on each kind of damage exactly one answer."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from doingoai.command.archive.checkpoints import NAME, note_checkpoint
from doingoai.command.archive.key_ring import KeyRing
from doingoai.command.entry import main
from doingoai.command.integrity.chain import chain_faults
from doingoai.command.integrity.checking import find_faults
from doingoai.command.integrity.engine import engine_faults
from doingoai.command.integrity.files import file_faults
from doingoai.command.integrity.kinds import Fault, Kind
from doingoai.command.integrity.seals import seal_faults
from doingoai.exchange.actions import add_webhook
from doingoai.exchange.models import Webhook
from doingoai.foundation import audit
from doingoai.foundation.models import AuditEntry
from tests import cast
from tests.command.damage import DAMAGES, Damage, sql, without_audit_guard
from tests.command.stores import NOON, Office, furnish

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def furnished(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Office, Path]]:
    """One furnished office for all tests of this file."""
    home = tmp_path_factory.mktemp("home")
    shutil.copytree(settings.KEYS, home / "keys")
    with override_settings(FILES=home / "files"), django_db_blocker.unblock(), transaction.atomic():
        made = furnish()
        connection.check_constraints()
        yield made, home
        transaction.set_rollback(True)


@pytest.fixture
def office(furnished: tuple[Office, Path], db: None, tmp_path: Path) -> Iterator[Office]:
    """The office with files and keys of its own; what a test does to it is undone."""
    made, home = furnished
    shutil.copytree(home, tmp_path, dirs_exist_ok=True)
    with (
        override_settings(HOME=tmp_path, FILES=tmp_path / "files", KEYS=tmp_path / "keys"),
        transaction.atomic(),
    ):
        yield made
        transaction.set_rollback(True)


def test_a_sound_installation_has_no_fault(office: Office) -> None:
    assert list(find_faults()) == []


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.name)
def test_each_damage_is_found_as_what_it_is(damage: Damage, office: Office) -> None:
    if connection.vendor not in damage.engines:
        pytest.skip(f"not a damage of {connection.vendor}")

    damage.do(office)

    assert tuple({fault.kind: 1 for fault in damage.check()}) == damage.expected


def _note(office: Office) -> None:
    note_checkpoint(settings.HOME, audit.head(), KeyRing.of_folder(settings.KEYS), at=NOON)


def test_a_log_cut_at_its_end_is_found_by_the_note_on_where_it_ended(office: Office) -> None:
    _note(office)
    number, _hash = audit.head()

    without_audit_guard(f"DELETE FROM foundation_auditentry WHERE number > {number - 2}")(office)

    assert list(audit.chain_faults()) == []
    assert list(chain_faults()) == [Fault(Kind.AUDIT_CUT, str(number), NOON.isoformat())]


def test_a_log_written_anew_is_found_by_the_note_on_what_it_was(office: Office) -> None:
    _note(office)
    number, _hash = audit.head()
    without_audit_guard()(office)
    entry = AuditEntry.objects.get(number=number)
    entry.verb = "nothing.happened"
    entry.hash = audit.entry_hash(entry)
    entry.save(update_fields=["verb", "hash"])

    faults = list(chain_faults())

    assert faults == [Fault(Kind.AUDIT_REPLACED, str(number), NOON.isoformat())]


@pytest.mark.parametrize("line", ["[1, 2", '[9, "x", "2026-01-01T00:00:00", "no proof"]', "{}"])
def test_a_forged_note_is_found(line: str, office: Office) -> None:
    _note(office)
    with (settings.HOME / NAME).open("a") as notes:
        notes.write(line + "\n")

    assert [fault.kind for fault in chain_faults()] == [Kind.AUDIT_NOTES]


def test_the_same_place_is_noted_once(office: Office) -> None:
    _note(office)
    _note(office)

    assert len((settings.HOME / NAME).read_text().splitlines()) == 1


def test_without_keys_the_notes_cannot_be_read_and_the_keys_are_what_is_missing(
    office: Office,
) -> None:
    _note(office)
    (settings.KEYS / "seal-1.key").unlink()

    assert [list(chain_faults()), [fault.kind for fault in file_faults()]] == [
        [],
        [Kind.KEY_MISSING, Kind.FILE_SEALED],
    ]


def test_an_unsafe_setting_of_the_engine_is_found(office: Office) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("a setting of SQLite")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA mmap_size = 1000000")
        faults = list(engine_faults())
        cursor.execute("PRAGMA mmap_size = 0")

    assert faults == [Fault(Kind.ENGINE_UNSAFE, found="mmap_size=1000000")]


def test_a_check_that_the_damage_breaks_is_told_as_damage(office: Office) -> None:
    sql("DROP TABLE documents_numberseries")(office)

    found = {fault.where for fault in find_faults() if fault.kind == Kind.ENGINE_BROKEN}

    assert "number_faults" in found


def test_the_command_says_what_is_wrong_and_how_it_is_mended(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    sql("UPDATE directory_passport SET tail = '0000'")(office)

    status = main(["check", "--language", "en"])

    assert status == 1
    assert capsys.readouterr().out.splitlines() == [
        f"✗ [seal.tail] directory.Passport {office.passport.pk} shows other last letters than it holds",
        "    Somebody wrote to the database past the software. Restore the last good backup.",
        "1 faults found.",
    ]


def test_a_sound_check_leaves_a_note_on_the_audit_log(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    (settings.FILES / "plain" / "left").write_bytes(b"")

    status = main(["check", "--json"])

    faults = json.loads(capsys.readouterr().out)
    assert [status, [fault["code"] for fault in faults]] == [0, ["file.nobodys"]]
    assert (settings.HOME / NAME).exists()


def test_every_kind_of_fault_has_a_damage_that_shows_it() -> None:
    shown = {kind for damage in DAMAGES for kind in damage.expected}
    elsewhere = {Kind.ENGINE_UNSAFE, Kind.ENGINE_INDEX, Kind.AUDIT_CUT, Kind.AUDIT_REPLACED,
                 Kind.AUDIT_NOTES}  # fmt: skip

    assert set(Kind) - shown - elsewhere == set()


def test_the_secret_of_an_address_that_does_not_open_is_found(office: Office) -> None:
    kept, _secret = add_webhook(
        name="Kho", url="https://example.org/told", events=["task"], by=cast.lan(), at=NOON
    )
    before = list(seal_faults())

    Webhook.objects.filter(pk=kept.pk).update(secret_sealed=b"broken")

    assert before == []
    assert [fault.where for fault in seal_faults()] == [f"exchange.Webhook {kept.pk}"]
