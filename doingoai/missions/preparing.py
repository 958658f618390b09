"""What has to be got before a mission leaves and given back after, proposed from what is known."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from doingoai.foundation.months import months_after
from doingoai.missions.facts import MissionFacts, TravellerFacts
from doingoai.missions.states import Purpose, StepKind

PASSPORT_MONTHS = 6
"""A passport is good for so many months after the entry (domain 2.4, practice)."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """One step; `traveller` is the key of a traveller, or empty."""

    kind: StepKind
    due_on: date
    traveller: str = ""
    country: str = ""


def proposed_steps(facts: MissionFacts) -> tuple[Proposed, ...]:
    """List the steps of a mission: all before leaving are due on the day of departure."""
    return (*_before(facts), *_after(facts))


def _before(facts: MissionFacts) -> Iterator[Proposed]:
    leaves = facts.starts_on
    for who in facts.members:
        if not passport_lasts(who, leaves):
            yield Proposed(StepKind.PASSPORT, leaves, traveller=who.key)
    for country in facts.countries:
        yield Proposed(StepKind.VISA_NOTE, leaves, country=country)
        yield Proposed(StepKind.VISA, leaves, country=country)
        yield Proposed(StepKind.EMBASSY, leaves, country=country)
    if facts.partner_vi:
        yield Proposed(StepKind.PARTNER, leaves)
    if facts.purpose == Purpose.SIGNING:
        yield Proposed(StepKind.AUTHORISATION, leaves)


def _after(facts: MissionFacts) -> Iterator[Proposed]:
    yield Proposed(StepKind.PASSPORT_RETURN, facts.ends_on)
    if facts.funding:
        yield Proposed(StepKind.SETTLEMENT, facts.ends_on)


def passport_lasts(who: TravellerFacts, entry: date) -> bool:
    """Test whether a traveller has a passport that is good half a year after a day."""
    if who.passport is None or who.passport.expires_on is None:
        return False
    return who.passport.expires_on >= months_after(entry, PASSPORT_MONTHS)
