"""Secret addresses by which calendar programs follow somebody's days, and what each has shown."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from doingoai.calendars.states import Scope

USER = settings.AUTH_USER_MODEL


class Feed(models.Model):
    """One secret address; it shows what its owner may see when it is read. Only its hash is kept."""

    subject_type = "feed"

    owner = models.ForeignKey(USER, models.CASCADE, related_name="+")
    scope = models.CharField(max_length=12, choices=Scope)
    unit = models.ForeignKey(
        "accounts.Unit", models.CASCADE, null=True, blank=True, related_name="+"
    )
    leader = models.ForeignKey(
        "directory.Person", models.CASCADE, null=True, blank=True, related_name="+"
    )
    delegation = models.ForeignKey(
        "delegations.Delegation", models.CASCADE, null=True, blank=True, related_name="+"
    )
    language = models.CharField(max_length=5, default="vi")
    hash = models.CharField(max_length=64, unique=True)
    first_sequence = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-id"]
        indexes = [models.Index(fields=["-created_at", "-id"], name="feed_newest_first")]
        constraints = [
            models.CheckConstraint(
                condition=Q(scope="unit", unit__isnull=False)
                | (~Q(scope="unit") & Q(unit__isnull=True)),
                name="feed_of_a_unit",
            ),
            models.CheckConstraint(
                condition=Q(scope="leader", leader__isnull=False)
                | (~Q(scope="leader") & Q(leader__isnull=True)),
                name="feed_of_a_leader",
            ),
            models.CheckConstraint(
                condition=Q(scope="delegation", delegation__isnull=False)
                | (~Q(scope="delegation") & Q(delegation__isnull=True)),
                name="feed_of_a_visit",
            ),
        ]

    def __str__(self) -> str:
        return str(self.unit or self.leader or self.delegation or self.get_scope_display())


class Shown(models.Model):
    """
    What an address has last shown of one event: how calendar programs learn of a change or a cancel.

    `starts` is the day or moment as ISO text, `last_on` the last day it touches. No word of the
    event is kept, so that an owner who lost a right is told of nothing but its end.
    """

    feed = models.ForeignKey(Feed, models.CASCADE, related_name="+")
    key = models.CharField(max_length=80)
    digest = models.CharField(max_length=64)
    sequence = models.PositiveIntegerField()
    changed_at = models.DateTimeField()
    starts = models.CharField(max_length=40)
    last_on = models.DateField()
    is_gone = models.BooleanField(default=False)

    class Meta:
        ordering = ["feed_id", "id"]
        constraints = [models.UniqueConstraint(fields=["feed", "key"], name="shown_once_per_feed")]

    def __str__(self) -> str:
        return f"{self.feed_id} {self.key}"
