"""Hồ sơ chuyến đi: countries, partner, content, open promises, what to say and what to mind."""

from doingoai.directory.countries import COUNTRIES
from doingoai.documents.drafting.gaps import LONG_GAP
from doingoai.documents.drafting.headings import Context, title_head
from doingoai.documents.drafting.lines import ended
from doingoai.documents.layout.heads import add_title_head
from doingoai.documents.layout.sheet import Sheet
from doingoai.foundation.vietnamese import short_date
from doingoai.missions.papers import words
from doingoai.missions.papers.headings import Draft
from doingoai.missions.papers.people import in_sentence
from doingoai.planning.facts import PromiseFacts


def context(draft: Draft) -> Context:
    facts = draft.facts
    subject = f"{words.party(facts, 'vi')} đi công tác tại {words.countries(facts, 'vi')}"
    return {
        "head": title_head(draft, "HỒ SƠ CHUYẾN ĐI", subject),
        "leader": in_sentence(facts.head, "vi"),
        "size": words.size(facts),
        "legs": words.legs(facts),
        "countries": [_country(code) for code in facts.countries],
        "partner": words.partner(facts, "vi"),
        "content": words.paragraphs(facts.content_vi) or [LONG_GAP],
        "expected": words.paragraphs(facts.expected_vi) or [LONG_GAP],
        "items": words.outline(facts),
        "promises": ended([_promise(one) for one in facts.promises if not one.done]),
        "gifts": ended(words.paragraphs(facts.gifts_vi)),
        "conduct": [f"{one.text_vi} ({one.number}, {one.conduct_vi})" for one in facts.conduct],
    }


def build(sheet: Sheet) -> None:
    add_title_head(sheet)
    sheet.heading("I. CHUYẾN ĐI")
    sheet.body("1. Trưởng đoàn: {{ leader }}; {{ size }} người.")
    sheet.body("2. Hành trình:")
    _dashes(sheet, "leg", "legs")
    with sheet.when("items"):
        sheet.body("3. Chương trình:")
        _dashes(sheet, "item", "items")
    sheet.heading("II. NƯỚC VÀ ĐỐI TÁC")
    with sheet.each("country", "countries"):
        sheet.body("{{ country }}")
    sheet.body("Đối tác: {{ partner }}.")
    _lines_to_write(sheet, "Quan hệ và kết quả hợp tác:")
    sheet.heading("III. NỘI DUNG TRAO ĐỔI")
    with sheet.each("paragraph", "content"):
        sheet.body("{{ paragraph }}")
    sheet.body("Kết quả mong muốn:")
    with sheet.each("paragraph", "expected"):
        sheet.body("{{ paragraph }}")
    sheet.body("Cam kết còn mở với đối tác:")
    with sheet.when("promises"):
        _dashes(sheet, "promise", "promises")
        sheet.otherwise()
        sheet.body("Chưa ghi nhận cam kết nào còn mở.")
    sheet.heading("IV. LƯU Ý")
    sheet.body("1. Không mang tài liệu mật; mọi thay đổi so với quyết định phải được phép trước.")
    with sheet.when("gifts"):
        sheet.body("2. Quà tặng:")
        _dashes(sheet, "gift", "gifts")
    _lines_to_write(sheet, "Nội dung không nêu hoặc cần thận trọng:")
    with sheet.when("conduct"):
        sheet.heading("V. QUY TẮC ỨNG XỬ CẦN THỰC HIỆN")
        _dashes(sheet, "clause", "conduct")


def _dashes(sheet: Sheet, one: str, many: str) -> None:
    with sheet.each(one, many):
        sheet.dash(f"- {{{{ {one} }}}}")


def _lines_to_write(sheet: Sheet, label: str) -> None:
    sheet.body(label)
    for _line in range(2):
        sheet.dotted_line()


def _country(code: str) -> str:
    known = COUNTRIES.get(code)
    if known is None:
        return f"{code}."
    told = [known.official_vi or known.name_vi]
    if known.capital_vi:
        told.append(f"thủ đô {known.capital_vi}")
    if known.national_day:
        month, day = known.national_day
        told.append(f"Quốc khánh {day:02}/{month:02}")
    return "; ".join(told) + "."


def _promise(promise: PromiseFacts) -> str:
    owner = f" – {promise.owner}" if promise.owner else ""
    due = f", hạn {short_date(promise.due_on)}" if promise.due_on else ""
    return f"{promise.text.rstrip('. ')}{owner}{due}"
