"""Questionnaires, links and answers for the tests of what comes after a visit."""

from datetime import timedelta
from typing import Any

from doingoai.afterwards.actions.asking import give_answer, make_answer_links, open_questionnaire
from doingoai.afterwards.models import Answer, AnswerLink, Questionnaire
from doingoai.afterwards.queries import answer_link_called
from doingoai.delegations.models import Delegation
from tests import cast, factories

WEEK = factories.NOON + timedelta(days=7)


def over(**fields: Any) -> Delegation:
    """A visit whose last day is the Monday of the tests."""
    fields = {
        "state": "reported",
        "starts_on": factories.MONDAY,
        "ends_on": factories.MONDAY,
    } | fields
    return factories.delegation(**fields)


def asked(visit: Delegation | None = None, **fields: Any) -> Questionnaire:
    return open_questionnaire(
        visit or over(), closes_at=fields.pop("closes_at", WEEK), on=factories.MONDAY,
        by=cast.lan(), at=factories.NOON, **fields,
    )  # fmt: skip


def links_of(asking: Questionnaire, count: int = 1, language: str = "en") -> list[str]:
    _sheet, secrets = make_answer_links(
        asking, count=count, language=language, by=cast.lan(), at=factories.NOON
    )
    return secrets


def link_called(secret: str) -> AnswerLink:
    link = answer_link_called(secret, at=factories.NOON)
    assert link is not None
    return link


def answered(asking: Questionnaire, words: str = "", **marks: int) -> Answer:
    (secret,) = links_of(asking)
    answer = give_answer(
        link_called(secret), marks={"overall": 5, **marks}, words=words, language="en",
        on=factories.MONDAY, at=factories.NOON,
    )  # fmt: skip
    assert answer is not None
    return answer
