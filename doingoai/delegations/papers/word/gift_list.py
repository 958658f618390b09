"""Danh mục tặng phẩm: who gets what, with the checks of norm and custom to tick."""

from doingoai.delegations.facts import MemberFacts
from doingoai.delegations.papers import visit_words as words
from doingoai.delegations.papers.headings import Context, Draft, annex_head
from doingoai.delegations.papers.people import name_for_list, role_word, title_line
from doingoai.delegations.papers.wording import GAP, or_gap
from doingoai.delegations.states import MemberRole
from doingoai.documents.layout.heads import add_annex_head
from doingoai.documents.layout.sheet import Sheet
from doingoai.documents.layout.table_part import Column
from doingoai.foundation.vietnamese import group_digits

# Domain notes 2.8: gifts go to the head and the spouse; to official members in special cases.
RECEIVERS = (MemberRole.HEAD, MemberRole.SPOUSE, MemberRole.DEPUTY)


def context(draft: Draft) -> Context:
    facts = draft.facts
    receivers = [guest for guest in facts.members if guest.role in RECEIVERS]
    return {
        "head": annex_head(draft, "DANH MỤC TẶNG PHẨM", words.delegation(facts, "vi")),
        "rows": [_row(number, guest, facts.gift_vi) for number, guest in enumerate(receivers, 1)]
        or [dict.fromkeys(("number", "name", "title", "gift"), GAP)],
        "gift": or_gap(facts.gift_vi),
        "lines": [
            f"{line.label_vi}: {group_digits(line.quantity)} x {group_digits(line.unit_price)} đồng"
            for line in facts.estimate
            if "gift" in line.item
        ],
    }


def build(sheet: Sheet) -> None:
    add_annex_head(sheet)
    sheet.paragraph("Tặng phẩm của đoàn: {{ gift }}.", "NoiDungTrai")
    sheet.table(
        (
            Column("STT", 12, "{{ row.number }}", "center"),
            Column("Người nhận", 46, "{{ row.name }}"),
            Column("Chức vụ, vai trò", 47, "{{ row.title }}"),
            Column("Tặng phẩm", 40, "{{ row.gift }}"),
            Column("Đã trao", 20, "☐", "center"),
        ),
        each="row",
        over="rows",
        caption="Danh mục tặng phẩm",
    )
    with sheet.when("lines"):
        sheet.paragraph("Theo dự toán:", "SauBang")
        with sheet.each("line", "lines"):
            sheet.dash("- {{ line }};")
    sheet.paragraph(
        "Kiểm tra trước khi trao: ☐ trong định mức ☐ ngang cấp, ngang giá trị ☐ không phạm kiêng "
        "kỵ ☐ nhãn song ngữ ☐ ghi sổ tặng phẩm.",
        "SauBang",
    )


def _row(number: int, guest: MemberFacts, gift: str) -> Context:
    role = role_word(guest, "vi")
    return {
        "number": str(number),
        "name": name_for_list(guest, "vi"),
        "title": f"{title_line(guest, 'vi')}\n({role})",
        "gift": or_gap(gift) if guest.role == MemberRole.HEAD else GAP,
    }
