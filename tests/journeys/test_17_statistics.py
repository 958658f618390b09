"""Statistics: a leader cuts the year, opens the records behind a figure, and takes the tables away."""

from doingoai.delegations.models import Delegation
from doingoai.reporting.queries import COUNTED_IN


def test_a_figure_opens_its_records_and_all_tables_leave_as_files(sign_in):
    leader = sign_in("minh").go("/statistics/?cut=country")
    first = leader.page.locator("main tbody tr").first
    figure = int(first.locator("td a").first.inner_text())
    leader.picture("17-thong-ke")

    first.locator("td a").first.click()
    leader.settle()
    shown = leader.page.locator("main tbody tr[data-goes]").count()
    assert shown == figure
    leader.picture("17-ho-so-sau-con-so")
    leader.page.locator("main tbody tr a").first.click()
    leader.settle()
    opened = int(leader.page.url.rstrip("/").rsplit("/", 1)[1])
    assert Delegation.objects.get(pk=opened).state in COUNTED_IN

    leader.go("/statistics/?direction=out&cut=unit").picture("17-doan-ra")
    for kind in ("XLSX", "DOCX"):
        leader.go("/statistics/?direction=out&cut=unit")
        leader.page.get_by_role("link", name=kind, exact=True).click()
        leader.settle()
        leader.fill(recipient="Văn phòng Ủy ban", reason="Báo cáo năm").picture("17-lay-cho-ai")
        with leader.page.expect_download() as taken:
            leader.press("Take the file away")
        assert taken.value.suggested_filename.endswith(kind.lower())
        assert taken.value.path().stat().st_size > 5_000
