"""Backups: what comes back is what was there, and nothing is overwritten."""

import json
import stat
from importlib import import_module
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, transaction

from doingoai.command.archive.container import ArchiveWriter, open_archive
from doingoai.command.archive.key_ring import KeyRing
from doingoai.command.archive.taking import digest_of_tables, take_backup
from doingoai.command.arguments import COMMANDS, parser
from doingoai.command.entry import main
from doingoai.command.integrity.checking import find_faults
from doingoai.command.occupancy import occupied
from doingoai.documents import storage
from doingoai.documents.actions import Upload, attach_file
from doingoai.documents.models import Incoming, NumberSeries
from doingoai.foundation.refusals import RuleBroken
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


def _code(words: list[str]) -> str:
    options = parser(str).parse_args(words)
    with pytest.raises(RuleBroken) as refusal:
        import_module(COMMANDS[options.command].module).run(options)
    return refusal.value.code


def _with_manifest(path: Path, **changed: object) -> Path:
    """The same backup with other facts in its list, signed as by its owner."""
    archive = open_archive(path)
    facts = {**archive.manifest, **changed}
    for name in ("format", "version", "ring", "parts"):
        facts.pop(name)
    with ArchiveWriter(path.with_name("other.zip")) as target:
        for name in archive.part_names:
            target.add(name, archive.read(name))
        target.finish(facts, archive.ring)
    return path.with_name("other.zip")


def test_a_backup_of_a_newer_version_is_refused(office: Office, tmp_path: Path) -> None:
    main(["backup", str(tmp_path / "b.zip"), "--with-keys"])
    newer = _with_manifest(tmp_path / "b.zip", migrations=[["norms", "0999_x"]])

    assert _code(["restore", str(newer), "--replace"]) == "backup.newer"


def test_a_backup_of_sqlite_itself_is_refused_on_postgresql(office: Office, tmp_path: Path) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("a refusal of PostgreSQL")
    main(["backup", str(tmp_path / "b.zip"), "--with-keys"])
    other = _with_manifest(tmp_path / "b.zip", content="sqlite")

    assert _code(["restore", str(other), "--replace"]) == "backup.other_engine"


def test_an_older_database_is_brought_up_to_date_before_it_is_saved(
    office: Office, tmp_path: Path
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'norms'")

    assert _code(["backup", str(tmp_path / "b.zip")]) == "store.old"


def test_a_backup_that_is_not_there_is_told(office: Office, tmp_path: Path) -> None:
    assert _code(["restore", str(tmp_path / "none.zip")]) == "backup.not_there"


@pytest.mark.parametrize("content", [None, b"no keys"])
def test_keys_that_cannot_be_read_are_the_wrong_ones(
    content: bytes | None, office: Office, tmp_path: Path
) -> None:
    main(["backup", str(tmp_path / "b.zip")])
    if content is not None:
        (tmp_path / "other.keys").write_bytes(content)

    words = ["restore", str(tmp_path / "b.zip"), "--keys", str(tmp_path / "other.keys")]

    assert _code(words) == "backup.wrong_keys"


def test_a_changed_file_is_saved_and_named(office: Office, tmp_path: Path) -> None:
    storage.place_of(office.plain).write_bytes(b"changed")

    status = main(["backup", str(tmp_path / "b.zip"), "--with-keys"])

    assert status == 1
    assert open_archive(tmp_path / "b.zip").manifest["missing"] == [f"{office.plain.pk} thu.pdf"]


def test_a_file_kept_once_for_two_records_is_saved_once(office: Office, tmp_path: Path) -> None:
    upload = Upload("again.pdf", "application/pdf", b"%PDF thu")
    attach_file(office.letters[1], upload, by=office.officer, at=NOON)

    main(["backup", str(tmp_path / "b.zip"), "--with-keys"])

    archive = open_archive(tmp_path / "b.zip")
    assert sum(name.startswith("files/plain/") for name in archive.part_names) == 2


def test_a_place_without_tables_has_nothing_to_check(office: Office) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE django_migrations RENAME TO gone")

    assert _code(["check"]) == "check.nothing_there"
