"""One visit, one of its guests, the officer who prepares it and the clock that stands still."""

from datetime import date

import pytest

from doingoai.directory.actions import PassportData, set_birth_date, set_passport
from tests import cast, factories


@pytest.fixture(autouse=True)
def _at_noon(standing_clock):
    """All of it happens at one moment."""


@pytest.fixture
def visit():
    partner = factories.partner("Thành phố Mẫu Biển", name_en="Sample Harbour")
    return factories.delegation(partner=partner, title_vi="Đoàn Mẫu Biển", title_en="Sample visit")


@pytest.fixture
def guest(visit):
    """A guest with a passport, a birth date and a diet."""
    by = cast.ha()
    member = factories.member(
        visit, factories.person("KIM", "Mau"), diet="Không ăn cá", raw_name="MR KIM MAU"
    )
    data = PassportData("M12345678", country="KR", expires_on=date(2030, 1, 1))
    member.passport = set_passport(member.person, data, by=by)
    member.notes = [["Cỡ giày", "42"]]
    member.save()
    set_birth_date(member.person, date(1970, 3, 4), by=by)
    return member
