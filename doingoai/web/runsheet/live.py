"""The day as leaders see it: where the visit is, how late, what went wrong, what is contradictory."""

import uuid
from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from doingoai.accounts.rules import may
from doingoai.accounts.states import Permission
from doingoai.delegations.models import Delegation
from doingoai.delegations.rules import CHANGEABLE
from doingoai.delegations.states import State as VisitState
from doingoai.documents import storage
from doingoai.foundation import clock
from doingoai.runsheet.actions import settle_contradiction
from doingoai.runsheet.merging import Event, state_of
from doingoai.runsheet.models import Device, Entry
from doingoai.runsheet.queries import (
    days_of,
    devices_of,
    entries_of,
    events_of,
    photos_of,
    refusals_of,
    source_of,
)
from doingoai.runsheet.states import Apart, Kind, Severity
from doingoai.web.delegations.frame import find_visit, frame
from doingoai.web.editing import answer_form
from doingoai.web.rendering import SignedInRequest, login_required, page
from doingoai.web.runsheet.cards import cards_of, clock_of, labels_of, quarrels_of
from doingoai.web.runsheet.pages import note as write
from doingoai.web.runsheet.steps import not_taken

ALL, USE = Permission.DELEGATION_VIEW_ALL, Permission.RUNSHEET_USE
TAB = "runsheet:live"


class NoteForm(forms.Form):
    """Something that happened; with a severity it is an incident."""

    about = forms.ChoiceField(label=_("At which item"), required=False)
    severity = forms.ChoiceField(
        label=_("Incident?"), required=False, choices=[("", _("No, a note")), *Severity.choices]
    )
    text = forms.CharField(
        label=_("What happened"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, items: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["about"].choices = [("", "—"), *items]  # type: ignore[attr-defined]


@login_required
@require_safe
def live(request: SignedInRequest, pk: int) -> HttpResponse:
    """The log of a visit as it stands; the page asks for it again every few seconds."""
    visit = find_visit(request, pk, ALL)
    context = {**frame(request, visit, TAB), **_context(request, visit)}
    return page(request, "runsheet/live.html", context, fragments=("live",))


def _context(request: SignedInRequest, visit: Delegation) -> dict[str, Any]:
    stored = list(entries_of(visit))
    events, unread = events_of(stored)
    state = state_of(events)
    days = days_of([visit])
    labels = labels_of(days)
    people = {source_of(entry): name_of(entry) for entry in stored}
    pictures = {str(photo.number): photo for photo in photos_of(visit)}
    refusals = refusals_of([visit])[visit.pk]
    sayers = {str(entry.number): name_of(entry) for entry in stored}
    return {
        "cards": cards_of(days[0], state, at=clock.now(), refusals=refusals),
        "not_taken": not_taken(refusals, days, state, sayers),
        "quarrels": quarrels_of(state, labels, people),
        "told": [_told(event, labels, people, pictures) for event in reversed(state.told)],
        "apart": [
            (_told(event, labels, people, pictures), Apart(why).label) for event, why in state.apart
        ]
        + [(_unread(entry), Apart.UNREADABLE.label) for entry in unread],
        "phones": [(phone, _phone_state(phone)) for phone in devices_of(visit)],
        "form": NoteForm(items=_items(days)),
        "can_use": may(request.user, USE) and VisitState(visit.state) in CHANGEABLE,
        "now": clock.now(),
    }


def _items(days: Any) -> list[tuple[str, str]]:
    return [
        (item.key, f"{item.starts_at:%d/%m %H:%M} {item.title}")
        for day in days
        for item in day.items
    ]


def name_of(entry: Entry) -> str:
    """Who said something: the officer, and by which phone."""
    phone = entry.device.name if entry.device else entry.by.name
    return entry.by.name if phone == entry.by.name else f"{entry.by.name} ({phone})"


def _told(
    event: Event, labels: dict[str, str], people: dict[str, str], pictures: dict[str, Any]
) -> dict[str, Any]:
    """One line of the log, as a page shows it."""
    severity = str(Severity(event.severity).label) if event.severity else ""
    return {
        "event": event,
        "at": clock_of(event.at),
        "day": event.at[:10],
        "who": people.get(event.device, event.device),
        "about": labels.get(event.thing or event.about, event.about),
        "severity": severity,
        "is_incident": event.kind == Kind.INCIDENT,
        "is_photo": event.kind == Kind.PHOTO,
        "picture": pictures.get(event.id),
        "text": event.text or event.value,
    }


def _unread(entry: Entry) -> dict[str, Any]:
    return {"at": "", "who": name_of(entry), "about": "", "text": str(entry.payload)[:300]}


def _phone_state(phone: Device) -> str:
    if phone.wiped_at is not None:
        return "wiped"
    if phone.revoked_at is not None:
        return "revoked"
    return "live" if phone.expires_at > clock.now() else "ended"


@login_required
@require_POST
def note(request: SignedInRequest, pk: int) -> HttpResponse:
    """Note something from the desk: a remark or an incident."""
    visit = find_visit(request, pk, USE)
    context = {**frame(request, visit, TAB), **_context(request, visit)}
    form = NoteForm(request.POST, items=_items(days_of([visit])))

    def act() -> None:
        said = form.cleaned_data
        kind = Kind.INCIDENT if said["severity"] else Kind.NOTE
        write(visit, request, kind=kind.value, **said)

    return answer_form(
        request, form, act, done=lambda _done: reverse(TAB, args=[pk]),
        template="runsheet/live.html", context={**context, "form": form},
    )  # fmt: skip


@login_required
@require_POST
def settle(request: SignedInRequest, pk: int) -> HttpResponse:
    """Decide which of two contradicting statements holds."""
    visit = find_visit(request, pk, USE)
    settle_contradiction(
        visit, thing=request.POST.get("thing", ""), value=request.POST.get("value", ""),
        by=request.user, at=clock.now(),
    )  # fmt: skip
    return HttpResponseRedirect(reverse(TAB, args=[pk]))


@login_required
@require_safe
def photo(request: SignedInRequest, pk: int, number: uuid.UUID) -> HttpResponse:
    """A picture that was taken on the day."""
    visit = find_visit(request, pk, ALL)
    found = get_object_or_404(photos_of(visit), number=number)
    response = HttpResponse(storage.read(found.file), content_type=found.file.mime)
    response["Cache-Control"] = "private, no-store"
    return response
