"""Assessing oneself by a code of conduct: one's own form; of others only sums by unit are shown."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.foundation import clock
from doingoai.procedures.actions.assessing import assess_oneself
from doingoai.procedures.models import Clause
from doingoai.procedures.queries import code_in_force, visible_codes
from doingoai.web.editing import answer_form
from doingoai.web.procedures.forms import AssessmentForm
from doingoai.web.rendering import SignedInRequest, login_required


@login_required
def assess(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say of each clause that holds today how one keeps it oneself."""
    require(request.user, Permission.DELEGATION_VIEW_ALL)
    code = get_object_or_404(visible_codes(request.user), pk=pk)
    version = code_in_force(code, on=clock.today())
    if version is None:
        raise Http404
    clauses = list(Clause.objects.filter(edition=version))
    form = AssessmentForm(request.POST or None, clauses=clauses)
    back = reverse("procedures:code", args=[pk])
    return answer_form(
        request, form,
        lambda: assess_oneself(
            version, form.answers(), by=request.user, on=clock.today(), at=clock.now()
        ),
        done=lambda _done: f"{back}#own", template="procedures/form.html",
        context={
            "title": _("Assess myself"),
            "lead": _("Only you read what you write here; of a unit the sum is shown, from three people on."),
            "submit": _("Keep my assessment"), "back": back,
        },
    )  # fmt: skip
