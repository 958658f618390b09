"""Quyết định: the deciding body agrees to receive the delegation (Decree 30, Annex III, form 1.2)."""

from datetime import date

from doingoai.delegations.facts import VisitFacts
from doingoai.delegations.papers import visit_words as words
from doingoai.delegations.papers.headings import (
    Context,
    Draft,
    cited,
    recipients_of_decision,
    signature,
    typed_head,
)
from doingoai.delegations.papers.people import in_sentence
from doingoai.delegations.papers.word.submission import guest_class, payer
from doingoai.delegations.papers.wording import GAP, or_gap
from doingoai.documents.layout.ends import add_signature
from doingoai.documents.layout.heads import add_typed_head
from doingoai.documents.layout.sheet import Sheet, bold

# Domain notes 2.1; the office adds what it rests on itself.
BASES = (
    (date(2022, 2, 18), "Nghị định số 18/2022/NĐ-CP ngày 18 tháng 02 năm 2022 của Chính phủ về nghi "
     "lễ đối ngoại và đón, tiếp khách nước ngoài thăm Việt Nam"),
    (date(2026, 5, 18), "Thông tư số 35/2026/TT-BTC ngày 31 tháng 3 năm 2026 của Bộ trưởng Bộ Tài "
     "chính quy định chế độ tiếp khách nước ngoài và chế độ chi hội nghị, hội thảo quốc tế"),
)  # fmt: skip


def context(draft: Draft) -> Context:
    facts = draft.facts
    visitors = words.delegation(facts, "vi")
    return {
        "head": typed_head(draft, "QUYẾT ĐỊNH", f"Về việc tiếp {visitors}"),
        "authority": _authority(draft),
        "bases": bases(draft),
        "delegation": visitors,
        "leader": words.led_by(facts, "vi"),
        "size": words.size(facts),
        "visit_kind": words.visit_kind(facts, "vi"),
        "city": draft.office.city_vi,
        "period": words.period(facts, "vi"),
        "purpose": words.purpose(facts, "vi"),
        "host_leader": in_sentence(facts.host_leader, "vi"),
        "level": or_gap(facts.reception_level_vi),
        "guest_class": guest_class(facts),
        "payer": payer(facts),
        "office": draft.office.name_vi,
        "decider": words.decider(facts),
        "recipients": recipients_of_decision(draft),
        "signature": signature(draft),
    }


def build(sheet: Sheet) -> None:
    add_typed_head(sheet, parent=False)
    sheet.paragraph("{{ authority }}", "ThamQuyen")
    with sheet.each("basis", "bases"):
        sheet.paragraph("{{ basis }}", "CanCu")
    sheet.paragraph("QUYẾT ĐỊNH:", "ThamQuyen")
    sheet.body(
        (
            bold("Điều 1. "),
            "Đồng ý tiếp {{ delegation }} do {{ leader }} làm Trưởng đoàn, gồm {{ size }} thành "
            "viên, {{ visit_kind }} tại {{ city }} {{ period }}.",
        )
    )
    sheet.body("1. Mục đích: {{ purpose }}.")
    sheet.body("2. Chủ trì tiếp: {{ host_leader }}.")
    sheet.body("3. Mức đón tiếp: {{ level }}; hạng khách: {{ guest_class }}.")
    sheet.body(
        (
            bold("Điều 2. "),
            "Giao {{ office }} chủ trì, phối hợp với các cơ quan, đơn vị liên quan xây dựng kế "
            "hoạch, tổ chức đón tiếp đoàn theo đúng quy định và báo cáo kết quả với {{ decider }}.",
        )
    )
    sheet.body(
        (
            bold("Điều 3. "),
            "Kinh phí: {{ payer }}; mức chi thực hiện theo quy định hiện hành và dự toán được "
            "duyệt.",
        )
    )
    sheet.closing(
        (
            bold("Điều 4. "),
            "Chánh Văn phòng {{ decider }}, Giám đốc {{ office }} và Thủ trưởng các cơ quan, đơn "
            "vị liên quan chịu trách nhiệm thi hành Quyết định này./.",
        )
    )
    add_signature(sheet)


def bases(draft: Draft) -> list[str]:
    """List what the decision rests on, in force on the first day of the visit."""
    facts = draft.facts
    day = facts.starts_on or facts.as_of
    laws = [f"Căn cứ {name}" for since, name in BASES if since <= day]
    submission = cited(facts, "submission", "Tờ trình")
    lines = [
        f"Căn cứ Luật Tổ chức chính quyền địa phương {GAP}",
        *laws,
        f"Xét {incoming(facts)}",
        f"Theo đề nghị của Giám đốc {draft.office.name_vi} tại {submission}",
    ]
    return words.ended(lines)


def incoming(facts: VisitFacts) -> str:
    return words.incoming_letter(facts)


def _authority(draft: Draft) -> str:
    return draft.office.decider_body_vi.upper()
