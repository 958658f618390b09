"""The moves of a case that somebody submits and another decides."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


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
