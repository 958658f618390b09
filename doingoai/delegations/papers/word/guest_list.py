"""Danh sách đoàn khách: every guest with title and role, in the order of the delegation."""

from doingoai.delegations.papers import visit_words as words
from doingoai.delegations.papers.headings import Context, Draft, annex_head, english_title
from doingoai.delegations.papers.people import name_for_list, role_word, title_line
from doingoai.documents.layout.heads import add_annex_head, add_english_title
from doingoai.documents.layout.sheet import Sheet
from doingoai.documents.layout.table_part import Column


def context(draft: Draft) -> Context:
    facts, language = draft.facts, draft.language
    if language == "vi":
        head = annex_head(draft, "DANH SÁCH ĐOÀN KHÁCH", words.delegation(facts, "vi"))
    else:
        named = words.partner_and_country(facts, "en")
        head = english_title(draft, "LIST OF THE DELEGATION", named)
    return {
        "head": head,
        "size": words.size(facts),
        "rows": [
            {
                "number": str(number),
                "name": name_for_list(member, language),
                "title": title_line(member, language),
                "role": role_word(member, language),
            }
            for number, member in enumerate(facts.members, 1)
        ],
    }


def build(sheet: Sheet) -> None:
    if sheet.language == "vi":
        add_annex_head(sheet)
        titles = ("STT", "Họ và tên", "Chức vụ, cơ quan", "Vai trò")
        caption, total = "Danh sách đoàn khách", "Tổng số: {{ size }} thành viên."
    else:
        add_english_title(sheet)
        titles = ("No.", "Full name", "Title and organisation", "Role")
        caption, total = "List of the delegation", "Total: {{ size }} persons."
    sheet.table(
        (
            Column(titles[0], 12, "{{ row.number }}", "center"),
            Column(titles[1], 55, "{{ row.name }}"),
            Column(titles[2], 68, "{{ row.title }}"),
            Column(titles[3], 30, "{{ row.role }}"),
        ),
        each="row",
        over="rows",
        caption=caption,
    )
    sheet.paragraph(total, "SauBang")
