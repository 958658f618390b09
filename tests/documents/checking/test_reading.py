"""How a Word file's many ways of saying one thing come out as what is printed."""

import pytest

from doingoai.documents.checking.numbering import printed
from doingoai.documents.checking.reading import read_paper
from doingoai.documents.inspection import FileRefused
from tests.documents import good_files as good

TYPES = (
    f'xmlns:w="{good.WORD}" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:minorFont><a:latin typeface="Calibri"/></a:minorFont></a:theme>'
)


def _read(body, *, styles="", numbering=""):
    relations = [
        ("theme", "theme/theme1.xml", ""),
        ("header", "header1.xml", ""),
        ("header", "gone.xml", ""),
    ]
    made = good.docx_parts() | {
        "word/document.xml": f"<w:document {TYPES}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {TYPES}>{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering {TYPES}>{numbering}</w:numbering>",
        "word/theme/theme1.xml": THEME,
        "word/_rels/document.xml.rels": good.relations_xml(*relations),
        "word/header1.xml": f"<w:hdr {TYPES}><w:p><w:r><w:t>2</w:t></w:r></w:p></w:hdr>",
    }
    return read_paper(good.packed(made), name="a.docx")


def _first_run(body, *, styles=""):
    return _read(body, styles=styles).paragraphs[0].runs[0]


def _p(inside="", *, style="", more=""):
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{more}</w:pPr>{inside}</w:p>"


def _r(text="chữ", look=""):
    return f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>"


def _style(style_id, *, kind="paragraph", parent="", letters="", form="", default=False):
    based = f'<w:basedOn w:val="{parent}"/>' if parent else ""
    flag = ' w:default="1"' if default else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{style_id}"{flag}>{based}'
        f"<w:pPr>{form}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
    )


# --- letters ----------------------------------------------------------------------------------


def test_what_no_one_says_is_ten_points_upright_without_a_font():
    run = _first_run(_p(_r()))

    assert (run.size, run.bold, run.italic, run.fonts) == (10.0, False, False, frozenset({""}))


def test_letters_follow_defaults_then_styles_then_the_place_itself():
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/><w:rFonts w:ascii="Arial" '
        'w:hAnsi="Arial"/></w:rPr></w:rPrDefault></w:docDefaults>'
        + _style("Base", letters='<w:sz w:val="26"/><w:b/>', default=True)
        + _style("Leaf", parent="Base", letters='<w:i/><w:rFonts w:ascii="Times New Roman"/>')
    )

    plain = _first_run(_p(_r("a")), styles=styles)
    leaf = _first_run(
        _p(_r("aế", '<w:sz w:val="28"/><w:b w:val="0"/>'), style="Leaf"), styles=styles
    )

    assert (plain.size, plain.bold, plain.italic, plain.fonts) == (
        13.0,
        True,
        False,
        frozenset({"Arial"}),
    )
    assert (leaf.size, leaf.bold, leaf.italic) == (14.0, False, True)
    assert leaf.fonts == frozenset({"Times New Roman", "Arial"})


def test_bold_in_paragraph_and_character_style_together_is_not_bold():
    styles = _style("Strong", letters="<w:b/>") + _style("Mark", kind="character", letters="<w:b/>")

    twice = _first_run(_p(_r(look='<w:rStyle w:val="Mark"/>'), style="Strong"), styles=styles)
    once = _first_run(_p(_r(look='<w:rStyle w:val="Mark"/>')), styles=styles)
    said = _first_run(_p(_r(look='<w:rStyle w:val="Mark"/><w:b/>'), style="Strong"), styles=styles)

    assert (twice.bold, once.bold, said.bold) == (False, True, True)


def test_a_theme_font_goes_before_the_plain_one_beside_it():
    themed = (
        '<w:rFonts w:ascii="Times New Roman" w:asciiTheme="minorHAnsi" w:hAnsiTheme="majorHAnsi"/>'
    )

    run = _first_run(_p(_r("aế", themed)))

    assert run.fonts == frozenset({"Calibri", "majorHAnsi"})


def test_a_file_without_theme_numbering_and_styles_is_read():
    made = {k: v for k, v in good.docx_parts().items() if "styles" not in k and "rels" not in k}

    paper = read_paper(good.packed(made), name="a.docx")

    assert [p.text for p in paper.paragraphs] == ["Kế hoạch đón đoàn", "Mật ong, quan hệ mật thiết"]
    assert len(paper.sections) == 1


def test_styles_that_rest_on_each_other_end():
    styles = _style("A", parent="B", letters="<w:b/>") + _style("B", parent="A")

    assert _first_run(_p(_r(), style="A"), styles=styles).bold


def test_capitals_underline_colour_and_hidden_words():
    look = '<w:caps/><w:u w:val="single"/><w:color w:val="FF0000"/>'

    paper = _read(_p(_r("chữ", look) + _r("ẩn", "<w:vanish/>")))

    (run,) = paper.paragraphs[0].runs
    assert (run.text, run.underline, run.colour) == ("CHỮ", True, "ff0000")


def test_a_size_that_is_no_number_is_not_said():
    assert _first_run(_p(_r(look='<w:sz w:val="lớn"/>'))).size == 10.0


def test_words_are_gathered_through_links_insertions_and_controls_but_not_deletions():
    inside = (
        f"<w:hyperlink>{_r('một ')}</w:hyperlink><w:ins>{_r('hai ')}</w:ins>"
        "<w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del>"
        f"<w:sdt><w:sdtContent>{_r('ba')}</w:sdtContent></w:sdt>"
        '<w:r><w:tab/><w:noBreakHyphen/><w:br/><w:br w:type="page"/><w:sym/><w:cr/><w:t/></w:r>'
    )

    paper = _read(f"<w:sdt><w:sdtContent>{_p(inside)}</w:sdtContent></w:sdt>")

    paragraph = paper.paragraphs[0]
    assert "".join(run.text for run in paragraph.runs) == "một hai ba\t-\n□\n"
    assert [line.text for line in paragraph.lines] == ["một hai ba", "-", "□"]


def test_text_boxes_are_read_once():
    box = f"<w:txbxContent>{_p(_r('trong khung'))}</w:txbxContent>"
    inside = f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"

    paper = _read(_p(inside))

    assert [p.text for p in paper.boxes] == ["trong khung"]


# --- paragraphs -------------------------------------------------------------------------------


def test_forms_of_paragraphs_are_read_in_points():
    form = (
        '<w:jc w:val="both"/><w:ind w:start="720" w:end="360" w:firstLine="567"/>'
        '<w:spacing w:before="120" w:after="60" w:line="360"/><w:contextualSpacing/>'
    )

    shape = _read(_p(_r(), more=form)).paragraphs[0].shape

    assert (shape.align, shape.left, shape.right, shape.first_line) == ("both", 36, 18, 28.35)
    assert (shape.before, shape.after, shape.line, shape.line_exact) == (6, 3, 1.5, 0)


def test_hanging_exact_and_automatic_are_told_apart():
    form = (
        '<w:ind w:left="720" w:hanging="360"/>'
        '<w:spacing w:beforeAutospacing="1" w:line="320" w:lineRule="exact"/>'
    )

    shape = _read(_p(_r(), more=form)).paragraphs[0].shape

    assert (shape.first_line, shape.before, shape.line, shape.line_exact) == (-18, 14, 1, 16)


@pytest.mark.parametrize(
    ("border", "ruled"),
    [('<w:bottom w:val="single"/>', True), ('<w:top w:val="nil"/>', False), ("<w:left/>", False)],
)
def test_a_border_above_or_below_is_a_rule(border, ruled):
    assert _read(_p(more=f"<w:pBdr>{border}</w:pBdr>")).paragraphs[0].shape.ruled is ruled


def test_cells_know_their_room_and_what_their_table_says():
    styles = (
        '<w:style w:type="table" w:styleId="T"><w:tblPr><w:tblCellMar><w:start w:w="100"/><w:right '
        'w:w="60"/></w:tblCellMar></w:tblPr><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:i/></w:rPr></w:style>'
    )
    cell = (
        '<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="{kind}"/><w:gridSpan w:val="{span}"/></w:tcPr>'
        + _p(_r())
        + "</w:tc>"
    )
    cells = cell.format(width=2160, kind="dxa", span=1) + cell.format(width=0, kind="auto", span=2)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in (1000, 1400, 600))
    table = f'<w:tbl><w:tblPr><w:tblStyle w:val="T"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid><w:tr>{cells}</w:tr></w:tbl>'

    first, second = _read(table, styles=styles).paragraphs

    assert (first.cell.width, second.cell.width) == (100, 92)
    assert (first.cell.columns, first.cell.ruled) == (2, False)
    assert (first.shape.align, first.runs[0].italic) == ("center", True)


@pytest.mark.parametrize(
    ("properties", "ruled"),
    [
        ('<w:tblStyle w:val="TableGrid"/>', True),
        ('<w:tblBorders><w:top w:val="single"/></w:tblBorders>', True),
        ('<w:tblBorders><w:top w:val="none"/></w:tblBorders>', False),
    ],
)
def test_a_table_shows_its_lines_or_not(properties, ruled):
    table = f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tr><w:tc>{_p(_r())}</w:tc></w:tr></w:tbl>"

    assert _read(table).paragraphs[0].cell.ruled is ruled


def test_a_table_without_properties_is_read():
    table = f"<w:tbl><w:tr><w:tc>{_p(_r())}</w:tc></w:tr></w:tbl>"

    assert _read(table).paragraphs[0].text == "chữ"


# --- lists ------------------------------------------------------------------------------------

LEVELS = (
    '<w:abstractNum w:abstractNumId="7">'
    '<w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/><w:pPr><w:ind w:left="400"/></w:pPr></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="3"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)%9"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>'
    '<w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
)


def _listed(depth, list_id=1, more=""):
    return _p(
        _r(), more=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>{more}'
    )


def test_labels_are_counted_as_word_counts_them():
    depths = (0, 1, 1, 0, 1, 2, 3)

    paper = _read("".join(_listed(depth) for depth in depths), numbering=LEVELS)

    assert [p.label for p in paper.paragraphs] == ["I.", "I.c)", "I.d)", "II.", "II.c)", "-", "•"]
    assert paper.paragraphs[0].text == "I. chữ"


def test_a_list_that_is_not_there_has_no_label():
    paper = _read(_listed(0, 9) + _listed(8), numbering=LEVELS)

    assert [p.label for p in paper.paragraphs] == ["", ""]


def test_the_indent_of_a_list_gives_way_to_the_place_itself():
    paper = _read(_listed(0) + _listed(0, more='<w:ind w:left="200"/>'), numbering=LEVELS)

    assert [p.shape.left for p in paper.paragraphs] == [20, 10]


@pytest.mark.parametrize(
    ("count", "form", "label"),
    [
        (2, "lowerLetter", "b"),
        (27, "upperLetter", "AA"),
        (14, "lowerRoman", "xiv"),
        (9, "decimal", "9"),
    ],
)
def test_counts_are_printed_in_their_form(count, form, label):
    assert printed(count, form) == label


# --- drawn lines ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("drawing", "lengths"),
    [
        ('<wp:anchor><wp:extent cx="1270000" cy="0"/></wp:anchor>', (100.0,)),
        ('<wp:inline><wp:extent cx="1270000" cy="1270000"/></wp:inline>', ()),
        ('<v:line from="10pt,5pt" to="110pt,5pt"/>', (100.0,)),
        ('<v:line to="1in,0"/>', (72.0,)),
        ('<v:rect style="width:72pt;height:1pt; position:absolute;odd"/>', (72.0,)),
        ('<v:shape style="width:100px;height:40px"/>', ()),
        ('<v:shape style="width:wide"/>', ()),
        (
            '<mc:Fallback><v:line from="0,0" to="9pt,0"/><v:rect style="width:9pt"/></mc:Fallback>',
            (),
        ),
    ],
)
def test_lines_are_measured_however_they_are_drawn(drawing, lengths):
    paper = _read(_p(f"<w:r>{drawing}</w:r>"))

    assert paper.paragraphs[0].drawn == pytest.approx(lengths)


# --- pages ------------------------------------------------------------------------------------


def test_a_file_that_says_nothing_of_its_page_is_letter_paper():
    (section,) = _read(_p(_r())).sections

    assert (round(section.width, 2), round(section.top, 2)) == (21.59, 2.54)


def test_a_section_takes_the_headers_of_the_one_before():
    first = (
        '<w:sectPr><w:headerReference r:id="r1"/><w:headerReference w:type="first" r:id="r2"/>'
        '<w:pgMar w:top="-1134" w:left="1701" w:gutter="283"/><w:titlePg/></w:sectPr>'
    )
    second = (
        '<w:sectPr><w:pgNumType w:start="1" w:fmt="lowerRoman"/><w:titlePg w:val="0"/></w:sectPr>'
    )

    one, two = _read(_p(_r(), more=first) + _p(_r()) + second).sections

    assert (
        [p.text for p in one.header.paragraphs] == [p.text for p in two.header.paragraphs] == ["2"]
    )
    assert one.first_header.paragraphs == ()
    assert (round(one.top, 2), round(one.left, 2), round(one.right, 2)) == (2.0, 3.5, 2.54)
    assert (one.first_page_differs, two.first_page_differs) == (True, False)
    assert (two.number_start, two.number_format) == (1, "lowerRoman")


def test_paragraphs_know_their_section():
    paper = _read(_p(_r(), more="<w:sectPr/>") + _p(_r()) + "<w:sectPr/>")

    assert [p.section for p in paper.paragraphs] == [0, 1]


def test_an_empty_document_is_an_empty_paper():
    content = good.docx(document=f'<w:document xmlns:w="{good.WORD}"/>')

    assert read_paper(content, name="a.docx").paragraphs == ()


def test_a_part_only_the_stricter_reader_refuses_is_damaged():
    endless_name = "a" * 60_000
    content = good.docx(
        document=f'<w:document xmlns:w="{good.WORD}"><{endless_name}/></w:document>'
    )

    with pytest.raises(FileRefused) as refused:
        read_paper(content, name="a.docx")

    assert refused.value.code == "file.damaged"
