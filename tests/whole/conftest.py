"""The office that the tests over the whole walk through: made once for all of them, gone after them."""

import logging
from collections.abc import Iterator
from typing import Any

import coverage
import pytest
from django.db import transaction
from django.template import Context, Template
from django.utils import translation

from tests.whole.canaries import plant
from tests.whole.encrypted import encrypted, walk_encrypted
from tests.whole.sweep import Answer, Walks, undone
from tests.whole.world import World, make_world


@pytest.fixture(scope="package", autouse=True)
def _unmeasured() -> Iterator[None]:
    """A walk passes by nearly every line and proves few of them: it does not count as coverage."""
    measuring = coverage.Coverage.current()
    if measuring:
        measuring.stop()
    yield
    if measuring:
        measuring.start()


@pytest.fixture(scope="package")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    with django_db_blocker.unblock(), translation.override("vi"), transaction.atomic():
        made = make_world()
        plant(made)
        yield made
        transaction.set_rollback(True)


@pytest.fixture(scope="package")
def walks(world: World, swift: None) -> Walks:
    """Every visitor's walk over every address, made when first asked for."""
    return Walks(world)


@pytest.fixture(scope="package")
def misled(world: World, swift: None) -> list[Answer]:
    """What a director and a stranger are answered over an encrypted line when they mislead."""
    with encrypted(), undone():
        return walk_encrypted(world, "director") + walk_encrypted(world, "stranger")


@pytest.fixture(scope="package")
def swift() -> Iterator[None]:
    """Thousands of pages in little time: nobody looks at their contexts, refusals are not logged."""

    def render(self: Template, context: Context) -> str:
        return self.nodelist.render(context)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Template, "_render", render)
        logging.disable(logging.CRITICAL)
        yield
        logging.disable(logging.NOTSET)
