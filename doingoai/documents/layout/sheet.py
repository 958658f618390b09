"""
A sheet of office paper that is being laid out: paragraphs, repeated parts and tables in order.

What is written may hold fields such as `{{ subject }}`; repeated and conditional parts stand in
paragraphs of their own, in a small grey style, so that an officer sees them in Word.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

from docx.enum.section import WD_SECTION
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from doingoai.documents.layout.blank import blank_document
from doingoai.documents.layout.measures import TEXT_WIDTH, twips
from doingoai.documents.layout.table_part import Column, data_table, frame_table

COMMAND = "LenhMau"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words inside a paragraph that look different from the rest."""

    text: str
    bold: bool | None = None
    italic: bool | None = None


Words = str | Piece | Sequence[str | Piece]


def bold(text: str) -> Piece:
    return Piece(text, bold=True)


def italic(text: str) -> Piece:
    return Piece(text, italic=True)


class Sheet:
    """One template under construction; the methods add to the end of the page or of a cell."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.document = blank_document(language)
        self.place: _Cell | None = None

    def paragraph(self, words: Words, style: str) -> Paragraph:
        """Add a paragraph in a style of the decree kit."""
        paragraph = self._next_paragraph()
        paragraph._p.get_or_add_pPr().style = style
        for piece in [words] if isinstance(words, str | Piece) else words:
            run = paragraph.add_run(piece if isinstance(piece, str) else piece.text)
            if isinstance(piece, Piece):
                run.bold, run.italic = piece.bold, piece.italic
        return paragraph

    def body(self, words: Words) -> None:
        self.paragraph(words, "NoiDung")

    def below_table(self, words: Words) -> None:
        """Add a paragraph of the body right below a table, with air between them."""
        self.paragraph(words, "NoiDung").paragraph_format.space_before = Pt(8)

    def closing(self, words: Words) -> None:
        """Add the last paragraph, which never leaves the signature alone on a page."""
        self.paragraph(words, "NoiDung").paragraph_format.keep_with_next = True

    def dash(self, words: Words) -> None:
        self.paragraph(words, "GachDong")

    def heading(self, text: str, level: int = 1) -> None:
        self.paragraph(text, f"Heading{level}")

    def rule(self, length: float, width: float, *, gap: float = 0) -> None:
        """Draw a centred line of a length within a column of a width, both in millimetres."""
        paragraph = self.paragraph("", "Normal")
        properties = paragraph._p.get_or_add_pPr()
        edge = twips((width - length) / 2)
        nail = parse_xml(
            f'<w:pBdr xmlns:w="{qn("w:p")[1:-2]}"><w:top w:val="single" w:sz="6" w:space="0" '
            'w:color="000000"/></w:pBdr>'
        )
        properties.insert_element_before(nail, "w:spacing", "w:ind", "w:jc")
        indent = properties.get_or_add_ind()
        indent.set(qn("w:left"), str(edge))
        indent.set(qn("w:right"), str(edge))
        shape = paragraph.paragraph_format
        shape.line_spacing, shape.space_before, shape.space_after = Pt(2), Pt(2), Pt(gap)

    def dotted_line(self) -> None:
        """Leave a dotted line over the whole width, to be written on by hand."""
        paragraph = self.paragraph("\t", "NoiDungTrai")
        stops = paragraph.paragraph_format.tab_stops
        stops.add_tab_stop(Mm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)

    def start_annex(self) -> None:
        """Begin an annex on a page of its own, which counts its pages from 1 (Annex I, part I)."""
        self.document.add_section(WD_SECTION.NEW_PAGE)

    @contextmanager
    def each(self, one: str, many: str) -> Iterator[None]:
        """Repeat what is added inside for every element of a list."""
        self.command(f"for {one} in {many}")
        yield
        self.command("endfor")

    @contextmanager
    def when(self, condition: str) -> Iterator[None]:
        """Print what is added inside only when the condition holds."""
        self.command(f"if {condition}")
        yield
        self.command("endif")

    def otherwise(self) -> None:
        self.command("else")

    def command(self, words: str) -> None:
        self.paragraph("{%p " + words + " %}", COMMAND)

    def table(
        self,
        columns: Sequence[Column],
        *,
        each: str,
        over: str,
        caption: str,
        last_row: Sequence[str] = (),
        small: bool = False,
    ) -> None:
        """Add a ruled table with a header row that repeats on every page, one row per element."""
        self._add_table(data_table(columns, each, over, caption, last_row, small=small))

    def frame(self, widths: Sequence[float], rows: int, *, keep: bool = False) -> Table:
        """Add an invisible table that only places things side by side."""
        return self._add_table(frame_table(widths, rows, keep=keep))

    @contextmanager
    def inside(self, cell: _Cell) -> Iterator[None]:
        """Add to a cell instead of the page."""
        before, self.place = self.place, cell
        yield
        self.place = before

    def save(self) -> bytes:
        """Give the template as a file."""
        written = BytesIO()
        self.document.save(written)
        return written.getvalue()

    def _add_table(self, xml: str) -> Table:
        element = parse_xml(xml)
        self.document.element.body._insert_tbl(element)
        return Table(element, self.document)

    def _next_paragraph(self) -> Paragraph:
        if self.place is None:
            added: Paragraph = self.document.add_paragraph()
            return added
        first: Paragraph = self.place.paragraphs[0]
        untouched = len(self.place.paragraphs) == 1 and first._p.pPr is None
        if not untouched:
            first = self.place.add_paragraph()
        return first
