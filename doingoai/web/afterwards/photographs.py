"""Photographs of a visit: brought, taken over from the run sheet, given their names by rank."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from doingoai.accounts.states import Permission
from doingoai.afterwards.actions.picturing import (
    add_photograph,
    name_photograph,
    remove_photograph,
    take_run_photo,
)
from doingoai.afterwards.lineup import Rows
from doingoai.afterwards.models import Photograph
from doingoai.afterwards.photographs import (
    by_precedence,
    captioned,
    people_by_key,
    photographs_of,
    places_of,
    run_photos_left,
    suggested_rows,
)
from doingoai.afterwards.rules import PICTURED
from doingoai.delegations.models import Delegation
from doingoai.delegations.papers.people import Person, name_and_title
from doingoai.delegations.states import State
from doingoai.documents import storage
from doingoai.documents.actions import Upload
from doingoai.documents.inspection import inspect_upload
from doingoai.documents.inspection.kinds import PHOTOS
from doingoai.documents.inspection.photos import PNG_MAGIC, strip_photo
from doingoai.foundation import clock
from doingoai.web.afterwards.forms import NamesForm, PictureForm
from doingoai.web.delegations.frame import find_visit, frame
from doingoai.web.editing import answer_form
from doingoai.web.rendering import SignedInRequest, login_required, page

TAB = "after"
SEE, WRITE = Permission.DELEGATION_VIEW_ALL, Permission.DELEGATION_WRITE
SHOWN = ("version", "occasion_vi", "occasion_en", "item")
People = Mapping[str, Person]
LONGEST_SIDE = 2400
"""Pixels: enough for a page of print, too few for a wall."""


@login_required
@require_safe
def overview(request: SignedInRequest, pk: int) -> HttpResponse:
    """The photographs of a visit with their captions, and those of the run sheet beside them."""
    visit = find_visit(request, pk, SEE)
    return page(request, "afterwards/photographs.html", _context(request, visit))


def _context(request: SignedInRequest, visit: Delegation) -> dict[str, Any]:
    people = people_by_key(visit, on=clock.today())
    return {
        **frame(request, visit, TAB),
        "photographs": captioned(list(photographs_of(visit)), people),
        "of_run_sheet": list(run_photos_left(visit)),
        "can_picture": State(visit.state) in PICTURED,
        "form": PictureForm(visit=visit),
    }


@login_required
@require_POST
def add(request: SignedInRequest, pk: int) -> HttpResponse:
    """Keep a picture: inspected, and made anew without place, camera or time."""
    visit = find_visit(request, pk, WRITE)
    form = PictureForm(request.POST, request.FILES, visit=visit)

    def act() -> Photograph:
        upload = _made_anew(form.cleaned_data["photo"])
        item = form.cleaned_data["item"]
        return add_photograph(visit, upload, item=item, by=request.user, at=clock.now())

    return answer_form(
        request, form, act, done=lambda made: _of(visit, made),
        template="afterwards/photographs.html", context=_context(request, visit),
    )  # fmt: skip


def _made_anew(sent: Any) -> Upload:
    content = sent.read()
    found = inspect_upload(sent.name, content, allowed=PHOTOS)
    made = strip_photo(content, name=found.safe_name, longest_side=LONGEST_SIDE)
    mime = "image/png" if made.startswith(PNG_MAGIC) else "image/jpeg"
    return Upload(found.safe_name, mime, made)


@login_required
@require_POST
def take(request: SignedInRequest, pk: int, number: uuid.UUID) -> HttpResponse:
    """Take a picture of the run sheet among the photographs."""
    visit = find_visit(request, pk, WRITE)
    photo = get_object_or_404(run_photos_left(visit), number=number)
    made = take_run_photo(visit, photo, by=request.user, at=clock.now())
    return HttpResponseRedirect(_of(visit, made))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def names(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    """Say who stands where; with `?suggest` the places by rank, or of the plan, stand there already."""
    visit = find_visit(request, pk, SEE, to_write=WRITE)
    found = get_object_or_404(photographs_of(visit), pk=key)
    people = people_by_key(visit, on=clock.today())
    sides = _sides(visit, found, people)
    called = {one: people[one].name.full for keys in sides.values() for one in keys}
    form = NamesForm(
        request.POST or None, initial={name: getattr(found, name) for name in SHOWN}, visit=visit,
        people=called, places=_places(request, visit, found),
    )  # fmt: skip

    def act() -> Photograph:
        said = form.cleaned_data
        return name_photograph(
            found, places=form.places(), occasion_vi=said["occasion_vi"], item=said["item"],
            occasion_en=said["occasion_en"], version=said["version"], by=request.user,
        )  # fmt: skip

    context = {
        **frame(request, visit, TAB),
        "photograph": found,
        "captions": captioned([found], people)[0].captions,
        "can_name": State(visit.state) in PICTURED,
        "sides": [(side, _lines(form, keys, people)) for side, keys in sides.items()],
    }
    return answer_form(
        request, form, act, done=lambda _done: reverse("afterwards:photographs", args=[pk]),
        template="afterwards/photograph.html", context=context,
    )  # fmt: skip


def _sides(visit: Delegation, found: Photograph, people: People) -> dict[str, list[str]]:
    """The keys of both sides by the order of precedence of the event."""
    hosts, guests = by_precedence(visit, found.item)
    return {
        "host": [one for one in hosts if one in people],
        "member": [one for one in guests if one in people],
    }


def _places(
    request: SignedInRequest, visit: Delegation, found: Photograph
) -> dict[str, tuple[int, int]]:
    if request.GET.get("suggest"):
        return numbered_places(suggested_rows(visit, found.item))
    return places_of(found)


def _lines(form: NamesForm, keys: Sequence[str], people: People) -> list[tuple[Any, ...]]:
    """Row, place, name, and how the caption calls each person."""
    language = "en" if get_language() == "en" else "vi"
    return [
        (form[f"row-{one}"], form[f"place-{one}"], form.people[one], name_and_title(people[one], language))
        for one in keys
    ]  # fmt: skip


def numbered_places(rows: Rows) -> dict[str, tuple[int, int]]:
    return {
        key: (row, place)
        for row, keys in enumerate(rows, 1)
        for place, key in enumerate(keys, 1)
    }  # fmt: skip


@login_required
@require_safe
def picture(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    """The picture itself."""
    found = get_object_or_404(photographs_of(find_visit(request, pk, SEE)), pk=key)
    try:
        content = storage.read(found.file)
    except storage.FileGone as fault:
        raise Http404 from fault
    response = HttpResponse(content, content_type=found.file.mime)
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@login_required
@require_POST
def remove(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    """Take a picture out of the photographs."""
    visit = find_visit(request, pk, WRITE)
    remove_photograph(get_object_or_404(photographs_of(visit), pk=key), by=request.user)
    return HttpResponseRedirect(reverse("afterwards:photographs", args=[pk]))


def _of(visit: Delegation, photograph: Photograph) -> str:
    return reverse("afterwards:photograph", args=[visit.pk, photograph.pk])
