"""Closed lists of words of the day on a phone."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What an entry of the log is."""

    SAID = "said", _("Statement")
    NOTE = "note", _("Remark")
    INCIDENT = "incident", _("Incident")
    PHOTO = "photo", _("Photo")


class Severity(TextChoices):
    SMALL = "small", _("Small")
    SERIOUS = "serious", _("Serious")
    DANGER = "danger", _("Danger to people")


class Apart(TextChoices):
    """Why an entry is kept beside the log instead of in it; nothing is ever thrown away."""

    REVOKED = "revoked", _("sent after the phone was stopped")
    ENDED = "ended", _("sent after the phone's time was over, or by somebody without the right")
    FROZEN = "frozen", _("sent after the visit's data were frozen")
    ELSEWHERE = "elsewhere", _("about a visit this phone was not made for")
    UNREADABLE = "unreadable", _("could not be understood")
    TWICE = "twice", _("two different entries bear the same number")
