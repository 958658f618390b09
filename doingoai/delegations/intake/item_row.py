"""Reading one row of a programme: what happens, where, who takes part, who interprets."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from doingoai.delegations.facts import HostFacts, MemberFacts
from doingoai.delegations.intake.book import text_of
from doingoai.delegations.intake.item_words import item_kind, place_kind, split_room
from doingoai.delegations.intake.participants import Taking, read_participants
from doingoai.delegations.intake.people import read_in_languages, read_plain
from doingoai.delegations.intake.person_fields import read_languages
from doingoai.delegations.intake.reading import Custom
from doingoai.delegations.intake.remarks import Doubt, shown
from doingoai.delegations.intake.row_draft import RowDraft
from doingoai.directory.facts import PlaceFacts
from doingoai.programme.facts import ItemFacts
from doingoai.programme.states import ItemKind

LIMITS = {
    "title_vi": 300,
    "title_en": 300,
    "place_vi": 200,
    "place_en": 200,
    "room": 120,
    "address": 300,
    "dress_vi": 120,
    "dress_en": 120,
    "responsible": 160,
    "responsible_unit": 160,
    "interpreter": 120,
    "car": 80,
}
"""How many characters a programme keeps of each text."""


@dataclass(frozen=True, slots=True)
class Company:
    """Who may take part, and the year of dates that lack one."""

    members: Sequence[MemberFacts] = ()
    hosts: Sequence[HostFacts] = ()
    year: int = 0


def read_item(
    draft: RowDraft,
    titles: tuple[str, str],
    starts_at: datetime,
    ends_at: datetime | None,
    company: Company,
) -> ItemFacts:
    """Read what a row says of one activity beside its title and its times."""
    guests, hosts = _taking(draft, company)
    dress = read_in_languages(draft, "dress", limits=LIMITS)
    menu = read_in_languages(draft, "menu")
    interpreter, language = _interpreter(draft)
    place = _place(draft)
    notes = _notes(draft)
    return ItemFacts(
        key=f"item-{draft.cells.number}",
        kind=_kind(draft, titles),
        starts_at=starts_at,
        ends_at=ends_at,
        title_vi=titles[0],
        title_en=titles[1],
        place=place,
        guests=guests,
        hosts=hosts,
        interpreter_language=language,
        interpreter=interpreter,
        dress_vi=dress[0],
        dress_en=dress[1],
        menu_vi=menu[0],
        menu_en=menu[1],
        notes_vi=notes[0],
        notes_en=notes[1],
        responsible=read_plain(draft, "responsible", LIMITS),
        responsible_unit=read_plain(draft, "responsible_unit", LIMITS),
        car=read_plain(draft, "car", LIMITS),
    )


def _kind(draft: RowDraft, titles: tuple[str, str]) -> ItemKind:
    told = draft.cells.text("kind")
    kind = item_kind(*([told] if told else []), *titles)
    if kind is None:
        message = _("What kind of activity this is could not be told; choose it.")
        found = shown(told or titles[0] or titles[1])
        at = next((f for f in ("kind", "title_vi", "title_en") if f in draft.cells.columns), "kind")
        doubt = Doubt(code="intake.kind_unknown", message=message, found=found, field="kind")
        draft.say(at, doubt)
    return kind or ItemKind.OTHER


def _place(draft: RowDraft) -> PlaceFacts:
    vi, en = read_in_languages(draft, "place", limits=LIMITS)
    room = read_plain(draft, "room", LIMITS)
    if not room:
        vi, room = split_room(vi)
        bare_en, room_en = split_room(en)
        room = room or room_en
        en = bare_en
    return PlaceFacts(vi, en, read_plain(draft, "address", LIMITS), room, place_kind(f"{vi} {en}"))


def _interpreter(draft: RowDraft) -> tuple[str, str]:
    """The interpreter and the language: `Nguyễn Văn Thử (tiếng Anh)` holds both."""
    name = read_plain(draft, "interpreter", LIMITS)
    languages = draft.read("interpreter_language", read_languages) or ()
    before, bracket, inside = name.partition("(")
    if bracket and not languages:
        within = read_languages(inside.rstrip(") "), Custom())
        if within.value and not within.doubts:
            return before.strip(), within.value[0]
    if not languages and name:
        alone = read_languages(name, Custom())
        if alone.value and not alone.doubts:
            return "", alone.value[0]
    return name, languages[0] if languages else ""


def _taking(draft: RowDraft, company: Company) -> tuple[tuple[str, ...], tuple[str, ...]]:
    found = {
        name: read_participants(_raw(draft, name), members, hosts)
        for name, members, hosts in (
            ("guests", company.members, ()),
            ("hosts", (), company.hosts),
            ("participants", company.members, company.hosts),
        )
        if draft.cells.text(name)
    }
    for name, taking in found.items():
        _note_unknown(draft, name, taking)
    everybody = any(taking.everybody for taking in found.values())
    guests = () if everybody else _joined(found, lambda taking: taking.guests)
    return guests, _joined(found, lambda taking: taking.hosts)


def _joined(
    found: Mapping[str, Taking], keys: Callable[[Taking], tuple[str, ...]]
) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for taking in found.values() for key in keys(taking)))


def _raw(draft: RowDraft, name: str) -> str:
    value = draft.cells.cells.get(name)
    return value if isinstance(value, str) else text_of(value)


def _note_unknown(draft: RowDraft, name: str, taking: Taking) -> None:
    if not taking.unknown:
        return
    words = ", ".join(taking.unknown)
    message = _("“%(words)s” is on no list; kept as a note. Check the spelling.") % {"words": words}
    draft.say(name, Doubt(code="intake.participant_unknown", message=message, found=shown(words)))
    draft.keep(name, words)


def _notes(draft: RowDraft) -> tuple[str, str]:
    """The notes of both languages; what no other column could take goes into the Vietnamese ones."""
    vi, en = read_in_languages(draft, "notes")
    kept = [f"{heading}: {text}" for heading, text in dict.fromkeys(draft.notes)]
    return "; ".join([part for part in (vi, *kept) if part]), en
