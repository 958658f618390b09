"""Asking guests: who may, from when to when, one answer a link, and nobody's name."""

from datetime import timedelta

import pytest
from django.db import IntegrityError

from doingoai.accounts.models import Notice
from doingoai.accounts.rules import NotAllowed
from doingoai.afterwards import rules
from doingoai.afterwards.actions.asking import (
    give_answer,
    make_answer_links,
    open_questionnaire,
    revoke_sheet,
    stop_questionnaire,
)
from doingoai.afterwards.facts import MarkSum
from doingoai.afterwards.models import Answer, AnswerLink, LinkSheet, Questionnaire
from doingoai.afterwards.queries import answer_link_called, heard_of, sheets_of
from doingoai.foundation.models import AuditEntry
from doingoai.foundation.refusals import RuleBroken
from tests import cast, factories
from tests.afterwards.making import WEEK, answered, asked, link_called, links_of, over

pytestmark = pytest.mark.django_db
NOON, DAY = factories.NOON, factories.MONDAY


def refusal(act) -> str:
    with pytest.raises(RuleBroken) as caught:
        act()
    return caught.value.code


def give(secret: str, at=NOON, **marks):
    return give_answer(
        link_called(secret), marks={"overall": 4, **marks}, language="en", on=DAY, at=at
    )


def test_a_questionnaire_is_opened_on_the_last_day_and_audited():
    visit = over()

    asking = asked(visit)

    assert (asking.closes_at, asking.opened_by) == (WEEK, cast.lan())
    entry = AuditEntry.objects.get(verb="questionnaire.opened")
    assert (entry.subject_id, entry.details["until"]) == (str(visit.pk), "2026-02-09")


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"ends_on": DAY + timedelta(days=1)}, "questionnaire.too_early"),
        ({"state": "draft"}, "questionnaire.no_visit"),
        ({"state": "cancelled"}, "questionnaire.no_visit"),
        ({"state": "closed", "closed_at": NOON}, "questionnaire.no_visit"),
    ],
)
def test_guests_are_not_asked_before_the_last_day_nor_about_a_visit_that_is_closed(fields, code):
    assert refusal(lambda: asked(over(**fields))) == code
    assert not Questionnaire.objects.exists()


@pytest.mark.parametrize(
    ("days", "code"), [(0, "questionnaire.ends_too_early"), (31, "questionnaire.ends_too_late")]
)
def test_the_last_day_lies_ahead_and_not_beyond_a_month(days, code):
    assert refusal(lambda: asked(closes_at=NOON + timedelta(days=days))) == code


def test_another_last_day_counts_from_the_first_opening_and_ends_a_stop():
    asking = asked()
    stop_questionnaire(asking, by=cast.lan(), at=NOON)

    again = open_questionnaire(
        asking.delegation, closes_at=WEEK + timedelta(days=7), on=DAY, by=cast.lan(), at=NOON
    )
    late = lambda: open_questionnaire(  # noqa: E731
        asking.delegation, closes_at=NOON + timedelta(days=40), on=DAY, by=cast.lan(),
        at=NOON + timedelta(days=20),
    )  # fmt: skip

    assert (again.pk, again.stopped_at, again.closes_at) == (asking.pk, None, WEEK + timedelta(days=7))  # fmt: skip
    assert refusal(late) == "questionnaire.ends_too_late"


def test_links_are_256_bits_kept_as_hashes_and_told_once():
    secrets = links_of(asked(), count=3)

    kept = set(AnswerLink.objects.values_list("hash", flat=True))
    assert (len(set(secrets)), len(kept), {len(secret) for secret in secrets}) == (3, 3, {43})
    assert not kept & set(secrets)


@pytest.mark.parametrize(
    ("count", "code"),
    [(0, "questionnaire.no_links"), (rules.MOST_AT_ONCE + 1, "questionnaire.too_many_links")],
)
def test_as_many_links_as_guests_and_no_more(count, code):
    asking = asked()
    assert refusal(lambda: links_of(asking, count=count)) == code


def test_a_visit_has_no_more_links_than_the_largest_delegation_has_guests(monkeypatch):
    monkeypatch.setattr(rules, "MOST_LINKS", 5)
    asking = asked()
    links_of(asking, count=4)

    assert refusal(lambda: links_of(asking, count=2)) == "questionnaire.too_many_links"


def test_no_links_are_made_when_nothing_is_taken():
    asking = asked()
    stop_questionnaire(asking, by=cast.lan(), at=NOON)
    assert refusal(lambda: links_of(asking)) == "questionnaire.not_open"


def test_one_link_takes_one_answer_however_often_it_is_sent():
    asking = asked()
    (secret,) = links_of(asking)

    first, second = give(secret, welcome=5), give(secret, welcome=1)

    assert (first.welcome, first.overall, second) == (5, 4, None)
    assert Answer.objects.count() == 1


def test_nothing_kept_joins_an_answer_to_its_link():
    asking = asked()
    answered(asking, "Very warm")

    fields = {field.name for field in Answer._meta.get_fields()}
    assert fields == {"id", "questionnaire", "given_on", "language", "words", "welcome", "programme", "interpretation", "punctuality", "transport", "overall"}  # fmt: skip
    assert {field.name for field in AnswerLink._meta.get_fields()} == {"id", "sheet", "hash", "is_used"}  # fmt: skip
    entry = AuditEntry.objects.get(verb="questionnaire.answered")
    assert (entry.details, "Very warm" in str(list(AuditEntry.objects.values()))) == (
        {"origin": "questionnaire"}, False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("marks", "words", "code"),
    [
        ({"welcome": 5}, "", "answer.no_overall"),
        ({"overall": 6}, "", "answer.unknown_mark"),
        ({"overall": 5, "food": 3}, "", "answer.unknown_mark"),
        ({"overall": 5}, "a" * 2001, "answer.too_long"),
    ],
)
def test_what_is_no_answer_is_refused_and_the_link_stays_good(marks, words, code):
    (secret,) = links_of(asked())
    link = link_called(secret)

    found = refusal(
        lambda: give_answer(link, marks=marks, words=words, language="en", on=DAY, at=NOON)
    )

    assert found == code
    assert (Answer.objects.count(), link_called(secret).is_used) == (0, False)


def test_a_mark_outside_the_scale_is_refused_by_the_database_too():
    asking = asked()
    with pytest.raises(IntegrityError):
        Answer.objects.create(questionnaire=asking, given_on=DAY, language="en", overall=0)


@pytest.mark.parametrize("end", ["stopped", "over", "links stopped"])
def test_what_is_over_opens_nothing_and_takes_nothing(end):
    asking = asked()
    (secret,) = links_of(asking)
    link, at = link_called(secret), NOON
    if end == "stopped":
        stop_questionnaire(asking, by=cast.lan(), at=NOON)
    elif end == "over":
        at = WEEK
    else:
        revoke_sheet(LinkSheet.objects.get(), by=cast.lan(), at=NOON)

    late = lambda: give_answer(link, marks={"overall": 5}, language="en", on=DAY, at=at)  # noqa: E731
    assert answer_link_called(secret, at=at) is None
    assert refusal(late) == "questionnaire.closed"


def test_stopping_one_sheet_leaves_the_others():
    asking = asked()
    (first,), (second,) = links_of(asking), links_of(asking)
    revoke_sheet(link_called(first).sheet, by=cast.lan(), at=NOON)

    assert answer_link_called(first, at=NOON) is None
    assert answer_link_called(second, at=NOON) is not None


def test_the_officer_hears_of_the_first_answer_only():
    asking = asked(over(responsible=cast.ha()))
    answered(asking)
    answered(asking)

    assert Notice.objects.filter(kind="questionnaire.answered", to=cast.ha()).count() == 1


def test_answers_are_added_up_by_question():
    asking = asked()
    answered(asking, welcome=5, overall=4)
    answered(asking, "More time for questions", overall=5)

    heard = heard_of(asking)
    (*_rest, last) = sheets_of(asking)

    assert heard.marks["welcome"] == MarkSum(1, 5)
    assert (heard.marks["overall"].mean, heard.marks["transport"].mean) == (4.5, None)
    assert [answer.words for answer in heard.words] == ["More time for questions"]
    assert (heard.count, last.count, last.used) == (2, 1, 1)


@pytest.mark.parametrize("act", ["open", "links", "stop", "stop links"])
def test_only_who_prepares_visits_asks_their_guests(act):
    asking = asked()
    links_of(asking)
    by = cast.stranger()
    acts = {
        "open": lambda: open_questionnaire(asking.delegation, closes_at=WEEK, on=DAY, by=by, at=NOON),
        "links": lambda: make_answer_links(asking, count=1, language="en", by=by, at=NOON),
        "stop": lambda: stop_questionnaire(asking, by=by, at=NOON),
        "stop links": lambda: revoke_sheet(LinkSheet.objects.get(), by=by, at=NOON),
    }  # fmt: skip

    with pytest.raises(NotAllowed):
        acts[act]()
