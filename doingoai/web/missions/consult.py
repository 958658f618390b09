"""Opinions on a mission, its submission and its decision: what of these pages is a mission's own."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from doingoai.accounts.states import Permission
from doingoai.approvals.states import ConsultedOn
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
from doingoai.web.approvals.matters import MatterPages
from doingoai.web.missions.frame import find_mission, frame
from doingoai.web.missions.pages import small_form
from doingoai.web.rendering import SignedInRequest, login_required


def _read(request: SignedInRequest, pk: int) -> Mission:
    return find_mission(request, pk, inside=True)


def _around(request: SignedInRequest, mission: Mission) -> dict[str, Any]:
    return {**frame(request, mission, "consult"), "matter": MATTERS[matter_for(mission)]}


def _may(around: dict[str, Any], mission: Mission) -> tuple[bool, bool]:
    """Both are open while the request lies with the Department, for whoever has the right."""
    if mission.state not in WITH_THE_OFFICE:
        return False, False
    return around["can"]["ask"], around["can"]["submit"]


def _question(mission: Mission) -> str:
    days = f"{mission.starts_on:%d/%m/%Y} - {mission.ends_on:%d/%m/%Y}"
    return f"Đề nghị cho ý kiến về việc cử {mission.title_vi} ({days})."


def _small_form(
    request: SignedInRequest, mission: Mission, form: forms.Form, act: Any, title: str
) -> HttpResponse:
    return small_form(request, mission, form, act, title, "consult")


PAGES = MatterPages(
    space="missions",
    template="missions/consult.html",
    kind=ConsultedOn.MISSION,
    reopening=Permission.MISSION_WRITE,
    read=_read,
    find=find_mission,
    around=_around,
    may=_may,
    question=_question,
    small_form=_small_form,
    ask_units=consult_on_mission,
    submit_it=submit_mission,
    decide_it=decide_on_mission,
    reopen_it=reopen_refused_mission,
)

consult = login_required(PAGES.consult)
ask = login_required(require_POST(PAGES.ask))
submit = login_required(require_POST(PAGES.submit))
decide = login_required(require_POST(PAGES.decide))
reopen = login_required(require_POST(PAGES.reopen))
record_answer = login_required(PAGES.record_answer)
withdraw = login_required(require_POST(PAGES.withdraw))
