"""The papers of the planned missions, made once for all tests."""

import pytest

from doingoai.documents.rendering.docx_text import read_docx
from doingoai.missions.papers.catalogue import WORD_KINDS
from doingoai.missions.papers.making import make_papers
from tests.missions.planned import EMPTY, FULL

EVERY_KIND = [kind.code for kind in WORD_KINDS]


@pytest.fixture(scope="session")
def papers():
    """All papers of the complete mission by file name."""
    return {paper.file_name: paper.content for paper in make_papers(FULL)}


@pytest.fixture(scope="session")
def texts(papers):
    """The words of all papers of the complete mission by file name."""
    return {name: read_docx(content) for name, content in papers.items()}


@pytest.fixture(scope="session")
def bare_texts():
    """The words of all papers of a mission of which nothing is known."""
    made = make_papers(EMPTY, EVERY_KIND)
    return {paper.file_name: read_docx(paper.content) for paper in made}
