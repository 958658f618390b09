"""The layouts of the house: what each is drawn by, what may be chosen about it, where its rule is from."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from doingoai.protocol.facts import Attendee
from doingoai.protocol.layouts import banquets, flags, meetings, rounds, standing, vehicles
from doingoai.protocol.layouts.filling import fill
from doingoai.protocol.layouts.meetings import Drawn
from doingoai.protocol.layouts.party import Party, party_of
from doingoai.protocol.layouts.places import Plan, Settings, numbered
from doingoai.protocol.states import Layout

SIDES = ("left", "right", "behind")
MIDDLE = ("behind", "between")
OF_FLAGS = ("countries", "many", "alphabet", "letter", "first_hand")


@dataclass(frozen=True, slots=True)
class Drawing:
    """
    One layout. `interpreters` are the ways an interpreter may sit, the first the usual one; empty
    where they stand or ride with their side. `asks` names the settings that matter for it. With
    `takes_rest` nobody is left over: the coach takes whoever has no car.
    """

    draw: Callable[[Party, Settings], Drawn]
    interpreters: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    is_of_flags: bool = False
    takes_rest: bool = False
    most_beside: int = 2


LAYOUTS: Mapping[Layout, Drawing] = {
    Layout.TALKS: Drawing(meetings.talks, SIDES, ("interpreter", "door", "guests_on", "note_takers")),
    Layout.ARMCHAIRS_U: Drawing(meetings.armchairs_in_a_u, ("behind",)),
    Layout.ARMCHAIRS_ROWS: Drawing(
        meetings.armchairs_in_rows, ("behind", "left", "right"),
        ("interpreter", "door", "guests_on", "note_takers"),
    ),
    Layout.BANQUET_MIDDLE: Drawing(
        banquets.heads_in_the_middle, ("behind", "left", "right"),
        ("interpreter", "door", "guests_on", "couples"),
    ),
    Layout.BANQUET_ENDS: Drawing(
        banquets.host_and_hostess_at_the_ends, ("behind",), ("couples",)
    ),
    Layout.TOP_TABLE: Drawing(
        banquets.top_table, MIDDLE, ("interpreter", "couples"), most_beside=1
    ),
    Layout.ROUND: Drawing(
        rounds.round_table, MIDDLE, ("interpreter", "variant", "couples"), most_beside=1
    ),
    Layout.ROUNDS: Drawing(
        rounds.several_round_tables, (), ("couples", "table_count", "table_seats", "head_seats", "by_diet")
    ),
    Layout.SIGNING_TWO: Drawing(standing.signing_of_two, (), ("signatories", "assistants")),
    Layout.SIGNING_MANY: Drawing(standing.signing_of_many, (), ("signatories", "alphabet", "letter", "first_hand")),
    Layout.PHOTO: Drawing(standing.photograph, (), ("per_row",)),
    Layout.CAR: Drawing(vehicles.car, ("left",)),
    Layout.CONVOY: Drawing(vehicles.convoy, (), ("cars",), takes_rest=True),
    Layout.FLAGS_TABLE: Drawing(
        flags.flags_on_a_table, (), OF_FLAGS, is_of_flags=True
    ),
    Layout.FLAGS_POLES: Drawing(
        flags.flags_on_poles, (), OF_FLAGS, is_of_flags=True
    ),
    Layout.FLAGS_STAGE: Drawing(
        flags.flags_on_a_stage, (), OF_FLAGS, is_of_flags=True
    ),
}  # fmt: skip
COUPLES = {Layout.BANQUET_ENDS: "apart"}
"""The rule for couples where the officer chose none: crossed at the two ends (State Protocol's usage)."""


def plan_of(
    layout: Layout,
    people: Sequence[Attendee],
    settings: Settings = Settings(),  # noqa: B008  a frozen value
    *,
    held: Mapping[str, str] | None = None,
    only_held: bool = False,
) -> Plan:
    """
    Place people by a layout: who is `held` on a chair stays there, the others go by rank.

    With `only_held` nobody else is placed: a plan as it is kept, with its empty chairs.
    """
    drawing = LAYOUTS[layout]
    settings = settled(layout, settings)
    party = party_of(
        people,
        interpreters=settings.interpreter if drawing.interpreters else "queue",
        first=settings.signatories,
        most=1 if drawing.most_beside == 1 and not _is_opposite(layout, settings) else 2,
        tables=settings.tables if layout == Layout.ROUNDS else None,
    )
    chairs, things = drawing.draw(party, settings)
    places, left_over = fill(chairs, party, held or {}, only_held=only_held)
    if layout == Layout.ROUNDS:
        places = rounds.with_interpreters(places, people)
    return Plan(
        layout,
        numbered(places),
        tuple(things),
        {one.key: one for one in people},
        () if drawing.takes_rest else tuple(left_over),
    )


def settled(layout: Layout, settings: Settings) -> Settings:
    """The settings with what the layout does where nothing was chosen, or what it cannot do."""
    ways = LAYOUTS[layout].interpreters
    way = settings.interpreter if settings.interpreter in ways else next(iter(ways), "")
    return replace(settings, interpreter=way, couples=settings.couples or COUPLES.get(layout, ""))


def _is_opposite(layout: Layout, settings: Settings) -> bool:
    return settings.variant == "opposite" and layout == Layout.ROUND
