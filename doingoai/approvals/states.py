"""The moves of a case, and the closed lists of words of asking, deciding and standing in."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class CaseState(TextChoices):
    SUBMITTED = "submitted", _("Waiting for decision")
    RETURNED = "returned", _("Returned")
    APPROVED = "approved", _("Approved")
    REFUSED = "refused", _("Refused")
    WITHDRAWN = "withdrawn", _("Withdrawn")


MOVES: dict[CaseState, frozenset[CaseState]] = {
    CaseState.SUBMITTED: frozenset(
        {CaseState.APPROVED, CaseState.RETURNED, CaseState.REFUSED, CaseState.WITHDRAWN}
    ),
    CaseState.RETURNED: frozenset(),
    CaseState.APPROVED: frozenset(),
    CaseState.REFUSED: frozenset(),
    CaseState.WITHDRAWN: frozenset(),
}


class Verdict(TextChoices):
    APPROVE = "approved", _("Approve")
    RETURN = "returned", _("Return")
    REFUSE = "refused", _("Refuse")


class Opinion(TextChoices):
    AGREE = "agree", _("Agrees")
    AGREE_IF = "agree_if", _("Agrees with conditions")
    OBJECT = "object", _("Objects")
    NONE = "none", _("No comment")


class ConsultedOn(TextChoices):
    """Kinds of matter that are put to agencies; each has its own days and meaning of silence."""

    RECEPTION = "reception", _("Receiving a delegation")
    MISSION = "mission", _("Mission abroad")
    PLAN = "plan", _("Yearly plan of external relations")
    AGREEMENT = "agreement", _("Agreement signed by the city")
    AGREEMENT_DEPARTMENT = "agreement_department", _("Agreement signed by a department")
    AGREEMENT_SIMPLE = "agreement_simple", _("Agreement by the simplified way")
    CONFERENCE = "conference", _("International conference")


# What a question is about when nobody says: by the type of its subject.
KIND_OF_SUBJECT: dict[str, ConsultedOn] = {
    "delegation": ConsultedOn.RECEPTION,
    "mission": ConsultedOn.MISSION,
    "plan_item": ConsultedOn.PLAN,
    "year_plan": ConsultedOn.PLAN,
}


class Silence(TextChoices):
    """What it means when an agency has said nothing by its day."""

    CHASE = "chase", _("The agency is chased; silence means nothing")
    AGREES = "agrees", _("Silence counts as agreement")
    NO_COMMENT = "no_comment", _("Silence counts as no comment")


class Use(TextChoices):
    """How an answer was used in what is laid before the leader."""

    TAKEN = "taken", pgettext_lazy("use of an opinion", "Taken up")
    PARTLY = "partly", pgettext_lazy("use of an opinion", "Taken up in part")
    NOT = "not", pgettext_lazy("use of an opinion", "Not taken up")


class SigningForm(TextChoices):
    """By which form somebody signs for another (Decree 30/2020, Annex I; domain 3.4)."""

    KT = "KT", _("KT. (deputy for the head)")
    TL = "TL", _("TL. (by order of the head)")
    TUQ = "TUQ", _("TUQ. (by authorisation)")
    Q = "Q", _("Q. (acting head)")
