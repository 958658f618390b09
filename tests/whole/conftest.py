"""The office that the tests over the whole walk through: made once for a module, gone after it."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.template import Context, Template
from django.utils import translation

from tests.whole.world import World, make_world


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    with django_db_blocker.unblock(), translation.override("vi"), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


@pytest.fixture
def swift(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Thousands of pages in little time: nobody looks at their contexts, refusals are not logged."""

    def render(self: Template, context: Context) -> str:
        return self.nodelist.render(context)

    monkeypatch.setattr(Template, "_render", render)
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)
