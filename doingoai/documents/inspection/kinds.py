"""The kinds of file the office takes in, with the limits of each."""

from dataclasses import dataclass
from enum import StrEnum

MEGABYTE = 1024 * 1024


class FileKind(StrEnum):
    DOCX = "docx"
    XLSX = "xlsx"
    ODT = "odt"
    ODS = "ods"
    XLS = "xls"
    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"
    CSV = "csv"
    TEXT = "text"
    EML = "eml"


@dataclass(frozen=True, slots=True)
class KindFacts:
    """What a kind is called outside, and how large it may be (bytes)."""

    extensions: tuple[str, ...]
    mime: str
    max_bytes: int


_OOXML = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."

KINDS: dict[FileKind, KindFacts] = {
    FileKind.DOCX: KindFacts(("docx",), f"{_OOXML}wordprocessingml.document", 20 * MEGABYTE),
    FileKind.XLSX: KindFacts(("xlsx",), f"{_OOXML}spreadsheetml.sheet", 20 * MEGABYTE),
    FileKind.ODT: KindFacts(("odt",), f"{_OPEN}text", 20 * MEGABYTE),
    FileKind.ODS: KindFacts(("ods",), f"{_OPEN}spreadsheet", 20 * MEGABYTE),
    FileKind.XLS: KindFacts(("xls",), "application/vnd.ms-excel", 10 * MEGABYTE),
    FileKind.PDF: KindFacts(("pdf",), "application/pdf", 30 * MEGABYTE),
    FileKind.JPEG: KindFacts(("jpg", "jpeg"), "image/jpeg", 15 * MEGABYTE),
    FileKind.PNG: KindFacts(("png",), "image/png", 15 * MEGABYTE),
    FileKind.CSV: KindFacts(("csv",), "text/csv", 10 * MEGABYTE),
    FileKind.TEXT: KindFacts(("txt",), "text/plain", 5 * MEGABYTE),
    FileKind.EML: KindFacts(("eml",), "message/rfc822", 25 * MEGABYTE),
}

KIND_BY_EXTENSION: dict[str, FileKind] = {
    extension: kind for kind, facts in KINDS.items() for extension in facts.extensions
}

PAPERS = frozenset({FileKind.DOCX, FileKind.PDF, FileKind.ODT})
WORKBOOKS = frozenset({FileKind.XLSX, FileKind.XLS, FileKind.ODS, FileKind.CSV})
PHOTOS = frozenset({FileKind.JPEG, FileKind.PNG})
EVERY_KIND = frozenset(FileKind)
