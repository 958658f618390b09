"""The search over everything: the page, and what is suggested while one types."""

from typing import Any

from django.http import HttpResponse

from doingoai.web.filtering import words_of
from doingoai.web.lists import keyset
from doingoai.web.rendering import SignedInRequest, login_required, page
from doingoai.web.search.finding import found, grouped, suggestions, visible_entries
from doingoai.web.search.kinds import KINDS

MOST_SUGGESTED = 8
FEW = 6


@login_required
def search(request: SignedInRequest) -> HttpResponse:
    """Everything that holds the words, by kind; of one kind all of it, page by page."""
    words = words_of(request.GET)
    kind = next((kind for kind in KINDS if kind.type == request.GET.get("type")), None)
    context: dict[str, Any] = {"search_text": words, "kind": kind}
    if kind is None:
        context["groups"] = grouped(words, request.user, each=FEW)
    else:
        sheet = keyset(request, visible_entries(words, request.user, [kind]))
        context |= {"sheet": sheet, "results": [found(entry) for entry in sheet.rows]}
    return page(request, "search/search.html", context, fragments=("search-results",))


@login_required
def suggest(request: SignedInRequest) -> HttpResponse:
    """A few results while one types; the same as a page where there is no script."""
    words = words_of(request.GET)
    groups = suggestions(words, request.user, most=MOST_SUGGESTED)
    context = {"search_text": words, "groups": groups}
    return page(request, "search/suggestions.html", context, fragments=("search-suggestions",))
