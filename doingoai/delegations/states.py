"""Closed lists of words a visit uses, and the moves between its states."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    """Where a visit stands. The moves are in MOVES."""

    DRAFT = "draft", _("Being prepared")
    CONSULTING = "consulting", _("Asking for opinions")
    SUBMITTED = "submitted", _("Waiting for decision")
    APPROVED = "approved", _("Approved")
    UNDER_WAY = "under_way", _("Under way")
    REPORTED = "reported", _("Reported")
    CLOSED = "closed", _("Closed")
    REFUSED = "refused", _("Refused")
    CANCELLED = "cancelled", _("Cancelled")


MOVES: dict[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.CONSULTING, State.SUBMITTED, State.CANCELLED}),
    State.CONSULTING: frozenset({State.SUBMITTED, State.DRAFT, State.CANCELLED}),
    State.SUBMITTED: frozenset({State.APPROVED, State.DRAFT, State.REFUSED, State.CANCELLED}),
    State.APPROVED: frozenset({State.UNDER_WAY, State.REPORTED, State.CANCELLED}),
    State.UNDER_WAY: frozenset({State.REPORTED, State.CANCELLED}),
    State.REPORTED: frozenset({State.CLOSED, State.UNDER_WAY}),
    State.CLOSED: frozenset(),
    State.REFUSED: frozenset({State.DRAFT}),
    State.CANCELLED: frozenset(),
}

LIVE = frozenset({State.DRAFT, State.CONSULTING, State.SUBMITTED, State.APPROVED, State.UNDER_WAY})
"""States in which the office still has something to prepare or to run."""


class MemberRole(TextChoices):
    HEAD = "head", _("Head of delegation")
    DEPUTY = "deputy", _("Deputy head of delegation")
    MEMBER = "member", _("Member")
    SPOUSE = "spouse", _("Spouse")
    SUITE = "suite", _("Suite")
    INTERPRETER = "interpreter", _("Interpreter")
    PRESS = "press", _("Press")


class HostRole(TextChoices):
    LEADER = "leader", _("Host leader")
    PARTICIPANT = "participant", _("Participant")
    INTERPRETER = "interpreter", _("Interpreter")
    LIAISON = "liaison", _("Liaison officer")
    PROTOCOL = "protocol", _("Protocol officer")
    DRIVER = "driver", _("Driver")


class VisitKind(TextChoices):
    OFFICIAL = "official_visit", _("Official visit")
    WORKING = "working_visit", _("Working visit")
    COURTESY = "courtesy_call", _("Courtesy call")
    EXCHANGE = "exchange", _("Exchange, study visit")
    EVENT = "event", _("Attending an event")
    TRANSIT = "transit", _("Transit or private visit")


class InvitedBy(TextChoices):
    CITY = "city", _("City leaders")
    CENTRAL = "central", _("A central body")
    UNIT = "unit", _("A unit of the city")
    PARTNER = "partner", _("The partner asked to come")


class Payer(TextChoices):
    """Who pays, the three cases of Circular 35/2026/TT-BTC."""

    HOST = "host_all", _("The host pays all costs in the country")
    SHARED = "guest_board", _("The guest pays board and lodging, the host the reception")
    GUEST = "guest_all", _("The guest pays all, the host only refreshments at meetings")


class GuestClass(TextChoices):
    """Class of guests, annex of Circular 35/2026/TT-BTC."""

    SPECIAL = "special", _("Special")
    A = "A", _("Class A")
    B = "B", _("Class B")
    C = "C", _("Class C")
    OTHER = "other", _("Other international guest")


class Severity(TextChoices):
    """How dangerous a finding is. `DANGER` stops a dossier from being clean."""

    DANGER = "danger", _("Danger")
    WARNING = "warning", _("Warning")
    NOTE = "note", _("Note")
