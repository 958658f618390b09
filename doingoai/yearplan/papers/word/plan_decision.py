"""Quyết định: approves the plan, which is attached (Decree 30, Annex III, form 1.3)."""

from doingoai.documents.drafting.gaps import GAP
from doingoai.documents.drafting.headings import Context, signature, typed_head
from doingoai.documents.drafting.lines import ended
from doingoai.documents.layout.ends import add_signature
from doingoai.documents.layout.heads import add_typed_head
from doingoai.documents.layout.sheet import Sheet, bold
from doingoai.yearplan.papers import words
from doingoai.yearplan.papers.words import Draft


def context(draft: Draft) -> Context:
    facts = draft.facts
    proposal = words.cited(facts, "plan_submission", "Tờ trình")
    return {
        "head": typed_head(
            draft,
            "QUYẾT ĐỊNH",
            f"Phê duyệt Kế hoạch\nhoạt động đối ngoại năm {facts.year} của {words.city(facts)}",
        ),
        "authority": draft.office.decider_body_vi.upper(),
        "bases": ended(
            [
                f"Căn cứ Luật Tổ chức chính quyền địa phương {GAP}",
                f"Căn cứ quy định về quản lý hoạt động đối ngoại của thành phố {GAP}",
                f"Theo đề nghị của Giám đốc {draft.office.name_vi} tại {proposal}",
            ]
        ),
        "title": words.title(facts),
        "office": draft.office.name_vi,
        "decider": words.decider(facts),
        "recipients": [
            f"- {line}"
            for line in ended(["Như Điều 3", f"{draft.office.name_vi} (để theo dõi)", "Lưu: VT"])
        ],
        "signature": signature(draft),
    }


def build(sheet: Sheet) -> None:
    add_typed_head(sheet, parent=False)
    sheet.paragraph("{{ authority }}", "ThamQuyen")
    with sheet.each("basis", "bases"):
        sheet.paragraph("{{ basis }}", "CanCu")
    sheet.paragraph("QUYẾT ĐỊNH:", "ThamQuyen")
    sheet.body((bold("Điều 1. "), "Phê duyệt {{ title }} kèm theo Quyết định này."))
    sheet.body(
        (
            bold("Điều 2. "),
            "{{ office }} hướng dẫn, theo dõi, đôn đốc việc thực hiện; báo cáo {{ decider }} kết "
            "quả và các nội dung cần điều chỉnh, bổ sung.",
        )
    )
    sheet.closing(
        (
            bold("Điều 3. "),
            "Chánh Văn phòng {{ decider }}, Giám đốc {{ office }} và Thủ trưởng các cơ quan, đơn vị "
            "liên quan chịu trách nhiệm thi hành Quyết định này./.",
        )
    )
    add_signature(sheet)
