"""Chương trình tóm tắt: one page for leaders and guests; when, what, where."""

from doingoai.delegations.papers import visit_words as words
from doingoai.delegations.papers.headings import Context, Draft, english_title, title_head
from doingoai.delegations.papers.word.programme_detailed import programme_head, version
from doingoai.documents.layout.heads import add_english_title, add_title_head
from doingoai.documents.layout.sheet import Sheet
from doingoai.documents.layout.table_part import Column


def context(draft: Draft) -> Context:
    facts, language = draft.facts, draft.language
    subject = programme_head(draft)["subject"]
    return {
        "head": (
            title_head(draft, "CHƯƠNG TRÌNH TÓM TẮT", subject)
            if language == "vi"
            else english_title(draft, "PROGRAMME IN BRIEF", subject)
        ),
        "version": version(facts, language),
        "days": [
            {
                "heading": words.day_heading(day, language),
                "rows": [
                    {
                        "time": words.times(item),
                        "title": words.item_title(item, language),
                        "place": words.place(item, language),
                    }
                    for item in items
                ],
            }
            for day, items in words.by_day(facts.items)
        ],
    }


def build(sheet: Sheet) -> None:
    is_vi = sheet.language == "vi"
    titles = ("Thời gian", "Nội dung", "Địa điểm") if is_vi else ("Time", "Activity", "Place")
    if is_vi:
        add_title_head(sheet)
    else:
        add_english_title(sheet)
    with sheet.when("version"):
        sheet.paragraph("{{ version }}", "NghiengGiua")
    with sheet.each("day", "days"):
        sheet.heading("{{ day.heading }}", 3)
        sheet.table(
            [
                Column(titles[0], 32, "{{ row.time }}", "center"),
                Column(titles[1], 73, "{{ row.title }}"),
                Column(titles[2], 60, "{{ row.place }}"),
            ],
            each="row",
            over="day.rows",
            caption="Chương trình trong ngày" if is_vi else "Programme of the day",
        )
