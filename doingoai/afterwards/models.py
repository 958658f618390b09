"""What comes after a visit: the questionnaire for its guests, its links, and their answers."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from doingoai.afterwards.states import Mark, Question

USER = settings.AUTH_USER_MODEL


class Questionnaire(models.Model):
    """The questions of one visit: from when to when they take answers, and who opened them."""

    subject_type = "questionnaire"

    delegation = models.OneToOneField("delegations.Delegation", models.CASCADE, related_name="+")
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    closes_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opened_at")), name="questionnaire_ends_after_it_began"
            )
        ]

    def __str__(self) -> str:
        return str(self.delegation_id)


class LinkSheet(models.Model):
    """Links that were made at one time for one group of guests; they are stopped together."""

    subject_type = "questionnaire_sheet"

    questionnaire = models.ForeignKey(Questionnaire, models.CASCADE, related_name="sheets")
    language = models.CharField(max_length=5)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-id"]

    def __str__(self) -> str:
        return f"{self.questionnaire_id} {self.language} {self.made_at:%d/%m/%Y}"


class AnswerLink(models.Model):
    """
    A secret address that takes one answer; only its hash is kept, and only whether it was used.

    Neither when nor for which answer: nothing here joins an answer to whoever was sent the link.
    """

    sheet = models.ForeignKey(LinkSheet, models.CASCADE, related_name="links")
    hash = models.CharField(max_length=64, unique=True)
    is_used = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.sheet_id)


def _mark(**fields: Any) -> "models.PositiveSmallIntegerField[Any, Any]":
    return models.PositiveSmallIntegerField(choices=Mark, **fields)


class Answer(models.Model):
    """What one guest answered: marks from 1 to 5, and words. Nobody's name, and no moment."""

    subject_type = "questionnaire_answer"

    questionnaire = models.ForeignKey(Questionnaire, models.CASCADE, related_name="answers")
    given_on = models.DateField()
    language = models.CharField(max_length=5)
    welcome = _mark(null=True, blank=True)
    programme = _mark(null=True, blank=True)
    interpretation = _mark(null=True, blank=True)
    punctuality = _mark(null=True, blank=True)
    transport = _mark(null=True, blank=True)
    overall = _mark()
    words = models.TextField(blank=True)

    class Meta:
        ordering = ["given_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__range": (1, 5)}),
                name=f"answer_{name}_from_1_to_5",
            )
            for name in Question.values
        ]

    def __str__(self) -> str:
        return f"{self.questionnaire_id} {self.given_on:%d/%m/%Y}"
