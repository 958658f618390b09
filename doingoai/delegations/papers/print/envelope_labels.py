"""Labels for envelopes and welcome folders, 2 x 7 on A4 (99.1 x 38.1 mm)."""

from doingoai.delegations.facts import VisitFacts
from doingoai.delegations.papers.print.people import (
    Plain,
    either,
    guests_in_order,
    in_language,
    printed_line,
)

_ROOM = {"vi": "Phòng", "en": "Room"}


def contents(facts: VisitFacts, language: str) -> Plain:
    body = facts.partner_vi if language == "vi" else facts.partner_en
    return {
        "people": [
            {
                "name": printed_line(guest, language),
                "title": in_language(guest, "title", language),
                "body": either(in_language(guest, "organisation", language), body),
                "where": f"{_ROOM[language]} {guest.room}" if guest.room else "",
            }
            for guest in guests_in_order(facts)
        ]
    }
