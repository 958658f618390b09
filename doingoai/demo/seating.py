"""Seating plans of the demo office: the talks and the banquet of a visit that is under way."""

from datetime import datetime

from doingoai.accounts.models import User
from doingoai.delegations.actions.seating import check_in_visit, plan_seats
from doingoai.delegations.models import Delegation
from doingoai.programme.models import Item
from doingoai.programme.states import ItemKind
from doingoai.protocol.layouts.places import Settings
from doingoai.protocol.states import Layout


def make_seating(visit: Delegation, people: dict[str, User], *, at: datetime) -> None:
    """Make a plan of the talks, checked by a second person, and one of the banquet, not checked yet."""
    talks = _item(visit, ItemKind.TALKS) or _item(visit, ItemKind.COURTESY_CALL)
    banquet = _item(visit, ItemKind.BANQUET) or _item(visit, ItemKind.WORKING_MEAL)
    if talks is not None:
        plan = plan_seats(visit, talks, layout=Layout.TALKS, settings=Settings(), by=people["ha"], at=at)  # fmt: skip
        check_in_visit(plan, by=people["phong"], at=at)
    if banquet is not None:
        plan_seats(visit, banquet, layout=Layout.ROUND, settings=Settings(), by=people["ha"], at=at)


def _item(visit: Delegation, kind: ItemKind) -> Item | None:
    return Item.objects.filter(programme=visit.programme, kind=kind).order_by("starts_at").first()
