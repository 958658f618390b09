"""Where what is booked happens, and how long the way is between two places."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from doingoai.delegations.findings.ground import AIRPORT_MINUTES, TRAVEL_MINUTES
from doingoai.delegations.models import Delegation
from doingoai.directory.models import Place
from doingoai.directory.states import PlaceKind
from doingoai.foundation.folding import fold
from doingoai.norms.queries import figure_table
from doingoai.programme.models import Item
from doingoai.resources.gathering import Way
from doingoai.resources.models import Booking
from doingoai.resources.pooling import Where, place_key


@dataclass(frozen=True, slots=True)
class Ways:
    """Minutes from one place to another: the office's figures for the town and for the airport."""

    town: int
    airport: int

    def minutes(self, one: Place | None, other: Place | None) -> int:
        """Nothing within one house, or where a place is not known."""
        if one is None or other is None or fold(one.name_vi) == fold(other.name_vi):
            return 0
        return self.airport if PlaceKind.AIRPORT in (one.kind, other.kind) else self.town

    def table(self, places: Iterable[Place]) -> dict[tuple[str, str], int]:
        """The ways that are not those of the town."""
        known = sorted({place.pk: place for place in places}.values(), key=lambda place: place.pk)
        return {
            (place_key(one.pk), place_key(other.pk)): minutes
            for turn, one in enumerate(known)
            for other in known[:turn]
            if (minutes := self.minutes(one, other)) != self.town
        }


def ways(on: date) -> Ways:
    table = figure_table()
    town, airport = (
        table.amount(term.key, on=on, default=term.default)
        for term in (TRAVEL_MINUTES, AIRPORT_MINUTES)
    )
    return Ways(town, airport)


def booked_items(starts_at: datetime, ends_at: datetime) -> set[int]:
    """The items for which something is booked in a stretch of time."""
    known = Booking.objects.filter(
        about_type=Item.subject_type, starts_at__lt=ends_at, ends_at__gt=starts_at
    )
    return {int(key) for key in known.values_list("about_id", flat=True)}


def items_with_place(keys: Collection[int]) -> list[Item]:
    return list(Item.objects.filter(pk__in=keys).select_related("place"))


def where_of(items: Iterable[Item]) -> dict[str, Where]:
    """Where each item is, and which visit it belongs to, by its key."""
    items = list(items)
    programmes = {item.programme_id for item in items}
    visits: Mapping[int, int] = dict(
        Delegation.objects.filter(programme__in=programmes).values_list("programme_id", "pk")
    )
    return {
        str(item.pk): Where(place_key(item.place_id), party_key(visits.get(item.programme_id)))
        for item in items
    }


def party_key(visit: int | None) -> str:
    return f"visit-{visit}" if visit else ""


def way_between(starts_at: datetime, ends_at: datetime, item: Item, *, on: date) -> Way:
    """Minutes between an item and whatever is booked around its time, by their keys."""
    keys = booked_items(starts_at, ends_at)
    places = {str(one.pk): one.place for one in [*items_with_place(keys), item]}
    way = ways(on)
    return lambda one, other: way.minutes(places.get(one), places.get(other))
