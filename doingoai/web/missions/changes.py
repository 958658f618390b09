"""Pages of the second decision: asking for a change or an extension, submitting it, deciding on it."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST, require_safe

from doingoai.accounts.models import User
from doingoai.accounts.rules import may
from doingoai.accounts.states import Permission
from doingoai.approvals.models import Case
from doingoai.approvals.rules import decides, require_deciding
from doingoai.approvals.states import CaseState, Verdict
from doingoai.foundation import clock
from doingoai.missions.actions.changes import (
    Changed,
    ask_change,
    decide_on_change,
    submit_change,
    take_back_change,
)
from doingoai.missions.models import ChangeRequest, Mission
from doingoai.missions.queries import cases_of_changes
from doingoai.missions.states import ChangeKind
from doingoai.web.approvals.forms import DecideForm, SubmitForm
from doingoai.web.fields import DateField
from doingoai.web.missions.frame import find_mission
from doingoai.web.missions.pages import small_form
from doingoai.web.rendering import SignedInRequest, login_required


class ChangeForm(forms.Form):
    """What is to be otherwise than decided."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=ChangeKind.choices)
    starts_on = DateField(label=pgettext_lazy("day", "Departure"))
    ends_on = DateField(label=pgettext_lazy("day", "Return"))
    text_vi = forms.CharField(
        label=gettext_lazy("What changes"), widget=forms.Textarea(attrs={"rows": 3})
    )
    reason_vi = forms.CharField(
        label=gettext_lazy("Reason"), widget=forms.Textarea(attrs={"rows": 3})
    )


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A change with its last submission, and what the reader may do with it."""

    change: ChangeRequest
    case: Case | None
    may_submit: bool
    may_decide: bool

    @property
    def is_open(self) -> bool:
        return self.change.ended_at is None


def changes_shown(mission: Mission, user: User) -> list[ShownChange]:
    """Changes of a mission, the newest first, in two queries."""
    changes = list(ChangeRequest.objects.filter(mission=mission).order_by("-id"))
    cases = cases_of_changes(changes)
    return [
        _shown(change, next(iter(cases.get(str(change.pk), ())), None), user) for change in changes
    ]


def _shown(change: ChangeRequest, case: Case | None, user: User) -> ShownChange:
    is_open = change.ended_at is None
    waits = case is not None and case.state == CaseState.SUBMITTED
    may_decide = case is not None and decides(user, case, on=clock.today())
    return ShownChange(
        change,
        case,
        may_submit=is_open and not waits and may(user, Permission.CASE_SUBMIT),
        may_decide=is_open and may_decide,
    )


@login_required
def ask(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ask for a change or an extension."""
    mission = find_mission(request, pk, to_act=True)
    initial = {"starts_on": mission.starts_on, "ends_on": mission.ends_on}
    form = ChangeForm(request.POST or None, initial=initial)

    def act() -> ChangeRequest:
        data = form.cleaned_data
        changed = Changed(
            ChangeKind(data["kind"]), data["starts_on"], data["ends_on"], data["text_vi"],
            data["reason_vi"],
        )  # fmt: skip
        return ask_change(mission, changed, by=request.user, at=clock.now())

    return small_form(request, mission, form, act, _("Ask for a change"), "after")


@login_required
@require_safe
def of_change(request: SignedInRequest, pk: int) -> HttpResponse:
    """From a change, as submissions and notices know it, to its place in its mission."""
    known = get_object_or_404(ChangeRequest.objects.only("mission_id"), pk=pk)
    mission = find_mission(request, known.mission_id, inside=True)
    return HttpResponseRedirect(reverse("missions:after", args=[mission.pk]))


def _find(
    request: SignedInRequest, pk: int, key: int, right: Permission | None
) -> tuple[Mission, ChangeRequest]:
    mission = find_mission(request, pk, right, to_act=right is None)
    return mission, get_object_or_404(ChangeRequest.objects.filter(mission=mission), pk=key)


@login_required
def submit(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    mission, change = _find(request, pk, key, Permission.CASE_SUBMIT)
    form = SubmitForm(request.POST or None)

    def act() -> Any:
        return submit_change(
            change, note=form.cleaned_data["note"], on=clock.today(), by=request.user,
            at=clock.now(),
        )  # fmt: skip

    return small_form(request, mission, form, act, _("Submit the change for decision"), "after")


@login_required
def decide(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    mission = find_mission(request, pk)
    change = get_object_or_404(ChangeRequest.objects.filter(mission=mission), pk=key)
    require_deciding(request.user, on=clock.today())
    form = DecideForm(request.POST or None)

    def act() -> Any:
        data: dict[str, Any] = form.cleaned_data
        return decide_on_change(
            change, verdict=Verdict(data["verdict"]), reason=data["reason"], on=clock.today(),
            by=request.user, at=clock.now(),
        )  # fmt: skip

    return small_form(request, mission, form, act, _("Decide on the change"), "after")


@login_required
@require_POST
def take_back(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    _mission, change = _find(request, pk, key, None)
    take_back_change(change, reason=_("taken back"), by=request.user, at=clock.now())
    return HttpResponseRedirect(reverse("missions:after", args=[pk]))
