"""Công văn trả lời: tells whoever asked, in Vietnamese, whether the delegation is received."""

from doingoai.delegations.facts import VisitFacts
from doingoai.delegations.papers import visit_words as words
from doingoai.delegations.papers.headings import (
    Context,
    Draft,
    addressees,
    cited,
    contact,
    letter_head,
    recipients,
    signature,
)
from doingoai.delegations.papers.people import in_sentence
from doingoai.delegations.papers.wording import or_gap
from doingoai.documents.layout.ends import add_contact_footer, add_signature
from doingoai.documents.layout.heads import add_letter_head
from doingoai.documents.layout.sheet import Sheet


def context(draft: Draft) -> Context:
    facts = draft.facts
    visitors = words.delegation(facts, "vi")
    return {
        "head": {
            **letter_head(draft, f"tiếp {visitors}"),
            "contact": contact(draft.office),
        },
        "addressees": addressees(sender(facts)),
        "office": draft.office.name_vi,
        "incoming": words.incoming_letter(facts),
        "delegation": visitors,
        "visit_kind": words.visit_kind(facts, "vi"),
        "city": draft.office.city_vi,
        "period": words.period(facts, "vi"),
        "decider": words.decider(facts),
        "answer": answer(facts),
        "decision": cited(facts, "decision", "Quyết định"),
        "host_leader": in_sentence(facts.host_leader, "vi"),
        "responsible": or_gap(facts.responsible),
        "responsible_phone": or_gap(facts.responsible_phone),
        "recipients": recipients(draft, "Như trên", f"{words.decider(facts)} (để báo cáo)"),
        "signature": signature(draft),
    }


def build(sheet: Sheet) -> None:
    add_letter_head(sheet)
    sheet.body("Phúc đáp {{ incoming }}, {{ office }} trân trọng thông báo:")
    with sheet.when("answer == 'yes'"):
        sheet.body(
            "1. {{ decider }} đồng ý tiếp {{ delegation }} {{ visit_kind }} tại {{ city }} "
            "{{ period }} ({{ decision }}). Chủ trì tiếp đoàn: {{ host_leader }}."
        )
        sheet.body(
            "2. Đề nghị quý cơ quan gửi danh sách chính thức của đoàn (họ và tên, chức vụ, số hộ "
            "chiếu), chuyến bay, yêu cầu về phiên dịch và ăn uống để {{ office }} phối hợp chuẩn "
            "bị. Dự thảo chương trình được gửi kèm để quý cơ quan cho ý kiến."
        )
        sheet.closing(
            "3. Đầu mối liên hệ: {{ responsible }}, điện thoại {{ responsible_phone }}./."
        )
    with sheet.when("answer == 'no'"):
        sheet.body(
            "1. Do điều kiện công tác, {{ city }} chưa thể thu xếp tiếp {{ delegation }} "
            "{{ period }}. {{ office }} mong quý cơ quan thông cảm và sẵn sàng trao đổi về thời "
            "điểm thích hợp khác."
        )
        sheet.closing(
            "2. Đầu mối liên hệ: {{ responsible }}, điện thoại {{ responsible_phone }}./."
        )
    with sheet.when("answer == 'open'"):
        sheet.body(
            "1. {{ office }} đã nhận được đề nghị về việc {{ delegation }} {{ visit_kind }} tại "
            "{{ city }} {{ period }} và đang báo cáo {{ decider }} xem xét, quyết định. "
            "{{ office }} sẽ thông báo kết quả tới quý cơ quan sau khi có ý kiến."
        )
        sheet.closing(
            "2. Đầu mối liên hệ: {{ responsible }}, điện thoại {{ responsible_phone }}./."
        )
    add_signature(sheet)
    add_contact_footer(sheet)


def sender(facts: VisitFacts) -> str:
    """Name whom the answer goes to."""
    letter = facts.letter
    return (letter.sender if letter else "") or words.partner(facts, "vi")


def answer(facts: VisitFacts) -> str:
    """Tell what the answer is: yes, no, or still open."""
    if facts.decision is None:
        return "open"
    return "yes" if facts.decision.approved else "no"
