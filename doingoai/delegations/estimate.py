"""
The estimate of a reception from its facts and the figures valid on the day. Pure.

Three cases of who pays (Circular 35/2026/TT-BTC): the host all, the guest board and lodging, or the
guest everything but refreshments at meetings. Beside that a single line may be said to be paid by the
other side. An officer's own line replaces the computed one, and is ours unless said otherwise.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from math import ceil

from doingoai.delegations.facts import EstimateLine, VisitFacts
from doingoai.delegations.states import GuestClass, MemberRole, Payer
from doingoai.norms.facts import Figure, FigureTable
from doingoai.programme.facts import ItemFacts
from doingoai.programme.states import MEETINGS, ItemKind
from doingoai.spending.states import Bearer

ROLE_OF = {
    MemberRole.HEAD: "head",
    MemberRole.DEPUTY: "deputy",
    MemberRole.SPOUSE: "spouse",
}


@dataclass(frozen=True, slots=True)
class HandLine:
    """A line an officer set in place of, or beside, the computed ones."""

    item: str
    label_vi: str
    quantity: int
    unit_price: int
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class Ground:
    """The figures, the day whose figures hold, and the class they are asked for."""

    table: FigureTable
    day: date
    guest_class: str

    def find(self, key: str, role: str = "") -> Figure | None:
        return self.table.find(key, on=self.day, guest_class=self.guest_class, role=role)


def estimate_lines(
    facts: VisitFacts, table: FigureTable, *, by_hand: Mapping[str, HandLine] | None = None
) -> tuple[EstimateLine, ...]:
    """Compute the estimate; lines without a figure of law are left for the officer to fill."""
    return ours(all_lines(facts, table, by_hand=by_hand))


def ours(lines: tuple[EstimateLine, ...]) -> tuple[EstimateLine, ...]:
    """The lines the host pays: they are the estimate."""
    return tuple(line for line in lines if line.bearer == Bearer.HOST)


def all_lines(
    facts: VisitFacts,
    table: FigureTable,
    *,
    by_hand: Mapping[str, HandLine] | None = None,
    payers: Mapping[str, Bearer] | None = None,
) -> tuple[EstimateLine, ...]:
    """Every line of the reception with who pays it: by the case of the visit, or as said of the line."""
    hand, said = dict(by_hand or {}), payers or {}
    computed = {line.item: line for line in _computed(facts, table)}
    lines = [
        _replaced(line, hand.pop(item)) if item in hand else line for item, line in computed.items()
    ]
    lines += [_own(line) for line in hand.values()]
    return tuple(_paid(line, said.get(line.item)) for line in lines if line.quantity)


def _paid(line: EstimateLine, said: Bearer | None) -> EstimateLine:
    return line if said is None else replace(line, bearer=said, is_bearer_said=True)


def _replaced(line: EstimateLine, hand: HandLine) -> EstimateLine:
    return replace(
        line,
        label_vi=hand.label_vi or line.label_vi,
        quantity=hand.quantity,
        unit_price=hand.unit_price,
        explanation=hand.explanation,
        bearer=Bearer.HOST,
    )


def _own(hand: HandLine) -> EstimateLine:
    return EstimateLine(
        item=hand.item,
        label_vi=hand.label_vi,
        quantity=hand.quantity,
        unit_price=hand.unit_price,
        explanation=hand.explanation,
    )


def _computed(facts: VisitFacts, table: FigureTable) -> Iterator[EstimateLine]:
    if facts.payer is None or facts.starts_on is None or facts.ends_on is None:
        return
    guest_class = facts.guest_class or GuestClass.OTHER
    ground = Ground(table, facts.starts_on, guest_class.value)
    lodges, receives = facts.payer == Payer.HOST, facts.payer != Payer.GUEST
    parts = (
        (_rooms, lodges), (_meals, lodges), (_honours, receives), (_banquet, receives),
        (_refreshments, True), (_interpreting, True),
    )  # fmt: skip
    for part, is_ours in parts:
        bearer = Bearer.HOST if is_ours else Bearer.GUEST
        yield from (replace(line, bearer=bearer) for line in part(facts, ground))


def _line(item: str, label: str, quantity: int, figure: Figure | None) -> Iterator[EstimateLine]:
    if figure is None or figure.amount is None or quantity <= 0:
        return
    source = ", ".join(part for part in (figure.clause, figure.instrument) if part)
    yield EstimateLine(
        item=item,
        label_vi=label,
        quantity=quantity,
        unit_price=figure.amount,
        norm_limit=figure.amount,
        norm_source=source,
        confirmed=figure.confirmed,
    )


def _count(facts: VisitFacts, role: str) -> int:
    return sum(1 for member in facts.members if ROLE_OF.get(member.role, "member") == role)


def _nights(facts: VisitFacts) -> int:
    if facts.starts_on is None or facts.ends_on is None:
        return 0
    return (facts.ends_on - facts.starts_on).days


def _rooms(facts: VisitFacts, ground: Ground) -> Iterator[EstimateLine]:
    """Rooms by night; a spouse shares the head's room, two who share a room count once."""
    nights = _nights(facts)
    labels = {
        "head": "Thuê chỗ ở: trưởng đoàn",
        "deputy": "Thuê chỗ ở: phó đoàn",
        "member": "Thuê chỗ ở: đoàn viên",
    }
    for role, label in labels.items():
        sharing = sum(
            1
            for member in facts.members
            if member.shares_room_with and ROLE_OF.get(member.role, "member") == role
        )
        rooms = _count(facts, role) - sharing // 2
        figure = ground.find("room_per_day", role) or ground.find("room_per_day", "member")
        yield from _line(f"room_{role}", f"{label} (phòng × đêm)", rooms * nights, figure)


def _meals(facts: VisitFacts, ground: Ground) -> Iterator[EstimateLine]:
    days = _nights(facts) + 1
    people = len(facts.members)
    yield from _line(
        "meals", "Ăn hằng ngày (người × ngày)", people * days, ground.find("meals_per_day")
    )


def _honours(facts: VisitFacts, ground: Ground) -> Iterator[EstimateLine]:
    flowers, gift = ground.find("flowers_at_airport", "head"), ground.find("gift", "head")
    welcomed = any(item.kind == ItemKind.AIRPORT_WELCOME for item in facts.items)
    yield from _line("flowers", "Hoa đón tại sân bay: trưởng đoàn", int(welcomed), flowers)
    yield from _line("gift_head", "Tặng phẩm: trưởng đoàn", len(facts.heads), gift)
    spouse = ground.find("gift", "spouse")
    yield from _line("gift_spouse", "Tặng phẩm: phu nhân/phu quân", _count(facts, "spouse"), spouse)


def _banquet(facts: VisitFacts, ground: Ground) -> Iterator[EstimateLine]:
    """One banquet per delegation; accompanying Vietnamese eat at the members' rate."""
    banquet = next((item for item in facts.items if item.kind == ItemKind.BANQUET), None)
    if banquet is None:
        return
    people = len(facts.guests_of(banquet)) + len(banquet.hosts)
    figure = ground.find("banquet_per_person")
    yield from _line("banquet", "Chiêu đãi (người)", people, figure)


def _refreshments(facts: VisitFacts, ground: Ground) -> Iterator[EstimateLine]:
    portions = sum(
        len(facts.guests_of(item)) + len(item.hosts)
        for item in facts.items
        if item.kind in MEETINGS
    )
    figure = ground.find("refreshments_half_day")
    yield from _line(
        "refreshments", "Nước uống tại buổi tiếp, hội đàm (người × buổi)", portions, figure
    )


def _interpreting(facts: VisitFacts, ground: Ground) -> Iterator[EstimateLine]:
    """Interpreting by the hour, a part of an hour as a full one; own staff get at most half."""
    hours = sum(_hours(item) for item in facts.items if item.interpreter_language)
    figure = ground.find("interpretation_hour_consecutive")
    yield from _line("interpreting", "Phiên dịch nối tiếp (giờ)", hours, figure)


def _hours(item: ItemFacts) -> int:
    if item.ends_at is None:
        return 1
    return ceil((item.ends_at - item.starts_at).total_seconds() / 3600)


def total(lines: tuple[EstimateLine, ...]) -> int:
    return sum(line.amount for line in lines)
