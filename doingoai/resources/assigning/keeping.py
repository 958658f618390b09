"""The work as plain values that a database keeps, and back again."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from doingoai.resources.assigning.facts import Item, Need, Resource, Role, Taken, Work

Kept = dict[str, Any]
_PLAIN = ("usual_travel", "pause", "rest")


def kept(work: Work) -> Kept:
    """Everything but what it costs; travel as triples of two places and minutes."""
    return {
        "items": [_timed(asdict(one)) for one in work.items],
        "resources": [_resource(one) for one in work.resources],
        "taken": [_timed(asdict(one)) for one in work.taken],
        "travel": [[one, other, minutes] for (one, other), minutes in work.travel.items()],
        "names": dict(work.names),
        **{name: getattr(work, name) for name in _PLAIN},
    }


def work_of(found: Mapping[str, Any]) -> Work:
    """The work that was kept."""
    return Work(
        tuple(_item(one) for one in found["items"]),
        tuple(_resource_of(one) for one in found["resources"]),
        tuple(Taken(**_moments(one)) for one in found["taken"]),
        travel={(one, other): minutes for one, other, minutes in found["travel"]},
        names=found["names"],
        **{name: found[name] for name in _PLAIN},
    )


def _timed(values: Kept) -> Kept:
    times = {name: values[name].isoformat() for name in ("starts_at", "ends_at")}
    return {**values, **times}


def _moments(values: Kept) -> Kept:
    times = {name: datetime.fromisoformat(values[name]) for name in ("starts_at", "ends_at")}
    return {**values, **times}


def _item(values: Kept) -> Item:
    needs = tuple(Need(**{**one, "role": Role(one["role"])}) for one in values["needs"])
    return Item(**{**_moments(values), "needs": needs})


def _resource(one: Resource) -> Kept:
    values = asdict(one)
    sets = {name: sorted(values[name]) for name in ("modes", "layouts", "also")}
    return {
        **values,
        **sets,
        "modes_in": {key: sorted(known) for key, known in one.modes_in.items()},
    }


def _resource_of(values: Kept) -> Resource:
    return Resource(
        **{
            **values,
            "role": Role(values["role"]),
            "also": frozenset(Role(one) for one in values["also"]),
            "modes": frozenset(values["modes"]),
            "layouts": frozenset(values["layouts"]),
            "modes_in": {key: frozenset(known) for key, known in values["modes_in"].items()},
        }
    )
