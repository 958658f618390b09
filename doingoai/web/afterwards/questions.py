"""The office's side of the questionnaire: opening it, links, and what the guests said."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from doingoai.accounts.states import Permission
from doingoai.afterwards import rules
from doingoai.afterwards.actions.asking import (
    make_answer_links,
    open_questionnaire,
    revoke_sheet,
    stop_questionnaire,
)
from doingoai.afterwards.models import LinkSheet, Questionnaire
from doingoai.afterwards.queries import Heard, heard_of, questionnaire_of, sheets_of
from doingoai.afterwards.states import AskingState, Question
from doingoai.delegations.models import Delegation
from doingoai.delegations.states import State
from doingoai.foundation import clock
from doingoai.foundation.refusals import RuleBroken
from doingoai.web.afterwards.forms import LinksForm, OpenForm
from doingoai.web.delegations.frame import find_visit, frame
from doingoai.web.editing import show_refusal
from doingoai.web.rendering import SignedInRequest, login_required, page

TAB = "after"
SEE, WRITE = Permission.DELEGATION_VIEW_ALL, Permission.DELEGATION_WRITE
_USUAL_COUNT = 10


@login_required
@require_safe
def questionnaire(request: SignedInRequest, pk: int) -> HttpResponse:
    """The questionnaire of a visit: whether it is open, its links, and the answers added up."""
    return _page(request, find_visit(request, pk, SEE))


def _page(request: SignedInRequest, visit: Delegation, **shown: Any) -> HttpResponse:
    asking = questionnaire_of(visit)
    status = shown.pop("status", 200)
    context = {
        **frame(request, visit, TAB),
        **(_asked(asking) if asking else {}),
        "asking": asking,
        "can_open": State(visit.state) in rules.ASKED_AFTER and clock.today() >= visit.ends_on,
        "open_form": OpenForm(initial={"closes_on": _usual_end(asking)}),
        "links_form": LinksForm(initial={"count": visit.people_expected or _USUAL_COUNT}),
        "questions": Question.choices,
        **shown,
    }
    return page(request, "afterwards/questionnaire.html", context, status=status)


def _usual_end(asking: Questionnaire | None) -> date:
    if asking and asking.closes_at > clock.now():
        return timezone.localtime(asking.closes_at).date()
    return clock.today() + rules.USUAL_LIFE


def _asked(asking: Questionnaire) -> dict[str, Any]:
    heard = heard_of(asking)
    languages = dict(settings.LANGUAGES)
    sheets: list[Any] = [
        (sheet, languages.get(sheet.language, sheet.language)) for sheet in sheets_of(asking)
    ]
    return {
        "state": rules.state_of(asking, at=clock.now()),
        "is_open": rules.state_of(asking, at=clock.now()) == AskingState.OPEN,
        "sheets": sheets,
        "link_count": sum(sheet.count for sheet, _language in sheets),
        "heard": heard,
        "marks": marks_shown(heard),
    }


def marks_shown(heard: Heard) -> list[tuple[str, Any, int]]:
    """Question, its marks, and the mean as hundredths of the scale, for the bar beside it."""
    return [
        (str(question.label), heard.marks[question], round((heard.marks[question].mean or 0) * 20))
        for question in Question
    ]


@login_required
@require_POST
def begin(request: SignedInRequest, pk: int) -> HttpResponse:
    """Open the questionnaire, or give it another last day."""
    visit = find_visit(request, pk, WRITE)
    form = OpenForm(request.POST)
    if form.is_valid():
        try:
            open_questionnaire(
                visit, closes_at=_end_of(form.cleaned_data["closes_on"]), on=clock.today(),
                by=request.user, at=clock.now(),
            )  # fmt: skip
            return _back(pk)
        except RuleBroken as refusal:
            show_refusal(form, refusal)
    return _page(request, visit, open_form=form, status=422)


@login_required
@require_POST
def links(request: SignedInRequest, pk: int) -> HttpResponse:
    """Make links and show their addresses this once; only their hashes are kept."""
    visit = find_visit(request, pk, WRITE)
    asking = get_object_or_404(Questionnaire, delegation=visit)
    form = LinksForm(request.POST)
    if form.is_valid():
        try:
            sheet, secrets = make_answer_links(
                asking, **form.cleaned_data, by=request.user, at=clock.now()
            )
            return _page(request, visit, **_made(visit, sheet, secrets))
        except RuleBroken as refusal:
            show_refusal(form, refusal)
    return _page(request, visit, links_form=form, status=422)


def _made(visit: Delegation, sheet: LinkSheet, secrets: Sequence[str]) -> dict[str, Any]:
    base = settings.BASE_ADDRESS.rstrip("/")
    found = [base + reverse("afterwards:answer", kwargs={"secret": one}) for one in secrets]
    codes = sorted(dict(settings.LANGUAGES), key=lambda code: code != sheet.language)
    names = dict(settings.LANGUAGES)
    return {
        "addresses": "\n".join(found),
        "letters": [(code, str(names[code]), _letter(visit, sheet, code)) for code in codes],
    }


def _letter(visit: Delegation, sheet: LinkSheet, language: str) -> str:
    with translation.override(language):
        return _(
            "Dear friends,\n\nthank you for the visit “%(visit)s”. Six questions, two minutes: we would "
            "like to hear how it was, so that we receive our guests better. Your link: […]\n\nEach link "
            "takes one answer, until %(day)s. No name is asked, and nobody sees who answered what.\n\n"
            "With best regards"
        ) % {
            "visit": visit.title,
            "day": f"{timezone.localtime(sheet.questionnaire.closes_at):%d/%m/%Y}",
        }


@login_required
@require_POST
def stop(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take no more answers at once."""
    visit = find_visit(request, pk, WRITE)
    asking = get_object_or_404(Questionnaire, delegation=visit)
    stop_questionnaire(asking, by=request.user, at=clock.now())
    return _back(pk)


@login_required
@require_POST
def stop_links(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    """Stop the links that were made together."""
    visit = find_visit(request, pk, WRITE)
    sheet = get_object_or_404(LinkSheet, questionnaire__delegation=visit, pk=key)
    revoke_sheet(sheet, by=request.user, at=clock.now())
    return _back(pk)


def _back(pk: int) -> HttpResponse:
    return HttpResponseRedirect(reverse("afterwards:questionnaire", args=[pk]))


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(23, 59)))
