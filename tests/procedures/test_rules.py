"""When a step is due, how a version stands, what is refused."""

from datetime import UTC, date, datetime

import pytest

from doingoai.foundation.refusals import RuleBroken
from doingoai.procedures import rules
from doingoai.procedures.shipped import shipped_codes, shipped_procedures
from doingoai.procedures.states import WHOLE, Standing
from doingoai.programme.states import ItemKind

BEGINS = datetime(2026, 2, 10, 2, 0, tzinfo=UTC)
ENDS = datetime(2026, 2, 10, 4, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("when", "amount", "unit", "due"),
    [
        ("before", 0, "hours", datetime(2026, 2, 10, 2, 0, tzinfo=UTC)),
        ("before", 30, "minutes", datetime(2026, 2, 10, 1, 30, tzinfo=UTC)),
        ("before", 2, "hours", datetime(2026, 2, 10, 0, 0, tzinfo=UTC)),
        ("before", 2, "days", datetime(2026, 2, 8, 2, 0, tzinfo=UTC)),
        ("after", 0, "minutes", datetime(2026, 2, 10, 4, 30, tzinfo=UTC)),
        ("after", 1, "days", datetime(2026, 2, 11, 4, 30, tzinfo=UTC)),
    ],
)
def test_a_step_is_due_before_the_beginning_or_after_the_end(when, amount, unit, due):
    assert rules.due_at(when, amount, unit, starts_at=BEGINS, ends_at=ENDS) == due


@pytest.mark.parametrize(
    ("valid_from", "replaced_from", "standing"),
    [
        (None, None, Standing.DRAFT),
        (date(2026, 2, 3), None, Standing.COMING),
        (date(2026, 2, 2), None, Standing.IN_FORCE),
        (date(2026, 1, 1), date(2026, 2, 3), Standing.IN_FORCE),
        (date(2026, 1, 1), date(2026, 2, 2), Standing.REPLACED),
    ],
)
def test_how_a_version_stands_follows_from_its_days(valid_from, replaced_from, standing):
    assert rules.standing_of(valid_from, replaced_from, on=date(2026, 2, 2)) == standing


@pytest.mark.parametrize(
    ("valid_from", "last", "code"),
    [
        (date(2026, 2, 1), None, "procedure.day_is_past"),
        (date(2026, 2, 5), date(2026, 2, 5), "procedure.not_later"),
    ],
)
def test_a_version_begins_neither_in_the_past_nor_before_another(valid_from, last, code):
    with pytest.raises(RuleBroken) as refusal:
        rules.check_first_day(valid_from, last, on=date(2026, 2, 2))
    assert refusal.value.code == code


@pytest.mark.parametrize(("amount", "unit"), [(1441, "minutes"), (337, "hours"), (366, "days")])
def test_what_is_too_far_off_is_refused(amount, unit):
    with pytest.raises(RuleBroken, match=str(amount)):
        rules.check_time(amount, unit)


def test_every_shipped_procedure_serves_a_known_kind_and_every_line_has_its_source():
    known = {WHOLE, *ItemKind.values}

    assert {one.serves for one in shipped_procedures()} <= known
    assert all(one.steps for one in shipped_procedures())
    assert all(step.source and step.text_en for one in shipped_procedures() for step in one.steps)
    assert [one.code for one in shipped_codes()] == ["offices", "public_places"]


def test_seating_and_flags_are_checked_by_a_second_person():
    asked = {
        (one.code, step.text_en.split()[0])
        for one in shipped_procedures()
        for step in one.steps
        if step.needs_second
    }
    assert {code for code, _word in asked} == {"courtesy_call", "talks", "signing", "banquet"}
