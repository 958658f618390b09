"""What is checked before a spreadsheet is opened: what it is, how large, encrypted, with macros."""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import NoReturn

from django.utils.translation import gettext as _

from doingoai.delegations.intake.remarks import UnreadableBook, shown

MAX_BYTES = 20 * 2**20
MAX_ENTRIES = 2_000
MAX_UNPACKED = 160 * 2**20
MAX_RATIO = 200
RATIO_FROM = 8 * 2**20
"""Below this unpacked size a high ratio is only a small, repetitive sheet."""

ZIP = b"PK\x03\x04"
COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
READ_PARTS = (".xml", ".rels", "mimetype")
"""Only these parts are handed on: pictures, fonts and embedded objects never are."""

FOREIGN_BEGINNINGS: tuple[bytes, ...] = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf")


def file_kind(content: bytes) -> str:
    """
    Tell whether the bytes are `xlsx`, `xls`, `ods` or `csv`, by their content and not their name.

    :raises UnreadableBook: intake.empty, intake.too_large, intake.not_a_spreadsheet,
        intake.encrypted, intake.macros, intake.web_page, intake.binary_workbook
    """
    if not content.strip(b"\0 \r\n\t"):
        _refuse(
            "intake.empty", _("The file is empty. Save the list again and choose the new file.")
        )
    if len(content) > MAX_BYTES:
        _refuse_large()
    if content.startswith(ZIP):
        return _zip_kind(content)
    if content.startswith(COMPOUND):
        return _compound_kind(content)
    _check_text(content)
    return "csv"


def repacked(content: bytes) -> bytes:
    """
    The parts of a zipped spreadsheet that are read, unpacked within limits and stored plainly.

    What was measured is exactly what the reading library gets: a size that lies, a second entry
    of the same name or a bomb inside an entry does not reach it.

    :raises UnreadableBook: intake.too_large, intake.damaged, intake.encrypted
    """
    target = io.BytesIO()
    left = MAX_UNPACKED
    with _opened(content) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as plain:
        for part in _read_parts(source):
            unpacked = _unpacked(source, part, left)
            left -= len(unpacked)
            plain.writestr(zipfile.ZipInfo(part.filename), unpacked)
    return target.getvalue()


def refuse_damaged() -> NoReturn:
    """
    Say that the file is damaged.

    :raises UnreadableBook: intake.damaged
    """
    _refuse(
        "intake.damaged",
        _(
            "The file is damaged or incomplete. Open it in Excel or LibreOffice, save it again "
            "as .xlsx and choose the new file."
        ),
    )


def refuse_encrypted() -> NoReturn:
    """
    Say that the file is protected by a password.

    :raises UnreadableBook: intake.encrypted
    """
    _refuse(
        "intake.encrypted",
        _(
            "The file is protected by a password. Open it, remove the password, save it and "
            "choose it again; or copy the table and paste it."
        ),
    )


def refuse_macros() -> NoReturn:
    """
    Say that the file carries macros.

    :raises UnreadableBook: intake.macros
    """
    _refuse(
        "intake.macros",
        _("The file carries macros, which are not accepted. Save it as .xlsx (without macros)."),
    )


def refuse_large() -> NoReturn:
    """
    Say that the file is larger than a list of people can be.

    :raises UnreadableBook: intake.too_large
    """
    _refuse_large()


def _refuse(code: str, message: str) -> NoReturn:
    raise UnreadableBook(message, code=code)


def _refuse_large() -> NoReturn:
    _refuse(
        "intake.too_large",
        _(
            "The file is too large (limit %(megabytes)s MB, 100,000 rows). Keep only the sheet "
            "with the list, without pictures and without filled empty rows, and save it again."
        )
        % {"megabytes": MAX_BYTES // 2**20},
    )


def _refuse_foreign(found: str) -> NoReturn:
    _refuse(
        "intake.not_a_spreadsheet",
        _(
            "This is not a spreadsheet (%(found)s). Choose an .xlsx, .xls, .ods or .csv file, or "
            "copy the table from the document and paste it."
        )
        % {"found": shown(found)},
    )


def _opened(content: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        refuse_damaged()


def _zip_kind(content: bytes) -> str:
    with _opened(content) as source:
        entries = source.infolist()
        _check_sizes(entries, len(content))
        names = [entry.filename for entry in entries]
        if len(set(names)) != len(names):
            refuse_damaged()
        if any(entry.flag_bits & 1 for entry in entries):
            refuse_encrypted()
        _check_macros(names)
        return _office_kind(source, names)


def _check_sizes(entries: list[zipfile.ZipInfo], packed: int) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    bomb = unpacked > RATIO_FROM and unpacked > MAX_RATIO * packed
    if len(entries) > MAX_ENTRIES or unpacked > MAX_UNPACKED or bomb:
        _refuse_large()


def _check_macros(names: list[str]) -> None:
    signs = ("vbaproject", "macrosheets/", "basic/", "scripts/")
    if any(sign in name.lower() for name in names for sign in signs):
        refuse_macros()


def _office_kind(source: zipfile.ZipFile, names: list[str]) -> str:
    if "xl/workbook.bin" in names:
        _refuse(
            "intake.binary_workbook",
            _("The file is a binary workbook (.xlsb). Save it as .xlsx and choose the new file."),
        )
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "mimetype" in names and "content.xml" in names:
        kind = _unpacked(source, source.getinfo("mimetype"), 200).strip()
        if kind == ODS_TYPE:
            return "ods"
        _refuse_foreign("OpenDocument")
    _refuse_foreign("Word" if "word/document.xml" in names else "ZIP")


def _compound_kind(content: bytes) -> str:
    tests: tuple[tuple[str, Callable[[], NoReturn]], ...] = (
        ("EncryptedPackage", refuse_encrypted),
        ("_VBA_PROJECT", refuse_macros),
    )
    for sign, refuse in tests:
        if sign.encode("utf-16-le") in content:
            refuse()
    if any(name.encode("utf-16-le") in content for name in ("Workbook", "Book")):
        return "xls"
    _refuse_foreign("Word, Outlook, …")


def _check_text(content: bytes) -> None:
    beginning = content[:400].lstrip()
    for sign in FOREIGN_BEGINNINGS:
        if beginning.startswith(sign):
            _refuse_foreign(sign.decode("latin-1").strip("%{\\\x89\xff\xd8 "))
    if beginning.lower().startswith((b"<html", b"<!doctype", b"<?xml", b"<table", b"<div")):
        _refuse(
            "intake.web_page",
            _(
                "The file is a web page that was named as a spreadsheet. Open it in Excel or "
                "LibreOffice, save it as .xlsx and choose the new file."
            ),
        )
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not marked and b"\0" in content[:4000]:
        _refuse_foreign("…")


def _read_parts(source: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    for part in source.infolist():
        if part.filename.lower().endswith(READ_PARTS):
            yield part


def _unpacked(source: zipfile.ZipFile, part: zipfile.ZipInfo, limit: int) -> bytes:
    try:
        with source.open(part) as stream:
            unpacked = stream.read(limit + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError):
        refuse_damaged()
    except RuntimeError:
        refuse_encrypted()
    if len(unpacked) > limit:
        _refuse_large()
    return unpacked
