"""
Gifts of a visit: put aside for a guest by the norm, given, put back, received.

The register knows nothing of visits; that one may be frozen, and which norm holds, is known here.
"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from doingoai.accounts.models import User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.delegations import rules
from doingoai.delegations.gifting import limit_for
from doingoai.delegations.models import Delegation, Member
from doingoai.foundation.refusals import RuleBroken
from doingoai.foundation.subjects import subject_of
from doingoai.gifts.actions import give_gift, receive_gift, release_gift, reserve_gift
from doingoai.gifts.models import Gift, Giving
from doingoai.norms.facts import FigureTable


def _open_visit(visit: Delegation) -> Delegation:
    """
    Hold a visit until the act is over, and refuse when its data are frozen.

    :raises RuleBroken: delegation.frozen
    """
    visit = Delegation.objects.select_for_update(no_key=True).get(pk=visit.pk)
    rules.check_can_change(visit)
    return visit


def _check_of(visit: Delegation, giving: Giving) -> None:
    """:raises RuleBroken: gift.not_of_this"""
    about = subject_of(visit)
    if (giving.about_type, giving.about_id) != (about.type, about.id):
        raise RuleBroken(_("This gift does not belong to the visit."), code="gift.not_of_this")


@transaction.atomic
def reserve_gift_for(
    member: Member, *, gift: Gift, reason: str, table: FigureTable, by: User, at: datetime
) -> Giving:
    """
    Put a gift aside for a guest, within the norm of the guest class and the day, or with a reason.

    :raises RuleBroken: delegation.frozen, gift.none_left, gift.over_norm
    """
    require(by, Permission.GIFT_WRITE)
    visit = _open_visit(member.delegation)
    return reserve_gift(
        gift, person=member.person, about=subject_of(visit), reason=reason, by=by, at=at,
        limit=limit_for(visit, member, table),
    )  # fmt: skip


@transaction.atomic
def give_gift_of(visit: Delegation, giving: Giving, *, by: User, at: datetime) -> Giving:
    """
    Note that a gift of a visit was handed over.

    :raises RuleBroken: delegation.frozen, gift.not_of_this, gift.settled
    """
    require(by, Permission.GIFT_WRITE)
    _check_of(_open_visit(visit), giving)
    return give_gift(giving, by=by, at=at)


@transaction.atomic
def release_gift_of(visit: Delegation, giving: Giving, *, by: User, at: datetime) -> Giving:
    """
    Put a gift of a visit back into the stock.

    :raises RuleBroken: delegation.frozen, gift.not_of_this, gift.settled
    """
    require(by, Permission.GIFT_WRITE)
    _check_of(_open_visit(visit), giving)
    return release_gift(giving, by=by, at=at)


@transaction.atomic
def receive_gift_from(
    member: Member, *, what: str, value: int | None, handling: str, by: User, at: datetime
) -> Giving:
    """
    Enter a gift that a guest gave.

    :raises RuleBroken: delegation.frozen, gift.no_name
    """
    require(by, Permission.GIFT_WRITE)
    visit = _open_visit(member.delegation)
    return receive_gift(
        person=member.person, about=subject_of(visit), what=what, value=value, handling=handling,
        by=by, at=at,
    )  # fmt: skip
