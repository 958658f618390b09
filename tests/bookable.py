"""People, vehicles and rooms of the tests, what is needed and what is booked. All names are invented."""

from datetime import timedelta
from itertools import count
from typing import Any

from doingoai.accounts.models import User
from doingoai.foundation.collation import sort_key
from doingoai.foundation.folding import fold
from doingoai.foundation.subjects import subject_of
from doingoai.resources import assigning
from doingoai.resources.assigning.keeping import kept
from doingoai.resources.models import Booking, Need, Resource, Skill, Staffing
from tests import factories

_TURN = count(1)


def resource(kind: str = "person", **fields: Any) -> Resource:
    """One of the pool; a person is an interpreter unless another role is given."""
    turn = next(_TURN)
    fields.setdefault("name", {"person": f"Phiên dịch Mẫu {turn}", "vehicle": f"43A-000.{turn}", "room": f"Phòng Mẫu {turn}"}[kind])  # fmt: skip
    if kind == "person" and not fields.keys() & {"is_interpreter", "is_officer", "is_driver"}:
        fields["is_interpreter"] = True
    if kind == "vehicle":
        fields.setdefault("plate", fields["name"])
        fields.setdefault("seats", 7)
    if kind == "room":
        fields["place"] = fields.get("place") or factories.place()
        fields.setdefault("capacity", 30)
    fields.setdefault("sort_key", sort_key(fields["name"]))
    fields.setdefault("folded", fold(fields["name"]))
    return Resource.objects.create(kind=kind, **fields)


def skill(one: Resource, language: str = "ko", level: int = 5, **fields: Any) -> Skill:
    return Skill.objects.create(resource=one, language=language, level=level, **fields)


def need(about: Any, kind: str = "interpreter", **fields: Any) -> Need:
    """What an item needs, at its time."""
    if kind == "interpreter":
        fields.setdefault("language", "ko")
    subject = subject_of(about)
    fields.setdefault("starts_at", about.starts_at)
    fields.setdefault("ends_at", about.ends_at or about.starts_at + timedelta(hours=1))
    return Need.objects.create(
        about_type=subject.type, about_id=subject.id, about_label=subject.label, kind=kind, **fields
    )


def booking(one: Resource, by: User, **fields: Any) -> Booking:
    fields.setdefault("starts_at", factories.NOON)
    fields.setdefault("ends_at", fields["starts_at"] + timedelta(hours=1))
    fields.setdefault("about_label", "Trực (Mẫu)")
    fields.setdefault("booked_at", factories.NOON)
    return Booking.objects.create(resource=one, booked_by=by, **fields)


def staffing(about: Any, one: Resource, by: User, **fields: Any) -> Staffing:
    """A proposal that puts one of the pool down for a need of an item."""
    wanted = need(about, language="fr")
    item = assigning.Item(
        str(about.pk), str(about), wanted.starts_at, wanted.ends_at,
        needs=(assigning.Need(str(wanted.pk), assigning.Role.INTERPRETER, language="fr"),),
    )  # fmt: skip
    speaks = assigning.Resource(
        str(one.pk), one.name, assigning.Role.INTERPRETER, languages={"fr": 5}
    )
    fields = {"plan": [[item.key, str(wanted.pk), str(one.pk)]], **fields}
    return Staffing.objects.create(
        starts_on=wanted.starts_at, ends_on=wanted.starts_at, asked_by=by, asked_at=factories.NOON,
        seconds=0, work=kept(assigning.Work((item,), (speaks,))), first_cost=9, cost=9, bound=0,
        **fields,
    )  # fmt: skip
