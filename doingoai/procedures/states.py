"""Closed lists of words the book of procedures uses."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

WHOLE = "delegation"
"""What a procedure serves that belongs to no item of a programme, but to the visit as a whole."""


class When(TextChoices):
    """From which end of the item the time of a step is counted."""

    BEFORE = "before", _("before the beginning")
    AFTER = "after", _("after the end")


class TimeUnit(TextChoices):
    MINUTES = "minutes", _("minutes")
    HOURS = "hours", _("hours")
    DAYS = "days", _("days")


class Outcome(TextChoices):
    """What was noted of a step; all but DONE depart from the procedure and need their reason."""

    DONE = "done", _("Done")
    DIFFERENT = "different", _("Done differently")
    NOT_DONE = "not_done", _("Left out")


DEPARTURES = (Outcome.DIFFERENT, Outcome.NOT_DONE)


class Kept(TextChoices):
    """How somebody keeps a clause of a code, by their own judgement; all but KEPT need words."""

    KEPT = "kept", _("Kept")
    PARTLY = "partly", _("Kept in part")
    NOT_KEPT = "not_kept", _("Not kept")


class Standing(TextChoices):
    """How a version stands on a day: a word for what its days say, kept nowhere."""

    DRAFT = "draft", _("Draft")
    COMING = "coming", _("In force later")
    IN_FORCE = "in_force", _("In force now")
    REPLACED = "replaced", _("Replaced")


class Confidence(TextChoices):
    HIGH = "H", _("certain")
    MIDDLE = "M", _("likely")
    LOW = "L", _("uncertain")
