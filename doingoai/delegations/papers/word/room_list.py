"""Danh sách xếp phòng: hotel, room and who shares it, from arrival to departure."""

from doingoai.delegations.facts import FlightFacts, MemberFacts, VisitFacts
from doingoai.delegations.papers import visit_words as words
from doingoai.delegations.papers.headings import Context, Draft, annex_head, english_title
from doingoai.delegations.papers.people import name_line
from doingoai.delegations.papers.wording import GAP, either, or_gap
from doingoai.documents.layout.heads import add_annex_head, add_english_title
from doingoai.documents.layout.sheet import Sheet
from doingoai.documents.layout.table_part import Column
from doingoai.foundation.vietnamese import short_date


def context(draft: Draft) -> Context:
    facts, language = draft.facts, draft.language
    hotel = either(language, facts.hotel.name_vi, facts.hotel.name_en)
    if language == "vi":
        head = annex_head(draft, "DANH SÁCH XẾP PHÒNG", words.delegation(facts, "vi"))
    else:
        head = english_title(draft, "ROOMING LIST", words.partner_and_country(facts, "en"))
    return {
        "head": head,
        "hotel": ", ".join(part for part in (hotel, facts.hotel.address) if part),
        "rows": [
            {
                "number": str(number),
                "name": name_line(guest, language),
                "room": _room(facts, guest),
                "shares": _shares(facts, guest),
                "stay": _stay(facts, guest),
                "diet": guest.diet,
            }
            for number, guest in enumerate(facts.members, 1)
        ],
    }


def build(sheet: Sheet) -> None:
    if sheet.language == "vi":
        add_annex_head(sheet)
        titles = ("STT", "Họ và tên", "Phòng", "Ở cùng", "Đến – đi", "Lưu ý")
        hotel, caption = "Khách sạn: {{ hotel }}.", "Danh sách xếp phòng"
    else:
        add_english_title(sheet)
        titles = ("No.", "Full name", "Room", "Shares with", "Stay", "Notes")
        hotel, caption = "Hotel: {{ hotel }}.", "Rooming list"
    sheet.paragraph(hotel, "NoiDungTrai")
    fields = ("number", "name", "room", "shares", "stay", "diet")
    widths = (11, 46, 18, 30, 34, 26)
    sheet.table(
        [
            Column(
                title, width, f"{{{{ row.{field} }}}}", "center" if field == "number" else "left"
            )
            for title, width, field in zip(titles, widths, fields, strict=True)
        ],
        each="row",
        over="rows",
        caption=caption,
        small=True,
    )


def _room(facts: VisitFacts, guest: MemberFacts) -> str:
    elsewhere = guest.hotel and guest.hotel not in (facts.hotel.name_vi, facts.hotel.name_en)
    return or_gap(guest.room) + (f"\n{guest.hotel}" if elsewhere else "")


def _shares(facts: VisitFacts, guest: MemberFacts) -> str:
    """Name whom a room is shared with, whoever of the two the office wrote it beside."""
    named = [
        other.name.full
        for other in facts.members
        if other.key == guest.shares_room_with or other.shares_room_with == guest.key
    ]
    return "\n".join(named) or guest.shares_room_with


def _stay(facts: VisitFacts, guest: MemberFacts) -> str:
    arrives = _day(guest.arrival) or (short_date(facts.starts_on) if facts.starts_on else GAP)
    leaves = _day(guest.departure) or (short_date(facts.ends_on) if facts.ends_on else GAP)
    if arrives[-5:] == leaves[-5:]:
        arrives = arrives[:-5]
    return f"{arrives} – {leaves}"


def _day(flight: FlightFacts | None) -> str:
    return short_date(flight.at.date()) if flight and flight.at else ""
