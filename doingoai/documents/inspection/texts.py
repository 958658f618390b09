"""Plain texts and CSV files: in which letters they are written, and that they are texts at all."""

import codecs
import re
import unicodedata
from dataclasses import dataclass

from doingoai.documents.inspection.refusals import refusal
from doingoai.foundation.stacked_marks import has_heap_of_marks

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_PROGRAMME = re.compile(
    r"^[\s\ufeff]*(?P<opening><!doctype|<html|<script|<svg|<\?xml|<\?php|#!|\{\\rtf)", re.I
)


@dataclass(frozen=True, slots=True)
class DecodedText:
    text: str
    encoding: str


def decoded_text(content: bytes, *, name: str) -> DecodedText:
    """
    Read a plain text in UTF-8, UTF-16 or Windows-1258, composed to NFC.

    :raises FileRefused: file.text_encoding, file.text_binary, file.kind_mismatch
    """
    encoding = _encoding(content)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise refusal("file.text_encoding", name=name, found=f"byte {error.start}") from error
    control = _CONTROLS.search(text)
    if control:
        raise refusal("file.text_binary", name=name, found=f"sign {ord(control[0]):02X}")
    check_heaps(text, name=name)
    opening = _PROGRAMME.search(text)
    if opening:
        raise refusal("file.kind_mismatch", name=name, expected="text", found=opening["opening"])
    return DecodedText(unicodedata.normalize("NFC", text), encoding)


def check_heaps(text: str, *, name: str) -> None:
    """
    Refuse a text whose letters bear heaps of marks.

    :raises FileRefused: file.text_binary
    """
    if has_heap_of_marks(text):
        raise refusal("file.text_binary", name=name, found="U+0300 …")


def _encoding(content: bytes) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return encoding
    if _is_utf16_without_mark(content):
        return "utf-16-le" if content[1::2].count(0) > content[::2].count(0) else "utf-16-be"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1258"
    return "utf-8"


def _is_utf16_without_mark(content: bytes) -> bool:
    # In UTF-16 almost every other byte of a Vietnamese text is 0 (Latin letters) or 1E (ạ, ế …).
    if len(content) < 4 or len(content) % 2:
        return False
    half = len(content) // 2
    return max(content[::2].count(0), content[1::2].count(0)) > half * 0.6
