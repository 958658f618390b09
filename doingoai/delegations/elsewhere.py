"""What other visits want at the same hours: the same room, host, interpreter or car."""

from dataclasses import replace
from datetime import timedelta

from doingoai.delegations.facts import ElsewhereFacts, VisitFacts
from doingoai.delegations.models import Delegation
from doingoai.delegations.states import LIVE
from doingoai.directory.gathering import place_facts
from doingoai.foundation.local_time import HERE, local
from doingoai.programme.models import Item
from doingoai.programme.states import Side

_LONGEST_ITEM = timedelta(days=1)


def with_elsewhere(facts: VisitFacts, visit: Delegation) -> VisitFacts:
    """Add what is on in other live visits from the first item of this one to its last."""
    if not facts.items:
        return facts
    return replace(facts, elsewhere=tuple(_elsewhere(facts, visit)))


def _elsewhere(facts: VisitFacts, visit: Delegation) -> list[ElsewhereFacts]:
    first = min(item.starts_at for item in facts.items)
    last = max(item.ends_at or item.starts_at for item in facts.items)
    items = (
        Item.objects.filter(starts_at__gt=first - _LONGEST_ITEM, starts_at__lte=last)
        .exclude(programme=visit.programme_id)
        .select_related("place")
        .prefetch_related("participations")
        .order_by("starts_at", "id")
    )
    programmes = {item.programme_id for item in items}
    others = {
        other.programme_id: other
        for other in Delegation.objects.filter(programme__in=programmes, state__in=LIVE)
    }
    return [_one(item, others[item.programme_id]) for item in items if item.programme_id in others]


def _one(item: Item, visit: Delegation) -> ElsewhereFacts:
    hosts = (one.person_id for one in item.participations.all() if one.side == Side.HOST)
    return ElsewhereFacts(
        visit_vi=visit.title_vi,
        visit_en=visit.title_en,
        title_vi=item.title_vi,
        title_en=item.title_en,
        kind=item.kind,
        starts_at=item.starts_at.astimezone(HERE),
        ends_at=local(item.ends_at),
        place=place_facts(item.place),
        people=tuple(f"person-{key}" for key in hosts),
        interpreter=item.interpreter,
        car=item.car,
    )
