"""
Finding anything by its words: one folded text per record, in the engine's own full-text index.

SQLite: FTS5 over the folded column. PostgreSQL: `tsvector('simple')` with GIN. Both see only words
folded by `folding.words`, so accents, case, đ and Unicode forms never matter, and both give the
newest records first.
"""

from collections.abc import Iterable, Sequence

from django.db import connection
from django.db.models import QuerySet, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Concat

from doingoai.foundation.folding import clean, words
from doingoai.foundation.models import SearchEntry
from doingoai.foundation.subjects import HasSubject, Subject, subject_of

MOST_WORDS = 8
RECENT = 30_000
"""So many newest records are read through in a hundredth of a second."""


def index(
    thing: HasSubject | Subject, *, title: str, line: str = "", texts: Iterable[str] = ()
) -> None:
    """Put or renew what the search knows of one record."""
    about = subject_of(thing)
    entry = entry_for(about, title=title, line=line, texts=texts)
    SearchEntry.objects.update_or_create(
        subject_type=about.type,
        subject_id=about.id,
        defaults={"title": entry.title, "line": entry.line, "text": entry.text},
    )


def entry_for(
    about: Subject, *, title: str, line: str = "", texts: Iterable[str] = ()
) -> SearchEntry:
    """Build an entry without storing it, for loading many at once."""
    everything = dict.fromkeys(word for text in (title, line, *texts) for word in words(text))
    return SearchEntry(
        subject_type=about.type,
        subject_id=about.id,
        title=clean(title)[:400],
        line=clean(line)[:400],
        text=" ".join(everything),
    )


def forget(thing: HasSubject | Subject) -> None:
    """Take a record out of the search."""
    about = subject_of(thing)
    SearchEntry.objects.filter(subject_type=about.type, subject_id=about.id).delete()


def find(query: str, *, types: Sequence[str] = ()) -> QuerySet[SearchEntry]:
    """Find entries that hold all words of the query, the last one as a beginning; newest first."""
    wanted = words(query)[:MOST_WORDS]
    if not wanted:
        return SearchEntry.objects.none()
    found = SearchEntry.objects.filter(id__in=_matching_ids(wanted))
    if types:
        # Not the bare column: by its index SQLite would read every record of the type.
        kind = Concat("subject_type", Value(""))
        found = found.alias(kind=kind).filter(kind__in=types)
    return found.order_by("-id")


def newest(query: str, *, types: Sequence[str], most: int) -> list[tuple[str, str, str, str]]:
    """
    Give type, key, title and line of the newest entries that hold the words.

    Of all types together only the `most` newest are looked at, and those of these types are given:
    as quick for a word that stands in a million records as for one that stands in ten.
    """
    wanted = words(query)[:MOST_WORDS]
    if not wanted or not types:
        return []
    fitting = _matching_ids(wanted, newest=most)
    marks = ", ".join(["%s"] * len(types))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT subject_type, subject_id, title, line FROM foundation_searchentry"  # noqa: S608
            f" WHERE id IN ({fitting.sql}) AND subject_type || '' IN ({marks}) ORDER BY id DESC",
            [*fitting.params, *types],
        )
        return [(kind, key, title, line) for kind, key, title, line in cursor.fetchall()]


def _matching_ids(wanted: Sequence[str], newest: int = 0) -> RawSQL:
    *whole, last = wanted
    if connection.vendor == "postgresql":
        terms = " & ".join([*(f"'{word}'" for word in whole), f"'{last}':*"])
        return _in_postgres(terms, newest)
    terms = " ".join([*(f'"{word}"' for word in whole), f'"{last}"*'])
    return _in_sqlite(terms, newest)


def _in_postgres(terms: str, newest: int) -> RawSQL:
    """
    With `newest`: what stands among the recent records is read from there, the rest from the index.

    PostgreSQL takes the odds of words for independent: words that are common together look rare to
    it, and it would fetch and sort a tenth of all records.
    """
    if newest:
        return RawSQL(
            """
            WITH recent AS MATERIALIZED (
                SELECT id FROM (
                    SELECT id, search_words FROM foundation_searchentry ORDER BY id DESC LIMIT %s
                ) late
                WHERE search_words @@ to_tsquery('simple', %s) ORDER BY id DESC LIMIT %s)
            SELECT id FROM recent WHERE (SELECT count(*) FROM recent) >= %s
            UNION ALL (
                SELECT id FROM foundation_searchentry
                WHERE search_words @@ to_tsquery('simple', %s)
                AND (SELECT count(*) FROM recent) < %s
                ORDER BY id DESC LIMIT %s)
            """,
            [RECENT, terms, newest, newest, terms, newest, newest],
        )
    return RawSQL(
        "SELECT id FROM foundation_searchentry WHERE search_words @@ to_tsquery('simple', %s)",
        [terms],
    )


def _in_sqlite(terms: str, newest: int) -> RawSQL:
    if newest:
        return RawSQL(
            "SELECT rowid FROM foundation_search_words WHERE foundation_search_words MATCH %s"
            " ORDER BY rowid DESC LIMIT %s",
            [terms, newest],
        )
    return RawSQL(
        "SELECT rowid FROM foundation_search_words WHERE foundation_search_words MATCH %s", [terms]
    )
