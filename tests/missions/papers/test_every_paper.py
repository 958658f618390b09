"""What holds for every kind of paper of a mission."""

import pytest

from doingoai.documents.checking.checker import check_paper
from doingoai.documents.checking.results import RuleState
from doingoai.documents.checking.units import KNOWN_UNITS
from doingoai.documents.rendering.word_fields import fields_of
from doingoai.documents.rendering.word_template import read_fields
from doingoai.missions.papers.catalogue import WORD_KINDS
from doingoai.missions.papers.making import copies_of, make_papers, paper_context
from doingoai.missions.papers.templates import SHIPPED
from tests.missions.planned import EMPTY, FULL

EACH = [(kind.code, language) for kind in WORD_KINDS for language in kind.languages]
KNOWN = {**KNOWN_UNITS, "STN": "Sở Thử nghiệm"}
"""The unit that sends the mission is one of those the office knows."""
NUMBERED = ("02", "04", "05", "09", "10", "11", "13", "16")


def test_a_complete_mission_gets_every_paper(texts):
    assert {name[:2] for name in texts} == {f"{kind.order:02}" for kind in WORD_KINDS}


def test_kinds_and_writers_belong_together():
    assert sorted(SHIPPED.writers) == sorted(kind.code for kind in WORD_KINDS)
    assert len({kind.order for kind in WORD_KINDS}) == len(WORD_KINDS)
    assert all(kind.code.startswith("mission_") for kind in WORD_KINDS)


def test_no_placeholder_is_left_and_nothing_reads_none(texts, bare_texts):
    left = [
        (name, mark)
        for made in (texts, bare_texts)
        for name, text in made.items()
        for mark in ("{{", "}}", "{%", "%}", "None", "[]", "..", " ,", " .")
        if mark in text
    ]

    assert left == []


@pytest.mark.parametrize(("code", "language"), EACH)
def test_a_template_uses_exactly_the_fields_its_context_offers(code, language):
    copy = copies_of(FULL, code)[0]
    used = frozenset(use.field for use in read_fields(SHIPPED.template(code, language)))

    assert used == fields_of(paper_context(code, language, FULL, copy))


@pytest.mark.parametrize(("code", "language"), EACH)
def test_a_context_holds_only_strings_lists_dictionaries_and_conditions(code, language):
    def kinds(value):
        if isinstance(value, dict):
            return {type(key) for key in value} | set().union(*map(kinds, value.values()))
        if isinstance(value, list):
            return set().union(*map(kinds, value))
        return {type(value)}

    for facts in (FULL, EMPTY):
        copy = copies_of(facts, code)[0]
        assert kinds(paper_context(code, language, facts, copy)) <= {str, bool}


def test_no_paper_breaks_a_rule_of_the_decree(papers):
    broken = [
        (name, fault.code, fault.where, fault.found)
        for name, content in papers.items()
        for fault in check_paper(content, name=name, known_units=KNOWN).broken
    ]

    assert broken == []


def test_numbered_papers_are_recognised_and_checked_by_most_rules(papers):
    held = {
        name: list(check_paper(content, name=name).states().values()).count(RuleState.HELD)
        for name, content in papers.items()
        if name.startswith(NUMBERED) and not name.endswith("_en.docx")
    }

    assert {name: number for name, number in held.items() if number < 17} == {}


def test_the_same_mission_gives_the_same_bytes(papers):
    again = make_papers(FULL, ["mission_submission", "mission_visa_note"])

    assert {paper.file_name: papers[paper.file_name] for paper in again} == {
        paper.file_name: paper.content for paper in again
    }


def test_missing_data_are_visible_gaps(bare_texts):
    assert [name for name, text in bare_texts.items() if "……" not in text] == []
