"""Closed lists of words of a mission abroad, and the moves between its states."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class MissionState(TextChoices):
    """Where a mission stands. The moves are in MOVES."""

    DRAFT = "draft", _("Being written by the unit")
    REQUESTED = "requested", _("With the Department")
    CONSULTING = "consulting", _("Asking for opinions")
    SUBMITTED = "submitted", _("Waiting for decision")
    APPROVED = "approved", _("Approved")
    UNDER_WAY = "under_way", _("Abroad")
    BACK = "back", _("Back, report due")
    REPORTED = "reported", _("Reported")
    CLOSED = "closed", _("Closed")
    REFUSED = "refused", _("Refused")
    CANCELLED = "cancelled", _("Cancelled")


MOVES: dict[MissionState, frozenset[MissionState]] = {
    MissionState.DRAFT: frozenset({MissionState.REQUESTED, MissionState.CANCELLED}),
    MissionState.REQUESTED: frozenset(
        {
            MissionState.DRAFT,
            MissionState.CONSULTING,
            MissionState.SUBMITTED,
            MissionState.CANCELLED,
        }
    ),
    MissionState.CONSULTING: frozenset(
        {MissionState.REQUESTED, MissionState.SUBMITTED, MissionState.CANCELLED}
    ),
    MissionState.SUBMITTED: frozenset(
        {
            MissionState.APPROVED,
            MissionState.REQUESTED,
            MissionState.REFUSED,
            MissionState.CANCELLED,
        }
    ),
    MissionState.APPROVED: frozenset(
        {MissionState.UNDER_WAY, MissionState.BACK, MissionState.CANCELLED}
    ),
    MissionState.UNDER_WAY: frozenset({MissionState.BACK}),
    MissionState.BACK: frozenset({MissionState.REPORTED}),
    MissionState.REPORTED: frozenset({MissionState.CLOSED, MissionState.BACK}),
    MissionState.CLOSED: frozenset(),
    MissionState.REFUSED: frozenset({MissionState.REQUESTED}),
    MissionState.CANCELLED: frozenset(),
}


class LeaderLevel(TextChoices):
    """Who leads a mission: limits of head-count depend on it (domain 2.4)."""

    CITY = "city_leader", _("City leader")
    DEPARTMENT = "department_leader", _("Leader of a department or equal")
    OTHER = "other", _("Other official")


class ManagedBy(TextChoices):
    """Which level manages a person: all that may be kept of it, and what routes the approval."""

    CENTRAL = "central", _("Central level")
    PARTY_BOARD = "party_board", _("Standing Board of the City Party Committee")
    CITY = "city", _("City People's Committee")
    UNIT = "unit", _("The unit itself")
    ENTERPRISE = "enterprise", _("State enterprise")


class Purpose(TextChoices):
    WORKING = "working", pgettext_lazy("purpose of a mission", "Working visit")
    FRIENDSHIP = "friendship", pgettext_lazy("purpose of a mission", "Friendship, exchange")
    SIGNING = "signing", pgettext_lazy("purpose of a mission", "Signing of an agreement")
    CONFERENCE = "conference", pgettext_lazy("purpose of a mission", "Conference, forum")
    PROMOTION = "promotion", pgettext_lazy("purpose of a mission", "Promotion")
    STUDY = "study", pgettext_lazy("purpose of a mission", "Study of experience")
    TRAINING = "training", pgettext_lazy("purpose of a mission", "Training course")
    PRIVATE = "private", pgettext_lazy("purpose of a mission", "Private trip")
    OTHER = "other", pgettext_lazy("purpose of a mission", "Other purpose")


class Inviter(TextChoices):
    """Who invites or organises: a private invitation is limited for leaders (domain 2.4)."""

    PARTNER = "partner", _("Foreign authority or organisation")
    CENTRAL = "central", _("A central body of Viet Nam")
    OWN = "own", _("The city itself")
    VIETNAMESE_ENTERPRISE = "vietnamese_enterprise", _("Enterprise in Viet Nam")
    FOREIGN_ENTERPRISE = "foreign_enterprise", _("Foreign enterprise")
    PERSON = "person", _("A person")


class FundingSource(TextChoices):
    CITY_BUDGET = "city_budget", _("City budget")
    UNIT_BUDGET = "unit_budget", _("The unit's own budget")
    HOST = "host", _("The host side")
    PROJECT = "project", _("Project, aid")
    ENTERPRISE = "enterprise", _("Enterprise")
    PERSONAL = "personal", _("The traveller")


BUDGET = frozenset({FundingSource.CITY_BUDGET, FundingSource.UNIT_BUDGET})
"""Sources that are public money."""


CURRENCIES = ("VND", "USD", "EUR", "JPY", "KRW", "CNY", "THB", "SGD", "GBP", "AUD", "CAD", "CHF")
"""In which money of a mission is given, by ISO 4217."""


class TravellerRole(TextChoices):
    HEAD = "head", _("Head of delegation")
    DEPUTY = "deputy", _("Deputy head of delegation")
    MEMBER = "member", _("Member")
    INTERPRETER = "interpreter", _("Interpreter")
    ESCORT = "escort", pgettext_lazy("role abroad", "Accompanies without a decision")


class StepKind(TextChoices):
    """What has to be got before leaving (domain 2.4, step 5)."""

    PASSPORT = "passport", _("Passport")
    VISA_NOTE = "visa_note", _("Note for the visa")
    VISA = "visa", _("Visa")
    EMBASSY = "embassy", _("Word to the Vietnamese mission")
    PARTNER = "partner", _("Word to the partner")
    AUTHORISATION = "authorisation", _("Authorisation to sign")
    PASSPORT_RETURN = "passport_return", _("Passport given back")
    SETTLEMENT = "settlement", _("Settlement")


class ChangeKind(TextChoices):
    CHANGE = "change", _("Change")
    EXTENSION = "extension", _("Extension")
