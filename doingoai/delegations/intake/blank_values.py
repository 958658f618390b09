"""What a visit writes into the cells of its workbook, and the words its drop-down lists offer."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from django.db.models import TextChoices
from django.utils.translation import gettext as _

from doingoai.approvals.facts import DecisionFacts
from doingoai.delegations.facts import FlightFacts, HostFacts, MemberFacts, VisitFacts
from doingoai.delegations.intake.book import CellValue
from doingoai.delegations.states import (
    GuestClass,
    HostRole,
    InvitedBy,
    MemberRole,
    Payer,
    State,
    VisitKind,
)
from doingoai.directory.countries import COUNTRIES
from doingoai.directory.facts import PassportFacts
from doingoai.directory.languages import language_name
from doingoai.directory.naming import PersonName
from doingoai.directory.states import Field, PartnerKind, PassportKind, Sex
from doingoai.documents.facts import LetterFacts
from doingoai.documents.states import IncomingKind
from doingoai.programme.facts import ItemFacts
from doingoai.programme.states import ItemKind

Values = Mapping[str, CellValue]

LISTS: dict[str, type[TextChoices]] = {
    "visit.partner_kind": PartnerKind,
    "visit.kind": VisitKind,
    "visit.field": Field,
    "visit.invited_by": InvitedBy,
    "visit.payer": Payer,
    "visit.guest_class": GuestClass,
    "visit.letter_kind": IncomingKind,
    "visit.state": State,
    "role": MemberRole,
    "sex": Sex,
    "passport_kind": PassportKind,
    "host.role": HostRole,
    "host.sex": Sex,
    "item.kind": ItemKind,
}
"""Which cells offer a list, and its choices."""

NOTES_HEADINGS = frozenset({"Ghi chú", "Notes", "notes"})
SAME_NAME = (
    "reference",
    "title_vi",
    "title_en",
    "partner_vi",
    "partner_en",
    "purpose_vi",
    "purpose_en",
    "starts_on",
    "ends_on",
    "receiving_unit_vi",
    "receiving_unit_en",
    "responsible",
    "responsible_phone",
    "guest_class_basis",
    "reception_level_vi",
    "gift_vi",
    "press_note_vi",
    "programme_version",
    "programme_issued_on",
)
PERSON_TEXTS = (
    "title_vi",
    "title_en",
    "organisation_vi",
    "organisation_en",
    "rank",
    "phone",
    "email",
    "car",
)
STAY_TEXTS = (
    "honorific",
    "birth_date",
    "diet",
    "hotel",
    "room",
    "shares_room_with",
    "bio_vi",
    "bio_en",
    "photo",
)
ITEM_TEXTS = (
    "title_vi",
    "title_en",
    "responsible",
    "responsible_unit",
    "interpreter",
    "dress_vi",
    "dress_en",
    "menu_vi",
    "menu_en",
    "notes_vi",
    "notes_en",
    "car",
)


def visit_values(facts: VisitFacts, language: str) -> Values:
    """The values of the delegation sheet by field."""
    return {
        **{name: getattr(facts, name) for name in SAME_NAME},
        "partner_kind": str(facts.partner_kind.label),
        "country": facts.country_text or _country(facts.country, language),
        "kind": str(facts.kind.label),
        "field": str(facts.field.label),
        "invited_by": str(facts.invited_by.label),
        "entry_visa_needed": _("Yes") if facts.entry_visa_needed else _("No"),
        "payer": str(facts.payer.label) if facts.payer else None,
        "guest_class": str(facts.guest_class.label) if facts.guest_class else None,
        "hotel_vi": facts.hotel.name_vi,
        "hotel_en": facts.hotel.name_en,
        "hotel_address": facts.hotel.address,
        "state": str(facts.state.label),
        **(_letter(facts.letter) if facts.letter else {}),
        **(_decision(facts.decision) if facts.decision else {}),
    }


def member_rows(facts: VisitFacts, language: str) -> Iterator[Values]:
    """The rows of the members' sheet."""
    for number, member in enumerate(facts.members, start=1):
        yield {
            "number": number,
            **_person(member, language),
            **{name: getattr(member, name) for name in STAY_TEXTS},
            "role": str(member.role.label),
            "nationality": _country(member.nationality, language),
            **(_passport(member.passport) if member.passport else {}),
            **_flight("arrival", member.arrival),
            **_flight("departure", member.departure),
        }


def host_rows(facts: VisitFacts, language: str) -> Iterator[Values]:
    """The rows of the hosts' sheet."""
    for number, host in enumerate(facts.hosts, start=1):
        yield {"number": number, **_person(host, language), "role": str(host.role.label)}


def item_rows(facts: VisitFacts, language: str) -> Iterator[Values]:
    """The rows of the programme's sheet, the day written in each."""
    for number, item in enumerate(facts.items, start=1):
        yield {
            "number": number,
            **{name: getattr(item, name) for name in ITEM_TEXTS},
            "date": item.starts_at.date(),
            "time": _span(item.starts_at, item.ends_at),
            "kind": str(item.kind.label),
            "place_vi": item.place.name_vi,
            "place_en": item.place.name_en,
            "room": item.place.room,
            "address": item.place.address,
            "guests": _guests(facts, item),
            "hosts": "; ".join(host.name.full for host in facts.hosts_of(item)),
            "interpreter_language": _language(item.interpreter_language, language),
        }


def _letter(letter: LetterFacts) -> Values:
    kinds = {kind.value: kind.label for kind in IncomingKind}
    return {
        "letter_kind": str(kinds.get(letter.kind, letter.kind)),
        "letter_sender": letter.sender,
        "letter_number": letter.number,
        "letter_symbol": letter.symbol,
        "letter_issued_on": letter.issued_on,
        "letter_arrived_on": letter.arrived_on,
        "letter_arrival_number": letter.arrival_number,
        "letter_subject": letter.subject,
    }


def _decision(decision: DecisionFacts) -> Values:
    return {
        "submitted_by": decision.submitted_by,
        "submitted_on": decision.submitted_on,
        "decision": _("Agreed") if decision.approved else _("Not agreed"),
        "decision_by": decision.decided_by,
        "decision_post_vi": decision.post_vi,
        "decision_on": decision.decided_on,
        "decision_number": decision.number,
        "decision_reason": decision.reason,
    }


def _person(person: MemberFacts | HostFacts, language: str) -> Values:
    return {
        **_name(person.name),
        **{name: getattr(person, name) for name in PERSON_TEXTS},
        "sex": str(person.sex.label) if person.sex else None,
        "languages": ", ".join(_language(code, language) for code in person.languages),
        "notes": "; ".join(_note(heading, text) for heading, text in person.notes),
    }


def _note(heading: str, text: str) -> str:
    return text if heading.partition(" /")[0] in NOTES_HEADINGS else f"{heading}: {text}"


def _name(name: PersonName) -> Values:
    latin = name.full != name.native
    return {
        "full_name": name.full if latin else None,
        "family_name": name.family if latin else None,
        "native_name": name.native,
        "reading_vi": name.reading_vi,
    }


def _passport(passport: PassportFacts) -> Values:
    return {
        "passport_number": passport.number,
        "passport_kind": str(passport.kind.label),
        "passport_issued": passport.issued_on,
        "passport_expires": passport.expires_on,
    }


def _flight(way: str, flight: FlightFacts | None) -> Values:
    if flight is None:
        return {}
    return {
        f"{way}_flight": flight.number,
        f"{way}_date": flight.at.date() if flight.at else None,
        f"{way}_time": f"{flight.at:%H:%M}" if flight.at else None,
        f"{way}_airport": flight.airport,
    }


def _span(starts_at: datetime, ends_at: datetime | None) -> str:
    return f"{starts_at:%H:%M} - {ends_at:%H:%M}" if ends_at else f"{starts_at:%H:%M}"


def _guests(facts: VisitFacts, item: ItemFacts) -> str:
    if not item.guests:
        return _("Whole delegation")
    return "; ".join(member.name.full for member in facts.guests_of(item))


def _country(code: str, language: str) -> str:
    known = COUNTRIES.get(code)
    if known is None:
        return code
    return known.name_en if language == "en" else known.name_vi


def _language(code: str, language: str) -> str:
    return language_name(code, language) or code
