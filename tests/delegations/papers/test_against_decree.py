"""Our own papers before our own checker: none breaks a rule of Decree 30/2020 it can see."""

from doingoai.documents.checking.checker import check_paper
from doingoai.documents.checking.results import RuleState

NUMBERED = ("01", "02", "03", "04", "06", "13", "23")


def test_no_paper_breaks_a_rule_of_the_decree(papers):
    broken = [
        (name, fault.code, fault.where, fault.found)
        for name, content in papers.items()
        for fault in check_paper(content, name=name).broken
    ]

    assert broken == []


def test_numbered_papers_are_recognised_and_checked_by_most_rules(papers):
    held = {
        name: list(check_paper(content, name=name).states().values()).count(RuleState.HELD)
        for name, content in papers.items()
        if name.startswith(NUMBERED)
    }

    assert min(held.values()) >= 18
