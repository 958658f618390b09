"""Which clauses of the codes of conduct go into the briefing of a mission."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from doingoai.accounts.states import Permission
from doingoai.foundation import clock
from doingoai.foundation.subjects import subject_of
from doingoai.missions.actions.briefing import attach_clauses_to_mission
from doingoai.web.missions.frame import find_mission
from doingoai.web.missions.pages import small_form
from doingoai.web.procedures.forms import briefing_form
from doingoai.web.rendering import SignedInRequest, login_required


@login_required
def briefing(request: SignedInRequest, pk: int) -> HttpResponse:
    """Choose the clauses; they stand in the briefing of the mission."""
    mission = find_mission(request, pk, Permission.STEP_TICK, to_act=True)
    form = briefing_form(request.POST or None, about=subject_of(mission), on=mission.starts_on)

    def act() -> None:
        attach_clauses_to_mission(
            mission, clauses=form.cleaned_data["clauses"], by=request.user, at=clock.now()
        )

    return small_form(
        request, mission, form, act, _("Clauses in the briefing of the mission"), "papers"
    )
