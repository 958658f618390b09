"""What belongs to one of the pool: languages and absences, added and taken away."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.resources.actions.register import (
    record_absence,
    remove_absence,
    remove_skill,
    set_skill,
)
from doingoai.resources.models import Absence, Resource
from doingoai.resources.states import AbsenceReason
from doingoai.web.editing import answer_form
from doingoai.web.rendering import SignedInRequest, login_required
from doingoai.web.resources.forms import AbsenceForm, SkillForm
from doingoai.web.resources.pages import detail_context, find_resource


def _find(request: SignedInRequest, pk: int) -> Resource:
    require(request.user, Permission.RESOURCE_WRITE)
    return find_resource(request, pk)


def _url(one: Resource) -> str:
    return reverse("resources:detail", args=[one.pk])


@login_required
@require_POST
def skill(request: SignedInRequest, pk: int) -> HttpResponse:
    one = _find(request, pk)
    form = SkillForm(request.POST, auto_id="skill_%s")

    def act() -> None:
        language, fields = form.skill()
        set_skill(one, language, by=request.user, **fields)

    return answer_form(
        request, form, act, done=lambda _done: _url(one), template="resources/detail.html",
        context={**detail_context(request, one), "skill_form": form},
    )  # fmt: skip


@login_required
@require_POST
def skill_remove(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    one = _find(request, pk)
    remove_skill(get_object_or_404(one.skills, pk=key), by=request.user)
    return HttpResponseRedirect(_url(one))


@login_required
@require_POST
def absence(request: SignedInRequest, pk: int) -> HttpResponse:
    """Record an absence; what it hits is said at once."""
    one = _find(request, pk)
    form = AbsenceForm(request.POST, auto_id="absence_%s")

    def act() -> Absence:
        data = {**form.cleaned_data, "reason": AbsenceReason(form.cleaned_data["reason"])}
        return record_absence(one, by=request.user, **data)

    def done(made: Absence) -> str:
        hit = one.bookings.filter(
            is_displaced=True, starts_at__lt=made.ends_at, ends_at__gt=made.starts_at
        ).count()
        if hit:
            told = ngettext(
                "%(count)s booking falls into it: give it to another.",
                "%(count)s bookings fall into it: give them to another.",
                hit,
            )
            messages.warning(request, told % {"count": hit})
        return _url(one)

    return answer_form(
        request, form, act, done=done, template="resources/detail.html",
        context={**detail_context(request, one), "absence_form": form},
    )  # fmt: skip


@login_required
@require_POST
def absence_remove(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    one = _find(request, pk)
    remove_absence(get_object_or_404(one.absences, pk=key), by=request.user)
    return HttpResponseRedirect(_url(one))
