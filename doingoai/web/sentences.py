"""What a notice says, in the person's language: one line for each kind."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NOTICES: dict[str, Promise] = {
    "consultation.asked": _("Your unit is asked for its opinion"),
    "consultation.answered": _("An agency has answered your consultation"),
    "consultation.recorded": _("An opinion that came on paper was recorded"),
    "case.submitted": _("Submitted to you for decision"),
    "case.approved": _("Your submission was approved"),
    "case.returned": _("Your submission was returned"),
    "case.refused": _("Your submission was refused"),
    "task.given": _("You were given a task"),
}


def notice_sentence(kind: str) -> str:
    """The sentence of a kind of notice; empty for one that is not known."""
    return str(NOTICES.get(kind, ""))
