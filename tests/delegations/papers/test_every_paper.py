"""What holds for every kind of Word paper."""

import pytest

from doingoai.delegations.papers.catalogue import CONTENTS, WORD_KINDS
from doingoai.delegations.papers.headings import Draft
from doingoai.delegations.papers.making import copies_of, make_word_papers, paper_context
from doingoai.delegations.papers.templates import SHIPPED
from doingoai.delegations.papers.word.contents import ContentsEntry
from doingoai.delegations.papers.word.contents import context as contents_context
from doingoai.documents.rendering.word_fields import fields_of
from tests.delegations.papers.sample import GUESTS, NOTHING_KNOWN, VISIT

EACH = [(kind.code, language) for kind in WORD_KINDS for language in kind.languages]
WITH_EVERYBODY = (
    "09_Danh-sach-doan-khach_vi.docx", "09_Danh-sach-doan-khach_en.docx",
    "13_Cong-van-thong-bao-co-quan-cong-an.docx", "16_Danh-sach-xep-phong_vi.docx",
    "16_Danh-sach-xep-phong_en.docx", "17_Danh-sach-xep-xe.docx",
)  # fmt: skip


def test_a_complete_visit_gets_every_paper(texts):
    assert {name[:2] for name in texts} == {f"{kind.order:02}" for kind in (CONTENTS, *WORD_KINDS)}


def test_no_placeholder_is_left_and_nothing_reads_none(texts, bare_texts):
    left = [
        (name, mark)
        for made in (texts, bare_texts)
        for name, text in made.items()
        for mark in ("{{", "}}", "{%", "%}", "None", "[]", "…………………………….,")
        if mark in text
    ]

    assert left == []


@pytest.mark.parametrize("name", WITH_EVERYBODY)
def test_every_guest_is_named_letter_for_letter(texts, name):
    missing = [guest.name.full for guest in GUESTS if guest.name.full not in texts[name]]

    assert missing == []


def test_signs_that_xml_reserves_are_printed(texts):
    assert "Giám đốc Sở Kế hoạch & Phát triển <đô thị>" in texts["09_Danh-sach-doan-khach_vi.docx"]


@pytest.mark.parametrize(("code", "language"), EACH)
def test_a_template_uses_exactly_the_fields_its_context_offers(code, language):
    copy = copies_of(VISIT, code)[0]

    assert SHIPPED.fields(code, language) == fields_of(paper_context(code, language, VISIT, copy))


def test_the_contents_page_uses_exactly_its_fields():
    entries = [ContentsEntry("a.docx", "A")]

    offered = fields_of(contents_context(Draft(VISIT, CONTENTS, "vi"), entries))

    assert SHIPPED.fields("contents", "vi") == offered


@pytest.mark.parametrize(("code", "language"), EACH)
def test_a_context_holds_only_strings_lists_dictionaries_and_conditions(code, language):
    def kinds(value):
        if isinstance(value, dict):
            return {type(key) for key in value} | set().union(*map(kinds, value.values()))
        if isinstance(value, list):
            return set().union(*map(kinds, value))
        return {type(value)}

    for facts in (VISIT, NOTHING_KNOWN):
        copy = copies_of(facts, code)[0]
        assert kinds(paper_context(code, language, facts, copy)) <= {str, bool}


def test_the_same_visit_gives_the_same_bytes(papers):
    again = dict(make_word_papers(VISIT, ["submission", "police_notice"]))

    assert {name: papers[name] for name in again} == again


def test_missing_data_are_visible_gaps(bare_texts):
    assert [name for name, text in bare_texts.items() if "……" not in text] == []
