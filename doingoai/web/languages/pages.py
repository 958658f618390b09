"""The register of what the staff can do in which language, with its evidence."""

from typing import Any

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from doingoai.accounts.models import User
from doingoai.accounts.rules import may, require
from doingoai.accounts.states import Permission
from doingoai.foundation import clock
from doingoai.languages.actions import add_competence, drop_competence, edit_competence
from doingoai.languages.models import Competence
from doingoai.languages.queries import ability_of, visible_competences
from doingoai.languages.states import Level, Skill
from doingoai.web.audit.history import events_about
from doingoai.web.editing import EditForm, answer_form
from doingoai.web.fields import DateField
from doingoai.web.filtering import one_of
from doingoai.web.languages.parts import language_choices, named, parts
from doingoai.web.precedence.tabs import tabs
from doingoai.web.rendering import SignedInRequest, login_required, page


class CompetenceForm(EditForm):
    """What somebody can do in a language, and how the office knows."""

    person = forms.ModelChoiceField(
        User.objects.filter(is_active=True).order_by("name"), label=_("Colleague")
    )
    language = forms.ChoiceField(label=_("Language"), choices=language_choices)
    skill = forms.ChoiceField(label=_("Skill"), choices=Skill.choices)
    level = forms.TypedChoiceField(
        label=_("Level"), choices=Level.choices, coerce=int,
        help_text=_("Six-level framework of Circular 01/2014/TT-BGDĐT, beside the European one."),
    )  # fmt: skip
    certificate = forms.CharField(label=_("Certificate"), max_length=80, required=False)
    score = forms.CharField(label=_("Score or grade"), max_length=40, required=False)
    issued_on = DateField(label=_("Issued on"), required=False)
    valid_until = DateField(label=_("Valid until"), required=False)
    evidence = forms.CharField(
        label=_("Evidence"), max_length=300, required=False,
        help_text=_("Where the certificate lies, or how the office knows without one."),
    )  # fmt: skip
    last_used_on = DateField(label=_("Last really used on"), required=False)


@login_required
def register(request: SignedInRequest) -> HttpResponse:
    """Everybody's languages; evidence that has run out or will soon is marked."""
    require(request.user, Permission.RESOURCE_VIEW)
    today, rows = clock.today(), visible_competences(request.user)
    language = one_of(request.GET.get("language", ""), dict(language_choices()))
    shown = [_shown(row, today) for row in rows if language in ("", row.language)]
    context = {
        "tabs": tabs("languages"),
        "parts": parts("register"),
        "lines": shown,
        "language": language,
        "languages": language_choices(),
        "over": sum(1 for line in shown if line["is_over"]),
        "ending": sum(1 for line in shown if line["is_ending"]),
        "can_write": may(request.user, Permission.LANGUAGE_WRITE),
    }
    return page(request, "languages/register.html", context)


def _shown(row: Competence, today: Any) -> dict[str, Any]:
    ability = ability_of(row)
    return {
        "row": row, "language": named(row.language), "is_over": not ability.holds(today),
        "is_ending": ability.is_running_out(today),
    }  # fmt: skip


def _find(request: SignedInRequest, pk: int) -> Competence:
    return get_object_or_404(visible_competences(request.user), pk=pk)


def _back(_done: object) -> str:
    return reverse("languages:register")


@login_required
def add(request: SignedInRequest) -> HttpResponse:
    """A line of the register."""
    require(request.user, Permission.LANGUAGE_WRITE)
    form = CompetenceForm(request.POST or None)

    def act() -> Competence:
        changes = form.changes()
        return add_competence(changes.pop("person"), by=request.user, **changes)

    return answer_form(
        request, form, act, done=_back, template="languages/competence.html", context={}
    )


@login_required
def edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """One line, with its history."""
    require(request.user, Permission.LANGUAGE_WRITE)
    row = _find(request, pk)
    form = CompetenceForm(request.POST or None, of=row, without={"person"})

    def act() -> Competence:
        return edit_competence(row, changes=form.changes(), by=request.user, **form.opening())

    context = {"row": row, "events": events_about(row.subject_type, row.pk)}
    return answer_form(
        request, form, act, done=_back, template="languages/competence.html", context=context
    )


@login_required
@require_POST
def drop(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take a line out of the register."""
    require(request.user, Permission.LANGUAGE_WRITE)
    drop_competence(_find(request, pk), by=request.user)
    return HttpResponseRedirect(_back(None))
