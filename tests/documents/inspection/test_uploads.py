import hashlib
import struct
import zipfile

import pytest
from django.utils import translation

from doingoai.documents.inspection import FileKind, FileRefused, Inspected, inspect_upload
from doingoai.documents.inspection.kinds import EVERY_KIND, KINDS, MEGABYTE, PHOTOS
from doingoai.documents.inspection.ole import BrokenContainer, CompoundFile
from doingoai.documents.inspection.refusals import refusal
from doingoai.documents.inspection.uploads import allowed_names
from doingoai.documents.inspection.wording import MESSAGES
from doingoai.documents.inspection.xml_parts import MAX_PART, read_part
from tests.documents import good_files as good


def test_an_inspected_file_is_told_by_kind_name_size_and_sum():
    content = good.docx()

    inspected = inspect_upload("Kế  hoạch:2.DOCX", content, allowed=EVERY_KIND)

    assert inspected == Inspected(
        kind=FileKind.DOCX,
        mime=KINDS[FileKind.DOCX].mime,
        safe_name="Kế hoạch_2.docx",
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )


def test_a_kind_that_is_not_taken_here_is_refused_by_name():
    with pytest.raises(FileRefused) as refused:
        inspect_upload("a.docx", good.docx(), allowed=PHOTOS)

    assert refused.value.code == "file.kind_not_allowed"
    assert ".jpg, .jpeg, .png" in refused.value.message


@pytest.mark.parametrize(("language", "size"), [("vi", "5,5 MB"), ("en", "5.5 MB")])
def test_a_size_is_said_as_the_language_writes_it(language, size):
    with translation.override(language), pytest.raises(FileRefused) as refused:
        inspect_upload("a.txt", b"x" * (11 * MEGABYTE // 2), allowed=EVERY_KIND)

    assert refused.value.code == "file.too_big"
    assert size in refused.value.message


def test_allowed_kinds_are_named_by_their_endings():
    assert allowed_names(frozenset({FileKind.PDF, FileKind.DOCX})) == ".docx, .pdf"


def test_every_refusal_says_the_name_of_the_file():
    found = dict.fromkeys(("found", "limit", "allowed", "expected"), "1")

    messages = [refusal(code, name="a.docx", **found).message for code in MESSAGES]

    assert all("a.docx" in message for message in messages)


@pytest.mark.parametrize(
    "relation",
    [
        ("attachedTemplate", "file:///C:\\Users\\Thu\\Mau.dotx", "External"),
        ("attachedTemplate", "D:/Mau.dotx", "External"),
        ("hyperlink", "mailto:thu@example.org", "External"),
        ("hyperlink", "annex.docx", "External"),
        ("hyperlink", "#bookmark", "External"),
        ("image", "media/image1.png", "Internal"),
    ],
)
def test_links_that_fetch_nothing_come_in(relation):
    content = good.docx(relations=good.relations_xml(relation))

    assert inspect_upload("a.docx", content, allowed=EVERY_KIND).kind == FileKind.DOCX


@pytest.mark.parametrize(
    ("element", "target"),
    [
        ("a", "https://example.org/"),
        ("a", "annex.odt"),
        ("image", "Pictures/a.png"),
        ("image", "./Pictures/a.png"),
        ("template", "../../share/a.ott"),
    ],
)
def test_links_of_open_documents_that_fetch_nothing_come_in(element, target):
    inside = f'<o:d xmlns:o="urn:o" xmlns:x="urn:x"><o:{element} x:href="{target}"/></o:d>'
    content = good.packed(good.odt_parts() | {"content.xml": inside})

    assert inspect_upload("a.odt", content, allowed=EVERY_KIND).kind == FileKind.ODT


def test_harmless_parts_and_fields_come_in():
    page = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:tab/><w:br/></w:r></w:p>'
    )
    content = good.packed(
        good.docx_parts()
        | {
            "word/document.xml": good.document_xml("a", extra=page),
            "word/media/image1.png": good.picture("PNG"),
            "word/drawings/vml1.vml": "<xml><br></xml>",
            "word/media/": "",
            "[trash]/0000.dat": "x",
            "xl/printerSettings/printerSettings1.bin": b"\1\2",
            "customXml/empty.xml": "",
        }
    )

    assert inspect_upload("a.docx", content, allowed=EVERY_KIND).kind == FileKind.DOCX


def test_a_file_packed_in_one_go_with_its_sizes_behind_comes_in():
    file = good.OneWay()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, inside in good.docx_parts().items():
            archive.writestr(part, inside)

    assert inspect_upload("a.docx", file.content, allowed=EVERY_KIND).kind == FileKind.DOCX


def test_a_text_that_begins_like_a_programme_but_is_text_comes_in():
    for start in (b"BM01;ghi chu\n", b"MZ la ten phong\n"):
        assert inspect_upload("a.csv", start, allowed=EVERY_KIND).kind == FileKind.CSV


def test_a_pdf_with_a_plain_object_stream_comes_in():
    for extra in (
        good.object_stream(b"1 0 << /Type /Catalog >>"),
        b"9 0 obj\n<< /Type /ObjStm >>\nstream\n1 0 << >>\nendstream\nendobj\n",
    ):
        content = good.pdf(extra=extra)
        assert inspect_upload("a.pdf", content, allowed=EVERY_KIND).kind == FileKind.PDF


def test_an_old_workbook_with_inner_references_comes_in():
    inner = good.record(0x1AE, b"\x01\x00\x01\x04")

    for content in (good.xls(inner, good.sheet_record(0)), good.xls(stream="Book")):
        assert inspect_upload("a.xls", content, allowed=EVERY_KIND).kind == FileKind.XLS


def test_a_part_of_an_office_file_has_a_largest_size():
    with pytest.raises(FileRefused) as refused:
        read_part(b" " * (MAX_PART + 1), part="a.xml", name="a.docx")

    assert refused.value.code == "file.unpacks_too_big"


def test_a_small_stream_of_a_compound_file_is_read_from_its_mini_sectors():
    content = _with_mini_stream(b"small words")

    assert CompoundFile(content).stream("Small") == b"small words"


@pytest.mark.parametrize("following", [0, 5000])
def test_a_small_stream_that_runs_in_circles_or_away_is_broken(following):
    content = bytearray(_with_mini_stream(b"small words"))
    struct.pack_into("<I", content, 512 * 3, following)

    with pytest.raises(BrokenContainer):
        CompoundFile(bytes(content)).stream("Small")


def test_a_stream_that_is_not_there_is_broken():
    with pytest.raises(BrokenContainer):
        CompoundFile(good.xls()).stream("Nothing")


def test_a_compound_file_without_entries_is_broken():
    content = bytearray(good.xls())
    content[1024:1536] = b"\0" * 512

    with pytest.raises(BrokenContainer):
        CompoundFile(bytes(content))


def test_a_long_list_of_tables_of_a_compound_file_is_followed_no_further_than_the_file():
    content = bytearray(good.xls())
    struct.pack_into("<I", content, 68, 3)
    struct.pack_into("<128I", content, 512 * 4, *[0xFFFFFFFF] * 127, 3)

    assert "Workbook" in CompoundFile(bytes(content)).names()


def _with_mini_stream(words: bytes) -> bytes:
    """Sector 0 the table, 1 the directory, 2 the table of small sectors, 3 their room."""
    content = bytearray(good.compound_file({"Small": b""}))
    end, free = 0xFFFFFFFE, 0xFFFFFFFF
    struct.pack_into("<I", content, 60, 2)
    struct.pack_into("<128I", content, 512, 0xFFFFFFFD, end, end, end, *[free] * 124)
    struct.pack_into("<II", content, 1024 + 116, 3, 64)
    struct.pack_into("<II", content, 1024 + 128 + 116, 0, len(words))
    struct.pack_into("<128I", content, 512 * 3, end, *[free] * 127)
    content[512 * 4 : 512 * 4 + len(words)] = words
    return bytes(content)
