"""
What a Word file may hold before anybody renders or opens it: size, parts, links and fields.

Runs in the rendering child, so it imports neither Django nor the rest of the house. It never
unpacks more than it has counted, and never parses XML that declares entities.
"""

import re
import zipfile
from io import BytesIO
from typing import NamedTuple

from lxml import etree

from doingoai.documents.rendering.word_refusal import Refused

MAX_FILE = 20 * 1024 * 1024
MAX_UNPACKED = 60 * 1024 * 1024
MAX_PARTS = 500
MAX_RATIO = 200
RATIO_COUNTS_FROM = 1_000_000

WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OFFICE = "{urn:schemas-microsoft-com:office:office}"
FORBIDDEN_PARTS = re.compile(
    r"vbaproject|vbadata|activex|embeddings/|\.bin$|customui|attachedtoolbars|afchunk", re.I
)
ENTITIES = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.I)
OTHER_ENCODING = re.compile(rb"""^<\?xml[^>]*encoding\s*=\s*["'](?!utf-?8|us-ascii)""", re.I)
WEB_TARGET = re.compile(r"(?:https?|mailto|tel):", re.I)
REACHING_FIELD = re.compile(
    r"\b(?:INCLUDETEXT|INCLUDEPICTURE|INCLUDE|DDEAUTO|DDE|LINK|EMBED|IMPORT|DATABASE|MACROBUTTON|"
    r"AUTOTEXT|AUTOTEXTLIST|RD|HTMLACTIVEX|CONTROL|MAILMERGE|FILLIN|ASK|SHELL|PRINT)\b"
    r"|file:|\\\\\\\\|\\\\(?=\w)",
    re.I,
)
REACHING_ELEMENTS = frozenset(
    {
        WORDS + "altChunk",
        WORDS + "subDoc",
        WORDS + "object",
        WORDS + "control",
        OFFICE + "OLEObject",
    }
)
FIELD_TEXTS = (WORDS + "instrText", WORDS + "delInstrText")


class Part(NamedTuple):
    name: str
    content: bytes


def check_package(content: bytes) -> tuple[Part, ...]:
    """
    Unpack a Word file after counting, and refuse whatever could reach out of the paper.

    :raises Refused: template.too_big, template.broken, template.forbidden
    """
    if len(content) > MAX_FILE:
        raise Refused("template.too_big", found=f"{len(content)} bytes")
    parts = _unpack(content)
    names = {part.name for part in parts}
    if "[Content_Types].xml" not in names or "word/document.xml" not in names:
        raise Refused("template.broken", found="word/document.xml")
    for part in parts:
        _check_part(part)
    return parts


def _unpack(content: bytes) -> tuple[Part, ...]:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
            _check_entries(entries)
            return tuple(Part(entry.filename, archive.read(entry)) for entry in entries)
    # RuntimeError: a password; NotImplementedError: a compression Word does not know.
    except (zipfile.BadZipFile, zipfile.LargeZipFile, RuntimeError, EOFError, ValueError) as error:
        raise Refused("template.broken", found=str(error)[:80]) from error


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    names = [entry.filename for entry in entries]
    if len(names) > MAX_PARTS or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise Refused("template.too_big", found=f"{len(names)} parts")
    if len({name.lower() for name in names}) != len(names):
        raise Refused("template.broken", found="the same part twice")
    for entry in entries:
        if entry.file_size > max(RATIO_COUNTS_FROM, MAX_RATIO * entry.compress_size):
            raise Refused("template.too_big", part=entry.filename)
        if entry.filename.startswith(("/", "\\")) or ".." in entry.filename:
            raise Refused("template.forbidden", part=entry.filename, found="..")


def _check_part(part: Part) -> None:
    if FORBIDDEN_PARTS.search(part.name):
        raise Refused("template.forbidden", part=part.name, found=part.name)
    if not part.name.lower().endswith((".xml", ".rels")):
        return
    if b"\x00" in part.content or OTHER_ENCODING.search(part.content):
        raise Refused("template.forbidden", part=part.name, found="encoding")
    declared = ENTITIES.search(part.content)
    if declared:
        raise Refused("template.forbidden", part=part.name, found=declared[0].decode())
    try:
        tree = etree.fromstring(part.content, etree.XMLParser(resolve_entities=False))
    except etree.XMLSyntaxError as error:
        raise Refused("template.broken", part=part.name, found=str(error)[:80]) from error
    if part.name.lower().endswith(".rels"):
        _check_links(part.name, tree)
    else:
        _check_fields(part.name, tree)


def _check_links(name: str, tree: etree._Element) -> None:
    for link in tree:
        if str(link.get("TargetMode")).lower() != "external":
            continue
        is_link = str(link.get("Type")).endswith("/hyperlink")
        if not (is_link and WEB_TARGET.match(str(link.get("Target")))):
            raise Refused("template.forbidden", part=name, found=str(link.get("Target"))[:80])


def _check_fields(name: str, tree: etree._Element) -> None:
    # Word lets one instruction be cut over several runs, so all of them are read as one.
    instructions = "".join(element.text or "" for element in tree.iter(*FIELD_TEXTS))
    simple = [element.get(WORDS + "instr", "") for element in tree.iter(WORDS + "fldSimple")]
    reaching = REACHING_FIELD.search(" ".join([instructions, *simple]))
    if reaching:
        raise Refused("template.forbidden", part=name, found=reaching[0])
    for element in tree.iter(*REACHING_ELEMENTS):
        raise Refused("template.forbidden", part=name, found=etree.QName(element).localname)
