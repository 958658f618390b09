"""Something has happened: enter the fact, see the least change, accept it in whole or in part."""

import hashlib
import json
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

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
from doingoai.web.delegations.ripple_forms import FORMS, TITLES, place_words
from doingoai.web.editing import show_refusal
from doingoai.web.rendering import SignedInRequest, login_required, page

MENDED = "mended"
"""Where the session keeps what was accepted last, until the next time or the end of the session."""


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
    accepted = replace(
        proposal,
        mended=tuple(one for one in proposal.mended if one.before.key in ticked),
        flights=proposal.flights if "flights" in ticked else {},
    )
    after = with_mended(facts, accepted.mended, accepted.flights, leaves=_leaves(happened))
    concerned = _papers_concerned(visit, facts, after)
    mend_programme(
        visit, mended=accepted.mended, flights=accepted.flights, leaves=_leaves(happened),
        why=word_of(happened), on=clock.today(), by=request.user, at=clock.now(),
    )  # fmt: skip
    request.session[MENDED] = {
        "visit": visit.pk,
        "told": [[one.to, one.language, one.text] for one in messages(facts, happened, accepted)],
        "kinds": sorted({paper.kind for paper in concerned}),
        "papers": _named(concerned),
    }
    return HttpResponseRedirect(reverse("delegations:mended", args=[visit.pk]))


@login_required
def mended(request: SignedInRequest, pk: int) -> HttpResponse:
    """What is left to do after a proposal was accepted: tell people, renew papers, issue the version."""
    visit = find_visit(request, pk, Permission.PROGRAMME_WRITE)
    left = request.session.get(MENDED, {})
    if left.get("visit") != visit.pk:
        return HttpResponseRedirect(reverse("delegations:programme", args=[pk]))
    context = {
        **frame(request, visit, "programme"),
        "left": left,
    }
    return page(request, "delegations/mended.html", context)


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
        papers=_named(_papers_concerned(visit, facts, after)),
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
        "place": place_words(one.after.place) if one.after.place != one.before.place else "",
        "out": [people[key] for key in one.out],
        "stand_in": [people[key] for key in one.stand_in],
        "because": because,
        "busy": busy.get(one.before.key.removeprefix("item-"), []),
    }


def _papers_concerned(visit: Delegation, now: VisitFacts, then: VisitFacts) -> list[PaperFacts]:
    """Give the papers that would print something else."""
    printed = {paper.key: paper.current_digest for paper in now.papers}
    return [
        paper
        for paper in with_papers(then, visit).papers
        if paper.current_digest != printed.get(paper.key)
    ]


def _named(papers: list[PaperFacts]) -> list[str]:
    return [f"{paper.label_vi or paper.kind} ({paper.language})" for paper in papers]


def _mark(proposal: Proposal) -> str:
    """Tell one proposal from another by what it would write."""
    written = [
        [
            one.before.key,
            one.before.starts_at.isoformat(),
            one.after.starts_at.isoformat(),
            place_words(one.after.place),
            *one.after.guests,
            *one.after.hosts,
        ]
        for one in proposal.mended
    ]
    return hashlib.sha256(json.dumps(written).encode()).hexdigest()[:32]
