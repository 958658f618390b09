"""Papers of other makings: without tables, with Word's own lists, with things left out."""

from dataclasses import replace

import pytest
from docx.oxml import OxmlElement
from docx.oxml.parser import parse_xml
from docx.shared import Cm, Mm, Pt

from doingoai.documents.checking import PaperKind, RuleState, check_paper
from doingoai.documents.checking.anatomy import Anatomy
from doingoai.documents.checking.measure import text_width
from doingoai.documents.checking.reading import read_paper
from doingoai.documents.checking.units import KNOWN_UNITS
from tests.documents.checking import papers
from tests.documents.checking.papers import CENTRE, LONG, W, find, letter


def _check(plan, **options):
    return check_paper(papers.build(plan), **options)


def _broken(plan):
    return sorted({result.code for result in _check(plan).broken})


def _edited(plan, *edits):
    return replace(plan, edits=list(edits))


# --- heads ------------------------------------------------------------------------------------


def test_a_letter_typed_with_tabs_and_drawn_lines_is_read_like_any_other():
    check = check_paper(papers.tabbed_letter())

    assert [(r.code, r.where, r.found) for r in check.broken] == []
    assert check.kind == PaperKind.OFFICIAL_LETTER


def test_the_national_title_in_bold_capitals_13_is_95_7_mm_long():
    width = text_width("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, bold=True)

    assert width / 72 * 25.4 == pytest.approx(95.7, abs=0.5)


def test_without_national_title_the_rest_of_the_head_is_still_asked_for():
    assert _broken(replace(letter(), national_title="")) == ["C04"]


def test_without_motto_nothing_is_said_of_its_line():
    check = _check(replace(letter(), motto=""))

    assert (check.states()["C04"], check.states()["C05"]) == (
        RuleState.BROKEN,
        RuleState.NOT_APPLICABLE,
    )


def test_without_both_there_is_no_issuer_beside_them():
    assert _broken(replace(letter(), national_title="", motto="")) == ["C04", "C06"]


def test_the_newer_spelling_of_the_national_title_is_good():
    plan = replace(letter(), national_title="CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM")

    assert _broken(plan) == []


def test_a_body_in_two_lines_is_one_body():
    plan = replace(
        letter(), issuer="SỞ LAO ĐỘNG\nVÀ XÃ HỘI", number="Số: 05/SXX-VP", issuer_rule=15
    )

    assert _check(plan, known_units={"SXX": "", "VP": "", "LT": ""}).is_good


@pytest.mark.parametrize("place", ["Thành phố Hồ Chí Minh", "TP. Hồ Chí Minh", "Hồ Chí Minh"])
def test_a_place_may_be_written_with_its_class(place):
    plan = replace(
        letter(),
        parent="ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HỒ CHÍ MINH",
        place_date=f"{place}, ngày 12 tháng 10 năm 2026",
    )

    assert _broken(plan) == []


def test_a_central_body_names_no_place():
    plan = replace(
        letter(),
        parent="BỘ NGOẠI GIAO",
        issuer="CỤC LỄ TÂN NHÀ NƯỚC",
        number="Số: 12/LTNN-VP",
        issuer_rule=25,
    )

    assert _broken(plan) == []


def test_a_legal_document_bears_its_year():
    assert _broken(replace(papers.decision(), number="Số: 15/2026/QĐ-UBND")) == []


def test_a_typed_name_in_a_letter_is_a_fault():
    assert _broken(replace(letter(), title="CÔNG VĂN")) == ["C10"]


def test_a_date_without_figures_is_a_fault():
    plan = replace(letter(), place_date="Hà Nội, ngày năm tháng hai năm 2026")

    assert _broken(plan) == ["C08"]


def test_a_date_without_accents_is_no_date():
    plan = replace(letter(), place_date="Ha Noi, ngay 5 thang 2 nam 2026")

    assert _broken(plan) == ["C08", "C09"]


def test_without_number_and_date_there_are_no_zeros_to_look_at():
    check = _check(replace(papers.report(), number="", place_date=""))

    assert check.states()["C08"] == RuleState.NOT_APPLICABLE


def test_a_type_may_stand_without_a_subject():
    assert _broken(replace(papers.report(), subject="")) == []


def test_a_subject_behind_the_head_table_belongs_to_the_head():
    def move(word):
        subject = find(word, "V/v")._p
        word.tables[0]._tbl.addnext(subject)

    assert _broken(_edited(letter(), move)) == []


def test_a_type_the_decree_does_not_know_takes_any_abbreviation_of_it():
    plan = replace(papers.report(), title="ĐỀ CƯƠNG TRAO ĐỔI", number="Số: 15/CTr-SNgV")

    check = _check(plan)

    assert (check.kind, check.is_good) == (PaperKind.OTHER, True)


def test_a_programme_without_number_and_recipients_is_no_issued_paper():
    plan = replace(papers.report(), title="CHƯƠNG TRÌNH LÀM VIỆC", number="", recipients=())

    assert _check(plan).kind == PaperKind.OTHER


def test_a_programme_with_number_is_one_of_the_types():
    plan = replace(papers.report(), title="CHƯƠNG TRÌNH", number="Số: 15/CTr-SNgV")

    assert (_check(plan).kind, _broken(plan)) == (PaperKind.TYPED, [])


def test_a_letter_of_thanks_with_the_head_alone_is_no_official_letter():
    plan = replace(letter(), number="", letter_subject="", addressees=("Ông Kim Mẫu",))

    assert _check(plan).kind == PaperKind.OTHER


def test_a_party_paper_has_a_layout_of_its_own():
    plan = replace(letter(), national_title="ĐẢNG CỘNG SẢN VIỆT NAM", motto="")

    assert _check(plan).kind == PaperKind.OTHER


@pytest.mark.parametrize("underline", [True, False])
def test_an_underline_or_underscores_serve_as_a_line(underline):
    def draw(word):
        rule = find(word, "Độc lập")._p.getnext()
        for element in list(rule):
            rule.remove(element)
        if underline:
            find(word, "Độc lập").runs[0].underline = True
            rule.getparent().remove(rule)
        else:
            run = parse_xml(
                f'<w:r {W}><w:rPr><w:sz w:val="28"/></w:rPr><w:t>{"_" * 24}</w:t></w:r>'
            )
            rule.append(run)

    assert _broken(_edited(letter(), draw)) == []


@pytest.mark.parametrize("own", [True, False])
def test_a_border_or_a_drawn_line_of_the_words_themselves_serves(own):
    def draw(word):
        motto = find(word, "Độc lập")
        rule = motto._p.getnext()
        rule.getparent().remove(rule)
        if own:
            border = f'<w:pBdr {W}><w:bottom w:val="single"/></w:pBdr>'
            motto._p.get_or_add_pPr().append(parse_xml(border))
            motto.paragraph_format.left_indent = motto.paragraph_format.right_indent = Mm(19)
        else:
            motto._p.addnext(OxmlElement("w:p"))
            following = OxmlElement("w:p")
            motto._p.addnext(following)
            following.append(papers._drawn(170))

    assert _broken(_edited(letter(), draw)) == []


def test_the_subject_of_several_lines_may_have_a_line_under_any_of_them():
    plan = replace(papers.report(), subject="Kết quả đón tiếp đoàn khách quốc tế\nthăm và làm việc")

    assert _broken(plan) == []


def test_a_subject_that_runs_on_only_needs_a_line():
    plan = replace(papers.report(), subject="Kết quả đón tiếp đoàn khách quốc tế " * 4)

    assert _broken(plan) == []


# --- body and addressees ----------------------------------------------------------------------


def test_chapters_are_centred_and_bold():
    def chapter(word):
        made = find(word, "I. KẾT QUẢ")
        made.runs[0].text, made.alignment = "Chương I", CENTRE
        made.paragraph_format.first_line_indent = Cm(0)

    assert _broken(_edited(papers.report(), chapter)) == ["C12"]


def test_one_sentence_with_can_cu_is_body_and_no_basis():
    plan = replace(papers.plan(), bases=(), body=(
        "Căn cứ ý kiến của các cơ quan, " + LONG, "Kế hoạch được thực hiện kể từ ngày ký./."))  # fmt: skip

    check = _check(plan)

    assert (check.states()["C11"], check.is_good) == (RuleState.NOT_APPLICABLE, True)


def test_one_line_with_can_cu_in_italics_is_a_basis():
    plan = replace(papers.plan(), bases=("Căn cứ ý kiến của các cơ quan.",))

    assert _check(plan).states()["C11"] == RuleState.HELD


def test_points_word_letters_by_itself_lack_the_vietnamese_d():
    def automatic(word):
        numbering = word.part.numbering_part.element
        kind = parse_xml(
            f'<w:abstractNum {W} w:abstractNumId="90"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            '<w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum>'
        )
        numbering.insert(0, kind)
        numbering.append(
            parse_xml(f'<w:num {W} w:numId="90"><w:abstractNumId w:val="90"/></w:num>')
        )
        for label in "abcdđeg":
            point = find(word, f"{label}) ")
            point.runs[-1].text = point.text[3:]
            point._p.get_or_add_pPr().append(
                parse_xml(f'<w:numPr {W}><w:ilvl w:val="0"/><w:numId w:val="90"/></w:numPr>')
            )

    check = _check(_edited(papers.decision(), automatic))

    assert [(r.code, r.found, r.expected) for r in check.broken] == [
        ("C13", "e)", "đ)"),
        ("C13", "f)", "g)"),
    ]


def test_several_lists_of_points_each_begin_at_a():
    plan = replace(papers.decision(), body=(
        "Điều 1. " + LONG, "a) Việc một;", "b) Việc hai;", "a) Việc ba;", "1. Khoản:", "a) Việc;",
        "Điều 2. Theo Nghị định số 18/2022/NĐ-CP./."))  # fmt: skip

    assert _broken(plan) == []


def test_an_address_with_nobody_behind_it_is_a_fault():
    plan = _edited(
        replace(letter(), addressees=("Sở Du lịch",)), lambda word: _set_text(word, "Kính gửi")
    )

    assert _broken(plan) == ["C14"]


def _set_text(word, start):
    find(word, start).runs[0].text = "Kính gửi:"


def test_spacing_told_in_points_counts_by_the_size_of_the_letters():
    def exactly(word):
        find(word, "Thực hiện").paragraph_format.line_spacing = Pt(18)

    assert _broken(_edited(letter(), exactly)) == []


def test_a_short_line_need_not_be_justified():
    assert _broken(_edited(letter(), lambda word: _left(word, "Trân trọng"))) == []


def _left(word, start):
    find(word, start).alignment = 0


def test_the_same_fault_of_many_paragraphs_is_told_once():
    def small(word):
        for start in ("Điều 1.", "1. Nội", "a) Việc", "2. Các"):
            for run in find(word, start).runs:
                run.font.size = Pt(12)

    (result,) = _check(_edited(papers.decision(), small)).broken

    assert (result.code, result.found) == ("C12", "12 pt")
    assert "3" in result.where


def test_the_end_mark_may_stand_before_a_table_of_figures():
    def table(word):
        ruled = word.add_table(1, 2, style="Table Grid")
        ruled.rows[0].cells[0].text = "Cộng"
        find(word, "Trân trọng")._p.addnext(ruled._tbl)

    assert _broken(_edited(letter(), table)) == []


def test_a_lying_page_with_a_wide_table_is_good():
    def lying(word):
        section = word.sections[0]
        section.page_width, section.page_height = Mm(297), Mm(210)
        find(word, "Trân trọng")._p.addnext(word.add_table(1, 5, style="Table Grid")._tbl)

    assert _broken(_edited(letter(), lying)) == []


def test_a_red_stamp_of_urgency_is_good():
    def stamp(word):
        made = papers.paragraph(word.tables[0].rows[1].cells[0], "KHẨN", bold=True, align=CENTRE)
        made.runs[0].font.color.rgb = _red()

    assert _broken(_edited(letter(), stamp)) == []


def _red():
    return papers.RED


# --- the end ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "authority",
    [
        ("Q. GIÁM ĐỐC",),
        ("TL. GIÁM ĐỐC", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
        ("TL. GIÁM ĐỐC", "TRƯỞNG PHÒNG LỄ TÂN"),
        ("TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ NGOẠI VỤ"),
        ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
        ("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"),
        ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH THƯỜNG TRỰC"),
    ],
)
def test_patterns_of_authority_the_decree_knows_are_good(authority):
    assert _broken(replace(letter(), authority=authority)) == []


def test_a_draft_may_wait_for_its_signer():
    check = _check(replace(letter(), name="……"))

    assert (check.states()["C16"], check.is_good) == (RuleState.NOT_APPLICABLE, True)


def test_a_label_without_a_list_is_a_fault():
    def empty(word):
        for start in ("- Như", "- Ban", "- Lưu"):
            paragraph = find(word, start)._p
            paragraph.getparent().remove(paragraph)

    assert _broken(_edited(letter(), empty)) == ["C17"]


def test_recipients_of_words_own_list_are_dashed():
    def automatic(word):
        word.part.numbering_part.element.insert(0, parse_xml(
            f'<w:abstractNum {W} w:abstractNumId="91"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
            '<w:lvlText w:val="-"/></w:lvl></w:abstractNum>'))  # fmt: skip
        word.part.numbering_part.element.append(
            parse_xml(f'<w:num {W} w:numId="91"><w:abstractNumId w:val="91"/></w:num>')
        )
        for start in ("- Như", "- Ban", "- Lưu"):
            line = find(word, start)
            line.runs[0].text = line.text[2:]
            line._p.get_or_add_pPr().append(
                parse_xml(f'<w:numPr {W}><w:ilvl w:val="0"/><w:numId w:val="91"/></w:numPr>')
            )

    assert _broken(_edited(letter(), automatic)) == []


def test_a_list_of_recipients_without_unit_keeps_nothing_to_know():
    plan = replace(
        papers.report(), number="Số: ……/BC-……", recipients=("- Sở Du lịch;", "- Lưu: VT.")
    )

    assert _check(plan).states()["C22"] == RuleState.NOT_APPLICABLE


def test_an_office_hands_over_its_own_units():
    plan = replace(letter(), number="Số: 193/SNgV-ABC")

    assert _check(plan, known_units={**KNOWN_UNITS, "ABC": ""}).is_good


# --- annexes, citations, pages ----------------------------------------------------------------


def test_one_annex_has_no_number():
    plan = replace(
        papers.plan(), annexes=(("Phụ lục", "DANH SÁCH", "(Kèm theo Kế hoạch số 27/KH-SNgV)"),)
    )

    assert _broken(plan) == []


@pytest.mark.parametrize(("label", "codes"), [("Phụ lục III", []), ("Phụ lục 3", ["C20"])])
def test_an_annex_as_a_file_of_its_own_keeps_its_number(label, codes):
    word = papers.blank()
    papers.paragraph(word, label, bold=True, align=CENTRE)
    papers.paragraph(word, "DANH SÁCH", bold=True, align=CENTRE)
    papers.paragraph(word, "(Kèm theo Kế hoạch số 27/KH-SNgV)", italic=True, align=CENTRE)

    check = check_paper(papers.saved(word))

    assert [result.code for result in check.broken] == codes
    assert check.states()["C20"] != RuleState.NOT_APPLICABLE


def test_an_annex_at_the_end_of_a_file_with_nothing_in_it_lacks_its_head():
    word = papers.blank()
    papers.paragraph(word, "Phụ lục", bold=True, align=CENTRE)

    assert [result.code for result in check_paper(papers.saved(word)).broken] == ["C20"]


def test_laws_are_cited_by_name_and_party_papers_by_their_own_symbols():
    plan = replace(papers.report(), body=(
        "Theo Luật số 70/2020/QH14 và Quyết định số 272-QĐ/TW ngày 21 tháng 01 năm 2015 của Bộ Chính "
        "trị, Nghị quyết số 01/2020/UBTVQH14; Quyết định số 272-QĐ/TW được thực hiện./.",))  # fmt: skip

    assert _broken(plan) == []


def test_a_long_paper_needs_page_numbers_and_a_short_one_does_not():
    def unnumbered(word):
        header = word.sections[0].header.paragraphs[0]
        for run in list(header.runs):
            header._p.remove(run._r)

    short = _edited(letter(), unnumbered)
    long = replace(short, body=(LONG,) * 20 + ("Trân trọng cảm ơn./.",))

    assert (_broken(short), _broken(long)) == ([], ["C19"])


def test_an_empty_paper_is_other():
    check = check_paper(papers.saved(papers.blank()))

    assert (check.kind, check.is_good) == (PaperKind.OTHER, True)


def test_a_paper_that_stops_after_its_title_or_addressees_is_read():
    title, addressed = papers.blank(), papers.blank()
    papers.paragraph(title, "KẾ HOẠCH", bold=True, align=CENTRE)
    papers.paragraph(title, "Đón tiếp đoàn", bold=True, align=CENTRE)
    papers.paragraph(addressed, "Kính gửi:")
    papers.paragraph(addressed, "- Sở Du lịch.")

    one, two = (Anatomy(read_paper(papers.saved(w), name="a.docx")) for w in (title, addressed))

    assert [paragraph.text for paragraph in one.subject] == ["Đón tiếp đoàn"]
    assert [line.text for line in two.addressees] == ["- Sở Du lịch."]


def test_a_title_with_its_reference_keeps_the_reference_out_of_the_subject():
    word = papers.blank()
    papers.paragraph(word, "KẾ HOẠCH", bold=True, align=CENTRE)
    papers.paragraph(word, "Đón tiếp đoàn", bold=True, align=CENTRE)
    papers.paragraph(word, "(Kèm theo Quyết định số 08/QĐ-UBND)", italic=True, align=CENTRE)
    papers.paragraph(word, "Căn cứ nào đó", align=CENTRE)

    anatomy = Anatomy(read_paper(papers.saved(word), name="a.docx"))

    assert [paragraph.text for paragraph in anatomy.subject] == ["Đón tiếp đoàn"]
