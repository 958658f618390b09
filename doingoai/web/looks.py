"""How states look: one icon and one tone for each, so that colour never speaks alone."""

from dataclasses import dataclass
from enum import Enum

from doingoai.approvals.states import CaseState
from doingoai.delegations.states import Opinion, Severity, State
from doingoai.documents.states import PaperState, Urgency
from doingoai.planning.states import TaskState


@dataclass(frozen=True, slots=True)
class Look:
    """An icon of the sprite and a tone: plain, act (needs action), good, warn, bad, bronze."""

    icon: str
    tone: str = "plain"


PLAIN = Look(icon="point")

LOOKS: dict[Enum, Look] = {
    State.DRAFT: Look(icon="pencil"),
    State.CONSULTING: Look(icon="message-2-question", tone="bronze"),
    State.SUBMITTED: Look(icon="hourglass", tone="act"),
    State.APPROVED: Look(icon="rubber-stamp", tone="good"),
    State.UNDER_WAY: Look(icon="player-play", tone="good"),
    State.REPORTED: Look(icon="report", tone="bronze"),
    State.CLOSED: Look(icon="archive"),
    State.REFUSED: Look(icon="circle-x", tone="bad"),
    State.CANCELLED: Look(icon="ban"),
    CaseState.SUBMITTED: Look(icon="hourglass", tone="act"),
    CaseState.RETURNED: Look(icon="arrow-back-up", tone="warn"),
    CaseState.APPROVED: Look(icon="rubber-stamp", tone="good"),
    CaseState.REFUSED: Look(icon="circle-x", tone="bad"),
    CaseState.WITHDRAWN: Look(icon="ban"),
    Opinion.AGREE: Look(icon="thumb-up", tone="good"),
    Opinion.AGREE_IF: Look(icon="checks", tone="warn"),
    Opinion.OBJECT: Look(icon="thumb-down", tone="bad"),
    Opinion.NONE: Look(icon="minus"),
    Severity.DANGER: Look(icon="alert-octagon", tone="bad"),
    Severity.WARNING: Look(icon="alert-triangle", tone="warn"),
    Severity.NOTE: Look(icon="info-circle"),
    TaskState.OPEN: Look(icon="circle-dashed", tone="act"),
    TaskState.DONE: Look(icon="circle-check", tone="good"),
    TaskState.DROPPED: Look(icon="ban"),
    PaperState.DRAFT: Look(icon="file-pencil"),
    PaperState.ISSUED: Look(icon="certificate", tone="good"),
    Urgency.NORMAL: Look(icon="point"),
    Urgency.URGENT: Look(icon="bolt", tone="warn"),
    Urgency.VERY_URGENT: Look(icon="flame", tone="bad"),
}


def look_of(value: object) -> Look:
    """Find the look of a state; what has none looks plain."""
    return LOOKS.get(value, PLAIN) if isinstance(value, Enum) else PLAIN
