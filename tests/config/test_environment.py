"""What the installation is told from outside, and the guard of the storage engine (R2, R3)."""

import sqlite3
import stat
from pathlib import Path

import pytest
from django.db import connection

from doingoai.config import environment
from doingoai.foundation.engine import EngineState, engine_state, sqlite_weaknesses


@pytest.mark.parametrize(
    ("version", "journal"),
    [
        ("3.7.0", "TRUNCATE"),
        ("3.40.1", "TRUNCATE"),
        ("3.44.5", "TRUNCATE"),
        ("3.44.6", "WAL"),
        ("3.44.7", "TRUNCATE"),
        ("3.45.0", "TRUNCATE"),
        ("3.50.6", "TRUNCATE"),
        ("3.50.7", "WAL"),
        ("3.50.8", "TRUNCATE"),
        ("3.51.0", "TRUNCATE"),
        ("3.51.1", "TRUNCATE"),
        ("3.51.2", "TRUNCATE"),
        ("3.51.3", "WAL"),
        ("3.52.0", "WAL"),
        ("3.54.1", "WAL"),
        ("4.0.0", "WAL"),
    ],
)
def test_wal_is_used_only_where_its_race_is_mended(version: str, journal: str) -> None:
    numbers = tuple(int(part) for part in version.split("."))

    assert environment.sqlite_journal(numbers) == journal


@pytest.mark.parametrize(
    ("version", "journal", "synchronous", "mmap_size", "weak"),
    [
        ((3, 40, 1), "TRUNCATE", "FULL", 0, ()),
        ((3, 40, 1), "DELETE", "EXTRA", 0, ()),
        ((3, 40, 1), "WAL", "FULL", 0, ("journal_mode=WAL",)),
        ((3, 51, 3), "WAL", "FULL", 0, ()),
        ((3, 51, 3), "WAL", "NORMAL", 0, ("synchronous=NORMAL",)),
        ((3, 51, 3), "MEMORY", "FULL", 0, ("journal_mode=MEMORY",)),
        ((3, 51, 3), "OFF", "OFF", 1, ("journal_mode=OFF", "synchronous=OFF", "mmap_size=1")),
    ],
)
def test_every_setting_that_could_lose_data_is_named(
    version: tuple[int, ...], journal: str, synchronous: str, mmap_size: int, weak: tuple[str, ...]
) -> None:
    found = sqlite_weaknesses(
        version, journal=journal, synchronous=synchronous, mmap_size=mmap_size
    )

    assert found == weak


@pytest.mark.django_db
def test_the_engine_itself_says_that_it_is_set_safely() -> None:
    state = engine_state()

    if connection.vendor == "sqlite":
        journal = environment.sqlite_journal(sqlite3.sqlite_version_info)
        assert state == EngineState("sqlite", sqlite3.sqlite_version, journal, "FULL")
    else:
        assert [state.vendor, state.weaknesses] == ["postgresql", ()]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("pragma", "value"),
    [("synchronous", 2), ("mmap_size", 0), ("foreign_keys", 1), ("cache_size", -65536)],
)
def test_sqlite_is_set_on_every_connection(pragma: str, value: int) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("a setting of SQLite")

    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}")
        row = cursor.fetchone()

    assert row in {(value,)} or (pragma == "mmap_size" and row is None)


def test_data_live_where_the_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOINGOAI_HOME", str(tmp_path / "office"))

    assert [environment.home(), (tmp_path / "office").is_dir()] == [tmp_path / "office", True]


def test_a_process_that_stands_alone_has_no_place_to_write(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DOINGOAI_HOME", str(tmp_path / "office"))
    monkeypatch.setenv("DOINGOAI_STANDALONE", "1")
    monkeypatch.delenv("DOINGOAI_SECRET_KEY", raising=False)

    home = environment.home()

    with pytest.raises(NotADirectoryError):
        home.mkdir(parents=True)
    assert environment.database(home)["NAME"] == ":memory:"
    assert environment.secret_key(home) != environment.secret_key(home)
    assert not (tmp_path / "office").exists()


def test_the_signing_key_is_made_once_and_for_its_owner_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DOINGOAI_SECRET_KEY", raising=False)

    keys = {environment.secret_key(tmp_path) for _time in range(3)}

    (path,) = (tmp_path / "keys").iterdir()
    assert [len(keys), stat.S_IMODE(path.stat().st_mode)] == [1, 0o600]


def test_of_two_signing_keys_made_at_once_one_wins(tmp_path: Path) -> None:
    environment._make_once(tmp_path / "signing", "first")
    environment._make_once(tmp_path / "signing", "second")

    assert [path.read_text() for path in tmp_path.iterdir()] == ["first"]


def test_a_signing_key_from_outside_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOINGOAI_SECRET_KEY", "from outside")

    assert [environment.secret_key(tmp_path), list(tmp_path.iterdir())] == ["from outside", []]


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("postgresql://u:p%40ss@db.example:5433/office",
         {"NAME": "office", "USER": "u", "PASSWORD": "p@ss", "HOST": "db.example", "PORT": "5433"}),
        ("postgres://u@/office?host=/run/socket",
         {"NAME": "office", "USER": "u", "PASSWORD": "", "HOST": "/run/socket", "PORT": ""}),
    ],
)  # fmt: skip
def test_a_postgresql_is_named_by_its_url(
    url: str, wanted: dict[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)

    found = environment.database(tmp_path)

    assert {name: found[name] for name in wanted} == wanted


def test_without_a_url_the_database_is_one_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)

    assert environment.database(tmp_path)["NAME"] == str(tmp_path / "doingoai.sqlite3")


@pytest.mark.parametrize(
    ("text", "value"), [("1", True), ("yes", True), ("On", True), ("0", False), ("", False)]
)
def test_a_flag_is_read(text: str, value: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOINGOAI_X", text)

    assert environment.flag("DOINGOAI_X", default=not value) is value


def test_words_are_split_at_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOINGOAI_X", "a, b,,c ")

    assert environment.words("DOINGOAI_X", "d") == ["a", "b", "c"]
