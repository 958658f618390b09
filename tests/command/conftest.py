"""An office of its own for tests that need real commits: furnished once, copied for each."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker

from tests.command.stores import Office, furnish
from tests.real_store import RealStore, drop, opened, real_store, store_template

__all__ = ["real_store", "store_template"]


@pytest.fixture(scope="session")
def furnished_store(
    store_template: str,
    tmp_path_factory: pytest.TempPathFactory,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[tuple[RealStore, Office]]:
    """The furnished office nobody writes to."""
    home = tmp_path_factory.mktemp("furnished")
    with opened(store_template, home, django_db_blocker, is_kept=True) as store:
        office = furnish()
    yield store, office
    with django_db_blocker.unblock():
        drop(store.database)


@pytest.fixture
def office(
    furnished_store: tuple[RealStore, Office], tmp_path: Path, django_db_blocker: DjangoDbBlocker
) -> Iterator[Office]:
    """The furnished office in a place of its own; what is done there is real."""
    template, made = furnished_store
    home = tmp_path / "home"
    shutil.copytree(template.home, home, ignore=shutil.ignore_patterns("*.sqlite3*"))
    with opened(template.database, home, django_db_blocker):
        yield made


@pytest.fixture(autouse=True)
def own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a command tells its environment is forgotten after the test."""
    monkeypatch.setenv("DOINGOAI_STANDALONE", "0")
    monkeypatch.setenv("LANGUAGE", "en")
