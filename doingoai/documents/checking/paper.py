"""A paper as it will look on the page: paragraphs with their resolved form, pages, headers."""

from dataclasses import dataclass, field
from functools import cached_property

POINTS_PER_CM = 72 / 2.54


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one look; size in points."""

    text: str
    fonts: frozenset[str]
    size: float
    bold: bool = False
    italic: bool = False
    underline: bool = False
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """Where in a table a paragraph stands; `width` is the room for text in points."""

    table: int
    row: int
    column: int
    columns: int
    width: float
    ruled: bool


@dataclass(frozen=True, slots=True)
class Shape:
    """The form of a paragraph; lengths in points, `line` as a multiple of single spacing."""

    align: str = "left"
    first_line: float = 0.0
    left: float = 0.0
    right: float = 0.0
    before: float = 0.0
    after: float = 0.0
    line: float = 1.0
    line_exact: float = 0.0
    ruled: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One printed line as its writer broke it: by a line break, or by a tab in a heading."""

    text: str
    runs: tuple[Run, ...]
    paragraph: "Paragraph"

    @property
    def inked(self) -> tuple[Run, ...]:
        return tuple(run for run in self.runs if run.text.strip())


@dataclass(frozen=True, eq=False)
class Paragraph:
    """One paragraph; `drawn` are the lengths of lines drawn in it, in points."""

    number: int
    runs: tuple[Run, ...]
    shape: Shape
    section: int = 0
    cell: Cell | None = None
    label: str = ""
    drawn: tuple[float, ...] = ()
    fields: str = ""
    style: str = ""

    @cached_property
    def text(self) -> str:
        inked = "".join(run.text for run in self.runs)
        return f"{self.label} {inked}".strip() if self.label else inked.strip()

    @cached_property
    def inked(self) -> tuple[Run, ...]:
        return tuple(run for run in self.runs if run.text.strip())

    @cached_property
    def size(self) -> float:
        """The size of most of its letters."""
        sizes: dict[float, int] = {}
        for run in self.inked:
            sizes[run.size] = sizes.get(run.size, 0) + len(run.text)
        return max(sizes, key=lambda size: sizes[size]) if sizes else 0.0

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        return tuple(self._lines())

    def _lines(self) -> list[Line]:
        gathered: list[list[Run]] = [[]]
        for run in self.runs:
            pieces = run.text.replace("\t", "\n").split("\n")
            for place, piece in enumerate(pieces):
                if place:
                    gathered.append([])
                gathered[-1].append(_with_text(run, piece))
        lines = [
            Line("".join(r.text for r in runs).strip(), tuple(runs), self) for runs in gathered
        ]
        return [line for line in lines if line.text]


def _with_text(run: Run, text: str) -> Run:
    return Run(text, run.fonts, run.size, run.bold, run.italic, run.underline, run.colour)


@dataclass(frozen=True, slots=True)
class Margin:
    """A header or footer of a section."""

    paragraphs: tuple[Paragraph, ...]

    @property
    def numbered(self) -> tuple[Paragraph, ...]:
        """The paragraphs that print the page number."""
        return tuple(p for p in self.paragraphs if "PAGE" in p.fields.upper().split())


@dataclass(frozen=True, slots=True)
class Section:
    """Pages of one form; lengths in centimetres."""

    number: int
    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    first_page_differs: bool
    number_format: str
    number_start: int | None
    header: Margin
    first_header: Margin
    footers: tuple[Margin, ...]

    @property
    def is_landscape(self) -> bool:
        return self.width > self.height

    @property
    def text_width(self) -> float:
        """The room for text in points."""
        return (self.width - self.left - self.right) * POINTS_PER_CM


@dataclass(frozen=True)
class Paper:
    paragraphs: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    boxes: tuple[Paragraph, ...] = field(default=())

    @cached_property
    def everything(self) -> tuple[Paragraph, ...]:
        """All paragraphs, also those of headers, footers and text boxes."""
        found = list(self.paragraphs) + list(self.boxes)
        for section in self.sections:
            for margin in (section.header, section.first_header, *section.footers):
                found += margin.paragraphs
        return tuple(found)

    def room(self, paragraph: Paragraph) -> float:
        """Give the width in points in which the words of a paragraph run."""
        if paragraph.cell:
            whole = paragraph.cell.width
        else:
            whole = self.sections[paragraph.section].text_width
        return whole - paragraph.shape.left - paragraph.shape.right
