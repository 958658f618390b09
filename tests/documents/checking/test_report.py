import json
from dataclasses import replace

from doingoai.documents.checking.report import report_on
from tests.documents.checking import papers

GOOD = papers.build(papers.letter())
BAD = papers.build(replace(papers.letter(), number="Số: 5/SNgV-LT"))


def test_a_good_paper_ends_with_0():
    report = report_on("cv.docx", GOOD)

    assert report.exit_code == 0
    assert report.text.splitlines()[0].startswith("cv.docx: ")
    assert len(report.text.splitlines()) == 2


def test_a_paper_with_a_fault_ends_with_1_and_says_where_and_what():
    report = report_on("cv.docx", BAD)

    assert report.exit_code == 1
    assert len(report.text.splitlines()) == 6
    assert "C08" in report.text
    assert "05" in report.text


def test_a_refused_file_ends_with_2():
    report = report_on("cv.docx", b"not a Word file")

    assert report.exit_code == 2
    assert report.text.startswith("cv.docx: ")


def test_the_same_as_json():
    good, bad, refused = (
        report_on("cv.docx", content, as_json=True) for content in (GOOD, BAD, b"")
    )

    told = json.loads(bad.text)
    broken = [result for result in told["results"] if result["state"] == "broken"]
    assert [json.loads(good.text)["held"], told["held"]] == [True, False]
    assert [(r["code"], r["found"], r["expected"]) for r in broken] == [("C08", "5", "05")]
    assert told["kind"] == "official_letter"
    assert json.loads(refused.text)["refused"]["code"] == "file.empty"
    assert [good.exit_code, bad.exit_code, refused.exit_code] == [0, 1, 2]
