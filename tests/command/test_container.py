"""The file of a backup: every damage is seen before anything is unpacked."""

import hashlib
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from doingoai.command.archive.container import (
    _COMMENT,
    KEYS,
    MANIFEST,
    PROOF,
    Archive,
    ArchiveWriter,
    open_archive,
)
from doingoai.command.archive.key_ring import KeyRing, KeysUnreadable
from doingoai.command.archive.refusals import ArchiveDamaged, KeysNeeded, WrongKeys
from doingoai.foundation.refusals import RuleBroken

OURS = KeyRing({"seal-1.key": b"1" * 32, "index.key": b"2" * 32})
OTHERS = KeyRing({"seal-1.key": b"3" * 32, "index.key": b"2" * 32})
PARTS = {"database.sqlite3": b"rows " * 400, "files/plain/aa/aabb": b"scan", "files/plain/bb/bbcc": b"photo"}  # fmt: skip


def write(path: Path, parts: dict[str, bytes] = PARTS, ring: KeyRing = OURS) -> Path:
    with ArchiveWriter(path) as archive:
        for name, content in parts.items():
            archive.add(name, content)
        archive.finish({"made_at": "2026-03-12"}, ring)
    return path


def resealed(path: Path, parts: dict[str, bytes]) -> Path:
    """A zip of any parts with a right digest at its end, as a clever forger would write it."""
    with zipfile.ZipFile(path, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)
        file.comment = _COMMENT + b"0" * 64
    body = path.read_bytes()[:-64]
    path.write_bytes(body + hashlib.sha256(body).hexdigest().encode())
    return path


def all_parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist()}


def refusal(path: Path, keys: KeyRing | None = OURS) -> type[RuleBroken]:
    with pytest.raises(RuleBroken) as refused:
        open_archive(path, keys=keys)
    return refused.type


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    archive = open_archive(write(tmp_path / "b.zip"), keys=OURS)

    assert {name: archive.read(name) for name in archive.part_names} == PARTS


def test_every_flipped_bit_is_seen(tmp_path: Path) -> None:
    path = write(tmp_path / "b.zip")
    content = path.read_bytes()
    seen = []

    for at in range(0, len(content), max(1, len(content) // 120)):
        flipped = bytearray(content)
        flipped[at] ^= 1 << (at % 8)
        path.write_bytes(bytes(flipped))
        seen.append(refusal(path))

    assert [len(seen) >= 120, set(seen)] == [True, {ArchiveDamaged}]


@pytest.mark.parametrize("left", [0, 1, 63, 64, 90, 0.2, 0.5, 0.9, -1, -64, -65, -200])
def test_every_cut_is_seen(left: float, tmp_path: Path) -> None:
    path = write(tmp_path / "b.zip")
    content = path.read_bytes()
    end = int(len(content) * left) if isinstance(left, float) else left

    path.write_bytes(content[:end])

    assert refusal(path) is ArchiveDamaged


def test_bytes_added_at_the_end_are_seen(tmp_path: Path) -> None:
    path = write(tmp_path / "b.zip")
    path.write_bytes(path.read_bytes() + b"\0")

    assert refusal(path) is ArchiveDamaged


Forgery = Callable[[dict[str, bytes], dict[str, bytes]], None]


def _swap_two_parts(parts: dict[str, bytes], _other: dict[str, bytes]) -> None:
    one, two = "files/plain/aa/aabb", "files/plain/bb/bbcc"
    parts[one], parts[two] = parts[two], parts[one]


def _take_part_of_another(parts: dict[str, bytes], other: dict[str, bytes]) -> None:
    parts["database.sqlite3"] = other["database.sqlite3"]


def _take_manifest_of_another(parts: dict[str, bytes], other: dict[str, bytes]) -> None:
    parts[MANIFEST] = other[MANIFEST]


def _leave_out(parts: dict[str, bytes], _other: dict[str, bytes]) -> None:
    del parts["files/plain/aa/aabb"]


def _add(parts: dict[str, bytes], _other: dict[str, bytes]) -> None:
    parts["files/plain/cc/ccdd"] = b"more"


def _rewrite_manifest(parts: dict[str, bytes], _other: dict[str, bytes]) -> None:
    manifest = json.loads(parts[MANIFEST])
    del manifest["parts"]["files/plain/aa/aabb"], parts["files/plain/aa/aabb"]
    parts[MANIFEST] = json.dumps(manifest).encode()


def _later_version(parts: dict[str, bytes], _other: dict[str, bytes]) -> None:
    parts[MANIFEST] = parts[MANIFEST].replace(b'"version": 1', b'"version": 2')


def _no_manifest(parts: dict[str, bytes], _other: dict[str, bytes]) -> None:
    del parts[MANIFEST]


def _no_proof(parts: dict[str, bytes], _other: dict[str, bytes]) -> None:
    del parts[PROOF]


def _no_json(parts: dict[str, bytes], _other: dict[str, bytes]) -> None:
    parts[MANIFEST] = b"{"


def _not_a_table(parts: dict[str, bytes], _other: dict[str, bytes]) -> None:
    parts[MANIFEST] = b"[]"


FORGERIES = (_swap_two_parts, _take_part_of_another, _take_manifest_of_another, _leave_out, _add,
             _rewrite_manifest, _later_version, _no_manifest, _no_proof, _no_json, _not_a_table)  # fmt: skip


@pytest.mark.parametrize("forge", FORGERIES)
def test_a_forged_archive_with_a_right_digest_is_seen(forge: Forgery, tmp_path: Path) -> None:
    parts = all_parts(write(tmp_path / "b.zip"))
    other = all_parts(write(tmp_path / "o.zip", {**PARTS, "database.sqlite3": b"other"}))

    forge(parts, other)

    assert refusal(resealed(tmp_path / "f.zip", parts)) is ArchiveDamaged


@pytest.mark.parametrize("name", ["../outside", "/etc/outside"])
def test_a_part_that_would_land_elsewhere_is_refused(name: str, tmp_path: Path) -> None:
    path = write(tmp_path / "b.zip", {name: b"x"})

    assert refusal(path) is ArchiveDamaged


def test_a_zip_that_is_no_backup_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as file:
        file.writestr("a", "b" * 200)

    assert refusal(tmp_path / "b.zip") is ArchiveDamaged


def test_a_right_digest_over_something_else_is_refused(tmp_path: Path) -> None:
    body = b"no zip at all" + _COMMENT
    (tmp_path / "b.zip").write_bytes(body + hashlib.sha256(body).hexdigest().encode())

    assert refusal(tmp_path / "b.zip") is ArchiveDamaged


def test_the_keys_of_another_installation_are_refused(tmp_path: Path) -> None:
    assert refusal(write(tmp_path / "b.zip"), OTHERS) is WrongKeys


def test_without_keys_a_backup_is_neither_proved_nor_used(tmp_path: Path) -> None:
    assert refusal(write(tmp_path / "b.zip"), None) is KeysNeeded


def test_keys_inside_the_backup_are_enough(tmp_path: Path) -> None:
    path = write(tmp_path / "b.zip", {**PARTS, KEYS: OURS.as_text()})

    archive: Archive = open_archive(path)

    assert archive.ring == OURS


def test_damaged_keys_inside_the_backup_are_damage(tmp_path: Path) -> None:
    path = write(tmp_path / "b.zip", {**PARTS, KEYS: b"{}"})

    assert refusal(path, None) is ArchiveDamaged


def _half_a_backup(path: Path) -> None:
    with ArchiveWriter(path) as archive:
        archive.add("a", b"b")
        raise OSError("full")


def test_a_backup_that_is_not_finished_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="full"):
        _half_a_backup(tmp_path / "b.zip")

    assert list(tmp_path.iterdir()) == []


def test_a_part_is_unpacked_for_its_owner_only(tmp_path: Path) -> None:
    archive = open_archive(write(tmp_path / "b.zip"), keys=OURS)

    archive.unpack("files/plain/aa/aabb", tmp_path / "new" / "file")

    placed = tmp_path / "new" / "file"
    assert [placed.read_bytes(), placed.stat().st_mode & 0o777] == [b"scan", 0o600]


def test_a_ring_of_keys_is_read_back() -> None:
    assert KeyRing.from_text(OURS.as_text()) == OURS


@pytest.mark.parametrize(
    "text",
    [b"", b"{}", b"[]", b'{"format": "doingoai-keys-1", "keys": [], "digest": ""}',
     OURS.as_text().replace(b"MTEx", b"MTIx", 1), OURS.as_text().replace(b"keys-1", b"keys-9")],
)  # fmt: skip
def test_a_ring_with_a_slip_of_the_pen_is_refused(text: bytes) -> None:
    with pytest.raises(KeysUnreadable):
        KeyRing.from_text(text)


def test_the_signing_key_of_cookies_is_in_the_ring(tmp_path: Path) -> None:
    (tmp_path / "seal-1.key").write_bytes(b"1")
    (tmp_path / "signing").write_bytes(b"2")
    (tmp_path / "notes.txt").write_bytes(b"3")

    assert KeyRing.of_folder(tmp_path).keys == {"seal-1.key": b"1", "signing": b"2"}
