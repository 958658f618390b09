"""One convention: left and right are the seated person's own, in every view of every layout."""

import re

import pytest

from doingoai.protocol.drawing.svg import drawing_of, wrapped
from doingoai.protocol.drawing.turning import turned
from doingoai.protocol.layouts.catalogue import LAYOUTS, plan_of
from doingoai.protocol.layouts.places import Hand, Role, hand_of
from doingoai.protocol.states import Layout, View
from tests.protocol.people import both, flags

ALL = list(Layout)
# Layouts in which the notes say that the guest has the host's right hand (domain notes, 4.3).
GUEST_ON_THE_RIGHT = [
    Layout.ARMCHAIRS_U, Layout.TOP_TABLE, Layout.ROUND, Layout.SIGNING_TWO, Layout.PHOTO, Layout.CAR,
    Layout.FLAGS_TABLE, Layout.FLAGS_POLES, Layout.FLAGS_STAGE,
]  # fmt: skip


def _plan(layout, **counts):
    if LAYOUTS[layout].is_of_flags:
        return plan_of(layout, flags("VN", "JP"))
    return plan_of(layout, both(5, 5, interpreters="hg"))


@pytest.mark.parametrize("layout", GUEST_ON_THE_RIGHT)
@pytest.mark.parametrize("view", list(View))
def test_the_guest_has_the_hosts_right_hand_in_every_view(layout, view):
    plan = turned(_plan(layout), view)
    host, guest = plan.head("host"), plan.head("guest")

    assert hand_of(host, guest.x, guest.y) == Hand.RIGHT


@pytest.mark.parametrize("layout", ALL)
@pytest.mark.parametrize("view", list(View))
def test_turning_changes_nobodys_left_and_right(layout, view):
    plan = _plan(layout)
    seen = turned(plan, view)

    def hands(of):
        return [[hand_of(one, other.x, other.y) for other in of.places] for one in of.places]

    assert hands(seen) == hands(plan)


@pytest.mark.parametrize("layout", ALL)
@pytest.mark.parametrize("view", [View.HOST, View.GUEST])
def test_who_looks_at_a_drawing_from_their_place_has_their_right_at_its_right(layout, view):
    seen = turned(_plan(layout), view)
    me = seen.head(view.value)
    if me is None:
        assert layout == Layout.CONVOY
        return

    on_my_right = [one for one in seen.places if hand_of(me, one.x, one.y) == Hand.RIGHT]
    assert min(me.facing, 360 - me.facing) <= (45 if layout == Layout.ROUNDS else 0.001)
    if layout != Layout.ROUNDS:
        assert all(one.x > me.x for one in on_my_right)


@pytest.mark.parametrize("layout", ALL)
def test_a_viewer_sees_the_right_hand_of_who_faces_them_on_the_left(layout):
    plan = _plan(layout)
    facing = [one for one in plan.places if one.facing == 180]

    for one in facing:
        for other in plan.places:
            if hand_of(one, other.x, other.y) == Hand.RIGHT:
                assert other.x < one.x


@pytest.mark.parametrize("layout", ALL)
@pytest.mark.parametrize("view", list(View))
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_drawing_names_everybody_and_brings_nothing_that_runs(layout, view, language):
    plan = _plan(layout)

    drawn = drawing_of(plan, view=view, language=language, title="<Plan & more>")

    shown = re.sub(r"\s+", " ", " ".join(re.findall(r">([^<]+)</text>", drawn)))
    missing = [
        place.occupant for place in plan.places
        if place.occupant and place.role != Role.FLAG
        and " ".join(wrapped(plan.people[place.occupant].name)) not in shown
    ]  # fmt: skip
    assert missing == []
    assert "&lt;Plan &amp; more&gt;" in drawn
    assert (
        re.findall(r"<script|style=|<style|\son\w+=|javascript:|http://(?!www\.w3\.org)", drawn)
        == []
    )
    assert re.findall(r"<text[^>]*(?:transform|rotate)", drawn) == []


def test_the_same_flag_twice_brings_no_name_twice():
    drawn = drawing_of(_plan(Layout.TALKS)) + drawing_of(_plan(Layout.TALKS))

    names = re.findall(r'\bid="([^"]+)"', drawn)
    assert len(names) == len(set(names))


def test_a_flag_with_a_heavy_coat_of_arms_is_shown_by_its_code():
    drawn = drawing_of(plan_of(Layout.FLAGS_POLES, flags("VN", "MX")))

    assert ">MX</text>" in drawn


def test_a_locked_chair_shows_a_lock():
    plan = _plan(Layout.TALKS)

    assert drawing_of(plan, locked={"host-c"}).count("plan-lock") == 2
    assert drawing_of(plan).count("plan-lock") == 0


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Vũ Minh", ["Vũ Minh"]),
        ("Nguyễn Văn Hùng (Mẫu)", ["Nguyễn Văn", "Hùng (Mẫu)"]),
        ("Anna Montgomery-Smythe", ["Anna", "Montgomery-", "Smythe"]),
        ("A Very Long Name Of Somebody Who Has Many", ["A Very Long", "Name Of", "Somebody Who…"]),
        ("Supercalifragilistic", ["Supercalifragi…"]),
    ],
)
def test_a_name_is_broken_into_lines(name, lines):
    assert wrapped(name) == lines
