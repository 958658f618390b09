"""Making the papers of a visit, and issuing them: numbered, rendered with their number, frozen."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from doingoai.accounts.models import User
from doingoai.accounts.queries import office as office_row
from doingoai.accounts.queries import office_facts
from doingoai.accounts.rules import may, require, require_any
from doingoai.accounts.states import Permission
from doingoai.approvals.models import Case
from doingoai.approvals.queries import cases_about
from doingoai.approvals.states import CaseState
from doingoai.delegations.facts import VisitFacts
from doingoai.delegations.gathering import visit_facts
from doingoai.delegations.models import Delegation
from doingoai.delegations.papering import badge_photos, badge_tokens, comparable_digest, with_papers
from doingoai.delegations.papers.catalogue import PaperKind, word_kind
from doingoai.delegations.papers.dossier import (
    PRINT,
    make_papers,
    missing_parts,
    possible,
    wanted_papers,
)
from doingoai.delegations.papers.guarded import (
    GUARDED,
    as_read_by,
    check_may_make,
    hidden_kinds,
)
from doingoai.delegations.papers.headings import Issue
from doingoai.delegations.papers.making import copy_name
from doingoai.directory.gathering import Numbers
from doingoai.documents.actions import (
    KEEPERS,
    issue_paper,
)
from doingoai.documents.drafting.kinds import MadePaper
from doingoai.documents.drafting.making import Making
from doingoai.documents.models import Outgoing, Paper, PaperVersion
from doingoai.documents.paper_actions import issue_under, keep_made, number_paper, usual_making
from doingoai.documents.rules import check_can_change, check_kinds_known
from doingoai.foundation import audit
from doingoai.foundation.refusals import RuleBroken
from doingoai.norms.facts import FigureTable

MINUTES = "BB"
"""Minutes are made for each meeting and go to nobody in particular."""


def facts_for_papers(
    delegation: Delegation, table: FigureTable, *, on: date, by: User
) -> VisitFacts:
    """
    Gather what papers print: passport numbers, birth dates, diets each only for who may read them.

    Papers are compared before diets are closed: what is out of date does not depend on who looks.
    The caller keeps in the audit that the numbers of the list were read.
    """
    numbers: Numbers = "open" if may(by, Permission.PASSPORT_READ) else "masked"
    births = may(by, Permission.BIRTH_DATE_READ)
    facts = visit_facts(delegation, table, as_of=on, numbers=numbers, births=births)
    return as_read_by(with_papers(facts, delegation), by.permissions)


def stale_kinds(facts: VisitFacts, kinds: Collection[str] | None) -> list[str]:
    """
    Which of the wanted kinds have to be made: new ones, and those whose data changed since.

    A kind that is made in copies is due as soon as one copy is: a letter to another agency, minutes
    of another meeting. What was issued is never made again.
    """
    changed = {
        paper.kind
        for paper in facts.papers
        if not paper.issued and paper.digest != paper.current_digest
    }
    wanted = possible(facts) if kinds is None else list(kinds)
    return [kind for kind in wanted if kind in changed or missing_parts(kind, facts)]


def render_papers(
    delegation: Delegation, facts: VisitFacts, kinds: Collection[str], *, how: Making | None = None
) -> list[MadePaper]:
    """Render papers outside any transaction: it takes seconds and changes nothing."""
    return make_papers(
        facts, kinds, tokens=badge_tokens(delegation),
        photos=badge_photos(delegation) if f"{PRINT}badges" in kinds else None,
        how=how or usual_making(),
    )  # fmt: skip


@transaction.atomic
def keep_papers(
    delegation: Delegation,
    facts: VisitFacts,
    made: Collection[MadePaper],
    *,
    by: User,
    at: datetime,
) -> list[PaperVersion]:
    """
    Keep rendered papers as the next versions; frozen ones stay, all others or none.

    Whoever issues a paper keeps it too: it is rendered once more with its number.
    """
    require_any(by, KEEPERS)
    check_may_make([paper.kind for paper in made], by=by)
    _record_what_was_opened(delegation, facts, by)

    def digest(paper: MadePaper) -> str:
        return comparable_digest(paper.kind, paper.language, facts, paper.part)

    kept = keep_made(delegation, made, digest, by=by, at=at)
    audit.record("delegation.dossier_made", delegation, by=by, papers=len(kept))
    return kept


def _record_what_was_opened(delegation: Delegation, facts: VisitFacts, by: User) -> None:
    numbers = [guest.passport.number for guest in facts.members if guest.passport]
    opened = {
        "passport.list_read": any(not number.startswith("•") for number in numbers),
        "person.birth_dates_read": any(guest.birth_date for guest in facts.members),
    }
    for verb in (verb for verb, is_open in opened.items() if is_open):
        audit.record(verb, delegation, by=by, why="papers", count=len(facts.members))


def renew_visit_papers(
    delegation: Delegation,
    kinds: Collection[str],
    table: FigureTable,
    *,
    on: date,
    by: User,
    at: datetime,
) -> list[PaperVersion]:
    """
    Make what is missing or was made from older data, of the named kinds or, without names, of all.

    Kinds the person may not read are left out where nobody named them.

    :raises NotAllowed:
    :raises RuleBroken: paper.kind_unknown
    """
    require(by, Permission.PAPER_MAKE)
    check_may_make(kinds, by=by)
    facts = facts_for_papers(delegation, table, on=on, by=by)
    check_kinds_known(kinds, {one.kind for one in wanted_papers(facts)})
    hidden = hidden_kinds(by)
    due = [kind for kind in stale_kinds(facts, kinds or None) if kind not in hidden]
    made = render_papers(delegation, facts, due) if due else []
    return keep_papers(delegation, facts, made, by=by, at=at) if made else []


@transaction.atomic
def issue_delegation_paper(
    delegation: Delegation, paper: Paper, table: FigureTable, *, on: date, by: User, at: datetime
) -> Paper:
    """
    Give a paper its number from the register, render it with that number, and freeze it.

    :raises RuleBroken: paper.frozen, paper.nothing_made, paper.not_decided
    :raises NotAllowed: also when the paper prints what the person may not read
    """
    require(by, Permission.PAPER_ISSUE)
    for right in GUARDED.get(paper.kind, ()):
        require(by, right)
    paper = Paper.objects.select_for_update(no_key=True).get(pk=paper.pk)
    check_can_change(paper)
    if paper.kind.startswith(PRINT):
        return issue_paper(paper, outgoing=None, by=by, at=at)
    kind = word_kind(paper.kind)
    if kind.abbreviation is None:
        return issue_paper(paper, outgoing=None, by=by, at=at)
    facts = facts_for_papers(delegation, table, on=on, by=by)
    meant = copy_name(paper.part, facts)
    outgoing = _number_for(delegation, kind, paper, meant, on=on, by=by, at=at)
    issue = Issue(f"{outgoing.number:02d}", outgoing.issued_on)
    issues = {(paper.kind, paper.language, paper.part): issue}
    made = [
        one
        for one in render_papers(delegation, facts, [paper.kind], how=usual_making(issues))
        if one.language == paper.language and one.part == paper.part
    ]
    keep_papers(delegation, facts, made, by=by, at=at)
    return issue_under(paper, outgoing, by=by, at=at)


def _number_for(
    delegation: Delegation,
    kind: PaperKind,
    paper: Paper,
    meant: str,
    *,
    on: date,
    by: User,
    at: datetime,
) -> Outgoing:
    """Take a number of its own for this paper; a letter to one agency names it as the recipient."""
    if kind.issued_by == "decider":
        return _decision_number(delegation)
    is_minutes = bool(meant) and kind.abbreviation == MINUTES
    return number_paper(
        paper,
        kind,
        office_facts(office_row()),
        name_vi=kind.name_vi,
        subject=f"{kind.name_vi}: {delegation.title_vi}" + (f" – {meant}" if is_minutes else ""),
        recipients="" if is_minutes else meant,
        on=on,
        by=by,
        at=at,
    )


def _decision_number(delegation: Delegation) -> Outgoing:
    """The decision bears the number that the register gave when the leader decided."""
    case: Case | None = cases_about(delegation).filter(state=CaseState.APPROVED).first()
    if case is None or case.outgoing is None:
        raise RuleBroken(
            _("The decision is issued once the leader has approved the visit."),
            code="paper.not_decided",
        )
    return case.outgoing
