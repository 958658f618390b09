"""
What stands above and below the words of a paper: issuer, number, date, signer, recipients.

The layout is Decree 30/2020/NĐ-CP (Annexes I and III); the figures are the office's own. Whatever a
paper is about, its facts give the office, the day they were gathered and what was decided.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, Literal, Protocol, TypeVar

from doingoai.accounts.facts import OfficeFacts
from doingoai.documents.drafting.gaps import GAP
from doingoai.documents.drafting.lines import blank_date, body_in_sentence, ended
from doingoai.foundation.vietnamese import long_date, long_date_en

Context = dict[str, Any]

LONGEST_HEAD_LINE = 24
"""Letters that fit on one line of the left column at 13 pt; longer names are broken in two."""


class Decided(Protocol):
    """The part of a decision that papers sign with."""

    @property
    def post_vi(self) -> str: ...
    @property
    def decided_by(self) -> str: ...


class Subject(Protocol):
    """What every paper needs of the facts it is written from."""

    @property
    def as_of(self) -> date: ...
    @property
    def office(self) -> OfficeFacts: ...
    @property
    def decision(self) -> Decided | None: ...


class Numbered(Protocol):
    """
    What a heading needs of a kind of paper.

    `abbreviation` is that of Decree 30/2020/NĐ-CP, Annex III ("TTr"); "" for an official letter,
    which bears no type; None for papers without a number. `annex` is the number of an annex.
    """

    @property
    def abbreviation(self) -> str | None: ...
    @property
    def issued_by(self) -> Literal["office", "decider"]: ...
    @property
    def annex(self) -> str: ...


S_co = TypeVar("S_co", bound=Subject, covariant=True)
K_co = TypeVar("K_co", bound=Numbered, covariant=True)


@dataclass(frozen=True, slots=True)
class Issue:
    """The number and day the register gave a paper."""

    number: str
    on: date | None = None


NOT_ISSUED = Issue("")


@dataclass(frozen=True)
class PaperDraft(Generic[S_co, K_co]):
    """One paper about to be written: of which facts, kind and language, for which of its copies."""

    facts: S_co
    kind: K_co
    language: str
    copy: str = ""
    issue: Issue = NOT_ISSUED

    @property
    def office(self) -> OfficeFacts:
        return self.facts.office


AnyDraft = PaperDraft[Subject, Numbered]


def letter_head(draft: AnyDraft, subject: str) -> Context:
    """Head of an official letter, with its `V/v`."""
    return {**_issuer(draft), **_number_and_date(draft), "subject": subject}


def typed_head(draft: AnyDraft, type_name: str, subject: str) -> Context:
    """Head of a paper with a type name, a subject, and a number."""
    return {**_issuer(draft), **_number_and_date(draft), "type_name": type_name, "subject": subject}


def minutes_head(draft: AnyDraft, type_name: str, subject: str) -> Context:
    """Head of minutes: no place and date."""
    head = typed_head(draft, type_name, subject)
    del head["place_date"]
    return head


def title_head(draft: AnyDraft, type_name: str, subject: str) -> Context:
    """Head of a working paper: no number."""
    head = typed_head(draft, type_name, subject)
    del head["number"]
    return head


def annex_head(draft: AnyDraft, type_name: str, subject: str, belongs_to: str) -> Context:
    """Head of an annex; `belongs_to` cites the paper it is attached to."""
    return {
        "annex": f"Phụ lục {draft.kind.annex}",
        "type_name": type_name,
        "subject": subject,
        "attached_to": f"(Kèm theo {belongs_to})",
    }


def attached_head(draft: AnyDraft, type_name: str, subject: str, belongs_to: str) -> Context:
    """Head of a text that a decision brings into force: no number and date of its own."""
    return {
        **_issuer(draft),
        "type_name": type_name,
        "subject": subject,
        "attached_to": f"(Kèm theo {belongs_to})",
    }


def english_title(draft: AnyDraft, type_name: str, subject: str) -> Context:
    """Head of a list or programme in English."""
    return {
        "parent": people_committee_en(draft.office).upper(),
        "issuer": draft.office.name_en.upper(),
        "type_name": type_name,
        "subject": subject,
    }


def bilingual_head(draft: AnyDraft) -> Context:
    """Head of a letter in English, with the Vietnamese names above the English ones."""
    return {
        **_issuer(draft),
        **(_dated(draft) if draft.kind.abbreviation is None else _number_and_date(draft)),
        "parent_en": people_committee_en(draft.office).upper(),
        "issuer_en": draft.office.name_en.upper(),
        "contact": contact(draft.office),
    }


def dated_head(draft: AnyDraft) -> Context:
    """Head of a letter without number."""
    return {**_issuer(draft), **_dated(draft)}


def contact(office: OfficeFacts) -> str:
    """Write address, telephone and mail for the foot of the first page."""
    parts = (office.address, office.phone, office.email)
    return " | ".join(part for part in parts if part)


def signature(draft: AnyDraft) -> Context:
    """Authority, post and name of who signs for the office or for the deciding body."""
    office = draft.office
    if draft.kind.issued_by == "decider":
        return {"lines": _decider_lines(draft), "name": _decider_name(draft)}
    if draft.language == "en":
        return {"lines": [office.signer_post_en.upper()], "name": office.signer_name or GAP}
    return {"lines": post_lines(office.signer_post_vi), "name": office.signer_name or GAP}


def post_lines(post: str) -> list[str]:
    """Cut "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC" into the lines it is printed on; a deputy signs KT."""
    lines = [line.strip().upper() for line in post.replace("/", "\n").splitlines() if line.strip()]
    if len(lines) == 1 and lines[0].startswith("PHÓ "):
        lines.insert(0, f"KT. {lines[0].removeprefix('PHÓ ')}")
    return lines or [GAP]


def recipients(draft: AnyDraft, first: str, *others: str) -> list[str]:
    """Write the list of recipients; the last line names who keeps the paper (cell 9b)."""
    archive = f"Lưu: VT, {draft.office.division_symbol}"
    return [f"- {line}" for line in ended([first, *others, archive])]


def addressees(*names: str) -> list[str]:
    return ended(names)


def people_committee_en(office: OfficeFacts) -> str:
    return f"People's Committee of {office.city_en}"


def number_line(kind: Numbered, office: OfficeFacts, number: str) -> str:
    """Write number and symbol: 15/TTr-SNgV, 193/SNgV-LT, 08/QĐ-UBND; a gap before registering."""
    if "/" in number:
        return number
    padded = f"{int(number):02}" if number.isdigit() else number or GAP
    if kind.abbreviation == "":
        return f"{padded}/{office.symbol}-{office.division_symbol}"
    symbol = office.decider_symbol if kind.issued_by == "decider" else office.symbol
    return f"{padded}/{kind.abbreviation}-{symbol}"


def place_date(draft: AnyDraft) -> str:
    """Write place and date; the day stays open until the paper is issued."""
    day = draft.issue.on
    if draft.language == "en":
        return f"{draft.office.city_en}, {long_date_en(day) if day else f'{GAP} {draft.facts.as_of.year}'}"
    dated = long_date(day) if day else blank_date(draft.facts.as_of.year)
    return f"{draft.office.city_vi}, {dated}"


def head_lines(name: str) -> str:
    """Break a long name of a body into two lines that look well under each other."""
    if len(name) <= LONGEST_HEAD_LINE:
        return name
    for word in (" THÀNH PHỐ ", " TỈNH ", " FOREIGN "):
        if word in name:
            first, rest = name.split(word, 1)
            return f"{first}\n{word.strip()} {rest}"
    return _balanced(name.split())


def without_issue(context: Mapping[str, Any]) -> Context:
    """Give what a paper prints apart from its own number and date."""
    head = {
        key: value
        for key, value in context.get("head", {}).items()
        if key not in ("number", "place_date")
    }
    return {**context, "head": head}


def _balanced(words: Sequence[str]) -> str:
    cuts = range(1, len(words))
    if not cuts:
        return words[0]
    best = min(cuts, key=lambda cut: abs(len(" ".join(words[:cut])) - len(" ".join(words[cut:]))))
    return " ".join(words[:best]) + "\n" + " ".join(words[best:])


def _issuer(draft: AnyDraft) -> Context:
    if draft.kind.issued_by == "decider":
        return {"issuer": head_lines(draft.office.decider_body_vi.upper())}
    return {
        "parent": head_lines(draft.office.parent_vi.upper()),
        "issuer": head_lines(draft.office.name_vi.upper()),
    }


def _dated(draft: AnyDraft) -> Context:
    return {"place_date": place_date(draft)}


def _number_and_date(draft: AnyDraft) -> Context:
    return {
        "number": number_line(draft.kind, draft.office, draft.issue.number),
        **_dated(draft),
    }


def _decider_lines(draft: AnyDraft) -> list[str]:
    decision = draft.facts.decision
    lines = post_lines((decision.post_vi if decision else "") or draft.office.decider_post_vi)
    body = body_in_sentence(draft.office.decider_body_vi)
    if body.startswith("Ủy ban nhân dân") and not lines[0].startswith("TM."):
        lines.insert(0, "TM. ỦY BAN NHÂN DÂN")
    return lines


def _decider_name(draft: AnyDraft) -> str:
    decision = draft.facts.decision
    return (decision.decided_by if decision else "") or draft.office.decider_name or GAP
