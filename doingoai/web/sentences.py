"""What a notice says, in the person's language: one line for each kind."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NOTICES: dict[str, Promise] = {
    "consultation.asked": _("Your unit is asked for its opinion"),
    "consultation.answered": _("An agency has answered your consultation"),
    "consultation.recorded": _("An opinion that came on paper was recorded"),
    "consultation.withdrawn": _("The office no longer needs your unit's opinion"),
    "case.submitted": _("Submitted to you for decision"),
    "case.approved": _("Your submission was approved"),
    "case.returned": _("Your submission was returned"),
    "case.refused": _("Your submission was refused"),
    "case.withdrawn": _("A submission was withdrawn"),
    "mission.requested": _("A unit asks for a mission abroad"),
    "mission.asked_back": _("Your request for a mission came back: something is missing"),
    "mission.cancelled": _("A mission abroad was cancelled"),
    "mission_report.filed": _("The report of a mission abroad was filed"),
    "task.given": _("You were given a task"),
    "task.dropped": _("A task of yours is no longer to be done"),
}


def notice_sentence(kind: str) -> str:
    """The sentence of a kind of notice; empty for one that is not known."""
    return str(NOTICES.get(kind, ""))
