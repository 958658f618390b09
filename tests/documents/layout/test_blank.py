"""The empty paper: page, fonts, language, page number (Decree 30/2020, Annex I, part I)."""

import re
import zipfile
from io import BytesIO

import pytest
from docx.shared import Mm

from doingoai.documents.layout.blank import blank_document
from doingoai.documents.layout.sheet import Sheet


def parts_of(content):
    with zipfile.ZipFile(BytesIO(content)) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


def test_the_page_is_a4_with_the_decrees_margins():
    section = blank_document("vi").sections[0]

    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert [round(edge.mm) for edge in (section.left_margin, section.right_margin)] == [30, 15]
    assert [round(edge.mm) for edge in (section.top_margin, section.bottom_margin)] == [20, 20]
    assert section.page_width > section.left_margin + Mm(165) + section.right_margin - Mm(1)


@pytest.mark.parametrize(("language", "tag"), [("vi", "vi-VN"), ("en", "en-GB")])
def test_one_font_and_one_language_everywhere(language, tag):
    parts = parts_of(Sheet(language).save())

    fonts = set(re.findall(r"<w:rFonts ([^/]+)/>", parts["word/styles.xml"]))
    assert fonts == {
        " ".join(f'w:{use}="Times New Roman"' for use in ("ascii", "hAnsi", "eastAsia", "cs"))
    }
    assert "Theme" not in parts["word/styles.xml"]
    assert not [name for name in parts if "theme" in name]
    assert f'w:val="{tag}" w:eastAsia="{tag}"' in parts["word/styles.xml"]
    assert f"<dc:language>{tag}</dc:language>" in parts["docProps/core.xml"]


def test_the_page_number_stands_in_the_top_margin_from_page_two():
    section = blank_document("vi").sections[0]

    assert section.different_first_page_header_footer
    assert "PAGE" in section.header.paragraphs[0]._p.xml
    assert section.header.paragraphs[0].style.name == "Header"
    assert section.first_page_header.paragraphs[0].text == ""
