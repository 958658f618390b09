"""The book of procedures, the codes of conduct, and what was ticked and learnt by them."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from doingoai.foundation.bilingual import in_language
from doingoai.procedures.states import DEPARTURES, Confidence, Kept, Outcome, TimeUnit, When

USER = settings.AUTH_USER_MODEL
FROM_THE_BEGINNING = date(1, 1, 1)
"""From when shipped versions hold: no day lies before it."""


class Edition(models.Model):
    """
    One version of something that is laid down: a draft until it has its day.

    `confirmed_*` tell who of the office has checked it; what the office lays down itself is checked.
    """

    number = models.PositiveIntegerField()
    valid_from = models.DateField(null=True, blank=True)
    basis = models.CharField(max_length=300, blank=True)
    laid_down_by = models.CharField(max_length=200, blank=True)
    opened_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    opened_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def is_draft(self) -> bool:
        return self.valid_from is None


def _of_editions(owner: str, name: str) -> list[Any]:
    """What must hold of the versions of one thing; the names of constraints are those of its table."""
    confirmed = Q(confirmed_at__isnull=True, confirmed_by__isnull=True) | Q(
        confirmed_at__isnull=False, confirmed_by__isnull=False
    )
    return [
        models.UniqueConstraint(fields=[owner, "number"], name=f"{name}_number_once"),
        models.UniqueConstraint(fields=[owner, "valid_from"], name=f"{name}_one_a_day"),
        models.UniqueConstraint(
            fields=[owner], condition=Q(valid_from__isnull=True), name=f"{name}_one_draft"
        ),
        models.CheckConstraint(condition=confirmed, name=f"{name}_confirmed_by_somebody"),
    ]


class Procedure(models.Model):
    """What is done for one kind of item; `serves` is the word of the kind, or WHOLE."""

    subject_type = "procedure"

    code = models.SlugField(max_length=60, unique=True)
    serves = models.CharField(max_length=20)
    name_vi = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    order = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return in_language(self.name_vi, self.name_en)


class ProcedureVersion(Edition):
    """One version of a procedure with its steps."""

    subject_type = "procedure_version"

    procedure = models.ForeignKey(Procedure, models.CASCADE, related_name="versions")

    class Meta:
        ordering = ["procedure_id", "-number"]
        constraints = _of_editions("procedure", "procedure_version")

    def __str__(self) -> str:
        return f"{self.procedure} · {self.number}"


class Step(models.Model):
    """One thing to be done: what, by whom, how long before or after, and where that comes from."""

    subject_type = "procedure_step"

    edition = models.ForeignKey(ProcedureVersion, models.CASCADE, related_name="steps")
    order = models.PositiveIntegerField()
    text_vi = models.CharField(max_length=300)
    text_en = models.CharField(max_length=300, blank=True)
    who_vi = models.CharField(max_length=160, blank=True)
    who_en = models.CharField(max_length=160, blank=True)
    when = models.CharField(max_length=10, choices=When, default=When.BEFORE)
    amount = models.PositiveIntegerField(default=0)
    unit = models.CharField(max_length=10, choices=TimeUnit, default=TimeUnit.HOURS)
    needs_vi = models.CharField(max_length=200, blank=True)
    needs_en = models.CharField(max_length=200, blank=True)
    paper = models.CharField(max_length=60, blank=True)
    needs_second = models.BooleanField(default=False)
    source = models.CharField(max_length=200, blank=True)
    confidence = models.CharField(max_length=1, choices=Confidence, default=Confidence.HIGH)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["edition_id", "order", "id"]

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        return in_language(self.text_vi, self.text_en)

    @property
    def who(self) -> str:
        return in_language(self.who_vi, self.who_en)

    @property
    def needs(self) -> str:
        return in_language(self.needs_vi, self.needs_en)


class Conduct(models.Model):
    """A code of conduct; its clauses stand in versions."""

    subject_type = "conduct"

    code = models.SlugField(max_length=60, unique=True)
    name_vi = models.CharField(max_length=300)
    name_en = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=300, blank=True)
    confidence = models.CharField(max_length=1, choices=Confidence, default=Confidence.HIGH)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return in_language(self.name_vi, self.name_en)


class ConductVersion(Edition):
    """One version of a code of conduct with its clauses."""

    subject_type = "conduct_version"

    conduct = models.ForeignKey(Conduct, models.CASCADE, related_name="versions")

    class Meta:
        ordering = ["conduct_id", "-number"]
        constraints = _of_editions("conduct", "conduct_version")

    def __str__(self) -> str:
        return f"{self.conduct} · {self.number}"


class Clause(models.Model):
    """One clause of a code, under the number by which it is cited."""

    edition = models.ForeignKey(ConductVersion, models.CASCADE, related_name="clauses")
    order = models.PositiveIntegerField()
    number = models.CharField(max_length=40)
    text_vi = models.TextField()
    text_en = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["edition_id", "order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "number"], name="clause_number_once")
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def text(self) -> str:
        return in_language(self.text_vi, self.text_en)


class AttachedClause(models.Model):
    """A clause that goes into the briefing of a matter."""

    clause = models.ForeignKey(Clause, models.PROTECT, related_name="+")
    about_type = models.CharField(max_length=40)
    about_id = models.CharField(max_length=64)
    about_label = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["about_type", "about_id", "clause_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["about_type", "about_id", "clause"], name="clause_attached_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.clause} · {self.about_label}"


class Assessment(models.Model):
    """One person's own judgement of how they keep a code, written once; `unit` is theirs of that day."""

    edition = models.ForeignKey(ConductVersion, models.PROTECT, related_name="+")
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    unit = models.ForeignKey("accounts.Unit", models.PROTECT, related_name="+")
    on = models.DateField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["by", "-at"], name="assessment_by_person")]

    def __str__(self) -> str:
        return f"{self.edition} · {self.on:%d/%m/%Y}"


class AssessedClause(models.Model):
    """What an assessment says of one clause, and what is to become better."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="answers")
    clause = models.ForeignKey(Clause, models.PROTECT, related_name="+")
    kept = models.CharField(max_length=10, choices=Kept)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["assessment_id", "clause__order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "clause"], name="clause_assessed_once"),
            models.CheckConstraint(
                condition=Q(kept=Kept.KEPT) | ~Q(note=""), name="assessed_clause_has_its_words"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.clause} · {self.get_kept_display()}"


class Mark(models.Model):
    """What one person noted of a step for one matter, and who else confirmed it."""

    subject_type = "step_mark"

    step = models.ForeignKey(Step, models.PROTECT, related_name="+")
    about_type = models.CharField(max_length=40)
    about_id = models.CharField(max_length=64)
    about_label = models.CharField(max_length=300, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.DONE)
    reason = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    second_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    second_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["about_type", "about_id", "step_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["about_type", "about_id", "step"], name="mark_once_for_a_matter"
            ),
            models.CheckConstraint(
                condition=Q(second_by__isnull=True) | ~Q(second_by=F("by")),
                name="mark_second_is_another",
            ),
            models.CheckConstraint(
                condition=Q(second_by__isnull=True, second_at__isnull=True)
                | Q(second_by__isnull=False, second_at__isnull=False, outcome=Outcome.DONE),
                name="mark_second_has_its_time",
            ),
            models.CheckConstraint(
                condition=~Q(outcome__in=DEPARTURES) | ~Q(reason=""),
                name="mark_departure_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.step} · {self.about_label}"


class Lesson(models.Model):
    """What we would do differently; taken into the book as a step of a draft, or set aside and why."""

    subject_type = "lesson"

    procedure = models.ForeignKey(Procedure, models.CASCADE, related_name="lessons")
    step = models.ForeignKey(Step, models.SET_NULL, null=True, blank=True, related_name="+")
    about_type = models.CharField(max_length=40)
    about_id = models.CharField(max_length=64)
    about_label = models.CharField(max_length=300, blank=True)
    text = models.CharField(max_length=300)
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    became = models.ForeignKey(Step, models.SET_NULL, null=True, blank=True, related_name="+")
    set_aside_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    set_aside_at = models.DateTimeField(null=True, blank=True)
    set_aside_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["about_type", "about_id"], name="lesson_by_subject"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(set_aside_by__isnull=True, set_aside_at__isnull=True)
                | Q(set_aside_by__isnull=False, set_aside_at__isnull=False),
                name="lesson_set_aside_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_open(self) -> bool:
        return self.became_id is None and self.set_aside_at is None
