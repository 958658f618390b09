"""The papers of a visit held against its facts: which exist, and which were made from other data."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import cast

from doingoai.delegations.facts import PaperFacts, VisitFacts
from doingoai.delegations.gathering import visit_facts
from doingoai.delegations.models import Delegation, Host, Member
from doingoai.delegations.papers.dossier import (
    digest_of,
    digests_of,
    has_part,
    label_vi,
    wanted_papers,
)
from doingoai.directory.gathering import Numbers
from doingoai.documents import storage
from doingoai.documents.models import Paper, StoredFile
from doingoai.documents.queries import papers_about
from doingoai.documents.states import PaperState
from doingoai.foundation.local_time import HERE
from doingoai.norms.facts import FigureTable

log = logging.getLogger(__name__)


def whole_visit(
    delegation: Delegation, table: FigureTable, *, as_of: date, numbers: Numbers = "masked"
) -> VisitFacts:
    """Gather a visit with its papers, each with the digest of what it would print today."""
    facts = visit_facts(delegation, table, as_of=as_of, numbers=numbers)
    return with_papers(facts, delegation)


def with_papers(facts: VisitFacts, delegation: Delegation) -> VisitFacts:
    """Add what papers were made, each with the digest of what it would print today."""
    possible = {(one.kind, one.language) for one in wanted_papers(facts) if not one.lacks}
    masked = _masked(facts)
    papers = list(_papers(delegation, masked, possible))
    return replace(facts, papers=tuple(papers))


def _masked(facts: VisitFacts) -> VisitFacts:
    """
    The facts as digests take them: without passport numbers, which only some papers and readers see.

    What a paper is compared by must not depend on who looked.
    """
    members = tuple(
        replace(
            member,
            birth_date=None,
            passport=member.passport and replace(member.passport, number=""),
        )
        for member in facts.members
    )
    return replace(facts, members=members, papers=())


def comparable_digest(kind: str, language: str, facts: VisitFacts, part: str = "") -> str:
    """Digest what a paper prints apart from passport numbers and birth dates."""
    return digest_of(kind, language, _masked(facts), part)


def _papers(
    delegation: Delegation, facts: VisitFacts, possible: set[tuple[str, str]]
) -> Iterator[PaperFacts]:
    made = [paper for paper in papers_about(delegation) if paper.versions.all()]
    digests = digests_of(
        {
            (paper.kind, paper.language, paper.part)
            for paper in made
            if (paper.kind, paper.language) in possible and has_part(paper.kind, paper.part, facts)
        },
        facts,
    )
    for paper in made:
        current = digests.get((paper.kind, paper.language, paper.part))
        yield _facts_of(paper, current, label_vi(paper.kind, paper.part, facts))


def _facts_of(paper: Paper, current: str | None, label: str) -> PaperFacts:
    """The facts of a paper; one that cannot be made any more counts as current."""
    newest = paper.versions.all()[0]
    return PaperFacts(
        key=f"paper-{paper.pk}",
        kind=paper.kind,
        language=paper.language,
        version=newest.number,
        made_at=newest.made_at.astimezone(HERE),
        digest=newest.digest,
        current_digest=current or newest.digest,
        issued=paper.state == PaperState.ISSUED,
        number=paper.outgoing.label if paper.outgoing else "",
        label_vi=label,
        part=paper.part,
    )


def badge_tokens(delegation: Delegation) -> dict[str, str]:
    """The random words of the badges, by the key of each guest and host."""
    guests = Member.objects.filter(delegation=delegation).values_list("pk", "badge_token")
    hosts = Host.objects.filter(delegation=delegation).values_list("pk", "badge_token")
    tokens = {f"member-{pk}": token for pk, token in guests}
    return tokens | {f"host-{pk}": token for pk, token in hosts}


def badge_photos(delegation: Delegation) -> dict[str, bytes]:
    """The photographs of the guests, by the key of each; one that is gone leaves its badge initials."""
    guests = Member.objects.filter(delegation=delegation, photo__isnull=False)
    photos = {}
    for guest in guests.select_related("photo"):
        try:
            photos[f"member-{guest.pk}"] = storage.read(cast(StoredFile, guest.photo))
        except storage.FileGone:
            log.exception("the photograph of guest %s is gone or changed", guest.pk)
    return photos
