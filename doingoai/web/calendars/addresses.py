"""The secret addresses by which calendar programs follow one's days: made, seen, stopped."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from doingoai.accounts.models import Unit, User
from doingoai.accounts.queries import current_units, unit_and_below
from doingoai.accounts.rules import may, require
from doingoai.accounts.states import Permission
from doingoai.calendars.actions import make_feed, revoke_feed
from doingoai.calendars.leaders import city_leaders
from doingoai.calendars.models import Feed
from doingoai.calendars.queries import feeds_in_use, feeds_of
from doingoai.calendars.states import Scope
from doingoai.directory.models import Person
from doingoai.foundation import clock
from doingoai.web.lists import keyset
from doingoai.web.programme.feeds import address_of_feed, language_name
from doingoai.web.rendering import SignedInRequest, login_required, page

ROWS = 50


class FollowForm(forms.Form):
    """Whose days to follow, and in which language."""

    whose = forms.ChoiceField(label=_("Whose days"))
    language = forms.ChoiceField(label=_("Language of the calendar"), choices=settings.LANGUAGES)

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.units, self.leaders = _units(user), _leaders(user)
        self.fields["whose"].choices = self._choices(user)  # type: ignore[attr-defined]

    def _choices(self, user: User) -> list[tuple[Any, Any]]:
        own = [(Scope.PERSON.value, Scope.PERSON.label)]
        if may(user, Permission.DELEGATION_VIEW_ALL):
            own.append((Scope.OFFICE.value, Scope.OFFICE.label))
        named: tuple[tuple[Any, str, dict[int, Any]], ...] = (
            (_("City leaders"), "leader", self.leaders),
            (_("Units"), "unit", self.units),
        )
        groups = [
            (label, [(f"{word}-{key}", str(one)) for key, one in found.items()])
            for label, word, found in named
            if found
        ]
        return [*own, *groups]

    def clean_whose(self) -> dict[str, Any]:
        """What `make_feed` takes: the scope and the unit or leader that is meant."""
        word, _sign, key = self.cleaned_data["whose"].partition("-")
        named: dict[str, Any] = {"scope": Scope(word)}
        if word == Scope.UNIT:
            named["unit"] = self.units[int(key)]
        if word == Scope.LEADER:
            named["leader"] = self.leaders[int(key)]
        return named


def _units(user: User) -> dict[int, Unit]:
    """Units whose days this person may follow."""
    units = current_units(on=clock.today()).order_by("name_vi", "id")
    if not may(user, Permission.DELEGATION_VIEW_ALL):
        below = unit_and_below(user.unit) if user.permissions else ()
        units = units.filter(pk__in=below)
    return {unit.pk: unit for unit in units}


def _leaders(user: User) -> dict[int, Person]:
    if not may(user, Permission.DELEGATION_VIEW_ALL):
        return {}
    return {person.pk: person for person, _post in city_leaders(clock.today())}


@login_required
def mine(request: SignedInRequest) -> HttpResponse:
    """My addresses that still work; each shows what I may see when it is read."""
    return _page(request, FollowForm(request.user, initial={"language": request.user.language}))


def _page(
    request: SignedInRequest, form: FollowForm, *, address: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "feeds": [(feed, language_name(feed.language)) for feed in feeds_of(request.user)],
        "form": form,
        "address": address,
        "sees_leaders": may(request.user, Permission.DELEGATION_VIEW_ALL),
    }
    return page(request, "calendars/mine.html", context, status=status)


@login_required
@require_POST
def make(request: SignedInRequest) -> HttpResponse:
    """Make an address and show it this once; only its hash is kept."""
    form = FollowForm(request.user, request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    _feed, secret = make_feed(
        **form.cleaned_data["whose"],
        language=form.cleaned_data["language"],
        by=request.user,
        at=clock.now(),
    )
    fresh = FollowForm(request.user, initial={"language": form.cleaned_data["language"]})
    return _page(request, fresh, address=address_of_feed(secret))


@login_required
@require_POST
def stop(request: SignedInRequest, pk: int) -> HttpResponse:
    """Stop an address at once: one's own, or as administrator anybody's."""
    feed = feeds_in_use().filter(pk=pk).first()
    if feed is None or not _may_stop(request.user, feed):
        raise Http404
    revoke_feed(feed, by=request.user, at=clock.now())
    messages.success(request, gettext("The address no longer works."))
    mine_again = feed.owner_id == request.user.pk and request.POST.get("from") != "all"
    return HttpResponseRedirect(reverse("calendars:mine" if mine_again else "calendars:all"))


def _may_stop(user: User, feed: Feed) -> bool:
    return feed.owner_id == user.pk or may(user, Permission.USER_ADMIN)


@login_required
def everybodys(request: SignedInRequest) -> HttpResponse:
    """Whose calendars are followed, seen by who looks after accounts; never the secret itself."""
    require(request.user, Permission.USER_ADMIN)
    context = {"sheet": keyset(request, feeds_in_use(), size=ROWS)}
    return page(request, "calendars/all.html", context, fragments=("feed-rows",))
