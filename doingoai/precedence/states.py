"""Closed lists of words about who stands before whom."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class OrderState(TextChoices):
    DRAFT = "draft", _("Draft")
    IN_FORCE = "in_force", _("Laid down")


class Why(TextChoices):
    """What decided that a person stands behind the one before; FIRST for who has nobody before."""

    FIRST = "first", _("stands first")
    FIXED = "fixed", _("fixed for this event")
    HEAD = "head", _("the head leads the delegation")
    RANK = "rank", _("rank")
    DUTY = "duty", _("day of taking up duty")
    AGE = "age", _("age")
    STATE = "state", _("alphabetical order of states")
    LISTED = "listed", _("order of the list")
    NO_RANK = "no_rank", _("no rank is known")
