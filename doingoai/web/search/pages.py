"""The search over everything: the page, and what is suggested while one types."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.utils.translation import gettext as _

from doingoai.accounts.models import User
from doingoai.web.filtering import words_of
from doingoai.web.lists import keyset
from doingoai.web.rendering import SignedInRequest, login_required, page
from doingoai.web.search.finding import found, grouped, kinds_seen_by, suggestions, visible_entries
from doingoai.web.search.kinds import KINDS, Kind
from doingoai.web.tabs import Tab

MOST_SUGGESTED = 8
FEW = 6


@login_required
def search(request: SignedInRequest) -> HttpResponse:
    """Everything that holds the words, by kind; of one kind all of it, page by page."""
    words = words_of(request.GET)
    kind = next((kind for kind in KINDS if kind.type == request.GET.get("type")), None)
    context: dict[str, Any] = {
        "search_text": words,
        "kind": kind,
        "tabs": _tabs(words, kind, request.user),
    }
    if kind is None:
        context["groups"] = grouped(words, request.user, each=FEW)
    else:
        sheet = keyset(request, visible_entries(words, request.user, [kind]))
        context |= {"sheet": sheet, "results": [found(entry) for entry in sheet.rows]}
    return page(request, "search/search.html", context, fragments=("search-results",))


def _tabs(words: str, current: Kind | None, user: User) -> list[Tab]:
    """All kinds together, and each this person may see by itself."""
    if not words:
        return []
    q = urlencode({"q": words})
    tabs = [Tab(_("All kinds"), f"?{q}", is_current=current is None)]
    return tabs + [
        Tab(str(kind.label), f"?{q}&type={kind.type}", is_current=kind == current)
        for kind in kinds_seen_by(user)
    ]


@login_required
def suggest(request: SignedInRequest) -> HttpResponse:
    """A few results while one types; the same as a page where there is no script."""
    words = words_of(request.GET)
    groups = suggestions(words, request.user, most=MOST_SUGGESTED)
    count = sum(len(group.results) for group in groups)
    context = {"search_text": words, "groups": groups, "count": count}
    return page(request, "search/suggestions.html", context, fragments=("search-suggestions",))
