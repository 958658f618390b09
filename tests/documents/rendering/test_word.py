"""Rendering a batch in the child process, and what becomes of a bad template among good ones."""

import zipfile
from datetime import date
from io import BytesIO

import pytest

from doingoai.documents.rendering import word
from doingoai.documents.rendering.docx_text import paragraphs_of
from doingoai.documents.rendering.word import (
    TemplateRefused,
    WordJob,
    WordNotRendered,
    check_template,
    render_word,
)
from tests.documents.rendering.hostile import with_part
from tests.documents.rendering.templates import template

OTHER = b"<w:document xmlns:w='http://example.vn/other'/>"
AWKWARD = "A&B <b>đậm</b> \"ngoặc\" 'đơn' {{ 7*7 }} {% x %} & &amp; ]]>"


def test_values_are_printed_letter_for_letter():
    job = WordJob("a", template("Kính gửi {{ name }}."), {"name": AWKWARD})

    (result,) = render_word([job])

    assert paragraphs_of(result.content)[0] == f"Kính gửi {AWKWARD}."


def test_line_ends_and_unprintable_characters_do_not_break_the_file():
    job = WordJob("a", template("{{ name }}"), {"name": "một\nhai\x00\x07\x0c\ud800 ba\tbốn"})

    (result,) = render_word([job])

    assert paragraphs_of(result.content)[0] == "một\nhai ba\tbốn"


def test_loops_and_conditions_work_in_paragraphs():
    lines = ("{%p for one in people %}", "- {{ one.name }}", "{%p endfor %}",
             "{%p if note %}", "Ghi chú: {{ note }}", "{%p endif %}", "hết {{ people|length }}")  # fmt: skip
    context = {"people": [{"name": "Lan"}, {"name": "Hà"}], "note": ""}

    (result,) = render_word([WordJob("a", template(*lines), context)])

    assert paragraphs_of(result.content)[:3] == ["- Lan", "- Hà", "hết 2"]


def test_headers_and_properties_are_filled_in_and_stamped():
    job = WordJob(
        "a", template("x", header="Số {{ number }}"), {"number": "15"}, title="Tờ trình",
        author="Sở Ngoại vụ", on=date(2027, 3, 9),
    )  # fmt: skip

    (result,) = render_word([job])

    with zipfile.ZipFile(BytesIO(result.content)) as package:
        core = package.read("docProps/core.xml").decode()
        dates = {entry.date_time for entry in package.infolist()}
    assert "Số 15" in "\n".join(paragraphs_of(result.content))
    assert "<dc:title>Tờ trình</dc:title>" in core
    assert "<dc:creator>Sở Ngoại vụ</dc:creator>" in core
    assert core.count("2027-03-09T00:00:00Z") == 2
    assert dates == {(2027, 3, 9, 0, 0, 0)}


def test_the_same_job_gives_the_same_bytes():
    job = WordJob("a", template("{{ name }}"), {"name": "Hà"}, on=date(2027, 3, 9))

    first, second = render_word([job, job])
    (third,) = render_word([job])

    assert first.content == second.content == third.content


def test_no_jobs_start_no_process():
    assert render_word([]) == []


def test_one_bad_template_does_not_stop_the_others():
    good = template("{{ name }}")
    jobs = [
        WordJob("trước", good, {"name": "Lan"}),
        WordJob("hỏng", template("{{ nam }}"), {"name": "Lan"}),
        WordJob("sau", good, {"name": "Hà"}),
    ]

    before, bad, after = render_word(jobs)

    assert paragraphs_of(before.content)[0] == "Lan"
    assert paragraphs_of(after.content)[0] == "Hà"
    with pytest.raises(TemplateRefused) as refusal:
        _ = bad.content
    assert refusal.value.code == "template.unknown_field"


@pytest.mark.parametrize(
    ("content", "code", "said"),
    [
        (template("Ông {{ guest.nam }} đến"), "template.unknown_field", "“guest.nam”"),
        (template("Ông {{ guest.name.first }}"), "template.unknown_field", "“guest.name.first”"),
        (template("{{ people[7] }}"), "template.unknown_field", "7"),
        (template("x", header="{{ khong_co }}"), "template.unknown_field", "page header"),
        (template("x", title="{{ khong_co }}"), "template.unknown_field", "document properties"),
        (template("{{ name"), "template.broken", "{{ name"),
        (template("{% for x in people %}"), "template.broken", "the body"),
        (template("{{ name|safe }}"), "template.forbidden", "“safe”"),
        (with_part(template("x"), "word/document.xml", OTHER), "template.broken", "Word file"),
        (b"not a zip", "template.broken", "Word file"),
    ],
)
def test_a_refusal_names_the_field_and_the_place(content, code, said):
    context = {"name": "Lan", "guest": {"name": "Lan"}, "people": ["Lan"]}

    (result,) = render_word([WordJob("Công văn", content, context)])

    assert result.refusal.code == code
    assert said in result.refusal.message
    assert result.refusal.message.endswith("Paper: Công văn.")


def test_checking_a_template_gives_the_fields_it_uses():
    content = template(
        "{{ title|upper }}", "{%p for g in guests %}", "{{ loop.index }}. {{ g.name }}",
        "{%p endfor %}", header="{{ office.name }}",
    )  # fmt: skip

    used = check_template(content, {"title", "guests", "guests.name", "office.name", "spare"})

    assert used == ("guests", "guests.name", "office.name", "title")


def test_checking_names_every_unknown_field_with_the_nearest_known_one():
    content = template("{{ titel }}", "{{ zzz }}", header="{{ titel }}")

    with pytest.raises(TemplateRefused) as refusal:
        check_template(content, {"title", "guests"})

    assert refusal.value.code == "template.unknown_field"
    assert refusal.value.field == "titel, zzz"
    assert (
        "“titel” in the body (did you mean “title”?); “zzz” in the body." in refusal.value.message
    )


def test_checking_refuses_what_rendering_would_refuse():
    with pytest.raises(TemplateRefused) as refusal:
        check_template(template("{{ name.__class__ }}"), {"name"})

    assert refusal.value.code == "template.forbidden"


def test_a_child_that_cannot_start_is_not_the_templates_fault(monkeypatch):
    monkeypatch.setattr(word, "CHILD", "doingoai.documents.rendering.no_such_module")

    with pytest.raises(WordNotRendered, match="no_such_module"):
        render_word([WordJob("a", template("x"), {})])


def test_a_child_that_hangs_is_ended(monkeypatch):
    monkeypatch.setattr(word, "LONGEST_WAIT", 0.0)

    with pytest.raises(WordNotRendered):
        render_word([WordJob("a", template("x"), {})])
