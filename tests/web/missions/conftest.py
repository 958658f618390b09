"""A department that asks, the Department of Foreign Affairs, and a mission between them."""

import pytest

from doingoai.accounts.states import Role, UnitKind
from doingoai.missions.models import Mission
from tests import cast, factories
from tests.missions.samples import ready_mission


@pytest.fixture
def tourism():
    return factories.unit("so-du-lich", kind=UnitKind.DEPARTMENT, name_vi="Sở Du lịch")


@pytest.fixture
def asker(tourism):
    """The focal point of the department that asks."""
    return factories.user("du-lich", roles=(Role.FOCAL_POINT,), unit=tourism, name="Đầu Mối Thử")


@pytest.fixture
def mission(tourism, asker) -> Mission:
    return ready_mission(unit=tourism, opened_by=asker)


@pytest.fixture
def enter(client):
    def enter(who):
        return cast.enter(client, who)

    return enter
