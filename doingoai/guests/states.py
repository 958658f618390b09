"""Closed lists of words of the guests' own page."""

from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class LinkState(TextChoices):
    """Whether a secret link opens; computed, never stored."""

    OPEN = "open", _("Works")
    EXPIRED = "expired", _("Has run out")
    REVOKED = "revoked", _("Stopped")
    VISIT_OVER = "visit_over", _("The visit takes no changes any more")


class Lack(StrEnum):
    """What is wrong with what the guests have written of a person, or of their list."""

    EMPTY = "empty"
    EXPIRES_EARLY = "expires_early"
    FAR_FROM_VISIT = "far_from_visit"
    NAME_DIFFERS = "name_differs"
    NO_HEAD = "no_head"
    SEVERAL_HEADS = "several_heads"
    SAME_PERSON = "same_person"
    SAME_PASSPORT = "same_passport"
    FEWER_THAN_EXPECTED = "fewer_than_expected"
    NOBODY = "nobody"
