"""Who meets a need, who falls short, who cannot, and the words for it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from doingoai.resources.facts import NeedFacts, ResourceFacts, SkillFacts, Stretch
from doingoai.resources.fitting import best_first, judge
from doingoai.resources.states import Mode, NeedKind, PersonRole, ResourceKind
from tests.factories import NOON as T

HOUR = timedelta(hours=1)
KOREAN = NeedFacts(NeedKind.INTERPRETER, T, T + HOUR, language="ko", least_level=5, mode=Mode.SIMULTANEOUS)  # fmt: skip
GOOD = SkillFacts("ko", 5, is_simultaneous=True)
PERSON = ResourceFacts(
    1, "Mẫu", ResourceKind.PERSON, roles=frozenset({PersonRole.INTERPRETER}), skills=(GOOD,)
)
COACH = NeedFacts(NeedKind.VEHICLE, T, T + HOUR, size=16)
BUS = ResourceFacts(2, "43A-000.01", ResourceKind.VEHICLE, seats=29)
TALK = Stretch(T + HOUR / 2, T + 2 * HOUR, "Hội đàm", "7")


@pytest.mark.parametrize(
    ("need", "one", "words"),
    [
        (KOREAN, PERSON, ()),
        (KOREAN, replace(PERSON, skills=()), ("không biết tiếng Hàn",)),
        (KOREAN, replace(PERSON, skills=(replace(GOOD, level=4),)), ("Bậc 4 (B2)", "Bậc 5 (C1)")),
        (KOREAN, replace(PERSON, skills=(replace(GOOD, is_simultaneous=False),)), ("không dịch cabin",)),
        (replace(KOREAN, mode=Mode.CONSECUTIVE), replace(PERSON, skills=(replace(GOOD, is_consecutive=False),)), ("không dịch nối tiếp",)),
        (KOREAN, replace(PERSON, skills=(replace(GOOD, valid_until=date(2026, 2, 1)),)), ("01/02/2026",)),
        (COACH, BUS, ()),
        (COACH, replace(BUS, seats=7), ("7", "16")),
        (COACH, replace(BUS, seats=None), ("chưa nhập",)),
        (NeedFacts(NeedKind.ROOM, T, T + HOUR, size=40), ResourceFacts(3, "P", ResourceKind.ROOM, capacity=20), ("20", "40")),
    ],
)  # fmt: skip
def test_what_falls_short_is_said(need, one, words):
    fit = judge(need, one)
    assert not fit.blocks
    assert fit.is_fitting == (not words)
    assert all(word in " ".join(fit.lacks) for word in words)


def before(minutes, way=0, **fields):
    return Stretch(T - 2 * HOUR, T - timedelta(minutes=minutes), "Đón (Mẫu)", "8", way, **fields)


@pytest.mark.parametrize(
    ("need", "taken", "words"),
    [
        (KOREAN, before(20, way=30), ("Đón (Mẫu)", "20 phút", "30 phút")),
        (KOREAN, before(30, way=30), ()),
        (KOREAN, before(0), ()),
        (KOREAN, Stretch(T + HOUR, T + 2 * HOUR, "Tiễn (Mẫu)", "9", 10), ("Tiễn (Mẫu)", "10 phút")),
        (KOREAN, Stretch(T - 16 * HOUR, T - 7.5 * HOUR, "Trực (Mẫu)"), ()),
        (KOREAN, Stretch(T - 25 * HOUR, T - 14 * HOUR, "Trực (Mẫu)"), ()),
        (replace(KOREAN, starts_at=T - 7 * HOUR), Stretch(T - 20 * HOUR, T - 12.5 * HOUR, "Tiệc (Mẫu)"), ("5.5", "Tiệc (Mẫu)")),
        (replace(KOREAN, starts_at=T + 8 * HOUR, ends_at=T + 11 * HOUR), Stretch(T + 16 * HOUR, T + 20 * HOUR, "Ra sân bay (Mẫu)"), ("5.0",)),
    ],
)  # fmt: skip
def test_the_way_and_the_night_are_weighed(need, taken, words):
    fit = judge(need, replace(PERSON, taken=(taken,)))
    assert not fit.blocks
    assert fit.is_fitting == (not words)
    assert all(word in " ".join(fit.lacks) for word in words)


def test_a_car_needs_the_way_and_no_sleep_and_a_room_neither():
    early = Stretch(T - 20 * HOUR, T - 14 * HOUR, "Tiệc (Mẫu)")
    need = replace(COACH, starts_at=T - 8 * HOUR)
    assert judge(need, replace(BUS, taken=(early,))).is_fitting
    assert not judge(COACH, replace(BUS, taken=(before(5, way=10),))).is_fitting
    room = ResourceFacts(3, "P", ResourceKind.ROOM, capacity=20, taken=(before(5, way=10),))
    assert judge(NeedFacts(NeedKind.ROOM, T, T + HOUR), room).is_fitting


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (replace(PERSON, taken=(TALK,)), ("12:30–14:00 02/02/2026", "Hội đàm")),
        (replace(PERSON, away=(Stretch(T, T + HOUR, "Nghỉ phép"),)), ("Nghỉ phép",)),
        (replace(PERSON, roles=frozenset({PersonRole.DRIVER})), ("Phiên dịch",)),
        (replace(PERSON, active_until=date(2026, 1, 31)), ("31/01/2026",)),
        (BUS, ("Phiên dịch",)),
    ],
)
def test_who_cannot_be_booked_says_why(one, words):
    fit = judge(KOREAN, one)
    assert all(word in " ".join(fit.blocks) for word in words)


def test_what_only_meets_the_time_is_free():
    before = Stretch(T - HOUR, T, "Đón")
    assert judge(KOREAN, replace(PERSON, taken=(before,))).is_fitting


def test_the_best_comes_first_and_each_says_why():
    pool = [
        replace(PERSON, key=1, name="Bận", taken=(TALK,)),
        replace(PERSON, key=2, name="Kém", skills=(replace(GOOD, level=3),)),
        replace(PERSON, key=3, name="Nhiều việc", load=9),
        replace(PERSON, key=4, name="Rảnh"),
        replace(PERSON, key=5, name="Giỏi", skills=(replace(GOOD, level=6),)),
        replace(PERSON, key=6, name="Đã theo đoàn", together=2, load=9),
    ]
    found = best_first(KOREAN, pool)
    assert [fit.key for fit in found] == [6, 5, 4, 3, 2, 1]
    assert "đã theo đoàn này (2 lần)" in found[0].reasons
    assert "tiếng Hàn: Bậc 6 (C2)" in " ".join(found[1].reasons)


def test_the_smallest_car_that_is_enough_comes_first():
    pool = [replace(BUS, key=n, name=str(n), seats=n) for n in (45, 16, 29, 7)]
    assert [fit.key for fit in best_first(COACH, pool)] == [16, 29, 45, 7]
