"""Reads of plans. Who may see one is asked of the matter it is about."""

from django.db.models import Count, Q, QuerySet

from doingoai.foundation.subjects import HasSubject, Subject, subject_of
from doingoai.protocol.models import SeatingPlan, SeatOf


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
