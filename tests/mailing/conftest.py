"""A clock that tests turn, and people who can be written to."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from doingoai.accounts.models import User
from tests import cast, factories


class Clock:
    """The office's time, standing until it is turned on."""

    def __init__(self, at: datetime) -> None:
        self.at = timezone.localtime(at)

    def __call__(self) -> datetime:
        return self.at

    def on(self, **more: float) -> "Clock":
        self.at += timedelta(**more)
        return self


@pytest.fixture
def now() -> Clock:
    """Noon of MONDAY at the office."""
    return Clock(factories.NOON)


@pytest.fixture
def lan() -> User:
    return reached(cast.lan())


def reached(user: User, address: str = "") -> User:
    """Give a person an address for mail."""
    user.email = address or f"{user.username}@example.org"
    user.save(update_fields=["email"])
    return user
