"""Dự toán kinh phí: every line with the norm it rests on; what the office has not checked is marked."""

from doingoai.delegations.facts import EstimateLine
from doingoai.delegations.papers import visit_words as words
from doingoai.delegations.papers.headings import Context, Draft, annex_head, signature
from doingoai.delegations.papers.word.submission import guest_class, payer
from doingoai.delegations.papers.wording import GAP
from doingoai.documents.layout.ends import add_signers
from doingoai.documents.layout.heads import add_annex_head
from doingoai.documents.layout.sheet import Sheet, italic
from doingoai.documents.layout.table_part import Column
from doingoai.foundation.vietnamese import group_digits

NOT_CHECKED = "chưa đối chiếu"


def context(draft: Draft) -> Context:
    facts = draft.facts
    return {
        "head": annex_head(
            draft,
            "DỰ TOÁN KINH PHÍ",
            f"Đón tiếp {words.delegation(facts, 'vi')}\n{words.period(facts, 'vi')}",
        ),
        "guest_class": guest_class(facts),
        "payer": payer(facts),
        "rows": [_row(number, line) for number, line in enumerate(facts.estimate, 1)]
        or [dict.fromkeys(("number", "label", "quantity", "price", "amount", "norm"), GAP)],
        "total": group_digits(words.total(facts)),
        "total_in_words": words.total_in_words(facts),
        "has_unchecked": any(not line.confirmed for line in facts.estimate),
        "office_head": signature(draft)["lines"][-1],
    }


def build(sheet: Sheet) -> None:
    add_annex_head(sheet)
    sheet.paragraph("Hạng khách: {{ guest_class }}; {{ payer }}.", "NoiDungTrai")
    sheet.table(
        (
            Column("STT", 11, "{{ row.number }}", "center"),
            Column("Nội dung chi", 41, "{{ row.label }}"),
            Column("Số lượng", 14, "{{ row.quantity }}", "center"),
            Column("Đơn giá (đồng)", 24, "{{ row.price }}", "right"),
            Column("Thành tiền (đồng)", 27, "{{ row.amount }}", "right"),
            Column("Định mức, căn cứ", 48, "{{ row.norm }}"),
        ),
        each="row",
        over="rows",
        caption="Dự toán kinh phí",
        last_row=("", "Tổng cộng", "", "", "{{ total }}", ""),
        small=True,
    )
    sheet.paragraph(italic("Bằng chữ: {{ total_in_words }}."), "SauBang")
    with sheet.when("has_unchecked"):
        sheet.paragraph(
            "Ghi chú: các định mức ghi “chưa đối chiếu” chưa được cơ quan đối chiếu với văn bản "
            "gốc; phải đối chiếu trước khi trình duyệt.",
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


def _row(number: int, line: EstimateLine) -> Context:
    return {
        "number": str(number),
        "label": line.label_vi or line.item or GAP,
        "quantity": group_digits(line.quantity),
        "price": group_digits(line.unit_price),
        "amount": group_digits(line.amount),
        "norm": _norm(line),
    }


def _norm(line: EstimateLine) -> str:
    parts = []
    if line.norm_limit is not None:
        parts.append(f"Mức tối đa {group_digits(line.norm_limit)}")
    parts.append(line.norm_source or GAP)
    if line.norm_limit is not None and line.unit_price > line.norm_limit:
        parts.append("(vượt mức tối đa)")
    if not line.confirmed:
        parts.append(f"({NOT_CHECKED})")
    if line.explanation:
        parts.append(f"Giải trình: {line.explanation}")
    return "\n".join(parts)
