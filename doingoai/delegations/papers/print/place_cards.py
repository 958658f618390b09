"""Place cards (thẻ bàn) for a dinner, one small tent for each person who sits down."""

from doingoai.delegations.facts import VisitFacts
from doingoai.delegations.papers.people import Person
from doingoai.delegations.papers.print.people import (
    AT_TABLE,
    Plain,
    guests_in_order,
    hosts_in_order,
    in_language,
    printed_name,
)


def contents(facts: VisitFacts, language: str) -> Plain:
    seated: list[Person] = [*guests_in_order(facts), *hosts_in_order(facts, AT_TABLE)]
    return {"people": [_card(person, language) for person in seated]}


def _card(person: Person, language: str) -> Plain:
    return {
        "name": printed_name(person),
        "title": in_language(person, "title", language),
        "body": in_language(person, "organisation", language),
    }
