"""Tờ trình: submits the visit to the deciding body with opinions, proposal and cost."""

from doingoai.approvals.facts import ConsultationFacts
from doingoai.delegations.facts import VisitFacts
from doingoai.delegations.papers import visit_words as words
from doingoai.delegations.papers.headings import (
    Context,
    Draft,
    addressees,
    recipients,
    signature,
    typed_head,
)
from doingoai.delegations.papers.people import in_sentence
from doingoai.delegations.papers.wording import GUEST_CLASSES, OPINIONS, PAYERS, or_gap
from doingoai.documents.layout.ends import add_signature
from doingoai.documents.layout.heads import add_typed_head
from doingoai.documents.layout.sheet import Sheet
from doingoai.foundation.vietnamese import long_date, short_date


def context(draft: Draft) -> Context:
    facts = draft.facts
    visitors = words.delegation(facts, "vi")
    return {
        "head": typed_head(draft, "TỜ TRÌNH", f"Về việc tiếp {visitors}"),
        "addressees": addressees(words.decider(facts)),
        "office": draft.office.name_vi,
        "incoming": words.incoming_letter(facts),
        "delegation": visitors,
        "leader": words.led_by(facts, "vi"),
        "size": words.size(facts),
        "visit_kind": words.visit_kind(facts, "vi"),
        "city": draft.office.city_vi,
        "period": words.period(facts, "vi"),
        "purpose": words.purpose(facts, "vi"),
        "receiving_unit": or_gap(facts.receiving_unit_vi),
        "opinions": opinions(facts),
        "host_leader": in_sentence(facts.host_leader, "vi"),
        "level": or_gap(facts.reception_level_vi),
        "guest_class": guest_class(facts),
        "items": outline(facts),
        "payer": payer(facts),
        "cost": cost(facts),
        "decider": words.decider(facts),
        "recipients": recipients(draft, "Như trên", "Lãnh đạo Sở"),
        "signature": signature(draft),
    }


def build(sheet: Sheet) -> None:
    add_typed_head(sheet, addressed=True)
    sheet.heading("I. THÔNG TIN VỀ ĐOÀN")
    sheet.body("1. Cơ sở đề nghị: {{ incoming }}.")
    sheet.body(
        "2. Đoàn khách: {{ delegation }} do {{ leader }} làm Trưởng đoàn, gồm {{ size }} thành "
        "viên (danh sách kèm theo)."
    )
    sheet.body("3. Thời gian, tính chất: {{ visit_kind }} tại {{ city }} {{ period }}.")
    sheet.body("4. Mục đích: {{ purpose }}.")
    sheet.heading("II. Ý KIẾN CÁC CƠ QUAN, ĐƠN VỊ")
    with sheet.when("opinions"):
        with sheet.each("opinion", "opinions"):
            sheet.dash("- {{ opinion }}")
        sheet.otherwise()
        sheet.body("{{ office }} chưa lấy ý kiến các cơ quan, đơn vị về chuyến thăm.")
    sheet.heading("III. ĐỀ XUẤT")
    sheet.body("Trên cơ sở đó, {{ office }} kính trình {{ decider }} xem xét, quyết định:")
    sheet.body(
        "1. Đồng ý tiếp {{ delegation }} {{ visit_kind }} tại {{ city }} {{ period }}; đơn vị chủ "
        "trì đón tiếp: {{ receiving_unit }}."
    )
    sheet.body(
        "2. Lãnh đạo chủ trì tiếp: {{ host_leader }}. Mức đón tiếp: {{ level }}; hạng khách: "
        "{{ guest_class }}."
    )
    with sheet.when("items"):
        sheet.body("3. Các hoạt động chính:")
        with sheet.each("item", "items"):
            sheet.dash("- {{ item }}")
        sheet.otherwise()
        sheet.body("3. Các hoạt động chính: {{ office }} sẽ trình trong Kế hoạch đón tiếp.")
    sheet.body("4. Kinh phí: {{ payer }}. {{ cost }}.")
    sheet.closing("{{ office }} kính trình {{ decider }} xem xét, quyết định./.")
    add_signature(sheet)


def opinions(facts: VisitFacts) -> list[str]:
    """Tell what every consulted unit answered, or until when it has time."""
    return words.ended([_opinion(each) for each in facts.consultations])


def guest_class(facts: VisitFacts) -> str:
    """Name the class of guests and on what it rests."""
    named = GUEST_CLASSES.get(facts.guest_class or "", "")
    basis = f" ({facts.guest_class_basis})" if named and facts.guest_class_basis else ""
    return or_gap(named + basis)


def payer(facts: VisitFacts) -> str:
    return or_gap(PAYERS.get(facts.payer or "", ""))


def cost(facts: VisitFacts) -> str:
    """Tell the total of the estimate in figures and words."""
    if not facts.estimate:
        return "Dự toán kinh phí trình riêng"
    figures, said = words.amount(words.total(facts)), words.total_in_words(facts)
    return f"Dự toán: {figures} đồng ({said}), chi tiết tại bảng dự toán kèm theo"


def outline(facts: VisitFacts) -> list[str]:
    """List the activities with day and time, one line each."""
    lines = [
        f"{short_date(day)}, {words.times(item)}: {words.item_title(item, 'vi')}"
        for day, items in words.by_day(facts.items)
        for item in items
    ]
    return words.ended(lines)


def _opinion(asked: ConsultationFacts) -> str:
    if asked.answered_on is None:
        return f"{asked.unit_vi}: chưa có ý kiến (hạn trả lời {long_date(asked.due_on)})"
    said = OPINIONS.get(asked.opinion or "", "đã trả lời")
    note = f": {asked.answer}" if asked.answer else ""
    return f"{asked.unit_vi} ({long_date(asked.answered_on)}): {said}{note}"
