"""Can we host so many delegations then? Yes with a plan, or no with the smallest reason."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.delegations.hosting import Question, answer, items_of, year
from doingoai.delegations.queries import visible_delegations
from doingoai.directory.languages import language_name
from doingoai.foundation import clock
from doingoai.resources.assigning import Answer, Item, Need
from doingoai.resources.models import Resource, Skill
from doingoai.resources.states import Level, Mode, NeedKind
from doingoai.web.fields import DateField
from doingoai.web.naming import BLANK
from doingoai.web.rendering import SignedInRequest, login_required, page
from doingoai.web.resources.pages import tabs


class HostingForm(forms.Form):
    """What is asked; languages are those that somebody of the pool speaks."""

    starts_on = DateField(label=_("First day"))
    days = forms.IntegerField(label=_("Number of days"), min_value=1, max_value=7, initial=3)
    delegations = forms.IntegerField(
        label=_("Number of delegations"), min_value=1, max_value=6, initial=3
    )
    people = forms.IntegerField(
        label=_("People in each delegation"), min_value=1, max_value=200, initial=8
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages to interpret"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("One for each delegation in turn; tick none if nobody has to interpret."),
    )  # fmt: skip
    level = forms.TypedChoiceField(
        label=_("Least level"), choices=[BLANK, *Level.choices], coerce=int, empty_value=None,
        required=False,
    )  # fmt: skip
    mode = forms.ChoiceField(
        label=_("How is interpreted"), choices=[BLANK, *Mode.choices], required=False
    )
    room = forms.IntegerField(
        label=_("People in the room for talks"), min_value=0, max_value=2000, required=False,
        help_text=_("Both sides together; leave empty if no room is needed."),
    )  # fmt: skip
    with_car = forms.BooleanField(label=_("A car with its driver"), required=False, initial=True)
    with_officer = forms.BooleanField(
        label=_("An officer who goes along"), required=False, initial=True
    )
    whole_year = forms.BooleanField(
        label=_("Look through the weeks of the next 12 months as well"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = get_language() or "vi"
        spoken = Skill.objects.filter(resource__is_interpreter=True).values_list(
            "language", flat=True
        )
        choices = [(code, language_name(code, names) or code) for code in sorted(set(spoken))]
        self.fields["languages"].choices = choices  # type: ignore[attr-defined]

    def question(self) -> Question:
        said = self.cleaned_data
        return Question(
            said["starts_on"], said["days"], said["delegations"], said["people"],
            languages=tuple(said["languages"]), level=said["level"] or 0, mode=said["mode"],
            room=said["room"] or 0, with_car=said["with_car"], with_officer=said["with_officer"],
        )  # fmt: skip


@login_required
def hosting(request: SignedInRequest) -> HttpResponse:
    """The question, and the answer where one is asked; nothing is kept."""
    require(request.user, Permission.RESOURCE_BOOK)
    form = HostingForm(request.GET) if request.GET else HostingForm(initial={"starts_on": clock.today()})  # fmt: skip
    context: dict[str, Any] = {"form": form, "tabs": tabs(request, "hosting")}
    if not form.is_bound:
        return page(request, "resources/hosting.html", context)
    if not form.is_valid():
        return page(request, "resources/hosting.html", context, status=422)
    question, visits = form.question(), visible_delegations(request.user)
    found = answer(question, visits)
    context |= {
        "question": question,
        "answer": found,
        "plan": _plan(question, found),
        "missing": _missing(found),
        "year": year(question, visits) if form.cleaned_data["whole_year"] else None,
    }
    return page(request, "resources/hosting.html", context)


def _kind(need: Need) -> str:
    return str(NeedKind(need.role.value).label)


def _missing(found: Answer) -> list[tuple[str, str, list[str]]]:
    """Each reason once, with the needs it holds for."""
    told: dict[tuple[str, str], list[str]] = {}
    for one in found.missing:
        told.setdefault((_kind(one.need), one.reason), []).append(one.item.name)
    return [(kind, reason, items) for (kind, reason), items in told.items()]


def _plan(question: Question, found: Answer) -> list[tuple[Item, list[tuple[str, str]]]]:
    """Who would serve each part of the days, by item."""
    chosen = found.assignment.resource_of
    names = {
        str(key): name
        for key, name in Resource.objects.filter(
            pk__in={int(one) for one in chosen.values()}
        ).values_list("pk", "name")
    }
    return [
        (
            item,
            [
                (_kind(need), names.get(chosen.get((item.key, need.key), ""), ""))
                for need in item.needs
            ],
        )
        for item in items_of(question)
    ]
