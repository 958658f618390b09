"""
Every kind of paper of a yearly plan, in the order of its file, with what it needs to be made.

The order number goes into the file name and never changes. Codes begin with `plan_`.
"""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from doingoai.documents.drafting.kinds import PaperForm, kind_of, needing
from doingoai.yearplan.facts import PlanFacts, PlanLine
from doingoai.yearplan.states import PlanItemState

PlanPaper = PaperForm[PlanFacts]

NOTHING_IN = _("Nothing has been accepted into the plan yet.")
NOTHING_AMENDED = _("Nothing of the plan in force has been amended.")
NOT_APPROVED = _("The decision was not to approve the plan.")

TAKEN_IN = frozenset({PlanItemState.ACCEPTED, PlanItemState.PLANNED, PlanItemState.DROPPED})


def in_plan(facts: PlanFacts) -> list[PlanLine]:
    """What the plan holds as it is decided: later additions are told by their amendment."""
    return [one for one in facts.lines if one.line.state in TAKEN_IN and not one.line.added_later]


def in_state(facts: PlanFacts, states: Iterable[PlanItemState]) -> list[PlanLine]:
    wanted = frozenset(states)
    return [one for one in facts.lines if one.line.state in wanted]


FILLED = (in_plan, NOTHING_IN)
AMENDED = (lambda facts: facts.amendments, NOTHING_AMENDED)
APPROVED = (lambda facts: facts.decision is None or facts.decision.approved, NOT_APPROVED)

WORD_KINDS: tuple[PlanPaper, ...] = (
    PlanPaper(1, "plan_submission", "Tờ trình kế hoạch đối ngoại năm", "Submission of the plan",
              abbreviation="TTr", needs=needing(FILLED)),
    PlanPaper(2, "plan_decision", "Quyết định phê duyệt kế hoạch đối ngoại năm",
              "Decision on the plan", abbreviation="QĐ", issued_by="decider",
              needs=needing(FILLED, APPROVED)),
    PlanPaper(3, "plan_whole", "Kế hoạch đối ngoại năm", "Plan of external relations",
              issued_by="decider", needs=needing(FILLED)),
    PlanPaper(4, "plan_amendment", "Tờ trình điều chỉnh kế hoạch đối ngoại năm",
              "Submission of amendments of the plan", abbreviation="TTr", needs=needing(AMENDED)),
)  # fmt: skip


def word_kind(code: str) -> PlanPaper:
    """
    Give the kind of a paper by its code.

    :raises LookupError: for a code that is no paper of a plan
    """
    return kind_of(WORD_KINDS, code)
