"""The XML of tables: ruled ones with a real header row, and invisible ones that place things."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from doingoai.documents.layout.measures import twips

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a ruled table: what stands above it, its width in mm, and what is in a row."""

    title: str
    width: float
    words: str
    align: str = "left"


def data_table(
    columns: Sequence[Column],
    each: str,
    over: str,
    caption: str,
    last_row: Sequence[str],
    *,
    small: bool,
) -> str:
    """Write a ruled table: header row, one row per element, and a last row for totals."""
    style = "BangNho" if small else "Bang"
    head = "".join(_cell(column.width, column.title, style + "Dau") for column in columns)
    row = "".join(_cell(column.width, column.words, style, column.align) for column in columns)
    total = "".join(
        _cell(column.width, words, style, column.align, bold=True)
        for column, words in zip(columns, last_row, strict=False)
    )
    return (
        f'<w:tbl xmlns:w="{MAIN}">{_properties(columns, "TableGrid", caption)}'
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"
        f"{_command_row(columns, f'for {each} in {over}')}"
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{row}</w:tr>"
        f"{_command_row(columns, 'endfor')}"
        + (f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{total}</w:tr>" if total else "")
        + "</w:tbl>"
    )


def frame_table(widths: Sequence[float], rows: int, *, keep: bool) -> str:
    """Write a table without rules whose cells are filled later."""
    columns = [Column("", width, "") for width in widths]
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/></w:tcPr><w:p/></w:tc>'
        for width in widths
    )
    row = f"<w:tr>{'<w:trPr><w:cantSplit/></w:trPr>' if keep else ''}{cells}</w:tr>"
    return f'<w:tbl xmlns:w="{MAIN}">{_properties(columns, "TableNormal", "")}{row * rows}</w:tbl>'


def _properties(columns: Sequence[Column], style: str, caption: str) -> str:
    # LibreOffice follows the grid, Word the cells: both get the widths.
    grid = "".join(f'<w:gridCol w:w="{twips(column.width)}"/>' for column in columns)
    total = sum(twips(column.width) for column in columns)
    told = f"<w:tblCaption w:val={quoteattr(caption)}/>" if caption else ""
    return (
        f'<w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{total}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" '
        f'w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{told}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
    )


def _cell(width: float, words: str, style: str, align: str = "", *, bold: bool = False) -> str:
    placed = f'<w:jc w:val="{align}"/>' if align else ""
    letters = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{placed}</w:pPr><w:r>{letters}'
        f'<w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:p></w:tc>'
    )


def _command_row(columns: Sequence[Column], command: str) -> str:
    width = sum(twips(column.width) for column in columns)
    return (
        f'<w:tr><w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
        f'<w:gridSpan w:val="{len(columns)}"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="LenhMau"/></w:pPr>'
        f"<w:r><w:t>{{%tr {escape(command)} %}}</w:t></w:r></w:p></w:tc></w:tr>"
    )
