"""Công hàm thị thực: asks the embassy of a country for visas, in the third person, with the list."""

from doingoai.directory.address_forms import official_en_with_article
from doingoai.directory.countries import COUNTRIES
from doingoai.directory.printed import PASSPORTS
from doingoai.documents.drafting.gaps import GAP, in_language
from doingoai.documents.drafting.headings import Context, bilingual_head, dated_head, signature
from doingoai.documents.layout.ends import add_contact_footer, add_signature_alone
from doingoai.documents.layout.heads import add_bilingual_head, add_dated_head
from doingoai.documents.layout.sheet import Sheet
from doingoai.documents.layout.table_part import Column
from doingoai.foundation.vietnamese import short_date
from doingoai.missions.facts import MissionFacts, TravellerFacts
from doingoai.missions.papers import words
from doingoai.missions.papers.headings import Draft
from doingoai.missions.papers.people import name_line, title_line


def copies(facts: MissionFacts) -> tuple[str, ...]:
    """One note for each country."""
    return facts.countries


def context(draft: Draft) -> Context:
    facts, language = draft.facts, draft.language
    is_vi = language == "vi"
    return {
        "head": dated_head(draft) if is_vi else bilingual_head(draft),
        "issuer": _issuer(draft),
        "embassy": _embassy(draft.copy, language),
        "party": words.party(facts, language),
        "country": words.country(draft.copy, language),
        "stay": words.stay(facts, draft.copy, language),
        "purpose": words.purpose(facts, language),
        "rows": [_row(number, who, language) for number, who in enumerate(facts.members, 1)],
        "signature": signature(draft),
    }


def build(sheet: Sheet) -> None:
    if sheet.language == "vi":
        _build_vi(sheet)
    else:
        _build_en(sheet)
        add_contact_footer(sheet)
    add_signature_alone(sheet)


def _build_vi(sheet: Sheet) -> None:
    add_dated_head(sheet)
    sheet.paragraph("CÔNG HÀM", "Title")
    sheet.paragraph("", "Normal")
    sheet.body(
        "{{ issuer }} gửi lời chào trân trọng tới {{ embassy }} và hân hạnh thông báo: {{ party }} "
        "sẽ {{ purpose }} tại {{ country }} {{ stay }}. Đề nghị Quý Đại sứ quán cấp thị thực cho "
        "các thành viên sau:"
    )
    _people(sheet, ("STT", "Họ và tên", "Ngày sinh", "Chức vụ", "Hộ chiếu", "Có giá trị đến"))
    sheet.paragraph(
        "Nhân dịp này, {{ issuer }} xin gửi tới {{ embassy }} lời chào trân trọng.", "SauBang"
    ).paragraph_format.keep_with_next = True


def _build_en(sheet: Sheet) -> None:
    add_bilingual_head(sheet, numbered=False)
    sheet.paragraph("NOTE VERBALE", "Title")
    sheet.paragraph("", "Normal")
    sheet.body(
        "The {{ issuer }} presents its compliments to {{ embassy }} and has the honour to inform "
        "the latter that {{ party }} will travel to {{ country }} {{ stay }} for the following "
        "purpose: {{ purpose }}. The esteemed Embassy is kindly requested to issue visas to the "
        "following members:"
    )
    _people(sheet, ("No.", "Full name", "Date of birth", "Title", "Passport", "Valid until"))
    sheet.paragraph(
        "The {{ issuer }} avails itself of this opportunity to renew to {{ embassy }} the "
        "assurances of its highest consideration.",
        "SauBang",
    ).paragraph_format.keep_with_next = True


def _people(sheet: Sheet, titles: tuple[str, ...]) -> None:
    fields = ("number", "name", "born", "title", "passport", "expires")
    columns = [
        Column(title, width, f"{{{{ row.{field} }}}}", align)
        for title, width, field, align in zip(
            titles, (11, 42, 23, 41, 26, 22), fields,
            ("center", "left", "center", "left", "left", "center"), strict=True,
        )
    ]  # fmt: skip
    caption = "Danh sách xin thị thực" if sheet.language == "vi" else "Persons requiring visas"
    sheet.table(columns, each="row", over="rows", caption=caption, small=True)


def _row(number: int, who: TravellerFacts, language: str) -> Context:
    passport = who.passport
    kind = in_language(PASSPORTS.get(passport.kind), language) if passport else ""
    return {
        "number": str(number),
        "name": name_line(who, language),
        "born": short_date(who.birth_date) if who.birth_date else GAP,
        "title": title_line(who, language),
        "passport": f"{passport.number or GAP}\n({kind})" if passport else GAP,
        "expires": short_date(passport.expires_on) if passport and passport.expires_on else GAP,
    }


def _issuer(draft: Draft) -> str:
    office = draft.office
    if draft.language == "en":
        return f"{office.name_en} of {office.city_en}"
    return f"{office.name_vi} {words.city(draft.facts)}"


def _embassy(country: str, language: str) -> str:
    known = COUNTRIES.get(country)
    if language == "vi":
        return f"Đại sứ quán {(known.official_vi or known.name_vi) if known else country or GAP}"
    return f"the Embassy of {official_en_with_article(country) or country or GAP}"
