"""One template, filled in without the walls around the child."""

import zipfile
from datetime import date
from io import BytesIO

import pytest
from docxtpl import DocxTemplate

from doingoai.documents.rendering import word_template
from doingoai.documents.rendering.docx_text import paragraphs_of
from doingoai.documents.rendering.word_refusal import Refused
from doingoai.documents.rendering.word_template import (
    ConfinedTemplate,
    Stamp,
    printable,
    read_fields,
    write_paper,
)
from tests.documents.rendering.hostile import changed, planted, with_footnote
from tests.documents.rendering.templates import template

STAMP = Stamp("Tên", "Cơ quan", date(2027, 3, 9))


def refusal_of(content, context=None):
    with pytest.raises(Refused) as refusal:
        write_paper(content, context or {}, STAMP)
    return refusal.value


def test_a_template_cannot_be_rendered_without_the_sandbox():
    confined = ConfinedTemplate(template("{{ 7 * 7 }}"))

    with pytest.raises(TypeError, match="sandbox"):
        confined.render({})


def test_docxtpl_alone_would_run_what_ours_refuses():
    content = planted("body", "{{ ''.__class__.__name__ }}")
    bare = DocxTemplate(BytesIO(content))
    bare.render({})

    assert bare.docx.paragraphs[0].text == "str"
    assert refusal_of(content).code == "template.forbidden"


def test_footnotes_are_filled_in():
    content = with_footnote(template("Lời văn"), "Theo {{ source }}")

    assert "Theo A&B" in paragraphs_of(write_paper(content, {"source": "A&B"}, STAMP))


def test_the_place_of_an_unknown_field_is_told():
    refusal = refusal_of(template("Dòng một", "Kính gửi {{ ai_do }}."))

    assert (refusal.part, refusal.found, refusal.near) == ("body", "ai_do", "Kính gửi {{ ai_do }}.")


def test_a_counting_too_far_is_told_with_its_place():
    refusal = refusal_of(template("{{ range(5000) }}"))

    assert (refusal.code, refusal.found, refusal.near) == (
        "template.too_big", "range(5000)", "{{ range(5000) }}",
    )  # fmt: skip


def test_a_part_that_grows_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(word_template, "MAX_FILE", 100)

    assert refusal_of(template("x" * 200)).code == "template.too_big"


def test_an_unknown_field_in_the_properties_is_told():
    refusal = refusal_of(template("x", title="Về {{ ai_do }}"))

    assert (refusal.part, refusal.found, refusal.near) == ("properties", "ai_do", "Về {{ ai_do }}")


def test_values_in_properties_are_not_escaped_twice():
    content = changed(
        template("x", title="CHỖ"),
        replace={
            "docProps/core.xml": (
                "<dc:title>CHỖ</dc:title>",
                "<dc:subject>{{ about }}</dc:subject>",
            )
        },
    )

    with zipfile.ZipFile(BytesIO(write_paper(content, {"about": "A&B"}, STAMP))) as package:
        core = package.read("docProps/core.xml").decode()

    assert "<dc:subject>A&amp;B</dc:subject>" in core


def test_fields_are_read_from_every_part():
    content = with_footnote(template("{{ a }}", header="{{ b }}", title="{{ c }}"), "{{ d }}")

    uses = read_fields(content)

    assert [(use.field, use.part) for use in uses] == [
        ("a", "body"), ("b", "header"), ("d", "footnotes"), ("c", "properties"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "code"), [("{{ a", "template.broken"), ("{{ a|safe }}", "template.forbidden")]
)
def test_reading_fields_refuses_with_the_place(words, code):
    with pytest.raises(Refused) as refusal:
        read_fields(template("Dòng một", words))

    assert (refusal.value.code, refusal.value.part) == (code, "body")
    assert refusal.value.near.startswith("{{ a")


def test_a_file_without_its_parts_is_broken():
    spot = {"_rels/.rels": ('Target="word/document.xml"', 'Target="word/none.xml"')}

    assert refusal_of(changed(template("x"), replace=spot)).code == "template.broken"


def test_a_field_code_made_by_a_field_is_found_after_rendering():
    content = template("x")
    code = '<w:p><w:r><w:instrText>{{ word }}TEXT "x"</w:instrText></w:r></w:p><w:sectPr'
    content = changed(content, replace={"word/document.xml": ("<w:sectPr", code)})

    assert refusal_of(content, {"word": "INCLUDE"}).code == "template.forbidden"


def test_values_become_printable_all_the_way_down():
    value = {"a": ["x\x00", ("y\x1f",)], 1: 5, "b": {"c": "\ufffe"}}

    assert printable(value) == {"a": ["x", ["y"]], "1": 5, "b": {"c": ""}}
