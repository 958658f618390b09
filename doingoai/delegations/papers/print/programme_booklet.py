"""The pocket booklet of a visit: programme, both lists, hotel and whom to call."""

from collections.abc import Sequence
from datetime import date

from doingoai.delegations.facts import VIET_NAM, VisitFacts
from doingoai.delegations.papers.people import Person
from doingoai.delegations.papers.print.people import (
    AT_TABLE,
    Plain,
    either,
    guests_in_order,
    hosts_in_order,
    in_language,
    period,
    printed_line,
    printed_name,
)
from doingoai.delegations.papers.wording import ITEM_KINDS
from doingoai.delegations.papers.wording import in_language as word_in
from doingoai.directory.facts import PlaceFacts
from doingoai.foundation.vietnamese import (
    clock_time,
    long_date_en,
    short_date,
    weekday_en,
    weekday_vi,
)
from doingoai.programme.facts import ItemFacts
from doingoai.programme.states import MEETINGS, ItemKind

WORDS = {
    "vi": {
        "programme": "CHƯƠNG TRÌNH",
        "programme_title": "Chương trình",
        "guests": "Đoàn khách",
        "hosts": "Phía Việt Nam",
        "contacts": "Liên hệ",
        "hotel": "Khách sạn",
        "officer": "Cán bộ phụ trách",
        "office": "Cơ quan đón tiếp",
        "dress": "Trang phục",
        "notes": "Ghi chú",
    },
    "en": {
        "programme": "PROGRAMME",
        "programme_title": "Programme",
        "guests": "Visiting delegation",
        "hosts": "Vietnamese side",
        "contacts": "Contacts",
        "hotel": "Hotel",
        "officer": "Officer in charge",
        "office": "Host office",
        "dress": "Dress",
        "notes": "Notes",
    },
}
NAMED_AT_MOST = 6
"""An item for a part of the delegation names them; for more than this the list would not be read."""


def contents(facts: VisitFacts, language: str) -> Plain:
    words = WORDS[language]
    city = facts.office.city_vi if language == "vi" else facts.office.city_en
    return {
        "words": words,
        "purpose": facts.purpose_vi if language == "vi" else facts.purpose_en,
        "where_when": ", ".join(part for part in (city, period(facts, language)) if part),
        "version": _version(facts, language),
        "days": _days(facts, language),
        "guests": _listed(guests_in_order(facts), language),
        "hosts": _listed(hosts_in_order(facts, AT_TABLE), language),
        "contacts": _contacts(facts, language),
    }


def _version(facts: VisitFacts, language: str) -> str:
    if not facts.programme_version:
        return ""
    name = "Bản số" if language == "vi" else "Version"
    issued = facts.programme_issued_on
    return f"{name} {facts.programme_version}" + (f", {short_date(issued)}" if issued else "")


def _days(facts: VisitFacts, language: str) -> list[Plain]:
    days: dict[date, list[Plain]] = {}
    for item in sorted(facts.items, key=lambda i: i.starts_at):
        day = item.starts_at.astimezone(VIET_NAM).date()
        days.setdefault(day, []).append(_item(facts, item, language))
    return [{"heading": _day(day, language), "items": items} for day, items in days.items()]


def _day(day: date, language: str) -> str:
    if language == "en":
        return f"{weekday_en(day)}, {long_date_en(day)}"
    name = weekday_vi(day)
    return f"{name[0].upper()}{name[1:]}, {short_date(day)}"


def _item(facts: VisitFacts, item: ItemFacts, language: str) -> Plain:
    dress = item.dress_vi if language == "vi" else item.dress_en
    return {
        "time": _time(item),
        "title": item_title(item, language),
        "place": place_line(item.place, language),
        "who": _who(facts, item),
        "dress": f"{WORDS[language]['dress']}: {dress}" if dress else "",
        "note": item.notes_vi if language == "vi" else item.notes_en,
        "strong": item.kind in MEETINGS | {ItemKind.BANQUET},
    }


def _time(item: ItemFacts) -> str:
    start = clock_time(item.starts_at.astimezone(VIET_NAM).time())
    if item.ends_at is None:
        return start
    return f"{start}–{clock_time(item.ends_at.astimezone(VIET_NAM).time())}"


def item_title(item: ItemFacts, language: str) -> str:
    """The title in the language; while it is not written, the kind of the item."""
    title = item.title_vi if language == "vi" else item.title_en
    return title or word_in(ITEM_KINDS[item.kind], language)


def place_line(place: PlaceFacts, language: str) -> str:
    names = (place.name_vi, place.name_en) if language == "vi" else (place.name_en, place.name_vi)
    return ", ".join(part for part in (place.room, either(*names), place.address) if part)


def _who(facts: VisitFacts, item: ItemFacts) -> str:
    if not item.guests or len(item.guests) > NAMED_AT_MOST:
        return ""
    return ", ".join(printed_name(guest) for guest in facts.guests_of(item))


def _listed(people: Sequence[Person], language: str) -> list[Plain]:
    return [
        {
            "number": number,
            "name": printed_line(person, language),
            "title": in_language(person, "title", language),
        }
        for number, person in enumerate(people, start=1)
    ]


def _contacts(facts: VisitFacts, language: str) -> list[Plain]:
    words = WORDS[language]
    receiving = facts.receiving_unit_vi if language == "vi" else facts.receiving_unit_en
    officer = (facts.responsible, facts.responsible_phone)
    lines = (
        (words["officer"], " – ".join(part for part in officer if part)),
        (words["office"], ", ".join(part for part in (receiving, facts.office.phone) if part)),
        (words["hotel"], place_line(facts.hotel, language)),
    )
    return [{"label": label, "value": value} for label, value in lines if value]
