"""
One Word template, rendered or read part by part, with every refusal telling its place.

Runs in the rendering child. `ConfinedTemplate` cannot render without the sandbox: it brings its
own and takes no other.
"""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import lru_cache
from html import unescape
from io import BytesIO
from types import TracebackType
from typing import Any, NamedTuple

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2.exceptions import (
    SecurityError,
    TemplateError,
    UndefinedError,
)

from doingoai.documents.rendering.word_fields import Use, fields_in
from doingoai.documents.rendering.word_package import MAX_FILE, check_package
from doingoai.documents.rendering.word_refusal import Refused
from doingoai.documents.rendering.word_sandbox import ForbiddenSyntax, check_tree, paper_environment
from doingoai.documents.rendering.word_zip import packed

PROPERTIES = ("author", "comments", "identifier", "language", "subject", "title")
FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
TAG = re.compile(r"<[^>]+>")
PARAGRAPH = re.compile(r"<w:p([ >])")
WHOLE_PARAGRAPH = re.compile(r"<w:p(?: [^>]*)?>.*?</w:p>", re.DOTALL)
LAYOUT_SIGNS = re.compile("[\t\n\a\f]")
# What XML 1.0 cannot hold, and the bell and form feed that docxtpl would take for layout.
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
NEAR = 120


class Stamp(NamedTuple):
    """What the finished file says about itself."""

    title: str
    author: str
    on: date


class FieldUse(NamedTuple):
    field: str
    part: str
    near: str


class ConfinedTemplate(DocxTemplate):  # type: ignore[misc]
    """A docxtpl template that only ever meets our sandbox."""

    def __init__(self, content: bytes) -> None:
        _check_once(content)
        super().__init__(BytesIO(content))
        self.environment = paper_environment()

    def render_words(self, context: Mapping[str, Any]) -> None:
        """Fill in all parts: body, headers, footers, properties, footnotes."""
        super().render(dict(context), self.environment)

    def render(self, *args: Any, **kwargs: Any) -> None:
        raise TypeError("Use render_words: a template is never rendered without the sandbox.")

    def render_xml_part(
        self, src_xml: str, part: Any, context: Mapping[str, Any], jinja_env: Any = None
    ) -> str:
        try:
            rendered = super().render_xml_part(src_xml, part, context, self.environment)
        except (TemplateError, Refused) as error:
            raise _placed(error, _part_of(part), _lines(src_xml)) from error
        if len(rendered) > MAX_FILE:
            raise Refused("template.too_big", part=_part_of(part))
        return str(rendered)

    def resolve_listing(self, xml: str) -> str:
        """Turn line breaks and tabs of values into Word's; paragraphs without any are left alone."""
        turn = super().resolve_listing
        return WHOLE_PARAGRAPH.sub(
            lambda found: turn(found[0]) if LAYOUT_SIGNS.search(found[0]) else found[0], xml
        )

    def render_properties(self, context: Mapping[str, Any], jinja_env: Any = None) -> None:
        for name in PROPERTIES:
            text = str(getattr(self.docx.core_properties, name))
            if "{" not in text:
                continue
            try:
                words = self.environment.from_string(text).render(context)
            except (TemplateError, Refused) as error:
                raise _placed(error, "properties", text.splitlines()) from error
            # A property is text, not XML: what autoescape changed is changed back.
            setattr(self.docx.core_properties, name, unescape(words)[:255])

    def fields(self) -> tuple[FieldUse, ...]:
        """List the fields used in all parts, each with its part and the words around it."""
        self.init_docx()
        found: list[FieldUse] = []
        for part, xml in self._sources():
            lines = _lines(xml)
            for use in self._parsed("\n".join(lines), part, lines):
                found.append(FieldUse(use.field, part, _near(lines, use.line)))
        return tuple(found)

    def _parsed(self, source: str, part: str, lines: list[str]) -> tuple[Use, ...]:
        try:
            tree = self.environment.parse(source)
            check_tree(tree)
        except (TemplateError, Refused) as error:
            raise _placed(error, part, lines) from error
        return fields_in(tree)

    def _sources(self) -> list[tuple[str, str]]:
        sources = [("body", self.patch_xml(self.get_xml()))]
        for uri in (self.HEADER_URI, self.FOOTER_URI):
            for _key, part in self.get_headers_footers(uri):
                sources.append((_part_of(part), self.patch_xml(self.get_part_xml(part))))
        for part in self.docx.part.package.parts:
            if part.content_type == FOOTNOTES:
                sources.append(("footnotes", self.patch_xml(part.blob.decode("utf-8"))))
        for name in PROPERTIES:
            sources.append(("properties", str(getattr(self.docx.core_properties, name))))
        return sources


def write_paper(content: bytes, context: Mapping[str, Any], stamp: Stamp) -> bytes:
    """
    Fill in one template and give the finished file, the same bytes for the same input.

    :raises Refused: every code
    """
    template = _opened(content)
    template.render_words(printable(context))
    properties = template.docx.core_properties
    properties.title, properties.author = stamp.title[:255], stamp.author[:255]
    properties.last_modified_by, properties.revision = stamp.author[:255], 1
    moment = datetime.combine(stamp.on, time.min, UTC)
    properties.created = properties.modified = moment
    written = BytesIO()
    template.save(written)
    return packed(check_package(written.getvalue()), stamp.on)


@lru_cache(maxsize=64)
def _check_once(content: bytes) -> None:
    """A template is checked once, however many papers of a batch are made from it."""
    check_package(content)


def read_fields(content: bytes) -> tuple[FieldUse, ...]:
    """
    List the fields a template uses, having checked that it says nothing else.

    :raises Refused: template.forbidden, template.too_big, template.broken
    """
    return _opened(content).fields()


def printable(value: Any) -> Any:
    """Give the same values without the characters that no Word file can hold."""
    if isinstance(value, str):
        return UNPRINTABLE.sub("", value)
    if isinstance(value, Mapping):
        return {str(key): printable(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [printable(inner) for inner in value]
    return value


def _opened(content: bytes) -> ConfinedTemplate:
    try:
        template = ConfinedTemplate(content)
        template.init_docx()
    except (PackageNotFoundError, KeyError, ValueError, AttributeError) as error:
        raise Refused("template.broken", found=type(error).__name__) from error
    return template


def _part_of(part: Any) -> str:
    name = str(part.partname).rsplit("/", 1)[-1].removesuffix(".xml").rstrip("0123456789")
    return "body" if name == "document" else name


def _lines(xml: str) -> list[str]:
    return PARAGRAPH.sub(r"\n<w:p\1", xml).split("\n")


def _near(lines: list[str], line: int) -> str:
    text = lines[line - 1] if 0 < line <= len(lines) else ""
    return " ".join(TAG.sub("", text).split())[:NEAR]


def _placed(error: Exception, part: str, lines: list[str]) -> Refused:
    line = getattr(error, "lineno", None) or _line_in_traceback(error.__traceback__)
    near = _near(lines, line)
    if isinstance(error, Refused):
        return error.with_place(part=part, near=near)
    return Refused(_code(error), part=part, found=_found(error, near), near=near)


def _code(error: Exception) -> str:
    if isinstance(error, UndefinedError):
        return "template.unknown_field"
    if isinstance(error, ForbiddenSyntax | SecurityError):
        return "template.forbidden"
    return "template.broken"


def _found(error: Exception, near: str) -> str:
    if not isinstance(error, UndefinedError):
        return str(getattr(error, "message", "") or error)[:NEAR]
    quoted = re.findall(r"'([^']*)'", str(error.message))
    name = quoted[-1] if quoted else str(error.message)
    written = re.search(r"[\w.\[\]]*\b" + re.escape(name) + r"\b", near)
    return written[0] if written else name


def _line_in_traceback(traceback: TracebackType | None) -> int:
    line = 0
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == "<template>":
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line
