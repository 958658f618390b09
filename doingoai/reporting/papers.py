"""Statistics as a Word paper: the tables of a period, for a report or as its annex."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any

from doingoai.accounts.models import Office
from doingoai.documents.layout.ends import add_signature_alone
from doingoai.documents.layout.heads import add_title_head
from doingoai.documents.layout.sheet import Sheet
from doingoai.documents.layout.table_part import Column
from doingoai.documents.rendering.word import WordJob, render_word
from doingoai.foundation.vietnamese import group_digits, long_date, short_date
from doingoai.reporting.listing import Cell, Listing
from doingoai.reporting.states import Direction

HEADS = {
    "name": "Nội dung",
    "delegations": "Số đoàn",
    "people": "Lượt người",
    "days": "Số ngày",
    "money": "Kinh phí (đồng)",
    "before": "Cùng kỳ",
}
TITLES = {Direction.IN: "ĐOÀN VÀO", Direction.OUT: "ĐOÀN RA"}


def statistics_paper(
    direction: Direction,
    start: date,
    end: date,
    listings: Iterable[Listing],
    *,
    office: Office,
    on: date,
    mark: str = "",
) -> bytes:
    """Write the tables in Vietnamese under the office's head, with place, date and signature."""
    context: dict[str, Any] = {
        "head": {
            "parent": office.parent_vi.upper(),
            "issuer": office.unit.name_vi.upper(),
            "place_date": f"{office.city_vi}, {long_date(on)}",
            "type_name": f"THỐNG KÊ {TITLES[direction]}",
            "subject": f"Các đoàn bắt đầu từ ngày {short_date(start)} đến ngày {short_date(end)}",
        },
        "signature": {"lines": [office.signer_post_vi.upper()], "name": office.signer_name},
        "tables": [_table(listing) for listing in listings],
        "mark": mark,
    }
    job = WordJob("thong-ke.docx", _template(), context, title="Thống kê", on=on)
    [result] = render_word([job])
    return result.content


def _table(listing: Listing) -> dict[str, Any]:
    *rows, total = (_row(row, with_money=listing.with_money) for row in listing.rows())
    return {
        "title": listing.title,
        "money": listing.headings[4] if listing.with_money else "",
        "rows": rows,
        "total": total,
        "left_out": str(listing.left_out or ""),
    }


def _row(cells: list[Cell], *, with_money: bool) -> dict[str, str]:
    name, delegations, people, days, *rest = (_written(cell) for cell in cells)
    money = rest[0] if with_money else ""
    return {
        "name": name, "delegations": delegations, "people": people, "days": days,
        "money": money, "before": rest[-1],
    }  # fmt: skip


def _written(cell: Cell) -> str:
    return cell if isinstance(cell, str) else group_digits(cell)


@cache
def _template() -> bytes:
    sheet = Sheet("vi")
    add_title_head(sheet)
    with sheet.each("table", "tables"):
        sheet.heading("{{ table.title }}", 2)
        with sheet.when("table.money"):
            _add_table(sheet, with_money=True)
            sheet.otherwise()
            _add_table(sheet, with_money=False)
        with sheet.when("table.left_out"):
            sheet.paragraph("Còn {{ table.left_out }} dòng khác không in ở đây.", "SauBang")
    sheet.paragraph(
        "Mỗi đoàn tính một lần ở dòng tổng; một đoàn đi nhiều nước được tính ở từng nước.",
        "SauBang",
    )
    with sheet.when("mark"):
        sheet.paragraph("{{ mark }}", "SauBang")
    add_signature_alone(sheet)
    return sheet.save()


def _add_table(sheet: Sheet, *, with_money: bool) -> None:
    name, figure, money = (62, 17, 34) if with_money else (88, 19, 0)
    widths = {"name": name, "delegations": figure, "people": figure, "days": figure}
    widths |= {"money": money, "before": figure} if with_money else {"before": figure}
    sheet.table(
        [
            Column(HEADS[key], width, f"{{{{ row.{key} }}}}", "left" if key == "name" else "right")
            for key, width in widths.items()
        ],
        each="row",
        over="table.rows",
        caption="Thống kê",
        last_row=[f"{{{{ table.total.{key} }}}}" for key in widths],
        small=True,
    )
