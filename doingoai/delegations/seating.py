"""Who of a visit is to be seated at an item of its programme, in the order of precedence."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from doingoai.delegations.gathering import languages_of
from doingoai.delegations.models import Delegation, Host, Member
from doingoai.delegations.queries import hosts_of, members_of
from doingoai.delegations.standing import event_order
from doingoai.delegations.states import HostRole, MemberRole
from doingoai.directory.countries import COUNTRIES
from doingoai.directory.languages import find_language, main_language
from doingoai.foundation.folding import fold
from doingoai.programme.models import Item
from doingoai.programme.states import Side as ItemSide
from doingoai.protocol.facts import Attendee
from doingoai.protocol.layouts.catalogue import LAYOUTS
from doingoai.protocol.layouts.places import Settings
from doingoai.protocol.states import Layout, Part, Side

HOME = "VN"
OF_GUESTS = {
    MemberRole.HEAD: Part.HEAD,
    MemberRole.DEPUTY: Part.MEMBER,
    MemberRole.MEMBER: Part.MEMBER,
    MemberRole.SPOUSE: Part.SPOUSE,
    MemberRole.SUITE: Part.MEMBER,
    MemberRole.INTERPRETER: Part.INTERPRETER,
}
"""What guests are placed as; press is not placed."""
OF_HOSTS = {
    HostRole.LEADER: Part.HEAD,
    HostRole.PARTICIPANT: Part.MEMBER,
    HostRole.INTERPRETER: Part.INTERPRETER,
}
"""What hosts are placed as; protocol and liaison officers and drivers stand, drive or wait."""


def seating_people(
    visit: Delegation,
    item: Item | None,
    layout: Layout,
    settings: Settings = Settings(),  # noqa: B008  a frozen value
) -> list[Attendee]:
    """
    Give who is to be placed, in the order of precedence of the event and with what was fixed for it.

    Of an item those who take part in it; a side for which nobody is ticked comes whole. For a
    layout of flags: the two states, and those that the settings name.
    """
    if LAYOUTS[layout].is_of_flags:
        return flags_of(visit, settings.countries)
    guests, hosts = _rows(visit, item)
    joined = event_order(visit, item, whole=True).joined
    places = {key: number for number, key in enumerate(joined)}
    by_place = sorted(
        [*guests, *hosts], key=lambda one: places.get(f"{one.subject_type}-{one.pk}", len(places))
    )
    ordered = [
        _writing(replace(_attendee(one, visit), standing=number), settings)
        for number, one in enumerate(by_place)
    ]
    if layout == Layout.ROUNDS:
        ordered = _with_tongues_and_diets(ordered, [*guests, *hosts])
    return _with_couples(_with_interpreter(ordered, item), guests)


def _writing(one: Attendee, settings: Settings) -> Attendee:
    """Whoever takes the notes sits as such; a head never does."""
    is_meant = one.key in settings.note_takers and one.part == Part.MEMBER
    return replace(one, part=Part.NOTE_TAKER) if is_meant else one


def seating_names(
    visit: Delegation,
    item: Item | None,
    layout: Layout,
    settings: Settings = Settings(),  # noqa: B008  a frozen value
) -> dict[str, str]:
    """Give who is to be placed by key and name, without asking for the order."""
    if LAYOUTS[layout].is_of_flags:
        return {one.key: one.name for one in flags_of(visit, settings.countries)}
    guests, hosts = _rows(visit, item)
    named = [_attendee(one, visit) for one in (*guests, *hosts)]
    return {one.key: one.name for one in _with_interpreter(named, item)}


def _rows(visit: Delegation, item: Item | None) -> tuple[list[Member | Host], list[Member | Host]]:
    guests = _ticked(members_of(visit), item, ItemSide.GUEST)
    hosts = _ticked(hosts_of(visit), item, ItemSide.HOST)
    return (
        [one for one in guests if one.role in OF_GUESTS],
        [one for one in hosts if one.role in OF_HOSTS],
    )


def flags_of(visit: Delegation, more: Sequence[str] = ()) -> list[Attendee]:
    """Viet Nam, the guests' state and further ones, as what a flag plan places."""
    guests = [code for code in dict.fromkeys((visit.country, *more)) if code != HOME]
    sides = [(HOME, Side.HOST), *((code, Side.GUEST) for code in guests)]
    return [
        Attendee(
            code, side, number, name=known.name_vi if known else code, country=code, party=code,
            title_vi=known.name_vi if known else code, title_en=known.name_en if known else code,
            part=Part.HEAD,
        )
        for number, (code, side) in enumerate(sides)
        for known in [COUNTRIES.get(code)]
    ]  # fmt: skip


def _ticked(people: Iterable[Member | Host], item: Item | None, side: ItemSide) -> Iterable[Member | Host]:  # fmt: skip
    if item is None:
        return people
    here = {one.person_id for one in item.participations.all() if one.side == side}
    return [one for one in people if not here or one.person_id in here]


def _attendee(one: Member | Host, visit: Delegation) -> Attendee:
    is_guest = isinstance(one, Member)
    country = visit.country if is_guest else HOME
    part = OF_GUESTS[MemberRole(one.role)] if is_guest else OF_HOSTS[HostRole(one.role)]
    return Attendee(
        _key(one), Side.GUEST if is_guest else Side.HOST, 0, name=one.person.name.full,
        title_vi=one.title_vi or one.title_en, title_en=one.title_en or one.title_vi, party=country,
        country=country, part=part, sex=one.person.sex,
    )  # fmt: skip


def _key(one: Member | Host) -> str:
    return f"{'m' if isinstance(one, Member) else 'h'}{one.pk}"


def _with_interpreter(people: list[Attendee], item: Item | None) -> list[Attendee]:
    """Add the interpreter whom an item names, where the lists have none of that name."""
    named = item.interpreter.strip() if item is not None else ""
    if not named or any(fold(one.name) == fold(named) for one in people):
        return people
    return [
        *people,
        Attendee("interpreter", Side.HOST, len(people), name=named, party=HOME, country=HOME, part=Part.INTERPRETER),
    ]  # fmt: skip


def _with_tongues_and_diets(
    people: list[Attendee], rows: Collection[Member | Host]
) -> list[Attendee]:
    """
    Add which languages somebody speaks, and who eats the same.

    Whose languages nobody entered speaks the one of the own country. Diets are only numbered: what
    somebody may not eat stays with the visit.
    """
    by_key = {_key(one): one for one in rows}
    diets: dict[str, str] = {}
    found = []
    for one in people:
        row = by_key.get(one.key)
        diet = fold(getattr(row, "diet", ""))
        number = diets.setdefault(diet, str(len(diets) + 1)) if diet else ""
        named = languages_of(row.person.languages) if row is not None else ()
        said = tuple(find_language(word) or fold(word) for word in named)
        tongues = said or tuple(filter(None, [main_language(one.country)]))
        found.append(replace(one, languages=tongues, diet=number))
    return found


def _with_couples(people: list[Attendee], guests: Collection[Member | Host]) -> list[Attendee]:
    """
    Say who is married to whom: by the room they share, else a single spouse to the head.

    Who shares a room is written as a name; nothing else in a list tells it.
    """
    spouses = [one for one in people if one.part == Part.SPOUSE]
    heads = [one for one in people if one.part == Part.HEAD and one.side == Side.GUEST]
    rooms = {f"m{one.pk}": getattr(one, "shares_room_with", "") for one in guests}
    by_name = {fold(one.name): one.key for one in people}
    pairs: dict[str, str] = {}
    for one in spouses:
        other = by_name.get(fold(rooms.get(one.key, "")), "")
        if not other and len(spouses) == 1 and heads:
            other = heads[0].key
        if other:
            pairs |= {one.key: other, other: one.key}
    return [replace(one, couple=pairs.get(one.key, "")) for one in people]


def people_behind(keys: Iterable[str]) -> list[int]:
    """The persons of the directory behind the guests of a plan, by the keys of the plan."""
    members = [int(key[1:]) for key in keys if key[:1] == "m" and key[1:].isdecimal()]
    return list(Member.objects.filter(pk__in=members).values_list("person_id", flat=True))
