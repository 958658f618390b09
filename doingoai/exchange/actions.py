"""What is decided about the exchange: who is told of what, stopping, and taking in once."""

import secrets
import uuid
from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from doingoai.accounts.models import User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.exchange import rules
from doingoai.exchange.models import Delivery, Received, Webhook
from doingoai.exchange.queries import COLUMN, TABLE, visible_webhooks
from doingoai.exchange.states import PING, DeliveryState
from doingoai.foundation import audit, vault
from doingoai.foundation.folding import clean
from doingoai.foundation.refusals import RuleBroken


@transaction.atomic
def add_webhook(
    *,
    name: str,
    url: str,
    events: Collection[str],
    by: User,
    at: datetime,
    loopback_allowed: bool = False,
) -> tuple[Webhook, str]:
    """
    Tell another program of what happens from now on; the secret is given once and then sealed.

    :raises RuleBroken: webhook.url_not_valid, webhook.url_not_https, webhook.no_events,
        webhook.too_many
    """
    require(by, Permission.API_USE)
    rules.check_url(url, loopback_allowed=loopback_allowed)
    chosen = rules.check_events(events)
    rules.check_not_too_many(visible_webhooks(by).filter(is_active=True).count())
    secret, row = f"whsec_{secrets.token_urlsafe(32)}", uuid.uuid4()
    webhook = Webhook.objects.create(
        owner=by, name=clean(name)[:80], url=url, events=chosen, row_id=row, created_at=at,
        secret_sealed=vault.seal(secret.encode(), table=TABLE, column=COLUMN, row=row.hex),
        last_number=audit.head()[0],
    )  # fmt: skip
    audit.record("webhook.added", webhook, by=by, events=chosen)
    return webhook, secret


@transaction.atomic
def stop_webhook(webhook: Webhook, *, by: User | None, at: datetime, because: str = "") -> Webhook:
    """Tell an address nothing more; what was on its way is given up. Nobody (`by`) is the worker."""
    if by is not None:
        check_is_owner(webhook, by)
    webhook = Webhook.objects.select_for_update(no_key=True).get(pk=webhook.pk)
    if not webhook.is_active:
        return webhook
    webhook.is_active, webhook.stopped_because = False, because[:200]
    webhook.save(update_fields=["is_active", "stopped_because"])
    Delivery.objects.filter(webhook=webhook, state=DeliveryState.WAITING).update(
        state=DeliveryState.GIVEN_UP, ended_at=at
    )
    audit.record("webhook.stopped", webhook, by=by, because=because)
    return webhook


@transaction.atomic
def start_webhook(webhook: Webhook, *, by: User) -> Webhook:
    """Tell an address again, of what happens from now on."""
    check_is_owner(webhook, by)
    require(by, Permission.API_USE)
    webhook = Webhook.objects.select_for_update(no_key=True).get(pk=webhook.pk)
    if webhook.is_active:
        return webhook
    rules.check_not_too_many(visible_webhooks(by).filter(is_active=True).count())
    webhook.is_active, webhook.stopped_because = True, ""
    webhook.last_number = audit.head()[0]
    webhook.save(update_fields=["is_active", "stopped_because", "last_number"])
    audit.record("webhook.started", webhook, by=by)
    return webhook


def check_is_owner(webhook: Webhook, by: User) -> None:
    """
    Refuse a hand on somebody else's address.

    :raises RuleBroken: webhook.not_yours
    """
    if webhook.owner_id != by.pk:
        raise RuleBroken(_("This address belongs to somebody else."), code="webhook.not_yours")


@transaction.atomic
def ping_webhook(webhook: Webhook, *, by: User, at: datetime) -> Delivery:
    """
    Send a trial to an address.

    :raises RuleBroken: webhook.not_yours, webhook.off
    """
    check_is_owner(webhook, by)
    require(by, Permission.API_USE)
    webhook = Webhook.objects.select_for_update(no_key=True).get(pk=webhook.pk)
    if not webhook.is_active:
        raise RuleBroken(_("This address is stopped. Start it first."), code="webhook.off")
    audit.record("webhook.tried", webhook, by=by)
    return Delivery.objects.create(
        webhook=webhook, number=0, event=PING, subject_type=Webhook.subject_type,
        subject_id=str(webhook.pk), happened_at=at, due_at=at,
    )  # fmt: skip


@transaction.atomic
def receive_once(
    kind: str, external_id: str, *, enter: Callable[[], Any], by: User, at: datetime
) -> tuple[int, bool]:
    """
    Take in what another system pushes, once for each of its keys; give our key and whether it is new.

    Without a key everything is new. Two pushes at the same moment: the second waits for the first.
    """
    if not external_id:
        return int(enter().pk), True
    try:
        with transaction.atomic():
            row = Received.objects.create(
                by=by, kind=kind, external_id=external_id, subject_id="", at=at
            )
    except IntegrityError:
        known = Received.objects.get(by=by, kind=kind, external_id=external_id)
        return int(known.subject_id), False
    made = enter()
    row.subject_id = str(made.pk)
    row.save(update_fields=["subject_id"])
    return int(made.pk), True
