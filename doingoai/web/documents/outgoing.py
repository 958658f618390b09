"""The register of outgoing documents: numbers that were given, and to which papers."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.documents.models import Outgoing
from doingoai.documents.queries import papers_numbered, visible_outgoing
from doingoai.visibility.rights import may_read_paper, may_see
from doingoai.web.audit.history import events_about
from doingoai.web.documents.frame import register_tabs
from doingoai.web.documents.tables import OutgoingFilter
from doingoai.web.lists import keyset
from doingoai.web.places import address_of, place_of
from doingoai.web.rendering import SignedInRequest, login_required, page


@login_required
def entries(request: SignedInRequest) -> HttpResponse:
    """The register of outgoing documents, the newest first."""
    require(request.user, Permission.REGISTER_VIEW)
    narrowing = OutgoingFilter(request.GET)
    context = {
        "sheet": keyset(request, narrowing.apply(visible_outgoing(request.user))),
        "filter": narrowing,
        "tabs": register_tabs("outgoing-register"),
    }
    return page(request, "documents/outgoing_register.html", context, fragments=("outgoing-rows",))


@login_required
def outgoing(request: SignedInRequest, pk: int) -> HttpResponse:
    """One number: the paper it was given to, its files, and the matter."""
    entry = get_object_or_404(visible_outgoing(request.user), pk=pk)
    context = {
        "entry": entry,
        "papers": [
            (paper, place_of(paper))
            for paper in papers_numbered(entry, seen_by=request.user)
            if may_read_paper(request.user, paper)
        ],
        "about_url": _about_url(request, entry),
        "events": events_about(entry.subject_type, entry.pk),
    }
    return page(request, "documents/outgoing.html", context)


def _about_url(request: SignedInRequest, entry: Outgoing) -> str:
    if not may_see(request.user, entry.about_type, entry.about_id):
        return ""
    return address_of(entry.about_type, entry.about_id)
