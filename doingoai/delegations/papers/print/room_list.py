"""Who sleeps in which room (xếp phòng): for the hotel's desk. No passport, birth date or phone."""

from doingoai.delegations.facts import MemberFacts, VisitFacts
from doingoai.delegations.papers.print.people import (
    Plain,
    either,
    guests_in_order,
    in_language,
    printed_name,
)
from doingoai.foundation.collation import sort_key

WORDS = {
    "vi": {
        "heading": "Danh sách xếp phòng",
        "columns": ["STT", "Phòng", "Họ và tên", "Chức danh", "Ở cùng"],
        "no_room": "chưa xếp",
        "no_hotel": "Chưa xếp khách sạn",
    },
    "en": {
        "heading": "Rooming list",
        "columns": ["No.", "Room", "Name", "Title", "Shares with"],
        "no_room": "pending",
        "no_hotel": "Hotel not yet arranged",
    },
}


def contents(facts: VisitFacts, language: str) -> Plain:
    """Guests by hotel in the order of the delegation; one without a room is shown as such."""
    words = WORDS[language]
    names = (facts.hotel.name_vi, facts.hotel.name_en)
    visit_hotel = either(*names) if language == "vi" else either(*reversed(names))
    hotels: dict[str, list[MemberFacts]] = {}
    for guest in guests_in_order(facts):
        hotel = visit_hotel if guest.hotel in {"", *names} else guest.hotel
        hotels.setdefault(hotel, []).append(guest)
    return {
        "words": words,
        "hotels": [
            {
                "name": hotel or words["no_hotel"],
                "address": facts.hotel.address if hotel == visit_hotel else "",
                "guests": [
                    _row(facts, number, guest, language)
                    for number, guest in enumerate(hotels[hotel], start=1)
                ],
            }
            for hotel in sorted(hotels, key=lambda name: (name == "", sort_key(name)))
        ],
    }


def _row(facts: VisitFacts, number: int, guest: MemberFacts, language: str) -> Plain:
    return {
        "number": number,
        "room": guest.room or WORDS[language]["no_room"],
        "missing": not guest.room,
        "name": printed_name(guest),
        "title": in_language(guest, "title", language),
        "shares": _shares(facts, guest),
    }


def _shares(facts: VisitFacts, guest: MemberFacts) -> str:
    """Both of two who share are told, whichever of them was entered; a stranger as typed."""
    named = [
        printed_name(other)
        for other in facts.members
        if other.key == guest.shares_room_with or other.shares_room_with == guest.key
    ]
    return ", ".join(named) or guest.shares_room_with
