from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

from doingoai.foundation import clock

NINE_AT_THE_OFFICE = datetime(2026, 3, 12, 2, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _untouched(monkeypatch):
    monkeypatch.delenv(clock.VARIABLE, raising=False)
    yield
    clock.set_clock(None)


def test_the_real_clock_is_aware_and_local():
    before = timezone.now()

    read = clock.now()

    assert before <= read <= timezone.now()
    assert read.tzinfo == timezone.get_current_timezone()


def test_the_day_is_that_of_the_office():
    clock.set_clock(lambda: datetime(2026, 3, 11, 18, 0, tzinfo=UTC))

    assert clock.today() == date(2026, 3, 12)


def test_a_clock_can_be_set_and_given_back():
    clock.set_clock(lambda: NINE_AT_THE_OFFICE)
    held = clock.now()
    clock.set_clock(None)

    assert held == NINE_AT_THE_OFFICE
    assert clock.now() != NINE_AT_THE_OFFICE


def test_freezing_ends_with_its_lines_even_after_an_error():
    clock.set_clock(lambda: NINE_AT_THE_OFFICE)

    with pytest.raises(RuntimeError), clock.frozen_at(datetime(2030, 1, 1, tzinfo=UTC)):
        raise RuntimeError

    assert clock.now() == NINE_AT_THE_OFFICE


def test_freezing_nests_and_reads_moments_without_zone_as_office_time():
    with clock.frozen_at(NINE_AT_THE_OFFICE):
        with clock.frozen_at(datetime(2026, 2, 17, 0, 30)) as inner:  # noqa: DTZ001
            assert clock.now() == inner == datetime(2026, 2, 16, 17, 30, tzinfo=UTC)

        assert clock.now() == NINE_AT_THE_OFFICE


@pytest.mark.parametrize(
    "asked", ["2026-03-12T09:00:00+07:00", "2026-03-12T09:00", "2026-03-12T02:00:00Z"]
)
def test_a_trial_stands_at_its_moment(monkeypatch, asked):
    monkeypatch.setenv(clock.VARIABLE, asked)

    assert clock.now() == NINE_AT_THE_OFFICE


def test_a_moment_that_is_none_is_refused_in_words(monkeypatch):
    monkeypatch.setenv(clock.VARIABLE, "tomorrow")

    with pytest.raises(ImproperlyConfigured) as refused:
        clock.now()

    assert str(refused.value) == (
        "DOINGOAI_NOW is 'tomorrow'; write a moment such as 2026-03-12T09:00:00+07:00, "
        "or take the variable away for the real time."
    )
