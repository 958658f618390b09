"""Danh sách phía Việt Nam: who receives the delegation, in order of rank."""

from doingoai.delegations.papers import visit_words as words
from doingoai.delegations.papers.headings import Context, Draft, annex_head, english_title
from doingoai.delegations.papers.people import name_for_list, title_line
from doingoai.delegations.papers.wording import HOST_ROLES, in_language
from doingoai.documents.layout.heads import add_annex_head, add_english_title
from doingoai.documents.layout.sheet import Sheet
from doingoai.documents.layout.table_part import Column


def context(draft: Draft) -> Context:
    facts, language = draft.facts, draft.language
    if language == "vi":
        subject = f"Tham gia đón tiếp {words.delegation(facts, 'vi')}"
        head = annex_head(draft, "DANH SÁCH PHÍA VIỆT NAM", subject)
    else:
        subject = f"Receiving the delegation of\n{words.partner_and_country(facts, 'en')}"
        head = english_title(draft, "LIST OF THE VIETNAMESE SIDE", subject)
    return {
        "head": head,
        "rows": [
            {
                "number": str(number),
                "name": name_for_list(host, language),
                "title": title_line(host, language),
                "role": in_language(HOST_ROLES.get(host.role), language),
            }
            for number, host in enumerate(facts.hosts, 1)
        ],
    }


def build(sheet: Sheet) -> None:
    if sheet.language == "vi":
        add_annex_head(sheet)
        titles = ("STT", "Họ và tên", "Chức vụ, cơ quan", "Nhiệm vụ")
        caption = "Danh sách phía Việt Nam"
    else:
        add_english_title(sheet)
        titles = ("No.", "Full name", "Title and organisation", "Role")
        caption = "List of the Vietnamese side"
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
