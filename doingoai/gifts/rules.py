"""What must be true of gifts, whoever asks."""

from django.utils.translation import gettext as _

from doingoai.foundation.refusals import RuleBroken
from doingoai.gifts.models import Gift, Giving
from doingoai.gifts.states import GivingState


def check_named(name_vi: str, value: int | None) -> None:
    """:raises RuleBroken: gift.no_name, gift.no_value"""
    if not name_vi.strip():
        raise RuleBroken(_("Write the name."), code="gift.no_name", field="name_vi")
    if value is None:
        raise RuleBroken(
            _("Enter the value: norms and equal gifts are compared by it."),
            code="gift.no_value",
            field="value",
        )


def check_in_stock(gift: Gift) -> None:
    """
    Refuse to put aside what is not there.

    :raises RuleBroken: gift.none_left
    """
    if gift.quantity < 1:
        raise RuleBroken(
            _("None of “%(gift)s” is left. Choose another, or enter what has come in.")
            % {"gift": gift.name},
            code="gift.none_left",
            field="gift",
        )


def check_norm(value: int, limit: int | None, reason: str, source: str) -> None:
    """
    Refuse a gift over the norm without its reason.

    :raises RuleBroken: gift.over_norm
    """
    if limit is not None and value > limit and not reason.strip():
        raise RuleBroken(
            _(
                "The gift (%(value)s đồng) is over the norm of %(limit)s đồng. Say who allowed it and why."
            )
            % {"value": f"{value:,}".replace(",", "."), "limit": f"{limit:,}".replace(",", ".")},
            code="gift.over_norm",
            source=source,
            field="reason",
        )


def check_reserved(giving: Giving) -> None:
    """
    Refuse to hand over or put back what is not put aside any more.

    :raises RuleBroken: gift.settled
    """
    if giving.state != GivingState.RESERVED:
        raise RuleBroken(
            _("This gift is already “%(state)s”.") % {"state": GivingState(giving.state).label},
            code="gift.settled",
        )
