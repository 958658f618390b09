"""Reading the words of a Word file back."""

from doingoai.documents.layout.sheet import Sheet
from doingoai.documents.rendering.docx_text import paragraphs_of, read_docx


def test_the_body_comes_first_with_tabs_and_line_ends():
    sheet = Sheet("vi")
    sheet.body("một\thai\nba")

    assert paragraphs_of(sheet.save())[0] == "một\thai\nba"


def test_headers_follow_the_body():
    sheet = Sheet("vi")
    sheet.body("thân")
    sheet.document.sections[0].header.paragraphs[0].add_run(" đầu")

    assert read_docx(sheet.save()).split("\n") == ["thân", "", "", "2 đầu", ""]
