"""One letter to each agency, minutes of each meeting: each with its own number, draft and digest."""

import io
import zipfile

import pytest

from doingoai.approvals.models import Consultation
from doingoai.delegations.actions.papers import (
    facts_for_papers,
    issue_delegation_paper,
    keep_papers,
    render_papers,
    stale_kinds,
)
from doingoai.delegations.findings.catalogue import find_all
from doingoai.delegations.findings.papers import paper_outdated
from doingoai.delegations.papering import whole_visit
from doingoai.documents import storage
from doingoai.documents.models import Outgoing, Paper
from doingoai.norms.queries import figure_table
from doingoai.programme.states import ItemKind, Side
from tests import cast, factories
from tests.delegations.findings.planted import ground

pytestmark = pytest.mark.django_db
LETTER, MINUTES = "consultation_letter", "minutes_form"


@pytest.fixture(autouse=True)
def place(settings, tmp_path):
    settings.FILES = tmp_path / "files"
    factories.office()


@pytest.fixture
def head():
    return cast.division_head()


@pytest.fixture
def visit(head):
    made = factories.delegation()
    for code, name in (("cong-an", "Công an thành phố"), ("so-tc", "Sở Tài chính")):
        factories.consultation(made, factories.unit(code, name_vi=name), head)
    factories.item(made.programme, ItemKind.TALKS, title_vi="Hội đàm")
    factories.item(made.programme, ItemKind.COURTESY_CALL, title_vi="Chào xã giao")
    return made


def facts_of(visit, by):
    return facts_for_papers(visit, figure_table(), on=factories.MONDAY, by=by)


def make(visit, by, *kinds):
    facts = facts_of(visit, by)
    due = stale_kinds(facts, kinds)
    made = render_papers(visit, facts, due)
    return keep_papers(visit, facts, made, by=by, at=factories.NOON)


def issue(visit, paper, by):
    return issue_delegation_paper(
        visit, paper, figure_table(), on=factories.MONDAY, by=by, at=factories.NOON
    )


def letters():
    return {paper.title.partition(": ")[2]: paper for paper in Paper.objects.filter(kind=LETTER)}


def words_of(paper):
    content = storage.read(paper.versions.first().file)
    with zipfile.ZipFile(io.BytesIO(content)) as docx:
        return docx.read("word/document.xml").decode()


def test_each_letter_takes_its_own_number_and_names_its_recipient(visit, head):
    make(visit, head, LETTER)
    police, finance = letters()["Công an thành phố"], letters()["Sở Tài chính"]

    for paper in (police, finance):
        issue(visit, paper, head)

    entries = Outgoing.objects.order_by("number").values_list("number", "recipients", "about_id")
    assert list(entries) == [
        (1, "Công an thành phố", str(police.pk)),
        (2, "Sở Tài chính", str(finance.pk)),
    ]
    assert ("01/SNgV-LT" in words_of(police), "02/SNgV-LT" in words_of(police)) == (True, False)
    assert ("01/SNgV-LT" in words_of(finance), "02/SNgV-LT" in words_of(finance)) == (False, True)


def test_a_draft_does_not_bear_the_number_of_another_letter(visit, head):
    make(visit, head, LETTER)
    issue(visit, letters()["Công an thành phố"], head)
    visit.purpose_vi = "Mục đích đã đổi"
    visit.save()

    make(visit, head, LETTER)

    draft = words_of(letters()["Sở Tài chính"])
    assert ("Mục đích đã đổi" in draft, "01/SNgV-LT" in draft) == (True, False)


def test_an_agency_asked_later_gets_its_letter_though_others_are_issued(visit, head):
    make(visit, head, LETTER)
    for paper in letters().values():
        issue(visit, paper, head)
    assert stale_kinds(facts_of(visit, head), [LETTER]) == []

    factories.consultation(visit, factories.unit("so-yte", name_vi="Sở Y tế"), head)

    assert stale_kinds(facts_of(visit, head), [LETTER]) == [LETTER]
    make(visit, head, LETTER)
    assert letters()["Sở Y tế"].versions.count() == 1
    assert stale_kinds(facts_of(visit, head), [LETTER]) == []


def test_a_question_to_one_agency_makes_only_its_own_letter_old(visit, head):
    make(visit, head, LETTER)
    asked = Consultation.objects.get(unit__code="so-tc")
    asked.question = "Xin ý kiến về chi phí."
    asked.save()

    facts = whole_visit(visit, figure_table(), as_of=factories.MONDAY)

    stale = [paper.part for paper in facts.papers if paper.digest != paper.current_digest]
    assert stale == [f"consultation-{asked.pk}"]
    (finding,) = paper_outdated(facts, ground())
    assert finding.params["paper"] == "Công văn lấy ý kiến: Sở Tài chính (vi, 1)"


def test_minutes_of_each_meeting_have_their_own_number(visit, head):
    make(visit, head, MINUTES)
    papers = Paper.objects.filter(kind=MINUTES, language="vi").order_by("title")

    for paper in papers:
        issue(visit, paper, head)

    entries = Outgoing.objects.order_by("number").values_list("number", "subject", "recipients")
    assert list(entries) == [
        (1, f"Biên bản làm việc: {visit.title_vi} – Chào xã giao", ""),
        (2, f"Biên bản làm việc: {visit.title_vi} – Hội đàm", ""),
    ]


def test_papers_are_called_by_their_vietnamese_names(visit, head):
    make(visit, head, LETTER, "reply_letter")

    facts = whole_visit(visit, figure_table(), as_of=factories.MONDAY)

    assert sorted(paper.label_vi for paper in facts.papers) == [
        "Công văn lấy ý kiến: Công an thành phố",
        "Công văn lấy ý kiến: Sở Tài chính",
        "Công văn trả lời",
    ]


def test_a_paper_of_a_kind_that_is_made_no_longer_keeps_its_word(visit):
    paper = factories.paper(visit, kind="plan_of_old")
    paper.versions.create(
        number=1, format="docx", digest="d", made_at=factories.NOON, made_by=cast.lan(),
        file=factories.stored_file(paper),
    )  # fmt: skip

    facts = whole_visit(visit, figure_table(), as_of=factories.MONDAY)

    assert [paper.label_vi for paper in facts.papers] == ["plan_of_old"]


def test_somebody_on_neither_list_is_named_in_the_finding(visit):
    item = visit.programme.items.first()
    stranger = factories.person("SAMPLE", "Jane")
    factories.participation(item, stranger, Side.GUEST)

    facts = whole_visit(visit, figure_table(), as_of=factories.MONDAY)
    told = [
        finding.message for finding in find_all(facts, ground()) if "SAMPLE Jane" in finding.message
    ]

    assert len(told) == 1
    assert "person-" not in told[0]
