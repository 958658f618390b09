"""
The paragraph styles of an office paper: one for each element the decree names (Annex I, II).

Names are the words an officer reads in Word's list of styles; headings and titles are Word's own
styles, so that readers and screen readers find the structure.
"""

from dataclasses import dataclass

from doingoai.documents.layout.measures import BODY, FIRST_LINE, FONT, SMALL_TABLE, TABLE, twips

LINE = 240


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph style; lengths in points, indents in millimetres, `line` in lines."""

    key: str
    name: str
    size: float = BODY
    bold: bool = False
    italic: bool = False
    align: str = "left"
    before: float = 0
    after: float = 0
    line: float = 1.0
    first_line: float = 0
    left: float = 0
    hanging: float = 0
    keep_next: bool = False
    outline: int | None = None
    colour: str = ""


STYLES = (
    Style("Title", "Title", bold=True, align="center", before=14, keep_next=True),
    Style("Subtitle", "Subtitle", bold=True, align="center", keep_next=True),
    Style("Heading1", "heading 1", bold=True, align="both", before=6, after=6, line=1.15,
          first_line=FIRST_LINE, keep_next=True, outline=0),
    Style("Heading2", "heading 2", bold=True, align="both", before=3, after=6, line=1.15,
          first_line=FIRST_LINE, keep_next=True, outline=1),
    Style("Heading3", "heading 3", bold=True, align="left", before=8, after=4,
          keep_next=True, outline=2),
    Style("Header", "header", align="center"),
    Style("Footer", "footer", size=11, align="center"),
    Style("QuocHieu", "Quốc hiệu", size=13, bold=True, align="center"),
    Style("TieuNgu", "Tiêu ngữ", bold=True, align="center"),
    Style("CoQuanChuQuan", "Cơ quan chủ quản", size=13, align="center"),
    Style("CoQuanBanHanh", "Cơ quan ban hành", size=13, bold=True, align="center"),
    Style("TenTiengAnh", "Tên tiếng Anh", size=10, align="center"),
    Style("CoQuanTiengAnh", "Cơ quan chủ quản (tiếng Anh)", size=12, align="center"),
    Style("SoKyHieu", "Số, ký hiệu", size=13, align="center", before=6),
    Style("DiaDanh", "Địa danh, ngày tháng", italic=True, align="center", before=6),
    Style("VeViec", "Trích yếu công văn", size=13, align="center", before=6),
    Style("KinhGui", "Kính gửi", align="center", before=14, after=10),
    Style("KinhGuiNhieu", "Kính gửi nhiều nơi", left=35, before=14, keep_next=True),
    Style("KinhGuiDong", "Nơi kính gửi", left=60, hanging=4, after=2),
    Style("CanCu", "Căn cứ", italic=True, align="both", after=6, line=1.15, first_line=FIRST_LINE),
    Style("ThamQuyen", "Thẩm quyền", bold=True, align="center", before=10, after=10),
    Style("NoiDung", "Nội dung", align="both", after=6, line=1.15, first_line=FIRST_LINE),
    Style("NoiDungTrai", "Nội dung không thụt đầu dòng", align="both", after=6, line=1.15),
    Style("GachDong", "Gạch đầu dòng", align="both", after=6, line=1.15, first_line=FIRST_LINE),
    Style("GiuaTrang", "Giữa trang", align="center", after=6),
    Style("KemTheo", "Kèm theo", size=13, italic=True, align="center", after=8),
    Style("SauBang", "Dòng sau bảng", align="both", before=8, after=6),
    Style("TruocBang", "Dòng trước bảng", size=13, align="both", after=6, line=1.0, keep_next=True),
    Style("NghiengGiua", "Nghiêng giữa trang", italic=True, align="center", after=6),
    Style("ChucVuKy", "Chức vụ người ký", bold=True, align="center", keep_next=True),
    Style("GhiChuKy", "Ghi chú chữ ký", size=12, italic=True, align="center", keep_next=True),
    Style("HoTenKy", "Họ tên người ký", bold=True, align="center", before=64),
    Style("NoiNhan", "Nơi nhận", size=12, bold=True, italic=True),
    Style("NoiNhanDong", "Dòng nơi nhận", size=11),
    Style("PhuLuc", "Phụ lục", bold=True, align="center", keep_next=True),
    Style("Bang", "Bảng", size=TABLE, before=2, after=2),
    Style("BangDau", "Đầu bảng", size=TABLE, bold=True, align="center", before=2, after=2,
          keep_next=True),
    Style("BangNho", "Bảng cỡ nhỏ", size=SMALL_TABLE, before=2, after=2),
    Style("BangNhoDau", "Đầu bảng cỡ nhỏ", size=SMALL_TABLE, bold=True, align="center", before=1,
          after=1, keep_next=True),
    Style("LenhMau", "Lệnh của mẫu", size=9, colour="7F7F7F"),
)  # fmt: skip

BASE = """<w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>
<w:color w:val="000000"/><w:sz w:val="28"/><w:szCs w:val="28"/>
<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault>
</w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>
</w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">
<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>
<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>
<w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>
<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>
<w:uiPriority w:val="99"/><w:semiHidden/></w:style>
<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>
<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>
<w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
"""
BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def styles_part(language: str) -> str:
    """Write the part of the file that holds all styles; `language` such as vi-VN."""
    base = BASE.format(font=FONT, language=language, borders=BORDERS)
    written = "".join(_style(style) for style in STYLES)
    return (
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"{base}{written}</w:styles>"
    )


def _style(style: Style) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{style.key}"><w:name w:val="{style.name}"/>'
        '<w:basedOn w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{_paragraph(style)}</w:pPr><w:rPr>{_letters(style)}</w:rPr></w:style>"
    )


def _paragraph(style: Style) -> str:
    parts = ["<w:keepNext/>" if style.keep_next else ""]
    parts.append(
        f'<w:spacing w:before="{round(style.before * 20)}" w:after="{round(style.after * 20)}" '
        f'w:line="{round(style.line * LINE)}" w:lineRule="auto"/>'
    )
    indent = f'<w:ind w:left="{twips(style.left)}"'
    if style.hanging:
        indent += f' w:hanging="{twips(style.hanging)}"'
    elif style.first_line:
        indent += f' w:firstLine="{twips(style.first_line)}"'
    parts.append(indent + "/>")
    parts.append(f'<w:jc w:val="{style.align}"/>')
    if style.outline is not None:
        parts.append(f'<w:outlineLvl w:val="{style.outline}"/>')
    return "".join(parts)


def _letters(style: Style) -> str:
    half_points = round(style.size * 2)
    parts = [
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>',
        "<w:b/><w:bCs/>" if style.bold else "",
        "<w:i/><w:iCs/>" if style.italic else "",
        f'<w:color w:val="{style.colour}"/>' if style.colour else "",
        f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>',
    ]
    return "".join(parts)
