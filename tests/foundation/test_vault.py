"""Sealed values open in their own place and nowhere else."""

import random
import stat
from pathlib import Path

import pytest
from django.test import override_settings

from doingoai.foundation import vault
from doingoai.foundation.vault import KeyMissing, SealBroken, blind_index, seal, unseal

PLACE = {"table": "directory_passport", "column": "number", "row": "7"}


@pytest.fixture
def own_keys(tmp_path: Path):
    with override_settings(KEYS=tmp_path / "keys"):
        vault.make_keys()
        yield tmp_path / "keys"


@pytest.mark.parametrize("content", [b"", b"C1234567", "Nguyễn Văn Thử".encode(), bytes(100_000)])
def test_what_was_sealed_opens_in_its_place(content: bytes) -> None:
    assert unseal(seal(content, **PLACE), **PLACE) == content


def test_the_same_value_is_sealed_differently_each_time() -> None:
    assert len({seal(b"C1234567", **PLACE) for _time in range(100)}) == 100


def test_nothing_of_the_value_can_be_seen() -> None:
    assert b"C1234567" not in seal(b"C1234567", **PLACE)


def _opens(sealed: bytes, **place: str) -> bool:
    try:
        unseal(sealed, **(PLACE | place))
    except SealBroken:
        return False
    return True


def test_ten_thousand_moved_or_changed_seals_are_refused() -> None:
    dice = random.Random(20260312)
    sealed = [seal(b"C%07d" % number, **(PLACE | {"row": str(number)})) for number in range(100)]
    opened = 0

    for _time in range(5_000):
        one, other = dice.sample(range(100), 2)
        opened += _opens(sealed[one], row=str(other))
    for _time in range(5_000):
        one = dice.randrange(100)
        changed = bytearray(sealed[one])
        changed[dice.randrange(len(changed))] ^= 1 << dice.randrange(8)
        opened += _opens(bytes(changed), row=str(one))

    assert opened == 0


@pytest.mark.parametrize(
    "place", [{"table": "directory_person"}, {"column": "tail"}, {"row": "8"}], ids=str
)
def test_a_seal_of_another_place_is_refused(place: dict[str, str]) -> None:
    assert not _opens(seal(b"C1234567", **PLACE), **place)


def test_every_cut_seal_is_refused() -> None:
    sealed = seal(b"C1234567", **PLACE)

    assert [end for end in range(len(sealed)) if _opens(sealed[:end])] == []


def test_a_seal_made_with_another_key_is_refused(own_keys: Path) -> None:
    sealed = seal(b"C1234567", **PLACE)
    (own_keys / "seal-1.key").write_bytes(bytes(32))
    vault.forget_keys()

    assert not _opens(sealed)


def test_a_lost_key_is_told_and_not_made_up(own_keys: Path) -> None:
    sealed = seal(b"C1234567", **PLACE)
    (own_keys / "seal-1.key").unlink()
    vault.forget_keys()

    with pytest.raises(KeyMissing):
        unseal(sealed, **PLACE)


def test_keys_are_made_once_and_for_their_owner_only(own_keys: Path) -> None:
    before = {path.name: path.read_bytes() for path in own_keys.iterdir()}

    made = vault.make_keys()

    assert [made, {path.name: path.read_bytes() for path in own_keys.iterdir()}] == [False, before]
    assert {stat.S_IMODE(path.stat().st_mode) for path in own_keys.iterdir()} == {0o600}


def test_a_seal_that_names_a_key_nobody_made_is_refused() -> None:
    sealed = seal(b"C1234567", **PLACE)

    assert not _opens(b"\x0c../../../etc" + sealed[2:])


def test_of_two_keys_made_at_once_one_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "index.key"
    made = [vault.make_key(place, b"first")]
    with monkeypatch.context() as patch:
        patch.setattr(Path, "exists", lambda _path: False)
        made.append(vault.make_key(place, b"second"))

    assert [made, [path.read_bytes() for path in tmp_path.iterdir()]] == [[True, False], [b"first"]]


def test_a_blind_index_finds_the_equal_and_tells_purposes_apart() -> None:
    assert blind_index("C1234567", purpose="passport") == blind_index(
        "C1234567", purpose="passport"
    )
    assert blind_index("C1234567", purpose="passport") != blind_index("C1234567", purpose="birth")
    assert blind_index("C1234567", purpose="passport") != blind_index(
        "C1234568", purpose="passport"
    )


def test_a_blind_index_cannot_be_computed_without_the_key(own_keys: Path) -> None:
    before = blind_index("C1234567", purpose="passport")
    (own_keys / "index.key").write_bytes(bytes(32))
    vault.forget_keys()

    assert blind_index("C1234567", purpose="passport") != before
