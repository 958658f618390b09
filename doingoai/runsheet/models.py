"""The day on a phone: the phones that were let in, and the log of entries they send."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from doingoai.runsheet.states import Apart, Kind, Refused

USER = settings.AUTH_USER_MODEL


class Device(models.Model):
    """A phone that an officer made ready for some visits; of its secret only the hash is kept."""

    subject_type = "run_device"

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    officer = models.ForeignKey(USER, models.PROTECT, related_name="+")
    visits = models.ManyToManyField("delegations.Delegation", related_name="+")
    name = models.CharField(max_length=80)
    hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    wiped_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")), name="run_device_ends_after_it_began"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Entry(models.Model):
    """
    One entry of a day's log, as it was sent; never changed, never taken away.

    `number` is the phone's own; two entries that claim one number are both kept (`digest` differs).
    """

    subject_type = "run_entry"

    visit = models.ForeignKey("delegations.Delegation", models.PROTECT, related_name="+")
    device = models.ForeignKey(Device, models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    number = models.UUIDField()
    digest = models.CharField(max_length=64)
    kind = models.CharField(max_length=12, choices=Kind, blank=True)
    counter = models.PositiveBigIntegerField(default=0)
    payload = models.JSONField()
    apart = models.CharField(max_length=12, choices=Apart, blank=True)
    received_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["visit", "id"], name="run_entry_of_visit")]
        constraints = [models.UniqueConstraint(fields=["number", "digest"], name="run_entry_once")]

    def __str__(self) -> str:
        return str(self.number)


class Refusal(models.Model):
    """What an entry said of a step, which the checklist did not take; kept for as long as the entry."""

    entry = models.OneToOneField(Entry, models.PROTECT, related_name="refusal")
    reason = models.CharField(max_length=40, choices=Refused)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.get_reason_display())


class Photo(models.Model):
    """The picture an entry of the log speaks of; it lies sealed among the files of its visit."""

    device = models.ForeignKey(Device, models.PROTECT, related_name="+")
    visit = models.ForeignKey("delegations.Delegation", models.PROTECT, related_name="+")
    number = models.UUIDField(unique=True)
    file = models.ForeignKey("documents.StoredFile", models.PROTECT, related_name="+")
    received_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.number)
