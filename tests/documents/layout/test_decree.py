"""Heads and ends against the table of elements of Decree 30/2020, Annex I."""

import pytest
from docx.oxml.ns import qn

from doingoai.documents.layout import ends, heads
from doingoai.documents.layout.measures import (
    HEAD_LEFT,
    HEAD_RIGHT,
    ISSUER_RULE,
    MOTTO_RULE,
    SIGNATURE_LEFT,
    SIGNATURE_RIGHT,
    TEXT_WIDTH,
)
from doingoai.documents.layout.sheet import Sheet
from tests.documents.layout.measured import all_paragraphs, found, look_of, opened

# Widths in bold Times New Roman, in parts of the type size; Liberation Serif and Tinos agree.
EM = {heads.NATIONAL_TITLE: 20.862, heads.MOTTO: 12.226, "SỞ NGOẠI VỤ": 6.653}
MM_PER_POINT = 25.4 / 72


def laid_out(lay, **more):
    sheet = Sheet("vi")
    lay(sheet, **more)
    return opened(sheet.save())


@pytest.mark.parametrize(
    ("text", "look"),
    [
        (heads.NATIONAL_TITLE, (13, True, False, "center")),
        (heads.MOTTO, (14, True, False, "center")),
        ("{{ head.parent }}", (13, False, False, "center")),
        ("{{ head.issuer }}", (13, True, False, "center")),
        ("Số: {{ head.number }}", (13, False, False, "center")),
        ("{{ head.place_date }}", (14, False, True, "center")),
        ("V/v {{ head.subject }}", (13, False, False, "center")),
        ("Kính gửi: {{ addressees[0] }}", (14, False, False, "center")),
    ],
)
def test_the_head_of_a_letter(text, look):
    document = laid_out(heads.add_letter_head)

    assert look_of(found(document, text)) == look


@pytest.mark.parametrize(
    ("text", "look"),
    [
        ("{{ head.type_name }}", (14, True, False, "center")),
        ("{{ head.subject }}", (14, True, False, "center")),
    ],
)
def test_the_type_and_subject_of_a_typed_paper(text, look):
    document = laid_out(heads.add_typed_head, addressed=True)

    assert look_of(found(document, text)) == look
    assert "V/v" not in "".join(paragraph.text for paragraph in all_paragraphs(document))
    assert found(document, "Kính gửi:") is not None


def test_a_body_without_a_parent_stands_alone():
    document = laid_out(heads.add_typed_head, parent=False)

    assert "{{ head.parent }}" not in [paragraph.text for paragraph in all_paragraphs(document)]


def test_minutes_bear_a_number_but_no_place_and_date():
    texts = [each.text for each in all_paragraphs(laid_out(heads.add_minutes_head))]

    assert "Số: {{ head.number }}" in texts
    assert "{{ head.place_date }}" not in texts


def test_a_working_paper_bears_a_date_but_no_number():
    texts = [each.text for each in all_paragraphs(laid_out(heads.add_title_head))]

    assert "{{ head.place_date }}" in texts
    assert "Số: {{ head.number }}" not in texts


@pytest.mark.parametrize(
    ("text", "look"),
    [
        ("{{ head.annex }}", (14, True, False, "center")),
        ("{{ head.type_name }}", (14, True, False, "center")),
        ("{{ head.attached_to }}", (13, False, True, "center")),
    ],
)
def test_the_head_of_an_annex(text, look):
    assert look_of(found(laid_out(heads.add_annex_head), text)) == look


@pytest.mark.parametrize("numbered", [True, False])
def test_a_letter_in_english_bears_both_languages(numbered):
    texts = [
        each.text for each in all_paragraphs(laid_out(heads.add_bilingual_head, numbered=numbered))
    ]

    assert {heads.NATIONAL_TITLE, heads.NATIONAL_TITLE_EN, "{{ head.issuer_en }}"} <= set(texts)
    assert ("No.: {{ head.number }}" in texts) is numbered


def test_an_english_list_names_the_office_and_its_title():
    texts = [each.text for each in all_paragraphs(laid_out(heads.add_english_title))]

    assert texts[:2] == ["{{ head.parent }}", "{{ head.issuer }}"]


def test_the_national_title_fits_its_column_on_one_line():
    sizes = {heads.NATIONAL_TITLE: 13, heads.MOTTO: 14, "SỞ NGOẠI VỤ": 13}
    width = {text: EM[text] * size * MM_PER_POINT for text, size in sizes.items()}

    assert width[heads.NATIONAL_TITLE] + 1 < HEAD_RIGHT
    assert abs(width[heads.MOTTO] - MOTTO_RULE) < 0.5
    assert 1 / 3 <= ISSUER_RULE / width["SỞ NGOẠI VỤ"] <= 1 / 2
    assert HEAD_LEFT + HEAD_RIGHT == SIGNATURE_LEFT + SIGNATURE_RIGHT == TEXT_WIDTH


@pytest.mark.parametrize(
    ("text", "look"),
    [
        ("Nơi nhận:", (12, True, True, "left")),
        ("{{ recipient }}", (11, False, False, "left")),
        ("{{ line }}", (14, True, False, "center")),
        ("{{ signature.name }}", (14, True, False, "center")),
    ],
)
def test_the_signature_and_the_recipients(text, look):
    document = laid_out(ends.add_signature)

    assert look_of(found(document, text)) == look
    (frame,) = document.tables
    assert frame.rows[0].cells[0].paragraphs[0].text == "Nơi nhận:"


def test_a_signature_alone_stands_on_the_right():
    (frame,) = laid_out(ends.add_signature_alone).tables

    assert [cell.text.strip()[:6] for cell in frame.rows[0].cells] == ["", "{%p fo"]


def test_several_people_sign_side_by_side():
    document = laid_out(ends.add_signers, posts=(("THƯ KÝ", "(Ký)"), ("CHỦ TỌA", "(Ký)")))

    (frame,) = document.tables
    assert [cell.paragraphs[0].text for cell in frame.rows[0].cells] == ["THƯ KÝ", "CHỦ TỌA"]


def test_the_address_stands_under_a_rule_at_the_foot_of_page_one():
    document = laid_out(ends.add_contact_footer)

    texts = [each.text for each in document.sections[0].first_page_footer.paragraphs]
    assert texts == ["{%p if head.contact %}", "{{ head.contact }}", "{%p endif %}", ""]
    line = document.sections[0].first_page_footer.paragraphs[1]
    assert line._p.pPr.find(qn("w:pBdr")) is not None


@pytest.mark.parametrize(
    ("style", "expected"),
    [("NoiDung", (14, False, False, "both")), ("CanCu", (14, False, True, "both"))],
)
def test_body_and_bases(style, expected):
    sheet = Sheet("vi")
    sheet.paragraph("x", style)
    paragraph = opened(sheet.save()).paragraphs[0]

    assert look_of(paragraph) == expected
    assert round(paragraph.style.paragraph_format.first_line_indent.mm) == 10
    assert paragraph.style.paragraph_format.space_after.pt == 6
    assert 1 <= paragraph.style.paragraph_format.line_spacing <= 1.5
