"""Bookings: one of the pool for a purpose of its own, moving one, cancelling one."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.foundation import clock
from doingoai.foundation.subjects import Subject
from doingoai.resources.actions.booking import book
from doingoai.resources.facts import Fit
from doingoai.resources.fitting import best_first
from doingoai.resources.gathering import facts_of_need, pool_facts
from doingoai.resources.models import Booking, Resource
from doingoai.resources.queries import taken_keys, visible_bookings
from doingoai.web.editing import answer_form
from doingoai.web.own_address import is_own
from doingoai.web.rendering import SignedInRequest, login_required
from doingoai.web.resources.forms import BookForm, MoveForm
from doingoai.web.resources.moving import free_booking, item_of, moved
from doingoai.web.resources.pages import detail_context, find_resource


@login_required
@require_POST
def book_one(request: SignedInRequest, pk: int) -> HttpResponse:
    """Book one of the pool for something that is no item of a programme."""
    require(request.user, Permission.RESOURCE_BOOK)
    one = find_resource(request, pk)
    form = BookForm(request.POST, auto_id="book_%s")

    def act() -> Booking:
        data = form.cleaned_data
        return book(
            one, starts_at=data["starts_at"], ends_at=data["ends_at"], note=data["note"],
            about=Subject("", "", data["purpose"]), by=request.user, at=clock.now(),
        )  # fmt: skip

    return answer_form(
        request, form, act, done=lambda _done: reverse("resources:detail", args=[pk]),
        template="resources/detail.html",
        context={**detail_context(request, one), "book_form": form},
    )  # fmt: skip


def _find(request: SignedInRequest, pk: int) -> Booking:
    require(request.user, Permission.RESOURCE_BOOK)
    return get_object_or_404(visible_bookings(request.user).select_related("need"), pk=pk)


def _context(request: SignedInRequest, booking: Booking) -> dict[str, Any]:
    fits = _fits(booking)
    item = item_of(request, booking)
    return {
        "booking": booking,
        "item": item,
        "fits": [fit for fit in fits if fit.key != booking.resource_id],
    }


def _fits(booking: Booking) -> list[Fit]:
    """The others of its kind, who fits first; for a free booking who is free first."""
    if booking.need is not None:
        return best_first(facts_of_need(booking.need), pool_facts(booking.need))
    same = Resource.objects.filter(kind=booking.resource.kind)
    for role in booking.resource.roles[:1]:
        same = same.filter(**{role.value: True})
    pool = dict(same.order_by("sort_key").values_list("pk", "name"))
    taken = taken_keys(pool, booking.starts_at, booking.ends_at) - {booking.resource_id}
    judged = [
        Fit(key, name, blocks=(_("booked or away then"),) if key in taken else ())
        for key, name in pool.items()
    ]
    return sorted(judged, key=lambda fit: bool(fit.blocks))


@login_required
def move(request: SignedInRequest, pk: int) -> HttpResponse:
    """Give a booking to another, or to another time: what dragging does on the board."""
    booking = _find(request, pk)
    context = _context(request, booking)
    pool = [(booking.resource_id, booking.resource.name)]
    pool += [(fit.key, _told(fit)) for fit in context["fits"]]
    form = MoveForm(request.POST or None, of=booking, pool=pool)
    asked = request.POST.get("next", "") or request.GET.get("next", "")
    back = asked if asked and is_own(asked, request) else ""
    return answer_form(
        request, form, lambda: moved(request, booking, context["item"], form.cleaned_data),
        done=lambda _done: back or reverse("resources:board"), template="resources/move.html",
        context={**context, "back": back},
    )  # fmt: skip


def _told(fit: Fit) -> str:
    """A name with why it does not fit, short enough for a list."""
    faults = [*fit.blocks, *fit.lacks]
    return f"{fit.name} ({faults[0]})"[:120] if faults else fit.name


@login_required
@require_POST
def cancel(request: SignedInRequest, pk: int) -> HttpResponse:
    """Free who or what is booked."""
    booking = _find(request, pk)
    free_booking(request, booking, item_of(request, booking))
    return HttpResponseRedirect(reverse("resources:board"))
