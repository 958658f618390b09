"""Travellers and passports, countries, money, programme and files of a mission."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doingoai.directory.actions import PassportData, number_of
from doingoai.directory.models import Passport, Person
from doingoai.directory.naming import PersonName
from doingoai.directory.states import NameOrder
from doingoai.documents.actions import Upload
from doingoai.documents.file_actions import hold_file
from doingoai.documents.queries import files_of
from doingoai.foundation.edits import ChangedMeanwhile
from doingoai.foundation.local_time import HERE
from doingoai.foundation.models import AuditEntry
from doingoai.foundation.refusals import NotAllowed
from doingoai.missions.actions.files import add_mission_files
from doingoai.missions.actions.people import (
    add_traveller,
    edit_traveller,
    keep_traveller_passport,
    remove_traveller,
)
from doingoai.missions.actions.programme import (
    drop_mission_item,
    plan_mission_item,
    replan_mission_item,
)
from doingoai.missions.actions.scheme import (
    add_funding,
    add_leg,
    edit_funding,
    edit_leg,
    remove_funding,
    remove_leg,
)
from doingoai.missions.models import Funding, Leg, Mission, Traveller
from doingoai.missions.queries import legs_of
from doingoai.missions.rules import days_not_covered, in_dong
from doingoai.missions.states import MissionState, TravellerRole
from doingoai.programme.models import Item
from doingoai.programme.states import ItemKind
from tests import factories
from tests.refusals import refused, told

pytestmark = pytest.mark.django_db
AT = factories.NOON
NAME = PersonName(family="Nguyễn", given="Thử", order=NameOrder.FAMILY_FIRST)
HEAD = TravellerRole.HEAD


@pytest.fixture
def mission(tourism):
    return factories.mission(unit=tourism)


def test_a_new_name_becomes_a_person_of_our_side(mission, asker):
    traveller = add_traveller(mission, NAME, by=asker, sex="m", role=HEAD, title_vi="Giám đốc")

    person = Person.objects.get()
    assert [str(traveller), person.is_vietnamese_side, person.nationality] == [
        "Nguyễn Thử", True, "VN",
    ]  # fmt: skip
    assert told(1) == ["traveller.added"]


def test_who_cannot_be_put_on_the_list(mission, asker, neighbour):
    ours = factories.person("Nguyễn", vietnamese=True)
    add_traveller(mission, ours, by=asker, role=HEAD)

    with refused("traveller.twice"):
        add_traveller(mission, ours, by=asker)
    with refused("traveller.second_head"):
        add_traveller(mission, NAME, by=asker, role=HEAD)
    with refused("traveller.not_ours"):
        add_traveller(mission, factories.person(), by=asker)
    with pytest.raises(NotAllowed):
        add_traveller(mission, NAME, by=neighbour)


def test_a_traveller_is_edited_and_taken_off(mission, asker):
    head = add_traveller(mission, NAME, by=asker, role=HEAD)
    other = factories.traveller(mission)

    edit_traveller(head, changes={"title_vi": "Phó Giám đốc"}, by=asker)
    edit_traveller(head, changes={"title_vi": "Phó Giám đốc"}, by=asker)
    with refused("traveller.second_head"):
        edit_traveller(other, changes={"role": HEAD}, by=asker)
    remove_traveller(head, by=asker)

    assert [list(Traveller.objects.all()), Person.objects.count()] == [[other], 2]
    assert told(2) == ["traveller.edited", "traveller.removed"]


def test_a_focal_point_keeps_a_passport_and_the_log_learns_no_number(mission, asker):
    traveller = factories.traveller(mission)
    data = PassportData("ZZ9876501", expires_on=date(2030, 1, 1))

    keep_traveller_passport(traveller, data, by=asker)

    assert number_of(Passport.objects.get()) == "ZZ9876501"
    assert "9876501" not in str(list(AuditEntry.objects.values()))


def test_without_a_number_the_kept_passport_is_corrected(mission, asker):
    traveller = factories.traveller(mission)
    keep_traveller_passport(traveller, PassportData("ZZ9876501"), by=asker)
    opened = {"kind": "ordinary", "country": "", "issued_on": "", "expires_on": ""}

    keep_traveller_passport(
        traveller, PassportData("", expires_on=date(2031, 1, 1)), by=asker, opened=opened
    )

    kept = Passport.objects.get()
    assert [number_of(kept), kept.expires_on] == ["ZZ9876501", date(2031, 1, 1)]
    with pytest.raises(ChangedMeanwhile):
        keep_traveller_passport(
            traveller, PassportData("", expires_on=date(2032, 1, 1)), by=asker, opened=opened
        )


def test_a_first_passport_needs_its_number_and_over_missions_none_is_kept(mission, asker):
    traveller = factories.traveller(mission)

    with refused("passport.no_number"):
        keep_traveller_passport(traveller, PassportData(" "), by=asker)
    Mission.objects.update(state=MissionState.BACK)
    with refused("mission.frozen"):
        keep_traveller_passport(traveller, PassportData("ZZ1"), by=asker)


def leg(mission, by, first=9, last=13, country="KR"):
    return add_leg(
        mission,
        country=country,
        arrives_on=date(2026, 3, first),
        leaves_on=date(2026, 3, last),
        by=by,
    )


def test_countries_are_added_edited_and_taken_out(mission, asker):
    one, two = leg(mission, asker, 9, 11), leg(mission, asker, 11, 13, "JP")

    edit_leg(one, changes={"city_vi": "Xơ-un"}, by=asker)
    edit_leg(one, changes={"city_vi": "Xơ-un"}, by=asker)
    remove_leg(two, by=asker)

    assert [(one.country, one.city_vi, one.order) for one in Leg.objects.all()] == [
        ("KR", "Xơ-un", 1)
    ]
    assert told(2) == ["mission.leg_edited", "mission.leg_removed"]


def test_stays_lie_in_order_within_the_mission(mission, asker):
    one = leg(mission, asker)

    with refused("leg.ends_before_start"):
        leg(mission, asker, 12, 10)
    with refused("leg.outside_mission"):
        leg(mission, asker, 8, 10)
    with refused("leg.outside_mission"):
        edit_leg(one, changes={"leaves_on": date(2026, 3, 14)}, by=asker)


def test_days_in_no_country_are_hinted_at(mission, asker):
    leg(mission, asker, 9, 10)
    leg(mission, asker, 12, 12, "JP")

    assert [day.day for day in days_not_covered(mission, legs_of(mission))] == [11, 13]


def test_money_is_counted_exactly_and_kept(mission, asker):
    line = add_funding(
        mission, by=asker, source="host", amount=123_450, currency="USD", rate=254_505_000
    )
    assert line.vnd == 31_418_642

    edit_funding(line, changes={"amount": 100_000}, by=asker)
    edit_funding(line, changes={"amount": 100_000}, by=asker)
    assert Funding.objects.get().vnd == 25_450_500
    remove_funding(line, by=asker)
    assert told(2) == ["mission.funding_edited", "mission.funding_removed"]


@given(amount=st.integers(1, 10**14), rate=st.integers(1, 10**9))
def test_no_half_dong_is_ever_lost(amount, rate):
    exact = amount * rate

    assert -500_000 < in_dong(amount, rate) * 1_000_000 - exact <= 500_000


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"amount": 0}, "funding.no_amount"),
        ({"rate": 0, "currency": "USD"}, "funding.no_rate"),
        ({"rate": 20_000}, "funding.no_rate"),
        ({"amount": 150}, "funding.part_of_dong"),
    ],
)
def test_money_that_cannot_be(mission, asker, fields, code):
    usual = {"source": "city_budget", "amount": 100, "currency": "VND", "rate": 10_000}

    with refused(code):
        add_funding(mission, by=asker, **{**usual, **fields})


def test_items_of_the_programme(mission, asker):
    begins = datetime(2026, 3, 10, 9, 0, tzinfo=HERE)
    item = plan_mission_item(
        mission, kind=ItemKind.TALKS, starts_at=begins, title_vi="Hội đàm", by=asker, at=AT
    )

    replan_mission_item(item, changes={"title_en": "Talks"}, by=asker, at=AT)
    assert Item.objects.get().title_en == "Talks"
    drop_mission_item(item, by=asker)

    assert [Item.objects.count(), told(3)] == [0, ["item.added", "item.edited", "item.removed"]]


def test_the_programme_of_a_mission_that_is_back_stays(mission, asker):
    Mission.objects.update(state=MissionState.BACK)

    with refused("mission.frozen"):
        drop_mission_item(factories.item(mission.programme), by=asker)


def test_files_are_attached_and_a_closed_file_takes_none(mission, asker):
    held = hold_file(Upload("thu.pdf", "application/pdf", b"%PDF-1.4 thu"), by=asker, at=AT)

    with refused("file.none"):
        add_mission_files(mission, files=[], by=asker)
    add_mission_files(mission, files=[held], by=asker)
    assert [one.name for one in files_of(mission)] == ["thu.pdf"]
    Mission.objects.update(state=MissionState.CANCELLED)
    with refused("mission.frozen"):
        add_mission_files(mission, files=[], by=asker)
