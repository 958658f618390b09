"""What a year of receptions comes to: cases of plain values, and what is gathered from records."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doingoai.afterwards.facts import MarkSum
from doingoai.afterwards.measuring import (
    KEYS,
    NOTHING,
    Measures,
    Reception,
    Share,
    Times,
    grouped,
    measured,
    total_of,
)
from doingoai.afterwards.receptions import received_visits, receptions
from doingoai.foundation.local_time import HERE
from doingoai.programme.models import IssuedVersion
from tests import cast, factories
from tests.afterwards.making import answered, asked, over

NINE = datetime(2026, 2, 9, 9, 0, tzinfo=HERE)
AFTER = NINE + timedelta(days=1)


def minutes(count: int) -> datetime:
    return NINE + timedelta(minutes=count)


def reception(*times: Times, **fields) -> Reception:
    return Reception(1, "7", NINE.date(), NINE.replace(hour=0), times=times, **fields)


@pytest.mark.parametrize(
    ("begun_at", "tolerance", "share"),
    [
        (None, 10, Share(0, 0)),
        (minutes(0), 10, Share(1, 1)),
        (minutes(-30), 10, Share(1, 1)),
        (minutes(10), 10, Share(1, 1)),
        (minutes(11), 10, Share(0, 1)),
        (minutes(11), 15, Share(1, 1)),
    ],
)
def test_an_item_begins_on_time_up_to_the_tolerance(begun_at, tolerance, share):
    found = measured(reception(Times(NINE, begun_at=begun_at)), tolerance=tolerance, at=AFTER)

    assert found.begun == share
    assert found.ticked == Share(share.whole, 1)


@pytest.mark.parametrize(
    ("ends_at", "finished_at", "share"),
    [
        (minutes(60), minutes(65), Share(1, 1)),
        (minutes(60), minutes(71), Share(0, 1)),
        (minutes(60), None, Share(0, 0)),
        (None, minutes(65), Share(0, 0)),
    ],
)
def test_an_item_finishes_on_time_only_where_its_end_was_planned(ends_at, finished_at, share):
    times = Times(NINE, ends_at, NINE, finished_at)
    assert measured(reception(times), tolerance=10, at=AFTER).finished == share


def test_what_is_still_to_come_does_not_count():
    assert measured(reception(Times(NINE)), tolerance=10, at=minutes(-1)).ticked == Share(0, 0)


@pytest.mark.parametrize(
    ("hours_before", "approved", "after", "late"),
    [(49, True, 3, 0), (48, True, 3, 3), (-5, True, 3, 3), (200, True, 0, 0), (20, False, 0, 3)],
)
def test_changes_count_after_the_decision_and_in_the_last_48_hours(
    hours_before, approved, after, late
):
    first = NINE.replace(hour=0)
    one = reception(
        changes=((first - timedelta(hours=hours_before), 3),),
        approved_at=first - timedelta(hours=100) if approved else None,
    )

    found = measured(one, tolerance=10, at=AFTER)

    assert (found.changed_after, found.changed_late) == (after, late)


def test_lines_add_up_to_the_total_whichever_way_they_are_cut():
    days = (date(2026, 1, 1), date(2026, 3, 31), date(2026, 4, 1), date(2026, 12, 31))
    some = [
        Reception(
            number, str(number % 2), day, NINE, times=(Times(NINE, begun_at=minutes(number * 9)),),
            incidents={"small": number}, overall=MarkSum(1, number + 1),
        )
        for number, day in enumerate(days)
    ]  # fmt: skip

    by_quarter, by_division = (
        grouped(some, KEYS[cut], tolerance=10, at=AFTER) for cut in ("quarter", "division")
    )

    assert {key: one.visits for key, one in by_quarter.items()} == {"1": 2, "2": 1, "4": 1}
    assert {key: one.visits for key, one in by_division.items()} == {"0": 2, "1": 2}
    assert total_of(by_quarter.values()) == total_of(by_division.values())
    total = total_of(by_quarter.values())
    assert (total.begun, total.begun.rate, total.incident_count) == (Share(2, 4), 50, 6)
    assert (total.overall.mean, total.unticked) == (2.5, 0)


def test_nothing_measured_says_nothing():
    assert (NOTHING.begun.rate, NOTHING.overall.mean, total_of([])) == (None, None, Measures())


# What is gathered.


def tick(visit, item, what: str, at: datetime, value: str = "yes", **fields):
    return factories.run_entry(
        visit, cast.ha(), kind="said", thing=f"item-{item.pk}:{what}", about=f"item-{item.pk}",
        value=value, at=at.isoformat(), **fields,
    )  # fmt: skip


def run_visit(**fields):
    """A visit with one item ticked, a change handed out late, an incident and two answers."""
    days = {"starts_on": NINE.date(), "ends_on": NINE.date()}
    visit = over(**(days | {"responsible": cast.ha()} | fields))
    item = factories.item(visit.programme, starts_at=NINE, ends_at=minutes(60))
    factories.item(visit.programme, starts_at=minutes(90))
    tick(visit, item, "begun", minutes(12))
    tick(visit, item, "finished", minutes(55))
    factories.run_entry(visit, cast.ha(), kind="incident", severity="serious", text="Xe hỏng")
    factories.run_entry(visit, cast.ha(), kind="incident", severity="small", text="x", apart="revoked")  # fmt: skip
    for number, at in ((1, NINE - timedelta(days=9)), (2, NINE - timedelta(days=1))):
        IssuedVersion.objects.create(
            programme=visit.programme, number=number, content=[], changes=[{}, {}], issued_at=at,
            issued_by=cast.ha(),
        )  # fmt: skip
    return visit


def gathered(**asked_for) -> list[Reception]:
    days = {"start": date(2026, 1, 1), "end": date(2026, 12, 31), "today": date(2026, 12, 31)}
    return receptions(received_visits(**(days | asked_for), seen_by=cast.ha()))


@pytest.mark.django_db
def test_a_reception_is_gathered_from_run_sheet_versions_and_answers():
    visit = run_visit()
    factories.case(
        visit, cast.lan(), state="approved", decided_by=cast.minh(),
        decided_at=NINE - timedelta(days=5),
    )  # fmt: skip

    (one,) = gathered()

    assert (one.key, one.division) == (visit.pk, str(cast.ha().unit_id))
    assert one.times[0] == Times(NINE, minutes(60), minutes(12), minutes(55))
    assert one.times[1].begun_at is None
    assert (one.changes, one.incidents) == (((NINE - timedelta(days=1), 2),), {"serious": 1})
    assert one.approved_at == NINE - timedelta(days=5)


@pytest.mark.django_db
@pytest.mark.parametrize("values", [("yes", "no"), ("no", "no")])
def test_a_contradiction_and_a_tick_taken_back_are_no_tick(values):
    visit = over(starts_on=NINE.date(), ends_on=NINE.date())
    item = factories.item(visit.programme, starts_at=NINE)
    for number, value in enumerate(values):
        device = factories.run_device(visit, cast.ha())
        tick(visit, item, "begun", minutes(number), value, device=device)

    assert gathered()[0].times[0].begun_at is None


@pytest.mark.django_db
def test_answers_count_as_they_came():
    asking = asked(over())
    answered(asking, overall=4)
    answered(asking, overall=5)

    assert gathered()[0].overall == MarkSum(2, 9)


@pytest.mark.django_db
def test_only_visits_received_up_to_today_that_somebody_sees_are_measured():
    run_visit()
    factories.delegation(state="draft")

    assert gathered(today=NINE.date() - timedelta(days=1)) == []
    assert len(gathered()) == 1
    assert receptions(received_visits(date(2026, 1, 1), AFTER.date(), today=AFTER.date(), seen_by=cast.stranger())) == []  # fmt: skip


@pytest.mark.django_db
def test_many_visits_take_no_more_queries_than_one():
    run_visit()
    with CaptureQueriesContext(connection) as one:
        gathered()
    for _turn in range(4):
        run_visit()

    with CaptureQueriesContext(connection) as many:
        assert len(gathered()) == 5

    assert len(many) == len(one)
