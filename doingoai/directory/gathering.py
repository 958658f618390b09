"""Places and passports from the database as plain facts."""

from typing import Literal

from doingoai.directory.actions import number_of
from doingoai.directory.facts import PassportFacts, PlaceFacts
from doingoai.directory.models import Passport, Place
from doingoai.directory.states import PassportKind

Numbers = Literal["masked", "compare", "open"]
"""How passport numbers are gathered: their last letters, their blind index, or the numbers."""


def place_facts(place: Place | None) -> PlaceFacts:
    if place is None:
        return PlaceFacts()
    return PlaceFacts(place.name_vi, place.name_en, place.address, place.room, place.kind)


def passport_facts(passport: Passport | None, numbers: Numbers) -> PassportFacts | None:
    """Give a passport with its number as asked; whoever opens it answers for right and audit."""
    if passport is None:
        return None
    number = {"masked": f"•••{passport.tail}", "compare": passport.number_index}.get(numbers)
    return PassportFacts(
        number or number_of(passport),
        PassportKind(passport.kind),
        passport.country,
        passport.issued_on,
        passport.expires_on,
    )
