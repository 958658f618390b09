"""
A corpus of hostile files, made anew from a seed at every run: nothing dangerous is kept on disk.

`labelled()` gives files with the one refusal each must meet; `mutations()` gives good files with
some bytes bent, which may be refused or, where the bending is harmless, come in.
"""

import random
import struct
import zlib
from collections.abc import Iterator

from tests.documents import good_files as good
from tests.documents.hostile_archives import ARCHIVES, Hostile, office_files

SEED = 20260205


def labelled() -> Iterator[Hostile]:
    for makers in _MAKERS:
        yield from makers()


def mutations(*, seed: int = SEED, times: int = 1) -> Iterator[tuple[str, bytes]]:
    chance = random.Random(seed)
    for name, content in good.good_files().items():
        # A child process opens these kinds; the others are cheap to try.
        count = 8 if name in ("thu.pdf", "anh.jpg", "thu.eml") else 45
        for _ in range(count * times):
            yield name, _bent(content, chance)


def _bent(content: bytes, chance: random.Random) -> bytes:
    bent = bytearray(content)
    way = chance.choice(("flip", "flip", "zero", "cut", "double", "swap", "insert"))
    place = chance.randrange(len(bent))
    length = chance.randrange(1, 24)
    if way == "flip":
        for _ in range(chance.randrange(1, 6)):
            bent[chance.randrange(len(bent))] ^= 1 << chance.randrange(8)
    elif way == "zero":
        bent[place : place + length] = b"\0" * len(bent[place : place + length])
    elif way == "cut":
        del bent[place : place + length]
    elif way == "double":
        bent[place:place] = bent[place : place + length]
    elif way == "swap":
        bent[place : place + length] = reversed(bent[place : place + length])
    else:
        bent[place:place] = chance.randbytes(length)
    return bytes(bent)


# --- inside office files ----------------------------------------------------------------------

_DECLARATIONS = (
    '<!DOCTYPE a SYSTEM "file:///etc/passwd">',
    '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://127.0.0.1/x.dtd"> %p;]>',
    '<!DOCTYPE a [<!ENTITY l "lol"><!ENTITY l1 "&l;&l;&l;&l;&l;&l;&l;&l;"><!ENTITY l2 "&l1;&l1;&l1;">]>',
    '<!DOCTYPE a [<!ENTITY big "' + "A" * 5000 + '">]>',
    "<!DOCTYPE a>",
)


def _entities() -> Iterator[Hostile]:
    for name, parts in office_files():
        for part in [part for part in parts() if part != "mimetype"]:
            for declaration in _DECLARATIONS:
                inside = f'<?xml version="1.0"?>{declaration}<a>&l2;</a>'
                packed = good.packed(parts() | {part: inside})
                yield Hostile(f"xxe {part}", name, packed, "file.xml_entities")
        inside = f'<?xml version="1.0"?>{_DECLARATIONS[1]}<svg/>'
        for part in ("word/media/image1.svg", "word/drawings/vmlDrawing1.vml"):
            yield Hostile("xxe", name, good.packed(parts() | {part: inside}), "file.xml_entities")
        for encoding, code in (("utf-16", "file.damaged"), ("utf-16-le", "file.xml_entities")):
            wide = f'<?xml version="1.0" encoding="UTF-16"?>{_DECLARATIONS[1]}<a/>'.encode(encoding)
            packed = good.packed(parts() | {"word/styles.xml": wide})
            yield Hostile("xxe utf-16", name, packed, code)
        seven = '<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a+AD4-<a/>'
        yield Hostile(
            "utf-7", name, good.packed(parts() | {"word/styles.xml": seven}), "file.damaged"
        )
        deep = "<a>" * 2000 + "</a>" * 2000
        yield Hostile(
            "deep", name, good.packed(parts() | {"word/styles.xml": deep}), "file.damaged"
        )
        yield Hostile(
            "torn", name, good.packed(parts() | {"word/styles.xml": "<a><b></a>"}), "file.damaged"
        )


def _macros() -> Iterator[Hostile]:
    code = "file.macros"
    for part in ("word/vbaProject.bin", "xl/vbaProject.bin", "word/vbaData.xml", "xl/macrosheets/sheet1.xml",
                 "xl/dialogsheets/sheet1.xml", "Basic/Standard/Module1.xml", "Scripts/python/a.py"):  # fmt: skip
        for name, parts in office_files():
            yield Hostile(part, name, good.packed(parts() | {part: "<a/>"}), code)
    types = good.docx_parts()["[Content_Types].xml"]
    for kind in ("vnd.ms-word.document.macroEnabled.main+xml", "vnd.ms-office.vbaProject"):
        bent = str(types).replace(
            "</Types>", f'<Default Extension="x" ContentType="application/{kind}"/></Types>'
        )
        yield Hostile(
            kind, "a.docx", good.packed(good.docx_parts() | {"[Content_Types].xml": bent}), code
        )
    for extension in ("docm", "dotm", "xlsm", "xlam", "xlsb", "pptm"):
        yield Hostile(extension, f"a.{extension}", good.docx(), code)
    listener = "<o:a xmlns:o='urn:o'><o:event-listener o:event='dom:load'/></o:a>"
    yield Hostile(
        "listener", "a.odt", good.packed(good.odt_parts() | {"styles.xml": listener}), code
    )


def _outside() -> Iterator[Hostile]:
    code = "file.outside_link"
    for kind, target in (
        ("attachedTemplate", "https://example.org/a.dotm"),
        ("attachedTemplate", "\\\\10.0.0.1\\share\\a.dotm"),
        ("attachedTemplate", "file://10.0.0.1/share/a.dotm"),
        ("oleObject", "https://example.org/a.xlsx"),
        ("image", "https://example.org/a.png"),
        ("image", "file:///C:/a.png"),
        ("frame", "https://example.org/"),
        ("subDocument", "https://example.org/a.docx"),
        ("externalLinkPath", "https://example.org/a.xlsx"),
        ("hyperlink", "file:///C:/Windows/a.exe"),
        ("hyperlink", "javascript:alert(1)"),
        ("hyperlink", "\\\\10.0.0.1\\share"),
        ("hyperlink", "ms-word:ofe|u|https://example.org/a"),
        ("hyperlink", "search-ms:query=x"),
        ("mailMergeSource", "file:///C:/a.mdb"),
    ):
        link = good.relations_xml((kind, target, "External"))
        yield Hostile(f"{kind} {target}", "a.docx", good.docx(relations=link), code)
        packed = good.packed(good.xlsx_parts() | {"xl/_rels/workbook.xml.rels": link})
        yield Hostile(f"{kind} {target}", "a.xlsx", packed, code)
    for part in (
        "xl/connections.xml",
        "xl/queryTables/queryTable1.xml",
        "xl/externalLinks/externalLink1.xml",
    ):
        yield Hostile(part, "a.xlsx", good.packed(good.xlsx_parts() | {part: "<a/>"}), code)
    for element in ("ddeLink", "webPr", "dbPr"):
        packed = good.packed(good.xlsx_parts() | {"xl/other.xml": f"<a><{element}/></a>"})
        yield Hostile(element, "a.xlsx", packed, code)
    for element, target in (("image", "https://example.org/a.png"), ("image", "file:///etc/passwd"),
                            ("section-source", "../../a.odt"), ("a", "file:///C:/a.exe"),
                            ("a", "vnd.sun.star.script:x"), ("object", "../a"),
                            ("template", "https://example.org/a.ott")):  # fmt: skip
        inside = f'<o:d xmlns:o="urn:o" xmlns:x="urn:x"><o:{element} x:href="{target}"/></o:d>'
        packed = good.packed(good.odt_parts() | {"content.xml": inside})
        yield Hostile(f"{element} {target}", "a.odt", packed, code)


def _embedded() -> Iterator[Hostile]:
    code = "file.embedded_object"
    for name, parts in office_files():
        for part in ("word/embeddings/a.bin", "word/activeX/activeX1.xml", "word/afchunk.dat",
                     "xl/ctrlProps/ctrlProp1.xml", "Object 1/content.xml", "word/a.exe", "a.js",
                     "word/media/a.html", "xl/embeddings/a.xlsx", "word/b.swf"):  # fmt: skip
            yield Hostile(part, name, good.packed(parts() | {part: "<a/>"}), code)
        ole = good.xls()
        yield Hostile("ole", name, good.packed(parts() | {"word/media/a.png": ole}), code)
        for element in ("altChunk", "OLEObject", "control", "subDoc", "script", "applet", "plugin",
                        "object-ole", "floating-frame"):  # fmt: skip
            packed = good.packed(parts() | {"word/header1.xml": f"<a><{element}/></a>"})
            yield Hostile(element, name, packed, code)


def _fields() -> Iterator[Hostile]:
    code = "file.outside_field"
    begin, end = '<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="end"/>'
    split = ("DDEAUTO c:\\\\cmd", "DD|E cmd", "D|D|E|AUTO x", "INCLUDE|TEXT \"http://example.org\"",
             "INCLUDEPICTURE \"http://example.org/a.png\"", "LINK Excel.Sheet", "DATABASE \\d",
             "IMPORT a", "QUOTE 68 68 69 32 99", "SET a \"b\"</w:instrText></w:r><w:r>" + begin +
             "<w:instrText>DDE x")  # fmt: skip
    for instruction in split:
        runs = "</w:instrText></w:r><w:r><w:instrText>".join(instruction.split("|"))
        field = f"<w:p><w:r>{begin}</w:r><w:r><w:instrText>{runs}</w:instrText></w:r><w:r>{end}</w:r></w:p>"
        packed = good.docx(document=good.document_xml("a", extra=field))
        yield Hostile(instruction, "a.docx", packed, code)
        footer = f'<w:ftr xmlns:w="{good.WORD}">{field}</w:ftr>'
        packed = good.packed(good.docx_parts() | {"word/footer1.xml": footer})
        yield Hostile(f"footer {instruction}", "a.docx", packed, code)
    for instruction in ("DDE cmd", " ddeauto cmd", "INCLUDETEXT a", "LINK a"):
        simple = f'<w:p><w:fldSimple w:instr="{instruction}"/></w:p>'
        packed = good.docx(document=good.document_xml("a", extra=simple))
        yield Hostile(f"simple {instruction}", "a.docx", packed, code)
    for formula in ("cmd|'/C calc'!A0", "WEBSERVICE(&quot;http://example.org&quot;)", "CALL(&quot;a&quot;)",
                    "msexcel|'\\..\\a'!b", "EXEC(1)", "'file:///C:/a.xls'!A1", "RTD(1)",
                    "REGISTER.ID(1)", "[https://example.org/a.xlsx]S!A1"):  # fmt: skip
        sheet = f'<worksheet xmlns="{good.SHEET}"><c><f>{formula}</f></c></worksheet>'
        packed = good.packed(good.xlsx_parts() | {"xl/worksheets/sheet1.xml": sheet})
        yield Hostile(f"formula {formula}", "a.xlsx", packed, code)
    cell = '<o:d xmlns:o="urn:o"><o:c o:formula="of:=DDE(&quot;soffice&quot;)"/></o:d>'
    packed = good.packed(good.odt_parts("spreadsheet") | {"content.xml": cell})
    yield Hostile("formula dde", "a.ods", packed, code)


def _locked() -> Iterator[Hostile]:
    package = good.compound_file({"EncryptionInfo": b"x", "EncryptedPackage": b"x"})
    for name in ("a.docx", "a.xlsx", "a.xls"):
        yield Hostile("locked", name, package, "file.protected")
    manifest = "<m><file-entry><encryption-data/></file-entry></m>"
    locked = good.odt_parts() | {"META-INF/manifest.xml": manifest, "content.xml": b"\x01\x02"}
    yield Hostile("locked odt", "a.odt", good.packed(locked), "file.protected")
    yield Hostile("locked xls", "a.xls", good.xls(good.record(0x2F, b"\0" * 6)), "file.protected")


def _old_workbooks() -> Iterator[Hostile]:
    for storage in ("_VBA_PROJECT_CUR", "VBA", "Macros"):
        yield Hostile(storage, "a.xls", good.xls(storages=(storage,)), "file.macros")
    for kind in (1, 6):
        yield Hostile("macro sheet", "a.xls", good.xls(good.sheet_record(kind)), "file.macros")
    for storage in ("MBD00012345", "\x01Ole10Native", "Ctls"):
        yield Hostile(storage, "a.xls", good.xls(storages=(storage,)), "file.embedded_object")
    book = good.record(0x1AE, b"\x01\x00\x09\x00\x00" + b"http://x")
    yield Hostile("outside book", "a.xls", good.xls(book), "file.outside_link")
    content = good.xls()
    for end in (20, 300, 512, 600, 1024):
        yield Hostile("cut", "a.xls", content[:end], "file.damaged")
    ring = bytearray(content)
    struct.pack_into("<I", ring, 512 + 4 * 2, 2)
    yield Hostile("ring", "a.xls", bytes(ring), "file.damaged")
    for offset, number in ((30, 77), (48, 70_000), (76, 90_000)):
        bent = bytearray(content)
        struct.pack_into("<H" if offset == 30 else "<I", bent, offset, number)
        yield Hostile(f"header {offset}", "a.xls", bytes(bent), "file.damaged")
    torn = good.compound_file({"Workbook": b"\x01\x02" * 90})
    yield Hostile("no beginning", "a.xls", torn, "file.damaged")
    word = good.compound_file({"WordDocument": b"x"})
    yield Hostile("word in xls", "a.xls", word, "file.kind_mismatch")
    yield Hostile(
        "other in xls", "a.xls", good.compound_file({"Other": b"x"}), "file.kind_mismatch"
    )
    yield Hostile(
        "slides", "a.docx", good.compound_file({"PowerPoint Document": b"x"}), "file.kind_mismatch"
    )


# --- PDF, pictures, texts ---------------------------------------------------------------------


def _pdfs() -> Iterator[Hostile]:
    code = "file.pdf_active"
    actions = (
        b"/OpenAction << /S /JavaScript /JS (app.alert(1)) >>",
        b"/OpenAction << /S /J#61vaScript /JS (x) >>",
        b"/AA << /O << /S /Launch /F (cmd.exe) >> >>",
        b"/Names << /EmbeddedFiles << /Names [] >> >>",
        b"/Names << /JavaScript << /Names [] >> >>",
        b"/OpenAction << /S /SubmitForm /F (http://example.org) >>",
        b"/OpenAction << /S /ImportData /F (a) >>",
        b"/OpenAction << /S /GoToE >>",
        b"/OpenAction << /S /GoToR /F (a.pdf) >>",
        b"/AcroForm << /XFA [ 1 0 R ] >>",
        b"/Annots [ << /Subtype /RichMedia >> ]",
        b"/Annots [ << /Subtype /FileAttachment >> ]",
        b"/A << /S /Rendition >>",
        b"/X << /Type /EmbeddedFile >>",
    )
    for action in actions:
        yield Hostile(f"pdf {action.decode()}", "a.pdf", good.pdf(catalog=action), code)
        hidden = good.object_stream(b"1 0 " + b"<< " + action + b" >>")
        yield Hostile(f"hidden {action.decode()}", "a.pdf", good.pdf(extra=hidden), code)
    for filters in (b"/Filter /ASCII85Decode", b"/Filter [/ASCIIHexDecode /FlateDecode]", b"/Filter 5 0 R",
                    b"/Filter /FlateDecode /DecodeParms << /Predictor 12 >>"):  # fmt: skip
        hidden = good.object_stream(b"x", filters=filters)
        yield Hostile(f"filter {filters.decode()}", "a.pdf", good.pdf(extra=hidden), code)
    bomb = good.object_stream(b"\0" * (45 * 1024 * 1024))
    yield Hostile("pdf bomb", "a.pdf", good.pdf(extra=bomb), "file.unpacks_too_big")
    broken = b"9 0 obj\n<< /Type /ObjStm /Filter /FlateDecode >>\nstream\nnot packed\nendstream\n"
    yield Hostile("torn stream", "a.pdf", good.pdf(extra=broken), "file.damaged")
    endless = broken.replace(b"endstream", b"")
    yield Hostile("endless stream", "a.pdf", good.pdf(extra=endless), "file.damaged")
    whole = good.pdf()
    locked = whole.replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt 9 0 R")
    yield Hostile("locked pdf", "a.pdf", locked, "file.protected")
    for tenth in range(1, 10):
        yield Hostile("cut pdf", "a.pdf", whole[: len(whole) * tenth // 10], "file.damaged")
    yield Hostile("behind", "a.pdf", whole + b"<script>alert(1)</script>", "file.two_kinds")
    yield Hostile("far behind", "a.pdf", whole + b"\0" * 5000, "file.two_kinds")
    yield Hostile("pdf + zip", "a.pdf", whole + good.docx() + b"\n%%EOF", "file.two_kinds")
    yield Hostile("junk before", "a.pdf", b"junk\n" + whole, "file.kind_mismatch")
    yield Hostile("no page", "a.pdf", b"%PDF-1.7\n%%EOF\n", "file.damaged")
    nothing = whole.replace(b"/Count 1", b"/Count 0").replace(b"[3 0 R]", b"[     ]")
    yield Hostile("empty", "a.pdf", nothing, "file.damaged")


def _long_to_read() -> Iterator[Hostile]:
    """Files that are small to send and meant to keep a computer busy."""
    code = "file.too_heavy"
    yield Hostile("escaped letters", "a.pdf", good.pdf(extra=b"#41" * 400_000), code)
    yield Hostile("streams", "a.pdf", good.pdf(extra=b"stream\n" * 200_000), code)
    jpeg = good.picture()
    yield Hostile("fill bytes", "a.jpg", jpeg[:2] + b"\xff" * 2_000_000 + jpeg[2:], "file.damaged")
    marks = "a" + "\u0315" * 40_000 + "\u0300" * 40_000
    yield Hostile("marks", "a.txt", marks.encode(), "file.text_binary")
    yield Hostile(
        "marks", "a.docx", good.docx(document=good.document_xml(marks)), "file.text_binary"
    )
    many = b"PK\x01\x02" + b"\0" * 24 + b"\x01" + b"\0" * 17 + b"a"
    listed = many * 3000
    end = b"PK\x05\x06" + struct.pack("<4H2LH", 0, 0, 1, 1, len(listed), 0, 0)
    yield Hostile("long list", "a.docx", listed + end, "file.kind_mismatch")
    packed = b"PK\x03\x04" + b"\0" * 26
    end = b"PK\x05\x06" + struct.pack("<4H2LH", 0, 0, 1, 1, len(listed), len(packed), 0)
    yield Hostile("long list", "a.docx", packed + listed + end, "file.too_many_entries")


def _pictures() -> Iterator[Hostile]:
    png, jpeg = good.picture("PNG"), good.picture()
    yield Hostile("flood", "a.png", _png_of_size(60_000, 60_000), "file.too_many_pixels")
    yield Hostile("flat", "a.png", _png_of_size(0, 10), "file.too_many_pixels")
    place = jpeg.index(b"\xff\xc0")
    flood = jpeg[: place + 5] + struct.pack(">HH", 65_000, 65_000) + jpeg[place + 9 :]
    yield Hostile("flood", "a.jpg", flood, "file.too_many_pixels")
    for tenth in range(1, 10):
        yield Hostile("cut", "a.png", png[: len(png) * tenth // 10], "file.damaged")
        yield Hostile("cut", "a.jpg", jpeg[: len(jpeg) * tenth // 10], "file.damaged")
    yield Hostile("behind", "a.png", png + good.docx(), "file.damaged")
    yield Hostile("jpeg + zip", "a.jpg", jpeg + good.docx(), "file.two_kinds")
    for text in (b"<?php system(1);", b"<script>alert(1)</script>", b"<html><body>", b"%PDF-1.7",
                 b'<svg onload="a" xmlns="b">', b"<!DOCTYPE html>", b"javascript:alert(1)"):  # fmt: skip
        comment = b"\xff\xfe" + struct.pack(">H", len(text) + 2) + text
        yield Hostile("comment", "a.jpg", jpeg[:2] + comment + jpeg[2:], "file.two_kinds")
        yield Hostile("behind", "a.jpg", jpeg + text, "file.two_kinds")
    double = jpeg[:place] + jpeg[place : place + 19] + jpeg[place:]
    yield Hostile("two sizes", "a.jpg", double, "file.damaged")
    yield Hostile("no picture", "a.jpg", b"\xff\xd8\xff\xd9", "file.damaged")
    yield Hostile("torn", "a.jpg", jpeg[:2] + b"\0\0" + jpeg[4:], "file.kind_mismatch")
    table = jpeg.index(b"\xff\xc4") + 5
    bogus = jpeg[:table] + b"\xff" * 16 + jpeg[table + 16 :]
    yield Hostile("bogus table", "a.jpg", bogus, "file.damaged")
    yield Hostile("torn later", "a.jpg", jpeg[:place] + b"\0" + jpeg[place:], "file.damaged")


def _png_of_size(width: int, height: int) -> bytes:
    good_png = good.picture("PNG")
    header = b"IHDR" + struct.pack(">II", width, height) + good_png[24:29]
    sums = struct.pack(">I", zlib.crc32(header))
    return good_png[:12] + header + sums + good_png[33:]


def _texts() -> Iterator[Hostile]:
    for name in ("a.csv", "a.txt"):
        for sign in (b"\0", b"\x01", b"\x1b[31m", b"\x7f", b"\x08"):
            yield Hostile("control", name, good.csv() + b"abc" + sign, "file.text_binary")
        for opening in (
            "<!doctype html>",
            "<html>",
            "  <script>",
            "<svg>",
            "<?xml?>",
            "<?php",
            "#!/bin/sh",
        ):
            yield Hostile(opening, name, opening.encode(), "file.kind_mismatch")
        yield Hostile("rtf", name, b"{\\rtf1 a}", "file.kind_mismatch")
        yield Hostile("no such letter", name, b"abc \xd2 \x8f \x90", "file.text_encoding")
        yield Hostile("half a letter", name, b"\xff\xfea\0b", "file.text_encoding")
        for start in (
            b"MZ\x90\0\3",
            b"\x7fELF\2",
            b"\xca\xfe\xba\xbe",
            b"GIF89a",
            b"L\0\0\0\x01\x14\x02\0",
        ):
            yield Hostile("programme", name, start + b"\0" * 40, "file.kind_mismatch")


# --- names and kinds --------------------------------------------------------------------------


def _empty() -> Iterator[Hostile]:
    for name in good.good_files():
        yield Hostile("0 bytes", name, b"", "file.empty")
    yield Hostile("too big", "a.txt", b"a" * (5 * 1024 * 1024 + 1), "file.too_big")


def _wrong_kinds() -> Iterator[Hostile]:
    files = good.good_files()
    texts = ("ds.csv", "ghi-chu.txt", "thu.eml")
    for name, content in files.items():
        for other in files:
            if name != other and not (name in texts and other in texts):
                code = "file.kind_mismatch"
                yield Hostile(f"{name} as {other}", f"x.{other.rpartition('.')[2]}", content, code)
    for kind, start in (("webp", b"RIFF\0\0\0\0WEBPVP8 "), ("heic", b"\0\0\0\x18ftypheic"),
                        ("tar", b"a".ljust(257, b"\0") + b"ustar"), ("bmp", b"BM\0\0\0\0")):  # fmt: skip
        yield Hostile(kind, "a.png", start + b"\0" * 50, "file.kind_mismatch")
    slides = good.packed({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p/>"})
    yield Hostile("slides", "a.docx", slides, "file.kind_mismatch")
    plain = good.packed({"a.png": "a"})
    yield Hostile("plain zip", "a.docx", plain, "file.kind_mismatch")
    no_main = {k: v for k, v in good.docx_parts().items() if k != "word/document.xml"}
    yield Hostile("no document", "a.docx", good.packed(no_main), "file.damaged")


def _messages() -> Iterator[Hostile]:
    """E-mails that bring something bad, are none, or are built to take long."""
    refused = "file.attachment_refused"
    for name in (
        "a.exe",
        "a.zip",
        "a.html",
        "a.js",
        "a.docm",
        "a.svg",
        "winmail.dat",
        "a.eml",
        "a.exe.gif",
    ):
        content = b"MZ\x90\0\3" if name.endswith("gif") else good.docx()
        yield Hostile(f"brings {name}", "thu.eml", good.eml((name, content)), refused)
    yield Hostile("bent scan", "thu.eml", good.eml(("thu.pdf", b"%PDF-1.4 nothing")), refused)
    yield Hostile("hidden in ics", "thu.eml", good.eml(("lich.ics", good.docx())), refused)
    active = good.pdf(catalog=b"/OpenAction << /S /JavaScript /JS (app.alert(1)) >>")
    yield Hostile("active pdf", "thu.eml", good.eml(("thu.pdf", active)), refused)
    for label, content in (
        ("csv", good.csv()),
        ("no sender", b"Subject: a\n\nb"),
        ("html", b"<html><p>a</p>"),
    ):
        yield Hostile(label, "thu.eml", content, "file.kind_mismatch")
    plain = good.eml()
    yield Hostile(
        "20 files",
        "thu.eml",
        good.eml(*[(f"{n}.pdf", good.pdf()) for n in range(19)]),
        "file.damaged",
    )
    yield Hostile("long head", "thu.eml", b"X: " + b"a" * 300_000 + b"\n" + plain, "file.damaged")
    deep = b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(3_000)
    )
    yield Hostile("3000 deep", "thu.eml", b"From: a@b.example\n" + deep, "file.damaged")
    many = (
        b"From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\na\n" * 5_000
    )
    yield Hostile("5000 parts", "thu.eml", many, "file.damaged")
    outside = b"From: a@b.example\nContent-Type: message/external-body; access-type=URL\n\n\n"
    yield Hostile("outside", "thu.eml", outside, "file.damaged")
    yield Hostile(
        "secret subject", "thu.eml", good.eml(subject="TỐI MẬT: đón đoàn"), "classified.refused"
    )
    yield Hostile(
        "secret text", "thu.eml", good.eml(text="Độ mật: Tuyệt mật"), "classified.refused"
    )
    secret = good.docx(document=good.document_xml("Kế hoạch", "TỐI MẬT"))
    yield Hostile("secret file", "thu.eml", good.eml(("a.docx", secret)), "classified.refused")


def _names() -> Iterator[Hostile]:
    for sign in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069":
        yield Hostile("bidi", f"bao-cao-{sign}xcod.docx", good.docx(), "file.name_misleading")
        yield Hostile("bidi", f"anh{sign}gpj.pdf", good.pdf(), "file.name_misleading")
    for name in ("a.exe", "a.js", "a.html", "a.svg", "a.zip", "a.docx.exe", "a", "", ".docx", "a.", "…",
                 "a.pdf\0.exe", "a.lnk", "a.php", "a.docx ;.exe", "a.d o c x", "a.\u200b"):  # fmt: skip
        yield Hostile("unknown kind", name, good.docx(), "file.kind_unknown")
    for name in ("a.doc", "a.rtf", "a.ppt", "a.heic", "A.DOC", "a.msg"):
        yield Hostile("old kind", name, good.docx(), "file.old_format")


def _classified() -> Iterator[Hostile]:
    code = "classified.refused"
    for name in ("CV_MAT.docx", "Tối mật.docx", "TUYET-MAT.docx", "KH (Mật).docx"):
        yield Hostile("name", name, good.docx(), code)
    for mark in ("MẬT", "TỐI MẬT", "Độ mật: Tuyệt mật", "T U Y Ệ T M Ậ T"):
        yield Hostile(
            "docx", "a.docx", good.docx(document=good.document_xml("Kế hoạch", mark)), code
        )
        header = f'<w:hdr xmlns:w="{good.WORD}"><w:p><w:r><w:t>{mark[:2]}</w:t></w:r><w:r><w:t>{mark[2:]}</w:t></w:r></w:p></w:hdr>'
        yield Hostile(
            "header", "a.docx", good.packed(good.docx_parts() | {"word/header1.xml": header}), code
        )
        sheet = f'<sst xmlns="{good.SHEET}"><si><t>{mark}</t></si></sst>'
        yield Hostile(
            "xlsx", "a.xlsx", good.packed(good.xlsx_parts() | {"xl/sharedStrings.xml": sheet}), code
        )
        page = f'<o:d xmlns:o="urn:o"><o:p>{mark}</o:p></o:d>'
        yield Hostile("odt", "a.odt", good.packed(good.odt_parts() | {"content.xml": page}), code)
        yield Hostile("csv", "a.csv", f"Họ tên\n{mark}\n".encode(), code)
        yield Hostile("utf-16", "a.txt", f"Họ tên\n{mark}\n".encode("utf-16"), code)
    yield Hostile("pdf", "a.pdf", good.pdf(text="TUYET MAT"), code)


_MAKERS = (
    *ARCHIVES, _entities, _macros, _outside,
    _embedded, _fields, _locked, _old_workbooks, _pdfs, _long_to_read, _pictures, _texts, _empty, _wrong_kinds,
    _messages, _names, _classified,
)  # fmt: skip
