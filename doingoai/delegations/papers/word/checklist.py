"""Bảng kiểm: what to look at before every activity, by its kind, to be ticked and signed."""

from doingoai.delegations.facts import VisitFacts
from doingoai.delegations.papers import visit_words as words
from doingoai.delegations.papers.headings import Context, Draft, title_head
from doingoai.delegations.papers.wording import or_gap
from doingoai.documents.layout.ends import add_signers
from doingoai.documents.layout.heads import add_title_head
from doingoai.documents.layout.sheet import Sheet
from doingoai.documents.layout.table_part import Column
from doingoai.foundation.vietnamese import short_date
from doingoai.procedures.facts import StepFacts
from doingoai.procedures.states import Outcome
from doingoai.programme.facts import ItemFacts
from doingoai.programme.states import ItemKind

# Domain notes 4.4.
AIRPORT = (
    "Số hiệu và giờ bay mới nhất; đầu mối theo dõi thay đổi",
    "Phòng chờ, thẻ ra vào, danh sách người đón, tiễn",
    "Người đón đúng cấp; người tặng hoa, tặng ai, lúc nào",
    "Phiên dịch; biển đón song ngữ",
    "Xe đánh số, sơ đồ chỗ ngồi trên xe; xe hành lý; xe dẫn đường",
    "Thời gian lộ trình; khóa phòng khách sạn sẵn sàng; đầu mối y tế",
)
MEETING_ROOM = (
    "Phòng, nhiệt độ, chỗ ngồi theo sơ đồ; biển tên song ngữ đúng chính tả",
    "Cờ đúng nước, đúng chiều, cùng cỡ",
    "Nước uống; tặng phẩm để trên khay; người chụp ảnh",
    "Thứ tự phát biểu; đề cương trao đổi đã gửi lãnh đạo",
    "Lối ra và giờ của hoạt động tiếp theo",
)
CHECKS = {
    ItemKind.AIRPORT_WELCOME: AIRPORT,
    ItemKind.FAREWELL: AIRPORT,
    ItemKind.COURTESY_CALL: MEETING_ROOM,
    ItemKind.TALKS: (
        "Chương trình nghị sự đã thống nhất; đã trao đổi danh sách hai bên",
        *MEETING_ROOM[:3],
        "Phiên dịch đã nhận thuật ngữ; micrô",
        "Người ghi biên bản; người tổng kết; báo chí chỉ dự phần mở đầu",
    ),
    ItemKind.SIGNING: (
        "Văn bản cuối cùng đã so khớp tiếng Việt và tiếng nước ngoài; đủ số bản gốc",
        "Thứ tự tên hai bên trong từng bản; giấy ủy quyền của người ký",
        "Bìa, bút, giấy thấm; cờ; phông không sai chính tả",
        "Kịch bản dẫn chương trình; trao văn bản, bắt tay, nâng cốc",
    ),
    ItemKind.BANQUET: (
        "Giấy mời và trả lời dự; chế độ ăn, tôn giáo, dị ứng",
        "Thực đơn song ngữ; sơ đồ bàn ở cửa; thẻ bàn",
        "Lời chúc rượu; thứ tự phục vụ; văn nghệ (nếu có)",
        "Thứ tự ra về",
    ),
    ItemKind.WORKING_MEAL: ("Chế độ ăn, dị ứng; thực đơn", "Chỗ ngồi; phiên dịch"),
    ItemKind.PRESS: (
        "Danh sách phóng viên, giấy phép của phóng viên nước ngoài",
        "Vị trí chụp ảnh; nội dung đưa tin đã duyệt; thời điểm được đăng",
    ),
    ItemKind.VISIT: (
        "Đầu mối điểm đến; người thuyết minh; phương án mưa",
        "Xe, thời gian di chuyển; nước uống; y tế",
    ),
}
OPEN, TICKED = "☐", "☒"
DEPARTED = {Outcome.DIFFERENT: "Làm khác", Outcome.NOT_DONE: "Không làm"}
EVERYWHERE = (
    "An ninh, an toàn thực phẩm, phòng cháy, điện và micrô dự phòng",
    "Người phụ trách có mặt trước 30 phút",
)


def context(draft: Draft) -> Context:
    facts = draft.facts
    return {
        "head": title_head(
            draft, "BẢNG KIỂM CÔNG TÁC CHUẨN BỊ", f"Đón tiếp {words.delegation(facts, 'vi')}"
        ),
        "parts": [
            {
                "heading": f"{short_date(day)}, {words.times(item)}: {words.item_title(item, 'vi')}",
                "place": words.place(item, "vi"),
                "responsible": or_gap(item.responsible or item.responsible_unit),
                "rows": [
                    {"number": str(number), **row}
                    for number, row in enumerate(_rows(item, facts), 1)
                ],
            }
            for day, items in words.by_day(facts.items)
            for item in items
        ],
    }


def build(sheet: Sheet) -> None:
    add_title_head(sheet)
    with sheet.each("part", "parts"):
        sheet.heading("{{ part.heading }}", 3)
        sheet.paragraph(
            "Địa điểm: {{ part.place }}. Phụ trách: {{ part.responsible }}.", "TruocBang"
        )
        sheet.table(
            (
                Column("STT", 12, "{{ row.number }}", "center"),
                Column("Việc cần kiểm tra", 103, "{{ row.check }}"),
                Column("Đã xong", 18, "{{ row.done }}", "center"),
                Column("Người kiểm tra", 32, "{{ row.by }}"),
            ),
            each="row",
            over="part.rows",
            caption="Việc cần kiểm tra",
            small=True,
        )
    add_signers(
        sheet,
        (("NGƯỜI KIỂM TRA", "(Ký, ghi rõ họ tên)"), ("NGƯỜI KIỂM TRA LẠI", "(Ký, ghi rõ họ tên)")),
    )


def _rows(item: ItemFacts, facts: VisitFacts) -> list[dict[str, str]]:
    """The checks of one activity with what is noted of each when the paper is made."""
    steps = facts.steps_of(item)
    if not steps:
        return [{"check": check, "done": OPEN, "by": ""} for check in checks_of(item, facts)]
    return [{"check": _step(step), "done": _done(step), "by": _noted(step)} for step in steps]


def _done(step: StepFacts) -> str:
    return OPEN if step.is_open or step.departs or step.waits_for_second else TICKED


def _noted(step: StepFacts) -> str:
    """Who ticked and who confirmed; of a departure what it was and why."""
    if step.departs and step.outcome:
        return f"{DEPARTED[step.outcome]}: {step.reason} ({step.by})"
    return "; ".join(filter(None, (step.by, step.second_by)))


def checks_of(item: ItemFacts, facts: VisitFacts) -> tuple[str, ...]:
    """Give the checks for one activity: the office's procedure where it has one, else the usual ones."""
    steps = facts.steps_of(item)
    if steps:
        return tuple(_step(step) for step in steps)
    return (*CHECKS.get(ItemKind(item.kind), ()), *EVERYWHERE)


def _step(step: StepFacts) -> str:
    due = f"{step.due_at:%H:%M} {short_date(step.due_at.date())}"
    who = f"; {step.who_vi}" if step.who_vi else ""
    second = "; người thứ hai xác nhận" if step.needs_second else ""
    return f"{step.text_vi} ({due}{who}{second})"
