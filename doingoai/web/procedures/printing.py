"""The checklists of a visit as a file to print: of a day, of one item, or of everything."""

from datetime import date

from django.http import HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from doingoai.accounts.states import Permission
from doingoai.delegations.gathering import visit_facts
from doingoai.delegations.papers.print.checklist import checklist_pdf
from doingoai.foundation import clock
from doingoai.foundation.local_time import HERE
from doingoai.norms.queries import figure_table
from doingoai.web.delegations.frame import find_visit
from doingoai.web.rendering import SignedInRequest, login_required


@login_required
@require_safe
def checklist(request: SignedInRequest, pk: int) -> HttpResponse:
    """Print the steps with what is noted of each; `day` or `item` of the address narrow it."""
    visit = find_visit(request, pk, Permission.DELEGATION_VIEW_ALL)
    facts = visit_facts(visit, figure_table(), as_of=clock.today())
    day, key = request.GET.get("day", ""), request.GET.get("item", "")
    items = [
        item
        for item in facts.items
        if (not key or item.key == key) and (not day or item.starts_at.date() == _day(day))
    ]
    language = "en" if get_language() == "en" else "vi"
    pdf = checklist_pdf(
        facts, items, language, whole=not day and not key, at=clock.now().astimezone(HERE)
    )
    response = HttpResponse(pdf, content_type="application/pdf")
    response.headers["Content-Disposition"] = 'inline; filename="checklist.pdf"'
    return response


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
