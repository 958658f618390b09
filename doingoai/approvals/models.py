"""Asking others and deciding: consultations, cases, and who has the authority."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from doingoai.accounts.states import Role
from doingoai.approvals.states import CaseState, Opinion

USER = settings.AUTH_USER_MODEL


class AuthorityRule(models.Model):
    """
    One line of the authority matrix: who decides matters of a kind, up to which rank of guest.

    Matters are matched in `order`; `max_level` is the highest rank (smallest level number) the
    approver may decide on, null for any. Nothing of this is code (domain 2.4, 9.3).
    """

    subject_type = "authority_rule"

    matter = models.CharField(max_length=60)
    order = models.PositiveSmallIntegerField()
    min_level = models.PositiveSmallIntegerField(null=True, blank=True)
    invited_by = models.CharField(max_length=20, blank=True)
    approver_role = models.CharField(max_length=30, choices=Role)
    approver_unit = models.ForeignKey(
        "accounts.Unit", models.PROTECT, null=True, blank=True, related_name="+"
    )
    series = models.CharField(max_length=40)
    symbol = models.CharField(max_length=40)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300)
    confidence = models.CharField(max_length=5, default="M")
    is_confirmed = models.BooleanField(default=False)

    class Meta:
        ordering = ["matter", "order", "id"]

    def __str__(self) -> str:
        return f"{self.matter} {self.order}"


class Case(models.Model):
    """A matter laid before whoever may decide it. Whoever submitted never decides."""

    subject_type = "case"

    matter = models.CharField(max_length=60)
    about_type = models.CharField(max_length=40)
    about_id = models.CharField(max_length=64)
    about_label = models.CharField(max_length=300)
    state = models.CharField(max_length=12, choices=CaseState, default=CaseState.SUBMITTED)
    rule = models.ForeignKey(AuthorityRule, models.PROTECT, related_name="+")
    submitted_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField()
    note = models.TextField(blank=True)
    decided_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)
    outgoing = models.OneToOneField(
        "documents.Outgoing", models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-submitted_at", "-id"]
        indexes = [models.Index(fields=["about_type", "about_id"], name="case_by_subject")]
        constraints = [
            models.UniqueConstraint(
                fields=["about_type", "about_id", "matter"],
                condition=Q(state="submitted"),
                name="case_only_one_waiting",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("submitted_by")),
                name="case_decided_by_another",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True, decided_at__isnull=True)
                | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="case_decided_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.about_label


class Consultation(models.Model):
    """One agency asked for its opinion by a day; the answer comes here or on paper."""

    subject_type = "consultation"

    about_type = models.CharField(max_length=40)
    about_id = models.CharField(max_length=64)
    about_label = models.CharField(max_length=300)
    unit = models.ForeignKey("accounts.Unit", models.PROTECT, related_name="+")
    question = models.TextField()
    asked_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    asked_on = models.DateField()
    due_on = models.DateField()
    opinion = models.CharField(max_length=10, choices=Opinion, blank=True)
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    paper_reference = models.CharField(max_length=120, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "id"]
        indexes = [
            models.Index(fields=["about_type", "about_id"], name="consultation_by_subject"),
            models.Index(fields=["unit", "answered_on", "due_on"], name="consultation_waiting"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(opinion="", answered_on__isnull=True)
                | (~Q(opinion="") & Q(answered_on__isnull=False)),
                name="consultation_answered_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("asked_on")), name="consultation_due_after_asked"
            ),
        ]

    def __str__(self) -> str:
        return self.about_label
