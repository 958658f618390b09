"""Planned against done: every outcome on both sides of its limit, and the counts."""

from datetime import date, timedelta

import pytest

from doingoai.yearplan.comparing import compare, counted, counted_by_kind, counted_by_unit, days_off
from doingoai.yearplan.facts import Outcome, Stage
from doingoai.yearplan.states import PlanItemKind, PlanItemState, Planning
from tests.yearplan.lines import activity, planned

DAY = date(2026, 3, 9)
ON = date(2026, 6, 1)
S = Stage


def outcome(item, *done, on=ON):
    (found,) = compare([item], done, on=on)
    return found.outcome


@pytest.mark.parametrize(
    ("shift", "stage", "became"),
    [
        (0, S.DONE, Outcome.DONE),
        (7, S.DONE, Outcome.DONE),
        (8, S.DONE, Outcome.MOVED),
        (-7, S.DONE, Outcome.DONE),
        (-8, S.DONE, Outcome.MOVED),
        (0, S.AHEAD, Outcome.IN_HAND),
        (0, S.UNDER_WAY, Outcome.IN_HAND),
        (30, S.AHEAD, Outcome.MOVED),
        (0, S.CALLED_OFF, Outcome.OVERDUE),
    ],
)
def test_an_item_is_told_by_when_its_activity_begins_and_how_far_it_came(shift, stage, became):
    item = planned(DAY)

    found = outcome(item, activity(DAY + timedelta(days=shift), item, stage=stage))

    assert found == became


def test_an_item_without_an_activity_waits_until_its_last_day_and_is_overdue_after():
    item = planned(DAY, 3)

    assert outcome(item, on=date(2026, 3, 11)) == Outcome.NOT_YET
    assert outcome(item, on=date(2026, 3, 12)) == Outcome.OVERDUE


def test_a_dropped_item_is_dropped_unless_it_was_done_all_the_same():
    item = planned(DAY, state=PlanItemState.DROPPED)

    assert outcome(item) == Outcome.DROPPED
    assert outcome(item, activity(DAY, item)) == Outcome.DONE


def test_what_has_no_item_is_outside_the_plan_or_assigned_and_what_was_called_off_is_nothing():
    lines = compare(
        [],
        [
            activity(DAY),
            activity(DAY, planning=Planning.ASSIGNED),
            activity(DAY, stage=S.CALLED_OFF),
        ],
        on=ON,
    )

    assert sorted(line.outcome for line in lines) == [Outcome.ADDED, Outcome.ASSIGNED]


def test_of_several_activities_the_nearest_tells_whether_the_item_moved():
    item = planned(DAY)
    far, near = activity(DAY + timedelta(days=40), item), activity(DAY + timedelta(days=2), item)

    (found,) = compare([item], [far, near], on=ON)

    assert (found.outcome, found.days_off, found.activities) == (Outcome.DONE, 2, (near, far))


@pytest.mark.parametrize(
    ("day", "off"),
    [(date(2026, 3, 1), 0), (date(2026, 3, 31), 0), (date(2026, 4, 2), 2), (date(2026, 2, 25), -4)],
)
def test_an_item_of_months_is_kept_anywhere_in_them(day, off):
    item = planned(date(2026, 3, 1), 31, is_month_only=True)

    assert days_off(item, activity(day, item)) == off


def test_a_line_is_called_and_dated_by_its_item_else_by_its_activity():
    item = planned(DAY, title_vi="Đón đoàn", title_en="Receive a delegation")
    alone = activity(DAY + timedelta(days=20))

    first, second = compare([item], [alone, activity(DAY - timedelta(days=9), item)], on=ON)

    assert (first.title, first.starts_on, first.days_earlier) == ("Đón đoàn", DAY, 9)
    assert (second.title, second.starts_on) == (alone.title, alone.starts_on)


def test_outcomes_are_counted_in_all_by_unit_and_by_kind():
    one = planned(DAY, unit="Sở A")
    other = planned(DAY, unit="Sở B", kind=PlanItemKind.EVENT)
    lines = compare([one, other], [activity(DAY, one)], on=ON)

    everything, units, kinds = counted(lines), counted_by_unit(lines), counted_by_kind(lines)

    assert (
        everything.total,
        everything.counts[Outcome.DONE],
        everything.counts[Outcome.OVERDUE],
    ) == (2, 1, 1)
    assert [(row.name, row.total) for row in units] == [("Sở A", 1), ("Sở B", 1)]
    assert [row.name for row in kinds] == [PlanItemKind.INBOUND, PlanItemKind.EVENT]
