"""Files of a mission: the invitation and its translation, inspected before they are kept."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from doingoai.missions.actions.files import add_mission_files
from doingoai.web.documents.forms import TAKEN, FilesForm
from doingoai.web.editing import answer_form
from doingoai.web.middleware import answer_once, repeatable
from doingoai.web.missions.frame import find_mission
from doingoai.web.missions.pages import detail_context
from doingoai.web.rendering import SignedInRequest, login_required
from doingoai.web.uploads import brought_files


@repeatable
@login_required
@require_POST
def attach(request: SignedInRequest, pk: int) -> HttpResponse:
    """Add files to a mission."""
    mission = find_mission(request, pk, to_act=True)
    brought = brought_files(request, allowed=TAKEN)
    form = FilesForm(request.POST, brought=brought)
    return answer_once(
        request,
        lambda: answer_form(
            request, form, lambda: add_mission_files(mission, files=brought.files, by=request.user),
            done=lambda done: reverse("missions:detail", args=[done.pk]),
            template="missions/detail.html",
            context={**detail_context(request, mission), "files_form": form},
        ),
    )  # fmt: skip
