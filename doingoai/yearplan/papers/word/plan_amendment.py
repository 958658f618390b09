"""Tờ trình: submits what was added, changed, moved or dropped in the plan in force, with reasons."""

from collections.abc import Mapping
from datetime import date

from doingoai.documents.drafting.gaps import GAP
from doingoai.documents.drafting.headings import (
    Context,
    addressees,
    recipients,
    signature,
    typed_head,
)
from doingoai.documents.layout.ends import add_signature
from doingoai.documents.layout.heads import add_typed_head
from doingoai.documents.layout.sheet import Sheet
from doingoai.documents.layout.table_part import Column
from doingoai.foundation.vietnamese import group_digits, short_date
from doingoai.yearplan.facts import AmendmentLine, PlanFacts
from doingoai.yearplan.papers import words
from doingoai.yearplan.papers.words import Draft
from doingoai.yearplan.states import AmendmentKind

WHAT: Mapping[AmendmentKind, str] = {
    AmendmentKind.ADDED: "Bổ sung",
    AmendmentKind.CHANGED: "Điều chỉnh",
    AmendmentKind.MOVED: "Chuyển thời gian",
    AmendmentKind.DROPPED: "Không thực hiện",
    AmendmentKind.RESTORED: "Thực hiện trở lại",
}
FIELDS: Mapping[str, str] = {
    "starts_on": "từ ngày",
    "ends_on": "đến ngày",
    "title_vi": "tên hoạt động",
    "partner_text": "đối tác",
    "countries": "nước",
    "leader": "người dẫn đầu",
    "people": "số người",
    "days": "số ngày",
    "budget": "kinh phí (đồng)",
    "budget_source": "nguồn kinh phí",
}
"""What a paper tells with old and new value; of other fields only that the item was changed."""


def copies(facts: PlanFacts) -> tuple[str, ...]:
    """One submission for each batch of amendments."""
    return tuple(str(batch) for batch in sorted({one.batch for one in facts.amendments}))


def context(draft: Draft) -> Context:
    facts = draft.facts
    some = [one for one in facts.amendments if str(one.batch) == draft.copy]
    return {
        "head": typed_head(
            draft,
            "TỜ TRÌNH",
            f"Về việc điều chỉnh, bổ sung Kế hoạch hoạt động đối ngoại\nnăm {facts.year} của {words.city(facts)}",
        ),
        "addressees": addressees(words.decider(facts)),
        "office": draft.office.name_vi,
        "decider": words.decider(facts),
        "title": words.title(facts),
        "decision": words.cited(facts, "plan_decision", "Quyết định"),
        "turn": draft.copy or GAP,
        "count": words.numbered(len(some)),
        "rows": [_row(number, one) for number, one in enumerate(some, 1)],
        "recipients": recipients(draft, "Như trên", "Lãnh đạo Sở"),
        "signature": signature(draft),
    }


def build(sheet: Sheet) -> None:
    add_typed_head(sheet, addressed=True)
    sheet.body(
        "{{ title }} được {{ decider }} phê duyệt tại {{ decision }}. Qua thực hiện, {{ office }} "
        "báo cáo {{ count }} nội dung điều chỉnh, bổ sung lần {{ turn }} như sau:"
    )
    sheet.table(
        (
            Column("TT", 10, "{{ row.number }}", "center"),
            Column("Hoạt động, đơn vị", 50, "{{ row.title }}"),
            Column("Nội dung điều chỉnh", 55, "{{ row.what }}"),
            Column("Lý do, căn cứ", 50, "{{ row.reason }}"),
        ),
        each="row",
        over="rows",
        caption="Nội dung điều chỉnh, bổ sung",
        small=True,
    )
    sheet.below_table("Các nội dung khác của Kế hoạch không thay đổi.")
    sheet.closing("{{ office }} kính trình {{ decider }} xem xét, quyết định./.")
    add_signature(sheet)


def _row(number: int, one: AmendmentLine) -> Context:
    told = [f"{FIELDS[name]}: {_said(name, old)} → {_said(name, new)}" for name, old, new in one.changes if name in FIELDS]  # fmt: skip
    if one.what in (AmendmentKind.ADDED, AmendmentKind.RESTORED):
        told.append(f"thời gian: {words.when(one.line)}")
    basis = f"\n{one.basis.strip()}" if one.basis.strip() else ""
    return {
        "number": str(number),
        "title": f"{one.line.title_vi}\n{one.line.unit}",
        "what": "\n".join([f"{WHAT[one.what]} ({short_date(one.on)})", *told]),
        "reason": one.reason.strip() + basis,
    }


def _said(name: str, value: str) -> str:
    if name in ("starts_on", "ends_on"):
        return short_date(date.fromisoformat(value))
    if name == "countries":
        return words.countries(code for code in value.split(",") if code) or GAP
    if name in ("people", "days", "budget"):
        return group_digits(int(value or 0))
    return value or GAP
