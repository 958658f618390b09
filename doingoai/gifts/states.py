"""Closed lists of words the register of gifts uses."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class GivingState(TextChoices):
    """Where a gift for, or from, a person stands."""

    RESERVED = "reserved", _("Put aside")
    GIVEN = "given", _("Given")
    RELEASED = "released", _("Back in stock")
    RECEIVED = "received", _("Received from")


OUT_OF_STOCK = (GivingState.RESERVED, GivingState.GIVEN)
"""Those that hold a piece of the stock."""
