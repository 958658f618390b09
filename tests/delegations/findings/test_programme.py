"""Times, overlaps, and what an item must say."""

from datetime import date
from typing import Any

import pytest

from doingoai.delegations.facts import VisitFacts
from doingoai.delegations.findings.finding import Target
from doingoai.delegations.states import HostRole, State
from doingoai.directory.facts import PlaceFacts
from doingoai.directory.states import PlaceKind
from doingoai.programme.states import ItemKind
from tests.delegations.findings.planted import codes, figure, found, only
from tests.delegations.visits import (
    AIRPORT,
    DEPARTMENT,
    HOTEL,
    SITE,
    TOWN_HALL,
    amend,
    at,
    clean_visit,
    item,
)

MUSEUM = "Thăm Bảo tàng Thử Nghiệm"
TALKS = "Hội đàm với Sở Ngoại vụ"
EARLY = {"state": State.DRAFT, "as_of": date(2026, 8, 1), "decision": None}


def with_item(**changes: Any) -> VisitFacts:
    """The clean visit with a tenth item, a visit of two guests on the second afternoon."""
    mine = {"guests": ("member-3", "member-4"), "hosts": (), "interpreter_language": ""}
    extra = item(10, **{"interpreter": "", "title_vi": "Thăm xưởng", **mine, **changes})
    return clean_visit(items=(*clean_visit().items, extra))


def without_guests(visit: VisitFacts, *keys: str) -> VisitFacts:
    """The same visit with the museum named for everybody but some."""
    left = tuple(member.key for member in visit.members if member.key not in keys)
    return amend(visit, "item-7", guests=left)


def test_visit_dates_reversed_is_found() -> None:
    visit = clean_visit(starts_on=date(2026, 10, 15), ends_on=date(2026, 10, 13))

    finding = only(visit)

    params = {"starts": "15/10/2026", "ends": "13/10/2026"}
    assert finding == ("visit.dates_reversed", Target("visit", "", "ends_on"), params)


def test_visit_dates_reversed_stays_silent_when_the_visit_lasts_one_day() -> None:
    items = tuple(item for item in clean_visit().items if item.starts_at.day == 13)
    day = date(2026, 10, 13)

    findings = found(clean_visit(starts_on=day, ends_on=day, items=items))

    assert findings == ()


def test_item_ends_before_start_is_found() -> None:
    visit = amend(clean_visit(), "item-7", ends_at=at(14, 4, 30))

    finding = only(visit)

    params = {"item": MUSEUM, "starts": "14:30 14/10/2026", "ends": "04:30 14/10/2026"}
    assert finding == ("item.ends_before_start", Target("item", "item-7", "ends_at"), params)


def test_item_ends_before_start_stays_silent_when_it_ends_at_once() -> None:
    visit = amend(clean_visit(), "item-7", ends_at=at(14, 14, 30))

    findings = found(visit)

    assert findings == ()


@pytest.mark.parametrize("day", [12, 16])
def test_item_outside_visit_is_found(day: int) -> None:
    visit = amend(clean_visit(), "item-3", starts_at=at(day, 12, 0), ends_at=at(day, 13))
    for key in ("arrival", "departure"):
        for number in range(1, 9):
            visit = amend(visit, f"member-{number}", **{key: None})

    findings = [finding for finding in found(visit) if finding.code != "flight.missing"]

    (finding,) = findings
    assert (finding.code, finding.target) == (
        "item.outside_visit",
        Target("item", "item-3", "starts_at"),
    )
    assert finding.params == {
        "item": "Nhận phòng",
        "at": f"12:00 {day}/10/2026",
        "starts": "13/10/2026",
        "ends": "15/10/2026",
    }


def test_item_outside_visit_is_found_when_the_end_has_a_wrong_day() -> None:
    visit = amend(clean_visit(), "item-9", ends_at=at(25, 9, 40))

    findings = codes(visit)

    assert findings == ["item.outside_visit"]


def test_item_outside_visit_stays_silent_when_the_last_evening_ends_after_midnight() -> None:
    visit = clean_visit(ends_on=date(2026, 10, 14), items=clean_visit().items[:-1])

    findings = found(amend(visit, "item-8", ends_at=at(15, 0, 30)))

    assert findings == ()


def test_item_unlikely_hour_is_found() -> None:
    visit = amend(clean_visit(), "item-7", starts_at=at(14, 2, 30), ends_at=at(14, 4, 30))

    finding = only(visit)

    params = {"item": MUSEUM, "at": "02:30 14/10/2026"}
    assert finding == ("item.unlikely_hour", Target("item", "item-7", "starts_at"), params)


def test_item_unlikely_hour_stays_silent_when_guests_are_met_at_night() -> None:
    visit = amend(clean_visit(), "item-3", starts_at=at(13, 23), ends_at=at(13, 23, 30))

    findings = found(visit)

    assert findings == ()


def test_item_gap_too_short_is_found() -> None:
    visit = amend(clean_visit(), "item-7", starts_at=at(14, 11, 5))

    finding = only(visit)

    params = {"earlier": TALKS, "later": MUSEUM, "minutes": "5", "needed": "10"}
    assert finding == ("item.gap_too_short", Target("item", "item-7", "starts_at"), params)


def test_item_gap_too_short_is_found_once_for_guests_who_part_and_meet() -> None:
    visit = with_item(starts_at=at(14, 11, 20), ends_at=at(14, 12), place=HOTEL)

    findings = codes(visit, figure("travel_minutes_in_town", 25, "minutes"))

    assert findings == ["item.gap_too_short"]


def test_item_gap_too_short_is_found_on_the_way_from_the_airport() -> None:
    visit = amend(clean_visit(), "item-3", starts_at=at(13, 10, 20), kind=ItemKind.OTHER)

    finding = only(amend(visit, "item-2", ends_at=at(13, 10, 20)))

    params = {"earlier": "Đón đoàn tại sân bay", "later": "Nhận phòng"}
    params |= {"minutes": "20", "needed": "30"}
    assert finding == ("item.gap_too_short", Target("item", "item-3", "starts_at"), params)


@pytest.mark.parametrize(
    "changes",
    [
        {"starts_at": at(14, 11, 10)},
        {"starts_at": at(14, 11), "place": PlaceFacts(name_vi="Sở Ngoại vụ", room="Phòng 5")},
        {"starts_at": at(14, 11), "place": PlaceFacts(name_vi="Nhà B", address="3 phố Thử")},
        {"starts_at": at(14, 11), "place": PlaceFacts(room="sảnh"), "kind": ItemKind.OTHER},
        {"starts_at": at(14, 11), "kind": ItemKind.FREE},
    ],
)
def test_item_gap_too_short_stays_silent_when_there_is_time_or_no_way_to_go(
    changes: dict[str, Any],
) -> None:
    visit = amend(clean_visit(), "item-7", **changes)

    findings = found(visit)

    assert findings == ()


def test_item_gap_too_short_stays_silent_when_other_guests_go_there() -> None:
    visit = without_guests(with_item(starts_at=at(14, 16, 30), ends_at=at(14, 17)), "member-3")

    findings = found(without_guests(visit, "member-3", "member-4"))

    assert findings == ()


def test_item_gap_too_short_is_found_before_the_list_of_guests_is_known() -> None:
    visit = clean_visit(members=(), **EARLY)

    findings = codes(amend(visit, "item-7", starts_at=at(14, 11)))

    assert findings == ["item.gap_too_short"]


def test_item_guests_overlap_is_found() -> None:
    visit = with_item(starts_at=at(14, 16), ends_at=at(14, 17))

    finding = only(visit)

    params = {"earlier": MUSEUM, "later": "Thăm xưởng", "names": "PARK Thu; CHOI Gia-dinh"}
    assert finding == ("item.guests_overlap", Target("item", "item-10", "starts_at"), params)


def test_item_guests_overlap_is_found_once_for_everything_that_overlaps() -> None:
    visit = amend(clean_visit(), "item-7", starts_at=at(14, 10), interpreter="Phạm Thị Dịch")

    findings = codes(visit)

    assert findings == ["item.guests_overlap"]


def test_item_guests_overlap_stays_silent_when_the_guests_differ_or_it_follows_at_once() -> None:
    apart = without_guests(with_item(), "member-3", "member-4")
    following = with_item(starts_at=at(14, 16, 30), ends_at=at(14, 17))

    findings = found(apart) + found(following)

    assert findings == ()


@pytest.mark.parametrize("kind", [ItemKind.PRESS, ItemKind.FREE])
def test_item_guests_overlap_stays_silent_when_the_press_comes_or_others_are_free(
    kind: ItemKind,
) -> None:
    visit = with_item(kind=kind, starts_at=at(14, 9), ends_at=at(14, 9, 10), place=DEPARTMENT)

    findings = found(visit)

    assert findings == ()


def test_item_room_overlap_is_found() -> None:
    visit = without_guests(with_item(), "member-3", "member-4")
    room = PlaceFacts(name_vi="Sở Ngoại vụ", room="Phòng 5")

    finding = only(amend(amend(visit, "item-7", place=room), "item-10", place=room))

    params = {"room": "Phòng 5 Sở Ngoại vụ", "earlier": "Thăm xưởng", "later": MUSEUM}
    assert finding == ("item.room_overlap", Target("item", "item-7", "place_room"), params)


def test_item_room_overlap_is_found_when_the_place_itself_is_a_room() -> None:
    visit = without_guests(with_item(), "member-3", "member-4")
    room = PlaceFacts(name_vi="Phòng khánh tiết", kind=PlaceKind.ROOM)

    findings = codes(amend(amend(visit, "item-7", place=room), "item-10", place=room))

    assert findings == ["item.room_overlap"]


def test_item_room_overlap_stays_silent_when_a_house_has_many_rooms() -> None:
    visit = without_guests(with_item(place=SITE), "member-3", "member-4")

    findings = found(visit)

    assert findings == ()


def test_item_host_overlap_is_found() -> None:
    visit = without_guests(with_item(hosts=("host-3", "host-2")), "member-3", "member-4")

    finding = only(visit)

    params = {"earlier": "Thăm xưởng", "later": MUSEUM, "names": "Lê Văn Ví"}
    assert finding == ("item.host_overlap", Target("item", "item-7", "hosts"), params)


def test_item_host_overlap_names_the_key_when_the_host_is_not_listed() -> None:
    visit = without_guests(with_item(hosts=("Ai Đó",)), "member-3", "member-4")

    findings = found(amend(visit, "item-7", hosts=("Ai Đó",)))

    named = [finding.params["names"] for finding in findings if "names" in finding.params]
    assert named == ["Ai Đó"]


def test_item_host_overlap_stays_silent_when_each_group_has_its_own_host() -> None:
    visit = without_guests(with_item(hosts=("host-2",)), "member-3", "member-4")

    findings = found(visit)

    assert findings == ()


def test_item_interpreter_overlap_is_found() -> None:
    visit = without_guests(with_item(interpreter="Phạm Thị Dịch"), "member-3", "member-4")

    finding = only(visit)

    params = {"earlier": "Thăm xưởng", "later": MUSEUM, "names": "Phạm Thị Dịch"}
    assert finding == ("item.interpreter_overlap", Target("item", "item-7", "interpreter"), params)


def test_item_interpreter_overlap_stays_silent_when_another_interprets() -> None:
    visit = without_guests(with_item(interpreter="Ngô Thị Khác"), "member-3", "member-4")

    findings = found(visit)

    assert findings == ()


def test_programme_no_items_is_found() -> None:
    visit = clean_visit(items=())

    finding = only(visit)

    assert finding == ("programme.no_items", Target("visit", "", "items"), {})


def test_programme_no_items_stays_silent_when_the_visit_is_far_away() -> None:
    visit = clean_visit(items=(), **EARLY)

    findings = found(visit)

    assert findings == ()


def test_item_no_end_is_found() -> None:
    visit = amend(amend(clean_visit(), "item-7", ends_at=None), "item-8", ends_at=None)

    finding = only(visit)

    params = {"count": "2", "items": f"{MUSEUM}; Xem biểu diễn nghệ thuật"}
    assert finding == ("item.no_end", Target("item", "item-7", "ends_at"), params)


def test_item_no_end_stays_silent_when_the_item_has_no_set_end() -> None:
    visit = amend(clean_visit(), "item-9", ends_at=None)

    findings = found(visit)

    assert findings == ()


def test_item_no_place_is_found() -> None:
    visit = amend(clean_visit(), "item-7", place=PlaceFacts(), title_vi="", title_en="")

    findings = found(visit)

    assert [(f.code, f.target) for f in findings] == [
        ("item.no_place", Target("item", "item-7", "place")),
        ("item.no_vietnamese", Target("item", "item-7", "title_vi")),
    ]
    assert findings[0].params == {"count": "1", "items": "14:30 14/10/2026"}


def test_item_no_place_stays_silent_when_guests_are_free_or_only_a_room_is_given() -> None:
    visit = amend(clean_visit(), "item-7", place=PlaceFacts(), kind=ItemKind.FREE)

    findings = found(amend(visit, "item-8", place=PlaceFacts(room="Phòng A")))

    assert findings == ()


def test_item_nobody_responsible_is_found() -> None:
    visit = amend(clean_visit(), "item-7", responsible="")

    finding = only(visit)

    params = {"count": "1", "items": MUSEUM}
    assert finding == ("item.nobody_responsible", Target("item", "item-7", "responsible"), params)


def test_item_nobody_responsible_stays_silent_when_a_unit_is_named_or_it_is_early() -> None:
    by_unit = {"responsible": "", "responsible_unit": "Văn phòng"}

    findings = found(amend(clean_visit(), "item-7", **by_unit))
    early = found(amend(clean_visit(**EARLY), "item-7", responsible=""))

    assert findings + early == ()


@pytest.mark.parametrize("key", ["item-1", "item-5", "item-6"])
def test_item_no_hosts_is_found(key: str) -> None:
    visit = amend(clean_visit(), key, hosts=())

    code, target, _params = only(visit)

    assert (code, target) == ("item.no_hosts", Target("item", key, "hosts"))


def test_item_no_hosts_stays_silent_when_the_guests_visit_a_museum() -> None:
    visit = amend(clean_visit(), "item-7", hosts=())

    findings = found(visit)

    assert findings == ()


@pytest.mark.parametrize("field", ["guests", "hosts"])
def test_programme_not_on_list_is_found(field: str) -> None:
    visit = amend(clean_visit(), "item-7", **{field: ("member-1", "host-3", "Người Lạ Mặt")})

    finding = only(visit)

    params = {"items": MUSEUM, "who": "Người Lạ Mặt"}
    assert finding == ("programme.not_on_list", Target("item", "item-7", field), params)


def test_programme_not_on_list_is_found_once_for_a_person_in_many_items() -> None:
    visit = amend(clean_visit(), "item-7", hosts=("Người Lạ Mặt",))

    _code, target, params = only(amend(visit, "item-8", hosts=("host-3", "Người Lạ Mặt")))

    assert target == Target("item", "item-7", "hosts")
    assert params["items"] == f"{MUSEUM}; Xem biểu diễn nghệ thuật"


def test_programme_not_on_list_stays_silent_when_the_name_is_nearly_a_listed_one() -> None:
    visit = amend(clean_visit(), "item-7", hosts=("Lê Văn Ví.",))

    findings = codes(visit)

    assert findings == ["name.two_spellings"]


def test_programme_not_on_list_is_found_when_there_is_no_list() -> None:
    visit = amend(clean_visit(members=(), hosts=(), **EARLY), "item-6", guests=("Người Lạ",))

    findings = codes(visit)

    assert set(findings) == {"programme.not_on_list"}


def test_list_not_in_programme_is_found() -> None:
    everybody = tuple(member.key for member in clean_visit().members)
    visit = clean_visit()
    for number in range(1, 10):
        visit = amend(visit, f"item-{number}", guests=everybody[:-1])

    finding = only(visit)

    params = {"name": "YOON Bao"}
    assert finding == ("list.not_in_programme", Target("member", "member-8"), params)


def test_list_not_in_programme_is_found_for_a_host() -> None:
    visit = amend(clean_visit(), "host-6", role=HostRole.PARTICIPANT, title_vi="A", title_en="A")

    finding = only(visit)

    params = {"name": "Vũ Văn Lái"}
    assert finding == ("list.not_in_programme", Target("host", "host-6"), params)


def test_list_not_in_programme_stays_silent_when_one_item_is_for_everybody() -> None:
    visit = clean_visit()
    for number in range(2, 10):
        visit = amend(visit, f"item-{number}", guests=("member-1",))

    findings = found(visit)

    assert findings == ()


def test_item_head_not_in_call_is_found() -> None:
    visit = amend(clean_visit(), "item-4", guests=("member-3",))

    finding = only(visit)

    params = {"head": "KIM Mau", "item": "Chào xã giao Lãnh đạo Thành phố"}
    assert finding == ("item.head_not_in_call", Target("item", "item-4", "guests"), params)


def test_item_head_not_in_call_stays_silent_when_the_head_is_in_another_call() -> None:
    visit = with_item(kind=ItemKind.COURTESY_CALL, place=TOWN_HALL, hosts=("host-2",))
    visit = amend(visit, "item-10", interpreter="Ngô Thị Khác", starts_at=at(13, 14, 10))
    visit = amend(visit, "item-10", ends_at=at(13, 15), hosts=("host-3",), place=SITE)

    findings = found(amend(visit, "item-4", guests=("member-1",)))

    assert findings == ()


def test_places_at_the_airport_need_more_time_in_both_directions() -> None:
    visit = amend(clean_visit(), "item-8", place=AIRPORT, starts_at=at(14, 16, 50))

    findings = found(visit)

    assert [(f.code, f.params["minutes"]) for f in findings] == [("item.gap_too_short", "20")]
