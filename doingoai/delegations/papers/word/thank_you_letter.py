"""Thư cảm ơn: thanks the head of the delegation after the visit and recalls what was agreed."""

from doingoai.delegations.papers import visit_words as words
from doingoai.delegations.papers.headings import (
    Context,
    Draft,
    bilingual_head,
    dated_head,
    signature,
)
from doingoai.delegations.papers.people import name_line, salutation_en, salutation_vi, title_line
from doingoai.delegations.papers.wording import GAP
from doingoai.documents.layout.ends import add_contact_footer, add_signature_alone
from doingoai.documents.layout.heads import add_bilingual_head, add_dated_head
from doingoai.documents.layout.sheet import Sheet


def context(draft: Draft) -> Context:
    facts, language = draft.facts, draft.language
    is_vi = language == "vi"
    promised = words.ended([promise.text for promise in facts.promises])
    # What was promised is written down in Vietnamese only.
    own = (
        {"salutation": salutation_vi(facts.head), "promises": promised}
        if is_vi
        else {"salutation": salutation_en(facts.head)}
    )
    partner = words.partner(facts, language)
    return {
        **own,
        "receiver": name_line(facts.head, language) if facts.head else GAP,
        "title": title_line(facts.head, language) if facts.head else GAP,
        "head": dated_head(draft) if is_vi else bilingual_head(draft),
        "delegation": words.delegation(facts, language),
        "partner": partner if is_vi else words.with_article(partner),
        "city": draft.office.city_vi if is_vi else draft.office.city_en,
        "period": words.period(facts, language),
        "office": draft.office.name_vi if is_vi else draft.office.name_en,
        "signature": signature(draft),
    }


def build(sheet: Sheet) -> None:
    if sheet.language == "vi":
        _build_vi(sheet)
    else:
        _build_en(sheet)
    add_signature_alone(sheet)


def _build_vi(sheet: Sheet) -> None:
    add_dated_head(sheet)
    sheet.paragraph("Kính gửi: {{ receiver }}", "KinhGui")
    sheet.paragraph("{{ title }}", "GiuaTrang")
    sheet.paragraph("{{ salutation }}", "NoiDungTrai")
    sheet.body(
        "Thay mặt {{ office }}, tôi trân trọng cảm ơn Quý vị và {{ delegation }} đã đến thăm "
        "{{ city }} {{ period }}. Chuyến thăm góp phần tăng cường sự hiểu biết và hợp tác giữa "
        "{{ city }} và {{ partner }}."
    )
    with sheet.when("promises"):
        sheet.body("Chúng tôi ghi nhận và sẽ cùng Quý vị triển khai những nội dung đã trao đổi:")
        with sheet.each("promise", "promises"):
            sheet.dash("- {{ promise }}")
    sheet.body(
        "Chúc Quý vị sức khỏe và thành công. Tôi mong sớm được gặp lại Quý vị tại {{ city }}."
    )
    sheet.closing("Trân trọng./.")


def _build_en(sheet: Sheet) -> None:
    add_bilingual_head(sheet, numbered=False)
    sheet.paragraph("", "NoiDungTrai")
    sheet.paragraph("{{ receiver }}", "NoiDungTrai")
    sheet.paragraph("{{ title }}", "NoiDungTrai")
    sheet.paragraph("{{ salutation }}", "NoiDungTrai")
    sheet.body(
        "On behalf of the {{ office }} I wish to thank you and {{ delegation }} most sincerely "
        "for your visit to {{ city }} {{ period }}. It has brought {{ city }} and {{ partner }} "
        "closer to each other."
    )
    sheet.body("We have noted with care what was agreed and shall carry it forward with you.")
    sheet.body(
        "I wish you good health and every success, and look forward to welcoming you to "
        "{{ city }} again."
    )
    sheet.paragraph("Yours sincerely,", "NoiDungTrai").paragraph_format.keep_with_next = True
    add_contact_footer(sheet)
