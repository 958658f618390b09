"""What happens in a programme, as plain values."""

from dataclasses import dataclass
from datetime import datetime

from doingoai.directory.facts import PlaceFacts
from doingoai.programme.states import ItemKind

NOWHERE = PlaceFacts()


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """One thing that happens. `guests` and `hosts` hold keys; empty `guests` means everybody."""

    key: str
    kind: ItemKind
    starts_at: datetime
    ends_at: datetime | None = None
    title_vi: str = ""
    title_en: str = ""
    place: PlaceFacts = NOWHERE
    guests: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    responsible: str = ""
    responsible_unit: str = ""
    interpreter_language: str = ""
    interpreter: str = ""
    dress_vi: str = ""
    dress_en: str = ""
    menu_vi: str = ""
    menu_en: str = ""
    notes_vi: str = ""
    notes_en: str = ""
    car: str = ""
    changed_vi_at: datetime | None = None
    changed_en_at: datetime | None = None
