"""Dự toán đoàn ra: every source in its currency and in đồng, and the total in words."""

from doingoai.documents.drafting.gaps import GAP, or_gap
from doingoai.documents.drafting.headings import Context, signature
from doingoai.documents.layout.ends import add_signers
from doingoai.documents.layout.heads import add_annex_head
from doingoai.documents.layout.sheet import Sheet, italic
from doingoai.documents.layout.table_part import Column
from doingoai.foundation.vietnamese import group_digits, money_in_words
from doingoai.missions.facts import FundingFacts
from doingoai.missions.papers import words
from doingoai.missions.papers.headings import Draft, annex_head

CELLS = ("number", "item", "source", "amount", "rate", "vnd")


def context(draft: Draft) -> Context:
    facts = draft.facts
    subject = f"{words.party(facts, 'vi')} đi công tác tại {words.countries(facts, 'vi')}\n"
    subject += f"{words.period(facts, 'vi')} ({words.days(facts)}; {words.size(facts)} người)"
    return {
        "head": annex_head(draft, "DỰ TOÁN KINH PHÍ", subject),
        "rows": [_row(number, part) for number, part in enumerate(facts.funding, 1)]
        or [dict.fromkeys(CELLS, GAP)],
        "total": group_digits(facts.vnd),
        "total_in_words": money_in_words(facts.vnd),
        "office_head": signature(draft)["lines"][-1],
    }


def build(sheet: Sheet) -> None:
    add_annex_head(sheet)
    sheet.table(
        (
            Column("STT", 11, "{{ row.number }}", "center"),
            Column("Nội dung chi", 40, "{{ row.item }}"),
            Column("Nguồn kinh phí", 40, "{{ row.source }}"),
            Column("Số tiền", 30, "{{ row.amount }}", "right"),
            Column("Tỷ giá (đồng)", 18, "{{ row.rate }}", "right"),
            Column("Thành tiền (đồng)", 26, "{{ row.vnd }}", "right"),
        ),
        each="row",
        over="rows",
        caption="Dự toán kinh phí",
        last_row=("", "Tổng cộng", "", "", "", "{{ total }}"),
        small=True,
    )
    sheet.paragraph(italic("Bằng chữ: {{ total_in_words }}."), "SauBang")
    sheet.paragraph(
        "Mức chi theo chế độ công tác phí ngắn hạn ở nước ngoài; cơ quan đối chiếu mức của từng "
        "nước với văn bản hiện hành trước khi trình duyệt.",
        "NoiDungTrai",
    )
    add_signers(
        sheet,
        (
            ("NGƯỜI LẬP", "(Ký, ghi rõ họ tên)"),
            ("KẾ TOÁN", "(Ký, ghi rõ họ tên)"),
            ("{{ office_head }}", "(Ký, đóng dấu)"),
        ),
    )


def _row(number: int, part: FundingFacts) -> Context:
    payer = f"\n({part.payer_vi})" if part.payer_vi else ""
    return {
        "number": str(number),
        "item": or_gap(part.item_vi),
        "source": words.SOURCES.get(part.source, GAP) + payer,
        "amount": words.amount(part),
        "rate": words.rate(part),
        "vnd": group_digits(part.vnd),
    }
