"""Why a need stays open: the smallest reason that is true, and whether it is proved."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from doingoai.directory.languages import language_name
from doingoai.resources.assigning.desk import Desk, Draft
from doingoai.resources.assigning.facts import Item, Need, Resource, Role, Taken
from doingoai.resources.assigning.fitting import clash, has_skill
from doingoai.resources.states import Level, Mode, RoomLayout


@dataclass(frozen=True, slots=True)
class Unmet:
    """A need nobody could be found for; `others` are the items that have those who could."""

    item: Item
    need: Need
    reason: str
    is_proved: bool
    others: tuple[str, ...] = ()


def unmet_needs(draft: Draft) -> list[Unmet]:
    return [_unmet(draft, slot) for slot, by in enumerate(draft.by) if by < 0]


def _unmet(draft: Draft, slot: int) -> Unmet:
    desk = draft.desk
    item, need = desk.item(slot), desk.slots[slot][1]
    able = [one for one in desk.work.resources if has_skill(one, need)]
    if not able:
        return Unmet(item, need, _without_skill(desk, need), is_proved=True)
    if not desk.candidates[slot]:
        told = _("All who could are away or booked at that time: %(who)s.")
        names = "; ".join(_engaged(desk, one, need, item) for one in able)
        return Unmet(item, need, told % {"who": names}, is_proved=True)
    crowd = _crowd(desk, slot)
    if crowd:
        told = _("%(count)d needs at the same time share only %(most)d who could: %(items)s.")
        words = {
            "count": len(crowd), "most": len(desk.candidates[slot]),
            "items": ", ".join(dict.fromkeys(desk.item(one).name for one in crowd)),
        }  # fmt: skip
        others = tuple(dict.fromkeys(desk.item(one).key for one in crowd if one != slot))
        return Unmet(item, need, told % words, is_proved=True, others=others)
    return _engaged_by_the_plan(draft, slot)


def _without_skill(desk: Desk, need: Need) -> str:
    """What exactly is lacking, the least demanding condition first."""
    role = [one for one in desk.work.resources if one.can_be(need.role)]
    words = {
        "language": language_name(need.language, get_language() or "vi") or need.language,
        "level": Level(need.level).label if need.level else "",
        "mode": str(Mode(need.mode).label).lower() if need.mode in Mode.values else need.mode,
        "seats": need.seats,
        "most": max((one.seats for one in role), default=0),
        "layout": RoomLayout(need.layout).label
        if need.layout in RoomLayout.values
        else need.layout,
        "place": desk.work.names.get(need.place, need.place),
    }
    return _lacking(role, need) % words


def _lacking(role: list[Resource], need: Need) -> str:
    if not role:
        return _("There is none of this kind at all.")
    if need.role == Role.INTERPRETER:
        level = max((one.languages.get(need.language, 0) for one in role), default=0)
        if level == 0:
            return _("Nobody speaks the language %(language)s.")
        if level < need.level:
            return _("Nobody speaks the language %(language)s at %(level)s.")
        return _("Nobody who speaks the language %(language)s does it in the mode %(mode)s.")
    if max(one.seats for one in role) < need.seats:
        return _("%(seats)d seats are needed; the largest has %(most)d.")
    if need.layout and not any(need.layout in one.layouts for one in role):
        return _("No room can be laid out as %(layout)s.")
    return _("None that is large enough has the layout asked for at %(place)s.")


def _engaged(desk: Desk, resource: Resource, need: Need, item: Item) -> str:
    taken = [t for t in desk.work.taken if t.resource == resource.key]
    return f"{resource.name} ({_how(desk, need, item, taken)})"


def _how(desk: Desk, need: Need, item: Item, taken: Iterable[Taken | Item]) -> str:
    """By what somebody is kept: while it lasts, or by the way and the pause between."""
    told = []
    for one in taken:
        if clash(desk.work, need.role, item, one):
            if one.ends_at <= item.starts_at or item.ends_at <= one.starts_at:
                minutes = desk.work.minutes_between(one.place, item.place)
                far = _("%(name)s, %(minutes)d minutes away: too little time between")
                told.append(far % {"name": one.name, "minutes": minutes})
            else:
                told.append(one.name)
    return ", ".join(told)


def _crowd(desk: Desk, slot: int) -> list[int]:
    """Needs that run at one moment and can only be met by the candidates of this one, if too many."""
    able, item = set(desk.candidates[slot]), desk.item(slot)
    rivals = [
        one for one in range(len(desk.slots))
        if desk.candidates[one] and able.issuperset(desk.candidates[one])
        and desk.item(one).starts_at < item.ends_at and item.starts_at < desk.item(one).ends_at
    ]  # fmt: skip
    for moment in {max(item.starts_at, desk.item(one).starts_at) for one in rivals}:
        there = [r for r in rivals if desk.item(r).starts_at <= moment < desk.item(r).ends_at]
        if len(there) > len(able):
            return there
    return []


def _engaged_by_the_plan(draft: Draft, slot: int) -> Unmet:
    desk = draft.desk
    item, need = desk.item(slot), desk.slots[slot][1]
    names, others = [], dict[str, None]()
    for able in desk.candidates[slot]:
        keeping = [desk.item(one) for one in sorted(draft.in_the_way(slot, able))]
        others.update(dict.fromkeys(one.key for one in keeping))
        names.append(f"{desk.work.resources[able].name} ({_how(desk, need, item, keeping)})")
    told = _("All who could have other items of this plan: %(who)s.") % {"who": "; ".join(names)}
    return Unmet(item, need, told, is_proved=False, others=tuple(others))
