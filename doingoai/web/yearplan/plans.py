"""The plan of a year: its items and totals, opening it, moving it on, submitting and deciding."""

from typing import Any

from django.contrib import messages
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doingoai.accounts.models import Unit
from doingoai.accounts.rules import may, require, require_any
from doingoai.accounts.states import Permission
from doingoai.approvals.queries import cases_about
from doingoai.approvals.rules import decides, require_deciding
from doingoai.approvals.states import Verdict
from doingoai.foundation import clock
from doingoai.foundation.refusals import RuleBroken
from doingoai.web.approvals.forms import DecideForm, SubmitForm
from doingoai.web.audit.history import events_about
from doingoai.web.delegations.forms import ReasonForm
from doingoai.web.editing import answer_form
from doingoai.web.exports import answer_export, kept_query
from doingoai.web.filtering import one_of
from doingoai.web.lists import keyset
from doingoai.web.rendering import SignedInRequest, login_required, page
from doingoai.web.yearplan.forms import OpenForm, PlanForm
from doingoai.web.yearplan.frame import find_plan, frame, next_step
from doingoai.web.yearplan.tables import MONTHS, ItemFilter, countries_named
from doingoai.yearplan.actions.plan import (
    decide_on_plan,
    edit_plan,
    move_plan,
    open_plan,
    submit_plan,
    waiting_case,
    withdraw_plan,
)
from doingoai.yearplan.models import PlanItem, YearPlan
from doingoai.yearplan.queries import (
    plan_shown_first,
    totals_by_kind,
    visible_items,
    visible_plans,
)
from doingoai.yearplan.states import PLAN_MOVES, PlanItemKind, PlanItemState, PlanState

READERS = {Permission.PLAN_VIEW_ALL, Permission.PLAN_PROPOSE}


@login_required
def plan(request: SignedInRequest) -> HttpResponse:
    """To the plan of this year, or to the newest; without any, how one is opened."""
    require_any(request.user, READERS)
    first = plan_shown_first(visible_plans(request.user), on=clock.today())
    if first is not None:
        return HttpResponseRedirect(reverse("yearplan:year", args=[first.pk]))
    context = {"writes": may(request.user, Permission.PLAN_WRITE)}
    return page(request, "yearplan/none.html", context)


@login_required
def open_year(request: SignedInRequest) -> HttpResponse:
    """Open the plan of a year; everybody who proposes gets a notice."""
    require(request.user, Permission.PLAN_WRITE)
    year = clock.today().year + 1
    form = OpenForm(request.POST or None, initial={"year": year})

    def act() -> YearPlan:
        return open_plan(**form.cleaned_data, by=request.user, at=clock.now())

    return answer_form(
        request, form, act, done=lambda made: reverse("yearplan:year", args=[made.pk]),
        template="yearplan/open.html", context={},
    )  # fmt: skip


@login_required
def year(request: SignedInRequest, pk: int) -> HttpResponse:
    """The items of a plan as this person sees them, with totals by kind; filters in the address."""
    one = find_plan(request, pk)
    everything = visible_items(request.user).filter(plan=one)
    narrowing = ItemFilter(request.GET, year=one.year)
    items = narrowing.apply(everything)
    sheet = keyset(request, items, by="starts_on", ascending=True)
    counts = {
        row["state"]: row["count"]
        for row in everything.order_by().values("state").annotate(count=Count("id"))
    }
    context = {
        **frame(request, one, "items"),
        "sheet": sheet,
        "rows": [(item, countries_named(item)) for item in sheet.rows],
        "filter": narrowing,
        **_totals(items),
        "counts": [(state, counts[state]) for state in PlanItemState if state in counts],
        "next": next_step(one, counts),
        "units": _units_of(everything),
        "kinds": PlanItemKind.choices,
        "states": PlanItemState.choices,
        "months": MONTHS,
        "drafts": _own_drafts(everything, request),
        "export_query": kept_query(request),
    }
    return page(request, "yearplan/year.html", context, fragments=("plan-rows",))


def _own_drafts(items: QuerySet[PlanItem], request: SignedInRequest) -> int:
    return items.filter(unit=request.user.unit_id, state=PlanItemState.DRAFT).count()


def _units_of(items: QuerySet[PlanItem]) -> list[tuple[int, str]]:
    proposing = Unit.objects.filter(Exists(items.order_by().filter(unit=OuterRef("pk"))))
    return [(unit.pk, unit.name) for unit in proposing.order_by("name_vi")]


@login_required
def export(request: SignedInRequest, pk: int) -> HttpResponse:
    """The items shown, as a file."""
    one = find_plan(request, pk)
    items = ItemFilter(request.GET, year=one.year).apply(
        visible_items(request.user).filter(plan=one)
    )
    return answer_export(
        request, items.order_by("starts_on", "id"), name=f"plan-{one.year}", title=str(one.year),
        headings=_headings(), cells=_cells, about=one,
    )  # fmt: skip


def _headings() -> list[str]:
    return [
        _("Kind of activity"), _("Activity"), _("Purpose"), _("Proposing unit"), _("Partner"),
        _("Countries"), _("From"), _("To"), _("Who leads it"), _("Number of people"), _("Number of days"),
        _("Budget in đồng"), _("Source of funds"), _("Directive or programme it follows"),
        _("State"),
    ]  # fmt: skip


def _cells(item: PlanItem) -> list[Any]:
    return [
        item.get_kind_display(), item.title, item.purpose_vi, str(item.unit), item.partner_name,
        countries_named(item), item.starts_on, item.ends_on, item.leader, item.people, item.days,
        item.budget, item.budget_source, item.directive, item.get_state_display(),
    ]  # fmt: skip


@login_required
def edit(request: SignedInRequest, pk: int) -> HttpResponse:
    require(request.user, Permission.PLAN_WRITE)
    one = find_plan(request, pk)
    form = PlanForm(request.POST or None, of=one)

    def act() -> YearPlan:
        return edit_plan(one, changes=form.changes(), by=request.user, **form.opening())

    return answer_form(
        request, form, act, done=lambda made: reverse("yearplan:year", args=[made.pk]),
        template="yearplan/edit.html", context=frame(request, one, "items"),
    )  # fmt: skip


@login_required
@require_POST
def move(request: SignedInRequest, pk: int) -> HttpResponse:
    """Begin to consolidate, collect once more, or close the plan."""
    require(request.user, Permission.PLAN_WRITE)
    one = find_plan(request, pk)
    to = one_of(request.POST.get("to", ""), PlanState.values) or PlanState.SUBMITTED
    try:
        move_plan(one, PlanState(to), by=request.user)
    except RuleBroken as refusal:
        return _decision_page(request, one, refusal=refusal, status=422)
    return HttpResponseRedirect(reverse("yearplan:decision", args=[pk]))


@login_required
def decision(request: SignedInRequest, pk: int) -> HttpResponse:
    """Where the plan stands: what is settled, who submitted, who decided and why."""
    require(request.user, Permission.PLAN_VIEW_ALL)
    return _decision_page(request, find_plan(request, pk))


def _decision_page(
    request: SignedInRequest, one: YearPlan, *, refusal: RuleBroken | None = None, status: int = 200
) -> HttpResponse:
    context = {**decision_context(request, one), "refusal": refusal}
    return page(request, "yearplan/decision.html", context, status=status)


def decision_context(request: SignedInRequest, one: YearPlan) -> dict[str, Any]:
    user, waiting = request.user, waiting_case(one)
    writes = may(user, Permission.PLAN_WRITE)
    may_decide = waiting is not None and decides(user, waiting, on=clock.today())
    counts = {
        row["state"]: row["count"]
        for row in one.items.order_by().values("state").annotate(count=Count("id"))
    }
    settled = PlanState.SUBMITTED in PLAN_MOVES[PlanState(one.state)]
    return {
        **frame(request, one, "decision"),
        "cases": list(cases_about(one)),
        "waiting_case": waiting,
        "counts": [(state, counts[state]) for state in PlanItemState if state in counts],
        **_totals(one.items.filter(state__in=["accepted", "planned"])),
        "next": next_step(one, counts),
        "submit_form": SubmitForm() if writes and settled else None,
        "decide_form": DecideForm() if may_decide else None,
        "withdraw_form": ReasonForm(auto_id="withdraw_%s") if writes and waiting else None,
        "events": events_about("year_plan", one.pk),
    }


def _decide_form(
    request: SignedInRequest, one: YearPlan, form: Any, name: str, act: Any
) -> HttpResponse:
    return answer_form(
        request, form, act, done=lambda _made: reverse("yearplan:decision", args=[one.pk]),
        template="yearplan/decision.html",
        context={**decision_context(request, one), name: form},
    )  # fmt: skip


@login_required
@require_POST
def submit(request: SignedInRequest, pk: int) -> HttpResponse:
    require(request.user, Permission.PLAN_WRITE)
    one, form = find_plan(request, pk), SubmitForm(request.POST)

    def act() -> Any:
        note = form.cleaned_data["note"]
        return submit_plan(one, note=note, on=clock.today(), by=request.user, at=clock.now())

    return _decide_form(request, one, form, "submit_form", act)


@login_required
@require_POST
def decide(request: SignedInRequest, pk: int) -> HttpResponse:
    require_deciding(request.user, on=clock.today())
    one, form = find_plan(request, pk), DecideForm(request.POST)

    def act() -> Any:
        made = decide_on_plan(
            one, verdict=Verdict(form.cleaned_data["verdict"]), reason=form.cleaned_data["reason"],
            on=clock.today(), by=request.user, at=clock.now(),
        )  # fmt: skip
        messages.success(request, str(made.get_state_display()))
        return made

    return _decide_form(request, one, form, "decide_form", act)


@login_required
@require_POST
def withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    require(request.user, Permission.PLAN_WRITE)
    one, form = find_plan(request, pk), ReasonForm(request.POST, auto_id="withdraw_%s")

    def act() -> Any:
        reason = form.cleaned_data["reason"]
        return withdraw_plan(one, reason=reason, by=request.user, at=clock.now())

    return _decide_form(request, one, form, "withdraw_form", act)


def _totals(items: QuerySet[PlanItem]) -> dict[str, Any]:
    """What the items of each kind come to, and all of them together where there are several kinds."""
    rows = totals_by_kind(items)
    names = ("count", "people", "days", "money")
    in_all = {name: sum(row[name] or 0 for row in rows) for name in names}
    return {"totals": rows, "in_all": in_all if len(rows) > 1 else None}
