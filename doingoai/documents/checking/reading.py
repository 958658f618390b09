"""Reads a Word file into a paper: every paragraph with its resolved form, in the order of the page."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from doingoai.documents.checking.cascade import (
    MAIN,
    Element,
    Look,
    StyleSheet,
    Theme,
    attribute,
    cell_margins,
    child_value,
    letters_look,
    number,
    paragraph_look,
)
from doingoai.documents.checking.drawn_lines import drawn_lines
from doingoai.documents.checking.numbering import Numbering
from doingoai.documents.checking.paper import Cell, Paper, Paragraph, Run, Shape
from doingoai.documents.checking.sections import read_sections
from doingoai.documents.checking.word_file import WordFile

_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_TWIPS = 20
_SINGLE = 240
_DEFAULT_CELL_MARGIN = 108
_WRAPPERS = {MAIN + name for name in ("hyperlink", "ins", "smartTag", "sdt", "sdtContent",
                                      "fldSimple", "customXml", "moveTo")}  # fmt: skip
_BREAKS = {MAIN + "tab": "\t", MAIN + "cr": "\n", MAIN + "noBreakHyphen": "-", MAIN + "sym": "□"}


def read_paper(content: bytes, *, name: str) -> Paper:
    """
    Read a .docx as it will be printed.

    :raises FileRefused: the file cannot or may not be read
    """
    return Reader(WordFile(content, name=name)).paper()


@dataclass
class Place:
    """Where the reader is: in which section, table and column."""

    section: int = 0
    cell: Cell | None = None
    table_style: str | None = None


@dataclass
class Reader:
    file: WordFile
    paragraphs: list[Paragraph] = field(default_factory=list)
    boxes: list[Paragraph] = field(default_factory=list)
    tables: int = 0

    def __post_init__(self) -> None:
        theme = Theme(self.file.theme())
        self.sheet = StyleSheet(self.file.part("styles"), theme)
        self.numbering = Numbering(self.file.part("numbering"))

    def paper(self) -> Paper:
        body = self.file.document.find(MAIN + "body")
        self.sections = read_sections(body if body is not None else [], self)
        self.blocks(body if body is not None else [], Place(), self.paragraphs)
        return Paper(tuple(self.paragraphs), self.sections, tuple(self.boxes))

    def margin_paragraphs(self, root: Element | None, section: int) -> tuple[Paragraph, ...]:
        """Read a header or footer."""
        found: list[Paragraph] = []
        if root is not None:
            self.blocks(root, Place(section), found)
        return tuple(found)

    def blocks(self, parent: Element, place: Place, into: list[Paragraph]) -> None:
        for element in parent:
            if element.tag == MAIN + "p":
                into.append(self.paragraph(element, place, len(into) + 1))
                if element.find(f"{MAIN}pPr/{MAIN}sectPr") is not None:
                    place.section += 1
            elif element.tag == MAIN + "tbl":
                self.table(element, place, into)
            elif element.tag in _WRAPPERS:
                self.blocks(element, place, into)

    # --- tables -----------------------------------------------------------------------------

    def table(self, element: Element, place: Place, into: list[Paragraph]) -> None:
        self.tables += 1
        table, properties = self.tables, element.find(MAIN + "tblPr")
        style = "" if properties is None else child_value(properties, "tblStyle") or ""
        margins = self.sheet.margins_of(style) | cell_margins(properties)
        taken = sum(margins.get(side, _DEFAULT_CELL_MARGIN) for side in ("left", "right"))
        grid = [
            number(attribute(c, "w")) or 0 for c in element.iterfind(f"{MAIN}tblGrid/{MAIN}gridCol")
        ]
        for row_number, row in enumerate(element.iterfind(MAIN + "tr")):
            cells = row.findall(MAIN + "tc")
            column = 0
            for position, cell in enumerate(cells):
                width, span = _cell_width(cell, grid, column)
                column += span
                inside = Cell(
                    table,
                    row_number,
                    position,
                    len(cells),
                    (width - taken) / _TWIPS,
                    _is_ruled(properties, style),
                )
                self.blocks(cell, Place(place.section, inside, style), into)

    # --- paragraphs -------------------------------------------------------------------------

    def paragraph(self, element: Element, place: Place, count: int) -> Paragraph:
        properties = element.find(MAIN + "pPr")
        style = None if properties is None else child_value(properties, "pStyle")
        own = paragraph_look(properties)
        look = self.sheet.paragraph_of(style, place.table_style, own)
        label, indent = self.numbering.counted(*look.get("list", ("0", 0)))
        runs = tuple(self.runs(element, style, place))
        for box in element.iter(MAIN + "txbxContent"):
            if not _is_fallback(box) and _nearest_paragraph(box) is element:
                self.blocks(box, Place(place.section), self.boxes)
        return Paragraph(
            number=count,
            runs=runs,
            shape=_shape(look | indent | own if "list" in own else indent | look),
            section=place.section,
            cell=place.cell,
            label=label,
            drawn=tuple(drawn_lines(element)),
            fields=field_codes(element),
            style=style or "",
        )

    def runs(self, element: Element, style: str | None, place: Place) -> Iterator[Run]:
        for run in _runs_of(element):
            properties = run.find(MAIN + "rPr")
            own = letters_look(properties, self.sheet.theme)
            run_style = None if properties is None else child_value(properties, "rStyle")
            look = self.sheet.letters_of(style, place.table_style, run_style, own)
            text = "".join(_letters(run))
            if text and not look["hidden"]:
                yield _run(text, look)


def _runs_of(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == MAIN + "r":
            yield child
        elif child.tag in _WRAPPERS:
            yield from _runs_of(child)


def _letters(run: Element) -> Iterator[str]:
    for child in run:
        if child.tag == MAIN + "t":
            yield child.text or ""
        elif child.tag == MAIN + "br":
            yield "\n" if attribute(child, "type") in (None, "textWrapping") else ""
        else:
            yield _BREAKS.get(child.tag, "")


def _run(text: str, look: Look) -> Run:
    shown = text.upper() if look["caps"] else text
    return Run(
        text=shown,
        fonts=_fonts_used(shown, look),
        size=look["size"] / 2,
        bold=look["bold"],
        italic=look["italic"],
        underline=look.get("underline", "none") != "none",
        colour=look.get("colour", "auto").lower(),
    )


def _fonts_used(text: str, look: Look) -> frozenset[str]:
    """Give the fonts of the letters that are there: plain letters and accented ones may differ."""
    letters = [sign for sign in text if not sign.isspace()]
    names = {look.get("ascii" if sign.isascii() else "hAnsi", "") for sign in letters}
    return frozenset(names)


def field_codes(element: Element) -> str:
    """Give the instructions of the fields of a paragraph."""
    simple = [attribute(f, "instr") or "" for f in element.iter(MAIN + "fldSimple")]
    pieces = [part.text or "" for part in element.iter(MAIN + "instrText")]
    return f"{' '.join(simple)} {''.join(pieces)}".strip()


def _shape(look: Look) -> Shape:
    rule, line = look.get("line_rule", "auto"), look.get("line", _SINGLE)
    return Shape(
        align=str(look.get("align", "left")),
        first_line=look.get("first_line", 0) / _TWIPS,
        left=look.get("left", 0) / _TWIPS,
        right=look.get("right", 0) / _TWIPS,
        before=look.get("before", 0) / _TWIPS,
        after=look.get("after", 0) / _TWIPS,
        line=line / _SINGLE if rule == "auto" else 1.0,
        line_exact=0.0 if rule == "auto" else line / _TWIPS,
        ruled=bool(look.get("ruled")),
    )


def _is_ruled(properties: Element | None, style: str) -> bool:
    """Test whether a table shows its lines: then it holds figures, not the head of a paper."""
    borders = None if properties is None else properties.find(MAIN + "tblBorders")
    if borders is None:
        return "grid" in style.lower()
    values = [attribute(side, "val") for side in borders]
    return any(value not in (None, "none", "nil") for value in values)


def _cell_width(cell: Element, grid: list[int], column: int) -> tuple[int, int]:
    span, width = 1, 0
    properties: Any = cell.find(MAIN + "tcPr")
    if properties is not None:
        span = number(child_value(properties, "gridSpan")) or 1
        told = properties.find(MAIN + "tcW")
        if told is not None and attribute(told, "type") == "dxa":
            width = number(attribute(told, "w")) or 0
    return width or sum(grid[column : column + span]), span


def _nearest_paragraph(element: Element) -> Element:
    """Boxes lie in boxes: each is read by the paragraph it hangs on, and once."""
    return next(element.iterancestors(MAIN + "p"))


def _is_fallback(element: Element) -> bool:
    return any(above.tag == _COMPATIBLE + "Fallback" for above in element.iterancestors())
