"""The pages of a Word file: size, margins, headers and footers of each section."""

from collections.abc import Iterable
from typing import Protocol

from doingoai.documents.checking.cascade import MAIN, Element, attribute, is_on, number
from doingoai.documents.checking.paper import Margin, Paragraph, Section
from doingoai.documents.checking.word_file import WordFile

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_TWIPS_PER_CM = 1440 / 2.54
_LETTER = (12240, 15840)  # what Word takes when a file says nothing
_INCH = 1440


class MarginReader(Protocol):
    file: WordFile

    def margin_paragraphs(self, root: Element | None, section: int) -> tuple[Paragraph, ...]: ...


def read_sections(body: Iterable[Element], reader: MarginReader) -> tuple[Section, ...]:
    """Read every section; headers and footers a section does not name are those before it."""
    found: list[Section] = []
    margins: dict[str, Margin] = {}
    for properties in _section_properties(body):
        margins = margins | _margins(properties, reader, len(found))
        found.append(_section(properties, len(found), margins))
    return tuple(found) or (_section(None, 0, {}),)


def _section_properties(body: Iterable[Element]) -> list[Element]:
    found = []
    for element in body:
        if element.tag == MAIN + "sectPr":
            found.append(element)
        else:
            found += element.findall(f"{MAIN}pPr/{MAIN}sectPr")
    return found


def _margins(properties: Element, reader: MarginReader, section: int) -> dict[str, Margin]:
    found = {}
    for kind in ("header", "footer"):
        for reference in properties.findall(f"{MAIN}{kind}Reference"):
            root = reader.file.related(reference.get(_RELATION))
            key = f"{kind} {attribute(reference, 'type') or 'default'}"
            found[key] = Margin(reader.margin_paragraphs(root, section))
    return found


def _section(properties: Element | None, place: int, margins: dict[str, Margin]) -> Section:
    size = _numbers(properties, "pgSz", ("w", "h"), _LETTER)
    top, right, bottom, left, gutter = _numbers(
        properties, "pgMar", ("top", "right", "bottom", "left", "gutter"), (_INCH,) * 4 + (0,)
    )
    title = None if properties is None else properties.find(MAIN + "titlePg")
    numbering = None if properties is None else properties.find(MAIN + "pgNumType")
    nothing = Margin(())
    return Section(
        number=place + 1,
        width=size[0] / _TWIPS_PER_CM,
        height=size[1] / _TWIPS_PER_CM,
        top=abs(top) / _TWIPS_PER_CM,
        bottom=abs(bottom) / _TWIPS_PER_CM,
        left=(left + gutter) / _TWIPS_PER_CM,
        right=right / _TWIPS_PER_CM,
        first_page_differs=title is not None and is_on(title),
        number_format="decimal" if numbering is None else attribute(numbering, "fmt") or "decimal",
        number_start=None if numbering is None else number(attribute(numbering, "start")),
        header=margins.get("header default", nothing),
        first_header=margins.get("header first", nothing),
        footers=tuple(margin for key, margin in margins.items() if key.startswith("footer")),
    )


def _numbers(
    properties: Element | None, name: str, keys: tuple[str, ...], otherwise: tuple[int, ...]
) -> tuple[int, ...]:
    element = None if properties is None else properties.find(MAIN + name)
    if element is None:
        return otherwise
    told = [number(attribute(element, key)) for key in keys]
    return tuple(
        own if own is not None else usual for own, usual in zip(told, otherwise, strict=True)
    )
