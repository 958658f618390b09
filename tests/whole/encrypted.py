"""The installation as it is served to the world: encrypted, and asked by requests that mislead."""

import os
import runpy
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.test import Client, override_settings

from tests.whole.matrix import ROUTES
from tests.whole.redirects import FORWARDED
from tests.whole.sweep import Answer, address, answer_of
from tests.whole.world import World

SETTINGS = "doingoai/config/settings.py"
ENCRYPTED = {"DOINGOAI_HTTPS": "1", "DOINGOAI_ADDRESS": "https://testserver"}


def settings_with(environment: dict[str, str]) -> dict[str, Any]:
    """Every setting as the real file gives it under an environment."""
    kept = dict(os.environ)
    os.environ.update(environment)
    try:
        found = runpy.run_path(str(settings.ROOT / SETTINGS))
    finally:
        os.environ.clear()
        os.environ.update(kept)
    return {name: value for name, value in found.items() if name.isupper()}


@contextmanager
def encrypted() -> Iterator[None]:
    """Everything that the switch to encryption changes in the settings, changed for these lines."""
    plain, real = settings_with({"DOINGOAI_HTTPS": "0"}), settings_with(ENCRYPTED)
    changed = {name: value for name, value in real.items() if value != plain[name]}
    with override_settings(**changed):
        yield


def walk_encrypted(world: World, who: str) -> list[Answer]:
    """Read every address as somebody, encrypted, with headings that mislead about the host."""
    visitor = world.visitors[who]
    client = world.client_of(visitor)
    reading = [name for name, route in ROUTES.items() if route.read]
    answers = []
    for name in reading:
        path = address(world, name, ROUTES[name])
        response = client.get(path, secure=True, headers=FORWARDED)
        answers.append(answer_of(response, name, "GET", visitor))
    return answers


def fresh() -> Client:
    return Client(raise_request_exception=False)
