"""Reads of programmes. Who may see one is asked of the visit it belongs to."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from doingoai.foundation.local_time import HERE
from doingoai.programme.models import IssuedVersion, Item, Programme
from doingoai.programme.states import Side


def items_of(programme: Programme) -> QuerySet[Item]:
    """Items in their order in time, with places, responsible officers and participants."""
    return (
        Item.objects.filter(programme=programme)
        .select_related("place", "responsible__unit")
        .prefetch_related("participations__person")
        .order_by("starts_at", "id")
    )


def snapshot(programme: Programme) -> list[dict[str, Any]]:
    """Give the programme as plain values: what a version keeps and the next one is compared with."""
    return [_frozen(item) for item in items_of(programme)]


def _frozen(item: Item) -> dict[str, Any]:
    people: dict[str, list[str]] = {Side.GUEST: [], Side.HOST: []}
    for participation in item.participations.all():
        people[participation.side].append(participation.person.name.full)
    return {
        "key": f"item-{item.pk}",
        "kind": item.kind,
        "starts_at": _local(item.starts_at),
        "ends_at": _local(item.ends_at) if item.ends_at else None,
        "title_vi": item.title_vi,
        "title_en": item.title_en,
        "place": _place(item),
        "guests": people[Side.GUEST],
        "hosts": people[Side.HOST],
        "responsible": item.responsible.name if item.responsible else item.responsible_text,
        "interpreter_language": item.interpreter_language,
        "interpreter": item.interpreter,
        "dress_vi": item.dress_vi,
        "dress_en": item.dress_en,
        "menu_vi": item.menu_vi,
        "menu_en": item.menu_en,
        "notes_vi": item.notes_vi,
        "notes_en": item.notes_en,
        "car": item.car,
    }


def _place(item: Item) -> str:
    if item.place is None:
        return ""
    return f"{item.place.name_vi}, {item.place.room}" if item.place.room else item.place.name_vi


def _local(moment: datetime) -> str:
    return moment.astimezone(HERE).isoformat(timespec="minutes")


def issued_versions(programme: Programme) -> QuerySet[IssuedVersion]:
    """Versions handed out, the newest first."""
    return IssuedVersion.objects.filter(programme=programme).select_related("issued_by")


def calendar_items(start: datetime, end: datetime) -> QuerySet[Item]:
    """Items of all programmes that begin within a span; the caller narrows to visible visits."""
    return (
        Item.objects.filter(starts_at__gte=start, starts_at__lt=end)
        .select_related("place", "programme")
        .order_by("starts_at", "id")
    )
