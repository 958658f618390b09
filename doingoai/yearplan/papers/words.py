"""The words that papers of the plan share. Pure: everything comes from the facts of the plan."""

from collections.abc import Iterable, Mapping, Sequence

from doingoai.directory.countries import COUNTRIES
from doingoai.documents.drafting.gaps import GAP, or_gap
from doingoai.documents.drafting.headings import Context, Issue, PaperDraft, number_line
from doingoai.documents.drafting.lines import blank_date, body_in_sentence
from doingoai.foundation.vietnamese import date_span_vi, group_digits, long_date
from doingoai.yearplan.facts import ItemLine, PlanFacts, PlanLine
from doingoai.yearplan.papers.catalogue import PlanPaper, word_kind
from doingoai.yearplan.states import PlanItemKind

Draft = PaperDraft[PlanFacts, PlanPaper]
"""One paper of a plan about to be written."""

KINDS: Mapping[PlanItemKind, str] = {
    PlanItemKind.INBOUND: "Đoàn vào",
    PlanItemKind.OUTBOUND: "Đoàn ra",
    PlanItemKind.CONFERENCE: "Hội nghị, hội thảo quốc tế",
    PlanItemKind.AGREEMENT: "Thỏa thuận quốc tế",
    PlanItemKind.EVENT: "Sự kiện đối ngoại",
}


def decider(facts: PlanFacts) -> str:
    return body_in_sentence(facts.office.decider_body_vi)


def city(facts: PlanFacts) -> str:
    """Name the city with its class, as in a sentence: thành phố Hà Nội."""
    return decider(facts).removeprefix("Ủy ban nhân dân ") or GAP


def title(facts: PlanFacts) -> str:
    return f"Kế hoạch hoạt động đối ngoại năm {facts.year} của {city(facts)}"


def when(line: ItemLine) -> str:
    """Write the days of an item, or only its months: "9-11/3/2027", "tháng 3 đến 4/2027"."""
    if not line.is_month_only:
        return date_span_vi(line.starts_on, line.ends_on)
    first, last = line.starts_on, line.ends_on
    if (first.year, first.month) == (last.year, last.month):
        return f"tháng {last.month}/{last.year}"
    year = "" if first.year == last.year else f"/{first.year}"
    return f"tháng {first.month}{year} đến {last.month}/{last.year}"


def countries(codes: Iterable[str]) -> str:
    """Name countries in the short form; an unknown code stays as it is."""
    return ", ".join(COUNTRIES[code].name_vi if code in COUNTRIES else code for code in codes)


def partner(line: ItemLine) -> str:
    named = "\n".join(part for part in (line.partner_name, countries(line.countries)) if part)
    return or_gap(named)


def numbered(count: int) -> str:
    """Count in words of a paper: below ten with a leading zero as offices write."""
    return f"{count:02}" if count else "0"


def totals(lines: Sequence[PlanLine]) -> list[Context]:
    """One row for each kind that has items: number, people, days, money."""
    rows = []
    for kind, name in KINDS.items():
        some = [one.line for one in lines if one.line.kind == kind]
        if some:
            rows.append({"kind": name, **sums(some)})
    return rows


def sums(lines: Sequence[ItemLine]) -> Context:
    return {
        "items": group_digits(len(lines)),
        "people": group_digits(sum(line.people for line in lines)),
        "days": group_digits(sum(line.days for line in lines)),
        "budget": group_digits(sum(line.budget for line in lines)),
    }


def money(lines: Sequence[PlanLine]) -> list[str]:
    """Tell for each source of funds how much it bears, the greatest first."""
    by_source: dict[str, int] = {}
    for one in lines:
        if one.line.budget:
            source = one.budget_source.strip() or "nguồn chưa xác định"
            by_source[source] = by_source.get(source, 0) + one.line.budget
    ordered = sorted(by_source.items(), key=lambda pair: (-pair[1], pair[0]))
    return [f"{source}: {group_digits(amount)} đồng" for source, amount in ordered]


def issue_of(facts: PlanFacts, code: str, copy: str = "") -> Issue:
    """Find the number under which a paper of the plan was issued, or the plan decided."""
    for paper in facts.papers:
        if (paper.kind, paper.part) == (code, copy) and paper.issued and paper.number:
            return Issue(paper.number, paper.issued_on)
    decision = facts.decision
    if code == "plan_decision" and decision and decision.approved:
        return Issue(decision.number, decision.decided_on)
    if code == "plan_submission" and decision:
        return Issue("", decision.submitted_on)
    return Issue("")


def cited(facts: PlanFacts, code: str, name: str) -> str:
    """Cite another paper of the plan by number and date, with gaps before it is issued."""
    issue = issue_of(facts, code)
    line = number_line(word_kind(code), facts.office, issue.number)
    return f"{name} số {line} {long_date(issue.on) if issue.on else blank_date(None)}"
