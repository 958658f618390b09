"""Between rows and plain values: a plan as it is kept, and settings as its form and its row hold them."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from hashlib import sha256
from typing import Any

from doingoai.protocol.facts import Attendee
from doingoai.protocol.hall import problem_with
from doingoai.protocol.layouts.places import Plan, Settings
from doingoai.protocol.models import SeatingPlan, SeatOf
from doingoai.protocol.placing import kept
from doingoai.protocol.rules import Tie
from doingoai.protocol.states import Bond, Layout, Part, Side
from doingoai.protocol.tables import Problem


def settings_from(values: Mapping[str, Any]) -> Settings:
    """Read settings from a row or a form; what is not known is left out."""
    known = {one.name for one in fields(Settings)}
    return Settings(**{name: _plain(value) for name, value in values.items() if name in known})


def _plain(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def settings_kept(settings: Settings) -> dict[str, Any]:
    """Write settings as a row holds them: only what differs from the usual."""
    usual = asdict(Settings())
    return {name: value for name, value in asdict(settings).items() if value != usual[name]}


def ties_of(plan: SeatingPlan) -> list[Tie]:
    return [Tie(Bond(bond), one, other) for bond, one, other in plan.ties]


def attendee_of(seat: SeatOf) -> Attendee:
    return Attendee(
        seat.attendee_key, Side(seat.side), seat.standing, name=seat.name, title_vi=seat.title_vi,
        title_en=seat.title_en, party=seat.party, country=seat.country, part=Part(seat.part),
        sex=seat.sex, couple=seat.couple, interprets_for=tuple(seat.interprets_for),
        languages=tuple(seat.languages), diet=seat.diet,
    )  # fmt: skip


def plan_kept(plan: SeatingPlan, seats: Iterable[SeatOf]) -> Plan:
    """The plan as it stands: these people on these chairs."""
    listed = list(seats)
    return kept(
        Layout(plan.layout),
        [attendee_of(one) for one in listed],
        settings_from(plan.settings),
        {one.place_key: one.attendee_key for one in listed if one.place_key},
    )


def locked_of(seats: Iterable[SeatOf]) -> dict[str, str]:
    return {one.place_key: one.attendee_key for one in seats if one.is_locked}


def problem_kept(plan: SeatingPlan, seats: Iterable[SeatOf]) -> Problem:
    """What a search for a better plan of tables is asked for."""
    listed = list(seats)
    return problem_with(
        [attendee_of(one) for one in listed], settings_from(plan.settings), ties_of(plan), locked_of(listed)
    )  # fmt: skip


def fingerprint(plan: SeatingPlan, seats: Iterable[SeatOf]) -> str:
    """What a plan is at this moment, in few letters: any change by a person, a lock too, changes it."""
    said = [
        plan.version, plan.settings, plan.ties,
        sorted([one.attendee_key, one.place_key, one.is_locked] for one in seats),
    ]  # fmt: skip
    return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def rows_of(plan: SeatingPlan, arranged: Plan, locked: Mapping[str, str]) -> list[SeatOf]:
    """The rows that hold a plan."""
    chairs = {who: key for key, who in arranged.seating().items()}
    return [
        SeatOf(
            plan=plan, place_key=chairs.get(one.key, ""), attendee_key=one.key, standing=one.standing,
            name=one.name[:300], title_vi=one.title_vi[:250], title_en=one.title_en[:250],
            side=one.side, part=one.part, party=one.party[:60], country=one.country, sex=one.sex,
            couple=one.couple, interprets_for=list(one.interprets_for), languages=list(one.languages),
            diet=one.diet, is_locked=bool(chairs.get(one.key)) and locked.get(chairs[one.key]) == one.key,
        )
        for one in arranged.people.values()
    ]  # fmt: skip
