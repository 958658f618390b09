"""Laying out: paragraphs, repeated parts, tables and rules."""

from docx.oxml.ns import qn

from doingoai.documents.layout.sheet import Piece, Sheet, bold, italic
from doingoai.documents.layout.table_part import Column
from tests.documents.layout.measured import all_paragraphs, found, opened

COLUMNS = (Column("STT", 15, "{{ r.n }}", "center"), Column("Họ & tên", 150, "{{ r.name }}"))


def laid_out(lay):
    sheet = Sheet("vi")
    lay(sheet)
    return opened(sheet.save())


def test_pieces_of_a_paragraph_look_as_asked():
    document = laid_out(lambda sheet: sheet.body((bold("Điều 1. "), "Đồng ý ", italic("ngay"))))

    runs = document.paragraphs[0].runs
    assert [(run.text, run.bold, run.italic) for run in runs] == [
        ("Điều 1. ", True, None), ("Đồng ý ", None, None), ("ngay", None, True),
    ]  # fmt: skip


def test_one_piece_alone_is_a_paragraph_too():
    document = laid_out(lambda sheet: sheet.paragraph(Piece("x", bold=True), "NoiDung"))

    assert document.paragraphs[0].runs[0].bold


def test_headings_are_words_own_styles():
    document = laid_out(lambda sheet: sheet.heading("I. NỘI DUNG"))

    assert document.paragraphs[0].style.name == "Heading 1"


def test_the_closing_paragraph_keeps_with_the_signature():
    document = laid_out(lambda sheet: sheet.closing("Hết./."))

    assert document.paragraphs[0].paragraph_format.keep_with_next


def test_repeated_and_conditional_parts_stand_in_grey_paragraphs():
    def lay(sheet):
        with sheet.each("x", "xs"):
            sheet.dash("- {{ x }}")
        with sheet.when("y"):
            sheet.body("có")
            sheet.otherwise()
            sheet.body("không")

    document = laid_out(lay)

    assert [paragraph.text for paragraph in document.paragraphs] == [
        "{%p for x in xs %}", "- {{ x }}", "{%p endfor %}",
        "{%p if y %}", "có", "{%p else %}", "không", "{%p endif %}",
    ]  # fmt: skip
    assert document.paragraphs[0].style.name == "Lệnh của mẫu"


def test_a_table_has_a_header_row_that_repeats_and_widths_for_word_and_libreoffice():
    def lay(sheet):
        sheet.table(COLUMNS, each="r", over="rows", caption="Danh sách", last_row=("", "Cộng"))

    document = laid_out(lay)

    (table,) = document.tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows == [
        ["STT", "Họ & tên"],
        ["{%tr for r in rows %}"] * 2,
        ["{{ r.n }}", "{{ r.name }}"],
        ["{%tr endfor %}"] * 2,
        ["", "Cộng"],
    ]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    grid = [column.width.mm for column in table.columns]
    assert [round(width) for width in grid] == [15, 150]
    assert [round(cell.width.mm) for cell in table.rows[0].cells] == [15, 150]
    assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Danh sách"


def test_a_small_table_without_totals():
    document = laid_out(
        lambda sheet: sheet.table(COLUMNS, each="r", over="rows", caption="x", small=True)
    )

    (table,) = document.tables
    assert len(table.rows) == 4
    assert table.rows[0].cells[0].paragraphs[0].style.name == "Đầu bảng cỡ nhỏ"


def test_a_rule_is_as_long_as_asked_and_centred():
    document = laid_out(lambda sheet: sheet.rule(60, 100))

    shape = document.paragraphs[0].paragraph_format
    assert (round(shape.left_indent.mm), round(shape.right_indent.mm)) == (20, 20)
    assert document.paragraphs[0]._p.pPr.find(qn("w:pBdr")).find(qn("w:top")) is not None


def test_cells_are_filled_from_their_first_paragraph():
    def lay(sheet):
        frame = sheet.frame((65, 100), 1)
        with sheet.inside(frame.rows[0].cells[1]):
            sheet.body("một")
            sheet.body("hai")
        sheet.body("sau")

    document = laid_out(lay)

    cell = document.tables[0].rows[0].cells[1]
    assert [paragraph.text for paragraph in cell.paragraphs] == ["một", "hai"]
    assert document.paragraphs[-1].text == "sau"


def test_an_annex_counts_its_own_pages():
    def lay(sheet):
        sheet.body("thân")
        sheet.start_annex()
        sheet.body("phụ lục")

    document = laid_out(lay)

    first, second = document.sections
    for section in (first, second):
        assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
        assert section.different_first_page_header_footer


def test_a_dotted_line_runs_over_the_whole_width():
    document = laid_out(lambda sheet: sheet.dotted_line())

    (stop,) = document.paragraphs[0].paragraph_format.tab_stops
    assert round(stop.position.mm) == 165
    assert found(document, "\t") is not None
    assert len(all_paragraphs(document)) == 1
