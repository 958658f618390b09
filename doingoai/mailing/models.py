"""Letters that go out by mail, what waits to be put into one, and what each person wishes."""

from datetime import time

from django.conf import settings
from django.db import models
from django.db.models import Q

from doingoai.mailing.states import LetterKind, LetterState, Way

USER = settings.AUTH_USER_MODEL
USUAL_HOUR = time(7, 30)
"""When the daily mail is written, in the office's time."""


class MailHabit(models.Model):
    """When a person wishes the daily mail; who has no row has the usual."""

    user = models.OneToOneField(USER, models.CASCADE, primary_key=True, related_name="+")
    digest_at = models.TimeField(default=USUAL_HOUR)
    on_rest_days = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.user_id} {self.digest_at:%H:%M}"


class NoticeChoice(models.Model):
    """How a person wishes to be told of one kind of thing, where it is not the usual way."""

    user = models.ForeignKey(USER, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=60)
    way = models.CharField(max_length=10, choices=Way)

    class Meta:
        ordering = ["user_id", "kind"]
        constraints = [
            models.UniqueConstraint(fields=["user", "kind"], name="notice_choice_once_per_kind")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.way}"


class Letter(models.Model):
    """
    One mail to one person, written once and sent as it is, however often sending has to be tried.

    `message_id` follows from person and notices: a server that gets it twice can tell.
    """

    subject_type = "letter"

    user = models.ForeignKey(USER, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=LetterKind)
    digest_on = models.DateField(null=True, blank=True)
    address = models.EmailField()
    subject = models.CharField(max_length=200)
    text = models.TextField()
    language = models.CharField(max_length=5)
    message_id = models.CharField(max_length=200, unique=True)
    made_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=LetterState, default=LetterState.QUEUED)
    attempts = models.PositiveIntegerField(default=0)
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    fault = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-made_at", "-id"]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(state="queued"), name="letter_to_be_sent"),
            models.Index(fields=["user", "-id"], name="letter_by_person"),
            models.Index(fields=["id"], condition=Q(state="failed"), name="letter_failed"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "digest_on"],
                condition=Q(digest_on__isnull=False),
                name="letter_one_digest_a_day",
            ),
            models.CheckConstraint(
                condition=Q(kind="digest", digest_on__isnull=False)
                | Q(kind="at_once", digest_on__isnull=True),
                name="letter_digest_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False)
                | (~Q(state="sent") & Q(sent_at__isnull=True)),
                name="letter_sent_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return self.subject


class Waiting(models.Model):
    """A notice that goes out by mail: when, and in which letter it went."""

    notice = models.OneToOneField("accounts.Notice", models.CASCADE, related_name="+")
    user = models.ForeignKey(USER, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=LetterKind)
    due_at = models.DateTimeField()
    letter = models.ForeignKey(Letter, models.CASCADE, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["due_at", "id"]
        indexes = [
            models.Index(
                fields=["due_at", "user"],
                condition=Q(letter__isnull=True),
                name="waiting_for_a_letter",
            )
        ]

    def __str__(self) -> str:
        return f"{self.notice_id} {self.kind}"
