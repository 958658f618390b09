"""Reads of consultations and cases: who may see and answer which."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.db.models import BigIntegerField, Q, QuerySet
from django.db.models.functions import Cast

from doingoai.accounts.models import Notice, Unit, User
from doingoai.accounts.queries import people_with, unit_and_below
from doingoai.accounts.rules import may
from doingoai.accounts.states import PERMISSIONS_OF, Permission, Role
from doingoai.approvals import rules
from doingoai.approvals.models import (
    AuthorityRule,
    Case,
    Consultation,
    ConsultationRule,
    Question,
    StandIn,
)
from doingoai.approvals.states import CaseState
from doingoai.foundation.subjects import HasSubject, subject_of


def visible_consultations(user: User) -> QuerySet[Consultation]:
    """All for the office; for others what their unit was asked, also when it was called off."""
    consultations = Consultation.objects.select_related(
        "unit", "asked_by", "answered_by", "rule", "batch"
    )
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


def asked_about(subject_type: str, units: Collection[int]) -> QuerySet[Any, Any]:
    """Keys of the subjects of one type on which units were asked, and the question still stands."""
    asked = Consultation.objects.filter(
        about_type=subject_type, unit__in=units, withdrawn_at__isnull=True
    )
    return asked.order_by().values(key=Cast("about_id", BigIntegerField()))


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
        "rule", "submitted_by", "decided_by", "outgoing", "decided_for", "stand_in"
    )


def decidable_cases(user: User, *, on: date | None = None) -> QuerySet[Case]:
    """
    Cases that wait for this person: the matrix names a role of theirs, and it is not their own.

    With a day, also those they may decide in another's place on it, but for what that person opened
    or submitted.
    """
    fits = _for_seat(user)
    for one in () if on is None or not user.is_active else rules.stand_ins_of(user, on=on):
        own = Q(submitted_by=one.principal) | Q(opened_by=one.principal)
        in_place = _for_seat(one.principal) & ~own
        fits |= in_place & Q(matter__in=one.covers) if one.covers else in_place
    return (
        Case.objects.filter(fits, state=CaseState.SUBMITTED)
        .exclude(submitted_by=user)
        .exclude(opened_by=user)
        .select_related("rule", "submitted_by")
        .order_by("submitted_at", "id")
    )


def _for_seat(user: User) -> Q:
    """What a person decides by a role of their own."""
    deciding = [role for role in user.roles if Permission.CASE_DECIDE in PERMISSIONS_OF[role]]
    if not user.is_active or not deciding:
        return Q(pk__in=())
    unit = Q(rule__approver_unit__isnull=True) | Q(rule__approver_unit=user.unit_id)
    return Q(rule__approver_role__in=deciding) & unit


def visible_cases(user: User) -> QuerySet[Case]:
    """Cases for those who see the office's matters."""
    if not may(user, Permission.DELEGATION_VIEW_ALL):
        return Case.objects.none()
    return Case.objects.select_related(
        "rule", "submitted_by", "decided_by", "outgoing", "decided_for", "stand_in"
    )


def authority_matrix() -> QuerySet[AuthorityRule]:
    """All lines of the matrix in their order."""
    return AuthorityRule.objects.select_related("approver_unit").order_by("matter", "order", "id")


def roles_that_decide() -> list[Role]:
    return [role for role in Role if Permission.CASE_DECIDE in PERMISSIONS_OF[role]]


def focal_points(unit: Unit) -> QuerySet[User]:
    """Who answers questions for a unit."""
    return people_with(Permission.CONSULTATION_ANSWER).filter(unit__in=unit_and_below(unit))


def visible_questions(user: User) -> QuerySet[Question]:
    """Questions with all their answers, for those who see the office's matters."""
    if not may(user, Permission.DELEGATION_VIEW_ALL):
        return Question.objects.none()
    return Question.objects.select_related("asked_by")


def answers_used(thing: HasSubject) -> QuerySet[Consultation]:
    """
    What agencies said on a matter and how it was used, for the submission's explanation.

    Only real answers, in the order of asking; silence is never among them.
    """
    return consultations_about(thing).filter(answered_on__isnull=False).order_by("asked_on", "id")


def consultation_rules() -> QuerySet[ConsultationRule]:
    """All rules of consultation, by kind, the newest first."""
    return ConsultationRule.objects.order_by("kind", "-valid_from", "id")


def visible_stand_ins(user: User) -> QuerySet[StandIn]:
    """Who acts for whom: all for the office and its administrator, else only what concerns oneself."""
    rows = StandIn.objects.select_related("principal", "deputy", "recorded_by", "revoked_by")
    if user.permissions & {Permission.DELEGATION_VIEW_ALL, Permission.OFFICE_WRITE}:
        return rows
    return rows.filter(Q(principal=user) | Q(deputy=user))


ASK_FOR_A_DECISION = frozenset({"case.submitted"})
ASK_FOR_AN_OPINION = frozenset(
    {
        "consultation.asked", "consultation.due_changed", "consultation.late",
        "consultation.overdue", "consultation.reminder",
    }
)  # fmt: skip


def settled_notices(notices: Iterable[Notice]) -> set[int]:
    """Keys of notices that ask for a decision or an opinion which nobody waits for any more."""
    listed = list(notices)
    cases = _about(listed, Case.subject_type, ASK_FOR_A_DECISION)
    questions = _about(listed, Consultation.subject_type, ASK_FOR_AN_OPINION)
    decided = Case.objects.filter(pk__in=cases.values()).exclude(state=CaseState.SUBMITTED)
    answered = Consultation.objects.filter(pk__in=questions.values()).exclude(
        answered_on__isnull=True, withdrawn_at__isnull=True
    )
    over = set(decided.values_list("pk", flat=True)) if cases else set()
    closed = set(answered.values_list("pk", flat=True)) if questions else set()
    return {
        *(key for key, case in cases.items() if case in over),
        *(key for key, question in questions.items() if question in closed),
    }


def _about(notices: Iterable[Notice], kind: str, asking: Collection[str]) -> dict[int, int]:
    """The keys of the records some notices ask about, by the keys of the notices."""
    return {
        notice.pk: int(notice.subject_id)
        for notice in notices
        if notice.subject_type == kind and notice.kind in asking and notice.subject_id.isdecimal()
    }
