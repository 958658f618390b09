"""What the key of a line is called on the screen, in the reader's language."""

from collections.abc import Callable, Collection

from django.db.models import Choices
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from doingoai.delegations.states import Payer, VisitKind
from doingoai.directory.states import Field, Pillar
from doingoai.missions.states import FundingSource, LeaderLevel, Purpose
from doingoai.reporting.queries import partner_names, person_names, unit_names
from doingoai.reporting.states import Cut, Direction
from doingoai.web.naming import country_name, rank_name
from doingoai.yearplan.states import Planning

Names = Callable[[Collection[str]], dict[str, str]]


def _choices(choices: type[Choices]) -> Names:
    return lambda keys: {str(value): str(label) for value, label in choices.choices}


def _each(name: Callable[[str], str]) -> Names:
    return lambda keys: {key: name(key) for key in keys}


def _month(key: str) -> str:
    return str(MONTHS[int(key)]).capitalize()


NAMES: dict[tuple[Direction | None, Cut], Names] = {
    (None, Cut.UNIT): unit_names,
    (None, Cut.HEADCOUNT): unit_names,
    (None, Cut.PERSON): person_names,
    (None, Cut.PARTNER): partner_names,
    (None, Cut.COUNTRY): _each(country_name),
    (None, Cut.FIELD): _choices(Field),
    (None, Cut.PILLAR): _choices(Pillar),
    (None, Cut.PLANNING): _choices(Planning),
    (None, Cut.MONTH): _each(_month),
    (Direction.IN, Cut.PURPOSE): _choices(VisitKind),
    (Direction.OUT, Cut.PURPOSE): _choices(Purpose),
    (Direction.IN, Cut.LEVEL): _each(rank_name),
    (Direction.OUT, Cut.LEVEL): _choices(LeaderLevel),
    (Direction.IN, Cut.FUNDING): _choices(Payer),
    (Direction.OUT, Cut.FUNDING): _choices(FundingSource),
}


def names_of(direction: Direction, cut: Cut, keys: Collection[str]) -> dict[str, str]:
    """Names of the keys of a cut; what has no key is said to be not given."""
    names = NAMES.get((None, cut)) or NAMES[direction, cut]
    found = names(keys)
    return {key: found.get(key) or (key if key else _("not given")) for key in keys}
