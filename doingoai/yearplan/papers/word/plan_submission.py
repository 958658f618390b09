"""Tờ trình: submits the plan of the year with what units proposed and what became of it."""

from doingoai.documents.drafting.headings import (
    Context,
    addressees,
    recipients,
    signature,
    typed_head,
)
from doingoai.documents.drafting.lines import ended
from doingoai.documents.layout.ends import add_signature
from doingoai.documents.layout.heads import add_typed_head
from doingoai.documents.layout.sheet import Sheet
from doingoai.documents.layout.table_part import Column
from doingoai.foundation.vietnamese import group_digits
from doingoai.yearplan.facts import PlanLine
from doingoai.yearplan.papers import words
from doingoai.yearplan.papers.catalogue import in_plan, in_state
from doingoai.yearplan.papers.words import Draft
from doingoai.yearplan.states import PlanItemState


def context(draft: Draft) -> Context:
    facts = draft.facts
    taken = in_plan(facts)
    proposed = [one for one in facts.lines if not one.line.added_later]
    merged = in_state(facts, {PlanItemState.MERGED})
    cut = in_state(facts, {PlanItemState.CUT})
    return {
        "head": typed_head(
            draft,
            "TỜ TRÌNH",
            f"Về việc phê duyệt Kế hoạch hoạt động đối ngoại\nnăm {facts.year} của {words.city(facts)}",
        ),
        "addressees": addressees(words.decider(facts)),
        "office": draft.office.name_vi,
        "decider": words.decider(facts),
        "title": words.title(facts),
        "proposed": words.numbered(len(proposed)),
        "units": words.numbered(len({one.line.unit for one in proposed})),
        "taken": words.numbered(len(taken)),
        "merged": ended([_merged(one) for one in merged]),
        "cut": ended([_cut(one) for one in cut]),
        "rows": words.totals(taken),
        "total": words.sums([one.line for one in taken]),
        "budget": group_digits(sum(one.line.budget for one in taken)),
        "sources": ended(words.money(taken)),
        "recipients": recipients(draft, "Như trên", "Lãnh đạo Sở"),
        "signature": signature(draft),
    }


def build(sheet: Sheet) -> None:
    add_typed_head(sheet, addressed=True)
    sheet.heading("I. TỔNG HỢP ĐỀ XUẤT")
    sheet.body(
        "1. {{ office }} đã tổng hợp {{ proposed }} hoạt động do {{ units }} cơ quan, đơn vị đề "
        "xuất; đưa vào dự thảo kế hoạch {{ taken }} hoạt động."
    )
    with sheet.when("merged"):
        sheet.body("2. Hoạt động trùng lặp, được gộp:")
        with sheet.each("one", "merged"):
            sheet.dash("- {{ one }}")
        sheet.otherwise()
        sheet.body("2. Không có hoạt động phải gộp do trùng lặp.")
    with sheet.when("cut"):
        sheet.body("3. Hoạt động chưa đưa vào kế hoạch:")
        with sheet.each("one", "cut"):
            sheet.dash("- {{ one }}")
        sheet.otherwise()
        sheet.body("3. Các đề xuất còn lại đều được đưa vào dự thảo kế hoạch.")
    sheet.heading("II. NỘI DUNG DỰ THẢO KẾ HOẠCH")
    sheet.table(
        (
            Column("Nội dung", 63, "{{ row.kind }}"),
            Column("Số hoạt động", 22, "{{ row.items }}", "right"),
            Column("Số người", 22, "{{ row.people }}", "right"),
            Column("Số ngày", 22, "{{ row.days }}", "right"),
            Column("Kinh phí (đồng)", 36, "{{ row.budget }}", "right"),
        ),
        each="row",
        over="rows",
        caption="Tổng hợp kế hoạch đối ngoại năm",
        last_row=(
            "Tổng cộng", "{{ total.items }}", "{{ total.people }}", "{{ total.days }}",
            "{{ total.budget }}",
        ),
    )  # fmt: skip
    with sheet.when("sources"):
        sheet.below_table("Kinh phí dự kiến {{ budget }} đồng, gồm:")
        with sheet.each("one", "sources"):
            sheet.dash("- {{ one }}")
        sheet.otherwise()
        sheet.below_table("Các đơn vị chưa đề xuất kinh phí.")
    sheet.heading("III. ĐỀ XUẤT")
    sheet.body(
        "1. {{ office }} kính trình {{ decider }} xem xét, phê duyệt {{ title }} (dự thảo kèm theo)."
    )
    sheet.body(
        "2. Hoạt động phát sinh ngoài kế hoạch, hoạt động thay đổi nội dung hoặc thời gian được "
        "trình {{ decider }} xem xét từng trường hợp."
    )
    sheet.closing("{{ office }} kính trình {{ decider }} xem xét, quyết định./.")
    add_signature(sheet)


def _merged(one: PlanLine) -> str:
    why = f" ({one.said_back})" if one.said_back else ""
    return f"{one.line.title_vi} của {one.line.unit}: gộp vào {one.merged_into_vi}{why}"


def _cut(one: PlanLine) -> str:
    why = f": {one.said_back}" if one.said_back else ""
    return f"{one.line.title_vi} ({one.line.unit}){why}"
