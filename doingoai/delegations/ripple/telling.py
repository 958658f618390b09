"""
Who must be told of a mended programme, and the message to each, ready to be sent.

The Vietnamese side is written to in Vietnamese, the guests in English; each is told what concerns
them and nothing else.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from doingoai.delegations.facts import VIET_NAM, HostFacts, MemberFacts, VisitFacts
from doingoai.delegations.findings.wording import person_label
from doingoai.delegations.ripple.happened import FlightMoved, Happened, HostAway
from doingoai.delegations.ripple.mending import Mended, Proposal
from doingoai.directory.facts import PlaceFacts


@dataclass(frozen=True, slots=True)
class Message:
    """What one person, or the delegation through its head, is told; `phone` where it is known."""

    to: str
    language: str
    text: str
    phone: str = ""


def messages(facts: VisitFacts, happened: Happened, proposal: Proposal) -> tuple[Message, ...]:
    """Write one message to each person whom a change concerns, hosts first, the guests last."""
    keys = {person_label(host): host for host in facts.hosts}
    concerned: dict[str, list[Mended]] = {
        name: [one for one in proposal.mended if _holds(one, host.key)]
        for name, host in keys.items()
    }
    for one in proposal.mended:
        for name in _named(one):
            mine = concerned.setdefault(name, [])
            if one not in mine:
                mine.append(one)
    told = [
        _to_ours(name, keys.get(name), mine, facts, happened)
        for name, mine in concerned.items()
        if mine
    ]
    of_guests = [one for one in proposal.mended if _guests(one, facts)]
    if of_guests:
        told.append(_to_guests(of_guests, facts, happened))
    return tuple(told)


def _named(one: Mended) -> list[str]:
    """Name who stands in an item by name only: responsible officer, interpreter, driver."""
    named = (one.before.responsible, one.before.interpreter, one.before.car)
    return [name for name in named if name]


def _holds(one: Mended, key: str) -> bool:
    return key in one.before.hosts or key in one.after.hosts


def _guests(one: Mended, facts: VisitFacts) -> tuple[MemberFacts, ...]:
    return facts.guests_of(one.before) or facts.guests_of(one.after)


def _to_ours(
    name: str,
    host: HostFacts | None,
    mine: Sequence[Mended],
    facts: VisitFacts,
    happened: Happened,
) -> Message:
    lines = [_line_vi(one, facts, host.key if host else "") for one in mine]
    phone = host.phone if host else ""
    if not phone and name == facts.responsible:
        phone = facts.responsible_phone
    return Message(name, "vi", _letter_vi(name, lines, facts, happened), phone)


def _to_guests(mine: Sequence[Mended], facts: VisitFacts, happened: Happened) -> Message:
    head = facts.head
    to = person_label(head) if head else facts.partner_en or facts.partner_vi
    lines = "\n".join(_line_en(one) for one in mine)
    text = f"Dear {to},\n{_why_en(happened)} the programme has changed:\n{lines}\nWe apologise for the change."
    return Message(to, "en", text)


def _letter_vi(to: str, lines: Sequence[str], facts: VisitFacts, happened: Happened) -> str:
    said = "\n".join(lines)
    why = _why_vi(happened, facts)
    return (
        f"Kính gửi {to}: do {why}, chương trình {facts.title_vi} có thay đổi:\n{said}\nTrân trọng."
    )


def _why_vi(happened: Happened, facts: VisitFacts) -> str:
    if isinstance(happened, FlightMoved):
        flight = f"chuyến bay {happened.number}".strip()
        verb = "rời đi" if happened.is_departure else "đến"
        return f"{flight} {verb} lúc {_moment(happened.at)}"
    if isinstance(happened, HostAway):
        host = next((one for one in facts.hosts if one.key == happened.host), None)
        return f"{person_label(host)} có việc đột xuất" if host else "lãnh đạo có việc đột xuất"
    item = next((one for one in facts.items if one.key == happened.item), None)
    return f"{_place_vi(item.place)} không sử dụng được" if item else "phòng không sử dụng được"


def _why_en(happened: Happened) -> str:
    if isinstance(happened, FlightMoved):
        flight = f"flight {happened.number}".strip()
        verb = "leaves" if happened.is_departure else "arrives"
        return f"As {flight} {verb} at {_moment(happened.at)},"
    return "For reasons that could not be foreseen"


def _line_vi(one: Mended, facts: VisitFacts, reader: str = "") -> str:
    said = [f"- “{one.before.title_vi or one.before.title_en}”"]
    if reader and reader in one.out:
        return f"{said[0]} ({_moment(one.before.starts_at)}): có người dự thay."
    if one.after.starts_at != one.before.starts_at:
        said.append(
            f"từ {_moment(one.before.starts_at)} chuyển sang {_moment(one.after.starts_at)}"
        )
    else:
        said.append(f"{_moment(one.after.starts_at)}")
    if one.after.place != one.before.place:
        said.append(f"đổi địa điểm sang {_place_vi(one.after.place)}")
    people: dict[str, HostFacts | MemberFacts] = {guest.key: guest for guest in facts.members}
    people |= {host.key: host for host in facts.hosts}
    if one.stand_in:
        names = ", ".join(person_label(people[key]) for key in one.stand_in)
        said.append(f"{names} dự thay")
    elif one.out:
        names = ", ".join(person_label(people[key]) for key in one.out)
        said.append(f"{names} không dự")
    return ", ".join(said) + "."


def _line_en(one: Mended) -> str:
    title = one.before.title_en or one.before.title_vi
    if one.after.starts_at != one.before.starts_at:
        when = f"moves from {_moment(one.before.starts_at)} to {_moment(one.after.starts_at)}"
    else:
        when = f"stays at {_moment(one.after.starts_at)}"
    where = f", now at {_place_en(one.after.place)}" if one.after.place != one.before.place else ""
    who = ", with another host" if one.stand_in else ""
    return f"- “{title}” {when}{where}{who}."


def _place_vi(place: PlaceFacts) -> str:
    return ", ".join(part for part in (place.room, place.name_vi) if part)


def _place_en(place: PlaceFacts) -> str:
    return ", ".join(part for part in (place.room, place.name_en or place.name_vi) if part)


def _moment(at: datetime) -> str:
    return f"{at.astimezone(VIET_NAM):%H:%M %d/%m}"
