"""What monitors ask: does it run, on what, and is the storage engine safe."""

import sqlite3
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from doingoai.config.environment import may_use_wal
from doingoai.config.schedule import SCHEDULE
from doingoai.foundation import clock
from doingoai.foundation.duties import ALIVE_FOR, last_sign, oldest_due


@never_cache
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Answer 200 when the database answers, 503 when not; no personal data, no sign-in."""
    facts: dict[str, Any] = {"version": _version(), "database": connection.vendor}
    try:
        facts |= _sqlite() if connection.vendor == "sqlite" else _other()
        facts |= _worker()
    except DatabaseError:
        return JsonResponse(facts | {"ok": False}, status=503)
    return JsonResponse(facts | {"ok": True})


def _sqlite() -> dict[str, Any]:
    """Journal and sync mode; WAL only where this SQLite is free of the WAL-reset race."""
    with connection.cursor() as cursor:
        journal = cursor.execute("PRAGMA journal_mode").fetchone()[0]
        synchronous = cursor.execute("PRAGMA synchronous").fetchone()[0]
    return {
        "engine": sqlite3.sqlite_version,
        "journal": journal,
        "synchronous": {0: "off", 1: "normal", 2: "full", 3: "extra"}.get(synchronous, "unknown"),
        "journal_is_safe": journal.lower() != "wal" or may_use_wal(sqlite3.sqlite_version_info),
    }


def _other() -> dict[str, Any]:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        return {"engine": cursor.fetchone()[0]}


def _worker() -> dict[str, Any]:
    """Whether a worker lives, and for how many seconds the oldest due thing has waited."""
    now = clock.now()
    seen, oldest = last_sign(), oldest_due(SCHEDULE, at=now)
    return {
        "worker_is_alive": seen is not None and now - seen < ALIVE_FOR,
        "worker_seen_seconds_ago": None
        if seen is None
        else max(0, int((now - seen).total_seconds())),
        "oldest_due_seconds": 0 if oldest is None else max(0, int((now - oldest).total_seconds())),
    }


def _version() -> str:
    try:
        return version("doingoai")
    except PackageNotFoundError:
        return "0.1.0"


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    return HttpResponse("User-agent: *\nDisallow: /\n", content_type="text/plain")
