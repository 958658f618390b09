"""Danh mục quà tặng: what the mission takes along, for whom, given or not."""

import re

from doingoai.documents.drafting.gaps import GAP
from doingoai.documents.drafting.headings import Context
from doingoai.documents.layout.heads import add_annex_head
from doingoai.documents.layout.sheet import Sheet
from doingoai.documents.layout.table_part import Column
from doingoai.missions.papers import words
from doingoai.missions.papers.headings import Draft, annex_head

COUNTED = re.compile(r"^(?P<gift>.+?)\s*[:x×]\s*(?P<number>\d+)\W*$")
"""A line such as "Tranh sơn mài: 3": the gift, and how many of it."""


def context(draft: Draft) -> Context:
    facts = draft.facts
    subject = f"{words.party(facts, 'vi')} đi công tác tại {words.countries(facts, 'vi')}"
    lines = words.paragraphs(facts.gifts_vi)
    return {
        "head": annex_head(draft, "DANH MỤC QUÀ TẶNG", subject),
        "rows": [_row(number, line) for number, line in enumerate(lines, 1)]
        or [dict.fromkeys(("number", "gift", "count"), GAP)],
    }


def build(sheet: Sheet) -> None:
    add_annex_head(sheet)
    sheet.table(
        (
            Column("STT", 12, "{{ row.number }}", "center"),
            Column("Quà tặng", 63, "{{ row.gift }}"),
            Column("Số lượng", 20, "{{ row.count }}", "center"),
            Column("Người nhận", 50, GAP),
            Column("Đã trao", 20, "☐", "center"),
        ),
        each="row",
        over="rows",
        caption="Danh mục quà tặng",
    )
    sheet.paragraph(
        "Kiểm tra trước khi đi: ☐ trong định mức ☐ không phạm kiêng kỵ ☐ được phép mang qua cửa "
        "khẩu ☐ nhãn song ngữ ☐ ghi sổ tặng phẩm.",
        "SauBang",
    )


def _row(number: int, line: str) -> Context:
    found = COUNTED.match(line)
    gift, count = (found["gift"], found["number"]) if found else (line, GAP)
    return {"number": str(number), "gift": gift, "count": count}
