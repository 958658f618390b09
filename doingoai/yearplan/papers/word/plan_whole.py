"""Kế hoạch: every item of the year by group, with partner, time, leader, people and money."""

from doingoai.documents.drafting.gaps import or_gap
from doingoai.documents.drafting.headings import Context, attached_head, signature
from doingoai.documents.drafting.lines import ended
from doingoai.documents.layout.ends import add_signature
from doingoai.documents.layout.heads import add_attached_head
from doingoai.documents.layout.sheet import Sheet
from doingoai.documents.layout.table_part import Column
from doingoai.foundation.vietnamese import group_digits, money_in_words
from doingoai.yearplan.facts import PlanLine
from doingoai.yearplan.papers import words
from doingoai.yearplan.papers.catalogue import in_plan
from doingoai.yearplan.papers.words import Draft


def context(draft: Draft) -> Context:
    facts = draft.facts
    taken = in_plan(facts)
    budget = sum(one.line.budget for one in taken)
    decision = words.cited(facts, "plan_decision", "Quyết định")
    return {
        "head": attached_head(
            draft,
            "KẾ HOẠCH",
            f"Hoạt động đối ngoại năm {facts.year} của {words.city(facts)}",
            f"{decision} của {words.decider(facts)}",
        ),
        "year": str(facts.year),
        "city": words.city(facts),
        "office": draft.office.name_vi,
        "decider": words.decider(facts),
        "count": words.numbered(len(taken)),
        "groups": _groups(taken),
        "budget": group_digits(budget),
        "budget_in_words": money_in_words(budget),
        "sources": ended(words.money(taken)),
        "recipients": [
            f"- {line}"
            for line in ended(["Các cơ quan, đơn vị liên quan", draft.office.name_vi, "Lưu: VT"])
        ],
        "signature": signature(draft),
    }


def build(sheet: Sheet) -> None:
    add_attached_head(sheet)
    sheet.heading("I. MỤC ĐÍCH, YÊU CẦU")
    sheet.body(
        "1. Triển khai thống nhất, có trọng tâm các hoạt động đối ngoại năm {{ year }} của "
        "{{ city }}; làm căn cứ bố trí kinh phí và đánh giá kết quả."
    )
    sheet.body(
        "2. Mỗi hoạt động có đơn vị chủ trì, thời gian, đối tác và nguồn kinh phí rõ ràng; thực "
        "hiện tiết kiệm, đúng quy định."
    )
    sheet.heading("II. NỘI DUNG")
    sheet.body("Kế hoạch gồm {{ count }} hoạt động:")
    with sheet.each("group", "groups"):
        sheet.heading("{{ group.number }}. {{ group.kind }} ({{ group.items }} hoạt động)", 2)
        sheet.table(
            (
                Column("TT", 9, "{{ row.number }}", "center"),
                Column("Hoạt động, mục đích", 40, "{{ row.title }}"),
                Column("Đối tác, nước", 26, "{{ row.partner }}"),
                Column("Thời gian", 24, "{{ row.when }}", "center"),
                Column("Đơn vị chủ trì; trưởng đoàn", 24, "{{ row.unit }}"),
                Column("Người; ngày", 15, "{{ row.size }}", "center"),
                Column("Kinh phí (đồng)", 27, "{{ row.budget }}", "right"),
            ),
            each="row",
            over="group.rows",
            caption="Hoạt động đối ngoại trong năm",
            last_row=("", "Cộng", "", "", "", "", "{{ group.budget }}"),
            small=True,
        )
        sheet.paragraph("", "SauBang")
    sheet.heading("III. KINH PHÍ")
    sheet.body("Tổng kinh phí dự kiến: {{ budget }} đồng ({{ budget_in_words }}).")
    with sheet.when("sources"), sheet.each("one", "sources"):
        sheet.dash("- {{ one }}")
    sheet.heading("IV. TỔ CHỨC THỰC HIỆN")
    sheet.body(
        "1. Đơn vị chủ trì chuẩn bị và thực hiện hoạt động được giao, báo cáo kết quả qua {{ office }}."
    )
    sheet.body("2. {{ office }} theo dõi, đôn đốc, tổng hợp báo cáo {{ decider }}.")
    sheet.closing(
        "3. Thay đổi nội dung, thời gian hoặc hoạt động ngoài kế hoạch phải nêu rõ lý do và được "
        "{{ decider }} cho phép trước khi thực hiện./."
    )
    add_signature(sheet)


def _groups(taken: list[PlanLine]) -> list[Context]:
    groups: list[Context] = []
    for kind, name in words.KINDS.items():
        some = [one for one in taken if one.line.kind == kind]
        if some:
            groups.append(
                {
                    "number": str(len(groups) + 1),
                    "kind": name,
                    "items": words.numbered(len(some)),
                    "rows": [_row(number, one) for number, one in enumerate(some, 1)],
                    "budget": group_digits(sum(one.line.budget for one in some)),
                }
            )
    return groups


def _row(number: int, one: PlanLine) -> Context:
    line = one.line
    people, days = (group_digits(count) if count else "" for count in (line.people, line.days))
    return {
        "number": str(number),
        "title": "\n".join(part for part in (line.title_vi, one.purpose_vi.strip()) if part),
        "partner": words.partner(line),
        "when": words.when(line),
        "unit": "\n".join(part for part in (line.unit, line.leader_name) if part),
        "size": or_gap("; ".join(part for part in (people, days) if part)),
        "budget": group_digits(line.budget) if line.budget else "",
    }
