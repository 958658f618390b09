"""Chương trình chi tiết: day by day, when, what, where, who takes part and who sees to it."""

from doingoai.delegations.facts import VisitFacts
from doingoai.delegations.papers import visit_words as words
from doingoai.delegations.papers.headings import Context, Draft, annex_head, english_title
from doingoai.delegations.papers.people import name_line
from doingoai.delegations.papers.wording import GAP, either, or_gap
from doingoai.documents.layout.heads import add_annex_head, add_english_title
from doingoai.documents.layout.sheet import Sheet
from doingoai.documents.layout.table_part import Column
from doingoai.foundation.vietnamese import long_date, long_date_en
from doingoai.programme.facts import ItemFacts

NAMED_GUESTS = 6
"""More guests than these at one activity are counted, not named."""


def context(draft: Draft) -> Context:
    facts, language = draft.facts, draft.language
    # The changes are kept in Vietnamese only.
    own = {"changes": list(facts.programme_changes)} if language == "vi" else {}
    return {
        **own,
        "head": programme_head(draft),
        "version": version(facts, language),
        "days": [
            {
                "heading": words.day_heading(day, language),
                "rows": [_row(facts, item, language) for item in items],
            }
            for day, items in words.by_day(facts.items)
        ],
    }


def build(sheet: Sheet) -> None:
    is_vi = sheet.language == "vi"
    titles = (
        ("Giờ", "Nội dung", "Địa điểm", "Thành phần", "Phụ trách")
        if is_vi
        else ("Time", "Activity", "Place", "Participants", "Notes")
    )
    fields = ("time", "title", "place", "people", "notes")
    columns = [
        Column(title, width, f"{{{{ row.{field} }}}}")
        for title, width, field in zip(titles, (17, 38, 33, 43, 34), fields, strict=True)
    ]
    if is_vi:
        add_annex_head(sheet)
    else:
        add_english_title(sheet)
    with sheet.when("version"):
        sheet.paragraph("{{ version }}", "NghiengGiua")
    if is_vi:
        with sheet.when("changes"):
            sheet.paragraph("Thay đổi so với bản trước: {{ changes|join('; ') }}.", "NoiDungTrai")
    with sheet.each("day", "days"):
        sheet.heading("{{ day.heading }}", 3)
        caption = "Chương trình trong ngày" if is_vi else "Programme of the day"
        sheet.table(columns, each="row", over="day.rows", caption=caption, small=True)


def programme_head(draft: Draft) -> Context:
    """Head of a programme: an annex to the plan in Vietnamese, a title in English."""
    facts = draft.facts
    if draft.language == "vi":
        subject = f"{words.delegation(facts, 'vi')}\n{words.visit_kind(facts, 'vi')} tại "
        subject += f"{draft.office.city_vi} {words.period(facts, 'vi')}"
        return annex_head(draft, "CHƯƠNG TRÌNH", subject)
    subject = f"{words.visit_kind(facts, 'en').capitalize()} of the delegation of\n"
    subject += f"{words.partner_and_country(facts, 'en')}\nto {draft.office.city_en} {words.period(facts, 'en')}"
    return english_title(draft, "PROGRAMME", subject)


def version(facts: VisitFacts, language: str) -> str:
    """Tell which version of the programme this is, so that an old one is recognised."""
    if facts.programme_version < 2:
        return ""
    day = facts.programme_issued_on
    if language == "vi":
        issued = f", {long_date(day)}" if day else ""
        return f"(Bản thứ {facts.programme_version}{issued}, thay thế bản trước)"
    issued = f", {long_date_en(day)}" if day else ""
    return f"(Version {facts.programme_version}{issued}; replaces the earlier version)"


def _row(facts: VisitFacts, item: ItemFacts, language: str) -> Context:
    return {
        "time": words.times(item).replace(" – ", " –\n"),
        "title": words.item_title(item, language),
        "place": words.place(item, language),
        "people": _people(facts, item, language),
        "notes": "\n".join(_notes(item, language)) or "",
    }


def _people(facts: VisitFacts, item: ItemFacts, language: str) -> str:
    named = [name_line(host, language) for host in facts.hosts_of(item)]
    guests = facts.guests_of(item)
    if not item.guests:
        named.append("Toàn đoàn" if language == "vi" else "All guests")
    elif len(guests) <= NAMED_GUESTS:
        named += [name_line(guest, language) for guest in guests]
    else:
        named.append(f"{len(guests)} khách" if language == "vi" else f"{len(guests)} guests")
    return "\n".join(named)


def _in_charge(item: ItemFacts, language: str) -> str:
    # Units are known by their Vietnamese names only; guests are given the person.
    unit = item.responsible_unit if language == "vi" else ""
    return ", ".join(part for part in (item.responsible, unit) if part)


def _notes(item: ItemFacts, language: str) -> list[str]:
    is_vi = language == "vi"
    dress = either(language, item.dress_vi, item.dress_en)
    notes = either(language, item.notes_vi, item.notes_en)
    told = (
        ("" if is_vi else "In charge: ", _in_charge(item, language)),
        ("Phiên dịch: " if is_vi else "Interpreter: ", item.interpreter),
        ("Trang phục: " if is_vi else "Dress: ", "" if dress == GAP else dress),
        ("Xe: " if is_vi else "Car: ", item.car),
        ("", "" if notes == GAP else notes),
    )
    return [label + or_gap(text) for label, text in told if text]
