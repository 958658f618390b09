"""Three differently messy workbooks give all papers, and every guest's name stands identically in each."""

import json
from datetime import date

import pytest

from doingoai.command.dossier import make_dossier
from doingoai.delegations.intake.workbook import read_workbook
from doingoai.delegations.papers.dossier import wanted_papers
from doingoai.documents.checking import check_paper
from doingoai.documents.rendering.docx_text import read_docx
from tests.delegations import samples

BOOKS = {
    "embassy": samples.embassy_workbook,
    "agency": samples.agency_workbook,
    "pasted": samples.pasted_workbook,
}
WITH_EVERYBODY = ("guest_list", "police_notice")


@pytest.fixture(scope="module", params=BOOKS)
def dossier(request):
    content = BOOKS[request.param](mended=True)
    return make_dossier(read_workbook(content, f"{request.param}.xlsx", as_of=date(2026, 2, 2)))


def test_every_paper_that_lacks_nothing_is_made(dossier):
    wanted = {(one.kind, one.language) for one in wanted_papers(dossier.facts) if not one.lacks}

    made = {(paper.kind, paper.language) for paper in dossier.papers}

    assert made == wanted
    assert len(made) >= 30


def test_every_guest_is_spelled_the_same_in_every_list(dossier):
    lists = [paper for paper in dossier.papers if paper.kind in WITH_EVERYBODY]

    missing = [
        (paper.file_name, member.name.full)
        for paper in lists
        for member in dossier.facts.members
        if member.name.full not in read_docx(paper.content)
    ]

    assert missing == []
    assert len(lists) >= 3


def test_our_own_checker_finds_nothing_in_any_of_them(dossier):
    broken = [
        (paper.file_name, result.code)
        for paper in dossier.papers
        if paper.format == "docx"
        for result in check_paper(paper.content).results
        if result.state == "broken"
    ]

    assert broken == []


def test_the_findings_are_the_same_as_plain_values(dossier):
    said = json.loads(json.dumps([finding.as_json() for finding in dossier.findings]))

    assert [one["code"] for one in said] == [finding.code for finding in dossier.findings]
