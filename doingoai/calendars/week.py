"""One week of the city leaders: who is where on which day, and where one would have to be twice."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

ONE_DAY = timedelta(days=1)
DAYS = 7


@dataclass(frozen=True, slots=True)
class Meeting:
    """An item in which a leader takes part, in office time; `clashes` names what overlaps."""

    key: int
    starts_at: datetime
    ends_at: datetime | None
    title: str
    place: str = ""
    visit_key: int = 0
    visit: str = ""
    country: str = ""
    is_settled: bool = True
    clashes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Abroad:
    """A mission on which a leader travels; its days count from departure to return."""

    key: int
    first: date
    last: date
    title: str
    place: str = ""
    is_settled: bool = True


@dataclass(frozen=True, slots=True)
class LeaderWeek:
    """The week of one leader: seven lists of meetings, and the missions that touch the week."""

    key: int
    name: str
    title: str
    days: tuple[tuple[Meeting, ...], ...]
    missions: tuple[Abroad, ...] = ()

    @property
    def clash_count(self) -> int:
        return sum(1 for day in self.days for meeting in day if meeting.clashes)

    @property
    def is_free(self) -> bool:
        return not self.missions and not any(self.days)


def week_of(
    monday: date,
    leaders: Iterable[tuple[int, str, str]],
    meetings: Mapping[int, Sequence[Meeting]],
    missions: Mapping[int, Sequence[Abroad]],
) -> list[LeaderWeek]:
    """Lay the week out by leader (key, name, title), in the order given."""
    return [
        _row(monday, leader, meetings.get(leader[0], ()), missions.get(leader[0], ()))
        for leader in leaders
    ]


def _row(
    monday: date,
    leader: tuple[int, str, str],
    meetings: Sequence[Meeting],
    missions: Sequence[Abroad],
) -> LeaderWeek:
    marked = with_clashes(sorted(meetings, key=lambda one: (one.starts_at, one.key)), missions)
    days = tuple(
        tuple(one for one in marked if one.starts_at.date() == monday + ONE_DAY * number)
        for number in range(DAYS)
    )
    return LeaderWeek(*leader, days, tuple(sorted(missions, key=lambda one: (one.first, one.key))))


def with_clashes(meetings: Sequence[Meeting], missions: Sequence[Abroad]) -> list[Meeting]:
    """Mark each meeting with the titles of what the same leader has at the same time."""
    return [
        replace(
            one,
            clashes=(
                *(other.title for other in meetings if other.key != one.key and _meet(one, other)),
                *(trip.title for trip in missions if _away(one, trip)),
            ),
        )
        for one in meetings
    ]


def _meet(one: Meeting, other: Meeting) -> bool:
    """Test whether two meetings overlap; one without an end counts as its first moment."""
    first, second = sorted((one, other), key=lambda meeting: meeting.starts_at)
    if first.starts_at == second.starts_at:
        return True
    return first.ends_at is not None and second.starts_at < first.ends_at


def _away(one: Meeting, trip: Abroad) -> bool:
    return trip.first <= one.starts_at.date() <= trip.last


def read_week(text: str, *, today: date) -> date:
    """Give the Monday of a week written as 2026-W47; what cannot be read is the week of today."""
    try:
        year, _sign, number = text.partition("-W")
        return date.fromisocalendar(int(year), int(number), 1)
    except ValueError:
        return today - ONE_DAY * today.weekday()


def written_week(monday: date) -> str:
    """Write a week as addresses name it: 2026-W47."""
    year, number, _day = monday.isocalendar()
    return f"{year:04}-W{number:02}"
