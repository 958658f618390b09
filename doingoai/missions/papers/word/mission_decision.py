"""Quyết định cử đoàn: who goes where, when, for what money (Decree 30, Annex III, form 1.2)."""

from doingoai.documents.drafting.gaps import GAP
from doingoai.documents.drafting.headings import Context, signature, typed_head
from doingoai.documents.drafting.lines import ended
from doingoai.documents.layout.ends import add_signature
from doingoai.documents.layout.heads import add_typed_head
from doingoai.documents.layout.sheet import Sheet, bold
from doingoai.missions.papers import words
from doingoai.missions.papers.headings import Draft, cited, recipients_of_decision
from doingoai.missions.papers.people import in_sentence


def context(draft: Draft) -> Context:
    facts = draft.facts
    named = words.party(facts, "vi")
    return {
        "head": typed_head(
            draft,
            "QUYẾT ĐỊNH",
            f"Về việc cử {named}\nđi công tác tại {words.countries(facts, 'vi')}",
        ),
        "authority": draft.office.decider_body_vi.upper(),
        "bases": bases(draft, cited(facts, "mission_submission", "Tờ trình")),
        "party": named,
        "leader": in_sentence(facts.head, "vi"),
        "size": words.size(facts),
        "purpose": words.purpose(facts, "vi"),
        "partner": words.partner(facts, "vi"),
        "countries": words.countries(facts, "vi"),
        "period": words.period(facts, "vi"),
        "days": words.days(facts),
        "money": words.money(facts),
        "unit": facts.unit_vi or GAP,
        "office": draft.office.name_vi,
        "decider": words.decider(facts),
        "recipients": recipients_of_decision(draft, "Như Điều 4"),
        "signature": signature(draft),
    }


def build(sheet: Sheet) -> None:
    add_typed_head(sheet, parent=False)
    add_bases(sheet)
    sheet.body(
        (
            bold("Điều 1. "),
            "Cử {{ party }} do {{ leader }} làm Trưởng đoàn, gồm {{ size }} người (danh sách kèm "
            "theo), {{ purpose }} với {{ partner }} tại {{ countries }} {{ period }} ({{ days }}).",
        )
    )
    sheet.body((bold("Điều 2. "), "{{ money }}; mức chi và thanh quyết toán theo quy định."))
    sheet.body(
        (
            bold("Điều 3. "),
            "Trưởng đoàn chịu trách nhiệm thực hiện đúng nội dung, chương trình; mọi thay đổi phải "
            "được phép trước; không mang tài liệu mật; báo cáo kết quả với {{ decider }} qua "
            "{{ office }} đúng thời hạn.",
        )
    )
    sheet.closing(
        (
            bold("Điều 4. "),
            "Chánh Văn phòng {{ decider }}, Giám đốc {{ office }}, Thủ trưởng {{ unit }} và các "
            "thành viên đoàn chịu trách nhiệm thi hành Quyết định này./.",
        )
    )
    add_signature(sheet)


def add_bases(sheet: Sheet) -> None:
    """Lay out who decides and on what the decision rests."""
    sheet.paragraph("{{ authority }}", "ThamQuyen")
    with sheet.each("basis", "bases"):
        sheet.paragraph("{{ basis }}", "CanCu")
    sheet.paragraph("QUYẾT ĐỊNH:", "ThamQuyen")


def bases(draft: Draft, proposal: str, *before: str) -> list[str]:
    """List what a decision rests on; the office fills in what no source is at hand for."""
    lines = [
        f"Căn cứ Luật Tổ chức chính quyền địa phương {GAP}",
        f"Căn cứ quy định về quản lý hoạt động đối ngoại của thành phố {GAP}",
        *before,
        f"Theo đề nghị của Giám đốc {draft.office.name_vi} tại {proposal}",
    ]
    return ended(lines)
