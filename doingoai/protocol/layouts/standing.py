"""Where people stand: signing ceremonies and photographs."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from doingoai.directory.countries import COUNTRIES
from doingoai.foundation.collation import sort_key
from doingoai.protocol.facts import Attendee
from doingoai.protocol.layouts.banquets import mixed
from doingoai.protocol.layouts.meetings import Drawn, door, flag
from doingoai.protocol.layouts.party import Party
from doingoai.protocol.layouts.places import (
    DOWN,
    Hand,
    Kind,
    Place,
    Role,
    Settings,
    Thing,
    because,
)
from doingoai.protocol.layouts.rows import centred, outward, where
from doingoai.protocol.states import Side

HOME = "VN"
_BETWEEN = 1.5


def signing_of_two(party: Party, settings: Settings) -> Drawn:
    """
    Both signatories sit behind one table facing the hall, the guest on the host's right.

    Assistants stand at the outer sides; witnesses in a row behind, the highest nearest the middle.
    """
    chairs: list[Place] = []
    for side, sign in ((Side.HOST, 1), (Side.GUEST, -1)):
        people = party.side(side)
        if people:
            chairs += _signing_side(party, side, sign, len(people), settings)
    width = 6.4
    things = [
        Thing(Kind.TABLE, 0, 0.9, width - 1.6, 0.8),
        *(flag(party, side, sign * 3.4, 0.9) for side, sign in ((Side.HOST, 1), (Side.GUEST, -1)) if party.side(side)),
        door(replace(settings, door="front"), 0, 4.0),
    ]  # fmt: skip
    return chairs, things


def _signing_side(
    party: Party, side: Side, sign: int, count: int, settings: Settings
) -> list[Place]:
    named = [key for key in settings.assistants if any(one.key == key for one in party.side(side))]
    hand = _("on the left") if side == Side.HOST else _("on the right")
    chairs = [
        Place(
            f"{side}-c", sign * 1.2, 0, DOWN, "table", 0 if sign > 0 else 1, (side,), 0, Role.SIGNATORY, head_of=side,
            where=because(_("behind the table, %(hand)s of the other signatory"), hand=hand),
        ),
        Place(
            f"{side}-assistant", sign * 2.5, 0, DOWN, "table", -1 if sign > 0 else 2, (*(f"key:{key}" for key in named),),
            1, Role.ASSISTANT, where=because(_("standing at the outer side of the own signatory")), label=Role.ASSISTANT.label,
        ),
    ]  # fmt: skip
    for number in range(1, max(count - 1 - len(named[:1]), 0) + 1):
        chairs.append(
            Place(
                f"{side}-w{number}", sign * (number - 0.5), -_BETWEEN, DOWN, "witnesses",
                number if sign < 0 else 1 - number, (side,), 10 + number, Role.WITNESS,
                where=because(_("in the row behind, %(number)s from the middle"), number=number),
            )
        )  # fmt: skip
    return chairs


def signing_of_many(party: Party, settings: Settings) -> Drawn:
    """
    Viet Nam in the middle, the other parties in alphabetical order on alternate hands of it.

    The head of each party signs; the others of it stand behind their signatory.
    """
    parties = _parties(party, settings)
    home = [one for one in parties if _is_home(one[0])]
    others = [one for one in parties if not _is_home(one[0])]
    chairs, things = _signatory(home[0], 0, 0, because(_("the middle"))) if home else ([], [])
    for number, ((hand, step), people) in enumerate(
        zip(outward(len(others), first=settings.first_hand), others, strict=False), 1
    ):
        # Facing the hall, the own right is the drawing's left.
        at = -step if hand == Hand.RIGHT else step
        said = because(_("number %(number)s in alphabetical order, %(where)s"), number=number, where=where(hand, step, _("Viet Nam")))  # fmt: skip
        more, beside = _signatory(people, at, number, said)
        chairs, things = chairs + more, things + beside
    width = max((abs(one.x) for one in chairs), default=0) * 2 + 1.6
    things += [Thing(Kind.TABLE, 0, 0.9, width, 0.8), door(replace(settings, door="front"), 0, 4.0)]
    return chairs, things


def _signatory(
    people: list[Attendee], at: int, number: int, said: object
) -> tuple[list[Place], list[Thing]]:
    first, rest = people[0], people[1:]
    side = Side.HOST if _is_home(first) else ""
    chairs = [
        Place(
            f"p{number}-c", at * 1.6, 0, DOWN, "table", -at, (f"key:{first.key}",), number, Role.SIGNATORY,
            head_of=side or (Side.GUEST if number == 1 else ""), where=said,  # type: ignore[arg-type]
        )
    ]  # fmt: skip
    for place, one in enumerate(rest, 1):
        chairs.append(
            Place(
                f"p{number}-w{place}", at * 1.6, -_BETWEEN * place, DOWN, f"party-{number}", place * 10,
                (f"key:{one.key}",), 100 + place, Role.WITNESS,
                where=because(_("behind the own signatory, row %(number)s"), number=place),
            )
        )  # fmt: skip
    return chairs, [Thing(Kind.FLAG, at * 1.6, 1.0, 0.6, 0.45, country=first.country)]


def _parties(party: Party, settings: Settings) -> list[list[Attendee]]:
    """People by the party they come with, the parties in alphabetical order of their countries."""
    by_party: dict[str, list[Attendee]] = {}
    for one in (*party.hosts, *party.guests):
        by_party.setdefault(HOME if _is_home(one) else one.party or one.country or one.key, []).append(one)  # fmt: skip
    return sorted(by_party.values(), key=lambda people: alphabetical(people[0], settings))


def _is_home(one: Attendee) -> bool:
    return one.side == Side.HOST


def alphabetical(one: Attendee, settings: Settings) -> tuple[bool, str]:
    """Where a country stands in the alphabet of the language agreed, from the letter drawn on."""
    known = COUNTRIES.get(one.country)
    name = (known.name_vi if settings.alphabet == "vi" else known.name_en) if known else one.name
    is_before = bool(settings.letter) and name[:1].casefold() < settings.letter.casefold()
    return is_before, sort_key(name or one.name)


def photograph(party: Party, settings: Settings) -> Drawn:
    """
    The host in the middle of the first row, the chief guest on the host's right, then in turn.

    An even row is shared in its middle by the two. The rows follow by rank, interpreters last.
    """
    people = len(party.hosts) + len(party.guests)
    per_row = max(settings.per_row, 2)
    rows = [min(per_row, people - begun) for begun in range(0, people, per_row)]
    chairs: list[Place] = []
    for row, count in enumerate(rows):
        chairs += centred([_standing(row, place, count) for place in range(count)])
    depth = 1.5
    marked = _guest_at_right(chairs)
    return marked, [Thing(Kind.WORD, 0, depth + 0.6, word=_("Camera"))]


def _standing(row: int, place: int, count: int) -> Place:
    """One place of a row: 0 is the middle, then right 1, left 1, right 2…"""
    hand, step = (Hand.NEITHER, 0) if place == 0 else list(outward(place))[-1]
    at = -step if hand == Hand.RIGHT else step
    wanted = Side.HOST if step % 2 == 0 else Side.GUEST
    middle = _("the middle of row %(row)s") if place == 0 else ""
    said = because(middle, row=row + 1) if place == 0 else because(
        _("row %(row)s, %(where)s"), row=row + 1, where=where(hand, step, _("the middle one"))
    )  # fmt: skip
    return Place(
        f"r{row + 1}-{hand[0] if step else 'c'}{step or ''}", at * 1.05, -row * 1.5, DOWN, f"row-{row + 1}",
        -at, mixed(wanted), row * 100 + place, Role.HEAD if row + place == 0 else Role.MEMBER,
        head_of=Side.HOST if row + place == 0 else "", where=said,
    )  # fmt: skip


def _guest_at_right(chairs: list[Place]) -> list[Place]:
    return [
        replace(one, head_of=Side.GUEST, role=Role.HEAD) if one.key == "r1-r1" else one
        for one in chairs
    ]
