"""How papers word a programme: kinds of items, times, places, days."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from doingoai.documents.drafting.gaps import GAP, Pair, either, in_language
from doingoai.foundation.local_time import HERE
from doingoai.programme.facts import ItemFacts

ITEM_KINDS: Mapping[str, Pair] = {
    "airport_welcome": ("Đón đoàn tại sân bay", "Arrival and welcome at the airport"),
    "check_in": ("Nhận phòng khách sạn", "Hotel check-in"),
    "courtesy_call": ("Chào xã giao", "Courtesy call"),
    "talks": ("Hội đàm", "Talks"),
    "signing": ("Lễ ký kết", "Signing ceremony"),
    "banquet": ("Chiêu đãi", "Banquet"),
    "working_meal": ("Ăn làm việc", "Working meal"),
    "visit": ("Tham quan", "Visit"),
    "culture": ("Chương trình văn hóa, nghệ thuật", "Cultural programme"),
    "press": ("Hoạt động báo chí", "Press"),
    "transfer": ("Di chuyển", "Transfer"),
    "free": ("Nghỉ, tự do", "Free time"),
    "farewell": ("Tiễn đoàn", "Farewell"),
    "other": ("Hoạt động khác", "Other"),
}


def clock(moment: datetime) -> str:
    return moment.astimezone(HERE).strftime("%H:%M")


def times(item: ItemFacts) -> str:
    """Write from when to when something lasts: "08:30 – 09:30"."""
    starts = clock(item.starts_at)
    return starts if item.ends_at is None else f"{starts} – {clock(item.ends_at)}"


def item_title(item: ItemFacts, language: str) -> str:
    title = either(language, item.title_vi, item.title_en)
    return title if title != GAP else in_language(ITEM_KINDS.get(item.kind), language)


def place(item: ItemFacts, language: str) -> str:
    """Write where something happens: room, place, address."""
    named = either(language, item.place.name_vi, item.place.name_en)
    parts = [item.place.room, "" if named == GAP else named, item.place.address]
    return ", ".join(part for part in parts if part) or GAP


def by_day(items: Iterable[ItemFacts]) -> list[tuple[date, list[ItemFacts]]]:
    """Group the programme by local day, everything in order of time."""
    days: dict[date, list[ItemFacts]] = {}
    for item in sorted(items, key=lambda each: each.starts_at):
        days.setdefault(item.starts_at.astimezone(HERE).date(), []).append(item)
    return list(days.items())
