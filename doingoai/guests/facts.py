"""
What the guests have written, as plain values, and what of it is still missing.

All values are texts as the sealed row keeps them: days as ISO dates, moments as ISO local time of
the office, countries and roles as their codes; "" is "not said".
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from doingoai.delegations.states import MemberRole
from doingoai.guests.mrz_letters import may_be_same
from doingoai.guests.states import Lack

NAME = ("family", "given", "native", "order")
PERSON = (*NAME, "sex", "nationality", "languages", "phone", "email")
"""Lines that belong to the person wherever they appear."""
VISIT = (
    "role", "title_en", "title_vi", "organisation_en", "organisation_vi", "arrival_flight",
    "arrival_at", "departure_flight", "departure_at", "diet", "shares_room_with",
)  # fmt: skip
"""Lines that hold for this visit only."""
PASSPORT = ("passport_number", "passport_kind", "passport_country", "passport_expires_on")
FLIGHTS = ("arrival_flight", "arrival_at", "departure_flight", "departure_at")
TEXTS = (*PERSON, *VISIT, "birth_date", *PASSPORT, "notes", "read_name")
"""Everything that is kept as text; `read_name` is the name in the machine-readable lines."""
PRIVATE = frozenset({"passport_number", "birth_date"})
"""Never shown back to the guests' page once kept."""

LINES = (*PERSON, *VISIT, "birth_date", "passport", "notes", "photo", "scan", "removed")
"""What the office accepts or refuses one by one; a passport is one line."""

WANTED = (
    "family", "sex", "nationality", "birth_date", "title", "passport_number", "passport_expires_on",
    "arrival_flight", "arrival_at", "departure_flight", "departure_at", "photo",
)  # fmt: skip
"""What the office needs of everybody, in the order of the form."""
NEAR = timedelta(days=14)
"""So long before a visit somebody may arrive, and so long after it leave."""


@dataclass(frozen=True, slots=True)
class EntryFacts:
    """One person as the guests have written them down; `keeps` are lines the office has already."""

    values: Mapping[str, str]
    has_photo: bool = False
    keeps: frozenset[str] = frozenset()

    def has(self, name: str) -> bool:
        """Test whether something the office needs is there."""
        if name in self.keeps:
            return True
        if name == "photo":
            return self.has_photo
        if name == "family":
            return any(self.values.get(part) for part in ("family", "given", "native"))
        if name == "title":
            return bool(self.values.get("title_en") or self.values.get("title_vi"))
        return bool(self.values.get(name))

    @property
    def name(self) -> str:
        """The name in Latin letters in the person's own order, else in the own script."""
        parts = [self.values.get("family", ""), self.values.get("given", "")]
        if self.values.get("order") == "given_first":
            parts.reverse()
        return " ".join(part for part in parts if part) or self.values.get("native", "")


@dataclass(frozen=True, slots=True)
class Gap:
    """Something missing or contradictory: what, in which field, of whom or how many."""

    lack: Lack
    field: str = ""
    told: str = ""


def missing(entry: EntryFacts, *, since: date, until: date) -> tuple[Gap, ...]:
    """Say what the office still needs of one person; the visit lasts from `since` to `until`."""
    gaps = [Gap(Lack.EMPTY, name) for name in WANTED if not entry.has(name)]
    ends = entry.values.get("passport_expires_on", "")
    if ends and date.fromisoformat(ends) < until:
        gaps.append(Gap(Lack.EXPIRES_EARLY, "passport_expires_on"))
    gaps += _far_flights(entry, since, until)
    read = entry.values.get("read_name", "")
    latin = f"{entry.values.get('family', '')} {entry.values.get('given', '')}".strip()
    if read and latin and not may_be_same(latin, read):
        gaps.append(Gap(Lack.NAME_DIFFERS, "family", read))
    return tuple(gaps)


def _far_flights(entry: EntryFacts, since: date, until: date) -> list[Gap]:
    """A flight long before or after the visit: mostly day and month have changed places."""
    spans = {"arrival_at": (since - NEAR, until), "departure_at": (since, until + NEAR)}
    days = {name: entry.values.get(name, "")[:10] for name in spans}
    return [
        Gap(Lack.FAR_FROM_VISIT, name, f"{date.fromisoformat(day):%d/%m/%Y}")
        for name, day in days.items()
        if day and not spans[name][0] <= date.fromisoformat(day) <= spans[name][1]
    ]


def _same_passports(entries: Sequence[EntryFacts]) -> list[Gap]:
    """One passport number at two people: mostly the lines of one were pasted at the other."""
    holders: dict[str, list[str]] = {}
    for entry in entries:
        number = "".join(entry.values.get("passport_number", "").split()).upper()
        holders.setdefault(number, []).append(entry.name)
    return [
        Gap(Lack.SAME_PASSPORT, "passport_number", ", ".join(names))
        for number, names in holders.items()
        if number and len(names) > 1
    ]


def missing_of_list(entries: Sequence[EntryFacts], *, expected: int) -> tuple[Gap, ...]:
    """Say what is missing of the list as a whole; `expected` is how many people were announced, or 0."""
    if not entries:
        return (Gap(Lack.NOBODY),)
    gaps: list[Gap] = []
    heads = sum(entry.values.get("role") == MemberRole.HEAD for entry in entries)
    if heads != 1:
        gaps.append(Gap(Lack.NO_HEAD if heads == 0 else Lack.SEVERAL_HEADS))
    named = Counter(" ".join(entry.name.split()).casefold() for entry in entries)
    shown = {" ".join(entry.name.split()).casefold(): entry.name for entry in entries}
    gaps += [
        Gap(Lack.SAME_PERSON, told=shown[name])
        for name, count in named.items()
        if name and count > 1
    ]
    gaps += _same_passports(entries)
    if len(entries) < expected:
        gaps.append(Gap(Lack.FEWER_THAN_EXPECTED, told=f"{len(entries)}/{expected}"))
    return tuple(gaps)
