"""
The words that many papers of a visit share: what the delegation is called, when, why, by whom.

Pure: everything comes from the facts of the visit. What is not known is a visible gap.
"""

import re

from doingoai.delegations.facts import VisitFacts
from doingoai.delegations.papers.people import in_sentence
from doingoai.delegations.papers.wording import GAP, VISIT_KINDS, either, in_language, or_gap
from doingoai.directory.countries import COUNTRIES
from doingoai.documents.drafting.lines import (
    amount,
    blank_date,
    body_in_sentence,
    day_heading,
    due_date,
    ended,
    period_in_words,
    with_article,
)
from doingoai.foundation.folding import fold
from doingoai.foundation.vietnamese import long_date, long_date_en, money_in_words, short_date
from doingoai.programme.printed import by_day, clock, item_title, place, times

__all__ = [
    "amount",
    "blank_date",
    "body_in_sentence",
    "by_day",
    "clock",
    "country",
    "day_heading",
    "decider",
    "delegation",
    "due_date",
    "ended",
    "incoming_letter",
    "incoming_letter_en",
    "item_title",
    "led_by",
    "partner",
    "partner_and_country",
    "period",
    "place",
    "province",
    "purpose",
    "received_by",
    "short_period",
    "size",
    "times",
    "total",
    "total_in_words",
    "visit_kind",
    "with_article",
]

SUBJECT_MARK = re.compile(r"^(?:v/v|về việc|re|subject)\b[\s:.]*", re.IGNORECASE)
LETTER_KINDS = {
    "letter": "Thư",
    "note_verbale": "Công hàm",
    "email": "Thư điện tử",
    "phone": "Điện thoại",
    "official_letter": "Công văn",
}
LETTER_KINDS_EN = {"note_verbale": "Note Verbale", "email": "e-mail", "phone": "telephone call"}


def delegation(facts: VisitFacts, language: str) -> str:
    """Name the delegation as papers do: "Đoàn đại biểu … (Hàn Quốc)"."""
    if not (facts.partner_vi or facts.partner_en):
        return either(language, facts.title_vi, facts.title_en)
    if language == "vi" and not facts.partner_vi and fold(facts.title_vi).startswith("doan "):
        return facts.title_vi
    named = partner_and_country(facts, language)
    if language != "vi":
        return f"the delegation of {with_article(named)}"
    return named if fold(named).startswith("doan ") else f"Đoàn đại biểu {named}"


def partner(facts: VisitFacts, language: str) -> str:
    return either(language, facts.partner_vi, facts.partner_en)


def partner_and_country(facts: VisitFacts, language: str) -> str:
    """Name the partner, with its country beside it unless the name tells it already."""
    named = partner(facts, language)
    return named + _beside(country(facts, language), named)


def country(facts: VisitFacts, language: str) -> str:
    """Name the country of the partner, or a gap."""
    known = COUNTRIES.get(facts.country)
    if known is None:
        return or_gap(facts.country_text)
    return known.name_vi if language == "vi" else known.name_en


def led_by(facts: VisitFacts, language: str) -> str:
    """Name the head of delegation with the title."""
    return in_sentence(facts.head, language)


def received_by(facts: VisitFacts, language: str) -> str:
    """Name the host who receives the delegation, inside a sentence."""
    return in_sentence(facts.host_leader, language)


def size(facts: VisitFacts) -> str:
    """Count the members; below ten with a leading zero as offices write."""
    return f"{len(facts.members):02}" if facts.members else GAP


def period(facts: VisitFacts, language: str) -> str:
    """Write the days of the visit in words."""
    if facts.starts_on is None:
        return f"từ {blank_date(None)}" if language == "vi" else f"from {GAP} to {GAP}"
    last = facts.ends_on or facts.starts_on
    return period_in_words(facts.starts_on, last, language)


def short_period(facts: VisitFacts) -> str:
    """Write the days of the visit for a table or a subject line."""
    if facts.starts_on is None:
        return GAP
    last = facts.ends_on or facts.starts_on
    if last == facts.starts_on:
        return short_date(last)
    return f"{short_date(facts.starts_on)} – {short_date(last)}"


def visit_kind(facts: VisitFacts, language: str) -> str:
    return in_language(VISIT_KINDS.get(facts.kind), language)


def purpose(facts: VisitFacts, language: str) -> str:
    return either(language, facts.purpose_vi, facts.purpose_en).rstrip(".; ") or GAP


def incoming_letter(facts: VisitFacts) -> str:
    """Cite the letter the visit began with: "Công hàm số 12/A ngày … của … về việc …"."""
    letter = facts.letter
    if letter is None:
        return f"đề nghị của {partner(facts, 'vi')}"
    parts = [LETTER_KINDS.get(letter.kind, "Văn bản")]
    number = "/".join(part for part in (letter.number, letter.symbol) if part)
    if number:
        parts.append(f"số {number}")
    if letter.issued_on:
        parts.append(long_date(letter.issued_on))
    parts.append(f"của {letter.sender or partner(facts, 'vi')}")
    if letter.subject:
        parts.append(f"về việc {SUBJECT_MARK.sub('', letter.subject.rstrip('. '))}")
    return " ".join(parts)


def incoming_letter_en(facts: VisitFacts) -> str:
    letter = facts.letter
    if letter is None:
        return "your kind proposal"
    named = LETTER_KINDS_EN.get(letter.kind, "letter")
    number = "/".join(part for part in (letter.number, letter.symbol) if part)
    dated = f" dated {long_date_en(letter.issued_on)}" if letter.issued_on else ""
    return f"the {named}{f' No. {number}' if number else ''}{dated}"


def decider(facts: VisitFacts) -> str:
    return body_in_sentence(facts.office.decider_body_vi)


def province(facts: VisitFacts) -> str:
    """Write the class of the place in sentences: "thành phố" or "tỉnh"."""
    return "tỉnh" if "tỉnh" in facts.office.decider_body_vi.lower() else "thành phố"


def total(facts: VisitFacts) -> int:
    return sum(line.amount for line in facts.estimate)


def total_in_words(facts: VisitFacts) -> str:
    return money_in_words(total(facts))


def _beside(name: str, partner_name: str) -> str:
    is_told = name == GAP or fold(name) in fold(partner_name)
    return "" if is_told else f" ({name})"
