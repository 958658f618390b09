"""Secret addresses by which calendar programs follow a programme: made, stopped, and answered."""

from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.delegations.models import Delegation
from doingoai.delegations.queries import delegation_of_programme, members_of
from doingoai.delegations.states import State
from doingoai.foundation import clock
from doingoai.programme.actions import make_feed, revoke_feed
from doingoai.programme.feed import Feed, Status, feed_bytes, without_names
from doingoai.programme.models import FeedToken
from doingoai.programme.queries import feed_called, feed_entries, feeds_of
from doingoai.web.delegations.frame import find_visit, frame
from doingoai.web.rendering import SignedInRequest, login_required, page

OFF = frozenset({State.REFUSED, State.CANCELLED})
SETTLED = frozenset({State.APPROVED, State.UNDER_WAY, State.REPORTED, State.CLOSED})


class FeedForm(forms.Form):
    language = forms.ChoiceField(label=_("Language of the calendar"), choices=settings.LANGUAGES)


@login_required
def feeds(request: SignedInRequest, pk: int) -> HttpResponse:
    """The secret addresses of a visit's programme that still work."""
    require(request.user, Permission.PROGRAMME_WRITE)
    return _feeds_page(request, find_visit(request, pk))


def _feeds_page(request: SignedInRequest, visit: Delegation, *, address: str = "") -> HttpResponse:
    context = {
        **frame(request, visit, "programme"),
        "feeds": [(feed, settings_language(feed.language)) for feed in feeds_of(visit.programme)],
        "form": FeedForm(initial={"language": "vi"}),
        "address": address,
    }
    return page(request, "programme/feeds.html", context)


def settings_language(code: str) -> str:
    return str(dict(settings.LANGUAGES).get(code, code))


@login_required
@require_POST
def feed_make(request: SignedInRequest, pk: int) -> HttpResponse:
    """Make an address and show it this once; only its hash is kept."""
    visit = find_visit(request, pk)
    form = FeedForm(request.POST)
    language = form.cleaned_data["language"] if form.is_valid() else "vi"
    _feed, secret = make_feed(visit.programme, language=language, by=request.user, at=clock.now())
    path = reverse("programme:feed", kwargs={"secret": secret})
    return _feeds_page(request, visit, address=settings.BASE_ADDRESS.rstrip("/") + path)


@login_required
@require_POST
def feed_revoke(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    """Stop an address at once."""
    visit = find_visit(request, pk)
    feed = get_object_or_404(feeds_of(visit.programme), pk=key)
    revoke_feed(feed, by=request.user, at=clock.now())
    messages.success(request, gettext("The address no longer works."))
    return HttpResponseRedirect(reverse("programme:feeds", args=[pk]))


@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The programme for a calendar program that knows the secret; nobody signs in here."""
    found = feed_called(secret)
    if found is None:
        raise Http404
    response = HttpResponse(_written(found), content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'inline; filename="programme.ics"'
    response.headers["Cache-Control"] = "private, max-age=300"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _written(found: FeedToken) -> bytes:
    visit = delegation_of_programme(found.programme)
    with translation.override(found.language):
        entries = feed_entries(found.programme, language=found.language)
        named = Feed(
            name=visit.title,
            house=urlsplit(settings.BASE_ADDRESS).hostname or "doingoai",
            number=found.programme_id,
            sequence=found.programme.version + (State(visit.state) in OFF),
            made_at=found.created_at,
            language=found.language,
            status=status_of(visit),
        )
        return feed_bytes(named, without_names(entries, _guest_names(visit)))


def status_of(visit: Delegation) -> Status:
    """What the calendar shows: a visit that is not decided yet is tentative."""
    state = State(visit.state)
    if state in OFF:
        return "CANCELLED"
    return "CONFIRMED" if state in SETTLED else "TENTATIVE"


def _guest_names(visit: Delegation) -> list[str]:
    """Every way in which the name of a guest may stand in a title."""
    names: list[str] = []
    for member in members_of(visit):
        name = member.person.name
        names += [name.full, name.native, name.reading_vi, f"{name.given} {name.family}"]
        names += [f"{name.family} {name.given}", name.family if len(name.family) > 2 else ""]
    return names
