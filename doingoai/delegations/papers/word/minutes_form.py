"""Biên bản làm việc: a form for each meeting with both sides filled in (Decree 30, form 1.9)."""

from doingoai.delegations.facts import HostFacts, VisitFacts
from doingoai.delegations.papers import visit_words as words
from doingoai.delegations.papers.headings import Context, Draft, english_title, minutes_head
from doingoai.delegations.papers.people import name_and_title
from doingoai.delegations.papers.wording import GAP, or_gap
from doingoai.documents.layout.ends import add_signers
from doingoai.documents.layout.heads import add_english_title, add_minutes_head
from doingoai.documents.layout.sheet import Sheet
from doingoai.foundation.vietnamese import long_date, long_date_en
from doingoai.programme.facts import ItemFacts
from doingoai.programme.states import MEETINGS

LINES = 4


def copies(facts: VisitFacts) -> tuple[str, ...]:
    """One form for every talks, courtesy call and signing."""
    return tuple(item.key for item in facts.items if item.kind in MEETINGS)


def context(draft: Draft) -> Context:
    facts, language = draft.facts, draft.language
    item = next((each for each in facts.items if each.key == draft.copy), None)
    return {
        "head": _head(draft),
        "starts": _starts(item, language),
        "place": words.place(item, language) if item else GAP,
        "hosts": _hosts(facts, item, language),
        "guests": _guests(facts, item, language),
        "chair": name_and_title(_chair(facts, item), language),
        "interpreter": or_gap(item.interpreter if item else ""),
    }


def build(sheet: Sheet) -> None:
    if sheet.language == "vi":
        _build_vi(sheet)
    else:
        _build_en(sheet)


def _build_vi(sheet: Sheet) -> None:
    add_minutes_head(sheet)
    sheet.body("Thời gian bắt đầu: {{ starts }}.")
    sheet.body("Địa điểm: {{ place }}.")
    sheet.heading("I. THÀNH PHẦN")
    sheet.body("1. Phía Việt Nam:")
    with sheet.each("host", "hosts"):
        sheet.dash("- {{ host }}")
    sheet.body("2. Phía khách:")
    with sheet.each("guest", "guests"):
        sheet.dash("- {{ guest }}")
    sheet.body("3. Chủ trì: {{ chair }}.")
    sheet.body("4. Phiên dịch: {{ interpreter }}. Thư ký: …………………………")
    sheet.heading("II. NỘI DUNG")
    for label in ("1. Ý kiến phía Việt Nam:", "2. Ý kiến phía khách:"):
        _lines_to_write(sheet, label)
    sheet.heading("III. KẾT LUẬN, CAM KẾT")
    _lines_to_write(sheet, "Việc được thống nhất, bên thực hiện, thời hạn:")
    sheet.body("Buổi làm việc kết thúc vào …… giờ ……, ngày …… tháng …… năm ……./.")
    add_signers(sheet, (("THƯ KÝ", "(Ký, ghi rõ họ tên)"), ("CHỦ TỌA", "(Ký, ghi rõ họ tên)")))


def _build_en(sheet: Sheet) -> None:
    add_english_title(sheet)
    sheet.body("Time: {{ starts }}.")
    sheet.body("Place: {{ place }}.")
    sheet.heading("I. PARTICIPANTS")
    sheet.body("1. Vietnamese side:")
    with sheet.each("host", "hosts"):
        sheet.dash("- {{ host }}")
    sheet.body("2. Visiting side:")
    with sheet.each("guest", "guests"):
        sheet.dash("- {{ guest }}")
    sheet.body("3. Chair: {{ chair }}.")
    sheet.body("4. Interpreter: {{ interpreter }}. Secretary: …………………………")
    sheet.heading("II. DISCUSSION")
    for label in ("1. Vietnamese side:", "2. Visiting side:"):
        _lines_to_write(sheet, label)
    sheet.heading("III. CONCLUSIONS AND UNDERTAKINGS")
    _lines_to_write(sheet, "What was agreed, by whom it will be done, by when:")
    add_signers(
        sheet,
        (("FOR THE VIETNAMESE SIDE", "(Signature)"), ("FOR THE VISITING SIDE", "(Signature)")),
    )


def _lines_to_write(sheet: Sheet, label: str) -> None:
    sheet.body(label)
    for _line in range(LINES):
        sheet.dotted_line()


def _head(draft: Draft) -> Context:
    facts = draft.facts
    if draft.language == "vi":
        subject = f"Buổi làm việc giữa {draft.office.city_vi} và {words.partner(facts, 'vi')}"
        return minutes_head(draft, "BIÊN BẢN", subject)
    subject = f"Meeting between {draft.office.city_en} and {words.partner(facts, 'en')}"
    return english_title(draft, "MINUTES", subject)


def _starts(item: ItemFacts | None, language: str) -> str:
    if item is None:
        return GAP
    day = words.by_day([item])[0][0]
    if language == "vi":
        return f"{words.clock(item.starts_at).replace(':', ' giờ ')}, {long_date(day)}"
    return f"{words.clock(item.starts_at)}, {long_date_en(day)}"


def _hosts(facts: VisitFacts, item: ItemFacts | None, language: str) -> list[str]:
    hosts = (facts.hosts_of(item) if item else ()) or facts.hosts
    return words.ended([name_and_title(host, language) for host in hosts]) or [GAP]


def _chair(facts: VisitFacts, item: ItemFacts | None) -> HostFacts | None:
    """Tell who leads our side: the host leader where he takes part, else the first who does."""
    present = facts.hosts_of(item) if item else ()
    if not present or facts.host_leader in present:
        return facts.host_leader
    return present[0]


def _guests(facts: VisitFacts, item: ItemFacts | None, language: str) -> list[str]:
    guests = facts.guests_of(item) if item else facts.members
    return words.ended([name_and_title(guest, language) for guest in guests]) or [GAP]
