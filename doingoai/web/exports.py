"""A list as a file to keep: the same rows the person sees on the page, and the audit knows of it."""

from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from doingoai.documents.tables_out import MIME, Row, Table, TableFormat, written_table
from doingoai.foundation import audit, clock
from doingoai.foundation.refusals import RuleBroken
from doingoai.foundation.subjects import HasSubject
from doingoai.web.rendering import SignedInRequest

MOST_ROWS = 20_000
NOT_KEPT = frozenset({"after", "before", "format"})


def kept_query(request: HttpRequest) -> str:
    """What narrows the list on the page, for the address of its export."""
    return urlencode([(key, value) for key, value in request.GET.items() if key not in NOT_KEPT])


def answer_export(
    request: SignedInRequest,
    rows: QuerySet[Any],
    *,
    name: str,
    title: str,
    headings: Sequence[str],
    cells: Callable[[Any], Row],
    about: HasSubject,
) -> HttpResponse:
    """
    Give a list as XLSX, or as CSV with `?format=csv`; what left the house is written down.

    :raises RuleBroken: export.too_long
    """
    kind = TableFormat.CSV if request.GET.get("format") == TableFormat.CSV else TableFormat.XLSX
    found = list(rows[: MOST_ROWS + 1])
    if len(found) > MOST_ROWS:
        raise RuleBroken(
            _("More than %(most)s rows would leave: narrow the list by year or words first.")
            % {"most": MOST_ROWS},
            code="export.too_long",
        )
    content = written_table(Table(title, headings, [cells(row) for row in found]), kind)
    audit.record_alone(
        "list.exported", about, by=request.user, list=name, rows=len(found), format=kind.value,
        narrowed=kept_query(request)[:300],
    )  # fmt: skip
    response = HttpResponse(content, content_type=MIME[kind])
    response["Content-Disposition"] = (
        f'attachment; filename="{name}-{clock.today():%Y%m%d}.{kind.value}"'
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response
