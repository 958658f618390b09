"""Who acts on a mission: the unit that asks, another unit, the Department, a leader."""

import pytest

from doingoai.accounts.states import Role, UnitKind
from tests import cast, factories


@pytest.fixture
def tourism():
    return factories.unit("so-du-lich", kind=UnitKind.DEPARTMENT, name_vi="Sở Du lịch")


@pytest.fixture
def asker(tourism):
    return factories.user("du-lich", roles=(Role.FOCAL_POINT,), unit=tourism)


@pytest.fixture
def neighbour():
    """The focal point of a unit that has nothing to do with it."""
    return cast.focal_point()


@pytest.fixture
def lan():
    return cast.lan()


@pytest.fixture
def minh():
    return cast.minh()
