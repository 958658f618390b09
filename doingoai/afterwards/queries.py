"""Reads of what comes after a visit."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from doingoai.accounts.actions import hash_of_token
from doingoai.afterwards.facts import MarkSum, marks_of
from doingoai.afterwards.models import Answer, AnswerLink, LinkSheet, Questionnaire
from doingoai.afterwards.rules import state_of
from doingoai.afterwards.states import AskingState
from doingoai.delegations.models import Delegation


def answer_link_called(secret: str, *, at: datetime) -> AnswerLink | None:
    """The link of this secret if it opens; unknown, stopped and over look alike, used ones open."""
    found = (
        AnswerLink.objects.filter(hash=hash_of_token(secret))
        .select_related(
            "sheet__questionnaire__delegation__partner",
            "sheet__questionnaire__delegation__receiving_unit",
        )
        .first()
    )
    if found is None or found.sheet.revoked_at:
        return None
    is_open = state_of(found.sheet.questionnaire, at=at) == AskingState.OPEN
    return found if is_open else None


def questionnaire_of(visit: Delegation) -> Questionnaire | None:
    """The questionnaire of a visit, once it was opened."""
    return Questionnaire.objects.filter(delegation=visit).select_related("opened_by").first()


def sheets_of(questionnaire: Questionnaire) -> QuerySet[LinkSheet]:
    """The sheets of links with how many links each has, and how many of them were answered."""
    return (
        LinkSheet.objects.filter(questionnaire=questionnaire)
        .select_related("made_by")
        .annotate(count=Count("links"), used=Count("links", filter=Q(links__is_used=True)))
        .order_by("-made_at", "-id")
    )


def answers_of(questionnaire: Questionnaire) -> QuerySet[Answer]:
    """The answers, the newest day first; within a day in no order that says who was quick."""
    return Answer.objects.filter(questionnaire=questionnaire).order_by("-given_on", "words", "id")


@dataclass(frozen=True, slots=True)
class Heard:
    """What the guests of a visit said: marks of each question, and words with day and language."""

    marks: dict[str, MarkSum]
    words: tuple[Answer, ...]
    count: int


def heard_of(questionnaire: Questionnaire) -> Heard:
    """Add up the answers of a questionnaire."""
    answers = list(answers_of(questionnaire))
    return Heard(
        marks=marks_of(answers),
        words=tuple(answer for answer in answers if answer.words),
        count=len(answers),
    )
