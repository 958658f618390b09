"""What comes after a visit: the questionnaire for its guests, its links, and their answers."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from doingoai.afterwards.states import Mark, Question
from doingoai.foundation.bilingual import in_language

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


class Photograph(models.Model):
    """A picture of the visit that goes to the guests with its names; it lies sealed among its files."""

    subject_type = "photograph"

    delegation = models.ForeignKey("delegations.Delegation", models.CASCADE, related_name="+")
    file = models.ForeignKey("documents.StoredFile", models.PROTECT, related_name="+")
    item = models.ForeignKey(
        "programme.Item", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    occasion_vi = models.CharField(max_length=200, blank=True)
    occasion_en = models.CharField(max_length=200, blank=True)
    added_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["delegation_id", "id"]
        constraints = [
            models.UniqueConstraint(fields=["delegation", "file"], name="photograph_once")
        ]

    def __str__(self) -> str:
        return self.occasion or self.file.name

    @property
    def occasion(self) -> str:
        return in_language(self.occasion_vi, self.occasion_en)


class InPicture(models.Model):
    """
    Somebody in a photograph: row 1 is in front; places count from the own right of who stands there.

    So place 1 is the one whom who looks at the picture sees first on the left (decision record 16).
    """

    photograph = models.ForeignKey(Photograph, models.CASCADE, related_name="people")
    member = models.ForeignKey(
        "delegations.Member", models.CASCADE, null=True, blank=True, related_name="+"
    )
    host = models.ForeignKey(
        "delegations.Host", models.CASCADE, null=True, blank=True, related_name="+"
    )
    row = models.PositiveSmallIntegerField()
    place = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["photograph_id", "row", "place"]
        constraints = [
            models.UniqueConstraint(
                fields=["photograph", "row", "place"], name="in_picture_one_a_place"
            ),
            models.UniqueConstraint(fields=["photograph", "member"], name="in_picture_member_once"),
            models.UniqueConstraint(fields=["photograph", "host"], name="in_picture_host_once"),
            models.CheckConstraint(
                condition=Q(member__isnull=True, host__isnull=False)
                | Q(member__isnull=False, host__isnull=True),
                name="in_picture_is_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def key(self) -> str:
        """The key by which facts and orders of precedence name this person."""
        return f"member-{self.member_id}" if self.member_id else f"host-{self.host_id}"
