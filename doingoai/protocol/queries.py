"""Reads of plans. Who may see one is asked of the matter it is about."""

from datetime import datetime

from django.db.models import Count, Q, QuerySet

from doingoai.foundation.subjects import HasSubject, Subject, subject_of
from doingoai.protocol.models import LayoutRuleCheck, SeatingPlan, SeatOf, SeatSearch
from doingoai.protocol.states import SEARCHING


def plans_about(thing: HasSubject | Subject) -> QuerySet[SeatingPlan]:
    """Plans of a matter in the order they were made, with how many people have a chair."""
    subject = subject_of(thing)
    return (
        SeatingPlan.objects.filter(about_type=subject.type, about_id=subject.id)
        .select_related("made_by", "changed_by", "second_check_by")
        .annotate(seated=Count("seats", filter=~Q(seats__place_key="")))
        .order_by("id")
    )


def seats_of(plan: SeatingPlan) -> list[SeatOf]:
    """Everybody of a plan by rank."""
    return list(SeatOf.objects.filter(plan=plan).order_by("standing", "id"))


def due_searches() -> QuerySet[SeatSearch]:
    """Searches that wait, the oldest first, or were left by a worker that died."""
    return (
        SeatSearch.objects.filter(state__in=SEARCHING)
        .select_related("plan", "asked_by")
        .order_by("asked_at", "id")
    )


def oldest_search(at: datetime) -> datetime | None:
    """Since when the oldest search waits."""
    return due_searches().values_list("asked_at", flat=True).first()


def last_search(plan: SeatingPlan) -> SeatSearch | None:
    """The search of a plan that was asked for last."""
    return SeatSearch.objects.filter(plan=plan).select_related("asked_by").order_by("-id").first()


def checks_of_rules() -> dict[str, LayoutRuleCheck]:
    """The rules of layouts that the office has confirmed, by layout."""
    rows = LayoutRuleCheck.objects.select_related("confirmed_by")
    return {one.layout: one for one in rows}
