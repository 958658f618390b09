"""All tables of a period as a workbook or as a Word paper; what left the house is written down."""

from collections.abc import Iterator

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from doingoai.accounts.queries import office as office_row
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.documents.tables_out import MIME, TableFormat
from doingoai.foundation import audit, clock
from doingoai.foundation.refusals import RuleBroken
from doingoai.reporting.listing import Listing
from doingoai.reporting.papers import statistics_paper
from doingoai.reporting.queries import collector_at_rest, unit_tree, with_year_before
from doingoai.reporting.states import CUTS, Cut
from doingoai.reporting.tabulating import tabulate
from doingoai.reporting.workbook import statistics_workbook
from doingoai.web.exports import count_export
from doingoai.web.rendering import SignedInRequest, login_required
from doingoai.web.reporting.asked import Asked, asked_in
from doingoai.web.reporting.labels import names_of
from doingoai.web.taking_away import Why, ask_why, why_of

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MOST_IN_PAPER = 40


@login_required
def workbook(request: SignedInRequest) -> HttpResponse:
    """Every cut of the period, a sheet each."""
    asked, why = _asked(request), why_of(request)
    if why is None:
        return _ask_why(request, asked)
    count_export(request)
    with collector_at_rest():
        content = statistics_workbook(_listings(request, asked), mark=why.mark)
    return _answer(request, asked, why, content, "xlsx", MIME[TableFormat.XLSX])


def _ask_why(request: SignedInRequest, asked: Asked) -> HttpResponse:
    """One of the tables counts by person."""
    return ask_why(request, f"{reverse('reporting:statistics')}?{asked.query()}")


@login_required
def paper(request: SignedInRequest) -> HttpResponse:
    """Every cut of the period as tables of a Word paper; the longest lists shortened."""
    asked = _asked(request)
    own = office_row()
    if own is None:
        raise RuleBroken(
            _("Set up the office first: its name stands above."), code="office.missing"
        )
    why = why_of(request)
    if why is None:
        return _ask_why(request, asked)
    count_export(request)
    with override("vi"):
        listings = [one.shortened(MOST_IN_PAPER) for one in _listings(request, asked)]
        content = statistics_paper(
            asked.direction,
            asked.start,
            asked.end,
            listings,
            office=own,
            on=clock.today(),
            mark=why.mark,
        )
    return _answer(request, asked, why, content, "docx", DOCX)


def _asked(request: SignedInRequest) -> Asked:
    require(request.user, Permission.STATISTICS_VIEW)
    return asked_in(request.GET, today=clock.today())


def _listings(request: SignedInRequest, asked: Asked) -> Iterator[Listing]:
    """Read the records once and cut them every way."""
    now, before = with_year_before(
        asked.direction, asked.start, asked.end, seen_by=request.user, persons=True
    )
    units = unit_tree()
    for cut in CUTS[asked.direction]:
        breakdown = tabulate(now, before, cut, units=units)
        names = names_of(asked.direction, cut, [line.key for line in breakdown.lines])
        yield Listing(str(cut.label), breakdown, names, with_money=_has_money(asked, cut))


def _has_money(asked: Asked, cut: Cut) -> bool:
    return cut not in {Cut.PERSON, Cut.HEADCOUNT} and asked.direction.value == "out"


def _answer(
    request: SignedInRequest, asked: Asked, why: Why, content: bytes, kind: str, mime: str
) -> HttpResponse:
    audit.record_alone(
        "list.exported", request.user, by=request.user, list="statistics", format=kind,
        narrowed=asked.query(), **why.told,
    )  # fmt: skip
    response = HttpResponse(content, content_type=mime)
    name = f"thong-ke-{asked.direction.value}-{asked.start:%Y%m%d}-{asked.end:%Y%m%d}.{kind}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
