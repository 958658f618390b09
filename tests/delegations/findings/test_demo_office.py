"""
Every finding of the demo office is true: the list of them, visit by visit, is `demo_office.csv`.

`verdict` is `true` where the visit really lacks it or has it wrong, `false` where the officer is
alarmed for nothing; `count` says how many of a kind a visit has, `why` what is wrong there.
"""

import csv
from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest

from doingoai.delegations.judging import judge
from doingoai.delegations.models import Delegation
from doingoai.demo.loading import load
from doingoai.foundation.clock import frozen_at
from doingoai.norms.queries import figure_table

pytestmark = pytest.mark.django_db

LIST = Path(__file__).parent / "demo_office.csv"
OLDER = 6
OF_THE_CALENDAR = frozenset(
    {
        "holiday.at_home",
        "holiday.guest_country",
        "holiday.national_day",
        "meal.fasting_month",
        "item.lunar_day_to_avoid",
    }
)
"""Kinds that come and go with the day on which the demo office is opened; the calendar proves them."""
PLAIN, BEFORE_TET = "2026-10-05", "2027-02-02"


def _found_on(day: str) -> Counter[tuple[str, str]]:
    """Count the findings of each kind in each visit of an office that is opened on a day."""
    with frozen_at(datetime.fromisoformat(f"{day}T09:00")) as at:
        load(older=OLDER)
        table = figure_table()
        return Counter(
            (visit.title_vi, finding.code)
            for visit in Delegation.objects.order_by("pk")
            for finding in judge(visit, table, on=at.date()).findings
        )


def _listed() -> list[dict[str, str]]:
    with LIST.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("day", [PLAIN, BEFORE_TET])
def test_the_demo_office_has_the_findings_that_were_looked_at_and_no_others(day: str) -> None:
    listed = {(row["visit"], row["code"]): int(row["count"]) for row in _listed()}

    found = _found_on(day)

    told = {key: count for key, count in found.items() if key[1] not in OF_THE_CALENDAR}
    new = {key: count for key, count in told.items() if listed.get(key, 0) < count}
    gone = {key: count for key, count in listed.items() if told.get(key, 0) < count}
    assert new == {}, (
        f"New findings in the demo office. Look at each visit: if it is really wrong there, add a line to "
        f"{LIST.name} that says why (visit,code,count,true,why) and run `make docs`; if it is not, mend the "
        f"rule or the demo data; a false alarm that has to stay is written with the verdict `false`: {new}"
    )
    assert gone == {}, (
        f"No longer found; mend the rule or take the lines out of {LIST.name}: {gone}"
    )


def test_fewer_than_one_alarm_in_a_visit_is_false() -> None:
    rows = _listed()
    false = sum(int(row["count"]) for row in rows if row["verdict"] == "false")

    assert {row["verdict"] for row in rows} <= {"true", "false"}
    assert all(row["why"] for row in rows)
    assert false < len({row["visit"] for row in rows})
