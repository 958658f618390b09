"""Letter to the partner abroad: thanks for the invitation, who comes when, what is asked."""

from doingoai.documents.drafting.gaps import GAP, or_gap
from doingoai.documents.drafting.headings import (
    Context,
    addressees,
    bilingual_head,
    contact,
    letter_head,
    recipients,
    signature,
)
from doingoai.documents.drafting.lines import with_article
from doingoai.documents.layout.ends import (
    add_contact_footer,
    add_signature,
    add_signature_alone,
)
from doingoai.documents.layout.heads import add_bilingual_head, add_letter_head
from doingoai.documents.layout.sheet import Sheet
from doingoai.foundation.vietnamese import long_date, long_date_en
from doingoai.missions.facts import MissionFacts
from doingoai.missions.papers import words
from doingoai.missions.papers.headings import Draft
from doingoai.missions.papers.people import in_sentence


def context(draft: Draft) -> Context:
    return _context_vi(draft) if draft.language == "vi" else _context_en(draft)


def build(sheet: Sheet) -> None:
    if sheet.language == "vi":
        _build_vi(sheet)
        add_signature(sheet)
    else:
        _build_en(sheet)
        add_signature_alone(sheet)
    add_contact_footer(sheet)


def _context_vi(draft: Draft) -> Context:
    subject = f"chuyến thăm, làm việc của {words.party(draft.facts, 'vi')}"
    return {
        "head": {**letter_head(draft, subject), "contact": contact(draft.office)},
        "addressees": addressees(words.partner(draft.facts, "vi")),
        "invited": _invited(draft.facts, "vi"),
        **_shared(draft.facts, "vi"),
        "office": draft.office.name_vi,
        "city": words.city(draft.facts),
        "content": words.paragraphs(draft.facts.content_vi) or [GAP],
        "recipients": recipients(draft, "Như trên", "Lãnh đạo Sở (để báo cáo)"),
        "signature": signature(draft),
    }


def _context_en(draft: Draft) -> Context:
    return {
        "head": bilingual_head(draft),
        "issuer": f"{draft.office.name_en} of {draft.office.city_en}",
        "invited": _invited(draft.facts, "en"),
        **_shared(draft.facts, "en"),
        "partner": with_article(words.partner(draft.facts, "en")),
        "content": words.paragraphs(draft.facts.content_en) or [GAP],
        "signature": signature(draft),
    }


def _shared(facts: MissionFacts, language: str) -> Context:
    return {
        "party": words.party(facts, language),
        "leader": in_sentence(facts.head, language),
        "size": words.size(facts, language),
        "countries": words.countries(facts, language),
        "period": words.period(facts, language),
        "responsible": or_gap(facts.responsible),
    }


def _build_vi(sheet: Sheet) -> None:
    add_letter_head(sheet)
    sheet.body(
        "{{ office }} trân trọng cảm ơn Quý cơ quan về {{ invited }} và vui mừng thông báo: "
        "{{ party }} do {{ leader }} làm Trưởng đoàn, gồm {{ size }} người, sẽ thăm, làm việc tại "
        "{{ countries }} {{ period }}."
    )
    sheet.body("Nội dung {{ city }} mong muốn trao đổi với Quý cơ quan:")
    with sheet.each("paragraph", "content"):
        sheet.dash("- {{ paragraph }}")
    sheet.body(
        "Danh sách đoàn và dự thảo chương trình xin gửi kèm. Đề nghị Quý cơ quan cho ý kiến về "
        "chương trình và thông tin đầu mối liên hệ. Đầu mối của {{ office }}: {{ responsible }}."
    )
    sheet.closing("Trân trọng cảm ơn sự hợp tác của Quý cơ quan./.")


def _build_en(sheet: Sheet) -> None:
    add_bilingual_head(sheet)
    sheet.paragraph("", "NoiDungTrai")
    sheet.paragraph("To: {{ partner }}", "NoiDungTrai")
    sheet.paragraph("Dear Sir or Madam,", "NoiDungTrai")
    sheet.body(
        "The {{ issuer }} thanks you for {{ invited }} and is pleased to inform you that "
        "{{ party }}, led by {{ leader }} and consisting of {{ size }}, will visit "
        "{{ countries }} {{ period }}."
    )
    sheet.body("We should like to discuss with you:")
    with sheet.each("paragraph", "content"):
        sheet.dash("- {{ paragraph }}")
    sheet.body(
        "The list of the delegation and a draft programme are enclosed. We should be grateful for "
        "your comments on the programme and for the name of your contact person. Our contact: "
        "{{ responsible }}."
    )
    sheet.body("Please accept the assurances of our highest consideration.")
    sheet.paragraph("Yours sincerely,", "NoiDungTrai").paragraph_format.keep_with_next = True


def _invited(facts: MissionFacts, language: str) -> str:
    day = facts.invited_on
    if language == "vi":
        return f"thư mời {long_date(day)}" if day else "sự hợp tác"
    return f"your invitation of {long_date_en(day)}" if day else "your kind cooperation"
