"""What the address of a list may ask for, read so that nothing but known values gets through."""

from collections.abc import Container

from django.http import QueryDict

from doingoai.foundation import search

MOST_FOUND = 1000


def words_of(query: QueryDict) -> str:
    return query.get("q", "").strip()[:200]


def one_of(value: str, known: Container[str]) -> str:
    """The value if it is one of a closed list, else nothing."""
    return value if value in known else ""


def year_of(query: QueryDict) -> int | None:
    year = query.get("year", "")
    return int(year) if len(year) == 4 and year.isdecimal() and 1900 < int(year) < 2200 else None


def found_ids(words: str, subject_type: str) -> list[int]:
    """Keys of the newest records of a type that hold all these words."""
    found = search.find(words, types=[subject_type]).values_list("subject_id", flat=True)
    return [int(key) for key in found[:MOST_FOUND]]
