"""
What stands above and below the words of a paper of a visit: what all papers share, and its own.

The shared part is `documents.drafting.headings`; here a paper is found among those of its visit.
"""

from doingoai.delegations.facts import VisitFacts
from doingoai.delegations.papers.catalogue import PaperKind, word_kind
from doingoai.delegations.papers.visit_words import blank_date, decider, ended
from doingoai.documents.drafting import headings
from doingoai.documents.drafting.headings import (
    NOT_ISSUED,
    Context,
    Issue,
    PaperDraft,
    addressees,
    bilingual_head,
    contact,
    dated_head,
    english_title,
    head_lines,
    letter_head,
    minutes_head,
    number_line,
    people_committee_en,
    place_date,
    post_lines,
    recipients,
    signature,
    title_head,
    typed_head,
    without_issue,
)
from doingoai.foundation.vietnamese import long_date

__all__ = [
    "NOT_ISSUED",
    "Context",
    "Draft",
    "Issue",
    "addressees",
    "annex_head",
    "bilingual_head",
    "cited",
    "contact",
    "dated_head",
    "english_title",
    "head_lines",
    "issue_of",
    "letter_head",
    "minutes_head",
    "number_line",
    "people_committee_en",
    "place_date",
    "post_lines",
    "recipients",
    "recipients_of_decision",
    "signature",
    "title_head",
    "typed_head",
    "without_issue",
]

Draft = PaperDraft[VisitFacts, PaperKind]
"""One paper of a visit about to be written."""


def annex_head(draft: Draft, type_name: str, subject: str) -> Context:
    """Head of an annex to the reception plan."""
    return headings.annex_head(draft, type_name, subject, _reception_plan(draft))


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


def cited(facts: VisitFacts, code: str, name: str) -> str:
    """Cite another paper of the visit by number and date, with gaps before it is issued."""
    issue = issue_of(facts, code)
    line = number_line(word_kind(code), facts.office, issue.number)
    return f"{name} số {line} {long_date(issue.on) if issue.on else blank_date(None)}"


def _reception_plan(draft: Draft) -> str:
    return f"{cited(draft.facts, 'reception_plan', 'Kế hoạch')} của {draft.office.name_vi}"


def recipients_of_decision(draft: Draft) -> list[str]:
    """Write the recipients of the decision itself, which the deciding body's office keeps."""
    lines = ended(["Như Điều 4", f"{decider(draft.facts)} (để báo cáo)", "Lưu: VT"])
    return [f"- {line}" for line in lines]
