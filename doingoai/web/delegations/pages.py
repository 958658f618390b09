"""Pages of inbound delegations: the list, opening one, its overview, editing, plan and sharing."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from doingoai.accounts.rules import may, require, require_any
from doingoai.accounts.states import Permission
from doingoai.delegations.actions.visit import (
    FIELDS,
    Opening,
    cancel_delegation,
    class_guest,
    edit_delegation,
    open_delegation,
    share_with_units,
)
from doingoai.delegations.estimate import total
from doingoai.delegations.gathering import visit_facts
from doingoai.delegations.models import Delegation
from doingoai.delegations.overview import overview_of
from doingoai.delegations.queries import ways_to_see
from doingoai.delegations.states import GuestClass, InvitedBy, State, VisitKind
from doingoai.directory.queries import partner_called
from doingoai.directory.states import Field
from doingoai.documents.models import Incoming
from doingoai.documents.queries import visible_incoming
from doingoai.foundation import clock
from doingoai.norms.queries import figure_table
from doingoai.web.audit.history import history_of
from doingoai.web.delegations.forms import (
    DelegationForm,
    GuestClassForm,
    PlanForm,
    ReasonForm,
    ShareForm,
)
from doingoai.web.delegations.frame import find_visit, frame
from doingoai.web.delegations.lines import visit_columns, visit_lines
from doingoai.web.delegations.tables import DelegationFilter
from doingoai.web.editing import answer_form
from doingoai.web.exports import kept_query
from doingoai.web.lists import keyset
from doingoai.web.rendering import SignedInRequest, login_required, page
from doingoai.yearplan.states import Planning

FACTS = (
    "kind", "field", "invited_by", "head_rank", "guest_class", "planning", "planning_basis",
    "plan_item__title_vi", "plan_item__title_en", "purpose_vi",
    "purpose_en", "incoming__arrival_number", "incoming__year",
)  # fmt: skip
READERS = (Permission.DELEGATION_VIEW_ALL, Permission.DELEGATION_VIEW_SHARED)


@login_required
def delegations(request: SignedInRequest) -> HttpResponse:
    """Inbound delegations, the newest first; filters live in the address."""
    require_any(request.user, READERS)
    narrowing = DelegationFilter(request.GET)
    ways = [narrowing.apply(way) for way in ways_to_see(request.user)]
    sheet = keyset(request, ways, by="starts_on", shape=visit_columns)
    context = {
        "sheet": sheet,
        "visits": visit_lines(sheet.rows),
        "filter": narrowing,
        "export_query": kept_query(request),
        "states": State.choices,
        "can_open": may(request.user, Permission.DELEGATION_WRITE),
        "sees_all": may(request.user, Permission.DELEGATION_VIEW_ALL),
    }
    return page(request, "delegations/list.html", context, fragments=("delegations-rows",))


@login_required
def prepare(request: SignedInRequest) -> HttpResponse:
    """Open a visit, from an entry of the register in one step where there is one."""
    require(request.user, Permission.DELEGATION_WRITE)
    key = request.GET.get("incoming", "")
    entry = get_object_or_404(visible_incoming(request.user), pk=key) if key.isdecimal() else None
    form = DelegationForm(request.POST or None, initial=_from_entry(entry, request))

    def act() -> Delegation:
        return open_delegation(
            opening_of(form), incoming=entry, on=clock.today(), by=request.user, at=clock.now()
        )

    return answer_form(
        request, form, act,
        done=lambda visit: reverse("delegations:people", args=[visit.pk]),
        template="delegations/prepare.html", context={"entry": entry},
    )  # fmt: skip


def _from_entry(entry: Incoming | None, request: SignedInRequest) -> dict[str, Any]:
    initial: dict[str, Any] = {"receiving_unit": request.user.unit_id, "responsible": request.user}
    if entry is not None:
        initial |= {
            "title_vi": entry.subject,
            "purpose_vi": entry.subject,
            "partner": partner_called(entry.sender),
        }
    return initial


def opening_of(form: DelegationForm) -> Opening:
    """What the action takes from the form that opens a visit."""
    data = form.changes()
    return Opening(
        title_vi=data["title_vi"], title_en=data["title_en"], partner=data["partner"],
        starts_on=data["starts_on"], ends_on=data["ends_on"], receiving_unit=data["receiving_unit"],
        purpose_vi=data["purpose_vi"], purpose_en=data["purpose_en"], kind=VisitKind(data["kind"]),
        field=Field(data["field"]), invited_by=InvitedBy(data["invited_by"]),
        head_rank=data["head_rank"], people_expected=data["people_expected"],
        responsible=data["responsible"], planning=Planning(data["planning"]),
        plan_item=data["plan_item"], planning_basis=data["planning_basis"],
        entry_visa_needed=data["entry_visa_needed"],
    )  # fmt: skip


@login_required
def detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """One visit: what it is, what happens next, and what was done."""
    visit = find_visit(request, pk, shown=FACTS)
    around = overview_of(visit)
    context = {
        **frame(request, visit, "detail"),
        "events": history_of(visit, around.matters, seen_by=request.user),
        "people_count": around.guests,
        "host_count": around.hosts,
        "shared": around.shared,
    }
    return page(request, "delegations/detail.html", context)


@login_required
def edit(request: SignedInRequest, pk: int) -> HttpResponse:
    visit = find_visit(request, pk, Permission.DELEGATION_WRITE)
    form = DelegationForm(request.POST or None, of=visit)

    def act() -> Delegation:
        changes = {name: value for name, value in form.changes().items() if name in FIELDS}
        return edit_delegation(visit, changes=changes, by=request.user, **form.opening())

    return answer_form(
        request, form, act, done=lambda done: reverse("delegations:detail", args=[done.pk]),
        template="delegations/edit.html", context=frame(request, visit, "detail"),
    )  # fmt: skip


@login_required
def plan(request: SignedInRequest, pk: int) -> HttpResponse:
    """The reception plan: level, class of the guest, who pays, hotel, gift, and the estimate."""
    visit = find_visit(
        request, pk, Permission.DELEGATION_VIEW_ALL, to_write=Permission.DELEGATION_WRITE
    )
    form = PlanForm(request.POST or None, of=visit)

    def act() -> Delegation:
        return edit_delegation(visit, changes=form.changes(), by=request.user, **form.opening())

    facts = visit_facts(visit, figure_table(), as_of=clock.today())
    context = {
        **frame(request, visit, "plan"),
        "lines": facts.estimate,
        "sum": total(facts.estimate),
        "class_form": GuestClassForm(of=visit),
        "share_form": ShareForm(of=visit),
    }
    return answer_form(
        request, form, act, done=lambda done: reverse("delegations:plan", args=[done.pk]),
        template="delegations/plan.html", context=context,
    )  # fmt: skip


def _small_form(
    request: SignedInRequest, visit: Delegation, form: forms.Form, act: Any, title: str
) -> HttpResponse:
    """A small form of a visit on a page of its own when it has to be mended."""
    return answer_form(
        request, form, act, done=lambda done: reverse("delegations:plan", args=[done.pk]),
        template="delegations/small_form.html", context={**frame(request, visit, "plan"), "title": title},
    )  # fmt: skip


@login_required
def guest_class(request: SignedInRequest, pk: int) -> HttpResponse:
    visit = find_visit(request, pk, Permission.DELEGATION_WRITE)
    form = GuestClassForm(request.POST or None, of=visit)

    def act() -> Delegation:
        data = form.cleaned_data
        return class_guest(
            visit, guest_class=GuestClass(data["guest_class"]), basis=data["basis"],
            by=request.user, opened=form.opened_with(),
        )  # fmt: skip

    return _small_form(request, visit, form, act, _("Class of the guest"))


@login_required
def share(request: SignedInRequest, pk: int) -> HttpResponse:
    visit = find_visit(request, pk, Permission.DELEGATION_WRITE)
    form = ShareForm(request.POST or None, of=visit)

    def act() -> Delegation:
        opened = (form.opened_with() or {}).get("units")
        return share_with_units(
            visit, units=form.cleaned_data["units"], by=request.user, opened=opened
        )

    return _small_form(request, visit, form, act, _("Share with units"))


@login_required
def cancel(request: SignedInRequest, pk: int) -> HttpResponse:
    visit = find_visit(request, pk, Permission.DELEGATION_WRITE)
    form = ReasonForm(request.POST or None)

    def act() -> Delegation:
        return cancel_delegation(
            visit, reason=form.cleaned_data["reason"], by=request.user, at=clock.now()
        )

    return _small_form(request, visit, form, act, _("Cancel the visit"))
