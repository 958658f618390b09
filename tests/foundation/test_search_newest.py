"""The search that looks only at the newest, and the one of some types."""

import pytest

from doingoai.foundation import search
from doingoai.foundation.models import SearchEntry
from doingoai.foundation.subjects import Subject

pytestmark = pytest.mark.django_db


@pytest.fixture
def entries():
    """Five records of two kinds with one word in common, the newest last."""
    kinds = ("partner", "person", "person", "partner", "person")
    made = [
        search.entry_for(Subject(kind, str(number)), title=f"Sao Biển {number}")
        for number, kind in enumerate(kinds)
    ]
    SearchEntry.objects.bulk_create(made)


def found(*words, **how):
    return [entry.subject_id for entry in search.find(*words, **how)]


def test_all_that_fit_come_newest_first(entries):
    assert found("sao bi") == ["4", "3", "2", "1", "0"]


def test_only_so_many_of_the_newest_are_looked_at(entries):
    assert found("sao bi", newest=3) == ["4", "3", "2"]


def test_of_the_newest_only_some_types_are_given(entries):
    assert found("sao bi", types=["partner"], newest=3) == ["3"]
    assert found("sao bi", types=["partner"]) == ["3", "0"]


@pytest.mark.parametrize("how", [{}, {"newest": 3}, {"types": ["partner"]}])
def test_no_words_find_nothing(entries, how):
    assert found("  !", **how) == []
