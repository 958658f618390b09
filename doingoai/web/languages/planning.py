"""What units need and lack, what the calendar asks for, who learns what, and what certificates mean."""

from typing import Any

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from doingoai.accounts.models import Unit, User
from doingoai.accounts.queries import current_units
from doingoai.accounts.rules import may, require
from doingoai.accounts.states import Permission
from doingoai.foundation import clock
from doingoai.languages.actions import (
    drop_requirement,
    edit_course,
    plan_course,
    require_language,
    settle_grade,
)
from doingoai.languages.facts import weigh_demand
from doingoai.languages.models import CertificateGrade, Course, Requirement
from doingoai.languages.queries import (
    ability_of,
    gaps,
    grades,
    visible_competences,
    visible_courses,
    visible_requirements,
)
from doingoai.languages.states import Level, Result, Skill
from doingoai.norms.figure_names import CONFIDENCE_NAMES
from doingoai.web.audit.history import events_about
from doingoai.web.editing import EditForm, answer_form
from doingoai.web.fields import DateField
from doingoai.web.languages.parts import (
    DAYS_LOOKED_AT,
    demand_of_calendar,
    language_choices,
    named,
    parts,
)
from doingoai.web.naming import BLANK
from doingoai.web.precedence.tabs import tabs
from doingoai.web.rendering import SignedInRequest, login_required, page


class NeedForm(forms.Form):
    """What a unit needs for a post."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Unit"))
    post = forms.CharField(label=_("Post"), max_length=160)
    language = forms.ChoiceField(label=_("Language"), choices=language_choices)
    skill = forms.ChoiceField(label=_("Skill"), choices=Skill.choices)
    level = forms.TypedChoiceField(label=_("Level"), choices=Level.choices, coerce=int)
    people = forms.IntegerField(label=_("How many people"), min_value=1, max_value=99, initial=1)
    source = forms.CharField(label=_("Source"), max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = current_units(on=clock.today())  # type: ignore[attr-defined]


class CourseForm(EditForm):
    """A course, and what came of it."""

    person = forms.ModelChoiceField(
        User.objects.filter(is_active=True).order_by("name"), label=_("Colleague")
    )
    language = forms.ChoiceField(label=_("Language"), choices=language_choices)
    title = forms.CharField(label=_("Course"), max_length=200)
    provider = forms.CharField(label=_("Given by"), max_length=200, required=False)
    starts_on = DateField(label=_("First day"))
    ends_on = DateField(label=_("Last day"))
    target = forms.TypedChoiceField(label=_("Level aimed at"), choices=Level.choices, coerce=int)
    result = forms.ChoiceField(label=_("Result"), choices=Result.choices)
    reached = forms.TypedChoiceField(
        label=_("Level reached"), choices=[BLANK, *Level.choices], coerce=int, empty_value=None,
        required=False,
    )  # fmt: skip
    note = forms.CharField(label=_("Notes"), max_length=300, required=False)

    def changes(self) -> dict[str, Any]:
        return {**super().changes(), "reached": self.cleaned_data["reached"]}


class SettleForm(forms.Form):
    """About which level a grade of a certificate stands for, by which text."""

    level = forms.TypedChoiceField(label=_("Level"), choices=Level.choices, coerce=int)
    valid_from = DateField(label=_("Valid from"))
    source = forms.CharField(label=_("Source"), max_length=300)


@login_required
def needs(request: SignedInRequest) -> HttpResponse:
    """What each unit needs and lacks, and what the calendar asks for."""
    require(request.user, Permission.RESOURCE_VIEW)
    today = clock.today()
    held = [ability_of(row) for row in visible_competences(request.user)]
    names = {row.person_id: row.person.name for row in visible_competences(request.user)}
    past, coming = demand_of_calendar(today)
    context = {
        "tabs": tabs("languages"), "parts": parts("needs"), "days": DAYS_LOOKED_AT,
        "lines": [
            {
                "row": row, "gap": gap, "language": named(row.language),
                "able": [names[key] for key in gap.able],
                "nearest": [names[key] for key in gap.nearest],
            }
            for row, gap in gaps(request.user, on=today)
        ],
        "demand": [
            (named(one.language), one) for one in weigh_demand(past, coming, held, on=today)
        ],
        "can_write": may(request.user, Permission.LANGUAGE_WRITE),
    }  # fmt: skip
    return page(request, "languages/needs.html", context)


@login_required
def add_need(request: SignedInRequest) -> HttpResponse:
    require(request.user, Permission.LANGUAGE_WRITE)
    form = NeedForm(request.POST or None)

    def act() -> Requirement:
        fields = dict(form.cleaned_data)
        return require_language(fields.pop("unit"), by=request.user, **fields)

    return answer_form(
        request, form, act, done=lambda _done: reverse("languages:needs"),
        template="languages/need.html", context={},
    )  # fmt: skip


@login_required
@require_POST
def drop_need(request: SignedInRequest, pk: int) -> HttpResponse:
    require(request.user, Permission.LANGUAGE_WRITE)
    row = get_object_or_404(visible_requirements(request.user), pk=pk)
    drop_requirement(row, by=request.user)
    return HttpResponseRedirect(reverse("languages:needs"))


@login_required
def courses(request: SignedInRequest) -> HttpResponse:
    """The training plan with its results."""
    require(request.user, Permission.RESOURCE_VIEW)
    context = {
        "tabs": tabs("languages"), "parts": parts("courses"),
        "lines": [(row, named(row.language)) for row in visible_courses(request.user)],
        "can_write": may(request.user, Permission.LANGUAGE_WRITE),
    }  # fmt: skip
    return page(request, "languages/courses.html", context)


def _to_courses(_done: object) -> str:
    return reverse("languages:courses")


@login_required
def add_course(request: SignedInRequest) -> HttpResponse:
    require(request.user, Permission.LANGUAGE_WRITE)
    form = CourseForm(request.POST or None, initial={"starts_on": clock.today()})

    def act() -> Course:
        changes = form.changes()
        return plan_course(changes.pop("person"), by=request.user, **changes)

    return answer_form(
        request, form, act, done=_to_courses, template="languages/course.html", context={}
    )


@login_required
def course(request: SignedInRequest, pk: int) -> HttpResponse:
    """One course, and what came of it."""
    require(request.user, Permission.LANGUAGE_WRITE)
    row = get_object_or_404(visible_courses(request.user), pk=pk)
    form = CourseForm(request.POST or None, of=row, without={"person"})

    def act() -> Course:
        return edit_course(row, changes=form.changes(), by=request.user, **form.opening())

    context = {"row": row, "events": events_about(row.subject_type, row.pk)}
    return answer_form(
        request, form, act, done=_to_courses, template="languages/course.html", context=context
    )


@login_required
def certificates(request: SignedInRequest) -> HttpResponse:
    """About which level each grade stands for; what nobody has checked says so."""
    require(request.user, Permission.RESOURCE_VIEW)
    context = {
        "tabs": tabs("languages"), "parts": parts("certificates"),
        "lines": [
            {
                "grade": one, "language": named(one.language), "level": Level(one.level).label,
                "confidence": CONFIDENCE_NAMES.get(one.confidence, one.confidence),
            }
            for one in grades(on=clock.today())
        ],
        "can_write": may(request.user, Permission.LANGUAGE_WRITE),
    }  # fmt: skip
    return page(request, "languages/certificates.html", context)


@login_required
def settle(request: SignedInRequest) -> HttpResponse:
    """Confirm or change what a grade stands for, from a day on."""
    require(request.user, Permission.LANGUAGE_WRITE)
    wanted = (request.GET.get("certificate", ""), request.GET.get("grade", ""))
    known = {(one.certificate, one.grade): one for one in grades(on=clock.today())}
    one = known.get(wanted) or next(iter(known.values()))
    form = SettleForm(
        request.POST or None, initial={"level": one.level, "valid_from": clock.today()}
    )

    def act() -> CertificateGrade:
        return settle_grade(
            one.certificate, one.grade, language=one.language, **form.cleaned_data,
            by=request.user, at=clock.now(),
        )  # fmt: skip

    return answer_form(
        request, form, act, done=lambda _done: reverse("languages:certificates"),
        template="languages/settle.html",
        context={"one": one, "query": f"?certificate={one.certificate}&grade={one.grade}"},
    )  # fmt: skip
