"""The papers of a visit held against its facts: which exist, and which were made from other data."""

from dataclasses import replace

from doingoai.delegations.facts import PaperFacts, VisitFacts
from doingoai.delegations.models import Delegation
from doingoai.documents.models import Paper
from doingoai.documents.queries import papers_about
from doingoai.documents.states import PaperState
from doingoai.programme.queries import HERE


def with_papers(facts: VisitFacts, delegation: Delegation) -> VisitFacts:
    """Add what papers were made, each with the digest of what it would print today."""
    papers = [_paper(paper) for paper in papers_about(delegation)]
    return replace(facts, papers=tuple(paper for paper in papers if paper is not None))


def _paper(paper: Paper) -> PaperFacts | None:
    newest = next(iter(paper.versions.all()), None)
    if newest is None:
        return None
    return PaperFacts(
        key=f"paper-{paper.pk}",
        kind=paper.kind,
        language=paper.language,
        version=newest.number,
        made_at=newest.made_at.astimezone(HERE),
        digest=newest.digest,
        current_digest=newest.digest,
        issued=paper.state == PaperState.ISSUED,
        number=paper.outgoing.label if paper.outgoing else "",
    )
