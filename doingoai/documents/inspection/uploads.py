"""The one gate for files: name, size, kind by content and by name, then what is inside."""

import hashlib
from dataclasses import dataclass

from django.utils.formats import number_format

from doingoai.documents.inspection.classification import check_not_classified
from doingoai.documents.inspection.contents import content_kind
from doingoai.documents.inspection.kinds import (
    EVERY_KIND,
    KIND_BY_EXTENSION,
    KINDS,
    MEGABYTE,
    FileKind,
)
from doingoai.documents.inspection.messages import Message, read_message, stays_inside
from doingoai.documents.inspection.names import check_name, safe_name, split_name
from doingoai.documents.inspection.office_files import open_office_file
from doingoai.documents.inspection.pdfs import check_pdf
from doingoai.documents.inspection.photos import check_photo
from doingoai.documents.inspection.refusals import FileRefused, refusal
from doingoai.documents.inspection.texts import check_heaps, decoded_text
from doingoai.documents.inspection.workbooks import check_old_workbook

_PACKED = frozenset({FileKind.DOCX, FileKind.XLSX, FileKind.ODT, FileKind.ODS})
_PICTURES = frozenset({FileKind.JPEG, FileKind.PNG})
_TEXTS = frozenset({FileKind.CSV, FileKind.TEXT})


@dataclass(frozen=True, slots=True)
class Inspected:
    """A file that may come in, and the name under which it is kept."""

    kind: FileKind
    mime: str
    safe_name: str
    size: int
    sha256: str
    message: Message | None = None
    parts: tuple[tuple["Inspected", bytes], ...] = ()
    """Of a message: what stands on it, and the files it brought, each inspected."""


def inspect_upload(name: str, content: bytes, *, allowed: frozenset[FileKind]) -> Inspected:
    """
    Refuse a file that is not what it says, can do harm, or bears a mark of secrecy.

    :raises FileRefused: every `file.…` code of `wording`
    :raises RuleBroken: classified.refused
    """
    check_name(name)
    kept = safe_name(name)
    check_not_classified(kept, "file")
    kind = _kind_by_name(kept, content, allowed)
    _check_size(kept, content, kind)
    message = _message(kept, content) if kind == FileKind.EML else None
    words = message.words if message else _inside(kept, content, kind)
    check_heaps(words, name=kept)
    check_not_classified(words, "file")
    digest = hashlib.sha256(content).hexdigest()
    parts = _attached(kept, message) if message else ()
    return Inspected(kind, KINDS[kind].mime, kept, len(content), digest, message, parts)


def _message(kept: str, content: bytes) -> Message:
    found = content_kind(content, name=kept)
    if found != "text":
        raise _mismatch(kept, found)
    return read_message(content, name=kept)


def _attached(kept: str, message: Message) -> tuple[tuple[Inspected, bytes], ...]:
    """
    Look into every file of a message; one that may not come in refuses the whole.

    :raises FileRefused: file.attachment_refused
    """
    allowed = EVERY_KIND - {FileKind.EML}
    parts = []
    for file in message.files:
        if stays_inside(file):
            continue
        try:
            parts.append((inspect_upload(file.name, file.content, allowed=allowed), file.content))
        except FileRefused as refused:
            raise refusal("file.attachment_refused", name=kept, found=refused.message) from refused
    return tuple(parts)


def allowed_names(allowed: frozenset[FileKind]) -> str:
    """Give the extensions of the allowed kinds, as a person reads them."""
    return ", ".join(
        f".{extension}"
        for kind in FileKind
        if kind in allowed
        for extension in KINDS[kind].extensions
    )


def _kind_by_name(kept: str, content: bytes, allowed: frozenset[FileKind]) -> FileKind:
    if not content:
        raise refusal("file.empty", name=kept)
    extension = split_name(kept)[1]
    kind = KIND_BY_EXTENSION.get(extension)
    if kind is None:
        _refuse_old_kind(kept, extension)
        found = f".{extension}" if extension else "—"
        raise refusal("file.kind_unknown", name=kept, found=found, allowed=allowed_names(allowed))
    if kind not in allowed:
        raise refusal(
            "file.kind_not_allowed",
            name=kept,
            found=f".{extension}",
            allowed=allowed_names(allowed),
        )
    return kind


_OLD_KINDS = {
    "doc": ".docx",
    "dot": ".docx",
    "rtf": ".docx",
    "ppt": ".pdf",
    "msg": ".eml",
    "heic": ".jpg",
    "heif": ".jpg",
}
_MACRO_KINDS = frozenset({"docm", "dotm", "xlsm", "xltm", "xlam", "xlsb", "xla", "pptm"})


def _refuse_old_kind(kept: str, extension: str) -> None:
    if extension in _MACRO_KINDS:
        raise refusal("file.macros", name=kept, found=f".{extension}")
    if extension in _OLD_KINDS:
        raise refusal(
            "file.old_format", name=kept, found=f".{extension}", expected=_OLD_KINDS[extension]
        )


def _check_size(kept: str, content: bytes, kind: FileKind) -> None:
    most = KINDS[kind].max_bytes
    if len(content) > most:
        found = number_format(len(content) / MEGABYTE, 1)
        raise refusal("file.too_big", name=kept, found=found, limit=most // MEGABYTE)


def _inside(kept: str, content: bytes, kind: FileKind) -> str:
    """Look through the content in the way of its kind, and give the words in it."""
    found = content_kind(content, name=kept)
    if kind in _PACKED and found == "zip":
        return _inside_packed(kept, content, kind)
    if kind in _TEXTS and found == "text":
        return decoded_text(content, name=kept).text
    if found != kind.value:
        raise _mismatch(kept, found)
    if kind == FileKind.PDF:
        return check_pdf(content, name=kept)
    if kind in _PICTURES:
        check_photo(content, kind, name=kept)
    else:
        check_old_workbook(content, name=kept)
    return ""


def _inside_packed(kept: str, content: bytes, kind: FileKind) -> str:
    opened = open_office_file(content, name=kept)
    if opened is None or opened.kind != kind:
        raise _mismatch(kept, opened.kind.value if opened else "zip")
    return opened.text


def _mismatch(kept: str, found: str) -> Exception:
    extension = split_name(kept)[1]
    return refusal("file.kind_mismatch", name=kept, expected=f".{extension}", found=found)
