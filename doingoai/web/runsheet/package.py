"""What goes onto a phone, field by field: written here in full so that nothing slips in unseen."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from doingoai.runsheet.facts import Day, DayItem, Phone, StepLine
from doingoai.runsheet.merging import Event, state_of
from doingoai.runsheet.models import Device, Refusal
from doingoai.web.runsheet.steps import Refused, reasons_of, refused_of


def package_of(
    device: Device,
    days: Sequence[Day],
    logs: Mapping[int, Sequence[Event]],
    refusals: Mapping[int, Sequence[Refusal]],
    *,
    at: datetime,
) -> dict[str, Any]:
    """
    The days of a phone: display names, times, places, cars, steps, telephone numbers of our own people
    and of those who drive and interpret for them.

    No passport, no birth date, no diet, no number of a guest ever stands here (goal S21).
    """
    return {
        "state": "live",
        "device": str(device.key),
        "until": device.expires_at.isoformat(),
        "made": at.isoformat(timespec="seconds"),
        "days": [
            _day(device, day, logs.get(day.visit, ()), reasons_of(refusals.get(day.visit, ())))
            for day in days
        ],
    }


def _day(device: Device, day: Day, log: Sequence[Event], reasons: Refused) -> dict[str, Any]:
    state = state_of(log)
    steps = {
        item.key: [_step(device, step, refused_of(step, state, reasons)) for step in item.steps]
        for item in day.items
    }
    return {
        "visit": day.visit,
        "title": day.title,
        "phones": [_phone(one) for one in day.phones],
        "items": [{**_item(item), "steps": steps[item.key]} for item in day.items],
        "log": [_event(event) for event in log if not event.apart],
    }


def _item(item: DayItem) -> dict[str, Any]:
    return {
        "key": item.key,
        "starts": item.starts_at.isoformat(timespec="minutes"),
        "ends": item.ends_at.isoformat(timespec="minutes") if item.ends_at else "",
        "title": item.title,
        "place": item.place,
        "address": item.address,
        "car": item.car,
        "responsible": item.responsible,
        "interpreter": item.interpreter,
        "ticks": [{"key": one.key, "label": one.label} for one in item.ticks],
        "guests": [{"key": one.key, "label": one.name, "face": one.face} for one in item.guests],
        "phones": [_phone(one) for one in item.phones],
    }


def _step(device: Device, step: StepLine, refused: str) -> dict[str, Any]:
    """A step says whether this phone's officer noted it, instead of carrying anybody's key."""
    return {
        "key": step.key,
        "second": step.second,
        "label": step.label,
        "who": step.who,
        "due": step.due_at.isoformat(timespec="minutes"),
        "outcome": step.outcome,
        "by": step.by,
        "mine": step.by_key == device.officer_id,
        "confirmed": step.second_by,
        "confirmed_mine": step.second_key == device.officer_id,
        "refused": refused,
    }


def _phone(phone: Phone) -> dict[str, str]:
    return {"name": phone.name, "role": phone.role, "number": phone.number}


def _event(event: Event) -> dict[str, Any]:
    return {
        "id": event.id, "device": event.device, "counter": event.counter, "at": event.at,
        "kind": event.kind, "about": event.about, "thing": event.thing, "value": event.value,
        "after": list(event.after), "text": event.text, "severity": event.severity, "apart": "",
    }  # fmt: skip
