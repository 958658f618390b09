"""Why somebody or something was put down for a need: what speaks for it, in words."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from doingoai.directory.languages import language_name
from doingoai.resources.assigning.desk import Desk
from doingoai.resources.assigning.facts import Item, Need, Resource, Role, Work
from doingoai.resources.states import Level

Pair = tuple[str, str]
_NEAR = timedelta(hours=3)


def reasons(work: Work, resource_of: Mapping[Pair, str]) -> dict[Pair, tuple[str, ...]]:
    """What speaks for each line of a plan, the strongest first."""
    desk = Desk(work)
    pool = {one.key: one for one in work.resources}
    with_party = _with_party(work, resource_of)
    stops = _stops(work, resource_of)
    found = {}
    for slot, (place, need) in enumerate(desk.slots):
        item = work.items[place]
        one = pool.get(resource_of.get((item.key, need.key), ""))
        if one is not None:
            count = with_party[one.key, item.party] - 1 if item.party else 0
            told = _told(need, one, count, alone=len(desk.candidates[slot]) == 1)
            way = _way(work, item, stops.get(one.key, [])) if need.role != Role.ROOM else ""
            found[item.key, need.key] = (*told, way) if way else tuple(told)
    return found


def _with_party(work: Work, resource_of: Mapping[Pair, str]) -> Counter[Pair]:
    """How often each is with each party: what is booked, and what is planned."""
    found = Counter((one.resource, one.party) for one in work.taken if one.party)
    for item in work.items:
        found.update(
            (who, item.party)
            for need in item.needs
            if (who := resource_of.get((item.key, need.key)))
        )
    return found


def _told(need: Need, one: Resource, with_party: int, *, alone: bool) -> Iterator[str]:
    if alone:
        yield _("the only one who can and is free")
    if with_party > 0:
        yield ngettext(
            "%(count)s other item of this visit",
            "%(count)s other items of this visit",
            with_party,
        ) % {"count": with_party}
    if need.role == Role.INTERPRETER:
        name = language_name(need.language, get_language() or "vi") or need.language
        yield f"{name}: {Level(one.languages[need.language]).label}"
    if need.role in (Role.VEHICLE, Role.ROOM) and one.seats:
        yield ngettext("%(count)s seat", "%(count)s seats", one.seats) % {"count": one.seats}
    if one.load:
        hours = round(one.load / 60) or 1
        yield ngettext(
            "%(count)s hour booked in these 30 days",
            "%(count)s hours booked in these 30 days",
            hours,
        ) % {"count": hours}
    else:
        yield _("nothing booked in these 30 days")


def _stops(
    work: Work, resource_of: Mapping[Pair, str]
) -> dict[str, list[tuple[datetime, str, str]]]:
    """When each has finished what, and where."""
    found: dict[str, list[tuple[datetime, str, str]]] = {}
    for one in work.taken:
        if not one.is_absence:
            found.setdefault(one.resource, []).append((one.ends_at, one.place, one.name))
    for item in work.items:
        for need in item.needs:
            if who := resource_of.get((item.key, need.key)):
                found.setdefault(who, []).append((item.ends_at, item.place, item.name))
    return found


def _way(work: Work, item: Item, stops: list[tuple[datetime, str, str]]) -> str:
    """Where one comes from, if it comes from elsewhere shortly before."""
    before = [one for one in stops if item.starts_at - _NEAR <= one[0] <= item.starts_at]
    if not before:
        return ""
    ended, place, name = max(before)
    minutes = work.minutes_between(place, item.place)
    if not minutes:
        return ""
    free = (item.starts_at - ended) // timedelta(minutes=1)
    return _("comes from “%(name)s”: %(free)d minutes for a way of %(minutes)d") % {
        "name": name,
        "free": free,
        "minutes": minutes,
    }
