"""Differences between two versions of a programme, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from doingoai.programme.states import ItemKind

FIELD_NAMES = {
    "starts_at": _("begins"),
    "ends_at": _("ends"),
    "kind": _("kind"),
    "title_vi": _("what happens (Vietnamese)"),
    "title_en": _("what happens (English)"),
    "place": _("place"),
    "guests": _("guests"),
    "hosts": _("Vietnamese side"),
    "responsible": _("responsible"),
    "interpreter_language": _("language to interpret"),
    "interpreter": _("interpreter"),
    "dress_vi": _("dress (Vietnamese)"),
    "dress_en": _("dress (English)"),
    "menu_vi": _("menu"),
    "notes_vi": _("notes (Vietnamese)"),
    "notes_en": _("notes (English)"),
    "car": _("car"),
}
WHAT = {"added": _("Added"), "removed": _("Removed"), "changed": _("Changed")}


@dataclass(frozen=True, slots=True)
class ShownChange:
    """One difference: what, of which item, which fields from what to what, whom it concerns."""

    what: str
    title: str
    fields: list[tuple[str, str, str]]
    concerns: str


def shown_changes(changes: Iterable[Mapping[str, Any]]) -> list[ShownChange]:
    return [
        ShownChange(
            what=str(WHAT[change["what"]]),
            title=change["title"],
            fields=[
                (str(FIELD_NAMES[name]), _shown(name, old), _shown(name, new))
                for name, (old, new) in change["fields"].items()
            ],
            concerns=", ".join(change["concerns"]),
        )
        for change in changes
    ]


def _shown(name: str, value: Any) -> str:
    if not value:
        return "–"
    if name in {"starts_at", "ends_at"}:
        return f"{datetime.fromisoformat(value):%H:%M %d/%m/%Y}"
    if name == "kind":
        return str(ItemKind(value).label)
    return ", ".join(value) if isinstance(value, list) else str(value)
