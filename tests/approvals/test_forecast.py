"""Quantiles and forecasts are counted from what is done, and nothing is said from too little."""

from datetime import date

import pytest

from doingoai.approvals.forecast import Forecast, Pace, forecast, quantile

MONDAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("counts", "percent", "value"),
    [
        ({}, 50, None), ({3: 1}, 90, 3), ({1: 5, 2: 5}, 50, 1), ({1: 4, 2: 6}, 50, 2),
        ({1: 9, 30: 1}, 90, 1), ({1: 8, 30: 2}, 90, 30),
    ],
)  # fmt: skip
def test_a_quantile_is_the_smallest_value_that_suffices(counts, percent, value):
    assert quantile(counts, percent) == value


def test_a_pace_tells_its_number_median_and_nine_of_ten():
    pace = Pace({1: 5, 2: 4, 9: 1})

    assert (pace.number, pace.median, pace.most) == (10, 1, 2)


@pytest.mark.parametrize(
    ("counts", "elapsed", "found"),
    [
        ({2: 7}, 0, None),
        ({2: 8}, 0, Forecast(8, 8, date(2026, 3, 4), date(2026, 3, 4))),
        ({1: 6, 4: 2}, 2, Forecast(8, 2, date(2026, 3, 4), date(2026, 3, 4))),
        ({1: 8}, 2, Forecast(8, 0)),
        ({1: 8}, 1, Forecast(8, 8, MONDAY, MONDAY)),
    ],
)
def test_a_forecast_regards_how_long_it_has_lain_already(counts, elapsed, found):
    assert forecast(Pace(counts), elapsed=elapsed, today=MONDAY) == found
