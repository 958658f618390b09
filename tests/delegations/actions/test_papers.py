"""Making papers and issuing them: what is stale, what is kept, what is frozen, who may."""

from dataclasses import replace

import pytest

from doingoai.accounts.states import Role
from doingoai.approvals.states import Verdict
from doingoai.delegations.actions.decide import MATTER, decide_on_delegation, submit_delegation
from doingoai.delegations.actions.papers import (
    facts_for_papers,
    issue_delegation_paper,
    keep_papers,
    render_papers,
    stale_kinds,
)
from doingoai.directory.facts import PassportFacts
from doingoai.documents.models import Outgoing, Paper, PaperVersion
from doingoai.documents.states import PaperState
from doingoai.foundation.refusals import NotAllowed
from doingoai.norms.figures import shipped_table
from tests import cast, factories
from tests.refusals import refused, told

pytestmark = pytest.mark.django_db
ON, AT = factories.MONDAY, factories.NOON
KINDS = ["reception_plan"]


@pytest.fixture
def visit():
    factories.office()
    visit = factories.delegation()
    factories.member(visit)
    factories.host(visit, title_vi="Giám đốc")
    factories.item(visit.programme)
    return visit


def facts_of(visit, by):
    return facts_for_papers(visit, shipped_table(), on=ON, by=by)


def make(visit, by, kinds=KINDS):
    facts = facts_of(visit, by)
    return keep_papers(visit, facts, render_papers(visit, facts, kinds), by=by, at=AT)


def issue(visit, paper, by):
    return issue_delegation_paper(visit, paper, shipped_table(), on=ON, by=by, at=AT)


def test_what_was_made_is_stale_once_its_data_change(visit):
    ha, kinds = cast.ha(), ["programme_short"]
    new = stale_kinds(facts_of(visit, ha), None)
    make(visit, ha, kinds)
    made = stale_kinds(facts_of(visit, ha), kinds)

    visit.programme.items.update(title_vi="Hội đàm mở rộng")

    assert [set(new) >= set(kinds), made, stale_kinds(facts_of(visit, ha), kinds)] == [
        True, [], kinds,
    ]  # fmt: skip


def test_papers_are_kept_with_one_entry_for_all_of_them(visit):
    kept = make(visit, cast.ha())

    assert [version.number for version in kept] == [1] * len(kept)
    assert [told(1), Paper.objects.count()] == [["delegation.dossier_made"], len(kept)]


def test_that_passport_numbers_were_read_for_papers_is_written_down(visit):
    ha = cast.ha()
    facts = facts_of(visit, ha)
    shown = replace(facts.members[0], passport=PassportFacts(number="AA1234567"))

    keep_papers(visit, replace(facts, members=(shown,)), [], by=ha, at=AT)

    assert told() == ["passport.list_read", "delegation.dossier_made"]


def test_a_paper_is_issued_with_its_number_and_then_frozen(visit):
    head = cast.division_head()
    make(visit, head)
    paper = Paper.objects.get(kind="reception_plan", language="vi")

    issued = issue(visit, paper, head)

    assert [issued.state, issued.outgoing, Outgoing.objects.count()] == [
        PaperState.ISSUED, Outgoing.objects.get(), 1,
    ]  # fmt: skip
    assert paper.versions.count() == 2
    with refused("paper.frozen"):
        issue(visit, paper, head)
    make(visit, head)
    assert [paper.versions.count(), "reception_plan" in stale_kinds(facts_of(visit, head), None)] == [
        2, False,
    ]  # fmt: skip


def test_a_paper_without_a_symbol_takes_no_number(visit):
    head = cast.division_head()
    make(visit, head, ["checklist"])

    issued = issue(visit, Paper.objects.filter(kind="checklist").first(), head)

    assert [issued.state, issued.outgoing, Outgoing.objects.count()] == [PaperState.ISSUED, None, 0]


def test_a_decision_bears_the_number_it_was_given_when_the_leader_decided(visit):
    ha, head, minh = cast.ha(), cast.division_head(), cast.minh()
    factories.authority_rule(matter=MATTER, approver_role=Role.CITY_LEADER)
    make(visit, head, ["decision"])
    paper = Paper.objects.filter(kind="decision").first()
    with refused("paper.not_decided"):
        issue(visit, paper, head)
    submit_delegation(visit, note="", on=ON, by=ha, at=AT)
    case = decide_on_delegation(visit, verdict=Verdict.APPROVE, reason="", on=ON, by=minh, at=AT)
    visit.refresh_from_db()

    issued = issue(visit, paper, head)

    assert [issued.outgoing, Outgoing.objects.count()] == [case.outgoing, 1]


def test_papers_are_made_and_issued_by_those_who_may(visit):
    ha, stranger = cast.ha(), cast.stranger()
    kept = make(visit, ha)

    with pytest.raises(NotAllowed):
        make(visit, stranger)
    with pytest.raises(NotAllowed):
        issue(visit, kept[0].paper, ha)

    assert PaperVersion.objects.count() == len(kept)
