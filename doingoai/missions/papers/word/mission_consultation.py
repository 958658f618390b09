"""Công văn lấy ý kiến: asks one agency about a mission before it is submitted for decision."""

from doingoai.approvals.facts import ConsultationFacts
from doingoai.documents.drafting.gaps import GAP, or_gap
from doingoai.documents.drafting.headings import (
    Context,
    addressees,
    contact,
    letter_head,
    recipients,
    signature,
)
from doingoai.documents.drafting.lines import due_date
from doingoai.documents.layout.ends import add_contact_footer, add_signature
from doingoai.documents.layout.heads import add_letter_head
from doingoai.documents.layout.sheet import Sheet
from doingoai.missions.facts import MissionFacts
from doingoai.missions.papers import words
from doingoai.missions.papers.headings import Draft, cited_request
from doingoai.missions.papers.people import in_sentence

USUAL_QUESTIONS = (
    "Tiêu chuẩn, điều kiện của cán bộ đi công tác nước ngoài thuộc phạm vi quản lý;",
    "Sự cần thiết và sự phù hợp của nội dung, nơi đến;",
    "Những vấn đề cần lưu ý về an ninh, bảo vệ bí mật nhà nước và các vấn đề khác (nếu có).",
)


def copies(facts: MissionFacts) -> tuple[str, ...]:
    """One letter for each agency that is asked."""
    return tuple(asked.key for asked in facts.consultations)


def context(draft: Draft) -> Context:
    facts, asked = draft.facts, _asked(draft)
    unit = asked.unit_vi if asked else GAP
    question = asked.question.rstrip(". ") if asked else ""
    named = words.party(facts, "vi")
    return {
        "head": {
            **letter_head(draft, f"lấy ý kiến về việc cử {named} đi công tác nước ngoài"),
            "contact": contact(draft.office),
        },
        "addressees": addressees(unit),
        "office": draft.office.name_vi,
        "request": cited_request(facts),
        "party": named,
        "leader": in_sentence(facts.head, "vi"),
        "size": words.size(facts),
        "purpose": words.purpose(facts, "vi"),
        "countries": words.countries(facts, "vi"),
        "period": words.period(facts, "vi"),
        "planning": words.planning(facts),
        "decider": words.decider(facts),
        "unit": unit,
        "questions": [f"{question}."] if question else list(USUAL_QUESTIONS),
        "due": due_date(asked.due_on if asked else None),
        "responsible": or_gap(facts.responsible),
        "recipients": recipients(draft, "Như trên", "Lãnh đạo Sở (để báo cáo)"),
        "signature": signature(draft),
    }


def build(sheet: Sheet) -> None:
    add_letter_head(sheet)
    sheet.body("{{ office }} nhận được {{ request }}.")
    sheet.body(
        "Theo đề nghị, {{ party }} do {{ leader }} làm Trưởng đoàn, gồm {{ size }} người, dự kiến "
        "{{ purpose }} tại {{ countries }} {{ period }}; chuyến đi {{ planning }}."
    )
    sheet.body(
        "Để có cơ sở báo cáo {{ decider }} xem xét, quyết định, {{ office }} đề nghị {{ unit }} "
        "cho ý kiến về:"
    )
    with sheet.each("question", "questions"):
        sheet.dash("- {{ question }}")
    sheet.body(
        "Ý kiến của quý cơ quan xin gửi về {{ office }} trước {{ due }}. Thông tin trao đổi xin "
        "liên hệ: {{ responsible }}."
    )
    sheet.body("(Gửi kèm danh sách đoàn.)")
    sheet.closing("Trân trọng cảm ơn sự phối hợp của quý cơ quan./.")
    add_signature(sheet)
    add_contact_footer(sheet)


def _asked(draft: Draft) -> ConsultationFacts | None:
    return next((one for one in draft.facts.consultations if one.key == draft.copy), None)
