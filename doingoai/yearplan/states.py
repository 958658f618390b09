"""Closed lists of words of the yearly plan, and the moves of a plan and of its items."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PlanState(TextChoices):
    COLLECTING = "collecting", _("Collecting proposals")
    CONSOLIDATING = "consolidating", _("Being consolidated")
    SUBMITTED = "submitted", _("Waiting for decision")
    DECIDED = "decided", _("In force")
    CLOSED = "closed", _("Closed")


PLAN_MOVES: dict[PlanState, frozenset[PlanState]] = {
    PlanState.COLLECTING: frozenset({PlanState.CONSOLIDATING}),
    PlanState.CONSOLIDATING: frozenset({PlanState.COLLECTING, PlanState.SUBMITTED}),
    PlanState.SUBMITTED: frozenset({PlanState.DECIDED, PlanState.CONSOLIDATING}),
    PlanState.DECIDED: frozenset({PlanState.CLOSED}),
    PlanState.CLOSED: frozenset(),
}


class PlanItemState(TextChoices):
    """Where an item stands; `ASKED_BACK` lies with the unit again."""

    DRAFT = "draft", _("Being written")
    PROPOSED = "proposed", _("Proposed")
    ASKED_BACK = "asked_back", _("Asked back")
    ACCEPTED = "accepted", _("In the draft plan")
    MERGED = "merged", _("Merged into another item")
    CUT = "cut", _("Not taken up")
    PLANNED = "planned", _("Planned")
    DROPPED = "dropped", _("Dropped")


ITEM_MOVES: dict[PlanItemState, frozenset[PlanItemState]] = {
    PlanItemState.DRAFT: frozenset({PlanItemState.PROPOSED}),
    PlanItemState.PROPOSED: frozenset(
        {
            PlanItemState.ASKED_BACK,
            PlanItemState.ACCEPTED,
            PlanItemState.MERGED,
            PlanItemState.CUT,
            PlanItemState.DRAFT,
        }
    ),
    PlanItemState.ASKED_BACK: frozenset({PlanItemState.PROPOSED, PlanItemState.CUT}),
    PlanItemState.ACCEPTED: frozenset(
        {
            PlanItemState.PLANNED,
            PlanItemState.PROPOSED,
            PlanItemState.MERGED,
            PlanItemState.CUT,
            PlanItemState.ASKED_BACK,
        }
    ),
    PlanItemState.MERGED: frozenset({PlanItemState.PROPOSED}),
    PlanItemState.CUT: frozenset({PlanItemState.PROPOSED}),
    PlanItemState.PLANNED: frozenset({PlanItemState.DROPPED}),
    PlanItemState.DROPPED: frozenset({PlanItemState.PLANNED}),
}


class PlanItemKind(TextChoices):
    """What an item of the yearly plan is (domain 2.2)."""

    INBOUND = "inbound", _("Inbound delegation")
    OUTBOUND = "outbound", _("Outbound delegation")
    CONFERENCE = "conference", _("International conference, seminar")
    AGREEMENT = "agreement", _("International agreement")
    EVENT = "event", _("Event")


class Planning(TextChoices):
    """How a visit or a mission stands to the yearly plan (mission row M14)."""

    PLANNED = "planned", _("In the yearly plan")
    ASSIGNED = "assigned", _("Assigned by the centre")
    UNPLANNED = "unplanned", _("Outside the plan")


class AmendmentKind(TextChoices):
    """What an amendment of the plan in force did to an item."""

    ADDED = "added", _("Added to the plan")
    CHANGED = "changed", pgettext_lazy("amendment", "Changed")
    MOVED = "moved", _("Moved")
    DROPPED = "dropped", _("Dropped")
    RESTORED = "restored", _("Taken up again")
