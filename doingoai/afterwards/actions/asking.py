"""Asking the guests of a visit how it was: opening, links, answers, stopping."""

import secrets
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db import transaction

from doingoai.accounts.actions import hash_of_token, tell
from doingoai.accounts.models import User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.afterwards import rules
from doingoai.afterwards.models import Answer, AnswerLink, LinkSheet, Questionnaire
from doingoai.delegations.models import Delegation
from doingoai.foundation import audit

ORIGIN = "questionnaire"


@transaction.atomic
def open_questionnaire(
    visit: Delegation, *, closes_at: datetime, on: date, by: User, at: datetime
) -> Questionnaire:
    """
    Let the guests of a visit be asked, or give a questionnaire that is there another last day.

    One that was stopped takes answers again, by the links that were not stopped with it.

    :raises RuleBroken: questionnaire.no_visit, questionnaire.too_early,
        questionnaire.ends_too_early, questionnaire.ends_too_late
    """
    require(by, Permission.DELEGATION_WRITE)
    visit = Delegation.objects.select_for_update(no_key=True).get(pk=visit.pk)
    rules.check_can_ask(visit, on=on)
    had = Questionnaire.objects.select_for_update(no_key=True).filter(delegation=visit).first()
    rules.check_closing(closes_at, opened_at=had.opened_at if had else at, at=at)
    if had is None:
        had = Questionnaire.objects.create(
            delegation=visit, opened_at=at, opened_by=by, closes_at=closes_at
        )
    else:
        had.closes_at, had.stopped_at = closes_at, None
        had.save(update_fields=["closes_at", "stopped_at"])
    audit.record("questionnaire.opened", visit, by=by, until=f"{closes_at:%Y-%m-%d}")
    return had


@transaction.atomic
def make_answer_links(
    questionnaire: Questionnaire,
    *,
    count: int,
    language: str,
    by: User,
    at: datetime,
    words: Iterable[str] = (),
) -> tuple[LinkSheet, list[str]]:
    """
    Make links that take one answer each; their secrets (256 bits) are given once and never again.

    `words` are secrets for the demonstration alone, which prints its link.

    :raises RuleBroken: questionnaire.not_open, questionnaire.no_links,
        questionnaire.too_many_links
    """
    require(by, Permission.DELEGATION_WRITE)
    questionnaire = _locked(questionnaire)
    rules.check_is_open(questionnaire, at=at)
    there = AnswerLink.objects.filter(sheet__questionnaire=questionnaire).count()
    rules.check_count(count, there=there)
    sheet = LinkSheet.objects.create(
        questionnaire=questionnaire, language=language, made_at=at, made_by=by
    )
    given = list(words)[:count]
    given += [secrets.token_urlsafe(32) for _turn in range(count - len(given))]
    AnswerLink.objects.bulk_create(
        [AnswerLink(sheet=sheet, hash=hash_of_token(secret)) for secret in given]
    )
    audit.record("questionnaire.links_made", questionnaire.delegation, by=by, links=count)
    return sheet, given


@transaction.atomic
def revoke_sheet(sheet: LinkSheet, *, by: User, at: datetime) -> LinkSheet:
    """Stop the links of a sheet at once; what was answered by them stays."""
    require(by, Permission.DELEGATION_WRITE)
    sheet = (
        LinkSheet.objects.select_for_update(of=("self",), no_key=True)
        .select_related("questionnaire__delegation")
        .get(pk=sheet.pk)
    )
    if sheet.revoked_at is None:
        sheet.revoked_at = at
        sheet.save(update_fields=["revoked_at"])
        visit = sheet.questionnaire.delegation
        audit.record("questionnaire.links_stopped", visit, by=by, sheet=sheet.pk)
    return sheet


@transaction.atomic
def stop_questionnaire(questionnaire: Questionnaire, *, by: User, at: datetime) -> Questionnaire:
    """Take no more answers at once; what was answered stays."""
    require(by, Permission.DELEGATION_WRITE)
    questionnaire = _locked(questionnaire)
    if questionnaire.stopped_at is None:
        questionnaire.stopped_at = at
        questionnaire.save(update_fields=["stopped_at"])
        audit.record("questionnaire.stopped", questionnaire.delegation, by=by)
    return questionnaire


@transaction.atomic
def give_answer(
    link: AnswerLink,
    *,
    marks: Mapping[str, int | None],
    words: str = "",
    language: str,
    on: date,
    at: datetime,
) -> Answer | None:
    """
    Keep what one guest answered; None where this link has been answered by already.

    The answer stands apart from the link, and the log says only that one came.

    :raises RuleBroken: questionnaire.closed, answer.no_overall, answer.unknown_mark,
        answer.too_long
    """
    link = _link_locked(link)
    if link.is_used:
        return None
    questionnaire = link.sheet.questionnaire
    rules.check_takes_answers(link.sheet, at=at)
    rules.check_answer(marks, words)
    is_first = not Answer.objects.filter(questionnaire=questionnaire).exists()
    link.is_used = True
    link.save(update_fields=["is_used"])
    answer = Answer.objects.create(
        questionnaire=questionnaire, given_on=on, language=language, words=words, **marks
    )
    audit.record("questionnaire.answered", questionnaire.delegation, by=None, origin=ORIGIN)
    if is_first:
        _tell(questionnaire, at)
    return answer


def _link_locked(link: AnswerLink) -> AnswerLink:
    links = AnswerLink.objects.select_for_update(of=("self",), no_key=True).select_related(
        "sheet__questionnaire__delegation__responsible", "sheet__questionnaire__opened_by"
    )
    return links.get(pk=link.pk)


def _tell(questionnaire: Questionnaire, at: datetime) -> None:
    visit = questionnaire.delegation
    tell([visit.responsible or questionnaire.opened_by], "questionnaire.answered", visit, at=at)


def _locked(questionnaire: Questionnaire) -> Questionnaire:
    found = Questionnaire.objects.select_for_update(of=("self",), no_key=True)
    return found.select_related("delegation").get(pk=questionnaire.pk)
