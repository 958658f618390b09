"""Công văn gửi cơ quan đại diện: tells the Vietnamese mission in a country who comes, and asks help."""

from doingoai.documents.drafting.gaps import or_gap
from doingoai.documents.drafting.headings import (
    Context,
    addressees,
    contact,
    letter_head,
    recipients,
    signature,
)
from doingoai.documents.layout.ends import add_contact_footer, add_signature
from doingoai.documents.layout.heads import add_letter_head
from doingoai.documents.layout.sheet import Sheet
from doingoai.missions.facts import MissionFacts
from doingoai.missions.papers import words
from doingoai.missions.papers.headings import Draft, cited
from doingoai.missions.papers.people import in_sentence


def copies(facts: MissionFacts) -> tuple[str, ...]:
    """One letter for each country."""
    return facts.countries


def context(draft: Draft) -> Context:
    facts = draft.facts
    named = words.party(facts, "vi")
    country = words.country(draft.copy, "vi")
    return {
        "head": {
            **letter_head(draft, f"phối hợp, hỗ trợ {named} đi công tác tại {country}"),
            "contact": contact(draft.office),
        },
        "addressees": addressees(f"Cơ quan đại diện Việt Nam tại {country}"),
        "decision": cited(facts, "mission_decision", "Quyết định"),
        "decider": words.decider(facts),
        "party": named,
        "leader": in_sentence(facts.head, "vi"),
        "size": words.size(facts),
        "country": country,
        "stay": words.stay(facts, draft.copy, "vi"),
        "purpose": words.purpose(facts, "vi"),
        "partner": words.partner(facts, "vi"),
        "office": draft.office.name_vi,
        "responsible": or_gap(facts.responsible),
        "recipients": recipients(draft, "Như trên", "Lãnh đạo Sở (để báo cáo)"),
        "signature": signature(draft),
    }


def build(sheet: Sheet) -> None:
    add_letter_head(sheet)
    sheet.body(
        "Thực hiện {{ decision }} của {{ decider }}, {{ party }} do {{ leader }} làm Trưởng đoàn, "
        "gồm {{ size }} người, sẽ {{ purpose }} tại {{ country }} {{ stay }}. Đối tác: {{ partner }}."
    )
    sheet.body("{{ office }} trân trọng đề nghị Quý cơ quan:")
    for wish in (
        "Cho ý kiến về tình hình sở tại, đối tác và những vấn đề đoàn cần lưu ý;",
        "Hỗ trợ đoàn liên hệ với đối tác và bố trí làm việc với Quý cơ quan nếu thuận tiện;",
        "Hỗ trợ về thị thực, lãnh sự khi cần thiết.",
    ):
        sheet.dash(f"- {wish}")
    sheet.body(
        "Danh sách và chương trình của đoàn xin gửi kèm. Thông tin trao đổi xin liên hệ: "
        "{{ responsible }}."
    )
    sheet.closing("Trân trọng cảm ơn sự phối hợp của Quý cơ quan./.")
    add_signature(sheet)
    add_contact_footer(sheet)
