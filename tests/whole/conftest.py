"""The office that the tests over the whole walk through: made once for all of them, gone after them."""

import logging
from collections.abc import Callable, Iterator
from typing import Any

import coverage
import pytest
from django.db import transaction
from django.forms import Widget
from django.template import Context, Template
from django.utils import translation

from tests.whole.canaries import plant
from tests.whole.encrypted import encrypted, walk_encrypted
from tests.whole.sweep import Answer, Walks, undone
from tests.whole.world import World, make_papers, make_world


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
        make_papers(made)
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


def _drawn_once(draw: Callable[..., str]) -> Callable[..., str]:
    """Draw equal fields once: a field is drawn from nothing but its plain values."""
    drawn: dict[Any, str] = {}

    def known(self: Widget, template: str, context: dict[str, Any], renderer: Any = None) -> str:
        key = (template, _plain(context))
        if key not in drawn:
            drawn[key] = draw(self, template, context, renderer)
        return drawn[key]

    return known


def _plain(value: Any) -> Any:
    """A value that can be looked up; what need not be escaped is not what must be."""
    if isinstance(value, dict):
        return tuple((key, _plain(one)) for key, one in value.items())
    if isinstance(value, list | tuple):
        return tuple(_plain(one) for one in value)
    return (type(value), str(value))


@pytest.fixture(scope="package")
def swift() -> Iterator[None]:
    """Thousands of pages in little time: nobody looks at their contexts, refusals are not logged."""

    def render(self: Template, context: Context) -> str:
        return self.nodelist.render(context)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Template, "_render", render)
        patched.setattr(Widget, "_render", _drawn_once(Widget._render))
        logging.disable(logging.CRITICAL)
        yield
        logging.disable(logging.NOTSET)
