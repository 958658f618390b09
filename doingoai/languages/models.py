"""The register of the staff's languages: what each can do, what units need, and who learns what."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from doingoai.languages.states import Level, Result, Skill

USER = settings.AUTH_USER_MODEL


class Competence(models.Model):
    """What one colleague can do in one language, and the evidence for it."""

    subject_type = "competence"

    person = models.ForeignKey(USER, models.PROTECT, related_name="+")
    language = models.CharField(max_length=10)
    skill = models.CharField(max_length=14, choices=Skill)
    level = models.PositiveSmallIntegerField(choices=Level)
    certificate = models.CharField(max_length=80, blank=True)
    score = models.CharField(max_length=40, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    evidence = models.CharField(max_length=300, blank=True)
    last_used_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["person_id", "language", "skill"]
        indexes = [models.Index(fields=["valid_until"], name="competence_by_end")]
        constraints = [
            models.UniqueConstraint(fields=["person", "language", "skill"], name="competence_once"),
            models.CheckConstraint(
                condition=Q(level__gte=1, level__lte=6), name="competence_of_six_levels"
            ),
            models.CheckConstraint(
                condition=Q(issued_on__isnull=True)
                | Q(valid_until__isnull=True)
                | Q(valid_until__gte=F("issued_on")),
                name="competence_ends_after_issue",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.language} {self.get_skill_display()}"


class Requirement(models.Model):
    """What a unit needs for a post: a language, a skill, a level, and of how many people."""

    subject_type = "language_requirement"

    unit = models.ForeignKey("accounts.Unit", models.PROTECT, related_name="+")
    post = models.CharField(max_length=160)
    language = models.CharField(max_length=10)
    skill = models.CharField(max_length=14, choices=Skill)
    level = models.PositiveSmallIntegerField(choices=Level)
    people = models.PositiveSmallIntegerField(default=1)
    source = models.CharField(max_length=300)

    class Meta:
        ordering = ["unit_id", "language", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(people__gte=1), name="requirement_of_somebody")
        ]

    def __str__(self) -> str:
        return self.post


class Course(models.Model):
    """A course of the training plan for one colleague, and what came of it."""

    subject_type = "language_course"

    person = models.ForeignKey(USER, models.PROTECT, related_name="+")
    language = models.CharField(max_length=10)
    title = models.CharField(max_length=200)
    provider = models.CharField(max_length=200, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    target = models.PositiveSmallIntegerField(choices=Level)
    result = models.CharField(max_length=10, choices=Result, default=Result.PLANNED)
    reached = models.PositiveSmallIntegerField(choices=Level, null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-starts_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="course_ends_after_it_began"
            ),
            models.CheckConstraint(
                condition=Q(reached__isnull=True) | Q(result__in=["passed", "failed"]),
                name="course_reached_when_ended",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class CertificateGrade(models.Model):
    """About which level a grade stands for, as this office has checked or set it."""

    subject_type = "certificate_grade"

    certificate = models.CharField(max_length=40)
    grade = models.CharField(max_length=20)
    language = models.CharField(max_length=10)
    level = models.PositiveSmallIntegerField(choices=Level)
    valid_from = models.DateField()
    source = models.CharField(max_length=300)
    confirmed_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField()

    class Meta:
        ordering = ["certificate", "grade", "-valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["certificate", "grade", "valid_from"], name="grade_once_per_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.certificate} {self.grade}"
