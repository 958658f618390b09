"""Closed lists of words a programme uses."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ItemKind(TextChoices):
    AIRPORT_WELCOME = "airport_welcome", _("Airport welcome")
    CHECK_IN = "check_in", _("Hotel check-in")
    COURTESY_CALL = "courtesy_call", _("Courtesy call")
    TALKS = "talks", _("Talks")
    SIGNING = "signing", _("Signing ceremony")
    BANQUET = "banquet", _("Banquet, reception")
    WORKING_MEAL = "working_meal", _("Working meal")
    VISIT = "visit", _("Visit")
    CULTURE = "culture", _("Performance, culture")
    PRESS = "press", _("Press")
    TRANSFER = "transfer", _("Transfer")
    FREE = "free", _("Free time")
    FAREWELL = "farewell", _("Farewell")
    OTHER = "other", _("Other")


MEALS = frozenset({ItemKind.BANQUET, ItemKind.WORKING_MEAL})
"""Kinds at which people eat: diets and the menu matter."""

MEETINGS = frozenset({ItemKind.COURTESY_CALL, ItemKind.TALKS, ItemKind.SIGNING})
"""Kinds at which both sides sit down: interpreter, rank and the list of hosts matter."""


class Side(TextChoices):
    GUEST = "guest", _("Visiting side")
    HOST = "host", _("Vietnamese side")
