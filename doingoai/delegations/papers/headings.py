"""
What stands above and below the words of a paper: issuer, number, date, signer, recipients.

The layout is Decree 30/2020/NĐ-CP (Annexes I and III); the figures are the office's own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from doingoai.accounts.facts import OfficeFacts
from doingoai.delegations.facts import VisitFacts
from doingoai.delegations.papers.catalogue import PaperKind, word_kind
from doingoai.delegations.papers.visit_words import blank_date, body_in_sentence, decider, ended
from doingoai.delegations.papers.wording import GAP
from doingoai.foundation.vietnamese import long_date, long_date_en

Context = dict[str, Any]

LONGEST_HEAD_LINE = 24
"""Letters that fit on one line of the left column at 13 pt; longer names are broken in two."""


@dataclass(frozen=True, slots=True)
class Issue:
    """The number and day the register gave a paper."""

    number: str
    on: date | None = None


NOT_ISSUED = Issue("")


@dataclass(frozen=True, slots=True)
class Draft:
    """One paper about to be written: of which visit, kind and language, for which of its copies."""

    facts: VisitFacts
    kind: PaperKind
    language: str
    copy: str = ""
    issue: Issue = NOT_ISSUED

    @property
    def office(self) -> OfficeFacts:
        return self.facts.office


def letter_head(draft: Draft, subject: str) -> Context:
    """Head of an official letter, with its `V/v`."""
    return {**_issuer(draft), **_number_and_date(draft), "subject": subject}


def typed_head(draft: Draft, type_name: str, subject: str) -> Context:
    """Head of a paper with a type name, a subject, and a number."""
    return {**_issuer(draft), **_number_and_date(draft), "type_name": type_name, "subject": subject}


def minutes_head(draft: Draft, type_name: str, subject: str) -> Context:
    """Head of minutes: no place and date."""
    head = typed_head(draft, type_name, subject)
    del head["place_date"]
    return head


def title_head(draft: Draft, type_name: str, subject: str) -> Context:
    """Head of a working paper: no number."""
    head = typed_head(draft, type_name, subject)
    del head["number"]
    return head


def annex_head(draft: Draft, type_name: str, subject: str) -> Context:
    """Head of an annex to the reception plan."""
    return {
        "annex": f"Phụ lục {draft.kind.annex}",
        "type_name": type_name,
        "subject": subject,
        "attached_to": f"(Kèm theo {_reception_plan(draft)})",
    }


def english_title(draft: Draft, type_name: str, subject: str) -> Context:
    """Head of a list or programme in English."""
    return {
        "parent": people_committee_en(draft.office).upper(),
        "issuer": draft.office.name_en.upper(),
        "type_name": type_name,
        "subject": subject,
    }


def bilingual_head(draft: Draft) -> Context:
    """Head of a letter in English, with the Vietnamese names above the English ones."""
    return {
        **_issuer(draft),
        **(_dated(draft) if draft.kind.abbreviation is None else _number_and_date(draft)),
        "parent_en": people_committee_en(draft.office).upper(),
        "issuer_en": draft.office.name_en.upper(),
        "contact": contact(draft.office),
    }


def dated_head(draft: Draft) -> Context:
    """Head of a letter without number."""
    return {**_issuer(draft), **_dated(draft)}


def contact(office: OfficeFacts) -> str:
    """Write address, telephone and mail for the foot of the first page."""
    parts = (office.address, office.phone, office.email)
    return " | ".join(part for part in parts if part)


def signature(draft: Draft) -> Context:
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


def recipients(draft: Draft, first: str, *others: str) -> list[str]:
    """Write the list of recipients; the last line names who keeps the paper (cell 9b)."""
    archive = f"Lưu: VT, {draft.office.division_symbol}"
    return [f"- {line}" for line in ended([first, *others, archive])]


def addressees(*names: str) -> list[str]:
    return ended(names)


def people_committee_en(office: OfficeFacts) -> str:
    return f"People's Committee of {office.city_en}"


def number_line(kind: PaperKind, office: OfficeFacts, number: str) -> str:
    """Write number and symbol: 15/TTr-SNgV, 193/SNgV-LT, 08/QĐ-UBND; a gap before registering."""
    if "/" in number:
        return number
    padded = f"{int(number):02}" if number.isdigit() else number or GAP
    if kind.abbreviation == "":
        return f"{padded}/{office.symbol}-{office.division_symbol}"
    symbol = office.decider_symbol if kind.issued_by == "decider" else office.symbol
    return f"{padded}/{kind.abbreviation}-{symbol}"


def place_date(draft: Draft) -> str:
    """Write place and date; the day stays open until the paper is issued."""
    day = draft.issue.on
    if draft.language == "en":
        return f"{draft.office.city_en}, {long_date_en(day) if day else f'{GAP} {draft.facts.as_of.year}'}"
    dated = long_date(day) if day else blank_date(draft.facts.as_of.year)
    return f"{draft.office.city_vi}, {dated}"


def issue_of(facts: VisitFacts, code: str, language: str = "vi", copy: str = "") -> Issue:
    """Find the number under which a paper of this visit, or one copy of it, was issued."""
    issued = [
        paper
        for paper in facts.papers
        if (paper.kind, paper.language, paper.part) == (code, language, copy)
        and paper.issued
        and paper.number
    ]
    if not issued:
        return _issue_by_decision(facts, code)
    last = max(issued, key=lambda paper: paper.version)
    return Issue(last.number, last.made_at.date())


def _issue_by_decision(facts: VisitFacts, code: str) -> Issue:
    """Read number and date of the decision, and the date of the submission, where it was entered."""
    decision = facts.decision
    if decision is None or code not in ("decision", "submission"):
        return NOT_ISSUED
    if code == "submission":
        return Issue("", decision.submitted_on)
    return Issue(decision.number, decision.decided_on)


def head_lines(name: str) -> str:
    """Break a long name of a body into two lines that look well under each other."""
    if len(name) <= LONGEST_HEAD_LINE:
        return name
    for word in (" THÀNH PHỐ ", " TỈNH ", " FOREIGN "):
        if word in name:
            first, rest = name.split(word, 1)
            return f"{first}\n{word.strip()} {rest}"
    return _balanced(name.split())


def cited(facts: VisitFacts, code: str, name: str) -> str:
    """Cite another paper of the visit by number and date, with gaps before it is issued."""
    issue = issue_of(facts, code)
    line = number_line(word_kind(code), facts.office, issue.number)
    return f"{name} số {line} {long_date(issue.on) if issue.on else blank_date(None)}"


def _balanced(words: Sequence[str]) -> str:
    cuts = range(1, len(words))
    if not cuts:
        return words[0]
    best = min(cuts, key=lambda cut: abs(len(" ".join(words[:cut])) - len(" ".join(words[cut:]))))
    return " ".join(words[:best]) + "\n" + " ".join(words[best:])


def _issuer(draft: Draft) -> Context:
    if draft.kind.issued_by == "decider":
        return {"issuer": head_lines(draft.office.decider_body_vi.upper())}
    return {
        "parent": head_lines(draft.office.parent_vi.upper()),
        "issuer": head_lines(draft.office.name_vi.upper()),
    }


def _dated(draft: Draft) -> Context:
    return {"place_date": place_date(draft)}


def _number_and_date(draft: Draft) -> Context:
    return {
        "number": number_line(draft.kind, draft.office, draft.issue.number),
        **_dated(draft),
    }


def _reception_plan(draft: Draft) -> str:
    return f"{cited(draft.facts, 'reception_plan', 'Kế hoạch')} của {draft.office.name_vi}"


def _decider_lines(draft: Draft) -> list[str]:
    decision = draft.facts.decision
    lines = post_lines((decision.post_vi if decision else "") or draft.office.decider_post_vi)
    body = body_in_sentence(draft.office.decider_body_vi)
    if body.startswith("Ủy ban nhân dân") and not lines[0].startswith("TM."):
        lines.insert(0, "TM. ỦY BAN NHÂN DÂN")
    return lines


def _decider_name(draft: Draft) -> str:
    decision = draft.facts.decision
    return (decision.decided_by if decision else "") or draft.office.decider_name or GAP


def recipients_of_decision(draft: Draft) -> list[str]:
    """Write the recipients of the decision itself, which the deciding body's office keeps."""
    lines = ended(["Như Điều 4", f"{decider(draft.facts)} (để báo cáo)", "Lưu: VT"])
    return [f"- {line}" for line in lines]


def without_issue(context: Mapping[str, Any]) -> Context:
    """Give what a paper prints apart from its own number and date."""
    head = {
        key: value
        for key, value in context.get("head", {}).items()
        if key not in ("number", "place_date")
    }
    return {**context, "head": head}
