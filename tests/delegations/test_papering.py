"""Papers held against the facts: what was made, and what it would print today."""

from datetime import UTC, date, datetime

import pytest

from doingoai.delegations.papering import comparable_digest, whole_visit
from doingoai.documents.models import PaperVersion
from doingoai.norms.queries import figure_table
from tests import factories

DAY = date(2026, 3, 1)
pytestmark = pytest.mark.django_db


def made(visit, kind: str, *digests: str):
    """A paper of a visit with a version for each digest."""
    paper = factories.paper(visit, kind)
    for number, digest in enumerate(digests, start=1):
        PaperVersion.objects.create(
            paper=paper,
            number=number,
            file=factories.stored_file(visit),
            digest=digest,
            made_by=factories.user(),
            made_at=datetime(2026, 3, 1, 2, tzinfo=UTC),
        )
    return paper


def papers(visit):
    return whole_visit(visit, figure_table(), as_of=DAY).papers


def test_a_paper_tells_its_newest_version_and_what_it_would_print_today():
    factories.office()
    visit = factories.delegation()
    made(visit, "submission", "first", "second")

    (paper,) = papers(visit)

    facts = whole_visit(visit, figure_table(), as_of=DAY)
    assert (paper.version, paper.digest) == (2, "second")
    assert paper.current_digest == comparable_digest("submission", "vi", facts)


def test_a_paper_that_cannot_be_made_any_more_counts_as_current():
    factories.office()
    visit = factories.delegation()
    made(visit, "guest_list", "once")

    (paper,) = papers(visit)

    assert (paper.digest, paper.current_digest) == ("once", "once")


def test_a_paper_without_versions_is_not_there():
    factories.office()
    visit = factories.delegation()
    made(visit, "submission")

    assert papers(visit) == ()
