"""The records that addresses of gifts stand for."""

from typing import Any

from doingoai.delegations.models import Member
from doingoai.gifts.models import Gift, Giving
from doingoai.gifts.states import GivingState
from tests import factories


def make_gifts(world: Any) -> None:
    """A gift in stock, and one piece of it put aside for the guest of the visit."""
    gift = Gift.objects.create(name_vi="Tranh sơn mài", value=900_000, quantity=3)
    world.ids["gift"] = gift.pk
    world.ids["giving"] = _giving(world, gift).pk


def _giving(world: Any, of: Gift, **fields: Any) -> Giving:
    member = Member.objects.get(pk=world.ids["visit.member"])
    return Giving.objects.create(
        **{
            "gift": of, "what": of.name_vi, "value": of.value, "person": member.person,
            "state": GivingState.RESERVED, "about_type": "delegation", "at": factories.NOON,
            "about_id": str(world.ids["visit"]), "by": world.visitors["officer"].user, **fields,
        }
    )  # fmt: skip


def grow_gifts(world: Any) -> None:
    """One more gift, put aside, given and received."""
    gift = Gift.objects.create(name_vi="Gốm", value=500_000, quantity=3)
    _giving(world, gift)
    _giving(world, gift, state=GivingState.GIVEN)
    _giving(world, gift, gift=None, state=GivingState.RECEIVED)
    _giving(world, Gift.objects.get(pk=world.ids["gift"]), about_id="0", state=GivingState.GIVEN)
