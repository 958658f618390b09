"""Reads of programmes. Who may see one is asked of the visit it belongs to."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from doingoai.accounts.actions import hash_of_token
from doingoai.programme.feed import FeedEntry
from doingoai.programme.models import FeedToken, IssuedVersion, Item, Programme
from doingoai.programme.states import ItemKind, Side

HERE = ZoneInfo("Asia/Ho_Chi_Minh")


def items_of(programme: Programme) -> QuerySet[Item]:
    """Items in their order in time, with places, responsible officers and participants."""
    return (
        Item.objects.filter(programme=programme)
        .select_related("place", "responsible")
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


def feeds_of(programme: Programme) -> QuerySet[FeedToken]:
    """The secret addresses of a programme that still work, the newest first."""
    return FeedToken.objects.filter(programme=programme, revoked_at__isnull=True).select_related(
        "created_by"
    )


def feed_called(secret: str) -> FeedToken | None:
    """Find the address that a secret opens; None when there is none or it was stopped."""
    found = FeedToken.objects.filter(hash=hash_of_token(secret), revoked_at__isnull=True)
    return found.select_related("programme").first()


def feed_entries(programme: Programme, *, language: str) -> list[FeedEntry]:
    """What happens, and what was once handed out and taken out again, as a feed shows it."""
    current = [_entry(item, language) for item in items_of(programme)]
    seen = {entry.key for entry in current}
    gone = []
    for version in issued_versions(programme):
        for frozen in version.content:
            if frozen["key"] not in seen:
                seen.add(frozen["key"])
                gone.append(_cancelled(frozen, language, version.issued_at))
    return current + gone


def _entry(item: Item, language: str) -> FeedEntry:
    changed = [moment for moment in (item.changed_vi_at, item.changed_en_at) if moment]
    return FeedEntry(
        key=f"item-{item.pk}",
        starts_at=item.starts_at.astimezone(HERE),
        ends_at=item.ends_at.astimezone(HERE) if item.ends_at else None,
        title=_told(item.title_vi, item.title_en, language),
        place=_feed_place(item, language),
        kind=str(ItemKind(item.kind).label),
        changed_at=max(changed),
    )


def _cancelled(frozen: dict[str, Any], language: str, at: datetime) -> FeedEntry:
    ends = frozen["ends_at"]
    return FeedEntry(
        key=frozen["key"],
        starts_at=datetime.fromisoformat(frozen["starts_at"]).astimezone(HERE),
        ends_at=datetime.fromisoformat(ends).astimezone(HERE) if ends else None,
        title=_told(frozen["title_vi"], frozen["title_en"], language),
        place=frozen["place"],
        kind=str(ItemKind(frozen["kind"]).label),
        changed_at=at,
        is_cancelled=True,
    )


def _told(title_vi: str, title_en: str, language: str) -> str:
    return title_en if language == "en" and title_en else title_vi


def _feed_place(item: Item, language: str) -> str:
    if item.place is None:
        return ""
    name = _told(item.place.name_vi, item.place.name_en, language)
    return ", ".join(part for part in (name, item.place.room, item.place.address) if part)
