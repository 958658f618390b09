"""Đề án: the sending unit's scheme with purpose, partner, content, programme, people and money."""

from doingoai.documents.drafting.gaps import LONG_GAP, or_gap
from doingoai.documents.drafting.headings import Context, signature, title_head
from doingoai.documents.drafting.lines import ended
from doingoai.documents.layout.ends import add_signature_alone
from doingoai.documents.layout.heads import add_title_head
from doingoai.documents.layout.sheet import Sheet
from doingoai.missions.facts import MissionFacts
from doingoai.missions.papers import words
from doingoai.missions.papers.headings import Draft, by_unit
from doingoai.missions.papers.people import in_sentence
from doingoai.missions.states import Purpose


def context(draft: Draft) -> Context:
    facts, theirs = draft.facts, by_unit(draft)
    subject = f"{words.party(facts, 'vi')} {words.purpose(facts, 'vi')} tại {words.countries(facts, 'vi')}"
    return {
        "head": title_head(theirs, "ĐỀ ÁN", subject),
        "planning": words.planning(facts),
        "purpose": words.purpose(facts, "vi"),
        "partner": words.partner(facts, "vi"),
        "fit": words.paragraphs(facts.destination_fit_vi) or [LONG_GAP],
        "content": words.paragraphs(facts.content_vi) or [LONG_GAP],
        "outline": words.paragraphs(facts.study_outline_vi) or _outline_gap(facts),
        "expected": words.paragraphs(facts.expected_vi) or [LONG_GAP],
        "legs": words.legs(facts),
        "days": words.days(facts),
        "items": words.outline(facts),
        "leader": in_sentence(facts.head, "vi"),
        "size": words.size(facts),
        "people": ended([in_sentence(who, "vi") for who in facts.members]),
        "money": words.money(facts),
        "unit": or_gap(facts.unit_vi),
        "signature": signature(theirs)
        if facts.unit_vi == facts.office.name_vi
        else {"lines": ["THỦ TRƯỞNG ĐƠN VỊ"], "name": signature(theirs)["name"]},
    }


def build(sheet: Sheet) -> None:
    add_title_head(sheet)
    sheet.heading("I. SỰ CẦN THIẾT, MỤC ĐÍCH")
    sheet.body("1. Kế hoạch: chuyến đi {{ planning }}.")
    sheet.body("2. Mục đích: {{ purpose }}. Kết quả dự kiến:")
    _paragraphs(sheet, "expected")
    sheet.body("3. Lý do chọn nơi đến:")
    _paragraphs(sheet, "fit")
    sheet.heading("II. ĐỐI TÁC, NỘI DUNG")
    sheet.body("1. Đối tác: {{ partner }}.")
    sheet.body("2. Nội dung làm việc:")
    _paragraphs(sheet, "content")
    with sheet.when("outline"):
        sheet.body("3. Đề cương học tập, khảo sát:")
        _paragraphs(sheet, "outline")
    sheet.heading("III. THỜI GIAN, ĐỊA ĐIỂM, CHƯƠNG TRÌNH")
    sheet.body("1. Thời gian: {{ days }}.")
    with sheet.each("leg", "legs"):
        sheet.dash("- {{ leg }}")
    with sheet.when("items"):
        sheet.body("2. Chương trình dự kiến:")
        with sheet.each("item", "items"):
            sheet.dash("- {{ item }}")
    sheet.heading("IV. THÀNH PHẦN")
    sheet.body("Trưởng đoàn: {{ leader }}. Tổng số: {{ size }} người, gồm:")
    with sheet.each("person", "people"):
        sheet.dash("- {{ person }}")
    sheet.heading("V. KINH PHÍ")
    sheet.body("{{ money }}.")
    sheet.heading("VI. TỔ CHỨC THỰC HIỆN")
    sheet.closing(
        "{{ unit }} chuẩn bị nội dung, thực hiện đúng chương trình, không mang tài liệu mật và nộp "
        "báo cáo kết quả đúng hạn./."
    )
    add_signature_alone(sheet)


def _paragraphs(sheet: Sheet, many: str) -> None:
    with sheet.each("paragraph", many):
        sheet.body("{{ paragraph }}")


def _outline_gap(facts: MissionFacts) -> list[str]:
    return [LONG_GAP] if facts.purpose == Purpose.STUDY else []
