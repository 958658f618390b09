"""Tasks, norms, the calendar, search, notices, and who works where."""

from datetime import date, timedelta
from typing import Annotated, Any, Literal

from django.db.models import CharField, Q
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from ninja import Query, Router

from doingoai.accounts.actions import read_notices
from doingoai.accounts.models import Notice, User
from doingoai.accounts.queries import current_units, labels_seen
from doingoai.accounts.rules import require, require_any
from doingoai.accounts.scopes import Scope
from doingoai.accounts.states import PERMISSIONS_OF, Permission
from doingoai.api.inputs import Day, linked
from doingoai.api.office.sent import EvidenceIn, FigureIn, TaskIn
from doingoai.api.operation import caller, has_scope, reads, writes
from doingoai.api.paging import USUAL, After, Key, Limit, Words, holding, sheet
from doingoai.api.rights import FOUND
from doingoai.api.shapes_office import (
    CalendarShape,
    CountShape,
    FoundsShape,
    NormShape,
    NormsShape,
    NoticesShape,
    TaskShape,
    TasksShape,
    UnitsShape,
    UsersShape,
)
from doingoai.delegations.queries import calendar_entries, visible_delegations
from doingoai.delegations.states import State
from doingoai.foundation import clock, search
from doingoai.foundation.refusals import NotAllowed, RuleBroken
from doingoai.norms.actions import NewFigure, confirm_norm, replace_norm
from doingoai.norms.models import Norm
from doingoai.norms.queries import norms_in_order
from doingoai.planning.actions import Assignment, end_task, give_task, reopen_task
from doingoai.planning.models import Task
from doingoai.planning.queries import visible_tasks
from doingoai.planning.states import TaskKind, TaskState
from doingoai.visibility.rights import VISIBLE

tasks = Router(tags=["tasks"])
norms = Router(tags=["norms"])
office = Router(tags=["office"])
MOST_DAYS = 366
GIVES = {Permission.DELEGATION_WRITE, Permission.PROGRAMME_WRITE, Permission.TASK_WRITE}
InTaskState = Annotated[TaskState | None, Query(None, description=_("Where it stands"))]
Whose = Annotated[
    Literal["", "mine", "given"],
    Query("", description=_("mine or given by me; all one may see where it is left out")),
]
First = Annotated[Day, Query(..., description=_("First day"))]
Last = Annotated[Day, Query(..., description=_("Last day, included"))]


@reads(tasks, "/", Scope.TASKS_READ, TasksShape, _("Tasks and promises, the newest first"))
def list_tasks(
    request: HttpRequest,
    q: Words = "",
    state: InTaskState = None,
    whose: Whose = "",
    after: After = 0,
    limit: Limit = USUAL,
) -> dict[str, Any]:
    by = caller(request)
    found = holding(visible_tasks(by), q, Task.subject_type)
    wanted: dict[str, Any] = {"state": state} if state else {}
    if whose:
        wanted["owner" if whose == "mine" else "given_by"] = by
    return sheet(found.filter(**wanted), after, limit)


def _task(request: HttpRequest, pk: int) -> Task:
    return get_object_or_404(visible_tasks(caller(request)), pk=pk)


@reads(tasks, "/{int:pk}/", Scope.TASKS_READ, TaskShape, _("One task"))
def show_task(request: HttpRequest, pk: Key) -> Any:
    return _task(request, pk)


@writes(
    tasks,
    "POST",
    "/",
    Scope.TASKS_WRITE,
    TaskShape,
    _("Give a task, or note a promise"),
    status=201,
)
def give_office_task(request: HttpRequest, body: TaskIn) -> Any:
    by = caller(request)
    require(by, Permission.TASK_WRITE)
    values = linked(
        dict(body), owner=User.objects.filter(is_active=True),
        owner_unit=current_units(on=clock.today()), delegation=visible_delegations(by),
    )  # fmt: skip
    about = values.pop("delegation")
    assignment = Assignment(**{**values, "kind": TaskKind(values["kind"])})
    return give_task(assignment, about=about, by=by, at=clock.now())


@writes(
    tasks, "POST", "/{int:pk}/done/", Scope.TASKS_WRITE, TaskShape, _("Say that a task is done")
)
def finish_task(request: HttpRequest, pk: Key, body: EvidenceIn) -> Any:
    return _ended(request, pk, TaskState.DONE, body.evidence)


@writes(tasks, "POST", "/{int:pk}/drop/", Scope.TASKS_WRITE, TaskShape, _("Drop a task"))
def drop_task(request: HttpRequest, pk: Key, body: EvidenceIn) -> Any:
    return _ended(request, pk, TaskState.DROPPED, body.evidence)


def _ended(request: HttpRequest, pk: int, state: TaskState, evidence: str) -> Task:
    found = _task(request, pk)
    return end_task(found, state=state, evidence=evidence, by=caller(request), at=clock.now())


@writes(tasks, "POST", "/{int:pk}/reopen/", Scope.TASKS_WRITE, TaskShape, _("Take a task up again"))
def reopen_office_task(request: HttpRequest, pk: Key) -> Any:
    return reopen_task(_task(request, pk), by=caller(request))


@reads(norms, "/", Scope.NORMS_READ, NormsShape, _("Figures of law and of the office"))
def list_norms(request: HttpRequest, after: After = 0, limit: Limit = USUAL) -> dict[str, Any]:
    require(caller(request), Permission.NORM_VIEW)
    return sheet(norms_in_order(), after, limit)


def _norm(request: HttpRequest, pk: int, right: Permission) -> Norm:
    require(caller(request), right)
    return get_object_or_404(norms_in_order(), pk=pk)


@reads(norms, "/{int:pk}/", Scope.NORMS_READ, NormShape, _("One figure with its source"))
def show_norm(request: HttpRequest, pk: Key) -> Any:
    return _norm(request, pk, Permission.NORM_VIEW)


@writes(
    norms, "POST", "/{int:pk}/confirm/", Scope.NORMS_WRITE, NormShape,
    _("Say that the office has checked a figure"),
)  # fmt: skip
def confirm_figure(request: HttpRequest, pk: Key) -> Any:
    found = _norm(request, pk, Permission.NORM_CONFIRM)
    return confirm_norm(found, by=caller(request), at=clock.now())


@writes(
    norms, "POST", "/{int:pk}/replace/", Scope.NORMS_WRITE, NormShape,
    _("Set another figure from a day on"), status=201,
)  # fmt: skip
def replace_figure(request: HttpRequest, pk: Key, body: FigureIn) -> Any:
    found = _norm(request, pk, Permission.NORM_CONFIRM)
    return replace_norm(found, NewFigure(**dict(body)), by=caller(request), at=clock.now())


@reads(office, "/search/", Scope.VISITS_READ, FoundsShape, _("Search through all one may see"))
def find_records(request: HttpRequest, q: Words = "", limit: Limit = USUAL) -> dict[str, Any]:
    by, seen = caller(request), Q(pk__in=())
    kinds = [kind for kind, scope in FOUND.items() if has_scope(request, scope)]
    for kind in kinds:
        rows = VISIBLE[kind](by).order_by().annotate(key=Cast("pk", CharField(max_length=64)))
        seen |= Q(subject_type=kind, subject_id__in=rows.values("key"))
    entries = search.find(q, types=kinds).filter(seen) if q else ()
    return {
        "items": [
            {"type": one.subject_type, "id": one.subject_id, "title": one.title, "line": one.line}
            for one in entries[:limit]
        ]
    }


@reads(
    office,
    "/calendar/",
    Scope.VISITS_READ,
    CalendarShape,
    _("What happens from one day to another"),
)
def show_calendar(request: HttpRequest, first: First, last: Last) -> dict[str, Any]:
    by = caller(request)
    require_any(by, (Permission.DELEGATION_VIEW_ALL, Permission.DELEGATION_VIEW_SHARED))
    _check_span(first, last)
    items = list(calendar_entries(first, last, seen_by=by))
    visits = visible_delegations(by).exclude(state__in=[State.REFUSED, State.CANCELLED])
    keys = {item.programme_id for item in items}
    by_programme = dict(visits.filter(programme__in=keys).values_list("programme_id", "pk"))
    shown = [
        {
            "delegation": by_programme[item.programme_id], "id": item.pk,
            "title_vi": item.title_vi, "title_en": item.title_en,
            "starts_at": localtime(item.starts_at),
            "ends_at": localtime(item.ends_at) if item.ends_at else None,
            "place": str(item.place) if item.place else "",
        }
        for item in items
        if item.programme_id in by_programme
    ]  # fmt: skip
    return {"first": first, "last": last, "items": shown}


def _check_span(first: date, last: date) -> None:
    """
    Refuse a span that ends before it begins or is longer than a year.

    :raises RuleBroken: calendar.span
    """
    if not timedelta() <= last - first <= timedelta(days=MOST_DAYS):
        raise RuleBroken(
            gettext("Ask for at most a year, the first day before the last."),
            code="calendar.span",
            field="last",
        )


@reads(office, "/notices/", Scope.NOTICES, NoticesShape, _("My notices, the newest first"))
def list_notices(request: HttpRequest, after: After = 0, limit: Limit = USUAL) -> dict[str, Any]:
    found = sheet(Notice.objects.filter(to=caller(request)), after, limit)
    # By what the person may see, not by what the token is for: this scope is for notices.
    owner = User.objects.select_related("unit").get(pk=caller(request).pk)
    return {**found, "items": labels_seen(owner, found["items"], VISIBLE)}


@writes(office, "POST", "/notices/read/", Scope.NOTICES, CountShape, _("Mark my notices as read"))
def mark_notices(request: HttpRequest) -> Any:
    return {"count": read_notices(caller(request), at=clock.now())}


@reads(office, "/units/", Scope.OFFICE_READ, UnitsShape, _("Units of the city that exist today"))
def list_units(request: HttpRequest, after: After = 0, limit: Limit = USUAL) -> dict[str, Any]:
    return sheet(current_units(on=clock.today()), after, limit, up=True)


@reads(office, "/users/", Scope.OFFICE_READ, UsersShape, _("Colleagues who may be given something"))
def list_users(request: HttpRequest, after: After = 0, limit: Limit = USUAL) -> dict[str, Any]:
    if not any(PERMISSIONS_OF[role] & GIVES for role in caller(request).roles):
        raise NotAllowed(gettext("Who gives nobody anything needs no list of colleagues."))
    return sheet(User.objects.filter(is_active=True), after, limit, up=True)
