"""Small good files of every kind, made by hand so that a test can bend any byte of them."""

import struct
import zipfile
import zlib
from email.message import EmailMessage
from io import BytesIO

from PIL import Image

CONTENT_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/'
    'package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument.{kind}'
    '.main+xml"/></Types>'
)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
RELATION_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"


class OneWay:
    """A file one can only write on, as over a network: sizes follow behind the parts."""

    def __init__(self) -> None:
        self.content = b""

    def write(self, more: bytes) -> int:
        self.content += more
        return len(more)

    def flush(self) -> None:
        pass


def document_xml(*paragraphs: str, extra: str = "") -> str:
    inside = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    return f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{WORD}"><w:body>{inside}{extra}</w:body></w:document>'


def relations_xml(*relations: tuple[str, str, str]) -> str:
    inside = "".join(
        f'<Relationship Id="r{i}" Type="{RELATION_KIND}{kind}" Target="{target}"'
        + (f' TargetMode="{mode}"/>' if mode else "/>")
        for i, (kind, target, mode) in enumerate(relations)
    )
    return f'<?xml version="1.0"?><Relationships xmlns="{RELATIONS}">{inside}</Relationships>'


def docx_parts() -> dict[str, str | bytes]:
    return {
        "[Content_Types].xml": CONTENT_TYPES.format(
            part="word/document.xml", kind="wordprocessingml.document"
        ),
        "_rels/.rels": relations_xml(("officeDocument", "word/document.xml", "")),
        "word/document.xml": document_xml("Kế hoạch đón đoàn", "Mật ong, quan hệ mật thiết"),
        "word/_rels/document.xml.rels": relations_xml(
            ("hyperlink", "https://example.org/", "External"), ("styles", "styles.xml", "")
        ),
        "word/styles.xml": f'<w:styles xmlns:w="{WORD}"/>',
        "docProps/core.xml": "<cp><title>Thử</title></cp>",
    }


def xlsx_parts() -> dict[str, str | bytes]:
    return {
        "[Content_Types].xml": CONTENT_TYPES.format(
            part="xl/workbook.xml", kind="spreadsheetml.sheet"
        ),
        "_rels/.rels": relations_xml(("officeDocument", "xl/workbook.xml", "")),
        "xl/workbook.xml": f'<workbook xmlns="{SHEET}"/>',
        "xl/worksheets/sheet1.xml": (
            f'<worksheet xmlns="{SHEET}"><sheetData><row><c t="s"><v>0</v></c>'
            "<c><f>SUM(A1:A2)</f><v>3</v></c></row></sheetData></worksheet>"
        ),
        "xl/sharedStrings.xml": f'<sst xmlns="{SHEET}"><si><t>Họ tên</t></si></sst>',
    }


def odt_parts(kind: str = "text") -> dict[str, str | bytes]:
    return {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}",
        "META-INF/manifest.xml": "<manifest/>",
        "content.xml": (
            f'<o:document-content xmlns:o="{OFFICE}" xmlns:t="{TEXT}"><o:body>'
            "<t:p>Xin chào</t:p></o:body></o:document-content>"
        ),
    }


def packed(parts: dict[str, str | bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content, method)
    return file.getvalue()


def docx(**changed: str | bytes) -> bytes:
    return packed(docx_parts() | {_part(name): content for name, content in changed.items()})


def _part(name: str) -> str:
    return {"document": "word/document.xml", "relations": "word/_rels/document.xml.rels"}[name]


def pdf(*, extra: bytes = b"", catalog: bytes = b"", text: str = "Xin chao") -> bytes:
    stream = b"BT /F1 12 Tf 20 100 Td (" + text.encode() + b") Tj ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R " + catalog + b" >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    content, places = b"%PDF-1.7\n", []
    for number, inside in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n" % number + inside + b"\nendobj\n"
    content += extra
    start = len(content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    content += b"xref\n0 6\n0000000000 65535 f \n" + table
    return content + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start


def object_stream(inside: bytes, *, filters: bytes = b"/Filter /FlateDecode") -> bytes:
    squeezed = zlib.compress(inside)
    dictionary = b"<< /Type /ObjStm /N 1 /First 4 " + filters
    return b"9 0 obj\n" + dictionary + b" >>\nstream\n" + squeezed + b"\nendstream\nendobj\n"


def picture(kind: str = "JPEG", *, size: tuple[int, int] = (64, 48), mode: str = "RGB") -> bytes:
    image = Image.effect_noise(size, 60).convert(mode)
    file = BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Sample camera"
    exif[0x0112] = 6
    image.save(file, kind, exif=exif)
    return file.getvalue()


def csv(encoding: str = "utf-8") -> bytes:
    return "Họ tên;Chức vụ\nNguyễn Văn Thử;Trưởng đoàn\n".encode(encoding)


_SECTOR = 512
_END, _FREE, _TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def compound_file(streams: dict[str, bytes], *, storages: tuple[str, ...] = ()) -> bytes:
    """A compound file: sector 0 is the table, then the directory, then each stream."""
    padded = {name: content.ljust(4096, b"\0") for name, content in streams.items()}
    entries = [_entry("Root Entry", 5, _END, 0)]
    entries += [_entry(name, 1, _END, 0) for name in storages]
    directory_sectors = -(-(len(entries) + len(padded)) // 4)
    table = [_TABLE, *_run(1, directory_sectors)]
    data = b""
    for name, content in padded.items():
        content = content.ljust(-(-len(content) // _SECTOR) * _SECTOR, b"\0")
        entries.append(_entry(name, 2, len(table), len(content)))
        table += _run(len(table), len(content) // _SECTOR)
        data += content
    directory = b"".join(entries).ljust(directory_sectors * _SECTOR, b"\0")
    table += [_FREE] * (128 - len(table))
    header = struct.pack("<8s16x5H6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3,
                         0xFFFE, 9, 6, 0, 1, 1, 0, 4096, _END, 0, _END, 0)  # fmt: skip
    header += struct.pack("<109I", 0, *[_FREE] * 108)
    return header + struct.pack("<128I", *table) + directory + data


def _run(start: int, count: int) -> list[int]:
    return [*range(start + 1, start + count), _END]


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    raw = name.encode("utf-16-le")
    links = struct.pack("<3I", _FREE, _FREE, _FREE)
    head = raw.ljust(64, b"\0") + struct.pack("<HBB", len(raw) + 2, kind, 1) + links
    return head + b"\0" * 36 + struct.pack("<III", start, size, 0)


def record(code: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", code, len(content)) + content


def sheet_record(kind: int) -> bytes:
    return record(0x85, struct.pack("<IBB", 0, 0, kind) + b"\x05\x00Sheet")


def xls(*records: bytes, storages: tuple[str, ...] = (), stream: str = "Workbook") -> bytes:
    begin = record(0x809, b"\x00\x06\x05\x00" + b"\0" * 12)
    book = begin + b"".join(records or (sheet_record(0),)) + record(0x0A)
    return compound_file({stream: book}, storages=storages)


def good_files() -> dict[str, bytes]:
    """One good file of every kind, by its name."""
    return {
        "ke-hoach.docx": docx(),
        "danh-sach.xlsx": packed(xlsx_parts()),
        "thu.odt": packed(odt_parts()),
        "bang.ods": packed(odt_parts("spreadsheet")),
        "cu.xls": xls(),
        "thu.pdf": pdf(),
        "anh.jpg": picture(),
        "anh.png": picture("PNG"),
        "ds.csv": csv(),
        "ghi-chu.txt": csv("utf-16"),
        "thu.eml": eml(),
    }


def eml(
    *files: tuple[str, bytes], subject: str = "Đề nghị tiếp đoàn", text: str = "Kính gửi Sở."
) -> bytes:
    """An e-mail with its attachments, as a mail programme saves it."""
    message = EmailMessage()
    message["From"] = "Đại sứ quán Mẫu <thu@sample.example>"
    message["To"] = "songoaivu@sample.example"
    message["Date"] = "Mon, 02 Feb 2026 23:30:00 +0000"
    message["Subject"] = subject
    message.set_content(text)
    message.add_alternative(f"<p>{text}</p><script>evil()</script>", subtype="html")
    for name, content in files:
        message.add_attachment(
            content, maintype="application", subtype="octet-stream", filename=name
        )
    return message.as_bytes()
