"""Making the papers of a mission, and issuing them: numbered, rendered with their number, frozen."""

from collections.abc import Collection, Iterable
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
from doingoai.documents.actions import KEEPERS, issue_paper
from doingoai.documents.drafting.headings import Issue
from doingoai.documents.drafting.kinds import MadePaper
from doingoai.documents.drafting.making import Making
from doingoai.documents.models import Outgoing, Paper, PaperVersion
from doingoai.documents.paper_actions import issue_under, keep_made, number_paper, usual_making
from doingoai.documents.rules import check_can_change, check_kinds_known
from doingoai.foundation import audit
from doingoai.foundation.refusals import RuleBroken
from doingoai.missions.facts import MissionFacts
from doingoai.missions.gathering import mission_facts
from doingoai.missions.models import ChangeRequest, Mission
from doingoai.missions.papering import stale_kinds
from doingoai.missions.papers.catalogue import word_kind
from doingoai.missions.papers.guarded import check_may_make_papers, hidden_mission_kinds
from doingoai.missions.papers.headings import is_ours
from doingoai.missions.papers.making import copy_name, make_papers, paper_digest, wanted_papers
from doingoai.missions.queries import cases_of_changes
from doingoai.missions.rules import check_report_can_be_issued
from doingoai.norms.facts import FigureTable


def facts_for_mission_papers(
    mission: Mission, table: FigureTable, *, on: date, by: User
) -> MissionFacts:
    """
    Gather what papers print: passport numbers and birth dates each only for who may read them.

    The caller keeps in the audit that they were read.
    """
    return mission_facts(
        mission,
        table,
        as_of=on,
        numbers="open" if may(by, Permission.PASSPORT_READ) else "masked",
        births=may(by, Permission.BIRTH_DATE_READ),
    )


def render_mission_papers(
    facts: MissionFacts, kinds: Collection[str], *, how: Making | None = None
) -> list[MadePaper]:
    """Render papers outside any transaction: it takes seconds and changes nothing."""
    return make_papers(facts, kinds, how=how or usual_making())


@transaction.atomic
def keep_mission_papers(
    mission: Mission,
    facts: MissionFacts,
    made: Collection[MadePaper],
    *,
    by: User,
    at: datetime,
) -> list[PaperVersion]:
    """
    Keep rendered papers as the next versions; frozen ones stay, all others or none.

    :raises NotAllowed: also for papers that print what the person may not read
    """
    require_any(by, KEEPERS)
    check_may_make_papers([paper.kind for paper in made], by=by)
    _record_what_was_opened(mission, facts, by)

    def digest(paper: MadePaper) -> str:
        return paper_digest(paper.kind, paper.language, facts, paper.part)

    kept = keep_made(mission, made, digest, by=by, at=at)
    audit.record("mission.papers_made", mission, by=by, papers=len(kept))
    return kept


def _record_what_was_opened(mission: Mission, facts: MissionFacts, by: User) -> None:
    numbers = [who.passport.number for who in facts.travellers if who.passport]
    opened = {
        "passport.list_read": any(not number.startswith("•") for number in numbers),
        "person.birth_dates_read": any(who.birth_date for who in facts.travellers),
    }
    for verb in (verb for verb, is_open in opened.items() if is_open):
        audit.record(verb, mission, by=by, why="papers", count=len(facts.travellers))


def renew_mission_papers(
    mission: Mission,
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
    check_may_make_papers(kinds, by=by)
    facts = facts_for_mission_papers(mission, table, on=on, by=by)
    check_kinds_known(kinds, {one.kind for one in wanted_papers(facts)})
    hidden = hidden_mission_kinds(by)
    due = [kind for kind in stale_kinds(facts, kinds or None) if kind not in hidden]
    made = render_mission_papers(facts, due) if due else []
    return keep_mission_papers(mission, facts, made, by=by, at=at) if made else []


@transaction.atomic
def issue_mission_paper(
    mission: Mission, paper: Paper, table: FigureTable, *, on: date, by: User, at: datetime
) -> Paper:
    """
    Give a paper its number from the register, render it with that number, and freeze it.

    A report of another unit keeps the number of that unit's own register.

    :raises RuleBroken: paper.frozen, paper.nothing_made, paper.not_decided, paper.report_not_filed,
        paper.no_number_of_unit
    :raises NotAllowed: also when the paper prints what the person may not read
    """
    require(by, Permission.PAPER_ISSUE)
    check_may_make_papers([paper.kind], by=by)
    paper = Paper.objects.select_for_update(no_key=True).get(pk=paper.pk)
    check_can_change(paper)
    kind = word_kind(paper.kind)
    if kind.abbreviation is None:
        return issue_paper(paper, outgoing=None, by=by, at=at)
    facts = facts_for_mission_papers(mission, table, on=on, by=by)
    if paper.kind == "mission_report":
        _check_report(facts)
        if not is_ours(facts):
            _keep_anew(mission, paper, facts, usual_making(), by=by, at=at)
            return issue_paper(paper, outgoing=None, by=by, at=at)
    outgoing = _number_for(mission, paper, copy_name(paper.part, facts), on=on, by=by, at=at)
    issue = Issue(outgoing.label, outgoing.issued_on)
    how = usual_making({(paper.kind, paper.language, paper.part): issue})
    _keep_anew(mission, paper, facts, how, by=by, at=at)
    return issue_under(paper, outgoing, by=by, at=at)


def _keep_anew(
    mission: Mission, paper: Paper, facts: MissionFacts, how: Making, *, by: User, at: datetime
) -> None:
    """Render one paper as it is to leave the house, and keep it as its last version."""
    made = [
        one
        for one in render_mission_papers(facts, [paper.kind], how=how)
        if (one.language, one.part) == (paper.language, paper.part)
    ]
    keep_mission_papers(mission, facts, made, by=by, at=at)


def _check_report(facts: MissionFacts) -> None:
    report = facts.report
    check_report_can_be_issued(
        is_filed=report is not None and report.filed_on is not None,
        is_ours=is_ours(facts),
        number=report.number if report else "",
    )


def _number_for(
    mission: Mission, paper: Paper, meant: str, *, on: date, by: User, at: datetime
) -> Outgoing:
    """Take a number of its own for this paper; a decision bears that of the leader's decision."""
    kind = word_kind(paper.kind)
    if paper.kind == "mission_change":
        return _number_of_decision(_cases_of_change(mission, paper.part))
    if paper.kind == "mission_decision":
        return _number_of_decision(cases_about(mission))
    signer = ""
    if paper.kind == "mission_authorisation":
        # Signed by whoever decided: it exists only with that decision.
        signer = _approved(cases_about(mission)).decided_by.name  # type: ignore[union-attr]
    return number_paper(
        paper,
        kind,
        office_facts(office_row()),
        name_vi=kind.name_vi,
        signer=signer,
        subject=f"{kind.name_vi}: {mission.title_vi}"[:500],
        recipients=meant,
        on=on,
        by=by,
        at=at,
    )


def _cases_of_change(mission: Mission, part: str) -> list[Case]:
    """The submissions of the change a copy is made for: change-1 is the first that was asked."""
    changes = list(ChangeRequest.objects.filter(mission=mission).order_by("id"))
    meant = dict(zip((f"change-{n}" for n in range(1, len(changes) + 1)), changes, strict=True))
    change = meant.get(part)
    return cases_of_changes([change]).get(str(change.pk), []) if change else []


def _number_of_decision(cases: Iterable[Case]) -> Outgoing:
    """The number that the register gave when the leader decided."""
    outgoing = _approved(cases).outgoing
    assert outgoing is not None  # noqa: S101  # an approval always takes its number
    return outgoing


def _approved(cases: Iterable[Case]) -> Case:
    case = next((one for one in cases if one.state == CaseState.APPROVED), None)
    if case is None or case.outgoing is None:
        raise RuleBroken(
            _("The decision is issued once the leader has approved it."), code="paper.not_decided"
        )
    return case
