"""One XML part of an office file, read once from end to end: no entities, and what is asked of it."""

import re
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from doingoai.documents.inspection.refusals import refusal

MAX_PART = 48 * 1024 * 1024
MAX_DEPTH = 250
_TEXT_ELEMENTS = frozenset({"t", "p", "h", "span", "title", "subject", "keywords", "description"})
_LINE_ELEMENTS = frozenset(
    {"p", "h", "si", "c", "title", "subject", "keywords", "description", "br"}
)
_FIELD_ELEMENTS = frozenset({"instrText", "delInstrText"})
_OTHER_ENCODING = re.compile(
    rb"""^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*encoding\s*=\s*["'](?!utf-?8["']|us-ascii["'])""", re.I
)
_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.I)


@dataclass(slots=True)
class PartFacts:
    """What was met in one part, as far as telling and refusing need it."""

    elements: set[str] = field(default_factory=set)
    relations: list[dict[str, str]] = field(default_factory=list)
    types: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    formulas: list[str] = field(default_factory=list)
    fields: str = ""
    text: str = ""


def read_part(content: bytes, *, part: str, name: str) -> PartFacts:
    """
    Read an XML part.

    :raises FileRefused: file.xml_entities, file.damaged, file.unpacks_too_big
    """
    if len(content) > MAX_PART:
        raise refusal(
            "file.unpacks_too_big",
            name=name,
            found=len(content) // (1024 * 1024),
            limit=MAX_PART // (1024 * 1024),
        )
    if _OTHER_ENCODING.search(content) or content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise refusal("file.damaged", name=name, found=f"{part}: UTF-16")
    return _Reader(part, name).read(content)


def check_declarations(content: bytes, *, part: str, name: str) -> None:
    """
    Refuse a part that need not be well-formed (old drawings) if it declares anything.

    :raises FileRefused: file.xml_entities
    """
    if _DECLARATION.search(content.replace(b"\0", b"")):
        raise refusal("file.xml_entities", name=name, found=part)


class _LocalNames(dict[str, str]):
    """Names of elements without their namespace, cut once each."""

    def __missing__(self, full_name: str) -> str:
        self[full_name] = full_name.rpartition(" ")[2]
        return self[full_name]


class _Reader:
    def __init__(self, part: str, name: str) -> None:
        self.part, self.name = part, name
        self.facts = PartFacts()
        self.open: list[str] = []
        self.local = _LocalNames()
        self.text: list[str] = []
        self.fields: list[str] = []
        self.formula: list[str] = []

    def read(self, content: bytes) -> PartFacts:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._declared
        parser.EntityDeclHandler = self._declared
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._letters
        try:
            parser.Parse(content, True)
        except (expat.ExpatError, ValueError, LookupError) as error:
            raise refusal("file.damaged", name=self.name, found=self.part) from error
        self.facts.elements = set(self.local.values())
        self.facts.text = "".join(self.text)
        self.facts.fields = "".join(self.fields)
        return self.facts

    def _declared(self, *_: object) -> None:
        raise refusal("file.xml_entities", name=self.name, found=self.part)

    def _start(self, full_name: str, attributes: dict[str, Any]) -> None:
        element = self.local[full_name]
        self.open.append(element)
        if len(self.open) > MAX_DEPTH:
            raise refusal("file.damaged", name=self.name, found=self.part)
        if attributes:
            self._note(element, attributes)

    def _note(self, element: str, attributes: dict[str, str]) -> None:
        facts = self.facts
        if element == "Relationship":
            facts.relations.append(attributes)
        elif element in ("Override", "Default"):
            facts.types.append(attributes.get("ContentType", ""))
        for full_name, value in attributes.items():
            local = full_name.rpartition(" ")[2]
            if local == "href":
                facts.links.append((element, value))
            elif local == "instr":
                self.fields.append(f" {{ {value} ")
            elif local == "formula":
                facts.formulas.append(value)
            elif local == "fldCharType" and value == "begin":
                self.fields.append(" { ")

    def _letters(self, letters: str) -> None:
        element = self.open[-1]
        if element in _TEXT_ELEMENTS:
            self.text.append(letters)
        elif element in _FIELD_ELEMENTS:
            self.fields.append(letters)
        elif element == "f":
            self.formula.append(letters)

    def _end(self, full_name: str) -> None:
        element = self.open.pop()
        if element == "f":
            self.facts.formulas.append("".join(self.formula))
            self.formula.clear()
        elif element in _LINE_ELEMENTS:
            self.text.append("\n")
            if element == "p":
                self.fields.append("\n")
        elif element == "tab":
            self.text.append("\t")
