"""Something has happened: enter the fact, see the least change, accept it in whole or in part."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages as notes
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doingoai.accounts.states import Permission
from doingoai.delegations.actions.ripple import mend_programme, moves_of
from doingoai.delegations.facts import PaperFacts, VisitFacts
from doingoai.delegations.findings.attendance import room_key
from doingoai.delegations.findings.wording import item_label, person_label
from doingoai.delegations.judging import judge, office_ground
from doingoai.delegations.models import Delegation
from doingoai.delegations.papering import with_papers
from doingoai.delegations.ripple.happened import (
    AWAY,
    FLIGHT,
    ROOM,
    FlightMoved,
    Happened,
    HostAway,
    RoomLost,
    word_of,
)
from doingoai.delegations.ripple.mending import Mended, Proposal, propose, with_mended
from doingoai.delegations.ripple.telling import Message, messages
from doingoai.directory.facts import PlaceFacts
from doingoai.directory.gathering import place_facts
from doingoai.directory.queries import rooms_instead_of
from doingoai.foundation import clock
from doingoai.foundation.refusals import RuleBroken
from doingoai.norms.queries import figure_table
from doingoai.resources.queries import cannot_follow, taken_places
from doingoai.web.delegations.frame import find_visit, frame
from doingoai.web.editing import show_refusal
from doingoai.web.fields import MomentField
from doingoai.web.rendering import SignedInRequest, login_required, page

LIKE_THIS = gettext_lazy("Like 30/11/2026 14:05.")


class HappenedForm(forms.Form):
    """What all kinds share: the word that says which of them it is."""

    kind = ""

    def __init__(self, *args: Any, facts: VisitFacts, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Three such forms stand on one page.
        self.auto_id = f"id_{self.kind}_%s"
        hidden = forms.HiddenInput(attrs={"id": False})
        self.fields["what"] = forms.CharField(initial=self.kind, widget=hidden)

    def _choices(self, name: str, pairs: Iterable[tuple[str, str]]) -> None:
        self.fields[name].choices = list(pairs)  # type: ignore[attr-defined]


class FlightForm(HappenedForm):
    kind = FLIGHT
    flight = forms.ChoiceField(
        label=gettext_lazy("Flight"),
        choices=[("arrives", gettext_lazy("Arrival")), ("leaves", gettext_lazy("Departure"))],
    )
    at = MomentField(label=gettext_lazy("New time (day and hour)"), help_text=LIKE_THIS)
    number = forms.CharField(
        label=gettext_lazy("New flight number"),
        max_length=20,
        required=False,
        help_text=gettext_lazy("Leave empty if it is the same flight."),
    )
    guests = forms.MultipleChoiceField(
        label=gettext_lazy("Who is on it"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Tick nobody if the whole delegation is."),
    )

    def __init__(self, *args: Any, facts: VisitFacts, **kwargs: Any) -> None:
        super().__init__(*args, facts=facts, **kwargs)
        self._everybody = frozenset(guest.key for guest in facts.members)
        self._choices("guests", [(guest.key, person_label(guest)) for guest in facts.members])

    def happened(self) -> Happened:
        said = self.cleaned_data
        guests = frozenset(said["guests"]) or self._everybody
        return FlightMoved(
            guests, said["at"], said["number"], is_departure=said["flight"] == "leaves"
        )


class SpanForm(HappenedForm):
    """Something that cannot be had from one moment to another."""

    since = MomentField(label=gettext_lazy("From (day and hour)"), help_text=LIKE_THIS)
    until = MomentField(label=gettext_lazy("Until (day and hour)"))

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        since, until = said.get("since"), said.get("until")
        if since and until and until <= since:
            self.add_error("until", _("The end lies before the beginning. Correct one of the two."))
        return said


class AwayForm(SpanForm):
    kind = AWAY
    host = forms.ChoiceField(label=gettext_lazy("Who is called away"))
    field_order = ("host", "since", "until")

    def __init__(self, *args: Any, facts: VisitFacts, **kwargs: Any) -> None:
        super().__init__(*args, facts=facts, **kwargs)
        self._choices("host", [(host.key, person_label(host)) for host in facts.hosts])

    def happened(self) -> Happened:
        said = self.cleaned_data
        return HostAway(said["host"], said["since"], said["until"])


class RoomForm(SpanForm):
    kind = ROOM
    item = forms.ChoiceField(label=gettext_lazy("Which room"))
    field_order = ("item", "since", "until")

    def __init__(self, *args: Any, facts: VisitFacts, **kwargs: Any) -> None:
        super().__init__(*args, facts=facts, **kwargs)
        rooms: dict[str, tuple[str, str]] = {}
        for item in facts.items:
            key = room_key(item.place)
            if key and key not in rooms:
                rooms[key] = (item.key, _place(item.place))
        self._choices("item", rooms.values())

    def happened(self) -> Happened:
        said = self.cleaned_data
        return RoomLost(said["item"], said["since"], said["until"])


FORMS: dict[str, type[FlightForm] | type[AwayForm] | type[RoomForm]] = {
    FLIGHT: FlightForm,
    AWAY: AwayForm,
    ROOM: RoomForm,
}
TITLES = {
    FLIGHT: gettext_lazy("A flight has moved"),
    AWAY: gettext_lazy("Somebody is called away"),
    ROOM: gettext_lazy("A room is lost"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A proposal as the page shows it; `mark` tells it from one made of another programme."""

    mended: list[dict[str, Any]]
    flights: list[tuple[str, str]]
    unsolved: list[str]
    told: tuple[Message, ...]
    papers: list[str]
    is_least: bool
    mark: str


@login_required
def ripple(request: SignedInRequest, pk: int) -> HttpResponse:
    """Three facts to enter; one that was entered shows its proposal, a POST accepts what is ticked."""
    visit = find_visit(request, pk, Permission.PROGRAMME_WRITE)
    facts = judge(visit, figure_table(), on=clock.today()).facts
    said = request.POST if request.method == "POST" else request.GET
    kind = FORMS.get(said.get("what", ""))
    bound = kind(said, facts=facts) if kind else None
    if bound is None or not bound.is_valid():
        status = 422 if bound is not None else 200
        return page(
            request,
            "delegations/ripple.html",
            _context(request, visit, facts, bound),
            status=status,
        )
    happened = bound.happened()
    proposal = _proposal(facts, happened)
    if request.method == "POST":
        try:
            return _accept(request, visit, facts, happened, proposal)
        except RuleBroken as refusal:
            show_refusal(bound, refusal)
    context = _context(request, visit, facts, bound)
    context["proposal"] = _shown(visit, facts, happened, proposal)
    context["kept"] = [(name, value) for name in bound.fields for value in said.getlist(name)]
    status = 422 if request.method == "POST" else 200
    return page(request, "delegations/ripple.html", context, status=status)


def _context(
    request: SignedInRequest, visit: Delegation, facts: VisitFacts, bound: forms.Form | None
) -> dict[str, Any]:
    able = {FLIGHT: facts.members, AWAY: facts.hosts, ROOM: _has_rooms(facts)}
    return {
        **frame(request, visit, "programme"),
        "entries": [
            (TITLES[kind], bound if isinstance(bound, form) else form(facts=facts))
            for kind, form in FORMS.items()
            if able[kind]
        ],
        "bound": bound,
    }


def _has_rooms(facts: VisitFacts) -> bool:
    return any(room_key(item.place) for item in facts.items)


def _proposal(facts: VisitFacts, happened: Happened) -> Proposal:
    rooms: list[PlaceFacts] = []
    if isinstance(happened, RoomLost):
        item = next(one for one in facts.items if one.key == happened.item)
        least = len(facts.guests_of(item)) + len(item.hosts)
        found = rooms_instead_of(item.place, least=least)
        taken = taken_places(found, item.starts_at, item.ends_at or item.starts_at)
        rooms = [place_facts(one) for one in found if one.pk not in taken]
    ground = office_ground(figure_table())
    return propose(facts, happened, ground, now=clock.now(), rooms=rooms)


def _accept(
    request: SignedInRequest,
    visit: Delegation,
    facts: VisitFacts,
    happened: Happened,
    proposal: Proposal,
) -> HttpResponse:
    """
    Put what is ticked into the programme.

    :raises RuleBroken: programme.changed_meanwhile and what the action refuses
    """
    if request.POST.get("mark") != _mark(proposal):
        raise RuleBroken(
            _("The programme has changed since this proposal was made. Here is the new one."),
            code="programme.changed_meanwhile",
        )
    ticked = set(request.POST.getlist("accept"))
    mended = [one for one in proposal.mended if one.before.key in ticked]
    flights = proposal.flights if "flights" in ticked else {}
    mend_programme(
        visit,
        mended=mended,
        flights=flights,
        leaves=_leaves(happened),
        why=word_of(happened),
        on=clock.today(),
        by=request.user,
        at=clock.now(),
    )
    notes.success(
        request, _("Accepted. Issue the next version, and make the papers concerned again.")
    )
    return HttpResponseRedirect(reverse("delegations:programme", args=[visit.pk]))


def _leaves(happened: Happened) -> bool:
    return isinstance(happened, FlightMoved) and happened.is_departure


def _shown(visit: Delegation, facts: VisitFacts, happened: Happened, proposal: Proposal) -> Shown:
    after = with_mended(facts, proposal.mended, proposal.flights, leaves=_leaves(happened))
    people = {guest.key: person_label(guest) for guest in facts.members}
    people |= {host.key: person_label(host) for host in facts.hosts}
    busy: dict[str, list[str]] = {}
    for booking in cannot_follow(moves_of(proposal.mended)):
        busy.setdefault(booking.about_id, []).append(booking.resource.name)
    return Shown(
        mended=[_line(one, facts, people, busy) for one in proposal.mended],
        flights=[(people[key], flight.number) for key, flight in proposal.flights.items()],
        unsolved=[item_label(item) for item in proposal.unsolved],
        told=messages(facts, happened, proposal),
        papers=_papers_concerned(facts.papers, with_papers(after, visit).papers),
        is_least=proposal.is_least,
        mark=_mark(proposal),
    )


def _line(
    one: Mended, facts: VisitFacts, people: dict[str, str], busy: dict[str, list[str]]
) -> dict[str, Any]:
    pushed = next((item for item in facts.items if item.key == one.pushed_by), None)
    reasons = {
        FLIGHT: _("the flight has moved"),
        AWAY: _("the host is away"),
        ROOM: _("the room is lost"),
    }
    because = reasons.get(one.because, "")
    if pushed is not None:
        because = _("makes room for “%(item)s”") % {"item": item_label(pushed)}
    return {
        "key": one.before.key,
        "title": item_label(one.before),
        "before": one.before,
        "after": one.after,
        "moves": one.before.starts_at != one.after.starts_at,
        "place": _place(one.after.place) if one.after.place != one.before.place else "",
        "out": [people[key] for key in one.out],
        "stand_in": [people[key] for key in one.stand_in],
        "because": because,
        "busy": busy.get(one.before.key.removeprefix("item-"), []),
    }


def _place(place: PlaceFacts) -> str:
    return ", ".join(part for part in (place.room, place.name_vi) if part)


def _papers_concerned(now: Iterable[PaperFacts], then: Iterable[PaperFacts]) -> list[str]:
    """Name the papers that would print something else."""
    printed = {paper.key: paper.current_digest for paper in now}
    return [
        f"{paper.label_vi or paper.kind} ({paper.language})"
        for paper in then
        if paper.current_digest != printed.get(paper.key)
    ]


def _mark(proposal: Proposal) -> str:
    """Tell one proposal from another by what it would write."""
    written = [
        [
            one.before.key,
            one.before.starts_at.isoformat(),
            one.after.starts_at.isoformat(),
            _place(one.after.place),
            *one.after.guests,
            *one.after.hosts,
        ]
        for one in proposal.mended
    ]
    return hashlib.sha256(json.dumps(written).encode()).hexdigest()[:32]
