"""Pages of the travellers of a mission: the list with each one's travels of the year, one traveller, the passport."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doingoai.accounts.states import Permission
from doingoai.directory.actions import read_passport
from doingoai.foundation import clock
from doingoai.foundation.months import months_after
from doingoai.missions.actions.people import (
    TRAVELLER_FIELDS,
    add_traveller,
    edit_traveller,
    keep_traveller_passport,
    remove_traveller,
)
from doingoai.missions.facts import PastTrip
from doingoai.missions.models import Mission, Traveller
from doingoai.missions.preparing import PASSPORT_MONTHS
from doingoai.missions.queries import travellers_of, trips_of
from doingoai.missions.states import ManagedBy, TravellerRole
from doingoai.norms.queries import figure_table
from doingoai.web.editing import answer_form
from doingoai.web.missions.forms import NewTravellerForm, TravellerForm, TravellerPassportForm
from doingoai.web.missions.frame import find_mission, frame
from doingoai.web.naming import country_name
from doingoai.web.people_read import reads_people
from doingoai.web.rendering import SignedInRequest, login_required, page


@dataclass(frozen=True, slots=True)
class Trip:
    """A line of somebody's travels, as the page shows it."""

    past: PastTrip
    countries: str
    is_overdue: bool

    @property
    def is_reported(self) -> bool:
        return self.past.reported_on is not None


@dataclass(frozen=True, slots=True)
class Travelling:
    """A traveller with the other travels of the year."""

    traveller: Traveller
    trips: tuple[Trip, ...]
    passport_is_short: bool

    @property
    def counted(self) -> int:
        """Other missions of the year that were approved or made, private ones left out."""
        year = self.traveller.mission.starts_on.year
        counting = (trip.past for trip in self.trips if trip.past.counts and not trip.past.private)
        return sum(past.starts_on.year == year for past in counting)


@login_required
def people(request: SignedInRequest, pk: int) -> HttpResponse:
    """Travellers in their order, each with what else they travel this year."""
    mission = find_mission(request, pk)
    travelling = travelling_on(mission)
    reads_people(request, (row.traveller.person_id for row in travelling))
    context = {
        **frame(request, mission, "people"),
        "travelling": travelling,
        "year": mission.starts_on.year,
    }
    return page(request, "missions/people.html", context)


def travelling_on(mission: Mission) -> list[Travelling]:
    travellers = list(travellers_of(mission))
    trips = trips_of(
        [one.person_id for one in travellers], table=figure_table(),
        but=mission.pk,
    )  # fmt: skip
    needed = months_after(mission.starts_on, PASSPORT_MONTHS)
    return [
        Travelling(
            one,
            _shown(trips.get(one.person_id, ()), mission.starts_on.year),
            one.passport is not None
            and one.passport.expires_on is not None
            and one.passport.expires_on < needed,
        )
        for one in travellers
    ]


def _shown(trips: Iterable[PastTrip], year: int) -> tuple[Trip, ...]:
    """Travels of the year, and of other years those whose report is still missing."""
    listed = (_trip(past) for past in trips)
    return tuple(one for one in listed if one.past.starts_on.year == year or one.is_overdue)


def _trip(past: PastTrip) -> Trip:
    due, today = past.report_due_on, clock.today()
    is_overdue = past.counts and past.reported_on is None and due is not None and due < today
    return Trip(past, ", ".join(country_name(code) for code in past.countries), is_overdue)


def _people_url(mission: Mission) -> str:
    return reverse("missions:people", args=[mission.pk])


@login_required
def add(request: SignedInRequest, pk: int) -> HttpResponse:
    mission = find_mission(request, pk, to_act=True)
    has_head = mission.travellers.filter(role=TravellerRole.HEAD).exists()
    initial = {
        "unit": mission.unit_id,
        "managed_by": ManagedBy.CITY,
        "role": TravellerRole.MEMBER if has_head else TravellerRole.HEAD,
    }
    form = NewTravellerForm(request.POST or None, initial=initial)

    def act() -> Traveller:
        fields = {name: value for name, value in form.changes().items() if name in TRAVELLER_FIELDS}
        return add_traveller(
            mission, form.who(), by=request.user, sex=form.cleaned_data["sex"], **fields
        )

    return answer_form(
        request, form, act, done=lambda _done: _people_url(mission),
        template="missions/small_form.html",
        context={
            **frame(request, mission, "people"), "title": _("Add a traveller"),
            "back": _people_url(mission),
        },
    )  # fmt: skip


def _find(request: SignedInRequest, pk: int, key: int) -> tuple[Mission, Traveller]:
    mission = find_mission(request, pk, to_act=True)
    return mission, get_object_or_404(travellers_of(mission), pk=key)


def _context(request: SignedInRequest, mission: Mission, one: Traveller) -> dict[str, Any]:
    return {
        **frame(request, mission, "people"),
        "traveller": one,
        "passport_form": TravellerPassportForm(of=one),
    }


@login_required
def traveller(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    """One traveller: what holds for this mission, and the passport."""
    mission, one = _find(request, pk, key)
    reads_people(request, [one.person_id])
    form = TravellerForm(request.POST or None, of=one)

    def act() -> Traveller:
        return edit_traveller(one, changes=form.changes(), by=request.user, **form.opening())

    return answer_form(
        request, form, act, done=lambda _done: _people_url(mission),
        template="missions/traveller.html", context=_context(request, mission, one),
    )  # fmt: skip


@login_required
def passport(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    """Keep the passport of a traveller; the number is sealed and never shown back in full."""
    mission, one = _find(request, pk, key)
    form = TravellerPassportForm(request.POST or None, of=one)

    def act() -> Traveller:
        return keep_traveller_passport(
            one, form.passport(), by=request.user, opened=form.opened_with()
        )

    return answer_form(
        request, form, act, done=lambda _done: _people_url(mission),
        template="missions/small_form.html",
        context={
            **frame(request, mission, "people"), "back": _people_url(mission),
            "title": _("Passport of %(name)s") % {"name": one},
        },
    )  # fmt: skip


@login_required
@require_POST
def passport_number(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    """Show one number; that it was read is kept."""
    mission = find_mission(request, pk, Permission.PASSPORT_READ)
    one = get_object_or_404(travellers_of(mission), pk=key)
    reads_people(request, [one.person_id], by_post=True)
    number = (
        read_passport(one.passport, by=request.user, why=mission.reference) if one.passport else ""
    )
    context = {**frame(request, mission, "people"), "traveller": one, "number": number}
    return page(request, "missions/passport_number.html", context)


@login_required
@require_POST
def remove(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    mission, one = _find(request, pk, key)
    remove_traveller(one, by=request.user)
    return HttpResponseRedirect(_people_url(mission))
