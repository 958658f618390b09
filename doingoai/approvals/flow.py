"""Where everything lies, how long each step takes, and who has more than their pace allows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, F, Min, Q, QuerySet
from django.utils import timezone

from doingoai.accounts.models import RoleGrant, Unit
from doingoai.approvals.forecast import FEWEST, Forecast, Pace, forecast
from doingoai.approvals.models import AuthorityRule, Case, Consultation
from doingoai.approvals.queries import roles_that_decide
from doingoai.approvals.states import CaseState
from doingoai.foundation.working_days import working_days_between

YEAR = timedelta(days=365)
WORKED = 250
"""Working days of a year."""
FEWEST_OPEN, MOST_TIMES = 3, 2
"""Overloaded: so many wait at least, and more than so many times what usually waits at once."""


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere that things lie: how many, since when, how many late, and the pace of the last year."""

    key: int
    open: int
    late: int
    since: date | None
    pace: Pace

    @property
    def usual(self) -> float | None:
        """How much usually lies here at once: the rate times the mean days; None with too few done."""
        if self.pace.number < FEWEST:
            return None
        return sum(took * count for took, count in self.pace.counts.items()) / WORKED

    @property
    def is_overloaded(self) -> bool:
        usual = self.usual
        return usual is not None and self.open >= FEWEST_OPEN and self.open > MOST_TIMES * usual


@dataclass(frozen=True, slots=True)
class Seated:
    """A line of the matrix as a place, with the people who hold its seat."""

    rule: AuthorityRule
    place: Place
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency as a place; `answered_late` of those it answered in the last year."""

    unit: Unit
    place: Place
    answered_late: int


def open_cases() -> QuerySet[Case]:
    """Every submission that waits."""
    return Case.objects.filter(state=CaseState.SUBMITTED)


def open_questions() -> QuerySet[Consultation]:
    """Every question that was neither answered nor withdrawn."""
    return Consultation.objects.filter(answered_on__isnull=True, withdrawn_at__isnull=True)


def case_paces(today: date) -> dict[int, Pace]:
    """How long decisions took in the last year, by the line of the matrix they were made under."""
    rows = (
        Case.objects.filter(decided_at__gte=_midnight(today - YEAR), took__isnull=False)
        .order_by("rule_id")
        .values_list("rule_id", "took")
        .annotate(number=Count("pk"))
    )
    return _paces(rows)


def agency_paces(today: date) -> dict[int, Pace]:
    """How long agencies took to answer in the last year, by their key."""
    rows = (
        Consultation.objects.filter(answered_on__gte=today - YEAR, took__isnull=False)
        .order_by("unit_id")
        .values_list("unit_id", "took")
        .annotate(number=Count("pk"))
    )
    return _paces(rows)


def _paces(rows: Iterable[tuple[Any, ...]]) -> dict[int, Pace]:
    counts: dict[int, dict[int, int]] = defaultdict(dict)
    for key, took, number in rows:
        counts[key][took] = number
    return {key: Pace(found) for key, found in counts.items()}


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def seats(today: date) -> list[Seated]:
    """Each line of the matrix under which something waits or was decided in the last year."""
    paces = case_paces(today)
    waiting = {
        row["rule_id"]: row
        for row in open_cases()
        .order_by("rule_id")
        .values("rule_id")
        .annotate(open=Count("pk"), late=Count("pk", filter=Q(due_on__lt=today)), since=Min("submitted_at"))
    }  # fmt: skip
    rules = AuthorityRule.objects.select_related("approver_unit")
    holders = _holders()
    found = [
        Seated(rule, _place(rule.pk, waiting, paces), _names(rule, holders))
        for rule in rules.filter(pk__in=waiting.keys() | paces.keys())
    ]
    return sorted(found, key=lambda one: (-one.place.late, -one.place.open, one.rule.pk))


def _holders() -> list[tuple[str, int, str]]:
    """Role, unit and name of everybody who decides by a role."""
    grants = RoleGrant.objects.filter(role__in=roles_that_decide(), user__is_active=True)
    return list(grants.order_by("user__name").values_list("role", "user__unit_id", "user__name"))


def _names(rule: AuthorityRule, holders: Iterable[tuple[str, int, str]]) -> tuple[str, ...]:
    return tuple(
        name
        for role, unit, name in holders
        if role == rule.approver_role and rule.approver_unit_id in {None, unit}
    )


def agencies(today: date) -> list[Agency]:
    """Each agency that was asked something which is open or was answered in the last year."""
    paces = agency_paces(today)
    late_answers = dict(
        Consultation.objects.filter(answered_on__gte=today - YEAR, answered_on__gt=F("due_on"))
        .order_by("unit_id")
        .values_list("unit_id")
        .annotate(number=Count("pk"))
    )
    waiting = {
        row["unit_id"]: row
        for row in open_questions()
        .order_by("unit_id")
        .values("unit_id")
        .annotate(open=Count("pk"), late=Count("pk", filter=Q(due_on__lt=today)), since=Min("asked_on"))
    }  # fmt: skip
    units = Unit.objects.filter(pk__in=waiting.keys() | paces.keys())
    found = [
        Agency(unit, _place(unit.pk, waiting, paces), late_answers.get(unit.pk, 0))
        for unit in units
    ]
    return sorted(found, key=lambda one: (-one.place.late, -one.place.open, one.unit.pk))


def _place(key: int, waiting: Mapping[int, Mapping[str, Any]], paces: Mapping[int, Pace]) -> Place:
    row = waiting.get(key)
    pace = paces.get(key, Pace({}))
    if row is None:
        return Place(key, 0, 0, None, pace)
    since = row["since"]
    day = timezone.localtime(since).date() if isinstance(since, datetime) else since
    return Place(key, row["open"], row["late"], day, pace)


def case_forecast(case: Case, paces: Mapping[int, Pace], *, today: date) -> Forecast | None:
    """When a submission will be decided at the pace of its line of the matrix."""
    begun = timezone.localtime(case.submitted_at).date()
    elapsed = max(0, working_days_between(begun, today))
    return forecast(paces.get(case.rule_id, Pace({})), elapsed=elapsed, today=today)


def question_forecast(
    asked: Consultation, paces: Mapping[int, Pace], *, today: date
) -> Forecast | None:
    """When an agency will have answered at its own pace."""
    elapsed = max(0, working_days_between(asked.asked_on, today))
    return forecast(paces.get(asked.unit_id, Pace({})), elapsed=elapsed, today=today)
