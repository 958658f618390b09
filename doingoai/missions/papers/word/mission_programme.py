"""Chương trình đoàn ra: day by day, when, what, where."""

from doingoai.documents.drafting.headings import Context, english_title
from doingoai.documents.drafting.lines import day_heading
from doingoai.documents.layout.heads import add_annex_head, add_english_title
from doingoai.documents.layout.sheet import Sheet
from doingoai.documents.layout.table_part import Column
from doingoai.missions.papers import words
from doingoai.missions.papers.headings import Draft, annex_head
from doingoai.programme.facts import ItemFacts
from doingoai.programme.printed import by_day, item_title, place, times


def context(draft: Draft) -> Context:
    facts, language = draft.facts, draft.language
    where, when = words.countries(facts, language), words.period(facts, language)
    named = words.party(facts, language)
    if language == "vi":
        head = annex_head(draft, "CHƯƠNG TRÌNH CÔNG TÁC", f"{named}\ntại {where} {when}")
    else:
        subject = f"{named[0].upper()}{named[1:]}\nto {where} {when}"
        head = english_title(draft, "PROGRAMME", subject)
    return {
        "head": head,
        "days": [
            {
                "heading": day_heading(day, language),
                "rows": [_row(item, language) for item in items],
            }
            for day, items in by_day(facts.items)
        ],
    }


def build(sheet: Sheet) -> None:
    is_vi = sheet.language == "vi"
    titles = ("Thời gian", "Nội dung", "Địa điểm") if is_vi else ("Time", "Activity", "Place")
    if is_vi:
        add_annex_head(sheet)
    else:
        add_english_title(sheet)
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


def _row(item: ItemFacts, language: str) -> Context:
    return {
        "time": times(item),
        "title": item_title(item, language),
        "place": place(item, language),
    }
