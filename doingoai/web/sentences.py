"""What a notice says, in the person's language: one line for each kind."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NOTICES: dict[str, Promise] = {
    "consultation.asked": _("Your unit is asked for its opinion"),
    "consultation.answered": _("An agency has answered your consultation"),
    "consultation.recorded": _("An opinion that came on paper was recorded"),
    "consultation.withdrawn": _("The office no longer needs your unit's opinion"),
    "consultation.due_changed": _("Your unit has another day to answer by"),
    "consultation.reminder": _("Your unit's opinion is due soon"),
    "consultation.overdue": _("Your unit's opinion is overdue"),
    "consultation.late": _("An agency you asked is late"),
    "consultation.silent": _("The day passed without an answer; the rule says what that means"),
    "extension.asked": _("An agency asks you for more time"),
    "extension.granted": _("Your unit was given more time"),
    "extension.refused": _("Your unit was given no more time"),
    "stand_in.recorded": _("It was recorded who acts in whose place"),
    "stand_in.revoked": _("An authority to act in another's place was taken back"),
    "case.decided_for_you": _("A matter was decided in your place"),
    "case.submitted": _("Submitted to you for decision"),
    "case.approved": _("Your submission was approved"),
    "case.returned": _("Your submission was returned"),
    "case.refused": _("Your submission was refused"),
    "case.withdrawn": _("A submission was withdrawn"),
    "programme.mended": _("The programme changed because something had happened"),
    "mission.requested": _("A unit asks for a mission abroad"),
    "mission.asked_back": _("Your request for a mission came back: something is missing"),
    "mission.cancelled": _("A mission abroad was cancelled"),
    "mission_report.asked_back": _(
        "The report of a mission abroad came back: something is missing"
    ),
    "mission_report.filed": _("The report of a mission abroad was filed"),
    "year_plan.opened": _("The plan of a year takes proposals"),
    "year_plan.in_force": _("The plan of the year is in force"),
    "plan_item.asked_back": _("The Department asks about a proposal of your unit"),
    "plan_item.merged": _("A proposal of your unit was merged into another"),
    "plan_item.cut": _("A proposal of your unit was not taken up"),
    "plan_item.amended": _("An item of your unit in the plan was amended"),
    "run_incident.noted": _("An incident was noted during a visit you answer for"),
    "guest_list.changed": _("Guests have written on the page of their visit"),
    "guest_list.confirmed": _("Guests call the list of their visit complete"),
    "questionnaire.answered": _("The first guest has answered the questionnaire"),
    "task.given": _("You were given a task"),
    "task.dropped": _("A task of yours is no longer to be done"),
    "token.revoked": _("A program of yours was stopped"),
    "people.read_in_bulk": _("An account has read more than 200 people within ten minutes"),
    "letter.failed": _("A mail could not be delivered"),
    "webhook.stopped": _("An address of yours did not answer for a day and is told nothing more"),
}


def notice_sentence(kind: str) -> str:
    """The sentence of a kind of notice; empty for one that is not known."""
    return str(NOTICES.get(kind, ""))
