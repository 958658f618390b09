"""
What is decided about gifts: entered, delivered, put aside, given, put back, received.

The norm of a person and whether the matter may still be changed are known above.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from doingoai.accounts.models import User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.directory.models import Person
from doingoai.foundation import audit
from doingoai.foundation.edits import apply_changes, check_not_changed_meanwhile
from doingoai.foundation.folding import clean
from doingoai.foundation.refusals import RuleBroken
from doingoai.foundation.subjects import Subject
from doingoai.gifts import rules
from doingoai.gifts.models import Delivery, Gift, Giving
from doingoai.gifts.states import GivingState

FIELDS = frozenset({"name_vi", "name_en", "made_in", "value", "notes_vi"})


@dataclass(frozen=True, slots=True)
class Limit:
    """What a norm allows for one person; None where it names no amount; whether the office has checked it."""

    amount: int | None = None
    source: str = ""
    is_confirmed: bool = True


@transaction.atomic
def add_gift(*, by: User, at: datetime, quantity: int = 0, **fields: Any) -> Gift:
    """
    Enter a gift, with the pieces that are there.

    :raises RuleBroken: gift.no_name, gift.no_value
    """
    require(by, Permission.GIFT_WRITE)
    rules.check_named(fields.get("name_vi", ""), fields.get("value"))
    gift = Gift(quantity=quantity)
    apply_changes(gift, fields, allowed=FIELDS)
    gift.save(force_insert=True)
    if quantity:
        Delivery.objects.create(gift=gift, quantity=quantity, by=by, at=at)
    audit.record("gift.added", gift, by=by, quantity=quantity)
    return gift


@transaction.atomic
def edit_gift(
    gift: Gift,
    *,
    changes: Mapping[str, Any],
    by: User,
    opened: Mapping[str, Any] | None = None,
    version: int | None = None,
) -> Gift:
    """
    Edit a gift; what was given keeps the value it had.

    :raises RuleBroken: gift.no_name, gift.no_value, edit.changed_meanwhile
    """
    require(by, Permission.GIFT_WRITE)
    gift = Gift.objects.select_for_update(no_key=True).get(pk=gift.pk)
    mine = check_not_changed_meanwhile(gift, changes, opened=opened, version=version)
    pairs = apply_changes(gift, mine, allowed=FIELDS)
    if not pairs:
        return gift
    rules.check_named(gift.name_vi, gift.value)
    gift.version += 1
    gift.save(update_fields=[*pairs, "version"])
    audit.record("gift.edited", gift, by=by, changes=pairs)
    return gift


@transaction.atomic
def deliver_gift(gift: Gift, *, quantity: int, note: str, by: User, at: datetime) -> Gift:
    """
    Enter pieces that came into the stock.

    :raises RuleBroken: gift.nothing_came
    """
    require(by, Permission.GIFT_WRITE)
    if quantity < 1:
        raise RuleBroken(
            _("Enter how many pieces came in."), code="gift.nothing_came", field="quantity"
        )
    gift = Gift.objects.select_for_update(no_key=True).get(pk=gift.pk)
    Delivery.objects.create(gift=gift, quantity=quantity, note=note.strip(), by=by, at=at)
    gift.quantity += quantity
    gift.save(update_fields=["quantity"])
    audit.record("gift.delivered", gift, by=by, quantity=quantity)
    return gift


@transaction.atomic
def reserve_gift(
    gift: Gift,
    *,
    person: Person,
    about: Subject,
    limit: Limit,
    reason: str,
    by: User,
    at: datetime,
) -> Giving:
    """
    Put a piece aside for a person; over the norm only with a reason.

    :raises RuleBroken: gift.none_left, gift.over_norm
    """
    require(by, Permission.GIFT_WRITE)
    gift = Gift.objects.select_for_update(no_key=True).get(pk=gift.pk)
    rules.check_in_stock(gift)
    rules.check_norm(gift.value, limit.amount, reason, limit.source)
    gift.quantity -= 1
    gift.save(update_fields=["quantity"])
    giving = Giving.objects.create(
        gift=gift, what=gift.name_vi, person=person, state=GivingState.RESERVED, value=gift.value,
        norm_limit=limit.amount, reason=reason.strip()[:300], by=by, at=at,
        about_type=about.type, about_id=about.id, about_label=about.label,
    )  # fmt: skip
    audit.record("gift.reserved", gift, by=by, person=str(person), about=about.label, reason=reason)
    return giving


@transaction.atomic
def give_gift(giving: Giving, *, by: User, at: datetime) -> Giving:
    """
    Note that what was put aside has been handed over.

    :raises RuleBroken: gift.settled
    """
    require(by, Permission.GIFT_WRITE)
    giving = _settle(giving, GivingState.GIVEN, by=by, at=at)
    audit.record("gift.given", _gift_of(giving), by=by, person=str(giving.person))
    return giving


@transaction.atomic
def release_gift(giving: Giving, *, by: User, at: datetime) -> Giving:
    """
    Put what was set aside back into the stock.

    :raises RuleBroken: gift.settled
    """
    require(by, Permission.GIFT_WRITE)
    giving = _settle(giving, GivingState.RELEASED, by=by, at=at)
    gift = Gift.objects.select_for_update(no_key=True).get(pk=_gift_of(giving).pk)
    gift.quantity += 1
    gift.save(update_fields=["quantity"])
    audit.record("gift.released", gift, by=by, person=str(giving.person))
    return giving


def _settle(giving: Giving, state: GivingState, *, by: User, at: datetime) -> Giving:
    givings = Giving.objects.select_for_update(of=("self",), no_key=True)
    giving = givings.select_related("person", "gift").get(pk=giving.pk)
    rules.check_reserved(giving)
    giving.state, giving.settled_by, giving.settled_at = state, by, at
    giving.save(update_fields=["state", "settled_by", "settled_at"])
    return giving


def _gift_of(giving: Giving) -> Gift:
    if giving.gift is None:
        raise LookupError("A gift that was received is not of the stock.")
    return giving.gift


@transaction.atomic
def receive_gift(
    *,
    person: Person,
    about: Subject,
    what: str,
    value: int | None,
    handling: str,
    by: User,
    at: datetime,
) -> Giving:
    """
    Enter a gift that somebody gave us, and how it is handled.

    :raises RuleBroken: gift.no_name
    """
    require(by, Permission.GIFT_WRITE)
    if not what.strip():
        raise RuleBroken(_("Write what was received."), code="gift.no_name", field="what")
    giving = Giving.objects.create(
        what=clean(what)[:200], person=person, state=GivingState.RECEIVED, value=value,
        handling=handling.strip()[:300], by=by, at=at,
        about_type=about.type, about_id=about.id, about_label=about.label,
    )  # fmt: skip
    audit.record("gift.received", giving, by=by, person=str(person), about=about.label)
    return giving
