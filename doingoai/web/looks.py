"""How states look: one icon and one tone for each, so that colour never speaks alone."""

from dataclasses import dataclass

from django.db.models import TextChoices

from doingoai.approvals.states import CaseState, Opinion
from doingoai.delegations.states import Severity, State
from doingoai.documents.states import PaperState, Urgency
from doingoai.missions.appraisal.result import Standing
from doingoai.missions.states import MissionState
from doingoai.planning.states import TaskState


@dataclass(frozen=True, slots=True)
class Look:
    """An icon of the sprite and a tone: plain, act (needs action), good, warn, bad, bronze."""

    icon: str
    tone: str = "plain"


PLAIN = Look(icon="point")

# Words of different lists are equal as text ("draft" of a visit and of a paper): one table each.
LOOKS: dict[type[TextChoices], dict[str, Look]] = {
    State: {
        State.DRAFT: Look(icon="pencil"),
        State.CONSULTING: Look(icon="message-2-question", tone="bronze"),
        State.SUBMITTED: Look(icon="hourglass", tone="act"),
        State.APPROVED: Look(icon="rubber-stamp", tone="good"),
        State.UNDER_WAY: Look(icon="player-play", tone="good"),
        State.REPORTED: Look(icon="report", tone="bronze"),
        State.CLOSED: Look(icon="archive"),
        State.REFUSED: Look(icon="circle-x", tone="bad"),
        State.CANCELLED: Look(icon="ban"),
    },
    MissionState: {
        MissionState.DRAFT: Look(icon="pencil"),
        MissionState.REQUESTED: Look(icon="inbox", tone="act"),
        MissionState.CONSULTING: Look(icon="message-2-question", tone="bronze"),
        MissionState.SUBMITTED: Look(icon="hourglass", tone="act"),
        MissionState.APPROVED: Look(icon="rubber-stamp", tone="good"),
        MissionState.UNDER_WAY: Look(icon="plane-departure", tone="good"),
        MissionState.BACK: Look(icon="report", tone="warn"),
        MissionState.REPORTED: Look(icon="report", tone="bronze"),
        MissionState.CLOSED: Look(icon="archive"),
        MissionState.REFUSED: Look(icon="circle-x", tone="bad"),
        MissionState.CANCELLED: Look(icon="ban"),
    },
    Standing: {
        Standing.MET: Look(icon="circle-check", tone="good"),
        Standing.BROKEN: Look(icon="alert-octagon", tone="bad"),
        Standing.UNKNOWN: Look(icon="help-circle", tone="warn"),
        Standing.OVERRIDDEN: Look(icon="shield-check", tone="bronze"),
    },
    CaseState: {
        CaseState.SUBMITTED: Look(icon="hourglass", tone="act"),
        CaseState.RETURNED: Look(icon="arrow-back-up", tone="warn"),
        CaseState.APPROVED: Look(icon="rubber-stamp", tone="good"),
        CaseState.REFUSED: Look(icon="circle-x", tone="bad"),
        CaseState.WITHDRAWN: Look(icon="ban"),
    },
    Opinion: {
        Opinion.AGREE: Look(icon="thumb-up", tone="good"),
        Opinion.AGREE_IF: Look(icon="checks", tone="warn"),
        Opinion.OBJECT: Look(icon="thumb-down", tone="bad"),
        Opinion.NONE: Look(icon="minus"),
    },
    Severity: {
        Severity.DANGER: Look(icon="alert-octagon", tone="bad"),
        Severity.WARNING: Look(icon="alert-triangle", tone="warn"),
        Severity.NOTE: Look(icon="info-circle"),
    },
    TaskState: {
        TaskState.OPEN: Look(icon="circle-dashed", tone="act"),
        TaskState.DONE: Look(icon="circle-check", tone="good"),
        TaskState.DROPPED: Look(icon="ban"),
    },
    PaperState: {
        PaperState.DRAFT: Look(icon="file-pencil"),
        PaperState.ISSUED: Look(icon="certificate", tone="good"),
    },
    Urgency: {
        Urgency.NORMAL: Look(icon="point"),
        Urgency.URGENT: Look(icon="bolt", tone="warn"),
        Urgency.VERY_URGENT: Look(icon="flame", tone="bad"),
    },
}
WORDS: dict[str, type[TextChoices]] = {
    "delegation": State,
    "mission": MissionState,
    "standing": Standing,
    "case": CaseState,
    "opinion": Opinion,
    "severity": Severity,
    "task": TaskState,
    "paper": PaperState,
    "urgency": Urgency,
}
"""The lists by the name that templates use: `<c-state of="case" :value="case.state" />`."""


def word_of(kind: str, value: str) -> TextChoices | None:
    """Find the word of a list by its stored value; None when there is none."""
    words = WORDS.get(kind)
    return words(value) if words is not None and value in words.values else None


def look_of(word: object) -> Look:
    """Find the look of a word; what has none looks plain."""
    return (
        LOOKS.get(type(word), {}).get(str(word), PLAIN) if isinstance(word, TextChoices) else PLAIN
    )
