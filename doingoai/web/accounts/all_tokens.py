"""The tokens of everybody's programs, seen and stopped by who looks after accounts."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doingoai.accounts.actions import revoke_token
from doingoai.accounts.models import ApiToken
from doingoai.accounts.queries import tokens_in_use
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.foundation import clock
from doingoai.web.lists import keyset
from doingoai.web.rendering import SignedInRequest, login_required, page

ROWS = 50


@login_required
def tokens(request: SignedInRequest) -> HttpResponse:
    """Whose programs read here, since when, and when they last did; never the secret itself."""
    require(request.user, Permission.USER_ADMIN)
    now = clock.now()
    shows_ended = request.GET.get("ended") == "1"
    known = ApiToken.objects.all() if shows_ended else tokens_in_use(at=now)
    context = {
        "sheet": keyset(request, known.select_related("user__unit"), size=ROWS),
        "now": now,
        "shows_ended": shows_ended,
    }
    return page(request, "accounts/all_tokens.html", context, fragments=("token-rows",))


@login_required
@require_POST
def stop(request: SignedInRequest, pk: int) -> HttpResponse:
    """Stop the program of another person at once."""
    require(request.user, Permission.USER_ADMIN)
    token = get_object_or_404(ApiToken.objects.select_related("user"), pk=pk)
    revoke_token(token, by=request.user, at=clock.now())
    said = _("“%(program)s” can no longer read for %(person)s.")
    messages.success(request, said % {"program": token.name, "person": token.user})
    return HttpResponseRedirect(reverse("accounts:all-tokens"))
