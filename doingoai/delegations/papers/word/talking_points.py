"""Đề cương trao đổi: partner, head, purpose, open promises, what to say and what to mind."""

from doingoai.delegations.facts import VisitFacts
from doingoai.delegations.papers import visit_words as words
from doingoai.delegations.papers.headings import Context, Draft, title_head
from doingoai.delegations.papers.wording import GAP
from doingoai.directory.countries import COUNTRIES
from doingoai.documents.layout.heads import add_title_head
from doingoai.documents.layout.sheet import Sheet
from doingoai.foundation.vietnamese import short_date
from doingoai.planning.facts import PromiseFacts


def context(draft: Draft) -> Context:
    facts = draft.facts
    return {
        "head": title_head(draft, "ĐỀ CƯƠNG TRAO ĐỔI", f"Với {words.delegation(facts, 'vi')}"),
        "partner": words.partner(facts, "vi"),
        "country": _country(facts),
        "leader": words.led_by(facts, "vi"),
        "bio": _bio(facts),
        "period": words.period(facts, "vi"),
        "purpose": words.purpose(facts, "vi"),
        "promises": words.ended([_promise(each) for each in facts.promises if not each.done]),
        "diets": _diets(facts),
        "conduct": _conduct(facts),
        "city": draft.office.city_vi,
    }


def build(sheet: Sheet) -> None:
    add_title_head(sheet)
    sheet.heading("I. THÔNG TIN VỀ ĐOÀN")
    sheet.body("1. Đối tác: {{ partner }}; {{ country }}.")
    sheet.body("2. Trưởng đoàn: {{ leader }}.")
    with sheet.each("paragraph", "bio"):
        sheet.body("{{ paragraph }}")
    sheet.body("3. Thời gian: {{ period }}. Mục đích: {{ purpose }}.")
    sheet.heading("II. CAM KẾT CÒN MỞ VỚI ĐỐI TÁC")
    with sheet.when("promises"):
        with sheet.each("promise", "promises"):
            sheet.dash("- {{ promise }}")
        sheet.otherwise()
        sheet.body("Chưa ghi nhận cam kết nào còn mở.")
    sheet.heading("III. NỘI DUNG ĐỀ NGHỊ TRAO ĐỔI")
    sheet.body("1. Chào mừng đoàn đến {{ city }}; cảm ơn sự hợp tác của {{ partner }}.")
    for label in (
        "2. Đánh giá quan hệ và kết quả hợp tác:",
        "3. Đề nghị hợp tác thời gian tới:",
        "4. Trả lời những vấn đề đối tác có thể nêu:",
    ):
        _lines_to_write(sheet, label)
    sheet.heading("IV. LƯU Ý")
    sheet.body("1. Chế độ ăn của khách: {{ diets }}.")
    _lines_to_write(sheet, "2. Nội dung không nêu hoặc cần thận trọng:", lines=1)
    with sheet.when("conduct"):
        sheet.heading("V. QUY TẮC ỨNG XỬ CẦN THỰC HIỆN")
        with sheet.each("clause", "conduct"):
            sheet.dash("- {{ clause }}")


def _lines_to_write(sheet: Sheet, label: str, lines: int = 2) -> None:
    sheet.body(label)
    for _line in range(lines):
        sheet.dotted_line()


def _country(facts: VisitFacts) -> str:
    known = COUNTRIES.get(facts.country)
    if known is None:
        return f"nước: {words.country(facts, 'vi')}"
    told = f"nước: {known.official_vi or known.name_vi}"
    if known.national_day:
        month, day = known.national_day
        told += f" (Quốc khánh {day:02}/{month:02})"
    return told


def _bio(facts: VisitFacts) -> list[str]:
    text = facts.head.bio_vi if facts.head else ""
    return [line for line in text.splitlines() if line.strip()] or [GAP]


def _promise(promise: PromiseFacts) -> str:
    owner = f" – {promise.owner}" if promise.owner else ""
    due = f", hạn {short_date(promise.due_on)}" if promise.due_on else ""
    return f"{promise.text.rstrip('. ')}{owner}{due}"


def _conduct(facts: VisitFacts) -> list[str]:
    """The clauses of the codes of conduct attached to the visit, each with where it stands."""
    return [f"{one.text_vi} ({one.number}, {one.conduct_vi})" for one in facts.conduct]


def _diets(facts: VisitFacts) -> str:
    """How many have wishes: what they are is health data and stands in the rooming list alone."""
    count = sum(1 for guest in facts.members if guest.diet)
    if not count:
        return "không có yêu cầu riêng"
    return f"{count} khách có yêu cầu riêng (xem danh sách xếp phòng)"
