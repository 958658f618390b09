"""Small pages of places: the list, one place, adding, editing."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from doingoai.accounts.rules import may, require
from doingoai.accounts.states import Permission
from doingoai.directory.actions import add_place, edit_place
from doingoai.directory.models import Place
from doingoai.directory.queries import visible_places
from doingoai.directory.states import PlaceKind
from doingoai.foundation import clock
from doingoai.web.directory.forms import PlaceForm
from doingoai.web.directory.sections import PLACE_SECTIONS
from doingoai.web.directory.tables import PlaceFilter
from doingoai.web.editing import answer_form
from doingoai.web.lists import keyset
from doingoai.web.rendering import SignedInRequest, login_required, page


@login_required
def places(request: SignedInRequest) -> HttpResponse:
    """Places in Vietnamese order."""
    require(request.user, Permission.DIRECTORY_VIEW)
    narrowing = PlaceFilter(request.GET)
    found = narrowing.apply(visible_places(request.user))
    context = {
        "sheet": keyset(request, found, by="sort_key", ascending=True),
        "filter": narrowing,
        "kinds": PlaceKind.choices,
        "can_write": may(request.user, Permission.DIRECTORY_WRITE),
    }
    return page(request, "directory/places.html", context, fragments=("places-rows",))


@login_required
def place(request: SignedInRequest, pk: int) -> HttpResponse:
    """One place and what takes place there."""
    found = get_object_or_404(visible_places(request.user), pk=pk)
    today = clock.today()
    context = {
        "place": found,
        "sections": [section.few(found, request.user, today) for section in PLACE_SECTIONS],
        "can_write": may(request.user, Permission.DIRECTORY_WRITE),
    }
    return page(request, "directory/place.html", context)


@login_required
def add(request: SignedInRequest) -> HttpResponse:
    require(request.user, Permission.DIRECTORY_WRITE)
    form = PlaceForm(request.POST or None)

    def act() -> Place:
        data: dict[str, Any] = form.changes()
        name, kind = data.pop("name_vi"), PlaceKind(data.pop("kind"))
        return add_place(name_vi=name, kind=kind, by=request.user, **data)

    return answer_form(
        request, form, act, done=lambda done: reverse("directory:place", args=[done.pk]),
        template="directory/place_form.html", context={},
    )  # fmt: skip


@login_required
def edit(request: SignedInRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(visible_places(request.user), pk=pk)
    require(request.user, Permission.DIRECTORY_WRITE)
    form = PlaceForm(request.POST or None, of=found)
    return answer_form(
        request, form, lambda: edit_place(found, changes=form.changes(), by=request.user, opened=form.opened_with()),
        done=lambda done: reverse("directory:place", args=[done.pk]),
        template="directory/place_form.html", context={"place": found},
    )  # fmt: skip
