"""Each layout of the domain notes, 4.3, as a table of cases: who stands where, read from the hall."""

import pytest
from django.utils.translation import override

from doingoai.protocol.layouts.catalogue import LAYOUTS, plan_of
from doingoai.protocol.layouts.places import Settings, are_beside, is_at_ear
from doingoai.protocol.rules import broken_rules
from doingoai.protocol.states import Layout, Part, Side
from tests.protocol.people import both, flags, from_the_front, guest, host, interpreter

OF_PEOPLE = [layout for layout, drawing in LAYOUTS.items() if not drawing.is_of_flags]
FEW_SEATS = {Layout.CAR, Layout.CONVOY}


@pytest.mark.parametrize(
    ("hosts", "guests", "interpreters", "settings", "guest_row", "host_row"),
    [
        # Guests look to the hall, so their right is the hall's left; hosts have their back to it.
        (1, 1, "", {}, "G1", "H1"),
        (2, 2, "", {}, "G2 G1", "H1 H2"),
        (3, 3, "", {}, "G2 G1 G3", "H3 H1 H2"),
        (5, 4, "", {}, "G4 G2 G1 G3", "H5 H3 H1 H2 H4"),
        (3, 3, "hg", {}, "G2 G1 IG1 G3", "H3 IH1 H1 H2"),
        (3, 3, "hg", {"interpreter": "right"}, "G2 IG1 G1 G3", "H3 H1 IH1 H2"),
        (3, 3, "hg", {"interpreter": "behind"}, "G2 G1 G3", "H3 H1 H2"),
        (3, 0, "", {}, "", "H3 H1 H2"),
        (0, 4, "", {}, "G4 G2 G1 G3", ""),
    ],
)
def test_talks(hosts, guests, interpreters, settings, guest_row, host_row):
    plan = plan_of(
        Layout.TALKS, both(hosts, guests, interpreters=interpreters), Settings(**settings)
    )

    assert from_the_front(plan, "guest") == guest_row
    assert from_the_front(plan, "host") == host_row


def test_the_side_near_the_door_may_be_the_guests():
    plan = plan_of(Layout.TALKS, both(2, 2), Settings(guests_on="near"))

    assert plan.head("guest").facing == 0
    assert plan.head("guest").y > plan.head("host").y


def test_heads_at_talks_are_opposite_in_the_middle():
    plan = plan_of(Layout.TALKS, both(6, 3))

    assert plan.head("host").x == plan.head("guest").x == 0


def test_note_takers_sit_at_the_ends():
    people = [*both(3, 2), host(4, part=Part.NOTE_TAKER)]
    people[1] = host(2, part=Part.NOTE_TAKER)

    plan = plan_of(Layout.TALKS, people)

    assert from_the_front(plan, "host") == "H2 H1 H3 H4"


@pytest.mark.parametrize(
    ("hosts", "guests", "bend", "guest_arm", "host_arm"),
    [
        (1, 1, "G1 H1", [], []),
        (3, 4, "G1 H1", ["G2", "G3", "G4"], ["H2", "H3"]),
        (2, 0, "H1", [], ["H2"]),
        (0, 2, "G1", ["G2"], []),
    ],
)
def test_armchairs_in_a_u(hosts, guests, bend, guest_arm, host_arm):
    plan = plan_of(Layout.ARMCHAIRS_U, both(hosts, guests, interpreters="hg" if hosts and guests else ""))  # fmt: skip
    arms = {
        side: [one.occupant for one in sorted(plan.places, key=lambda one: one.y) if one.row == f"{side}-arm"]
        for side in ("guest", "host")
    }  # fmt: skip

    assert from_the_front(plan, "bend") == bend
    assert arms == {"guest": guest_arm, "host": host_arm}


def test_armchairs_in_rows_are_like_talks_with_interpreters_behind():
    plan = plan_of(Layout.ARMCHAIRS_ROWS, both(3, 3, interpreters="hg"))

    assert from_the_front(plan, "guest") == "G2 G1 G3"
    assert [plan.place_of(key).behind for key in ("IH1", "IG1")] == ["host-c", "guest-c"]


@pytest.mark.parametrize(
    ("hosts", "guests", "far", "near"),
    [
        (1, 1, "G1", "H1"),
        (2, 2, "H2 G1", "H1 G2"),
        (3, 3, "H2 G1 H3", "G3 H1 G2"),
        (5, 5, "G4 H2 G1 H3 G5", "H5 G3 H1 G2 H4"),
        (4, 1, "H3 G1", "H4 H1 H2"),
        (0, 3, "", "G3 G1 G2"),
    ],
)
def test_a_rectangular_banquet_with_heads_in_the_middle(hosts, guests, far, near):
    plan = plan_of(Layout.BANQUET_MIDDLE, both(hosts, guests))

    assert from_the_front(plan, "guest") == far
    assert from_the_front(plan, "host") == near


def test_host_and_hostess_at_the_ends_with_couples_crossed():
    people = [host(1, couple="H2"), host(2, part=Part.SPOUSE, couple="H1", sex="f"),
              guest(1, couple="G2"), guest(2, part=Part.SPOUSE, couple="G1", sex="f"), *both(4, 4)[2:4], guest(3), guest(4)]  # fmt: skip
    plan = plan_of(Layout.BANQUET_ENDS, people)

    host_end, other_end = plan.place("host-c"), plan.place("host-2")

    assert (host_end.occupant, other_end.occupant) == ("H1", "H2")
    assert plan.place_of("G1").key == "left-1"
    assert plan.place_of("G2").key == "right-1"
    assert broken_rules(plan, Settings()) == []


def test_the_second_host_takes_the_other_end_where_there_is_no_hostess():
    plan = plan_of(Layout.BANQUET_ENDS, both(3, 3))

    assert plan.place("host-2").occupant == "H2"
    assert plan.place("left-1").occupant == "G1"
    assert plan.place("right-1").occupant == "G2"


@pytest.mark.parametrize(
    ("hosts", "guests", "row"),
    [
        (1, 1, "G1 H1"),
        (1, 2, "G1 H1 G2"),
        (3, 3, "G3 H2 G1 H1 G2 H3"),
        (3, 4, "G3 H2 G1 H1 G2 H3 G4"),
        (0, 3, "G2 G1 G3"),
    ],
)
def test_a_top_table(hosts, guests, row):
    plan = plan_of(Layout.TOP_TABLE, both(hosts, guests))

    assert from_the_front(plan, "host") == row


def test_an_interpreter_between_two_heads_of_a_top_table():
    plan = plan_of(Layout.TOP_TABLE, both(2, 2, interpreters="h"), Settings(interpreter="between"))

    assert from_the_front(plan, "host") == "H2 G1 IH1 H1 G2"


@pytest.mark.parametrize(
    ("hosts", "guests", "variant", "to_the_right"),
    [
        (1, 1, "right", "H1 G1"),
        (2, 2, "right", "H1 G1 H2 G2"),
        (4, 4, "right", "H1 G1 H2 G3 H4 G4 H3 G2"),
        (4, 4, "opposite", "H1 G2 H4 H3 G1 H2 G4 G3"),
        (3, 0, "right", "H1 H2 H3"),
        (0, 3, "right", "G1 G2 G3"),
    ],
)
def test_a_round_table(hosts, guests, variant, to_the_right):
    plan = plan_of(Layout.ROUND, both(hosts, guests), Settings(variant=variant))

    ring = sorted((one for one in plan.places if one.row == "ring"), key=lambda one: one.position)
    assert " ".join(one.occupant for one in ring) == to_the_right
    assert ring[0].facing == 180


def test_several_round_tables_follow_the_assignment():
    people = both(4, 6)
    tables = {
        "H1": 1,
        "G1": 1,
        "G2": 1,
        "H2": 2,
        "G3": 2,
        "G4": 2,
        "H3": 3,
        "H4": 3,
        "G5": 3,
        "G6": 3,
    }

    plan = plan_of(Layout.ROUNDS, people, Settings(tables=tables))

    sits = {one.occupant: int(one.row[1:]) for one in plan.places}
    assert sits == tables
    assert [plan.place(f"t{number}-1").occupant for number in (1, 2, 3)] == ["H1", "H2", "H3"]


@pytest.mark.parametrize(
    ("hosts", "guests", "table", "witnesses"),
    [
        (1, 1, "- G1 H1 -", ""),
        (3, 4, "- G1 H1 -", "G4 G3 G2 H2 H3"),
        (2, 0, "H1 -", "H2"),
    ],
)
def test_two_parties_sign(hosts, guests, table, witnesses):
    plan = plan_of(Layout.SIGNING_TWO, both(hosts, guests))

    assert from_the_front(plan, "table") == table
    assert from_the_front(plan, "witnesses") == witnesses


def test_named_assistants_stand_at_the_outer_sides():
    plan = plan_of(Layout.SIGNING_TWO, both(3, 3), Settings(assistants=("H3", "G2")))

    assert from_the_front(plan, "table") == "G2 G1 H1 H3"
    assert from_the_front(plan, "witnesses") == "G3 H2"


@pytest.mark.parametrize(
    ("settings", "row"),
    [
        # France, Japan, Laos, South Korea: alternately on the right and the left of Viet Nam.
        ({}, "LA FR VN JP KR"),
        ({"first_hand": "left"}, "KR JP VN FR LA"),
        ({"letter": "L"}, "FR LA VN KR JP"),
    ],
)
def test_several_parties_sign_in_alphabetical_order(settings, row):
    people = [host(1), host(2)]
    people += [guest(number, country=code, party=code) for number, code in enumerate(("LA", "JP", "KR", "FR"), 1)]  # fmt: skip

    plan = plan_of(Layout.SIGNING_MANY, people, Settings(**settings))

    by_country = {one.key: one.country for one in people}
    shown = " ".join(by_country[key] for key in from_the_front(plan, "table").split())
    assert shown == row


@pytest.mark.parametrize(
    ("hosts", "guests", "per_row", "rows"),
    [
        (1, 1, 10, ["G1 H1"]),
        (1, 2, 10, ["G1 H1 G2"]),
        (3, 2, 10, ["H2 G1 H1 G2 H3"]),
        (3, 3, 10, ["G3 H2 G1 H1 G2 H3"]),
        (3, 4, 4, ["H2 G1 H1 G2", "G3 H3 G4"]),
        (0, 3, 10, ["G2 G1 G3"]),
    ],
)
def test_a_photograph(hosts, guests, per_row, rows):
    plan = plan_of(Layout.PHOTO, both(hosts, guests), Settings(per_row=per_row))

    assert [from_the_front(plan, f"row-{number + 1}") for number in range(len(rows))] == rows


@pytest.mark.parametrize("count", range(2, 21))
def test_an_even_row_of_a_photograph_is_shared_in_its_middle(count):
    plan = plan_of(Layout.PHOTO, both(count - count // 2, count // 2), Settings(per_row=30))

    middle = plan.head("host").x + (plan.head("guest").x if count % 2 == 0 else plan.head("host").x)
    assert middle == pytest.approx(0)


@pytest.mark.parametrize(
    ("hosts", "guests", "interpreters", "seats"),
    [
        (1, 1, "", {1: "G1", 2: "H1", 4: ""}),
        (1, 1, "h", {1: "G1", 2: "H1", 4: "IH1"}),
        (1, 2, "h", {1: "G1", 2: "H1", 3: "G2", 4: "IH1"}),
        (2, 2, "", {1: "G1", 2: "H1", 4: "H2", 3: "G2"}),
        (0, 2, "", {1: "G1", 2: "G2", 4: ""}),
    ],
)
def test_a_car(hosts, guests, interpreters, seats):
    plan = plan_of(Layout.CAR, both(hosts, guests, interpreters=interpreters))

    assert {one.number: one.occupant for one in plan.places if one.key != "driver"} == seats


def test_a_fifth_person_has_no_seat_in_the_car():
    plan = plan_of(Layout.CAR, both(3, 3))

    assert set(plan.left_over) == {"H3", "G3"}


def test_a_convoy_has_its_cars_in_order():
    plan = plan_of(Layout.CONVOY, both(1, 4), Settings(cars=2))

    assert [(one.number, one.key, one.occupant) for one in plan.places] == [
        (1, "police", ""), (2, "protocol", ""), (3, "security", ""), (4, "guest-1", "G1"),
        (5, "guest-2", "G2"), (6, "coach", ""), (7, "luggage", ""), (8, "ambulance", ""),
    ]  # fmt: skip
    assert plan.left_over == ()


@pytest.mark.parametrize("layout", [Layout.FLAGS_TABLE, Layout.FLAGS_POLES, Layout.FLAGS_STAGE])
@pytest.mark.parametrize(
    ("countries", "settings", "row"),
    [
        # From the front Viet Nam is the right one, the guest the left one.
        (("VN", "JP"), {}, "JP VN"),
        (("VN",), {}, "VN"),
        # France, Japan, South Korea: right, left, right of Viet Nam, by the flags' own hand.
        (("VN", "JP", "FR"), {}, "FR VN JP"),
        (("VN", "KR", "JP", "FR"), {"alphabet": "en"}, "KR FR VN JP"),
        (("VN", "JP", "FR"), {"first_hand": "left"}, "JP VN FR"),
        (("VN", "JP", "FR"), {"many": "alphabetical"}, "FR JP VN"),
        (("VN", "JP", "FR"), {"many": "alphabetical", "letter": "J"}, "JP VN FR"),
    ],
)
def test_flags(layout, countries, settings, row):
    plan = plan_of(layout, flags(*countries), Settings(**settings))

    assert from_the_front(plan, "flags") == row


@pytest.mark.parametrize("layout", OF_PEOPLE)
@pytest.mark.parametrize("interpreters", ["", "h", "hg"])
@pytest.mark.parametrize("way", ["", "left", "right", "between"])
def test_everybody_has_one_chair_and_no_rule_is_broken(layout, interpreters, way):
    if way and len(LAYOUTS[layout].interpreters) < 2:
        return
    for total in (2, 3, 4, 5, 8, 13, 20):
        for hosts in {0, 1, total // 2, total - 1, total}:
            people = both(hosts, total - hosts, interpreters=interpreters)
            settings = Settings(interpreter=way)

            plan = plan_of(layout, people, settings)

            seated = [one.occupant for one in plan.places if one.occupant]
            assert len(seated) == len(set(seated))
            assert len({one.key for one in plan.places}) == len(plan.places)
            spots = {(round(one.x, 2), round(one.y, 2)) for one in plan.places}
            assert len(spots) == len(plan.places)
            assert broken_rules(plan, settings) == []
            if layout not in FEW_SEATS:
                assert set(seated) == {one.key for one in people}


@pytest.mark.parametrize("layout", OF_PEOPLE)
def test_an_interpreter_is_at_the_ear_of_whom_they_speak_for(layout):
    if not LAYOUTS[layout].interpreters or layout == Layout.CAR:
        return
    people = [*both(4, 4), interpreter(Side.HOST, whom=("G3",)), interpreter(Side.GUEST)]

    plan = plan_of(layout, people)

    assert is_at_ear(plan.place_of("IH1"), plan.place_of("G3"))
    assert is_at_ear(plan.place_of("IG1"), plan.place_of("G1"))


def test_the_first_and_last_chair_of_a_ring_are_beside_each_other():
    plan = plan_of(Layout.ROUND, both(4, 4))
    ring = {one.position: one for one in plan.places}

    assert are_beside(ring[0], ring[7])
    assert not are_beside(ring[0], ring[4])


@pytest.mark.parametrize(
    ("language", "reason"),
    [
        ("en", "Number 2 of the visiting side by rank: the first place on the right of the head of the visiting side."),
    ],
)  # fmt: skip
def test_a_chair_says_why(language, reason):
    plan = plan_of(Layout.TALKS, both(3, 3))

    with override(language):
        assert str(plan.place_of("G2").reason) == reason


def test_a_held_chair_keeps_who_is_on_it():
    people = both(3, 3)
    plan = plan_of(Layout.TALKS, people, held={"guest-r1": "G3"})

    assert from_the_front(plan, "guest") == "G3 G1 G2"


def test_a_reason_is_said_in_the_readers_language():
    plan = plan_of(Layout.TALKS, both(3, 3))

    with override("vi"):
        said = str(plan.place_of("G2").reason)

    assert said == "Người thứ 2 phía khách theo ngôi thứ: chỗ thứ nhất bên phải trưởng đoàn khách."
