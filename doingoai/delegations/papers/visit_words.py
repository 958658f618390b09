"""
The words that many papers of a visit share: what the delegation is called, when, why, by whom.

Pure: everything comes from the facts of the visit. What is not known is a visible gap.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from doingoai.delegations.facts import VIET_NAM, VisitFacts
from doingoai.delegations.papers.people import in_sentence
from doingoai.delegations.papers.wording import (
    DATE_GAP,
    GAP,
    ITEM_KINDS,
    VISIT_KINDS,
    either,
    in_language,
    or_gap,
)
from doingoai.directory.countries import COUNTRIES
from doingoai.foundation.folding import fold
from doingoai.foundation.vietnamese import (
    group_digits,
    long_date,
    long_date_en,
    money_in_words,
    short_date,
    weekday_en,
    weekday_vi,
)
from doingoai.programme.facts import ItemFacts

ABBREVIATION = re.compile(r"\w+(?:\.\w+)+\.|(?:Co|Corp|Inc|Jr|Ltd|Sr)\.")
SUBJECT_MARK = re.compile(r"^(?:v/v|về việc|re|subject)\b[\s:.]*", re.IGNORECASE)
PLACE_CLASSES = ("THÀNH PHỐ", "TỈNH", "THỦ ĐÔ")
FUNCTION_WORDS = ("ỦY BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN", "VĂN PHÒNG", "SỞ")
WITH_ARTICLE = frozenset(
    {"Embassy", "Consulate", "Ministry", "Government", "Department", "City", "Municipality",
     "Province", "Prefecture", "People's", "Office", "University", "Association", "Delegation"}
)  # fmt: skip
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


def with_article(name: str) -> str:
    """Put "the" before an English name that wants it inside a sentence."""
    return f"the {name}" if name.split(" ")[0] in WITH_ARTICLE else name


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
    return (
        _period_vi(facts.starts_on, last) if language == "vi" else _period_en(facts.starts_on, last)
    )


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


def body_in_sentence(name: str) -> str:
    """Write a body given in capitals as it stands in a sentence: Ủy ban nhân dân thành phố Hà Nội."""
    if not name.isupper():
        return or_gap(name)
    for word in FUNCTION_WORDS:
        name = re.sub(rf"\b{word}\b", word.capitalize(), name)
    for word in PLACE_CLASSES:
        name = re.sub(rf"\b{word}\b", word.lower(), name)
    # Decree 30/2020/NĐ-CP, Annex II: the one city whose class word is part of its name.
    name = " ".join(part.capitalize() if part.isupper() else part for part in name.split())
    return name.replace("thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh")


def decider(facts: VisitFacts) -> str:
    return body_in_sentence(facts.office.decider_body_vi)


def province(facts: VisitFacts) -> str:
    """Write the class of the place in sentences: "thành phố" or "tỉnh"."""
    return "tỉnh" if "tỉnh" in facts.office.decider_body_vi.lower() else "thành phố"


def blank_date(year: int | None) -> str:
    """Write a date whose day and month are filled in by hand."""
    if year is None:
        return f"ngày {DATE_GAP} tháng {DATE_GAP} năm {DATE_GAP}"
    return f"ngày {GAP} tháng {GAP} năm {year}"


def due_date(day: date | None) -> str:
    return long_date(day) if day else blank_date(None)


def amount(number: int | None) -> str:
    return GAP if number is None else group_digits(number)


def total(facts: VisitFacts) -> int:
    return sum(line.amount for line in facts.estimate)


def total_in_words(facts: VisitFacts) -> str:
    return money_in_words(total(facts))


def clock(moment: datetime) -> str:
    return moment.astimezone(VIET_NAM).strftime("%H:%M")


def times(item: ItemFacts) -> str:
    """Write from when to when something lasts: "08:30 – 09:30"."""
    starts = clock(item.starts_at)
    return starts if item.ends_at is None else f"{starts} – {clock(item.ends_at)}"


def day_heading(day: date, language: str) -> str:
    """Write the heading of a day of the programme."""
    if language == "vi":
        return f"{weekday_vi(day)[0].upper()}{weekday_vi(day)[1:]}, {long_date(day)}"
    return f"{weekday_en(day)}, {long_date_en(day)}"


def item_title(item: ItemFacts, language: str) -> str:
    title = either(language, item.title_vi, item.title_en)
    return title if title != GAP else in_language(ITEM_KINDS.get(item.kind), language)


def place(item: ItemFacts, language: str) -> str:
    """Write where something happens: room, place, address."""
    named = either(language, item.place.name_vi, item.place.name_en)
    parts = [item.place.room, "" if named == GAP else named, item.place.address]
    return ", ".join(part for part in parts if part) or GAP


def by_day(items: Iterable[ItemFacts]) -> list[tuple[date, list[ItemFacts]]]:
    """Group the programme by local day, everything in order of time."""
    days: dict[date, list[ItemFacts]] = {}
    for item in sorted(items, key=lambda each: each.starts_at):
        days.setdefault(item.starts_at.astimezone(VIET_NAM).date(), []).append(item)
    return list(days.items())


def ended(lines: Sequence[str]) -> list[str]:
    """Punctuate an enumeration: `;` after each line, `.` after the last (Annex I of the decree)."""
    stripped = [_without_end(line) for line in lines]
    return [f"{line};" for line in stripped[:-1]] + [
        line if line.endswith(".") else f"{line}." for line in stripped[-1:]
    ]


def _without_end(line: str) -> str:
    """Take off what ends a line, but not the full stop of an abbreviation such as "B.V."."""
    bare = line.rstrip("; ")
    last = bare.split(" ")[-1]
    return bare if ABBREVIATION.fullmatch(last) else bare.rstrip(".; ")


def _period_vi(first: date, last: date) -> str:
    if first == last:
        return long_date(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"từ ngày {first.day:02} đến {long_date(last)}"
    start = long_date(first)
    if first.year == last.year:
        start = start.removesuffix(f" năm {first.year}")
    return f"từ {start} đến {long_date(last)}"


def _period_en(first: date, last: date) -> str:
    if first == last:
        return f"on {long_date_en(first)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"from {first.day} to {long_date_en(last)}"
    start = long_date_en(first)
    if first.year == last.year:
        start = start.removesuffix(f" {first.year}")
    return f"from {start} to {long_date_en(last)}"


def _beside(name: str, partner_name: str) -> str:
    is_told = name == GAP or fold(name) in fold(partner_name)
    return "" if is_told else f" ({name})"
