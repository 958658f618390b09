"""Search on one engine: recall over variants, time by kind of query, against a plain ILIKE."""

import random
import statistics
import time
from collections.abc import Callable, Iterable
from typing import Any

from django.db import connection

from bench import timing, world
from bench.variants import variants
from doingoai.accounts.models import User
from doingoai.command.preparing import prepare_store
from doingoai.demo import loading
from doingoai.foundation import search
from doingoai.foundation.folding import words
from doingoai.foundation.models import SearchEntry
from doingoai.web.search.finding import grouped, suggestions, visible_entries

VARIANTS = 5_000
FIRST = 25


def fill(*, size: int) -> dict[str, Any]:
    """An installation with a demonstration office and so many entries of the search."""
    prepare_store()
    loading.load(older=0)
    began = time.perf_counter()
    start = SearchEntry.objects.order_by("-pk").values_list("pk", flat=True)[0] + 1
    rows = ((number, *row) for number, row in enumerate(world.entries(size), start=start))
    if connection.vendor == "postgresql":
        _copy(rows)
    else:
        with world.QuickLoading():
            world.load(SearchEntry, "id subject_type subject_id title line text", rows)
    return {"filled_in": round(time.perf_counter() - began, 1)}


def _copy(rows: Iterable[tuple[Any, ...]]) -> None:
    """Into PostgreSQL by COPY, with the indexes made at the end."""
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")
        cursor.execute("SET maintenance_work_mem = '512MB'")
        cursor.execute("DROP INDEX search_words_gin")
        names = "id, subject_type, subject_id, title, line, text, weight"
        with cursor.copy(f"COPY foundation_searchentry ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row((*row, 0))
        cursor.execute(
            "CREATE INDEX search_words_gin ON foundation_searchentry USING gin (search_words)"
        )
        cursor.execute("ANALYZE foundation_searchentry")


def measure(*, size: int, count: int = VARIANTS, turns: int = 60) -> dict[str, Any]:
    user = User.objects.get(username="ha")
    queries = _queries(size, turns)
    return {
        "engine": {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[connection.vendor],
        "version": _version(),
        "entries": SearchEntry.objects.count(),
        "recall": _recall(count),
        "first page": _timed(lambda text: list(visible_entries(text, user)[:FIRST]), queries),
        "suggestions": _timed(lambda text: suggestions(text, user, most=8), queries),
        "search page": _timed(lambda text: grouped(text, user, each=6), queries),
        **({"ilike": _timed(_ilike, queries, runs=1)} if connection.vendor == "postgresql" else {}),
        "size": _sizes(),
    }


def _recall(count: int) -> dict[str, Any]:
    """Every variant must find the record whose title it was made from."""
    newest = SearchEntry.objects.order_by("-pk").values_list("pk", flat=True)[0]
    keys = random.Random(3).sample(range(1, newest + 1), min(count, newest))
    rows = list(SearchEntry.objects.filter(pk__in=keys).order_by("pk").values_list("pk", "title"))
    missed = []
    for at, text in variants([title for _key, title in rows], count):
        if not search.find(text).filter(pk=rows[at][0]).exists():
            missed.append({"title": rows[at][1], "query": text})
    return {"variants": count, "found": count - len(missed), "missed": missed[:20]}


def _queries(size: int, count: int) -> dict[str, list[str]]:
    """By how many records they fit: one, some, very many, none; and as one types."""
    chance = random.Random(11)
    titles = list(
        SearchEntry.objects.filter(subject_type="delegation").order_by("pk").values_list("title", flat=True)[:: max(1, size // 500)]
    )  # fmt: skip
    picked = [chance.choice(titles).split() for _ in range(count)]
    return {
        "one record": [" ".join((parts[1], parts[2], parts[-1])) for parts in picked],
        "two rarer words": [" ".join(parts[3:5]) for parts in picked],
        "one very common word": [chance.choice(("đoàn", "nguyễn", "working", "thành")) for _ in picked],
        "common words": [chance.choice(("thành phố", "city of", "working visit", "thăm và làm việc")) for _ in picked],
        "as one types": [(full := " ".join(parts[1:5]))[: chance.randint(2, len(full))] for parts in picked],
        "nothing fits": [f"{parts[3]} khongcogi" for parts in picked],
        "common words, no match": [chance.choice(("nguyễn embassy thăm", "capital trần đoàn", "nguyễn working")) for _ in picked],
    }  # fmt: skip


def _timed(
    work: Callable[[str], object], queries: dict[str, list[str]], runs: int = 3
) -> dict[str, Any]:
    """Middle and 95th in milliseconds of every kind, and of all together."""
    answer: dict[str, Any] = {}
    everything: list[timing.Sample] = []
    for kind, texts in queries.items():
        work(texts[0])
        rounds = [
            [timing.once(lambda text=text: work(text)) for text in texts] for _ in range(runs)
        ]
        everything += rounds[0]
        summaries = [timing.summary(samples) for samples in rounds]
        answer[kind] = {
            key: round(statistics.median(one[key] for one in summaries), 2)
            for key in ("p50", "p95")
        }
    answer["all"] = {key: round(value, 2) for key, value in timing.summary(everything).items()}
    return answer


def _ilike(text: str) -> list[Any]:
    """The plain way: every word anywhere in title or line, without an index; newest first."""
    parts = words(text)
    where = " AND ".join(["text ILIKE %s"] * len(parts))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT id, title, line FROM foundation_searchentry WHERE {where} ORDER BY id DESC LIMIT {FIRST}",
            [f"%{part}%" for part in parts],
        )
        return cursor.fetchall()


def _sizes() -> dict[str, float]:
    """Megabytes of the entries and of the index that finds them."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT pg_relation_size('foundation_searchentry'), pg_relation_size('search_words_gin')"
            )
            data, index = cursor.fetchone()
        else:
            cursor.execute(
                "SELECT sum(length(CAST(title||line||text AS BLOB))) FROM foundation_searchentry"
            )
            (data,) = cursor.fetchone()
            cursor.execute("SELECT sum(length(block)) FROM foundation_search_words_data")
            (index,) = cursor.fetchone()
    return {"data_mb": round(data / 1e6), "index_mb": round(index / 1e6)}


def _version() -> str:
    question = (
        "SHOW server_version" if connection.vendor == "postgresql" else "SELECT sqlite_version()"
    )
    with connection.cursor() as cursor:
        cursor.execute(question)
        return str(cursor.fetchone()[0])
