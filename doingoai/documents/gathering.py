"""Papers from the database as plain facts."""

from doingoai.documents.facts import PaperMade
from doingoai.documents.queries import papers_about
from doingoai.documents.states import PaperState
from doingoai.foundation.local_time import local_day
from doingoai.foundation.subjects import HasSubject


def papers_made(thing: HasSubject) -> tuple[PaperMade, ...]:
    """The papers of a matter, each with the digest of its newest version."""
    made = []
    for paper in papers_about(thing):
        newest = next(iter(paper.versions.all()), None)
        made.append(
            PaperMade(
                kind=paper.kind,
                language=paper.language,
                part=paper.part,
                version=newest.number if newest else 0,
                digest=newest.digest if newest else "",
                issued=paper.state == PaperState.ISSUED,
                number=paper.outgoing.label if paper.outgoing else "",
                issued_on=local_day(paper.issued_at) if paper.issued_at else None,
            )
        )
    return tuple(made)
