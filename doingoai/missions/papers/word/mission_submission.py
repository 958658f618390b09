"""Tờ trình: submits the mission to the deciding body with appraisal, opinions, people and money."""

from django.utils import translation

from doingoai.approvals.facts import ConsultationFacts
from doingoai.approvals.printed import OPINIONS
from doingoai.documents.drafting.gaps import LONG_GAP
from doingoai.documents.drafting.headings import (
    Context,
    addressees,
    recipients,
    signature,
    typed_head,
)
from doingoai.documents.drafting.lines import ended
from doingoai.documents.layout.ends import add_signature
from doingoai.documents.layout.heads import add_typed_head
from doingoai.documents.layout.sheet import Sheet
from doingoai.foundation.vietnamese import long_date
from doingoai.missions.appraisal.catalogue import appraise
from doingoai.missions.appraisal.result import Standing
from doingoai.missions.facts import MissionFacts
from doingoai.missions.papers import words
from doingoai.missions.papers.headings import Draft, cited_request
from doingoai.missions.papers.people import in_sentence
from doingoai.norms.figures import shipped_table


def context(draft: Draft) -> Context:
    facts = draft.facts
    named = words.party(facts, "vi")
    return {
        "head": typed_head(
            draft, "TỜ TRÌNH", f"Về việc cử {named}\nđi công tác tại {words.countries(facts, 'vi')}"
        ),
        "addressees": addressees(words.decider(facts)),
        "office": draft.office.name_vi,
        "decider": words.decider(facts),
        "request": cited_request(facts),
        "planning": words.planning(facts),
        "party": named,
        "leader": in_sentence(facts.head, "vi"),
        "size": words.size(facts),
        "purpose": words.purpose(facts, "vi"),
        "partner": words.partner(facts, "vi"),
        "content": words.paragraphs(facts.content_vi) or [LONG_GAP],
        "countries": words.countries(facts, "vi"),
        "period": words.period(facts, "vi"),
        "days": words.days(facts),
        "open": _open_points(facts),
        "opinions": ended([_opinion(each) for each in facts.consultations]),
        "money": words.money(facts),
        "recipients": recipients(draft, "Như trên", "Lãnh đạo Sở"),
        "signature": signature(draft),
    }


def build(sheet: Sheet) -> None:
    add_typed_head(sheet, addressed=True)
    sheet.heading("I. ĐỀ NGHỊ CỦA ĐƠN VỊ")
    sheet.body("1. Cơ sở đề nghị: {{ request }}; chuyến đi {{ planning }}.")
    sheet.body("2. Mục đích: {{ purpose }}. Đối tác: {{ partner }}.")
    sheet.body("3. Nội dung:")
    with sheet.each("paragraph", "content"):
        sheet.body("{{ paragraph }}")
    sheet.heading("II. KẾT QUẢ THẨM ĐỊNH, Ý KIẾN CÁC CƠ QUAN")
    with sheet.when("open"):
        sheet.body("1. Nội dung cần báo cáo qua thẩm định:")
        with sheet.each("point", "open"):
            sheet.dash("- {{ point }}")
        sheet.otherwise()
        sheet.body("1. Hồ sơ đạt các nội dung thẩm định (phiếu thẩm định kèm theo).")
    with sheet.when("opinions"):
        sheet.body("2. Ý kiến các cơ quan:")
        with sheet.each("opinion", "opinions"):
            sheet.dash("- {{ opinion }}")
        sheet.otherwise()
        sheet.body("2. {{ office }} chưa lấy ý kiến các cơ quan về chuyến đi.")
    sheet.heading("III. ĐỀ XUẤT")
    sheet.body("Trên cơ sở đó, {{ office }} kính trình {{ decider }} xem xét, quyết định:")
    sheet.body(
        "1. Cử {{ party }} do {{ leader }} làm Trưởng đoàn, gồm {{ size }} người (danh sách kèm "
        "theo), đi công tác tại {{ countries }} {{ period }} ({{ days }})."
    )
    sheet.body("2. {{ money }}.")
    sheet.closing("{{ office }} kính trình {{ decider }} xem xét, quyết định./.")
    add_signature(sheet)


def _open_points(facts: MissionFacts) -> list[str]:
    """Tell what the appraisal found short, and what was set aside and by whom."""
    with translation.override("vi"):
        told = []
        for result in appraise(facts, facts.figures or shipped_table()):
            if result.state == Standing.OVERRIDDEN and result.override:
                told.append(
                    f"{result.message} Được miễn: {result.override.reason} ({result.override.allowed_by})"
                )
            elif result.state == Standing.BROKEN:
                told.append(result.message)
    return ended(told)


def _opinion(asked: ConsultationFacts) -> str:
    if asked.answered_on is None:
        return f"{asked.unit_vi}: chưa có ý kiến (hạn trả lời {long_date(asked.due_on)})"
    said = OPINIONS.get(asked.opinion or "", "đã trả lời")
    note = f": {asked.answer}" if asked.answer else ""
    return f"{asked.unit_vi} ({long_date(asked.answered_on)}): {said}{note}"
