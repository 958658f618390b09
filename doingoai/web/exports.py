"""A list or an archive of papers as a file to keep: what the person sees, and the audit knows of it."""

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from doingoai.documents.drafting.making import archive
from doingoai.documents.tables_out import MIME, Row, Table, TableFormat, written_table
from doingoai.foundation import audit, clock, tallies
from doingoai.foundation.refusals import RuleBroken, TooOften
from doingoai.foundation.subjects import HasSubject
from doingoai.web.documents.papers import attachment
from doingoai.web.rendering import SignedInRequest
from doingoai.web.taking_away import Why

MOST_ROWS = 20_000
EXPORTS, WITHIN = 10, 3600
"""Files one person may take away, and in how many seconds (quality goal S17)."""
TAKEN_BY = "lay-cho-ai.txt"
"""The file in an archive that says by whom and for whom it was taken."""
NOT_KEPT = frozenset({"after", "before", "format", "recipient", "reason"})


def kept_query(request: HttpRequest) -> str:
    """What narrows the list on the page, for the address of its export."""
    return urlencode([(key, value) for key, value in request.GET.items() if key not in NOT_KEPT])


def count_export(request: SignedInRequest) -> None:
    """
    Count a file that somebody takes away.

    :raises TooOften: export.too_often
    """
    at = clock.now()
    wait = tallies.count(f"exports-{request.user.pk}", most=EXPORTS, seconds=WITHIN, at=at)
    if wait:
        raise TooOften(
            _("You have taken away %(most)s files within an hour. The next one is possible at %(time)s.")
            % {"most": EXPORTS, "time": f"{at + timedelta(seconds=wait):%H:%M}"},
            code="export.too_often",
            wait=wait,
        )  # fmt: skip


def answer_export(
    request: SignedInRequest,
    rows: QuerySet[Any],
    *,
    name: str,
    title: str,
    headings: Sequence[str],
    cells: Callable[[Any], Row],
    about: HasSubject,
    why: Why | None = None,
) -> HttpResponse:
    """
    Give a list as XLSX, or as CSV with `?format=csv`; what left the house is written down.

    :raises RuleBroken: export.too_long
    :raises TooOften: export.too_often
    """
    count_export(request)
    kind = TableFormat.CSV if request.GET.get("format") == TableFormat.CSV else TableFormat.XLSX
    found = list(rows[: MOST_ROWS + 1])
    if len(found) > MOST_ROWS:
        raise RuleBroken(
            _("More than %(most)s rows would leave: narrow the list by year or words first.")
            % {"most": MOST_ROWS},
            code="export.too_long",
        )
    table = Table(title, headings, [cells(row) for row in found], mark=why.mark if why else "")
    content = written_table(table, kind)
    audit.record_alone(
        "list.exported", about, by=request.user, list=name, rows=len(found), format=kind.value,
        narrowed=kept_query(request)[:300], **(why.told if why else {}),
    )  # fmt: skip
    response = HttpResponse(content, content_type=MIME[kind])
    response["Content-Disposition"] = (
        f'attachment; filename="{name}-{clock.today():%Y%m%d}.{kind.value}"'
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response


def answer_archive(
    request: SignedInRequest,
    files: Iterable[tuple[str, bytes]],
    *,
    name: str,
    about: HasSubject,
    why: Why,
) -> HttpResponse:
    """
    Give papers in one archive, with a page that says for whom; what left the house is written down.

    :raises TooOften: export.too_often
    """
    count_export(request)
    taken = list(files)
    content = archive([*taken, (TAKEN_BY, f"{why.mark}\n".encode())])
    audit.record_alone(
        "list.exported", about, by=request.user, list=name, files=len(taken), format="zip",
        **why.told,
    )  # fmt: skip
    return attachment(content, name, "application/zip")
