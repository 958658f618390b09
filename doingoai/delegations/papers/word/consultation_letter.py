"""Công văn lấy ý kiến: asks one unit for its opinion before the visit is submitted for decision."""

from doingoai.approvals.facts import ConsultationFacts
from doingoai.delegations.facts import VisitFacts
from doingoai.delegations.papers import visit_words as words
from doingoai.delegations.papers.headings import (
    Context,
    Draft,
    addressees,
    contact,
    letter_head,
    recipients,
    signature,
)
from doingoai.delegations.papers.wording import GAP, or_gap
from doingoai.documents.layout.ends import add_contact_footer, add_signature
from doingoai.documents.layout.heads import add_letter_head
from doingoai.documents.layout.sheet import Sheet

USUAL_QUESTIONS = (
    "Sự cần thiết và sự phù hợp của chuyến thăm với nhiệm vụ của quý cơ quan;",
    "Các nội dung, lĩnh vực đề nghị thành phố trao đổi với đoàn;",
    "Những vấn đề cần lưu ý về an ninh, lễ tân và các vấn đề khác (nếu có).",
)


def copies(facts: VisitFacts) -> tuple[str, ...]:
    """One letter for each unit that is asked."""
    return tuple(consultation.key for consultation in facts.consultations)


def context(draft: Draft) -> Context:
    facts, asked = draft.facts, _asked(draft)
    unit = asked.unit_vi if asked else GAP
    question = asked.question.rstrip(". ") if asked else ""
    visitors = words.delegation(facts, "vi")
    return {
        "head": {
            **letter_head(draft, f"lấy ý kiến về việc tiếp {visitors}"),
            "contact": contact(draft.office),
        },
        "addressees": addressees(unit),
        "office": draft.office.name_vi,
        "incoming": words.incoming_letter(facts),
        "delegation": visitors,
        "leader": words.led_by(facts, "vi"),
        "size": words.size(facts),
        "visit_kind": words.visit_kind(facts, "vi"),
        "city": draft.office.city_vi,
        "period": words.period(facts, "vi"),
        "purpose": words.purpose(facts, "vi"),
        "decider": words.decider(facts),
        "unit": unit,
        "questions": [f"{question}."] if question else list(USUAL_QUESTIONS),
        "due": words.due_date(asked.due_on if asked else None),
        "responsible": or_gap(facts.responsible),
        "responsible_phone": or_gap(facts.responsible_phone),
        "recipients": recipients(draft, "Như trên", "Lãnh đạo Sở (để báo cáo)"),
        "signature": signature(draft),
    }


def build(sheet: Sheet) -> None:
    add_letter_head(sheet)
    sheet.body("{{ office }} nhận được {{ incoming }}.")
    sheet.body(
        "Theo đề nghị, {{ delegation }} do {{ leader }} làm Trưởng đoàn, gồm {{ size }} thành "
        "viên, dự kiến {{ visit_kind }} tại {{ city }} {{ period }}. Mục đích chuyến thăm: "
        "{{ purpose }}."
    )
    sheet.body(
        "Để có cơ sở báo cáo {{ decider }} xem xét, quyết định, {{ office }} đề nghị {{ unit }} "
        "cho ý kiến về:"
    )
    with sheet.each("question", "questions"):
        sheet.dash("- {{ question }}")
    sheet.body(
        "Ý kiến của quý cơ quan xin gửi về {{ office }} trước {{ due }}. Thông tin trao đổi xin "
        "liên hệ: {{ responsible }}, điện thoại {{ responsible_phone }}."
    )
    sheet.body("(Gửi kèm danh sách đoàn khách.)")
    sheet.closing("Trân trọng cảm ơn sự phối hợp của quý cơ quan./.")
    add_signature(sheet)
    add_contact_footer(sheet)


def _asked(draft: Draft) -> ConsultationFacts | None:
    asked = (each for each in draft.facts.consultations if each.key == draft.copy)
    return next(asked, None)
