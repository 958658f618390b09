"""The register of the pool: lists by kind, one entry with its languages, absences and bookings."""

from datetime import datetime, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from doingoai.accounts.rules import may, require
from doingoai.accounts.states import Permission
from doingoai.foundation import clock
from doingoai.foundation.folding import fold
from doingoai.resources.actions.register import add_resource, edit_resource
from doingoai.resources.models import Resource
from doingoai.resources.queries import visible_resources
from doingoai.resources.states import PersonRole, ResourceKind
from doingoai.web.audit.history import events_about
from doingoai.web.editing import answer_form
from doingoai.web.filtering import one_of, words_of
from doingoai.web.lists import keyset
from doingoai.web.rendering import SignedInRequest, login_required, page
from doingoai.web.resources.forms import FORM_OF, AbsenceForm, BookForm, SkillForm
from doingoai.web.tabs import Tab

SHOWN = timedelta(days=1)
MOST = 40
NAMES = {
    ResourceKind.PERSON: _("People of the pool"),
    ResourceKind.VEHICLE: _("Vehicles"),
    ResourceKind.ROOM: _("Rooms"),
}
ADDS = {
    ResourceKind.PERSON: _("Add a person to the pool"),
    ResourceKind.VEHICLE: _("Add a vehicle"),
    ResourceKind.ROOM: _("Add a room"),
}


def kind_asked(request: SignedInRequest) -> ResourceKind:
    found = one_of(request.GET.get("kind", ""), ResourceKind.values)
    return ResourceKind(found or ResourceKind.PERSON)


def tabs(request: SignedInRequest, current: str) -> list[Tab]:
    """The board, the register by kind, and for who books the question whether we can host."""
    known = reverse("resources:register")
    of_kinds = [
        Tab(str(NAMES[kind]), f"{known}?kind={kind.value}", kind == current)
        for kind in ResourceKind
    ]
    hosting = Tab(str(_("Can we host?")), reverse("resources:hosting"), current == "hosting")
    return [
        Tab(str(_("Board")), reverse("resources:board"), current == "board"),
        *of_kinds,
        *([hosting] if may(request.user, Permission.RESOURCE_BOOK) else []),
    ]


@login_required
def register(request: SignedInRequest) -> HttpResponse:
    """Everybody and everything of one kind, in the order of Vietnamese lists."""
    require(request.user, Permission.RESOURCE_VIEW)
    kind, words = kind_asked(request), words_of(request.GET)
    role = one_of(request.GET.get("role", ""), PersonRole.values)
    found = visible_resources(request.user).filter(kind=kind)
    if words:
        found = found.filter(folded__contains=fold(words))
    if role and kind == ResourceKind.PERSON:
        found = found.filter(**{role: True})
    sheet = keyset(
        request, found, by="sort_key", ascending=True,
        shape=lambda rows: rows.select_related("unit", "usual_driver", "place").prefetch_related("skills"),
    )  # fmt: skip
    context = {
        "kind": kind.value,
        "title": NAMES[kind],
        "q": words,
        "role": role,
        "roles": PersonRole.choices,
        "sheet": sheet,
        "tabs": tabs(request, kind),
        "today": clock.today(),
        "add_label": ADDS[kind],
        "can_write": may(request.user, Permission.RESOURCE_WRITE),
    }
    return page(request, "resources/register.html", context, fragments=("resources-rows",))


def find_resource(request: SignedInRequest, pk: int) -> Resource:
    known = visible_resources(request.user).select_related(
        "unit", "user", "person", "place", "usual_driver"
    )
    return get_object_or_404(known, pk=pk)


def detail_context(request: SignedInRequest, one: Resource) -> dict[str, Any]:
    since = clock.now() - SHOWN
    keeps, books = (
        may(request.user, right) for right in (Permission.RESOURCE_WRITE, Permission.RESOURCE_BOOK)
    )
    return {
        "resource": one,
        "skills": list(one.skills.all()) if one.kind == ResourceKind.PERSON else [],
        "absences": list(one.absences.filter(ends_at__gt=since)[:MOST]),
        "bookings": list(one.bookings.filter(ends_at__gt=since).order_by("starts_at", "id")[:MOST]),
        "today": clock.today(),
        "can_write": keeps,
        "skill_form": SkillForm(auto_id="skill_%s") if keeps else None,
        "absence_form": AbsenceForm(auto_id="absence_%s") if keeps else None,
        "book_form": BookForm(auto_id="book_%s", initial=_asked(request)) if books else None,
        "events": events_about("resource", one.pk),
    }


def _asked(request: SignedInRequest) -> dict[str, Any]:
    """The time that a free place on the board stands for."""
    try:
        start = datetime.fromisoformat(request.GET.get("at", ""))
    except ValueError:
        return {}
    return {"starts_at": start, "ends_at": start + timedelta(hours=1)} if start.tzinfo else {}


@login_required
def detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """One of the pool: what it can do, when it is away, what it is booked for."""
    one = find_resource(request, pk)
    return page(request, "resources/detail.html", detail_context(request, one))


@login_required
def add(request: SignedInRequest) -> HttpResponse:
    require(request.user, Permission.RESOURCE_WRITE)
    kind = kind_asked(request)
    form = FORM_OF[kind](request.POST or None)
    return answer_form(
        request, form, lambda: add_resource(kind, by=request.user, **form.changes()),
        done=lambda one: reverse("resources:detail", args=[one.pk]),
        template="resources/entry.html",
        context={"title": ADDS[kind], "kind": kind.value},
    )  # fmt: skip


@login_required
def edit(request: SignedInRequest, pk: int) -> HttpResponse:
    require(request.user, Permission.RESOURCE_WRITE)
    one = find_resource(request, pk)
    form = FORM_OF[ResourceKind(one.kind)](request.POST or None, of=one)
    return answer_form(
        request, form,
        lambda: edit_resource(one, changes=form.changes(), by=request.user, **form.opening()),
        done=lambda one: reverse("resources:detail", args=[one.pk]),
        template="resources/entry.html",
        context={"title": one.name, "resource": one, "kind": one.kind},
    )  # fmt: skip
