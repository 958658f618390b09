"""The renderers speak English here: the tests hold them to their words."""

from collections.abc import Iterator

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def in_english(mother_tongue: None) -> Iterator[None]:
    with translation.override("en"):
        yield
