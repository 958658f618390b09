"""Tasks and promises: the list, one task with its end, and giving one."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from doingoai.accounts.models import Unit
from doingoai.accounts.queries import current_units
from doingoai.accounts.rules import may, require
from doingoai.accounts.states import Permission
from doingoai.delegations.models import Delegation
from doingoai.delegations.queries import visible_delegations
from doingoai.foundation import clock
from doingoai.planning.actions import Assignment, end_task, give_task, reopen_task
from doingoai.planning.models import Task
from doingoai.planning.queries import visible_tasks
from doingoai.planning.rules import is_late, may_end
from doingoai.planning.states import TaskKind, TaskState
from doingoai.web.audit.history import events_about
from doingoai.web.choosing import user_field
from doingoai.web.editing import answer_form
from doingoai.web.fields import DateField
from doingoai.web.lists import keyset
from doingoai.web.places import address_of
from doingoai.web.planning.tables import SHOWN, WHOSE, TaskFilter
from doingoai.web.rendering import SignedInRequest, login_required, page
from doingoai.web.tabs import Tab

WHOSE_NAMES = {
    "mine": _("Mine"),
    "unit": _("My unit's"),
    "given": _("Given by me"),
    "all": _("All"),
}
SHOWN_NAMES = {
    "open": _("Not done yet"),
    "late": _("Late"),
    "done": _("Done"),
    "dropped": _("Dropped"),
}


# Two forms of one page have a field of one name; their ids must differ.
DROP = "drop_%s"


class DoneForm(forms.Form):
    evidence = forms.CharField(
        label=_("What shows that it is done"), widget=forms.Textarea(attrs={"rows": 3}),
        required=False, help_text=_("Number of a paper, name of a file, who confirmed it."),
    )  # fmt: skip


class DropForm(forms.Form):
    evidence = forms.CharField(
        label=_("Why it is no longer to be done"),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )


class GiveForm(forms.Form):
    """Something to be done, by somebody, by a day."""

    text = forms.CharField(
        label=_("What is to be done"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=TaskKind.choices)
    owner = user_field(label=_("Person who does it"), required=False)
    owner_unit = forms.ModelChoiceField(
        Unit.objects.none(), label=_("Unit that does it"), required=False, empty_label="–"
    )
    due_on = DateField(label=_("By"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner_unit"].queryset = current_units(on=clock.today())  # type: ignore[attr-defined]


@login_required
def tasks(request: SignedInRequest) -> HttpResponse:
    """Tasks by whose they are and how they stand; the nearest day first while they are open."""
    user, today = request.user, clock.today()
    narrowing = TaskFilter(request.GET)
    rows = narrowing.apply(seen_by=user, on=today)
    by: dict[str, Any] = {"by": "due_on", "ascending": True} if narrowing.is_ahead else {}
    context = {
        "today": today,
        "filter": narrowing,
        "sheet": keyset(request, rows, **by),
        "kinds": TaskKind.choices,
        "whose": _tabs(narrowing),
        "shown": [(value, SHOWN_NAMES[value]) for value in SHOWN],
        "can_give": may(user, Permission.TASK_WRITE),
    }
    return page(request, "planning/tasks.html", context, fragments=("tasks-rows",))


def _tabs(narrowing: TaskFilter) -> list[Tab]:
    kept = {"show": narrowing.show, "kind": narrowing.kind}
    asked = {key: value for key, value in kept.items() if value}
    return [
        Tab(
            str(WHOSE_NAMES[value]),
            "?" + urlencode({"whose": value} | asked),
            value == narrowing.whose,
        )
        for value in WHOSE
    ]


@login_required
def task(request: SignedInRequest, pk: int) -> HttpResponse:
    """One task: what, who, by when, what it is about, and how it ended."""
    return page(request, "planning/task.html", _task_context(request, find_task(request, pk)))


def find_task(request: SignedInRequest, pk: int) -> Task:
    return get_object_or_404(visible_tasks(request.user).select_related("ended_by"), pk=pk)


def _task_context(request: SignedInRequest, one: Task) -> dict[str, Any]:
    today, is_open = clock.today(), one.state == TaskState.OPEN
    return {
        "today": today,
        "task": one,
        "is_late": is_late(one, on=today),
        "about_url": address_of(one.about_type, one.about_id) if one.about_type else "",
        "done_form": DoneForm() if is_open and may_end(one, request.user) else None,
        "drop_form": DropForm(auto_id=DROP) if is_open and may_end(one, request.user) else None,
        "can_reopen": not is_open and may(request.user, Permission.TASK_WRITE),
        "events": events_about("task", one.pk),
    }


def _end(
    request: SignedInRequest, pk: int, form: forms.Form, name: str, state: TaskState
) -> HttpResponse:
    one = find_task(request, pk)

    def act() -> Task:
        evidence = form.cleaned_data["evidence"]
        return end_task(one, state=state, evidence=evidence, by=request.user, at=clock.now())

    return answer_form(
        request, form, act, done=lambda _done: reverse("planning:task", args=[pk]),
        template="planning/task.html", context={**_task_context(request, one), name: form},
    )  # fmt: skip


@login_required
@require_POST
def done(request: SignedInRequest, pk: int) -> HttpResponse:
    return _end(request, pk, DoneForm(request.POST), "done_form", TaskState.DONE)


@login_required
@require_POST
def drop(request: SignedInRequest, pk: int) -> HttpResponse:
    return _end(request, pk, DropForm(request.POST, auto_id=DROP), "drop_form", TaskState.DROPPED)


@login_required
@require_POST
def reopen(request: SignedInRequest, pk: int) -> HttpResponse:
    reopen_task(find_task(request, pk), by=request.user)
    return HttpResponseRedirect(reverse("planning:task", args=[pk]))


@login_required
def give(request: SignedInRequest) -> HttpResponse:
    """Give a task, to stand alone or about a visit."""
    require(request.user, Permission.TASK_WRITE)
    visit = _about(request)
    form = GiveForm(request.POST or None, initial={"due_on": visit.starts_on if visit else None})

    def act() -> Task:
        data = form.cleaned_data
        assignment = Assignment(
            data["text"], data["owner"], data["owner_unit"], data["due_on"], TaskKind(data["kind"])
        )
        return give_task(assignment, about=visit, by=request.user, at=clock.now())

    return answer_form(
        request, form, act, done=_told(request), template="planning/give.html",
        context={"visit": visit},
    )  # fmt: skip


def _about(request: SignedInRequest) -> Delegation | None:
    """The visit the address names, as this person may see it."""
    key = request.GET.get("delegation", "")
    if not key:
        return None
    if not key.isdecimal() or len(key) > 18:
        raise Http404
    return get_object_or_404(visible_delegations(request.user), pk=key)


def _told(request: SignedInRequest) -> Callable[[Task], str]:
    def done(given: Task) -> str:
        messages.success(request, gettext("The task was given."))
        return reverse("planning:task", args=[given.pk])

    return done
