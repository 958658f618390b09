"""Danh sách đoàn: every traveller with title and role; who only accompanies stands apart."""

from doingoai.documents.drafting.headings import Context, english_title
from doingoai.documents.layout.heads import add_annex_head, add_english_title
from doingoai.documents.layout.sheet import Sheet
from doingoai.documents.layout.table_part import Column
from doingoai.missions.facts import TravellerFacts
from doingoai.missions.papers import words
from doingoai.missions.papers.headings import Draft, annex_head
from doingoai.missions.papers.people import name_line, role_word, title_line


def context(draft: Draft) -> Context:
    facts, language = draft.facts, draft.language
    where, when = words.countries(facts, language), words.period(facts, language)
    named = words.party(facts, language)
    if language == "vi":
        subject = f"{named}\nđi công tác tại {where} {when}"
        head = annex_head(draft, "DANH SÁCH ĐOÀN ĐI CÔNG TÁC NƯỚC NGOÀI", subject)
    else:
        subject = f"{named[0].upper()}{named[1:]}\nto {where} {when}"
        head = english_title(draft, "LIST OF THE DELEGATION", subject)
    return {
        "head": head,
        "size": words.size(facts, language),
        "rows": [_row(number, who, language) for number, who in enumerate(facts.members, 1)],
    }


def build(sheet: Sheet) -> None:
    if sheet.language == "vi":
        add_annex_head(sheet)
        titles = ("STT", "Họ và tên", "Chức vụ, cơ quan", "Vai trò")
        caption, total = "Danh sách đoàn", "Tổng số: {{ size }} người."
    else:
        add_english_title(sheet)
        titles = ("No.", "Full name", "Title and organisation", "Role")
        caption, total = "List of the delegation", "Total: {{ size }}."
    sheet.table(
        (
            Column(titles[0], 12, "{{ row.number }}", "center"),
            Column(titles[1], 50, "{{ row.name }}"),
            Column(titles[2], 73, "{{ row.title }}"),
            Column(titles[3], 30, "{{ row.role }}"),
        ),
        each="row",
        over="rows",
        caption=caption,
    )
    sheet.paragraph(total, "SauBang")


def _row(number: int, who: TravellerFacts, language: str) -> Context:
    return {
        "number": str(number),
        "name": name_line(who, language),
        "title": title_line(who, language),
        "role": role_word(who, language),
    }
