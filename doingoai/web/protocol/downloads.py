"""What is taken away of a plan: the drawing as SVG, and pieces to print, in either language."""

from django.conf import settings as config
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from doingoai.accounts.queries import office, office_facts
from doingoai.accounts.states import Permission
from doingoai.delegations.papers.print.seating import KINDS, Piece, print_piece
from doingoai.delegations.seating import people_behind
from doingoai.foundation import clock
from doingoai.protocol.drawing.svg import drawing_of
from doingoai.protocol.keeping import plan_kept
from doingoai.protocol.queries import seats_of
from doingoai.web.documents.papers import attachment
from doingoai.web.people_read import reads_people
from doingoai.web.protocol.pages import find_plan, view_of
from doingoai.web.rendering import SignedInRequest, login_required

PDF, SVG = "application/pdf", "image/svg+xml; charset=utf-8"


def _language(request: SignedInRequest) -> str:
    wanted = request.GET.get("language", "")
    return wanted if wanted in dict(config.LANGUAGES) else "vi"


@login_required
@require_safe
def drawing(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    """The drawing of a plan as a file that stands by itself."""
    _visit, plan = find_plan(request, pk, key, Permission.PAPER_VIEW)
    now, language, view = plan_kept(plan, seats_of(plan)), _language(request), view_of(request)
    reads_people(request, people_behind(now.people))
    content = drawing_of(now, view=view, language=language, title=plan.title_in(language))
    return attachment(content.encode(), f"{plan.layout}-{plan.pk}-{view}-{language}.svg", SVG)


@login_required
@require_safe
def printed(request: SignedInRequest, pk: int, key: int, kind: str) -> HttpResponse:
    """One piece to print: the drawing on A3 or A4, the list, place cards or name plates."""
    visit, plan = find_plan(request, pk, key, Permission.PAPER_VIEW)
    if kind not in KINDS:
        raise Http404
    now, language = plan_kept(plan, seats_of(plan)), _language(request)
    reads_people(request, people_behind(now.people))
    piece = Piece(kind, visit, plan, now, language, view_of(request), office_facts(office()))
    content = print_piece(piece, on=clock.today())
    return attachment(content, f"{kind}-{plan.pk}-{language}.pdf", PDF)
