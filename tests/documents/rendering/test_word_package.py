"""What a Word file may hold before it is opened: size, parts, links."""

import zipfile
from io import BytesIO

import pytest

from doingoai.documents.rendering import word_package
from doingoai.documents.rendering.word_package import check_package
from doingoai.documents.rendering.word_refusal import Refused
from tests.documents.rendering.hostile import changed, reaching_packages, with_field
from tests.documents.rendering.templates import template


def zipped(parts, *, compress=zipfile.ZIP_DEFLATED):
    written = BytesIO()
    with zipfile.ZipFile(written, "w", compress) as package:
        for name, content in parts:
            package.writestr(name, content)
    return written.getvalue()


def code_of(content):
    with pytest.raises(Refused) as refusal:
        check_package(content)
    return refusal.value.code


def test_a_plain_file_is_unpacked():
    names = [part.name for part in check_package(template("Lời văn"))]

    assert names[0] == "[Content_Types].xml"
    assert "word/document.xml" in names


def test_page_numbers_and_links_to_the_web_are_welcome():
    link = (
        '<Relationship Id="rIdX" Type="x/hyperlink" Target="https://example.vn/" '
        'TargetMode="External"/></Relationships>'
    )
    spot = {"word/_rels/document.xml.rels": ("</Relationships>", link)}

    check_package(with_field(changed(template("x"), replace=spot), "PAGE \\* MERGEFORMAT"))


@pytest.mark.parametrize("hostile", list(reaching_packages()), ids=lambda each: each.name)
def test_what_reaches_out_of_the_paper_is_refused(hostile):
    assert code_of(hostile.template) in {"template.forbidden", "template.broken"}


def test_a_file_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(word_package, "MAX_FILE", 10)

    assert code_of(template("x")) == "template.too_big"


def test_a_bomb_is_refused_without_unpacking():
    bomb = zipped([("word/document.xml", b" " * 30_000_000)])

    assert code_of(bomb) == "template.too_big"


def test_too_many_or_too_large_parts_are_refused(monkeypatch):
    many = zipped([(f"word/{number}.xml", b"<x/>") for number in range(501)])

    assert code_of(many) == "template.too_big"

    monkeypatch.setattr(word_package, "MAX_UNPACKED", 10)
    assert code_of(template("x")) == "template.too_big"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_the_same_part_twice_is_refused():
    assert code_of(zipped([("a.xml", b"<x/>"), ("A.xml", b"<x/>")])) == "template.broken"


def test_a_zip_that_is_no_word_file_is_refused():
    assert code_of(zipped([("a.txt", b"x")])) == "template.broken"


def test_a_password_is_refused():
    content = bytearray(zipped([("a.txt", b"x" * 30)], compress=zipfile.ZIP_STORED))
    # Bit 0 of the flags, in the local header and in the directory, says: encrypted.
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1

    assert code_of(bytes(content)) == "template.broken"


def test_parts_that_are_not_xml_are_not_read_as_xml():
    check_package(changed(template("x"), add={"word/media/image1.png": b"\x89PNG\x00"}))
