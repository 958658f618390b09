"""Old workbooks (.xls): no macros, no password, nothing embedded."""

import re
import struct

from doingoai.documents.inspection.ole import BrokenContainer, CompoundFile
from doingoai.documents.inspection.refusals import FileRefused, refusal

_MACRO_STORAGES = {"_vba_project_cur", "_vba_project", "vba", "macros", "dir"}
_EMBEDDED = re.compile(
    r"^(?:mbd[0-9a-f]{8}|objectpool|\x01ole10native|\x01ole|package|ctls)$", re.I
)
_ENCRYPTED = {"encryptedpackage", "encryptioninfo"}
_BEGIN, _SHEET, _PASSWORD, _OUTSIDE_BOOK = 0x0809, 0x0085, 0x002F, 0x01AE
_MACRO_SHEET = (1, 6)
_INSIDE_MARKS = (b"\x01\x04", b"\x01\x3a")


def container_kind(content: bytes, *, name: str) -> str:
    """
    Tell what an old office file is: `xls`, `doc`, `ppt`, or `ole` for anything else.

    :raises FileRefused: file.protected, file.damaged
    """
    try:
        names = {entry.lower() for entry in CompoundFile(content).names()}
    except BrokenContainer as error:
        raise refusal("file.damaged", name=name, found=str(error)) from error
    if names & _ENCRYPTED:
        raise refusal("file.protected", name=name)
    for kind, streams in (
        ("xls", {"workbook", "book"}),
        ("doc", {"worddocument"}),
        ("ppt", {"powerpoint document"}),
    ):
        if names & streams:
            return kind
    return "ole"


def check_old_workbook(content: bytes, *, name: str) -> None:
    """
    Refuse an old workbook that can do more than show figures.

    :raises FileRefused: file.macros, file.embedded_object, file.protected, file.outside_link,
        file.damaged
    """
    try:
        container = CompoundFile(content)
        names = container.names()
        _check_storages(names, name=name)
        book = "Workbook" if "workbook" in {entry.lower() for entry in names} else "Book"
        _check_records(container.stream(book), name=name)
    except BrokenContainer as error:
        raise refusal("file.damaged", name=name, found=str(error)) from error


def _check_storages(names: frozenset[str], *, name: str) -> None:
    for entry in sorted(names):
        if entry.lower() in _MACRO_STORAGES:
            raise refusal("file.macros", name=name, found=entry)
        if _EMBEDDED.match(entry):
            raise refusal("file.embedded_object", name=name, found=entry.strip("\x01"))


def _check_records(stream: bytes, *, name: str) -> None:
    if len(stream) < 8 or struct.unpack_from("<H", stream)[0] != _BEGIN:
        raise BrokenContainer("workbook")
    position = 0
    while position + 4 <= len(stream):
        code, length = struct.unpack_from("<HH", stream, position)
        record = stream[position + 4 : position + 4 + length]
        refused = _record_refused(code, record, name=name)
        if refused:
            raise refused
        position += 4 + length


def _record_refused(code: int, record: bytes, *, name: str) -> FileRefused | None:
    if code == _PASSWORD:
        return refusal("file.protected", name=name)
    if code == _SHEET and len(record) > 5 and record[5] & 0x0F in _MACRO_SHEET:
        return refusal("file.macros", name=name, found="Excel 4")
    if code == _OUTSIDE_BOOK and record[2:4] not in _INSIDE_MARKS:
        return refusal("file.outside_link", name=name, found="SUPBOOK")
    return None
