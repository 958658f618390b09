"""Closed lists of words of calendars that other programs follow."""

from typing import Literal

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Scope(TextChoices):
    """Whose days a calendar shows."""

    PERSON = "person", _("My own days")
    UNIT = "unit", pgettext_lazy("scope of a calendar", "A unit")
    LEADER = "leader", pgettext_lazy("scope of a calendar", "A city leader")
    DELEGATION = "delegation", pgettext_lazy("scope of a calendar", "One visit")
    OFFICE = "office", _("The whole office")


Status = Literal["CONFIRMED", "TENTATIVE", "CANCELLED"]
"""What RFC 5545 (3.8.1.11) calls the state of an event."""
