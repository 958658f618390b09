"""Today at the desk: now, next, who, where; ticks by form, and making a phone ready."""

from typing import Any

from django import forms
from django.db.models import Q
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from doingoai.accounts.rules import may, require, require_any
from doingoai.accounts.states import Permission
from doingoai.delegations.models import Delegation
from doingoai.delegations.queries import visible_delegations
from doingoai.foundation import clock
from doingoai.foundation.local_time import HERE
from doingoai.foundation.refusals import RuleBroken
from doingoai.runsheet.actions import enrol_device, note_on_day, revoke_device
from doingoai.runsheet.merging import state_of
from doingoai.runsheet.models import Device
from doingoai.runsheet.queries import days_of, logs_of, own_devices, refusals_of, running_visits
from doingoai.runsheet.reading import Unreadable
from doingoai.runsheet.rules import BEHIND, STAYS
from doingoai.runsheet.states import Kind
from doingoai.web.delegations.frame import find_visit
from doingoai.web.rendering import SignedInRequest, login_required, page
from doingoai.web.runsheet.cards import cards_of
from doingoai.web.runsheet.phone import KEPT

READERS = (Permission.RUNSHEET_USE, Permission.DELEGATION_VIEW_ALL)


class EnrolForm(forms.Form):
    """Which visits a phone is made ready for, and what it is called."""

    name = forms.CharField(max_length=80, required=False)
    visits = forms.ModelMultipleChoiceField(Delegation.objects.none(), required=False)


@login_required
@require_safe
def today(request: SignedInRequest) -> HttpResponse:
    """The items of today's visits as cards, with their ticks; those of my own visits first."""
    require_any(request.user, READERS)
    now = clock.now()
    visits = sorted(
        running_visits(now.date(), seen_by=request.user),
        key=lambda visit: (visit.responsible_id != request.user.pk, visit.starts_on, visit.pk),
    )
    logs, refusals = logs_of(visits), refusals_of(visits)
    days = days_of(visits, since=now - BEHIND, until=now + STAYS)
    context = {
        "days": [
            (
                day,
                cards_of(day, state_of(logs[day.visit]), at=now, refusals=refusals[day.visit]),
            )
            for day in days
        ],
        "visits": visits,
        "today": now.date(),
        "phones": own_devices(request.user, at=now),
        "can_use": may(request.user, Permission.RUNSHEET_USE),
    }
    return page(request, "runsheet/today.html", context)


@login_required
@require_POST
def enrol(request: SignedInRequest) -> HttpResponse:
    """Make this phone ready; the secret goes to the script of the page, once."""
    require(request.user, Permission.RUNSHEET_USE)
    form = EnrolForm(request.POST)
    form.fields["visits"].queryset = visible_delegations(request.user)  # type: ignore[attr-defined]
    chosen = list(form.cleaned_data["visits"]) if form.is_valid() else []
    try:
        device, secret = enrol_device(
            chosen, name=form.cleaned_data.get("name", ""), by=request.user, at=clock.now()
        )
    except RuleBroken as refusal:
        return JsonResponse({"message": refusal.message}, status=422)
    response = JsonResponse(
        {"key": str(device.key), "secret": secret, "until": device.expires_at.isoformat()}
    )
    # Signing out empties the browser; what lies sealed for the day is kept until it is sent.
    response.set_cookie(
        KEPT, "1", expires=device.expires_at + STAYS, secure=request.is_secure(),
        httponly=True, samesite="Lax",
    )  # fmt: skip
    return response


@login_required
@require_POST
def stop(request: SignedInRequest, pk: int) -> HttpResponse:
    """Stop a phone: at its next contact it wipes itself."""
    require(request.user, Permission.RUNSHEET_USE)
    seen = visible_delegations(request.user).values("pk")
    devices = Device.objects.filter(Q(officer=request.user) | Q(visits__in=seen)).distinct()
    device = get_object_or_404(devices, pk=pk)
    revoke_device(device, by=request.user, at=clock.now())
    back = request.POST.get("visit", "")
    if back.isdigit() and visible_delegations(request.user).filter(pk=back).exists():
        return HttpResponseRedirect(reverse("runsheet:live", args=[int(back)]))
    return HttpResponseRedirect(reverse("runsheet:today"))


@login_required
@require_POST
def say(request: SignedInRequest, pk: int) -> HttpResponse:
    """Tick, untick, call a roll, or say how late something is, without a script."""
    visit = find_visit(request, pk, Permission.RUNSHEET_USE)
    thing = request.POST.get("thing", "")
    note(
        visit,
        request,
        kind=Kind.SAID.value,
        thing=thing,
        about=thing.partition(":")[0],
        value=request.POST.get("value", ""),
        after=[one for one in request.POST.get("after", "").split(",") if one],
    )
    return HttpResponseRedirect(f"{reverse('runsheet:today')}#{thing.partition(':')[0]}")


def note(visit: Delegation, request: SignedInRequest, **fields: Any) -> None:
    """
    Write into the log as the person at the desk.

    :raises RuleBroken: run_entry.unreadable, delegation.frozen
    """
    try:
        note_on_day(visit, by=request.user, at=clock.now().astimezone(HERE), **fields)
    except Unreadable as fault:
        raise RuleBroken(
            _("This cannot be noted: something in it is missing or too long."),
            code="run_entry.unreadable",
        ) from fault
