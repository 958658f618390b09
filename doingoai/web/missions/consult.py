"""Pages on which opinions are asked and recorded, a mission is submitted, and a leader decides."""

from typing import Any

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from doingoai.accounts.states import Permission
from doingoai.approvals.actions import Answer, answer_consultation, withdraw_consultation
from doingoai.approvals.queries import cases_about, consultations_about
from doingoai.approvals.rules import is_approver, is_overdue, require_deciding
from doingoai.approvals.states import CaseState, Opinion, Verdict
from doingoai.foundation import clock
from doingoai.missions.actions.decide import (
    WITH_THE_OFFICE,
    consult_on_mission,
    decide_on_mission,
    matter_for,
    reopen_refused_mission,
    submit_mission,
)
from doingoai.missions.matters import MATTERS
from doingoai.missions.models import Mission
from doingoai.web.delegations.consult import (
    AskForm,
    DecideForm,
    PaperAnswerForm,
    SubmitForm,
    usual_due_date,
)
from doingoai.web.editing import answer_form
from doingoai.web.missions.frame import find_mission, frame
from doingoai.web.missions.pages import small_form
from doingoai.web.rendering import SignedInRequest, login_required, page


@login_required
def consult(request: SignedInRequest, pk: int) -> HttpResponse:
    """Who was asked, what they said, who submitted, who decided and why."""
    mission = find_mission(request, pk, inside=True)
    return page(request, "missions/consult.html", consult_context(request, mission))


def consult_context(request: SignedInRequest, mission: Mission) -> dict[str, Any]:
    today = clock.today()
    cases = list(cases_about(mission))
    waiting = next((case for case in cases if case.state == CaseState.SUBMITTED), None)
    decides = waiting is not None and waiting.submitted_by_id != request.user.pk
    with_office = mission.state in WITH_THE_OFFICE
    around = frame(request, mission, "consult")
    return {
        **around,
        "consultations": [(one, is_overdue(one, on=today)) for one in consultations_about(mission)],
        "cases": cases,
        "waiting": waiting,
        "matter": MATTERS[matter_for(mission)],
        "decide_form": DecideForm() if waiting and decides and is_approver(request.user, waiting.rule, on=today) else None,
        "submit_form": SubmitForm() if with_office and around["can"]["submit"] else None,
        "ask_form": AskForm(initial={"due_on": usual_due_date(), "question": _question(mission)})
        if with_office and around["can"]["ask"]
        else None,
    }  # fmt: skip


def _question(mission: Mission) -> str:
    days = f"{mission.starts_on:%d/%m/%Y} - {mission.ends_on:%d/%m/%Y}"
    return f"Đề nghị cho ý kiến về việc cử {mission.title_vi} ({days})."


def _form_page(
    request: SignedInRequest, mission: Mission, form: forms.Form, name: str, act: Any
) -> HttpResponse:
    context = consult_context(request, mission)
    return answer_form(
        request, form, act, done=lambda _done: reverse("missions:consult", args=[mission.pk]),
        template="missions/consult.html", context={**context, name: form},
    )  # fmt: skip


@login_required
@require_POST
def ask(request: SignedInRequest, pk: int) -> HttpResponse:
    mission = find_mission(request, pk, Permission.CONSULTATION_ASK)
    form = AskForm(request.POST)

    def act() -> Any:
        data = form.cleaned_data
        return consult_on_mission(
            mission, units=list(data["units"]), question=data["question"], on=clock.today(),
            due_on=data["due_on"], by=request.user, at=clock.now(),
        )  # fmt: skip

    return _form_page(request, mission, form, "ask_form", act)


@login_required
@require_POST
def submit(request: SignedInRequest, pk: int) -> HttpResponse:
    mission = find_mission(request, pk, Permission.CASE_SUBMIT)
    form = SubmitForm(request.POST)

    def act() -> Any:
        return submit_mission(
            mission, note=form.cleaned_data["note"], on=clock.today(), by=request.user,
            at=clock.now(),
        )  # fmt: skip

    return _form_page(request, mission, form, "submit_form", act)


@login_required
@require_POST
def decide(request: SignedInRequest, pk: int) -> HttpResponse:
    mission = find_mission(request, pk)
    require_deciding(request.user, on=clock.today())
    form = DecideForm(request.POST)

    def act() -> Any:
        data = form.cleaned_data
        return decide_on_mission(
            mission, verdict=Verdict(data["verdict"]), reason=data["reason"], on=clock.today(),
            by=request.user, at=clock.now(),
        )  # fmt: skip

    return _form_page(request, mission, form, "decide_form", act)


@login_required
@require_POST
def reopen(request: SignedInRequest, pk: int) -> HttpResponse:
    mission = find_mission(request, pk, Permission.MISSION_WRITE)
    reopen_refused_mission(mission, by=request.user)
    return HttpResponseRedirect(reverse("missions:consult", args=[pk]))


@login_required
def record_answer(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    """Record for an agency what came on paper."""
    mission = find_mission(request, pk, Permission.CONSULTATION_RECORD)
    one = get_object_or_404(consultations_about(mission), pk=key)
    form = PaperAnswerForm(request.POST or None, initial={"answered_on": clock.today()})

    def act() -> Any:
        data = form.cleaned_data
        answer = Answer(
            Opinion(data["opinion"]), data["text"], data["answered_on"], data["paper_reference"]
        )
        return answer_consultation(one, answer, by=request.user, at=clock.now())

    return small_form(request, mission, form, act, one.unit.name, "consult")


@login_required
@require_POST
def withdraw(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    mission = find_mission(request, pk, Permission.CONSULTATION_ASK)
    withdraw_consultation(
        get_object_or_404(consultations_about(mission), pk=key), by=request.user, at=clock.now()
    )
    return HttpResponseRedirect(reverse("missions:consult", args=[pk]))
