"""The guests' own page: secret links, what they have written, and how far the office has settled it."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

USER = settings.AUTH_USER_MODEL


class GuestLink(models.Model):
    """A secret address by which the visiting side fills in its own list; only its hash is kept."""

    subject_type = "guest_link"

    delegation = models.ForeignKey("delegations.Delegation", models.CASCADE, related_name="+")
    hash = models.CharField(max_length=64, unique=True)
    language = models.CharField(max_length=5, default="en")
    sent_to = models.EmailField(blank=True)
    shows_list = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")), name="guest_link_ends_after_it_began"
            )
        ]

    def __str__(self) -> str:
        return f"{self.delegation_id} {self.language} {self.made_at:%d/%m/%Y}"


class GuestList(models.Model):
    """How far the guests are with their list: one row for each visit that has a page."""

    subject_type = "guest_list"

    delegation = models.OneToOneField("delegations.Delegation", models.CASCADE, related_name="+")
    changed_at = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.delegation_id)


class GuestEntry(models.Model):
    """
    One person as the guests have written them: a draft until the office accepts it.

    `content_sealed` holds what they say now, `settled_sealed` what the office has last accepted or
    refused, line by line; both are sealed with this row's id bound in. `is_waiting` says that the
    two differ; `is_ours` that the office put the person there and the guests have changed nothing yet.
    """

    subject_type = "guest_entry"

    delegation = models.ForeignKey("delegations.Delegation", models.CASCADE, related_name="+")
    row_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    order = models.PositiveIntegerField()
    content_sealed = models.BinaryField()
    settled_sealed = models.BinaryField()
    member = models.ForeignKey(
        "delegations.Member", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    photo = models.ForeignKey(
        "documents.StoredFile", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    scan = models.ForeignKey(
        "documents.StoredFile", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    is_waiting = models.BooleanField(default=False)
    is_removed = models.BooleanField(default=False)
    is_ours = models.BooleanField(default=False)
    saved_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["delegation_id", "order", "id"]
        indexes = [
            models.Index(fields=["delegation", "order", "id"], name="guest_entry_in_order"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["member"],
                condition=Q(member__isnull=False),
                name="guest_entry_one_a_member",
            )
        ]

    def __str__(self) -> str:
        return f"{self.delegation_id} {self.order}"
