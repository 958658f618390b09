"""Invitation cards (thiệp mời) to the banquets of the programme, one for each person invited."""

from doingoai.delegations.facts import VIET_NAM, VisitFacts
from doingoai.delegations.papers.people import Person
from doingoai.delegations.papers.print.people import (
    Plain,
    either,
    guests_in_order,
    hosts_in_order,
    in_language,
    office,
    printed_line,
)
from doingoai.delegations.states import HostRole
from doingoai.directory.facts import PlaceFacts
from doingoai.foundation.vietnamese import (
    clock_time,
    long_date,
    long_date_en,
    weekday_en,
    weekday_vi,
)
from doingoai.programme.facts import ItemFacts
from doingoai.programme.states import ItemKind

WORDS = {
    "vi": {
        "heading": "THIỆP MỜI",
        "invites": "trân trọng kính mời",
        "to": "tới dự",
        "dress": "Trang phục",
        "answer": "Xin vui lòng trả lời",
    },
    "en": {
        "heading": "INVITATION",
        "invites": "requests the pleasure of the company of",
        "to": "at the",
        "dress": "Dress",
        "answer": "R.S.V.P.",
    },
}
_EVENT = {"vi": "Tiệc chiêu đãi", "en": "Banquet"}


def banquets(facts: VisitFacts) -> tuple[ItemFacts, ...]:
    return tuple(item for item in facts.items if item.kind == ItemKind.BANQUET)


def contents(facts: VisitFacts, language: str) -> Plain:
    """Cards for the guests of each banquet; on the Vietnamese ones also for the hosts who come."""
    cards = [card for item in banquets(facts) for card in _cards(facts, item, language)]
    contact = either(facts.responsible_phone, facts.office.phone)
    answer = f"{facts.responsible} – {contact}" if facts.responsible and contact else contact
    return {"words": WORDS[language], "cards": cards, "answer": answer}


def _invited(facts: VisitFacts, item: ItemFacts, language: str) -> list[Person]:
    coming = set(facts.guests_of(item))
    invited: list[Person] = [g for g in guests_in_order(facts) if g in coming]
    if language == "vi":
        staff = {HostRole.LEADER, HostRole.DRIVER}
        with_us = set(facts.hosts_of(item))
        invited += [h for h in hosts_in_order(facts, set(HostRole) - staff) if h in with_us]
    return invited


def _cards(facts: VisitFacts, item: ItemFacts, language: str) -> list[Plain]:
    told = _told(facts, item, language)
    return [
        told
        | {
            "guest": printed_line(person, language),
            "title": in_language(person, "title", language),
        }
        for person in _invited(facts, item, language)
    ]


def _told(facts: VisitFacts, item: ItemFacts, language: str) -> Plain:
    """What stands on every card to one banquet."""
    title = item.title_vi if language == "vi" else item.title_en
    return {
        "inviter": _inviter(facts, language),
        "event": title or _EVENT[language],
        "when": _when(item, language),
        "place": _place(item.place, language),
        "dress": either(item.dress_vi, item.dress_en) if language == "vi" else item.dress_en,
    }


def _inviter(facts: VisitFacts, language: str) -> str:
    """The leader of the hosts; while none is named, the head of the office."""
    leader = facts.host_leader
    if leader is not None:
        title = in_language(leader, "title", language)
        return ", ".join(part for part in (printed_line(leader, language), title) if part)
    if language == "vi":
        return f"{facts.office.signer_post_vi.capitalize()} {office(facts, language)}"
    return f"The {facts.office.signer_post_en} of the {office(facts, language)}"


def _when(item: ItemFacts, language: str) -> str:
    start = item.starts_at.astimezone(VIET_NAM)
    day = start.date()
    if language == "vi":
        at = clock_time(start.time(), long=True)
        return f"vào hồi {at}, {weekday_vi(day)}, {long_date(day)}"
    return f"at {clock_time(start.time())} on {weekday_en(day)}, {long_date_en(day)}"


def _place(place: PlaceFacts, language: str) -> str:
    name = either(place.name_vi, place.name_en)
    if language == "en":
        name = either(place.name_en, place.name_vi)
    parts = [part for part in (place.room, name, place.address) if part]
    return f"{'tại' if language == 'vi' else 'at'} {', '.join(parts)}" if parts else ""
