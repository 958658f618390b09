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


class Refused(TextChoices):
    """Why what was said of a step did not reach the checklist; the values are codes of refusals."""

    DEPARTED = "step.already_marked", _("noted there already as done differently or left out")
    SAME_PERSON = "step.same_person", _("who ticked a step cannot confirm it")
    NOT_DONE = "step.not_done", _("the step is not ticked, so there is nothing to confirm")
    NO_SECOND = "step.no_second_asked", _("the step asks for no second person")
    CONFIRMED = "step.already_confirmed", _("confirmed already; the confirmation goes first")
    NOT_YOURS = "step.not_yours", _("somebody else has ticked it and alone may take it back")
    ELSEWHERE = "step.not_of_this", _("the step does not belong to this visit any more")
    NO_RIGHT = "no_right", _("this person may not tick steps")
    OTHER = "other", _("refused by the checklist")


class Apart(TextChoices):
    """Why an entry is kept beside the log instead of in it; nothing is ever thrown away."""

    REVOKED = "revoked", _("sent after the phone was stopped")
    ENDED = "ended", _("sent after the phone's time was over, or by somebody without the right")
    FROZEN = "frozen", _("sent after the visit's data were frozen")
    ELSEWHERE = "elsewhere", _("about a visit this phone was not made for")
    UNREADABLE = "unreadable", _("could not be understood")
    TWICE = "twice", _("two different entries bear the same number")
