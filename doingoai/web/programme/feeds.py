"""Secret addresses by which calendar programs follow one visit's programme: made and stopped."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.calendars.actions import make_feed, revoke_feed
from doingoai.calendars.queries import feeds_of_visit
from doingoai.calendars.rules import OVER
from doingoai.calendars.states import Scope
from doingoai.delegations.models import Delegation
from doingoai.foundation import clock
from doingoai.foundation.refusals import RuleBroken
from doingoai.web.delegations.frame import find_visit, frame
from doingoai.web.editing import show_refusal
from doingoai.web.rendering import SignedInRequest, login_required, page


class FeedForm(forms.Form):
    language = forms.ChoiceField(label=_("Language of the calendar"), choices=settings.LANGUAGES)


@login_required
def feeds(request: SignedInRequest, pk: int) -> HttpResponse:
    """The secret addresses of a visit's programme that still work."""
    require(request.user, Permission.PROGRAMME_WRITE)
    return _feeds_page(request, find_visit(request, pk))


def _feeds_page(
    request: SignedInRequest,
    visit: Delegation,
    *,
    address: str = "",
    form: FeedForm | None = None,
) -> HttpResponse:
    context = {
        **frame(request, visit, "programme"),
        "feeds": [(feed, language_name(feed.language)) for feed in feeds_of_visit(visit)],
        "form": form or FeedForm(initial={"language": "vi"}),
        "address": address,
        "is_over": visit.state in OVER,
    }
    return page(request, "programme/feeds.html", context, status=422 if form else 200)


def language_name(code: str) -> str:
    """A language of the screen as people call it."""
    return str(dict(settings.LANGUAGES).get(code, code))


def address_of_feed(secret: str) -> str:
    """The whole address, as it is copied into a calendar program."""
    return settings.BASE_ADDRESS.rstrip("/") + reverse("programme:feed", kwargs={"secret": secret})


@login_required
@require_POST
def feed_make(request: SignedInRequest, pk: int) -> HttpResponse:
    """Make an address and show it this once; only its hash is kept."""
    visit = find_visit(request, pk)
    form = FeedForm(request.POST)
    language = form.cleaned_data["language"] if form.is_valid() else "vi"
    try:
        _feed, secret = make_feed(
            Scope.DELEGATION, language=language, by=request.user, at=clock.now(), delegation=visit
        )
    except RuleBroken as refusal:
        show_refusal(form, refusal)
        return _feeds_page(request, visit, form=form)
    return _feeds_page(request, visit, address=address_of_feed(secret))


@login_required
@require_POST
def feed_revoke(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    """Stop an address at once."""
    visit = find_visit(request, pk)
    require(request.user, Permission.PROGRAMME_WRITE)
    feed = get_object_or_404(feeds_of_visit(visit), pk=key)
    revoke_feed(feed, by=request.user, at=clock.now())
    messages.success(request, gettext("The address no longer works."))
    return HttpResponseRedirect(reverse("programme:feeds", args=[pk]))
