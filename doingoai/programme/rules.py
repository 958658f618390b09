"""What must be true of a programme, and what two versions of it differ in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _

from doingoai.foundation.refusals import RuleBroken

TOLD = (
    "starts_at", "ends_at", "kind", "title_vi", "title_en", "place", "guests", "hosts",
    "responsible", "interpreter_language", "interpreter", "dress_vi", "dress_en", "menu_vi",
    "notes_vi", "notes_en", "car",
)  # fmt: skip
"""Fields whose change the holders of a programme are told of."""


@dataclass(frozen=True, slots=True)
class ItemChange:
    """One difference between two versions: an item added, removed, or changed in some fields."""

    what: str
    key: str
    title: str
    fields: Mapping[str, tuple[Any, Any]]
    concerns: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        return {
            "what": self.what,
            "key": self.key,
            "title": self.title,
            "fields": {name: list(pair) for name, pair in self.fields.items()},
            "concerns": list(self.concerns),
        }


Snapshot = Sequence[Mapping[str, Any]]


def changes_between(old: Snapshot, new: Snapshot) -> list[ItemChange]:
    """Tell exactly what changed from one version to the next, and whom each change concerns."""
    before = {item["key"]: item for item in old}
    after = {item["key"]: item for item in new}
    found = [_gone(item) for key, item in before.items() if key not in after]
    for key, item in after.items():
        if key not in before:
            found.append(ItemChange("added", key, item["title_vi"], {}, _people(item)))
            continue
        fields = {
            name: (before[key].get(name), item.get(name))
            for name in TOLD
            if before[key].get(name) != item.get(name)
        }
        if fields:
            concerned = dict.fromkeys((*_people(before[key]), *_people(item)))
            found.append(ItemChange("changed", key, item["title_vi"], fields, tuple(concerned)))
    return found


def _gone(item: Mapping[str, Any]) -> ItemChange:
    return ItemChange("removed", item["key"], item["title_vi"], {}, _people(item))


def _people(item: Mapping[str, Any]) -> tuple[str, ...]:
    """Names of everybody an item concerns: both sides, the responsible officer, the interpreter."""
    names: Iterable[str] = (
        *item.get("guests", ()),
        *item.get("hosts", ()),
        item.get("responsible", ""),
        item.get("interpreter", ""),
    )
    return tuple(dict.fromkeys(name for name in names if name))


def check_times(starts_at: datetime, ends_at: datetime | None) -> None:
    """
    Refuse an item that ends before it starts.

    :raises RuleBroken: item.ends_before_start
    """
    if ends_at is not None and ends_at < starts_at:
        raise RuleBroken(
            _("The item ends (%(end)s) before it starts (%(start)s). Correct one of the two.")
            % {"end": _told(ends_at), "start": _told(starts_at)},
            code="item.ends_before_start",
            field="ends_at",
        )


def _told(moment: datetime) -> str:
    """The time of day and the day as people at the office say it."""
    return f"{moment.astimezone(get_current_timezone()):%H:%M %d/%m/%Y}"
