"""Bảng quyết toán kinh phí: line by line approved and paid, by which invoices, and why it differs."""

from doingoai.delegations.papers import visit_words as words
from doingoai.delegations.papers.headings import Context, Draft, signature, title_head
from doingoai.delegations.papers.word.submission import guest_class, payer
from doingoai.delegations.papers.wording import GAP, or_gap
from doingoai.documents.layout.ends import add_signers
from doingoai.documents.layout.heads import add_title_head
from doingoai.documents.layout.sheet import Sheet, italic
from doingoai.documents.layout.table_part import Column
from doingoai.foundation.vietnamese import group_digits, money_in_words, short_date
from doingoai.spending.facts import AccountFacts, InvoiceFacts, LineFacts
from doingoai.spending.states import AccountState

COLUMNS = ("number", "label", "planned", "spent", "difference", "papers")
NOTHING = AccountFacts(AccountState.OPEN)


def context(draft: Draft) -> Context:
    facts = draft.facts
    account = facts.account or NOTHING
    return {
        "head": title_head(
            draft,
            "BẢNG QUYẾT TOÁN KINH PHÍ",
            f"Đón tiếp {words.delegation(facts, 'vi')}\n{words.period(facts, 'vi')}",
        ),
        "guest_class": guest_class(facts),
        "payer": payer(facts),
        "basis": or_gap(account.basis),
        "rows": [_row(number, line) for number, line in enumerate(account.lines, 1)]
        or [dict.fromkeys(COLUMNS, GAP)],
        "planned": group_digits(account.planned),
        "spent": group_digits(account.spent),
        "difference": _signed(account.difference),
        "spent_in_words": money_in_words(account.spent),
        "is_open": account.state != AccountState.SETTLED,
        "office_head": signature(draft)["lines"][-1],
    }


def build(sheet: Sheet) -> None:
    add_title_head(sheet)
    sheet.paragraph("Hạng khách: {{ guest_class }}; {{ payer }}.", "NoiDungTrai")
    sheet.paragraph("Dự toán được duyệt theo: {{ basis }}.", "NoiDungTrai")
    sheet.table(
        (
            Column("STT", 9, "{{ row.number }}", "center"),
            Column("Nội dung chi", 38, "{{ row.label }}"),
            Column("Dự toán được duyệt (đồng)", 25, "{{ row.planned }}", "right"),
            Column("Thực chi (đồng)", 25, "{{ row.spent }}", "right"),
            Column("Chênh lệch (đồng)", 24, "{{ row.difference }}", "right"),
            Column("Hóa đơn, giải trình", 44, "{{ row.papers }}"),
        ),
        each="row",
        over="rows",
        caption="Bảng quyết toán kinh phí",
        last_row=("", "Tổng cộng", "{{ planned }}", "{{ spent }}", "{{ difference }}", ""),
        small=True,
    )
    sheet.paragraph(italic("Thực chi bằng chữ: {{ spent_in_words }}."), "SauBang")
    with sheet.when("is_open"):
        sheet.paragraph("Ghi chú: quyết toán này chưa được duyệt.", "NoiDungTrai")
    add_signers(
        sheet,
        (
            ("NGƯỜI LẬP", "(Ký, ghi rõ họ tên)"),
            ("KẾ TOÁN", "(Ký, ghi rõ họ tên)"),
            ("{{ office_head }}", "(Ký, đóng dấu)"),
        ),
    )


def _row(number: int, line: LineFacts) -> Context:
    return {
        "number": str(number),
        "label": line.label if line.planned else f"{line.label}\n(ngoài dự toán)",
        "planned": group_digits(line.planned),
        "spent": group_digits(line.spent),
        "difference": _signed(line.difference),
        "papers": _papers(line),
    }


def _papers(line: LineFacts) -> str:
    parts = [_invoice(one) for one in line.invoices]
    if line.done_quantity is not None and line.done_quantity != line.quantity:
        parts.append(f"Số lượng: {line.quantity} dự toán, {line.done_quantity} thực tế")
    if line.is_over_norm:
        parts.append(f"(vượt mức tối đa {group_digits(line.allowed or 0)})")
    if line.explanation:
        parts.append(f"Giải trình: {line.explanation}")
    elif line.lacks_explanation:
        parts.append(f"Giải trình: {GAP}")
    return "\n".join(parts) or "–"


def _invoice(one: InvoiceFacts) -> str:
    return (
        f"HĐ {one.label} ngày {short_date(one.issued_on)}, {one.seller}: {group_digits(one.amount)}"
    )


def _signed(amount: int) -> str:
    return f"+{group_digits(amount)}" if amount > 0 else group_digits(amount)
