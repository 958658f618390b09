"""Công văn thông báo cơ quan công an: the visit, and the guests with their passports as an annex."""

from doingoai.delegations.facts import MemberFacts
from doingoai.delegations.papers import visit_words as words
from doingoai.delegations.papers.headings import (
    Context,
    Draft,
    addressees,
    letter_head,
    recipients,
    signature,
)
from doingoai.delegations.papers.people import name_for_list, nationality, sex_word, title_line
from doingoai.delegations.papers.word.submission import outline
from doingoai.delegations.papers.wording import GAP, PASSPORTS, in_language, or_gap
from doingoai.documents.layout.ends import add_signature
from doingoai.documents.layout.heads import add_letter_head
from doingoai.documents.layout.sheet import Sheet
from doingoai.documents.layout.table_part import Column
from doingoai.foundation.vietnamese import short_date


def context(draft: Draft) -> Context:
    facts = draft.facts
    visitors = words.delegation(facts, "vi")
    return {
        "head": letter_head(draft, f"thông báo {visitors} {words.visit_kind(facts, 'vi')}"),
        "addressees": addressees(f"Công an {words.province(facts)} {draft.office.city_vi}"),
        "office": draft.office.name_vi,
        "delegation": visitors,
        "leader": words.led_by(facts, "vi"),
        "size": words.size(facts),
        "visit_kind": words.visit_kind(facts, "vi"),
        "city": draft.office.city_vi,
        "period": words.period(facts, "vi"),
        "hotel": _hotel(draft),
        "items": outline(facts),
        "responsible": or_gap(facts.responsible),
        "responsible_phone": or_gap(facts.responsible_phone),
        "rows": [_row(number, guest) for number, guest in enumerate(facts.members, 1)],
        "recipients": recipients(draft, "Như trên", f"{words.decider(facts)} (để báo cáo)"),
        "signature": signature(draft),
    }


def build(sheet: Sheet) -> None:
    add_letter_head(sheet)
    sheet.body(
        "{{ office }} trân trọng thông báo: {{ delegation }} do {{ leader }} làm Trưởng đoàn, gồm "
        "{{ size }} thành viên, sẽ {{ visit_kind }} tại {{ city }} {{ period }}."
    )
    sheet.body("Nơi ở của đoàn: {{ hotel }}.")
    with sheet.when("items"):
        sheet.body("Các hoạt động của đoàn:")
        with sheet.each("item", "items"):
            sheet.dash("- {{ item }}")
    sheet.body(
        "{{ office }} đề nghị quý cơ quan phối hợp bảo đảm an ninh, an toàn cho đoàn trong thời "
        "gian ở {{ city }}. Danh sách đoàn kèm số hộ chiếu được gửi theo Phụ lục. Thông tin trong "
        "danh sách là dữ liệu cá nhân, đề nghị chỉ sử dụng cho mục đích nêu trên."
    )
    sheet.closing("Đầu mối liên hệ: {{ responsible }}, điện thoại {{ responsible_phone }}./.")
    add_signature(sheet)
    sheet.start_annex()
    sheet.paragraph("Phụ lục", "PhuLuc")
    sheet.paragraph("DANH SÁCH ĐOÀN KHÁCH", "PhuLuc")
    sheet.paragraph("(Kèm theo Công văn số {{ head.number }} của {{ office }})", "NghiengGiua")
    sheet.table(
        (
            Column("STT", 11, "{{ row.number }}", "center"),
            Column("Họ và tên, chức vụ", 51, "{{ row.name }}"),
            Column("Giới", 12, "{{ row.sex }}", "center"),
            Column("Ngày sinh", 22, "{{ row.birth }}", "center"),
            Column("Quốc tịch", 20, "{{ row.nationality }}"),
            Column("Hộ chiếu", 27, "{{ row.passport }}"),
            Column("Có giá trị đến", 22, "{{ row.expiry }}", "center"),
        ),
        each="row",
        over="rows",
        caption="Danh sách đoàn khách và hộ chiếu",
        small=True,
    )


def _row(number: int, guest: MemberFacts) -> Context:
    passport = guest.passport
    kind = in_language(PASSPORTS.get(passport.kind) if passport else None, "vi")
    return {
        "number": str(number),
        "name": f"{name_for_list(guest, 'vi')}\n{title_line(guest, 'vi')}",
        "sex": sex_word(guest, "vi"),
        "birth": short_date(guest.birth_date) if guest.birth_date else GAP,
        "nationality": nationality(guest, "vi"),
        "passport": f"{or_gap(passport.number if passport else '')}\n{kind}",
        "expiry": short_date(passport.expires_on) if passport and passport.expires_on else GAP,
    }


def _hotel(draft: Draft) -> str:
    hotel = draft.facts.hotel
    return ", ".join(part for part in (hotel.name_vi, hotel.address) if part) or GAP
