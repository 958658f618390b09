"""Pages of the plan's papers: made by one click, read, downloaded, issued; closed to single units."""

import pytest
from django.urls import reverse

from doingoai.documents.queries import papers_about
from doingoai.documents.states import PaperState
from doingoai.visibility.rights import may_read_paper
from doingoai.web.places import place_of
from doingoai.yearplan.states import PlanItemState, PlanState
from tests import cast, factories
from tests.web.guard import inline_faults

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]


def at(name, *args):
    return reverse(f"yearplan:{name}", args=args)


def read(response):
    text = response.content.decode()
    assert inline_faults(text) == []
    return text


@pytest.fixture
def plan():
    plan = factories.year_plan(2027, opened_by=cast.lan(), state=PlanState.CONSOLIDATING)
    factories.plan_entry(plan, state=PlanItemState.ACCEPTED)
    return plan


@pytest.fixture
def director(client):
    director = cast.director()
    cast.enter(client, director)
    return director


def test_papers_are_made_read_downloaded_and_issued(client, director, plan):
    before = read(client.get(at("papers", plan.pk)))
    client.post(at("make-papers", plan.pk))
    paper = papers_about(plan).get(kind="plan_submission")
    page = read(client.get(at("paper", plan.pk, paper.pk)))
    file = client.get(at("download-paper", plan.pk, paper.pk, 1))
    client.post(at("issue-paper", plan.pk, paper.pk))

    assert at("papers", plan.pk) in read(client.get(at("year", plan.pk)))
    assert "Chưa có nội dung nào của kế hoạch đang thực hiện được điều chỉnh." in before
    assert "TỜ TRÌNH" in page
    assert file.content.startswith(b"PK")
    assert "01_To-trinh" in file.headers["Content-Disposition"]
    paper.refresh_from_db()
    assert paper.state == PaperState.ISSUED
    assert paper.outgoing.label in read(client.get(at("papers", plan.pk)))
    assert place_of(paper) == at("paper", plan.pk, paper.pk)


def test_making_again_changes_nothing_and_data_that_changed_are_told(client, director, plan):
    client.post(at("make-papers", plan.pk))
    client.post(at("make-papers", plan.pk))
    versions = [paper.versions.count() for paper in papers_about(plan)]
    factories.plan_entry(plan, state=PlanItemState.ACCEPTED)

    text = read(client.get(at("papers", plan.pk)))

    assert versions == [1, 1, 1]
    assert "số liệu đã thay đổi từ khi tạo" in text


def test_a_decision_is_not_issued_before_the_leader_decides(client, director, plan):
    client.post(at("make-papers", plan.pk))
    paper = papers_about(plan).get(kind="plan_decision")

    response = client.post(at("issue-paper", plan.pk, paper.pk))

    assert response.status_code == 422
    assert "lãnh đạo" in read(response)


def test_a_paper_without_a_version_and_one_of_another_plan_are_not_found(client, director, plan):
    other = factories.year_plan(2030)
    factories.plan_entry(other, state=PlanItemState.ACCEPTED)
    client.post(at("make-papers", plan.pk))
    paper = papers_about(plan).first()
    paper.versions.all().delete()

    assert client.get(at("paper", plan.pk, paper.pk)).status_code == 404
    assert client.get(at("paper", other.pk, paper.pk)).status_code == 404


def test_a_unit_reads_no_paper_that_prints_the_items_of_all(client, director, plan):
    client.post(at("make-papers", plan.pk))
    paper = papers_about(plan).first()
    focal = cast.focal_point()
    cast.enter(client, focal)

    assert client.get(at("papers", plan.pk)).status_code == 403
    assert may_read_paper(director, paper)
    assert not may_read_paper(focal, paper)


def test_the_layout_of_the_plan_is_among_the_templates(client, director):
    admin = cast.administrator()
    cast.enter(client, admin)

    assert client.get(reverse("documents:template", args=["plan_whole", "vi"])).status_code == 200
    shipped = client.get(reverse("documents:shipped-template", args=["plan_whole", "vi"]))
    assert shipped.content.startswith(b"PK")
