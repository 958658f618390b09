"""Making the papers of the plan, and issuing them: numbered, rendered with their number, frozen."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from doingoai.accounts.models import User
from doingoai.accounts.queries import office as office_row
from doingoai.accounts.queries import office_facts
from doingoai.accounts.rules import require, require_any
from doingoai.accounts.states import Permission
from doingoai.approvals.models import Case
from doingoai.approvals.queries import cases_about
from doingoai.approvals.states import CaseState
from doingoai.documents.actions import KEEPERS, issue_paper
from doingoai.documents.drafting.headings import Issue
from doingoai.documents.drafting.kinds import MadePaper
from doingoai.documents.drafting.making import Making
from doingoai.documents.models import Outgoing, Paper, PaperVersion
from doingoai.documents.paper_actions import issue_under, keep_made, number_paper, usual_making
from doingoai.documents.rules import check_can_change
from doingoai.foundation import audit
from doingoai.foundation.refusals import RuleBroken
from doingoai.yearplan.facts import PlanFacts
from doingoai.yearplan.gathering import plan_facts
from doingoai.yearplan.models import YearPlan
from doingoai.yearplan.papers.catalogue import word_kind
from doingoai.yearplan.papers.guarded import check_may_make_papers
from doingoai.yearplan.papers.making import (
    LANGUAGE,
    copy_name,
    make_papers,
    paper_digest,
    stale_kinds,
)

DECIDED_WITH = frozenset({"plan_decision", "plan_whole"})
"""Papers that exist only once the leader has approved the plan."""


def render_plan_papers(
    facts: PlanFacts, kinds: Collection[str], *, how: Making | None = None
) -> list[MadePaper]:
    """Render papers outside any transaction: it takes seconds and changes nothing."""
    return make_papers(facts, kinds, how=how or usual_making())


@transaction.atomic
def keep_plan_papers(
    plan: YearPlan, facts: PlanFacts, made: Collection[MadePaper], *, by: User, at: datetime
) -> list[PaperVersion]:
    """
    Keep rendered papers as the next versions; frozen ones stay, all others or none.

    :raises NotAllowed: also for whoever does not see the whole plan
    """
    require_any(by, KEEPERS)
    check_may_make_papers([paper.kind for paper in made], by=by)

    def digest(paper: MadePaper) -> str:
        return paper_digest(paper.kind, facts, paper.part)

    kept = keep_made(plan, made, digest, by=by, at=at)
    audit.record("year_plan.papers_made", plan, by=by, papers=len(kept))
    return kept


def renew_plan_papers(plan: YearPlan, *, on: date, by: User, at: datetime) -> list[PaperVersion]:
    """
    Make what is missing or was made from older data.

    :raises NotAllowed:
    """
    require(by, Permission.PAPER_MAKE)
    facts = plan_facts(plan, as_of=on)
    due = stale_kinds(facts)
    made = render_plan_papers(facts, due) if due else []
    return keep_plan_papers(plan, facts, made, by=by, at=at) if made else []


@transaction.atomic
def issue_plan_paper(plan: YearPlan, paper: Paper, *, on: date, by: User, at: datetime) -> Paper:
    """
    Give a paper its number from the register, render it with that number, and freeze it.

    The decision bears the number of the leader's decision; the plan itself bears none of its own
    and cites the decision that brings it into force.

    :raises RuleBroken: paper.frozen, paper.nothing_made, paper.not_decided
    :raises NotAllowed: also for whoever does not see the whole plan
    """
    require(by, Permission.PAPER_ISSUE)
    check_may_make_papers([paper.kind], by=by)
    YearPlan.objects.select_for_update().get(pk=plan.pk)
    paper = Paper.objects.select_for_update().get(pk=paper.pk)
    check_can_change(paper)
    decided = _number_of_decision(plan) if paper.kind in DECIDED_WITH else None
    if paper.kind == "plan_whole":
        _render_again(plan, paper, {}, on=on, by=by, at=at)
        return issue_paper(paper, outgoing=None, by=by, at=at)
    outgoing = decided or _number(plan, paper, on=on, by=by, at=at)
    issue = Issue(outgoing.label, outgoing.issued_on)
    place = (paper.kind, LANGUAGE, paper.part)
    _render_again(plan, paper, {place: issue}, on=on, by=by, at=at)
    return issue_under(paper, outgoing, by=by, at=at)


def _render_again(
    plan: YearPlan,
    paper: Paper,
    issues: dict[tuple[str, str, str], Issue],
    *,
    on: date,
    by: User,
    at: datetime,
) -> None:
    facts = plan_facts(plan, as_of=on)
    made = render_plan_papers(facts, [paper.kind], how=usual_making(issues))
    keep_plan_papers(plan, facts, [one for one in made if one.part == paper.part], by=by, at=at)


def _number(plan: YearPlan, paper: Paper, *, on: date, by: User, at: datetime) -> Outgoing:
    """Take a number of its own for this paper, in the series of its type."""
    kind = word_kind(paper.kind)
    meant = copy_name(paper.part)
    return number_paper(
        paper,
        kind,
        office_facts(office_row()),
        name_vi=kind.name_vi,
        subject=" ".join(part for part in (kind.name_vi, str(plan.year), meant) if part),
        recipients="",
        on=on,
        by=by,
        at=at,
    )


def _number_of_decision(plan: YearPlan) -> Outgoing:
    """The number that the register gave when the leader approved the plan."""
    approved: Case | None = next(
        (one for one in cases_about(plan) if one.state == CaseState.APPROVED), None
    )
    if approved is None or approved.outgoing is None:
        raise RuleBroken(
            _("The decision is issued once the leader has approved it."), code="paper.not_decided"
        )
    return approved.outgoing
