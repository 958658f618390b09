"""
What the worker does for the exchange: see what is new, and send what is due.

Nothing is lost and nothing is made twice: what is new is read from the audit by number, and a row
stands for each entry and address. A worker that dies while sending has sent perhaps; the row is due
again two minutes later, and the receiver knows it by its id.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction

from doingoai.accounts.actions import tell
from doingoai.accounts.models import User
from doingoai.accounts.rules import may
from doingoai.accounts.states import Permission
from doingoai.exchange.actions import stop_webhook
from doingoai.exchange.facts import SIGNATURE, Telling, pause_after, signature
from doingoai.exchange.models import Delivery, Webhook
from doingoai.exchange.queries import due_deliveries, secret_of
from doingoai.exchange.sending import Outcome, Send
from doingoai.exchange.states import PING, DeliveryState
from doingoai.foundation.models import AuditEntry

MAY_SEE = Callable[[User, str, str], bool]
"""Whether a person may see a record: kind and key. The upper layers know."""
LINK = Callable[[str, str], str]
"""The whole address of a record's page: kind and key. The upper layers know."""

AT_ONCE = 1000
IN_HAND = timedelta(minutes=2)


def queue_new(*, at: datetime) -> int:
    """Put what has happened since the last look on its way to each address; give how many."""
    active = Webhook.objects.filter(is_active=True).values_list("pk", flat=True)
    return sum(_queue_for(pk, at=at) for pk in list(active))


@transaction.atomic
def _queue_for(pk: int, *, at: datetime) -> int:
    webhook = Webhook.objects.select_for_update(no_key=True).filter(pk=pk, is_active=True).first()
    if webhook is None:
        return 0
    later = AuditEntry.objects.filter(number__gt=webhook.last_number)
    seen = list(later.order_by("number")[:AT_ONCE])
    if not seen:
        return 0
    wanted = [entry for entry in seen if entry.subject_type in webhook.events]
    Delivery.objects.bulk_create(
        (
            Delivery(
                webhook=webhook, number=entry.number, event=entry.verb,
                subject_type=entry.subject_type, subject_id=entry.subject_id,
                happened_at=entry.at, due_at=at,
            )
            for entry in wanted
        ),
        ignore_conflicts=True,
    )  # fmt: skip
    webhook.last_number = seen[-1].number
    webhook.save(update_fields=["last_number"])
    return len(wanted)


def deliver_due(*, at: datetime, may_see: MAY_SEE, link: LINK, send: Send, most: int = 200) -> int:
    """Send what is due, each once; give how many were taken by the other side."""
    taken = 0
    for _turn in range(most):
        delivery = _take_in_hand(at)
        if delivery is None:
            break
        taken += deliver(delivery, at=at, may_see=may_see, link=link, send=send)
    return taken


@transaction.atomic
def _take_in_hand(at: datetime) -> Delivery | None:
    """The next one that is due, put off for as long as a sending may take: nobody else takes it now."""
    delivery = due_deliveries(at=at).select_for_update(of=("self",), skip_locked=True).first()
    if delivery is not None:
        delivery.due_at = at + IN_HAND
        delivery.attempts += 1
        delivery.save(update_fields=["due_at", "attempts"])
    return delivery


def deliver(delivery: Delivery, *, at: datetime, may_see: MAY_SEE, link: LINK, send: Send) -> bool:
    """Send one, outside any transaction, and keep what came of it."""
    webhook = Webhook.objects.select_related("owner").get(pk=delivery.webhook_id)
    if not _may_be_told(webhook.owner, delivery, may_see):
        _end(delivery, DeliveryState.NOT_ALLOWED, Outcome(None), at=at)
        return False
    body = Telling(
        delivery.number, delivery.event, delivery.subject_type, delivery.subject_id,
        delivery.happened_at, link(delivery.subject_type, delivery.subject_id),
    ).body()  # fmt: skip
    headers = {SIGNATURE: signature(secret_of(webhook), body, at=int(at.timestamp()))}
    outcome = send(webhook.url, body, headers)
    if outcome.is_taken:
        _end(delivery, DeliveryState.SENT, outcome, at=at)
        return True
    _failed(delivery, webhook, outcome, at=at)
    return False


def _may_be_told(owner: User, delivery: Delivery, may_see: MAY_SEE) -> bool:
    """Rights are asked when it is sent, not when it happened; a trial tells nothing."""
    if not may(owner, Permission.API_USE):
        return False
    is_trial = delivery.event == PING
    return is_trial or may_see(owner, delivery.subject_type, delivery.subject_id)


def _end(delivery: Delivery, state: DeliveryState, outcome: Outcome, *, at: datetime) -> None:
    Delivery.objects.filter(pk=delivery.pk, state=DeliveryState.WAITING).update(
        state=state, ended_at=at, last_status=outcome.status, last_answer=outcome.said,
        attempts=delivery.attempts,
    )  # fmt: skip


@transaction.atomic
def _failed(delivery: Delivery, webhook: Webhook, outcome: Outcome, *, at: datetime) -> None:
    """Wait and try again; after a day of trying the address is stopped and its owner told."""
    pause = pause_after(max(delivery.attempts, 1))
    if pause is not None and delivery.event != PING:
        Delivery.objects.filter(pk=delivery.pk, state=DeliveryState.WAITING).update(
            due_at=at + pause, last_status=outcome.status, last_answer=outcome.said
        )
        return
    _end(delivery, DeliveryState.GIVEN_UP, outcome, at=at)
    if delivery.event != PING:
        stop_webhook(webhook, by=None, at=at, because=outcome.said or f"HTTP {outcome.status}")
        tell([webhook.owner], "webhook.stopped", webhook, at=at)
