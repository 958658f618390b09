"""What has its time is done by whoever lives, once, and is tried again when it failed."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

import pytest

from doingoai.foundation import duties
from doingoai.foundation.duties import (
    HOLD,
    LONGEST_PAUSE,
    NEEDS_A_PERSON,
    Clock,
    Duty,
    claim,
    enter,
    finish,
    go_round,
    hold_on,
    last_sign,
    leave,
    new_worker,
    oldest_due,
    pause_after,
    show_life,
)
from doingoai.foundation.models import DutyRun, WorkerSign
from doingoai.foundation.refusals import RuleBroken

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 12, 5, tzinfo=UTC)
HERE = "tests.foundation.test_duties"
SECOND = timedelta(seconds=1)
log: list[str] = []
waits: list[datetime] = []


@pytest.fixture(autouse=True)
def _fresh() -> None:
    log.clear()
    waits[:] = [NOON]


def three_things(now: Clock) -> Iterator[int]:
    for number in range(3):
        log.append(f"thing {number}")
        yield 1


def nothing(now: Clock) -> Iterator[int]:
    log.append("looked")
    yield 0


def broken(now: Clock) -> Iterator[int]:
    yield 1
    raise ValueError("words somebody entered")


def refused(now: Clock) -> Iterator[int]:
    raise RuleBroken("the disk of AA1234567 is full", code="disk.full")
    yield 1


def oldest(at: datetime) -> datetime | None:
    return waits[0] if waits else None


def _duty(work: str = "three_things", **fields: object) -> Duty:
    fields.setdefault("every", 5 * SECOND)
    return Duty("d", "D", f"{HERE}.{work}", **fields)  # type: ignore[arg-type]


def _go(duty: Duty, at: datetime = NOON, worker: str = "w") -> bool:
    enter([duty], at=NOON)
    return go_round([duty], worker, lambda: at, lambda: False)


def test_a_duty_is_done_and_is_due_again_later() -> None:
    did = [_go(_duty()), _go(_duty(), NOON + 4 * SECOND), _go(_duty(), NOON + 5 * SECOND)]

    run = DutyRun.objects.get()
    assert did == [True, False, True]
    assert (len(log), run.attempts, run.worker, run.held_until) == (6, 0, "", None)
    assert (run.done_at, run.due_at) == (NOON + 5 * SECOND, NOON + 10 * SECOND)


def test_where_nothing_was_settled_the_worker_may_rest() -> None:
    assert _go(_duty("nothing")) is False
    assert log == ["looked"]


def test_where_nothing_is_due_not_even_a_hold_is_taken() -> None:
    waits.clear()

    did = _go(_duty(oldest=f"{HERE}.oldest"))

    assert (did, log, DutyRun.objects.get().begun_at) == (False, [], None)


def test_a_daily_duty_waits_for_its_hour() -> None:
    duty = _duty(daily_at=time(6))
    one, two = NOON + timedelta(hours=1), NOON + timedelta(days=1, hours=1)

    did = [_go(duty), _go(duty, one), _go(duty, one + SECOND), _go(duty, two)]

    assert did == [False, True, False, True]


def test_of_several_workers_one_gets_a_duty() -> None:
    duty = _duty()
    enter([duty], at=NOON)

    got = [claim(duty, worker, at=NOON) for worker in ("a", "b")]

    assert got == [True, False]
    assert DutyRun.objects.get().worker == "a"


def test_what_a_dead_worker_held_is_taken_over_after_half_a_minute() -> None:
    duty = _duty()
    enter([duty], at=NOON)
    claim(duty, "dead", at=NOON)

    did = [_go(duty, NOON + HOLD - SECOND, "b"), _go(duty, NOON + HOLD, "b")]

    assert (did, timedelta(seconds=30) >= HOLD) == ([False, True], True)


def test_a_dead_workers_late_word_changes_nothing() -> None:
    duty = _duty()
    enter([duty], at=NOON)
    claim(duty, "a", at=NOON)
    claim(duty, "b", at=NOON + HOLD)

    finish(duty, "a", at=NOON + HOLD)

    assert DutyRun.objects.get().worker == "b"


def test_a_hold_is_renewed_when_half_of_it_is_over() -> None:
    duty = _duty()
    enter([duty], at=NOON)
    claim(duty, "a", at=NOON)

    early = hold_on(duty, "a", at=NOON + SECOND), DutyRun.objects.get().held_until
    late = hold_on(duty, "a", at=NOON + HOLD / 2), DutyRun.objects.get().held_until

    assert (early, late) == ((True, NOON + HOLD), (True, NOON + HOLD / 2 + HOLD))
    assert hold_on(duty, "b", at=NOON) is False


def test_whoever_has_lost_a_duty_stops_at_the_next_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(duties, "hold_on", lambda *_words, **_more: False)

    assert _go(_duty()) is True
    assert log == ["thing 0"]


def test_a_worker_told_to_stop_lays_its_duty_down_after_the_step() -> None:
    duty = _duty(daily_at=time(6))
    enter([duty], at=NOON)
    DutyRun.objects.update(due_at=NOON)
    rings = iter([False, True])

    go_round([duty], "w", lambda: NOON, lambda: next(rings))

    run = DutyRun.objects.get()
    assert log == ["thing 0"]
    assert (run.worker, run.due_at, run.attempts, run.done_at) == ("", NOON, 0, None)


def test_a_worker_told_to_stop_begins_nothing_more() -> None:
    enter([_duty()], at=NOON)

    assert go_round([_duty()], "w", lambda: NOON, lambda: True) is False
    assert log == []


@pytest.mark.parametrize(
    ("work", "told", "settled"),
    [("broken", "ValueError", True), ("refused", "the disk of •••••• is full", False)],
)
def test_a_failure_is_told_without_what_was_entered_and_tried_again(
    work: str, told: str, settled: bool, caplog: pytest.LogCaptureFixture
) -> None:
    did = [_go(_duty(work)), _go(_duty(work), NOON + 9 * SECOND)]

    run = DutyRun.objects.get()
    assert did == [settled, False]
    assert (run.fault, run.attempts, run.due_at - NOON) == (told, 1, 10 * SECOND)
    assert [record.getMessage() for record in caplog.records] == ["duty d failed"]


def test_after_some_failures_a_person_should_look_and_it_is_tried_on() -> None:
    at = NOON
    for _turn in range(NEEDS_A_PERSON + 1):
        _go(_duty("broken"), at)
        at = DutyRun.objects.get().due_at

    assert DutyRun.objects.get().attempts == NEEDS_A_PERSON + 1


def test_a_good_end_forgets_failures() -> None:
    _go(_duty("broken"))

    _go(_duty(), NOON + 10 * SECOND)

    assert (DutyRun.objects.get().attempts, DutyRun.objects.get().fault) == (0, "")


def test_pauses_double_up_to_a_quarter_of_an_hour() -> None:
    pauses = [pause_after(attempts) for attempts in (0, 1, 2, 3, 8, 1000)]

    assert pauses == [
        10 * SECOND, 10 * SECOND, 20 * SECOND, 40 * SECOND, LONGEST_PAUSE, LONGEST_PAUSE,
    ]  # fmt: skip


def test_moments_from_a_wrong_clock_hold_nothing_up() -> None:
    duty = _duty()
    enter([duty], at=NOON)
    far = NOON + timedelta(days=400)
    DutyRun.objects.update(due_at=far, held_until=far, worker="gone")

    assert _go(duty) is True


def test_signs_of_life_are_written_seldom_and_old_ones_swept() -> None:
    WorkerSign.objects.create(worker="old", began_at=NOON, seen_at=NOON - timedelta(days=2))
    show_life("w", at=NOON)
    show_life("w", at=NOON + 14 * SECOND)
    seldom = last_sign()
    show_life("w", at=NOON + 15 * SECOND)

    assert [seldom, last_sign()] == [NOON, NOON + 15 * SECOND]
    assert WorkerSign.objects.get().began_at == NOON
    leave("w")
    assert last_sign() is None


def test_the_oldest_due_thing_of_all_is_told() -> None:
    daily = Duty("daily", "Daily", f"{HERE}.nothing", daily_at=time(6))
    one = _duty(oldest=f"{HERE}.oldest")
    enter([one, daily], at=NOON)
    waits[:] = [NOON + timedelta(hours=2)]

    before = oldest_due([one, daily], at=NOON)
    after = oldest_due([one, daily], at=NOON + timedelta(hours=3))
    waits.clear()

    assert [before, after] == [NOON + timedelta(hours=2), NOON + timedelta(hours=1)]
    assert oldest_due([one, daily], at=NOON) is None


def test_every_worker_has_a_name_of_its_own() -> None:
    assert len({new_worker(), new_worker()}) == 2
