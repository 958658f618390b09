"""Gathers what the receptions of a period are measured by: a fixed number of queries, however many."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from django.db.models import CharField, Count, QuerySet, Sum
from django.db.models.functions import Cast

from doingoai.accounts.models import User
from doingoai.afterwards.facts import NO_MARKS, MarkSum
from doingoai.afterwards.measuring import Reception, Times
from doingoai.afterwards.models import Answer
from doingoai.approvals.models import Case
from doingoai.approvals.states import CaseState
from doingoai.delegations.models import Delegation
from doingoai.foundation.local_time import HERE
from doingoai.programme.models import IssuedVersion, Item
from doingoai.reporting.queries import counted_visits
from doingoai.runsheet.merging import Event, Thing, state_of
from doingoai.runsheet.queries import logs_of
from doingoai.runsheet.states import Kind

YES = "yes"


def received_visits(start: date, end: date, *, today: date, seen_by: User) -> QuerySet[Delegation]:
    """Visits that began between two days and not later than today, as statistics count them."""
    return counted_visits(start, min(end, today), seen_by=seen_by)


def receptions(visits: QuerySet[Delegation]) -> list[Reception]:
    """The receptions of some visits as plain values, in the order of the visits."""
    found = list(visits.select_related("responsible"))
    chosen = visits.order_by()
    items, changes = _items(chosen), _changes(chosen)
    approved, overall = _approved(chosen), _overall(chosen)
    logs = logs_of(found)
    return [
        _reception(
            visit, items[visit.programme_id], logs[visit.pk],
            changes=tuple(changes[visit.programme_id]), approved_at=approved.get(str(visit.pk)),
            overall=overall.get(visit.pk, NO_MARKS),
        )
        for visit in found
    ]  # fmt: skip


def _reception(
    visit: Delegation, items: Sequence[Any], log: Sequence[Event], **others: Any
) -> Reception:
    state = state_of(log)
    unit = visit.responsible.unit_id if visit.responsible else visit.receiving_unit_id
    incidents = Counter(event.severity for event in state.told if event.kind == Kind.INCIDENT)
    return Reception(
        key=visit.pk,
        division=str(unit or ""),
        starts_on=visit.starts_on,
        begins_at=datetime.combine(visit.starts_on, time.min, HERE),
        times=tuple(_times(row, state.things) for row in items),
        incidents=dict(incidents),
        **others,
    )


def _times(row: tuple[int, Any, datetime, datetime | None], things: Mapping[str, Thing]) -> Times:
    key, _programme, starts_at, ends_at = row
    return Times(
        starts_at=starts_at,
        ends_at=ends_at,
        begun_at=ticked_at(things.get(f"item-{key}:begun")),
        finished_at=ticked_at(things.get(f"item-{key}:finished")),
    )


def ticked_at(thing: Thing | None) -> datetime | None:
    """When something was ticked; None where nobody did, or two people contradict each other."""
    if thing is None or thing.value != YES:
        return None
    return min(datetime.fromisoformat(event.at) for event in thing.heads)


def _items(visits: QuerySet[Delegation]) -> dict[int, list[Any]]:
    rows = Item.objects.filter(programme__in=visits.values("programme")).order_by("starts_at", "id")
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows.values_list("pk", "programme_id", "starts_at", "ends_at"):
        found[row[1]].append(row)
    return found


def _changes(visits: QuerySet[Delegation]) -> dict[int, list[tuple[datetime, int]]]:
    """How much each version after the first changed, by programme."""
    versions = IssuedVersion.objects.filter(
        programme__in=visits.values("programme"), number__gt=1
    ).order_by("number")
    found: dict[int, list[tuple[datetime, int]]] = defaultdict(list)
    for programme, at, changes in versions.values_list("programme_id", "issued_at", "changes"):
        found[programme].append((at, len(changes)))
    return found


def _approved(visits: QuerySet[Delegation]) -> dict[str, datetime]:
    """When each visit was approved; where it was more than once, the last time."""
    cases = Case.objects.filter(
        about_type=Delegation.subject_type, state=CaseState.APPROVED,
        about_id__in=visits.annotate(key=Cast("pk", CharField(max_length=64))).values("key"),
    )  # fmt: skip
    decided = cases.order_by("decided_at").values_list("about_id", "decided_at")
    return {about: at for about, at in decided if at}


def _overall(visits: QuerySet[Delegation]) -> dict[int, MarkSum]:
    rows = (
        Answer.objects.filter(questionnaire__delegation__in=visits.values("pk"))
        .order_by()
        .values_list("questionnaire__delegation")
        .annotate(Count("overall"), Sum("overall"))
    )
    return {visit: MarkSum(count, total) for visit, count, total in rows}
