"""Closed lists of words that commitments and settlement use."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Bearer(TextChoices):
    """Who pays one line."""

    HOST = "host", _("We pay")
    GUEST = "guest", _("The guest pays")


class AccountState(TextChoices):
    """Where the settlement of one matter stands."""

    OPEN = "open", _("Being spent")
    SUBMITTED = "submitted", _("Settlement to be confirmed")
    SETTLED = "settled", _("Settled")
