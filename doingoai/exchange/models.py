"""What is exchanged with other programs: who is told of what, what was told, what came in."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from doingoai.exchange.states import DeliveryState

USER = settings.AUTH_USER_MODEL


class Webhook(models.Model):
    """An address of another program that is told when something happens; its secret is sealed."""

    subject_type = "webhook"

    owner = models.ForeignKey(USER, models.CASCADE, related_name="+")
    name = models.CharField(max_length=80)
    url = models.CharField(max_length=500)
    events = models.JSONField(default=list)
    row_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    secret_sealed = models.BinaryField()
    is_active = models.BooleanField(default=True)
    stopped_because = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField()
    last_number = models.BigIntegerField(default=0)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.name


class Delivery(models.Model):
    """One thing that happened, on its way to one address; made once for each entry of the audit."""

    webhook = models.ForeignKey(Webhook, models.CASCADE, related_name="deliveries")
    number = models.BigIntegerField()
    event = models.CharField(max_length=80)
    subject_type = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=64)
    happened_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=DeliveryState, default=DeliveryState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField()
    last_status = models.PositiveSmallIntegerField(null=True, blank=True)
    last_answer = models.CharField(max_length=200, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["state", "due_at"], name="delivery_by_due")]
        constraints = [
            models.UniqueConstraint(
                fields=["webhook", "number"], condition=Q(number__gt=0), name="delivery_once"
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", ended_at__isnull=True)
                | (~Q(state="waiting") & Q(ended_at__isnull=False)),
                name="delivery_ended_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.subject_type} {self.subject_id}"


class Received(models.Model):
    """What another system has pushed in under its own key: pushed again it is known again."""

    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    external_id = models.CharField(max_length=120)
    subject_id = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["by", "kind", "external_id"], name="received_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.external_id}"
