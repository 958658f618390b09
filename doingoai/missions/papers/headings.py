"""What stands above and below a paper of a mission: what all papers share, and its own."""

from dataclasses import replace
from datetime import date

from doingoai.documents.drafting import headings
from doingoai.documents.drafting.gaps import GAP
from doingoai.documents.drafting.headings import NOT_ISSUED, Context, Issue, PaperDraft, number_line
from doingoai.documents.drafting.lines import blank_date, body_in_sentence, ended
from doingoai.foundation.vietnamese import long_date
from doingoai.missions.facts import MissionFacts
from doingoai.missions.papers.catalogue import MissionPaper, word_kind

Draft = PaperDraft[MissionFacts, MissionPaper]
"""One paper of a mission about to be written."""


def annex_head(draft: Draft, type_name: str, subject: str) -> Context:
    """Head of an annex to the decision."""
    decision = cited(draft.facts, "mission_decision", "Quyết định")
    belongs_to = f"{decision} của {body_in_sentence(draft.office.decider_body_vi)}"
    return headings.annex_head(draft, type_name, subject, belongs_to)


def by_unit(draft: Draft) -> Draft:
    """The same paper as the sending unit writes it: its own name above, its own signer below."""
    office = draft.office
    if not draft.facts.unit_vi:
        return draft
    signer = office.signer_name if draft.facts.unit_vi == office.name_vi else ""
    theirs = replace(office, name_vi=draft.facts.unit_vi, signer_name=signer)
    return replace(draft, facts=replace(draft.facts, office=theirs))


def is_ours(facts: MissionFacts) -> bool:
    """Test whether the office itself sends the mission: its papers then bear our numbers."""
    return not facts.unit_vi or facts.unit_vi == facts.office.name_vi


def unit_head(draft: Draft, type_name: str, abbreviation: str, subject: str) -> Context:
    """Head of a paper that the sending unit numbers in its own register."""
    head = headings.typed_head(by_unit(draft), type_name, subject)
    if is_ours(draft.facts):
        return head
    told = draft.facts.report.number if draft.facts.report else ""
    symbol = _symbol_of_unit(draft.facts.request_number)
    return {**head, "number": told or f"{GAP}/{abbreviation}-{symbol}"}


def recipients_of_decision(draft: Draft, *articles: str) -> list[str]:
    """Write the recipients of a decision, which the deciding body's office keeps."""
    lines = ended([*articles, f"{draft.office.name_vi} (để theo dõi)", "Lưu: VT"])
    return [f"- {line}" for line in lines]


def cited(facts: MissionFacts, code: str, name: str) -> str:
    """Cite another paper of the mission by number and date, with gaps before it is issued."""
    issue = issue_of(facts, code)
    line = number_line(word_kind(code), facts.office, issue.number)
    return f"{name} số {line} {long_date(issue.on) if issue.on else blank_date(None)}"


def cited_request(facts: MissionFacts) -> str:
    """Cite the letter with which the unit asked: number, date, sender."""
    number = facts.request_number or GAP
    return f"Công văn số {number} {_dated(facts.requested_on)} của {facts.unit_vi or GAP}"


def issue_of(facts: MissionFacts, code: str, language: str = "vi", copy: str = "") -> Issue:
    """Find the number under which a paper of this mission, or one copy of it, was issued."""
    issued = [
        paper
        for paper in facts.papers
        if (paper.kind, paper.language, paper.part) == (code, language, copy)
        and paper.issued
        and paper.number
    ]
    if not issued:
        return _issue_by_decision(facts, code, copy)
    last = max(issued, key=lambda paper: paper.version)
    return Issue(last.number, last.issued_on)


def _symbol_of_unit(request_number: str) -> str:
    """Read the unit's symbol from the number of its letter: STN of 15/STN-VP."""
    _number, _slash, symbol = request_number.partition("/")
    return symbol.split("-")[0].strip() or GAP


def _issue_by_decision(facts: MissionFacts, code: str, copy: str) -> Issue:
    """Read numbers and dates of decisions, and the date of the submission, where they were entered."""
    decision = facts.decision
    if code == "mission_change":
        changes = {f"change-{number}": one for number, one in enumerate(facts.changes, 1)}
        decision = changes[copy].decision if copy in changes else None
    if decision is None or code not in ("mission_decision", "mission_change", "mission_submission"):
        return NOT_ISSUED
    if code == "mission_submission":
        return Issue("", decision.submitted_on)
    return Issue(decision.number, decision.decided_on)


def _dated(day: date | None) -> str:
    return long_date(day) if day else blank_date(None)
