"""The guests' own page of questions: one link, one answer, no name."""

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from doingoai.accounts.queries import office
from doingoai.afterwards.actions.asking import give_answer
from doingoai.afterwards.queries import answer_link_called
from doingoai.foundation import clock
from doingoai.foundation.refusals import RuleBroken
from doingoai.web.afterwards.forms import AnswerForm
from doingoai.web.editing import show_refusal
from doingoai.web.guests.gate import Door, GuestRequest, opened_by

SELF = "./"
"""Redirects are relative: an absolute one would write the secret down."""
QUESTIONS = Door(
    "questionnaire-link",
    called=lambda secret: answer_link_called(secret, at=clock.now()),
    language=lambda link: link.sheet.language,
    demo=settings.DEMO_QUESTIONS,
)


@opened_by(QUESTIONS)
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: GuestRequest) -> HttpResponse:
    """The questions, or thanks once they are answered; a form sent twice is thanked for twice."""
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            give_answer(
                request.link, marks=form.marks(), words=form.cleaned_data["words"],
                language=get_language() or settings.LANGUAGE_CODE, on=clock.today(), at=clock.now(),
            )  # fmt: skip
        except RuleBroken as refusal:
            show_refusal(form, refusal)
        else:
            return HttpResponseRedirect(SELF)
    sheet = request.link.sheet
    context = {
        "visit": sheet.questionnaire.delegation,
        "asking": sheet.questionnaire,
        "is_answered": request.link.is_used,
        "office": office(),
        "form": form,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "afterwards/answer.html", context, status=status)
