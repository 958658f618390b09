"""Who sits at the browser, signed in, and the clock that stands still for those who ask for it."""

from collections.abc import Iterator

import pytest
from django.test import Client

from doingoai.accounts.models import User
from doingoai.foundation import clock
from tests import cast, factories


@pytest.fixture
def standing_clock() -> Iterator[None]:
    """It is noon of the office's Monday; ask by `usefixtures` for all tests of a file."""
    with clock.frozen_at(factories.NOON):
        yield


@pytest.fixture
def lan(client: Client) -> User:
    """The officer."""
    lan = cast.lan()
    cast.enter(client, lan)
    return lan


@pytest.fixture
def ha(client: Client) -> User:
    """The protocol officer, who may prepare everything."""
    ha = cast.ha()
    cast.enter(client, ha)
    return ha


@pytest.fixture
def administrator(client: Client) -> User:
    """Who looks after accounts and the office's settings."""
    administrator = cast.administrator()
    cast.enter(client, administrator)
    return administrator
