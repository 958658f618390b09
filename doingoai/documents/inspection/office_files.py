"""Office files of today (docx, xlsx, odt, ods): no macros, no reach outside, nothing embedded."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from doingoai.documents.inspection.containers import Container, open_container
from doingoai.documents.inspection.kinds import FileKind
from doingoai.documents.inspection.ole import MAGIC as OLE_MAGIC
from doingoai.documents.inspection.refusals import FileRefused, refusal
from doingoai.documents.inspection.xml_parts import PartFacts, check_declarations, read_part

_OOXML_KINDS = {
    "wordprocessingml.document.main+xml": FileKind.DOCX,
    "spreadsheetml.sheet.main+xml": FileKind.XLSX,
}
_OPEN_KINDS = {
    b"application/vnd.oasis.opendocument.text": FileKind.ODT,
    b"application/vnd.oasis.opendocument.spreadsheet": FileKind.ODS,
}
_MACRO_TYPE = re.compile(r"macroenabled|vbaproject|vbadata|macrosheet", re.I)
_MACRO_PART = re.compile(r"vbaproject|vbadata|macrosheets/|dialogsheets/|^basic/|^scripts/", re.I)
_EMBEDDED_PART = re.compile(r"activex|/embeddings/|afchunk|^object |/ctrlprops/", re.I)
_OUTSIDE_PART = re.compile(r"^xl/(?:connections\.xml|querytables/|externallinks/)", re.I)

_XML_PART = re.compile(r"\.(?:xml|rels|rdf|svg)$", re.I)
_DRAWING_PART = re.compile(r"\.vml$", re.I)
_HARMLESS_PART = re.compile(
    r"\.(?:png|jpe?g|jpe|gif|bmp|emf|wmf|tiff?|wdp|svm|odttf|ttf|sigs)$|^mimetype$|/$|^\[trash\]/"
    r"|^layout-cache$|/printersettings\d*\.bin$|/customproperty\d*\.bin$",
    re.I,
)

# What says how the others are to be read comes first: the kind, and whether they are encrypted.
_READ_FIRST = ("mimetype", "META-INF/manifest.xml", "[Content_Types].xml")

_MACRO_ELEMENTS = {"event-listener", "macro-listener", "scripts-library"}
_EMBEDDED_ELEMENTS = {
    "altChunk", "subDoc", "OLEObject", "oleObject", "control", "object-ole", "applet", "plugin",
    "floating-frame", "script",
}  # fmt: skip
_OUTSIDE_ELEMENTS = {"ddeLink", "dde-source", "dde-connection-decl", "dde-link", "webPr", "dbPr"}

_WEB_LINK = re.compile(r"^(?:https?:|mailto:|tel:|#)", re.I)
_OWN_TEMPLATE = re.compile(r"^(?:file:/{3})?[a-z]:[\\/]", re.I)
_INSIDE_LINK = re.compile(r"^(?:\./)?(?:pictures/|media/|fonts/|#|$)", re.I)

_FIELD = re.compile(
    r"\bDDE(?:AUTO)?\b|\{\s*(?:INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|DATABASE|EMBED|"
    r"HTMLACTIVEX|QUOTE(?:\s+\d{2,3}){3,})\b",
    re.I,
)
_FORMULA = re.compile(
    r"\w\s*\|\s*'|\b(?:WEBSERVICE|CALL|REGISTER(?:\.ID)?|EXEC|RTD|DDE|FORMULA\.FILL)\s*\("
    r"|'(?:https?|file|ftp|smb):|\[https?:",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Opened:
    """An office file that may come in: its kind, and its words for the search for marks."""

    kind: FileKind
    text: str


def open_office_file(content: bytes, *, name: str) -> Opened | None:
    """
    Read every part of an office file; None when it is a packed file of some other kind.

    :raises FileRefused: whatever `containers` and `xml_parts` refuse, file.macros,
        file.outside_link, file.outside_field, file.embedded_object, file.protected
    """
    container = open_container(content, name=name)
    kind: FileKind | None = None
    texts = []
    for part, inside in container.read_all(first=_READ_FIRST):
        _check_part_name(part, name=name)
        kind = kind or _open_kind(part, inside)
        facts = _read(part, inside, name=name)
        if facts is None:
            continue
        if part == "[Content_Types].xml":
            kind = _ooxml_kind(facts, name=name)
        _check_facts(part, facts, name=name)
        texts.append(facts.text)
    if kind is None:
        return None
    _check_main_part(container, kind)
    return Opened(kind, "\n".join(texts))


def _check_main_part(container: Container, kind: FileKind) -> None:
    main = {FileKind.DOCX: "word/document.xml", FileKind.XLSX: "xl/workbook.xml"}
    needed = main.get(kind, "content.xml")
    if needed not in container.names():
        raise refusal("file.damaged", name=container.name, found=needed)


def _open_kind(part: str, inside: bytes) -> FileKind | None:
    return _OPEN_KINDS.get(inside.strip()) if part == "mimetype" else None


def _ooxml_kind(facts: PartFacts, *, name: str) -> FileKind | None:
    for kind in facts.types:
        if _MACRO_TYPE.search(kind):
            raise refusal("file.macros", name=name, found=kind.rpartition(".")[2])
    for kind in facts.types:
        for ending, found in _OOXML_KINDS.items():
            if kind.endswith(ending):
                return found
    return None


def _check_part_name(part: str, *, name: str) -> None:
    for pattern, code in (
        (_MACRO_PART, "file.macros"),
        (_EMBEDDED_PART, "file.embedded_object"),
        (_OUTSIDE_PART, "file.outside_link"),
    ):
        if pattern.search(part):
            raise refusal(code, name=name, found=part)


def _read(part: str, inside: bytes, *, name: str) -> PartFacts | None:
    if inside.startswith(OLE_MAGIC):
        raise refusal("file.embedded_object", name=name, found=part)
    if _DRAWING_PART.search(part):
        check_declarations(inside, part=part, name=name)
        return None
    if _XML_PART.search(part) and inside:
        return read_part(inside, part=part, name=name)
    if not _HARMLESS_PART.search(part) and inside:
        raise refusal("file.embedded_object", name=name, found=part)
    return None


def _check_facts(part: str, facts: PartFacts, *, name: str) -> None:
    for check in _CHECKS:
        refused = check(part, facts, name)
        if refused:
            raise refused


def _elements_refused(part: str, facts: PartFacts, name: str) -> FileRefused | None:
    for elements, code in (
        (_MACRO_ELEMENTS, "file.macros"),
        (_EMBEDDED_ELEMENTS, "file.embedded_object"),
        (_OUTSIDE_ELEMENTS, "file.outside_link"),
        ({"encryption-data"}, "file.protected"),
    ):
        met = sorted(facts.elements & elements)
        if met:
            return refusal(code, name=name, found=f"{part}: {met[0]}")
    return None


def _relations_refused(part: str, facts: PartFacts, name: str) -> FileRefused | None:
    for relation in facts.relations:
        if relation.get("TargetMode", "").lower() != "external":
            continue
        kind = relation.get("Type", "").rpartition("/")[2]
        target = relation.get("Target", "").strip()
        if kind == "hyperlink" and (_WEB_LINK.match(target) or not _has_scheme(target)):
            continue
        # Word notes where the template of the paper lay on the writer's own disk; that fetches
        # nothing. A template on the web or on another computer does.
        if kind == "attachedTemplate" and _OWN_TEMPLATE.match(target):
            continue
        return refusal("file.outside_link", name=name, found=f"{kind}: {target[:80]}")
    return None


def _has_scheme(target: str) -> bool:
    return ":" in target or target.startswith(("\\", "/"))


def _links_refused(part: str, facts: PartFacts, name: str) -> FileRefused | None:
    for element, target in facts.links:
        if element == "a" and (_WEB_LINK.match(target) or not _has_scheme(target)):
            continue
        if element == "template" and not _WEB_LINK.match(target):
            continue
        if not _INSIDE_LINK.match(target):
            return refusal("file.outside_link", name=name, found=f"{element}: {target[:80]}")
    return None


def _fields_refused(part: str, facts: PartFacts, name: str) -> FileRefused | None:
    field = _FIELD.search(facts.fields)
    if field:
        return refusal("file.outside_field", name=name, found=field[0].strip("{ ")[:40])
    return None


def _formulas_refused(part: str, facts: PartFacts, name: str) -> FileRefused | None:
    for formula in facts.formulas:
        if _FORMULA.search(formula):
            return refusal("file.outside_field", name=name, found=formula[:40])
    return None


_CHECKS: tuple[Callable[[str, PartFacts, str], FileRefused | None], ...] = (
    _elements_refused,
    _relations_refused,
    _links_refused,
    _fields_refused,
    _formulas_refused,
)
