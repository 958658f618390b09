"""Phân công nhiệm vụ: for every activity what has to be ready, who leads, until when."""

from doingoai.delegations.facts import VisitFacts
from doingoai.delegations.papers import visit_words as words
from doingoai.delegations.papers.headings import Context, Draft, annex_head
from doingoai.delegations.papers.wording import GAP, or_gap
from doingoai.documents.layout.heads import add_annex_head
from doingoai.documents.layout.sheet import Sheet
from doingoai.documents.layout.table_part import Column
from doingoai.foundation.vietnamese import short_date
from doingoai.programme.facts import ItemFacts
from doingoai.programme.states import ItemKind

# What each kind of activity asks of those who prepare it (domain notes 4.4).
TASKS = {
    ItemKind.AIRPORT_WELCOME: "phòng chờ, người đón đúng cấp, hoa, biển đón, xe, hành lý",
    ItemKind.CHECK_IN: "khóa phòng, danh sách phòng, suất ăn, đầu mối khách sạn",
    ItemKind.COURTESY_CALL: "phòng tiếp, chỗ ngồi, cờ, biển tên, nước, đề cương, tặng phẩm",
    ItemKind.TALKS: "phòng họp, sơ đồ chỗ ngồi, cờ bàn, biển tên, micrô, ghi biên bản, đề cương",
    ItemKind.SIGNING: "văn bản ký đã rà soát, bìa, bút, cờ, phông, kịch bản, người hỗ trợ ký",
    ItemKind.BANQUET: "giấy mời, thực đơn, chế độ ăn, sơ đồ bàn, thẻ bàn, lời chúc rượu",
    ItemKind.WORKING_MEAL: "thực đơn, chế độ ăn, chỗ ngồi",
    ItemKind.VISIT: "liên hệ điểm đến, người thuyết minh, xe, phương án mưa",
    ItemKind.CULTURE: "vé, chỗ ngồi, giới thiệu chương trình",
    ItemKind.PRESS: "danh sách phóng viên, vị trí chụp ảnh, nội dung đưa tin",
    ItemKind.TRANSFER: "xe, lái xe, lộ trình",
    ItemKind.FAREWELL: "xe, hành lý, thủ tục sân bay, người tiễn",
}


def context(draft: Draft) -> Context:
    facts = draft.facts
    return {
        "head": annex_head(
            draft, "PHÂN CÔNG NHIỆM VỤ", f"Đón tiếp {words.delegation(facts, 'vi')}"
        ),
        "rows": _rows(facts),
        "responsible": or_gap(facts.responsible),
        "responsible_phone": or_gap(facts.responsible_phone),
    }


def build(sheet: Sheet) -> None:
    add_annex_head(sheet)
    sheet.table(
        (
            Column("STT", 11, "{{ row.number }}", "center"),
            Column("Thời gian", 25, "{{ row.time }}"),
            Column("Hoạt động và việc phải chuẩn bị", 63, "{{ row.task }}"),
            Column("Chủ trì", 38, "{{ row.lead }}"),
            Column("Phối hợp", 28, "{{ row.support }}"),
        ),
        each="row",
        over="rows",
        caption="Phân công nhiệm vụ",
        small=True,
    )
    sheet.paragraph(
        "Điều phối chung: {{ responsible }}, điện thoại {{ responsible_phone }}.", "SauBang"
    )


def _rows(facts: VisitFacts) -> list[Context]:
    rows = [
        {
            "time": f"{short_date(day)}\n{words.times(item)}",
            "task": _task(item),
            "lead": _lead(item),
            "support": _support(item),
        }
        for day, items in words.by_day(facts.items)
        for item in items
    ]
    rows = rows or [{"time": GAP, "task": GAP, "lead": GAP, "support": GAP}]
    return [{"number": str(number), **row} for number, row in enumerate(rows, 1)]


def _task(item: ItemFacts) -> str:
    todo = TASKS.get(ItemKind(item.kind), "")
    return words.item_title(item, "vi") + (f"\nChuẩn bị: {todo}" if todo else "")


def _lead(item: ItemFacts) -> str:
    return or_gap("\n".join(part for part in (item.responsible_unit, item.responsible) if part))


def _support(item: ItemFacts) -> str:
    interpreter = item.interpreter or (GAP if item.interpreter_language else "")
    told = (("Phiên dịch: ", interpreter), ("Xe: ", item.car))
    return "\n".join(label + text for label, text in told if text)
