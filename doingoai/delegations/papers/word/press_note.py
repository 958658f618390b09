"""Thông cáo báo chí: who visits, when, for what; the officer adds what may be told."""

from doingoai.delegations.papers import visit_words as words
from doingoai.delegations.papers.headings import Context, Draft, english_title, title_head
from doingoai.delegations.papers.word.reception_plan import public_outline
from doingoai.delegations.papers.wording import or_gap
from doingoai.documents.layout.heads import add_english_title, add_title_head
from doingoai.documents.layout.sheet import Sheet


def context(draft: Draft) -> Context:
    facts, language = draft.facts, draft.language
    is_vi = language == "vi"
    city = draft.office.city_vi if is_vi else draft.office.city_en
    visitors = words.delegation(facts, language)
    if is_vi:
        subject = f"Về việc {visitors}\n{words.visit_kind(facts, 'vi')} tại {city}"
        head = title_head(draft, "THÔNG CÁO BÁO CHÍ", subject)
    else:
        head = english_title(
            draft,
            "PRESS NOTE",
            f"Visit of the delegation of\n{words.partner_and_country(facts, 'en')}\nto {city}",
        )
    own = (
        {
            "visit_kind": words.visit_kind(facts, "vi"),
            "note": facts.press_note_vi.split("\n") if facts.press_note_vi else [],
        }
        if is_vi
        else {}
    )
    return {
        **own,
        "head": head,
        "delegation": visitors,
        "leader": words.led_by(facts, language),
        "city": city,
        "period": words.period(facts, language),
        "purpose": words.purpose(facts, language),
        "host_leader": words.received_by(facts, language),
        "items": public_outline(facts, language),
        "office": draft.office.name_vi if is_vi else draft.office.name_en,
        "responsible": or_gap(facts.responsible),
        "responsible_phone": or_gap(facts.responsible_phone),
    }


def build(sheet: Sheet) -> None:
    if sheet.language == "vi":
        _build_vi(sheet)
    else:
        _build_en(sheet)


def _build_vi(sheet: Sheet) -> None:
    add_title_head(sheet)
    sheet.body(
        "{{ delegation }} do {{ leader }} làm Trưởng đoàn "
        "{{ visit_kind }} tại {{ city }} {{ period }}."
    )
    sheet.body("Chuyến thăm nhằm {{ purpose }}. Chủ trì tiếp đoàn: {{ host_leader }}.")
    with sheet.when("items"):
        sheet.body("Trong thời gian ở {{ city }}, đoàn có các hoạt động chính:")
        with sheet.each("item", "items"):
            sheet.dash("- {{ item }}")
    with sheet.each("paragraph", "note"):
        sheet.body("{{ paragraph }}")
    sheet.body(
        "Thông tin thêm: {{ office }}; {{ responsible }}, điện thoại {{ responsible_phone }}."
    )
    sheet.paragraph("(Chỉ phát hành sau khi lãnh đạo {{ office }} duyệt.)", "NghiengGiua")


def _build_en(sheet: Sheet) -> None:
    add_english_title(sheet)
    sheet.body(
        "{{ delegation[0]|upper }}{{ delegation[1:] }}, led by {{ leader }}, visits {{ city }} "
        "{{ period }}. The delegation is received by {{ host_leader }}."
    )
    sheet.body("Purpose of the visit: {{ purpose }}.")
    with sheet.when("items"):
        sheet.body("Main activities in {{ city }}:")
        with sheet.each("item", "items"):
            sheet.dash("- {{ item }}")
    sheet.body("Contact: {{ office }}; {{ responsible }}, {{ responsible_phone }}.")
    sheet.paragraph("(For release only after approval by the {{ office }}.)", "NghiengGiua")
