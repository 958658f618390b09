"""Reads of the exchange: my addresses, what is on its way, what is due."""

from datetime import datetime

from django.db.models import QuerySet

from doingoai.accounts.models import User
from doingoai.exchange.models import Delivery, Webhook
from doingoai.exchange.states import DeliveryState
from doingoai.foundation import vault


def visible_webhooks(user: User) -> QuerySet[Webhook]:
    """A person's own addresses; those of others are nobody's business."""
    return Webhook.objects.filter(owner=user).defer("secret_sealed")


def deliveries_of(webhook: Webhook) -> QuerySet[Delivery]:
    """What was and is to be told at an address, the newest first."""
    return Delivery.objects.filter(webhook=webhook)


def due_deliveries(*, at: datetime) -> QuerySet[Delivery]:
    """What is to be sent now, the longest due first."""
    return Delivery.objects.filter(
        state=DeliveryState.WAITING, due_at__lte=at, webhook__is_active=True
    ).order_by("due_at", "id")


def oldest_due(at: datetime) -> datetime | None:
    """Since when the oldest telling waits."""
    return due_deliveries(at=at).values_list("due_at", flat=True).first()


def secret_of(webhook: Webhook) -> str:
    """Open the secret of an address; only the sending needs it."""
    sealed = bytes(webhook.secret_sealed)
    return vault.unseal(sealed, table=TABLE, column=COLUMN, row=webhook.row_id.hex).decode()


TABLE, COLUMN = "exchange_webhook", "secret"
