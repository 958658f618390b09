"""PDF files: nothing that acts by itself, nothing carried inside, no password, one file only."""

import json
import re
import zipfile
import zlib
from io import BytesIO
from itertools import islice

from doingoai.documents.inspection.limits import ChildFailed, Failure, run_limited
from doingoai.documents.inspection.refusals import FileRefused, refusal

OPENER = "doingoai.documents.openers.pdf"
MAX_UNPACKED = 40 * 1024 * 1024
MAX_AFTER_END = 1024
MOST_PIECES = 50_000

_ACTIVE = (
    "JavaScript",
    "Launch",
    "EmbeddedFiles?",
    "FileAttachment",
    "RichMedia",
    "Rendition",
    "SubmitForm",
    "ImportData",
    "GoTo[ER]",
)
# Asked of all bytes, also inside pictures: each is too long to turn up there by chance. /JS needs
# no mention, because an action of that kind must also say /JavaScript.
_ACTIVE_NAMES = re.compile(
    rb"/(?:(?:" + "|".join(_ACTIVE).encode() + rb")(?![A-Za-z0-9_.-])|XFA\s*[\[0-9])"
)
_ENCRYPTED = re.compile(rb"/Encrypt(?![A-Za-z])")
_ESCAPED_LETTER = re.compile(rb"#([0-9A-Fa-f]{2})")
_OBJECT_STREAM = re.compile(rb"/ObjStm(?![A-Za-z])")
_STREAM = re.compile(rb"(?<!end)stream(?:\r\n|\n|\r)")
_FILTER = re.compile(rb"/Filter(?![A-Za-z])\s*(\[[^\]]*\]|/[A-Za-z0-9]+|)")
_END = b"%%EOF"
_LONGEST_DICTIONARY = 4096


def check_pdf(content: bytes, *, name: str) -> str:
    """
    Refuse a PDF that acts, hides or carries something; give the text of its first pages.

    :raises FileRefused: file.damaged, file.two_kinds, file.protected, file.pdf_active,
        file.unpacks_too_big, file.too_heavy
    """
    _check_frame(content, name=name)
    _check_effort(content, name=name)
    _check_names(_with_plain_names(content), name=name)
    for inside in _object_streams(content, name=name):
        _check_names(_with_plain_names(inside), name=name)
    return _text(content, name=name)


def _check_frame(content: bytes, *, name: str) -> None:
    end = content.rfind(_END)
    if end < 0:
        raise refusal("file.damaged", name=name, found="%%EOF")
    after = content[end + len(_END) :].strip(b"\r\n\t \0")
    if after or len(content) - end > MAX_AFTER_END:
        raise refusal("file.two_kinds", name=name, found="PDF +")
    if zipfile.is_zipfile(BytesIO(content)):
        raise refusal("file.two_kinds", name=name, found="PDF + ZIP")


def _check_effort(content: bytes, *, name: str) -> None:
    """Refuse what is written only to make reading long."""
    for pattern in (_ESCAPED_LETTER, _STREAM):
        if any(True for _ in islice(pattern.finditer(content), MOST_PIECES, None)):
            raise refusal("file.too_heavy", name=name)


def _with_plain_names(content: bytes) -> bytes:
    # /J#61vaScript is the same name as /JavaScript.
    return _ESCAPED_LETTER.sub(lambda found: bytes([int(found[1], 16)]), content)


def _check_names(content: bytes, *, name: str) -> None:
    if _ENCRYPTED.search(content):
        raise refusal("file.protected", name=name)
    active = _ACTIVE_NAMES.search(content)
    if active:
        raise refusal("file.pdf_active", name=name, found=active[0].decode("ascii"))


def _object_streams(content: bytes, *, name: str) -> list[bytes]:
    """Unpack the streams that hold further objects: names hide there from a plain search."""
    found: list[bytes] = []
    room = MAX_UNPACKED
    start = _STREAM.search(content)
    while start:
        position = start.end()
        dictionary = _dictionary_before(content, start.start())
        if _OBJECT_STREAM.search(dictionary):
            position = content.find(b"endstream", start.end())
            if position < 0:
                raise refusal("file.damaged", name=name, found="/ObjStm")
            packed = content[start.end() : position]
            found.append(_unpacked(packed, dictionary, room, name=name))
            room -= len(found[-1])
        start = _STREAM.search(content, position)
    return found


def _dictionary_before(content: bytes, end: int) -> bytes:
    earliest = max(end - _LONGEST_DICTIONARY, 0)
    begin = content.rfind(b" obj", earliest, end)
    return _with_plain_names(content[max(begin, earliest) : end])


def _unpacked(packed: bytes, dictionary: bytes, room: int, *, name: str) -> bytes:
    filtered = _FILTER.search(dictionary)
    if filtered is None:
        return packed
    if filtered[1].strip(b"[] \r\n\t") != b"/FlateDecode" or b"/Predictor" in dictionary:
        # Writers pack objects with Flate only; other ways are used to hide them from readers.
        raise refusal("file.pdf_active", name=name, found="/ObjStm")
    opener = zlib.decompressobj()
    try:
        inside = opener.decompress(packed, max(room, 1))
    except zlib.error as error:
        raise refusal("file.damaged", name=name, found="/ObjStm") from error
    if opener.unconsumed_tail:
        size = MAX_UNPACKED // (1024 * 1024)
        raise refusal("file.unpacks_too_big", name=name, found=f"> {size}", limit=size)
    return inside


def _text(content: bytes, *, name: str) -> str:
    try:
        opened = json.loads(run_limited(OPENER, content))
    except ChildFailed as failed:
        raise _refused_by_child(failed, name=name) from failed
    return str(opened["text"])


def _refused_by_child(failed: ChildFailed, *, name: str) -> FileRefused:
    if failed.failure in (Failure.TIME, Failure.MEMORY):
        return refusal("file.too_heavy", name=name)
    return refusal("file.damaged", name=name, found=failed.detail or "PDF")
