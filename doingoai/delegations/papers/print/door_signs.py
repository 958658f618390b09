"""Signs for the doors of rooms in which the two sides meet, sign or eat."""

from doingoai.delegations.facts import VIET_NAM, VisitFacts
from doingoai.delegations.papers.print.people import Plain, either
from doingoai.delegations.papers.print.programme_booklet import item_title
from doingoai.foundation.vietnamese import clock_time, short_date
from doingoai.programme.facts import ItemFacts
from doingoai.programme.states import MEALS, MEETINGS, ItemKind

INDOORS = MEETINGS | MEALS | {ItemKind.PRESS}


def signed_items(facts: VisitFacts) -> list[ItemFacts]:
    chosen = (item for item in facts.items if item.kind in INDOORS)
    return sorted(chosen, key=lambda item: item.starts_at)


def contents(facts: VisitFacts, language: str) -> Plain:
    return {"signs": [_sign(item) for item in signed_items(facts)]}


def _sign(item: ItemFacts) -> Plain:
    start = item.starts_at.astimezone(VIET_NAM)
    place = either(item.place.name_vi, item.place.name_en)
    when = f"{clock_time(start.time())}  ·  {short_date(start.date())}"
    return {
        "title_vi": item_title(item, "vi").upper(),
        "title_en": item_title(item, "en"),
        "room": item.place.room or place,
        "when": f"{when}  ·  {place}" if item.place.room and place else when,
    }
