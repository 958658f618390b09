"""Tables that every app needs and no app owns: audit chain, search index, answered forms, duties."""

from django.db import models


class AuditEntry(models.Model):
    """
    One thing that happened, chained to the one before by a hash; never changed, never deleted.

    No foreign keys: the log must not hinder, nor change with, the records it speaks of.
    """

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    verb = models.CharField(max_length=80)
    subject_type = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=64)
    subject_label = models.CharField(max_length=300)
    actor_id = models.CharField(max_length=64, blank=True)
    actor_label = models.CharField(max_length=200, blank=True)
    details = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["-number"]
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "-number"], name="audit_by_subject"),
            models.Index(fields=["actor_id", "-number"], name="audit_by_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.verb}"


class SearchEntry(models.Model):
    """One record as the search finds it: title, a line of context, and all its words folded."""

    subject_type = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=64)
    title = models.CharField(max_length=400)
    line = models.CharField(max_length=400, blank=True)
    text = models.TextField()
    weight = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject_type", "subject_id"], name="search_entry_once_per_subject"
            )
        ]
        indexes = [models.Index(fields=["-weight", "-id"], name="search_newest_first")]

    def __str__(self) -> str:
        return self.title


class AnsweredForm(models.Model):
    """
    A form that was sent once with its key and what was answered, so that a second sending of the
    same form (double click, back button, network retry) does nothing new.
    """

    key = models.CharField(max_length=64)
    user_id = models.CharField(max_length=64)
    path = models.CharField(max_length=500)
    fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    location = models.CharField(max_length=1000, blank=True)
    content = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user_id", "key"], name="answered_form_once_per_key")
        ]
        indexes = [models.Index(fields=["at"], name="answered_form_by_time")]

    def __str__(self) -> str:
        return f"{self.path} {self.key}"


class DutyRun(models.Model):
    """
    Where one duty of the schedule stands: when it is due, who does it now and until when they hold it.

    `attempts` counts beginnings since the last good end: a worker that was killed counts too.
    """

    name = models.CharField(max_length=60, primary_key=True)
    due_at = models.DateTimeField()
    worker = models.CharField(max_length=32, blank=True)
    held_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    fault = models.CharField(max_length=300, blank=True)
    begun_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class WorkerSign(models.Model):
    """A worker's sign of life."""

    worker = models.CharField(max_length=32, primary_key=True)
    began_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    class Meta:
        ordering = ["-seen_at"]

    def __str__(self) -> str:
        return self.worker


class Tally(models.Model):
    """How often something was done since a moment: what all server processes count together."""

    key = models.CharField(max_length=80, primary_key=True)
    since = models.DateTimeField()
    count = models.PositiveIntegerField()

    class Meta:
        ordering = ["key"]
        indexes = [models.Index(fields=["since"], name="tally_by_time")]

    def __str__(self) -> str:
        return f"{self.key} {self.count}"
