"""A figure is replaced at the end of its line, or for some days inside its own time."""

import itertools
from datetime import date, timedelta
from random import Random

import pytest

from doingoai.foundation.refusals import RuleBroken
from doingoai.norms.actions import NewFigure, replace_norm
from doingoai.norms.models import Norm
from doingoai.norms.queries import figure_table, figures_through_time, later_figures
from tests import cast, factories

pytestmark = pytest.mark.django_db

SOURCE = "Công văn 5/UBND thử"


def new(month):
    return NewFigure(amount=2_000_000, valid_from=date(2026, month, 1), instrument="NQ thử")


def some_days(first, last, amount=5, instrument=SOURCE):
    return NewFigure(amount, first, instrument, valid_to=last)


def days(amount=3, **fields):
    return factories.norm("mission_days", amount, unit="days", **fields)


def refused(norm, figure):
    with pytest.raises(RuleBroken) as refusal:
        replace_norm(norm, figure, by=cast.director(), at=factories.NOON)
    return refusal.value


def periods(norm):
    rows = figures_through_time(norm).order_by("valid_from")
    return [(row.valid_from, row.valid_to, row.amount) for row in rows]


def test_a_figure_that_has_a_later_one_is_not_replaced_again():
    norm, director = factories.norm(), cast.director()
    later = replace_norm(norm, new(3), by=director, at=factories.NOON)

    with pytest.raises(RuleBroken) as refusal:
        replace_norm(norm, new(3), by=director, at=factories.NOON)

    assert refusal.value.code == "norm.later_one_exists"
    assert "01/03/2026" in refusal.value.message
    assert list(later_figures(norm)) == [later]
    assert list(figures_through_time(norm)) == [later, norm]


def test_a_figure_for_some_days_gives_way_to_the_old_one_again():
    norm, director = days(text="theo quy định", clause="Điều 2"), cast.director()

    replace_norm(norm, some_days(date(2026, 3, 1), date(2026, 3, 31)), by=director, at=factories.NOON)  # fmt: skip

    assert periods(norm) == [
        (date(2020, 1, 1), date(2026, 2, 28), 3),
        (date(2026, 3, 1), date(2026, 3, 31), 5),
        (date(2026, 4, 1), None, 3),
    ]
    rest = figures_through_time(norm)[0]
    assert (rest.instrument, rest.text, rest.clause) == ("Thông tư thử", "theo quy định", "Điều 2")
    assert (rest.confidence, rest.confirmed_by) == ("M", None)


@pytest.mark.parametrize(
    ("day", "amount"),
    [
        (date(2026, 2, 28), 3),
        (date(2026, 3, 1), 5),
        (date(2026, 3, 31), 5),
        (date(2026, 4, 1), 3),
    ],
)
def test_each_day_has_the_figure_of_that_day(day, amount):
    replace_norm(days(), some_days(date(2026, 3, 1), date(2026, 3, 31)), by=cast.director(), at=factories.NOON)  # fmt: skip

    assert figure_table().amount("mission_days", on=day, default=0) == amount


@pytest.mark.parametrize(
    ("last", "rest"),
    [
        (date(2026, 5, 30), [(date(2026, 5, 31), date(2026, 5, 31), 3)]),
        (date(2026, 5, 31), []),
        (date(2026, 6, 5), []),
    ],
)
def test_an_old_figure_that_ends_goes_on_only_until_its_end(last, rest):
    norm = days(valid_to=date(2026, 5, 31))

    replace_norm(norm, some_days(date(2026, 3, 1), last), by=cast.director(), at=factories.NOON)

    assert periods(norm)[2:] == rest


def test_an_old_figure_that_has_ended_is_not_made_longer():
    norm = days(valid_to=date(2025, 12, 31))

    replace_norm(norm, some_days(date(2026, 3, 1), None), by=cast.director(), at=factories.NOON)

    assert periods(norm)[0][1] == date(2025, 12, 31)


def test_a_rule_is_switched_off_for_some_days():
    norm = factories.norm("mission_relatives", 1, unit="switch")

    replace_norm(norm, some_days(date(2026, 3, 1), date(2026, 3, 1), 0), by=cast.director(), at=factories.NOON)  # fmt: skip

    assert [amount for _first, _last, amount in periods(norm)] == [1, 0, 1]


def test_a_switch_is_on_or_off():
    norm = factories.norm("mission_relatives", 1, unit="switch")

    refusal = refused(norm, some_days(date(2026, 3, 1), None, 2))

    assert (refusal.code, refusal.field) == ("norm.not_a_switch", "amount")


@pytest.mark.parametrize(
    ("figure", "code", "field"),
    [
        (some_days(date(2026, 3, 1), date(2026, 3, 31), instrument=" "), "norm.no_source", "instrument"),
        (some_days(date(2020, 1, 1), None), "norm.not_later", "valid_from"),
        (some_days(date(2026, 3, 2), date(2026, 3, 1)), "norm.ends_before_start", "valid_to"),
    ],
)  # fmt: skip
def test_a_figure_without_source_or_with_wrong_days_is_refused(figure, code, field):
    norm = days()

    refusal = refused(norm, figure)

    assert (refusal.code, refusal.field) == (code, field)
    assert periods(norm) == [(date(2020, 1, 1), None, 3)]


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        (date(2026, 2, 1), date(2026, 3, 1), "norm.over_another"),
        (date(2026, 3, 5), date(2026, 3, 6), "norm.over_another"),
        (date(2026, 2, 1), None, "norm.later_one_exists"),
    ],
)
def test_a_figure_never_reaches_into_the_time_of_another(first, last, code):
    norm = days()
    replace_norm(norm, some_days(date(2026, 3, 1), date(2026, 3, 31)), by=cast.director(), at=factories.NOON)  # fmt: skip
    before = periods(norm)

    refusal = refused(norm, some_days(first, last, 7))

    assert refusal.code == code
    assert "01/03/2026" in refusal.message
    assert periods(norm) == before


def test_days_before_a_later_figure_may_still_be_set():
    norm = days()
    replace_norm(norm, some_days(date(2026, 3, 1), None), by=cast.director(), at=factories.NOON)

    replace_norm(norm, some_days(date(2026, 2, 27), date(2026, 2, 28), 7), by=cast.director(), at=factories.NOON)  # fmt: skip

    assert periods(norm) == [
        (date(2020, 1, 1), date(2026, 2, 26), 3),
        (date(2026, 2, 27), date(2026, 2, 28), 7),
        (date(2026, 3, 1), None, 5),
    ]


@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_replaced_no_day_ever_has_two_figures_or_loses_one(seed):
    random, director, norm = Random(seed), cast.director(), days()
    start = date(2026, 1, 1)

    for _time in range(25):
        first = start + timedelta(days=random.randrange(200))
        last = random.choice([None, first + timedelta(days=random.randrange(40))])
        chosen = random.choice(list(figures_through_time(norm)))
        try:
            replace_norm(chosen, some_days(first, last, random.randrange(9)), by=director, at=factories.NOON)  # fmt: skip
        except RuleBroken:
            continue

    found = [(first, last or date.max) for first, last, _amount in periods(norm)]
    gaps = [second[0] - one[1] for one, second in itertools.pairwise(found)]
    assert all(gap == timedelta(days=1) for gap in gaps)
    assert found[-1][1] == date.max
    assert Norm.objects.count() > 1


def test_days_of_mourning_are_entered_in_words_for_some_days():
    usual = factories.norm("mourning_days", None, unit="text", text="không quy định")
    notice = NewFigure(
        None, date(2026, 3, 1), SOURCE, valid_to=date(2026, 3, 2), text="Quốc tang (Mẫu)"
    )

    replace_norm(usual, notice, by=cast.director(), at=factories.NOON)

    table = figure_table()
    words = [table.find("mourning_days", on=date(2026, 3, day)).text for day in (1, 2, 3)]
    assert words == ["Quốc tang (Mẫu)", "Quốc tang (Mẫu)", "không quy định"]


@pytest.mark.parametrize(
    ("unit", "amount", "text", "code"),
    [
        ("text", None, " ", "norm.no_words"),
        ("text", 3, "ba ngày", "norm.no_words"),
        ("days", None, "", "norm.no_amount"),
    ],
)
def test_words_and_numbers_are_not_taken_for_one_another(unit, amount, text, code):
    norm = factories.norm("mourning_days", None if unit == "text" else 2, unit=unit, text="cũ")

    assert refused(norm, NewFigure(amount, date(2026, 3, 1), SOURCE, text=text)).code == code
