"""The papers of the sample visits, made once for all tests."""

from collections.abc import Iterator

import pytest
from django.utils import translation

from doingoai.delegations.papers.catalogue import WORD_KINDS
from doingoai.delegations.papers.making import make_word_papers
from doingoai.documents.rendering.docx_text import read_docx
from tests.delegations.papers.sample import NOTHING_KNOWN, VISIT

EVERY_KIND = [kind.code for kind in WORD_KINDS]


@pytest.fixture(scope="session")
def papers():
    """All papers of the complete visit, as bytes by file name."""
    return dict(make_word_papers(VISIT, also_in_archive=()))


@pytest.fixture(scope="session")
def texts(papers):
    """The words of all papers of the complete visit by file name."""
    return {name: read_docx(content) for name, content in papers.items()}


@pytest.fixture(scope="session")
def bare_texts():
    """The words of all papers of a visit of which nothing is known."""
    made = make_word_papers(NOTHING_KNOWN, EVERY_KIND)
    return {name: read_docx(content) for name, content in made}


@pytest.fixture(autouse=True)
def in_english(mother_tongue: None) -> Iterator[None]:
    """The tests hold refusals to their English words."""
    with translation.override("en"):
        yield
