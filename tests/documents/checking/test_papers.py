from functools import cache

import pytest

from doingoai.documents.checking import PaperKind, RuleState, check_paper
from tests.documents.checking import papers
from tests.documents.checking.faults import planted

PLANTED = {fault.name: fault for fault in planted()}


@cache
def _good(name):
    return papers.build(papers.GOOD[name]())


@pytest.mark.parametrize("name", papers.GOOD)
def test_a_good_paper_holds_every_rule_and_is_known_by_its_kind(name):
    check = check_paper(_good(name))

    assert [(r.code, r.where, r.found) for r in check.broken] == []
    assert check.kind == PaperKind(name)
    assert check.is_good


def test_a_draft_may_wait_for_its_number_and_day():
    check = check_paper(papers.build(papers.draft()))

    assert check.is_good


def test_between_them_the_good_papers_try_every_rule():
    tried = set()

    for name in papers.GOOD:
        states = check_paper(_good(name)).states()
        tried |= {code for code, state in states.items() if state == RuleState.HELD}

    assert tried == {f"C{number:02}" for number in range(1, 24)}


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_fault_is_found_by_its_own_rule_alone(name):
    fault = PLANTED[name]

    check = check_paper(papers.build(fault.plan))

    assert {r.code for r in check.broken} == {fault.code}
    assert all(r.where and r.found and r.expected and r.source for r in check.broken)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (papers.english_letter(), PaperKind.ENGLISH_LETTER),
        (papers.print_form(), PaperKind.OTHER),
    ],
)
def test_a_paper_outside_the_decree_is_asked_only_for_its_page_and_letters(content, kind):
    check = check_paper(content)

    held = {code for code, state in check.states().items() if state == RuleState.HELD}
    assert (check.kind, held) == (kind, {"C01", "C02", "C03", "C12"})
    assert check.is_good
