"""One visit, the officer who prepares it and the clock that stands still."""

import pytest

from doingoai.foundation import clock
from tests import cast, factories


@pytest.fixture(autouse=True)
def standing_clock():
    with clock.frozen_at(factories.NOON):
        yield


@pytest.fixture
def ha(client):
    """The protocol officer, who may prepare everything, has signed in."""
    ha = cast.ha()
    cast.enter(client, ha)
    return ha


@pytest.fixture
def visit():
    partner = factories.partner("Thành phố Mẫu Biển", name_en="Sample Harbour")
    return factories.delegation(partner=partner, title_vi="Đoàn Mẫu Biển", title_en="Sample visit")
