"""Reads of consultations and cases: who may see and answer which."""

from django.db.models import Q, QuerySet

from doingoai.accounts.models import User
from doingoai.accounts.queries import unit_and_below
from doingoai.accounts.rules import may
from doingoai.accounts.states import PERMISSIONS_OF, Permission, Role
from doingoai.approvals.models import AuthorityRule, Case, Consultation
from doingoai.approvals.states import CaseState
from doingoai.foundation.subjects import HasSubject, subject_of


def visible_consultations(user: User) -> QuerySet[Consultation]:
    """All for the office; for others what their unit was asked, also when it was called off."""
    consultations = Consultation.objects.select_related("unit", "asked_by", "answered_by")
    if may(user, Permission.DELEGATION_VIEW_ALL):
        return consultations
    return consultations.filter(unit__in=unit_and_below(user.unit))


def answerable_consultations(user: User) -> QuerySet[Consultation]:
    """What waits for the answer of this person's unit, the nearest day first."""
    if not may(user, Permission.CONSULTATION_ANSWER):
        return Consultation.objects.none()
    return (
        Consultation.objects.select_related("unit", "asked_by")
        .filter(
            unit__in=unit_and_below(user.unit), answered_on__isnull=True, withdrawn_at__isnull=True
        )
        .order_by("due_on", "id")
    )


def consultations_about(thing: HasSubject) -> QuerySet[Consultation]:
    """All questions of a matter that were not withdrawn."""
    about = subject_of(thing)
    return Consultation.objects.filter(
        about_type=about.type, about_id=about.id, withdrawn_at__isnull=True
    ).select_related("unit", "asked_by", "answered_by")


def consultations_asked_by(user: User) -> QuerySet[Consultation]:
    """Open questions that a person has put, the nearest day first."""
    return (
        Consultation.objects.filter(
            asked_by=user, answered_on__isnull=True, withdrawn_at__isnull=True
        )
        .select_related("unit")
        .order_by("due_on", "id")
    )


def cases_about(thing: HasSubject) -> QuerySet[Case]:
    """Every submission of a matter, the newest first."""
    about = subject_of(thing)
    return Case.objects.filter(about_type=about.type, about_id=about.id).select_related(
        "rule", "submitted_by", "decided_by", "outgoing"
    )


def decidable_cases(user: User) -> QuerySet[Case]:
    """Cases that wait for this person: the matrix names a role of theirs, and it is not their own."""
    deciding = [role for role in user.roles if Permission.CASE_DECIDE in PERMISSIONS_OF[role]]
    return (
        Case.objects.filter(state=CaseState.SUBMITTED, rule__approver_role__in=deciding)
        .filter(Q(rule__approver_unit__isnull=True) | Q(rule__approver_unit=user.unit_id))
        .exclude(submitted_by=user)
        .select_related("rule", "submitted_by")
        .order_by("submitted_at", "id")
    )


def visible_cases(user: User) -> QuerySet[Case]:
    """Cases for those who see the office's matters."""
    if not may(user, Permission.DELEGATION_VIEW_ALL):
        return Case.objects.none()
    return Case.objects.select_related("rule", "submitted_by", "decided_by", "outgoing")


def authority_matrix() -> QuerySet[AuthorityRule]:
    """All lines of the matrix in their order."""
    return AuthorityRule.objects.select_related("approver_unit").order_by("matter", "order", "id")


def roles_that_decide() -> list[Role]:
    return [role for role in Role if Permission.CASE_DECIDE in PERMISSIONS_OF[role]]
