"""Making, keeping and issuing the papers of the plan."""

from datetime import timedelta

import pytest

from doingoai.approvals.states import Verdict
from doingoai.documents import storage
from doingoai.documents.queries import papers_about
from doingoai.documents.rendering.docx_text import read_docx
from doingoai.documents.states import PaperState
from doingoai.foundation.models import AuditEntry
from doingoai.foundation.refusals import NotAllowed, RuleBroken
from doingoai.yearplan.actions.amend import Grounds, add_to_plan, drop_planned
from doingoai.yearplan.actions.items import Proposal
from doingoai.yearplan.actions.papers import (
    issue_plan_paper,
    keep_plan_papers,
    render_plan_papers,
)
from doingoai.yearplan.actions.plan import decide_on_plan, submit_plan
from doingoai.yearplan.gathering import plan_facts
from doingoai.yearplan.models import YearPlan
from doingoai.yearplan.papers.making import stale_kinds
from doingoai.yearplan.states import PlanItemState, PlanState
from tests import cast, factories

pytestmark = pytest.mark.django_db
DAY, NOON = factories.MONDAY, factories.NOON


@pytest.fixture
def director():
    return cast.director()


@pytest.fixture
def plan(director):
    """A plan with one item taken up, one merged, one cut."""
    plan = factories.year_plan(2027, opened_by=cast.lan(), state=PlanState.CONSOLIDATING)
    kept = factories.plan_entry(plan, state=PlanItemState.ACCEPTED, budget=5, countries="KR")
    factories.plan_entry(plan, state=PlanItemState.MERGED, merged_into=kept, said_back="Trùng")
    factories.plan_entry(plan, state=PlanItemState.CUT, said_back="Chưa cần")
    factories.plan_entry(plan, state=PlanItemState.DRAFT, title_vi="Bản nháp của đơn vị")
    return plan


def make(plan, by, *kinds, at=NOON):
    facts = plan_facts(plan, as_of=DAY)
    return keep_plan_papers(plan, facts, render_plan_papers(facts, kinds), by=by, at=at)


def paper_of(plan, kind, part=""):
    return papers_about(plan).get(kind=kind, part=part)


def issue(plan, kind, by, part="", at=NOON):
    return issue_plan_paper(plan, paper_of(plan, kind, part), on=DAY, by=by, at=at)


def words_of(paper):
    return read_docx(storage.read(paper.versions.order_by("-number").first().file))


def decide(plan):
    factories.authority_rule(matter="yearplan.plan", approver_role="city_leader")
    submit_plan(plan, note="", on=DAY, by=cast.lan(), at=NOON)
    minh = cast.minh()
    decide_on_plan(plan, verdict=Verdict.APPROVE, reason="", on=DAY, by=minh, at=NOON)
    return YearPlan.objects.get(pk=plan.pk)


def test_facts_hold_what_papers_print_and_no_drafts(plan, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        facts = plan_facts(plan, as_of=DAY)

    assert [one.line.state for one in facts.lines] == ["accepted", "merged", "cut"]
    assert facts.lines[1].merged_into_vi == facts.lines[0].line.title_vi
    assert facts.lines[2].said_back == "Chưa cần"


def test_making_is_audited_and_makes_nothing_twice(plan, director):
    first = make(plan, director, "plan_submission", "plan_whole")

    assert len(first) == 2
    assert stale_kinds(plan_facts(plan, as_of=DAY)) == ["plan_decision"]
    kept = AuditEntry.objects.filter(verb="year_plan.papers_made").get()
    assert kept.details["papers"] == 2


def test_a_submission_takes_a_number_of_its_own_and_is_frozen(plan, director):
    make(plan, director, "plan_submission")

    issued = issue(plan, "plan_submission", director)

    assert issued.state == PaperState.ISSUED
    assert issued.outgoing.label == "01/TTr-SNgV"
    assert f"Số: {issued.outgoing.label}" in words_of(issued)
    assert make(plan, director, "plan_submission") == []
    with pytest.raises(RuleBroken):
        issue(plan, "plan_submission", director)


@pytest.mark.parametrize("kind", ["plan_decision", "plan_whole"])
def test_decision_and_plan_wait_for_the_leader(plan, director, kind):
    make(plan, director, kind)

    with pytest.raises(RuleBroken) as refusal:
        issue(plan, kind, director)

    assert refusal.value.code == "paper.not_decided"


def test_the_decision_bears_the_number_of_the_leader_and_the_plan_cites_it(plan, director):
    make(plan, director, "plan_decision", "plan_whole")
    plan = decide(plan)

    decision, whole = issue(plan, "plan_decision", director), issue(plan, "plan_whole", director)

    assert decision.outgoing.symbol.startswith("QĐ-")
    assert f"Số: {decision.outgoing.label}" in words_of(decision)
    assert whole.outgoing is None
    assert f"Kèm theo Quyết định số {decision.outgoing.label}" in words_of(whole)


def test_an_issued_submission_of_amendments_closes_its_batch(plan, director):
    plan = decide(plan)
    lan = cast.lan()
    item = plan.items.get(state=PlanItemState.PLANNED)
    new = Proposal(kind="event", title_vi="Lễ hội mới", starts_on=item.starts_on, ends_on=item.ends_on)  # fmt: skip
    add_to_plan(plan, lan.unit, new, Grounds("Được mời", "Công văn 5"), by=lan, at=NOON)
    make(plan, director, "plan_amendment")
    issue(plan, "plan_amendment", director, "1", at=NOON + timedelta(hours=1))
    drop_planned(item, Grounds("Hết kinh phí"), by=lan, at=NOON + timedelta(hours=2))

    facts = plan_facts(plan, as_of=DAY)

    assert [one.batch for one in facts.amendments] == [1, 2]
    assert "plan_amendment" in stale_kinds(facts)
    make(plan, director, "plan_amendment", at=NOON + timedelta(hours=3))
    first, second = (words_of(paper_of(plan, "plan_amendment", part)) for part in ("1", "2"))
    assert ("Lễ hội mới" in first, "Hết kinh phí" in first) == (True, False)
    assert ("Lễ hội mới" in second, "Hết kinh phí" in second) == (False, True)


def test_who_does_not_see_the_whole_plan_makes_none_of_its_papers(plan, director):
    make(plan, director, "plan_submission")
    clerk = cast.focal_point()

    with pytest.raises(NotAllowed):
        make(plan, clerk, "plan_submission")
    with pytest.raises(NotAllowed):
        issue(plan, "plan_submission", clerk)
