"""What somebody with one minute asks of a mission: who travels, where and when, for what money."""

from dataclasses import dataclass

from doingoai.missions.models import Funding, Leg, Mission, Traveller
from doingoai.missions.queries import funding_of, travellers_of
from doingoai.missions.states import FundingSource, TravellerRole
from doingoai.web.naming import country_name


@dataclass(frozen=True, slots=True)
class Glance:
    """`funding` is None for whoever does not see the money."""

    legs: tuple[Leg, ...]
    travellers: tuple[Traveller, ...]
    funding: tuple[Funding, ...] | None

    @property
    def countries(self) -> str:
        return ", ".join(dict.fromkeys(country_name(leg.country) for leg in self.legs))

    @property
    def head(self) -> Traveller | None:
        return next((who for who in self.travellers if who.role == TravellerRole.HEAD), None)

    @property
    def people(self) -> int:
        """Who travels under the decision; who only accompanies is left out."""
        return sum(who.role != TravellerRole.ESCORT for who in self.travellers)

    @property
    def vnd(self) -> int:
        return sum(line.vnd for line in self.funding or ())

    @property
    def payers(self) -> str:
        sources = (str(FundingSource(line.source).label) for line in self.funding or ())
        return ", ".join(dict.fromkeys(sources))


def glance_at(mission: Mission, legs: list[Leg], *, with_money: bool) -> Glance:
    """The glance at a mission, in one query for the people and one for the money."""
    return Glance(
        tuple(legs),
        tuple(travellers_of(mission)),
        tuple(funding_of(mission)) if with_money else None,
    )
