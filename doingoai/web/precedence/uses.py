"""Who bears a rank on the lists of visits and missions: apps that the order itself does not know."""

from django.db.models import Model

from doingoai.delegations.models import Delegation, Host, Member
from doingoai.missions.models import Traveller

BEARERS: tuple[tuple[type[Model], str], ...] = (
    (Member, "rank"), (Host, "rank"), (Delegation, "head_rank"), (Traveller, "rank"),
)  # fmt: skip


def uses_of(code: str) -> int:
    """How many lines of lists name a rank."""
    return sum(model._default_manager.filter(**{name: code}).count() for model, name in BEARERS)
