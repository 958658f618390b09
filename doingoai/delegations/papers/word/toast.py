"""Lời chúc rượu: the frame of the host leader's toast at the banquet; the heart of it is left to write."""

from doingoai.delegations.facts import VisitFacts
from doingoai.delegations.papers import visit_words as words
from doingoai.delegations.papers.headings import Context, Draft, english_title, title_head
from doingoai.delegations.papers.people import (
    name_line,
    salutation_en,
    salutation_vi,
)
from doingoai.delegations.papers.wording import GAP, either
from doingoai.documents.layout.heads import add_english_title, add_title_head
from doingoai.documents.layout.sheet import Sheet
from doingoai.foundation.local_time import HERE
from doingoai.foundation.vietnamese import short_date
from doingoai.programme.facts import ItemFacts
from doingoai.programme.states import ItemKind

_LINES_TO_WRITE = 4


def context(draft: Draft) -> Context:
    facts, language = draft.facts, draft.language
    is_vi = language == "vi"
    speaker = words.received_by(facts, language)
    if is_vi:
        head = title_head(draft, "LỜI CHÚC RƯỢU", f"của {speaker}\ntại tiệc chiêu đãi")
    else:
        head = english_title(draft, "TOAST", f"by {speaker}")
    partner = words.partner(facts, language)
    return {
        "head": head,
        "occasion": _occasion(facts, language),
        "salutation": salutation_vi(facts.head) if is_vi else salutation_en(facts.head),
        "delegation": words.delegation(facts, language),
        "leader": name_line(facts.head, language) if facts.head else GAP,
        "partner": partner if is_vi else words.with_article(partner),
        "city": draft.office.city_vi if is_vi else draft.office.city_en,
        "period": words.period(facts, language),
        "purpose": words.purpose(facts, language),
    }


def first_banquet(facts: VisitFacts) -> ItemFacts | None:
    """Give the first banquet of the programme: that is where the host leader speaks."""
    banquets = [item for item in facts.items if item.kind == ItemKind.BANQUET]
    return min(banquets, key=lambda item: item.starts_at, default=None)


def _occasion(facts: VisitFacts, language: str) -> str:
    """Write when and where the toast is given."""
    item = first_banquet(facts)
    if item is None:
        return GAP
    at = item.starts_at.astimezone(HERE)
    place = either(language, item.place.name_vi, item.place.name_en)
    return f"{at:%H:%M}, {short_date(at.date())}, {place}"


def build(sheet: Sheet) -> None:
    if sheet.language == "vi":
        _build_vi(sheet)
    else:
        _build_en(sheet)


def _build_vi(sheet: Sheet) -> None:
    add_title_head(sheet)
    sheet.paragraph("({{ occasion }})", "NghiengGiua")
    sheet.paragraph("{{ salutation }}", "NoiDungTrai")
    sheet.paragraph("Thưa toàn thể quý vị,", "NoiDungTrai")
    sheet.body(
        "Tôi rất vui mừng chào đón {{ leader }} và {{ delegation }} đến thăm {{ city }} {{ period }}."
    )
    sheet.body("Chuyến thăm nhằm {{ purpose }}.")
    sheet.body("Nội dung chính muốn nói (kết quả làm việc, điều mong muốn cùng làm):")
    for _line in range(_LINES_TO_WRITE):
        sheet.dotted_line()
    sheet.body(
        "Xin mời quý vị cùng tôi nâng cốc chúc sức khỏe {{ leader }} và các vị trong đoàn, chúc "
        "quan hệ hữu nghị và hợp tác giữa {{ city }} và {{ partner }} ngày càng bền chặt."
    )
    sheet.closing("Xin trân trọng cảm ơn./.")


def _build_en(sheet: Sheet) -> None:
    add_english_title(sheet)
    sheet.paragraph("({{ occasion }})", "NghiengGiua")
    sheet.paragraph("{{ salutation }}", "NoiDungTrai")
    sheet.paragraph("Ladies and Gentlemen,", "NoiDungTrai")
    sheet.body(
        "It is a great pleasure to welcome {{ leader }} and {{ delegation }} to {{ city }} {{ period }}."
    )
    sheet.body("Purpose of the visit: {{ purpose }}.")
    sheet.body("What is to be said (results of the talks, what we wish to do together):")
    for _line in range(_LINES_TO_WRITE):
        sheet.dotted_line()
    sheet.body(
        "May I ask you to join me in a toast to the health of {{ leader }} and the members of the "
        "delegation, and to the friendship and cooperation between {{ city }} and {{ partner }}."
    )
    sheet.body("Thank you.")
