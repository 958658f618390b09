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


def newest(words, **how):
    return [key for _type, key, _title, _line in search.newest(words, **how)]


def test_all_that_fit_come_newest_first(entries):
    assert found("sao bi") == ["4", "3", "2", "1", "0"]


def test_only_so_many_of_the_newest_are_looked_at(entries):
    kinds = ["partner", "person"]

    assert newest("sao bi", types=kinds, most=3) == ["4", "3", "2"]


def test_of_the_newest_only_some_types_are_given(entries):
    assert newest("sao bi", types=["partner"], most=3) == ["3"]
    assert found("sao bi", types=["partner"]) == ["3", "0"]


def test_of_no_type_nothing_is_given(entries):
    assert newest("sao bi", types=[], most=3) == []


def test_title_and_line_are_given_as_they_are_shown(entries):
    assert search.newest("sao bi", types=["partner"], most=3) == [
        ("partner", "3", "Sao Biển 3", "")
    ]


@pytest.mark.parametrize("how", [{}, {"types": ["partner"]}])
def test_no_words_find_nothing(entries, how):
    assert found("  !", **how) == []
    assert newest("  !", types=["partner"], most=3) == []
