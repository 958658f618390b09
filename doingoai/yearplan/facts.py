"""Items of the plan and what really happened, as plain values: what overlaps and figures come from."""

from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from doingoai.accounts.facts import OUR_OFFICE, OfficeFacts
from doingoai.approvals.facts import DecisionFacts
from doingoai.documents.facts import PaperMade
from doingoai.foundation.bilingual import in_language
from doingoai.yearplan.states import (
    AmendmentKind,
    PlanItemKind,
    PlanItemState,
    Planning,
    PlanState,
)


@dataclass(frozen=True, slots=True)
class ItemLine:
    """
    One item of a plan. `partner` is the partner's key or the folded text typed in its place;
    `leader` is folded text, `leader_key` the person of the directory where one was chosen.

    With `is_month_only` the days are the first and the last of the months meant.
    """

    key: int
    title_vi: str
    unit: str
    kind: PlanItemKind
    starts_on: date
    ends_on: date
    title_en: str = ""
    state: PlanItemState = PlanItemState.PROPOSED
    partner: str = ""
    partner_name: str = ""
    countries: tuple[str, ...] = ()
    leader: str = ""
    leader_key: str = ""
    leader_name: str = ""
    is_month_only: bool = False
    added_later: bool = False
    people: int = 0
    days: int = 0
    budget: int = 0

    @property
    def title(self) -> str:
        return in_language(self.title_vi, self.title_en)


class Stage(TextChoices):
    """How far an activity has come, whatever it is."""

    AHEAD = "ahead", pgettext_lazy("activity", "Being prepared")
    UNDER_WAY = "under_way", pgettext_lazy("activity", "Under way")
    DONE = "done", pgettext_lazy("activity", "Done")
    CALLED_OFF = "called_off", pgettext_lazy("activity", "Called off")


@dataclass(frozen=True, slots=True)
class Activity:
    """A visit or a mission as the plan looks at it; `item` is the key of the item it belongs to."""

    type: str
    key: int
    reference: str
    title: str
    unit: str
    kind: PlanItemKind
    starts_on: date
    ends_on: date
    planning: Planning
    stage: Stage
    item: int | None = None
    basis: str = ""
    people: int = 0


class Outcome(TextChoices):
    """What became of an item of the plan, or how an activity stands to the plan."""

    DONE = "done", _("Done as planned")
    IN_HAND = "in_hand", _("Being prepared or under way")
    MOVED = "moved", _("Moved")
    NOT_YET = "not_yet", _("Not yet")
    OVERDUE = "overdue", _("Time passed, no record")
    DROPPED = "dropped", _("Dropped")
    ADDED = "added", _("Outside the plan")
    ASSIGNED = "assigned", _("Assigned by the centre")


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One item of the plan with everything a paper prints of it."""

    line: ItemLine
    purpose_vi: str = ""
    budget_source: str = ""
    directive: str = ""
    said_back: str = ""
    merged_into_vi: str = ""


@dataclass(frozen=True, slots=True)
class AmendmentLine:
    """One amendment of the plan in force; `changes` has old and new value by field."""

    line: ItemLine
    what: AmendmentKind
    on: date
    reason: str
    basis: str = ""
    changes: tuple[tuple[str, str, str], ...] = ()
    batch: int = 1


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """
    The plan of one year as its papers print it.

    `lines` leave drafts of units out. Amendments are counted in batches: each submission that was
    issued closes one.
    """

    as_of: date
    year: int
    state: PlanState = PlanState.COLLECTING
    lines: tuple[PlanLine, ...] = ()
    amendments: tuple[AmendmentLine, ...] = ()
    decision: DecisionFacts | None = None
    papers: tuple[PaperMade, ...] = ()
    office: OfficeFacts = OUR_OFFICE
