"""What the search looks through: each kind of record with its icon and what of it a person may see."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from doingoai.accounts.models import User
from doingoai.delegations.queries import visible_delegations
from doingoai.directory.queries import visible_partners, visible_people, visible_places
from doingoai.documents.queries import visible_incoming, visible_outgoing
from doingoai.missions.queries import visible_missions
from doingoai.planning.queries import visible_tasks
from doingoai.resources.queries import visible_resources
from doingoai.yearplan.queries import visible_items


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: its word in the index, what people call it, and who sees which."""

    type: str
    label: str | Promise
    icon: str
    visible: Callable[[User], QuerySet[Any]]


KINDS = (
    Kind("delegation", _("Inbound delegations"), icon="plane-arrival", visible=visible_delegations),
    Kind("mission", _("Outbound delegations"), icon="plane-departure", visible=visible_missions),
    Kind("person", pgettext_lazy("navigation", "People"), icon="users", visible=visible_people),
    Kind("partner", _("Partners"), icon="building-bank", visible=visible_partners),
    Kind("incoming", _("Incoming documents"), icon="inbox", visible=visible_incoming),
    Kind("outgoing", _("Outgoing documents"), icon="send", visible=visible_outgoing),
    Kind("task", _("Tasks"), icon="checklist", visible=visible_tasks),
    Kind("plan_item", _("Items of the plan"), icon="calendar-stats", visible=visible_items),
    Kind("resource", _("People, cars, rooms"), icon="users-group", visible=visible_resources),
    Kind("place", _("Places"), icon="map-pin", visible=visible_places),
)
"""In the order in which results are shown."""
