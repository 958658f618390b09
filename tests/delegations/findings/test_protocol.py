"""Ranks, reception plan, rooms, cars."""

from datetime import date

import pytest

from doingoai.delegations.findings.finding import Target
from doingoai.delegations.states import HostRole, MemberRole, Payer, State
from doingoai.directory.facts import PlaceFacts
from tests.delegations.findings.planted import figure, found, only
from tests.delegations.visits import amend, clean_visit

EARLY = {"state": State.DRAFT, "as_of": date(2026, 8, 1), "decision": None}


def test_host_no_leader_is_found() -> None:
    visit = amend(clean_visit(), "host-1", role=HostRole.PARTICIPANT)

    finding = only(visit)

    assert finding == ("host.no_leader", Target("visit", "", "hosts"), {})


def test_host_no_leader_stays_silent_when_the_visit_is_far_away() -> None:
    visit = amend(clean_visit(**EARLY), "host-1", role=HostRole.PARTICIPANT)

    findings = found(visit)

    assert findings == ()


@pytest.mark.parametrize(("guest", "host"), [("t-mayor", "t-director"), ("t-officer", "t-mayor")])
def test_rank_unequal_is_found(guest: str, host: str) -> None:
    visit = amend(amend(clean_visit(), "member-1", rank=guest), "host-1", rank=host)

    finding = only(visit)

    params = {
        "host": "Nguyễn Văn Thử",
        "host_title": "Phó Chủ tịch Ủy ban nhân dân Thành phố",
        "guest": "KIM Mau",
        "guest_title": "Thị trưởng Thành phố Mẫu",
    }
    assert finding == ("rank.unequal", Target("host", "host-1", "rank"), params)


@pytest.mark.parametrize("rank", ["t-mayor", "t-vice-chair", "not in the table", ""])
def test_rank_unequal_stays_silent_when_ranks_are_near_or_not_known(rank: str) -> None:
    visit = amend(clean_visit(), "host-1", rank=rank)

    findings = found(visit)

    assert findings == ()


def test_rank_unequal_stays_silent_when_the_office_allows_two_steps() -> None:
    visit = amend(clean_visit(), "host-1", rank="t-director")

    findings = found(visit, figure("rank_steps_between_leaders", 2, "steps"))

    assert findings == ()


def test_rank_greeter_too_low_is_found() -> None:
    visit = amend(clean_visit(), "host-3", rank="t-officer", title_vi="", title_en="Officer")

    findings = found(amend(visit, "host-3", title_vi="Chuyên viên"))

    (finding,) = findings
    assert (finding.code, finding.target) == (
        "rank.greeter_too_low",
        Target("item", "item-1", "hosts"),
    )
    assert finding.params == {
        "item": "Đón đoàn tại sân bay",
        "steps": "2",
        "host": "Lê Văn Ví",
        "host_title": "Chuyên viên",
        "guest": "KIM Mau",
        "guest_title": "Thị trưởng Thành phố Mẫu",
    }


def test_rank_greeter_too_low_stays_silent_when_a_higher_host_comes_too() -> None:
    visit = amend(clean_visit(), "host-3", rank="t-officer")

    findings = found(amend(visit, "item-1", hosts=("host-2", "host-3")))

    assert findings == ()


@pytest.mark.parametrize("rank", ["t-deputy-director", ""])
def test_rank_greeter_too_low_stays_silent_when_two_ranks_below_or_not_known(rank: str) -> None:
    visit = amend(clean_visit(), "host-3", rank=rank)

    findings = found(visit)

    assert findings == ()


def test_rank_greeter_too_low_stays_silent_when_the_head_comes_on_another_flight() -> None:
    visit = amend(clean_visit(), "host-3", rank="t-officer")

    findings = found(amend(visit, "item-1", guests=("member-3",)))

    assert findings == ()


def test_ranks_are_not_compared_when_the_head_has_none() -> None:
    visit = amend(amend(clean_visit(), "member-1", rank=""), "host-3", rank="t-officer")

    findings = found(visit)

    assert findings == ()


def test_visit_no_reception_level_is_found() -> None:
    visit = clean_visit(reception_level_vi="")

    finding = only(visit)

    assert finding == ("visit.no_reception_level", Target("visit", "", "reception_level_vi"), {})


def test_visit_no_reception_level_stays_silent_when_the_visit_is_far_away() -> None:
    visit = clean_visit(reception_level_vi="", **EARLY)

    findings = found(visit)

    assert findings == ()


def test_visit_no_hotel_is_found() -> None:
    visit = amend(clean_visit(hotel=PlaceFacts()), "member-5", hotel="")

    finding = only(visit)

    assert finding == ("visit.no_hotel", Target("visit", "", "hotel"), {"nights": "2"})


@pytest.mark.parametrize(
    "changes",
    [
        {"payer": Payer.GUEST},
        {"hotel": PlaceFacts(name_en="Example Hotel")},
        EARLY,
        {"starts_on": None},
        {"ends_on": None},
    ],
)
def test_visit_no_hotel_stays_silent_when_it_is_not_ours_to_find(
    changes: dict[str, object],
) -> None:
    visit = clean_visit(**{"hotel": PlaceFacts(), **changes})

    findings = found(amend(visit, "member-5", hotel=""))

    assert findings == ()


def test_visit_no_hotel_stays_silent_when_each_guest_has_one_or_nobody_stays() -> None:
    housed = clean_visit(hotel=PlaceFacts())
    items = tuple(item for item in housed.items if item.starts_at.day == 13)
    one_day = clean_visit(hotel=PlaceFacts(), ends_on=housed.starts_on, items=items)

    findings = found(housed) + found(amend(one_day, "member-5", hotel=""))

    assert findings == ()


def test_room_too_many_is_found() -> None:
    visit = amend(clean_visit(), "member-5", room="503")

    finding = only(visit)

    params = {"room": "503", "names": "PARK Thu; JUNG Nghiem"}
    assert finding == ("room.too_many", Target("member", "member-5", "room"), params)


def test_room_too_many_is_found_when_a_third_is_put_with_two() -> None:
    visit = amend(clean_visit(), "member-5", room="507")

    _code, target, params = only(visit)

    assert (target.key, params["names"]) == ("member-7", "JUNG Nghiem; HAN Tuy-tung; YOON Bao")


def test_room_too_many_stays_silent_when_sharing_is_stated_by_either() -> None:
    visit = amend(clean_visit(), "member-7", shares_room_with="")

    findings = found(amend(visit, "member-8", shares_room_with="Han Tuy-Tung"))

    assert findings == ()


def test_room_too_many_stays_silent_when_the_hotels_differ_or_no_room_is_known() -> None:
    visit = amend(clean_visit(), "member-5", room="503", hotel="Khách sạn Khác")

    findings = found(amend(amend(visit, "member-4", room=""), "member-6", room=""))

    assert findings == ()


def test_car_too_many_is_found() -> None:
    visit = clean_visit()
    for number in range(3, 7):
        visit = amend(visit, f"member-{number}", car="Xe 1 (7 chỗ)")

    finding = only(visit)

    params = {"car": "Xe 1 (7 chỗ)", "names": "KIM Mau; LEE Vi-du; PARK Thu (+4)"}
    params |= {"seats": "6", "count": "7"}
    assert finding == ("car.too_many", Target("host", "host-5", "car"), params)


def test_car_too_many_points_at_the_last_guest() -> None:
    visit = amend(amend(clean_visit(), "member-3", car="Car A, 2-seater"), "member-4", car="")

    _code, target, _params = only(amend(visit, "member-5", car="car a, 2-seater"))

    assert target == Target("member", "member-5", "car")


def test_car_too_many_stays_silent_when_the_car_is_full_or_its_seats_are_not_known() -> None:
    full = clean_visit()
    for number in range(3, 6):
        full = amend(full, f"member-{number}", car="Xe 1 (7 chỗ)")
    unknown = clean_visit()
    for number in range(1, 9):
        unknown = amend(unknown, f"member-{number}", car="Xe số 1", role=MemberRole.MEMBER)

    findings = found(full)
    codes = {finding.code for finding in found(unknown)}

    assert findings == ()
    assert "car.too_many" not in codes
