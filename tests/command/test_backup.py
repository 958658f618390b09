"""Backups: what comes back is what was there, and nothing is overwritten."""

import json
import stat
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, transaction

from doingoai.command.archive.container import open_archive
from doingoai.command.archive.key_ring import KeyRing
from doingoai.command.archive.taking import digest_of_tables, take_backup
from doingoai.command.entry import main
from doingoai.command.integrity.checking import find_faults
from doingoai.command.occupancy import occupied
from doingoai.documents import storage
from doingoai.documents.models import Incoming, NumberSeries
from doingoai.foundation.search import forget
from doingoai.foundation.subjects import Subject
from tests.command.stores import NOON, Office, letter


def _files() -> dict[str, bytes]:
    base = Path(settings.FILES)
    return {
        str(path.relative_to(base)): path.read_bytes() for path in base.rglob("*") if path.is_file()
    }


def _everything() -> tuple[dict[str, str], dict[str, bytes]]:
    return digest_of_tables("default"), _files()


@pytest.mark.parametrize("ways", [[], ["--with-keys"]], ids=str)
def test_what_is_restored_is_what_was_saved(
    ways: list[str], office: Office, tmp_path: Path
) -> None:
    was = _everything()
    assert main(["backup", str(tmp_path / "b.zip"), *ways]) == 0
    letter(4, by=office.officer)
    storage.place_of(office.plain).unlink()

    status = main(["restore", str(tmp_path / "b.zip"), "--replace"])

    assert status == 0
    assert _everything() == was


def test_a_portable_backup_brings_back_every_row_and_goes_on_counting(
    office: Office, tmp_path: Path
) -> None:
    gone = letter(4, by=office.officer)
    gone_key = gone.pk
    gone.delete()
    NumberSeries.objects.filter(code="arrivals").update(last=3)
    forget(Subject("incoming", str(gone_key)))
    was = _everything()
    main(["backup", str(tmp_path / "b.zip"), "--portable"])
    letter(4, by=office.officer)
    main(["restore", str(tmp_path / "b.zip"), "--replace"])

    assert _everything() == was
    assert list(find_faults()) == []
    new = letter(4, by=office.officer)
    assert [new.arrival_number, new.pk] == [4, gone_key + 1]


def test_an_installation_is_not_overwritten_unasked(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["backup", str(tmp_path / "b.zip")])
    letter(4, by=office.officer)

    status = main(["restore", str(tmp_path / "b.zip"), "--language", "en"])

    assert status == 2
    assert "Repeat with --replace" in capsys.readouterr().err
    assert Incoming.objects.count() == 4


def test_what_was_there_is_kept_aside(office: Office, tmp_path: Path) -> None:
    main(["backup", str(tmp_path / "b.zip")])
    content = storage.place_of(office.plain).read_bytes()

    main(["restore", str(tmp_path / "b.zip"), "--replace"])

    (aside,) = settings.HOME.glob("aside-*")
    kept = aside / "files" / storage.place_of(office.plain).relative_to(settings.FILES)
    assert kept.read_bytes() == content
    if connection.vendor == "sqlite":
        assert (aside / "store.sqlite3").exists()
    else:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'aside_%%'")
            assert cursor.fetchone() == (1,)


def test_nothing_is_restored_under_a_running_server(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["backup", str(tmp_path / "b.zip")])

    with occupied(settings.HOME):
        status = main(["restore", str(tmp_path / "b.zip"), "--replace", "--language", "en"])

    assert status == 2
    assert "Stop the server first" in capsys.readouterr().err


def test_a_backup_is_for_its_owner_only(office: Office, tmp_path: Path) -> None:
    main(["backup", str(tmp_path / "b.zip")])

    modes = [stat.S_IMODE(path.stat().st_mode) for path in sorted(tmp_path.glob("b.zip*"))]

    assert modes == [0o600, 0o600]


def test_the_keys_lie_beside_the_backup_and_not_in_it(office: Office, tmp_path: Path) -> None:
    main(["backup", str(tmp_path / "b.zip")])

    secrets = KeyRing.of_folder(settings.KEYS).keys.values()

    content = (tmp_path / "b.zip").read_bytes()
    assert [secret for secret in secrets if secret in content] == []
    assert (
        "keys.json"
        not in open_archive(
            tmp_path / "b.zip", keys=KeyRing.from_text((tmp_path / "b.zip.keys").read_bytes())
        ).part_names
    )


def test_a_missing_file_is_named_and_the_rest_is_saved(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    storage.place_of(office.plain).unlink()

    status = main(["backup", str(tmp_path / "b.zip"), "--with-keys", "--language", "en"])

    assert status == 1
    assert (
        f"NOT SAVED, missing or changed on disk: file {office.plain.pk} thu.pdf"
        in capsys.readouterr().err
    )
    assert open_archive(tmp_path / "b.zip").manifest["missing"] == [f"{office.plain.pk} thu.pdf"]


def test_a_writer_in_the_middle_of_its_work_is_not_in_the_backup(
    office: Office, tmp_path: Path
) -> None:
    was = digest_of_tables("default")
    with transaction.atomic():
        letter(4, by=office.officer)
        take_backup(tmp_path / "b.zip", at=NOON, with_keys=True)
        transaction.set_rollback(True)

    main(["restore", str(tmp_path / "b.zip"), "--replace"])

    assert digest_of_tables("default") == was


def test_an_empty_place_has_nothing_to_save(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE django_migrations RENAME TO gone")

    status = main(["backup", str(tmp_path / "b.zip"), "--language", "en"])

    assert [status, list(tmp_path.glob("b.zip*"))] == [2, []]
    assert "nothing to save" in capsys.readouterr().err


def test_a_backup_goes_into_a_folder_that_exists(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["backup", str(tmp_path / "no" / "b.zip"), "--language", "en"])

    assert status == 2
    assert "does not exist" in capsys.readouterr().err


def test_a_trial_proves_a_backup_and_changes_nothing(
    office: Office, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    was = _everything()
    ways = [] if connection.vendor == "sqlite" else ["--portable"]
    main(["backup", str(tmp_path / "b.zip"), *ways])

    status = main(["restore", str(tmp_path / "b.zip"), "--trial", "--language", "en"])

    assert status == 0, capfd.readouterr().err
    assert _everything() == was
    proved = json.loads((settings.HOME / "last-proved-restore.json").read_text())
    assert proved.keys() == {"at", "made_at"}
