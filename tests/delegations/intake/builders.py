"""Small books for the tests of the intake."""

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time

import xlsxwriter
from xlsxwriter.utility import xl_cell_to_rowcol

from doingoai.delegations.intake.book import Book, CellValue, Region, Sheet, owners_of

Rows = Sequence[Sequence[CellValue]]


def sheet(rows: Rows, name: str = "Members", *, merged: Sequence[Region] = (), **more) -> Sheet:
    """A sheet as if it had been read: empty texts are empty cells."""
    cells = tuple(tuple(value if value != "" else None for value in row) for row in rows)
    width = max((len(row) for row in cells), default=0)
    return Sheet(name, cells, owners=owners_of(merged, len(cells), width), **more)


def book(rows: Rows, name: str = "Members", **more) -> Book:
    return Book((sheet(rows, name, **more),))


def xlsx(sheets: Mapping[str, Rows], merged: Mapping[str, Sequence[str]] | None = None) -> bytes:
    """A real .xlsx; texts that begin with `=#` become cells with that error."""
    buffer = io.BytesIO()
    workbook = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False})
    day = workbook.add_format({"num_format": "dd/mm/yyyy"})
    clock = workbook.add_format({"num_format": "hh:mm"})
    for name, rows in sheets.items():
        target = workbook.add_worksheet(name)
        for row, cells in enumerate(rows):
            for column, value in enumerate(cells):
                _write(target, row, column, value, {time: clock, date: day, datetime: day})
        for region in (merged or {}).get(name, ()):
            row, column = xl_cell_to_rowcol(region.split(":")[0])
            target.merge_range(region, rows[row][column])
    workbook.close()
    return buffer.getvalue()


def _write(target, row: int, column: int, value: CellValue, formats) -> None:
    if isinstance(value, str) and value.startswith("=#"):
        target.write_formula(row, column, "=A1", None, value[1:])
    elif type(value) in formats:
        target.write_datetime(row, column, value, formats[type(value)])
    elif value is not None:
        target.write(row, column, value)


def zipped(parts: Mapping[str, bytes | str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def codes(remarks) -> list[str]:
    """The codes of remarks without the prefix they share."""
    return [remark.code.removeprefix("intake.") for remark in remarks]


SECTOR = 512
FREE, END, FAT_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound(streams: Mapping[str, bytes]) -> bytes:
    """An OLE compound file, as old .xls files and encrypted .xlsx files are."""
    sectors: list[bytes] = []
    chains: list[int] = []
    entries = []
    for name, content in streams.items():
        padded = content.ljust(max(4096, -(-len(content) // SECTOR) * SECTOR), b"\0")
        first = len(sectors)
        parts = [padded[at : at + SECTOR] for at in range(0, len(padded), SECTOR)]
        sectors += parts
        chains += [*range(first + 1, first + len(parts)), END]
        entries.append(_entry(name, 2, first, len(padded)))
    root = _entry("Root Entry", 5, END, 0, child=1)
    directory = b"".join([root, *entries]).ljust(SECTOR * (1 + len(entries) // 4), b"\0")
    directory_at = len(sectors)
    parts = [directory[at : at + SECTOR] for at in range(0, len(directory), SECTOR)]
    sectors += parts
    chains += [*range(directory_at + 1, directory_at + len(parts)), END]
    fat_at = len(sectors)
    table = [*chains, FAT_SECTOR]
    table += [FREE] * (SECTOR // 4 - len(table))
    sectors.append(b"".join(number.to_bytes(4, "little") for number in table))
    return _compound_header(directory_at, fat_at) + b"".join(sectors)


def _entry(name: str, kind: int, start: int, size: int, child: int = FREE) -> bytes:
    text = (name + "\0").encode("utf-16-le")
    links = b"".join(n.to_bytes(4, "little") for n in (FREE, FREE, child))
    head = text.ljust(64, b"\0") + len(text).to_bytes(2, "little") + bytes([kind, 1]) + links
    return head.ljust(116, b"\0") + start.to_bytes(4, "little") + size.to_bytes(8, "little")


def _compound_header(directory_at: int, fat_at: int) -> bytes:
    head = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 16
    head += b"".join(n.to_bytes(2, "little") for n in (0x3E, 3, 0xFFFE, 9, 6)) + b"\0" * 6
    numbers = (0, 1, directory_at, 0, 4096, END, 0, END, 0)
    head += b"".join(n.to_bytes(4, "little") for n in numbers)
    heads = [fat_at, *[FREE] * 108]
    return head + b"".join(n.to_bytes(4, "little") for n in heads)


def xls(rows: Rows, sheet_kind: int = 0) -> bytes:
    """An old .xls with one sheet of texts and numbers (BIFF8 records, written by hand)."""
    body = _record(0x0809, (0x0600).to_bytes(2, "little") + bytes([0x10, 0]) + b"\0" * 12)
    for row, cells in enumerate(rows):
        for column, value in enumerate(cells):
            place = row.to_bytes(2, "little") + column.to_bytes(2, "little") + b"\0\0"
            if isinstance(value, str):
                text = value.encode("utf-16-le")
                size = len(value).to_bytes(2, "little")
                body += _record(0x0204, place + size + b"\1" + text)
            elif isinstance(value, float):
                body += _record(0x0203, place + struct.pack("<d", value))
    body += _record(0x000A, b"")
    start = _record(0x0809, (0x0600).to_bytes(2, "little") + bytes([5, 0]) + b"\0" * 12)
    name = b"Old"
    size = len(start) + 4 + 8 + len(name) + 4
    bound = size.to_bytes(4, "little") + bytes([0, sheet_kind, len(name), 0]) + name
    globals_ = start + _record(0x0085, bound) + _record(0x000A, b"")
    return compound({"Workbook": globals_ + body})


def _record(kind: int, content: bytes) -> bytes:
    return kind.to_bytes(2, "little") + len(content).to_bytes(2, "little") + content


SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("table", "table"), ("text", "text"))
)
CALC = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'


def ods(table: str, mimetype: str = "application/vnd.oasis.opendocument.spreadsheet") -> bytes:
    """An .ods whose only table has the given rows, as XML."""
    content = (
        f"<office:document-content {SPACES} {CALC}><office:body><office:spreadsheet>"
        f'<table:table table:name="Members">{table}</table:table>'
        f"</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = '<manifest xmlns="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return zipped({"mimetype": mimetype, "content.xml": content, "META-INF/manifest.xml": manifest})
