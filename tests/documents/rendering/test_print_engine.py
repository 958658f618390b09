from datetime import date
from pathlib import Path

import pypdf
import pytest

from doingoai.documents.rendering import print_child
from doingoai.documents.rendering.print_engine import (
    JOB_FAILED,
    WORTH_A_CHILD,
    PrintFailed,
    PrintJob,
    _shared_out,
    _write,
    render_pdf,
)
from doingoai.documents.rendering.print_guard import Limits
from doingoai.foundation.refusals import RuleBroken
from tests.documents.rendering.reading import pdf_text

DAY = date(2026, 2, 5)
PLAIN = '#set text(font: "Tinos", lang: "vi")\n#set document(title: "Thử")\n#let d = json("/data.json")\n'


def job(source: str = PLAIN + "#d.word", **more) -> PrintJob:
    return PrintJob(
        **{"name": "thử.pdf", "source": source, "data": {"word": "Nguyễn"}, "created": DAY, **more}
    )


def test_a_text_is_printed():
    [result] = render_pdf([job()])

    assert (result.name, result.unprintable, result.warnings) == ("thử.pdf", "", ())
    assert pdf_text(result.pdf) == "Nguyễn"


def test_a_batch_keeps_its_order():
    jobs = [job(name=str(n), data={"word": f"số {n}"}) for n in range(5)]

    results = render_pdf(jobs)

    assert [(r.name, pdf_text(r.pdf)) for r in results] == [(str(n), f"số {n}") for n in range(5)]


def test_a_heavy_batch_is_shared_out_and_gives_the_same_bytes_as_job_by_job(monkeypatch):
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    heavy = {"unused": "x" * WORTH_A_CHILD}
    jobs = [job(name=str(n), data={"word": f"số {n}", **heavy}) for n in range(3)]

    together = render_pdf(jobs)

    assert together == [result for one in jobs for result in render_pdf([one])]


@pytest.mark.parametrize(
    ("weights", "shares"),
    [
        pytest.param([10, 20], [[0, 1]], id="light"),
        pytest.param([WORTH_A_CHILD], [[0]], id="one job"),
        pytest.param([1, 3, 2, 5, 1], [[0, 1, 2, 3, 4]], id="light, many"),
        pytest.param(
            [WORTH_A_CHILD, 1, WORTH_A_CHILD * 2, WORTH_A_CHILD], [[1, 2], [0, 3]], id="heavy"
        ),
    ],
)
def test_jobs_are_shared_out_by_their_weight(monkeypatch, weights, shares):
    monkeypatch.setattr("os.cpu_count", lambda: 8)

    assert _shared_out(weights) == shares


def test_a_job_that_fails_in_a_shared_batch_is_the_one_named(monkeypatch):
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    heavy = {"unused": "x" * WORTH_A_CHILD}
    jobs = [job(name="tốt", data={"word": "", **heavy}), job("#panic()", name="hỏng", data=heavy)]

    with pytest.raises(PrintFailed) as refusal:
        render_pdf(jobs)

    assert (refusal.value.code, "hỏng" in refusal.value.message) == ("print.failed", True)


def test_nothing_to_print_is_nothing():
    assert render_pdf([]) == []


def test_the_same_job_gives_the_same_bytes_and_the_date_told():
    first, second = render_pdf([job()]) + render_pdf([job()])

    assert first.pdf == second.pdf
    assert b"2026-02-05T00:00:00" in first.pdf


def test_the_paper_is_tagged_and_says_it_is_pdf_a_2a(tmp_path: Path):
    [result] = render_pdf([job()])
    path = tmp_path / "x.pdf"
    path.write_bytes(result.pdf)

    root = pypdf.PdfReader(path).trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712  a value of pypdf
    assert root["/Lang"] == "vi"
    assert b"<pdfaid:part>2</pdfaid:part>" in result.pdf
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in result.pdf


def test_a_draft_is_smaller():
    [kept] = render_pdf([job()])
    [draft] = render_pdf([job()], tags=False, standard=None)

    assert len(draft.pdf) < len(kept.pdf)
    assert pdf_text(draft.pdf) == "Nguyễn"


def test_a_template_reads_its_files_and_plain_values():
    assets = {
        "kit.typ": b'#let words(d) = d.list.join(", ") + str(d.number) + repr(d.none)',
        "piece.typ": b'#import "kit.typ": *\n#set text(font: "Tinos")\n#words(json("/data.json")) #read("a/b.txt")',
        "a/b.txt": b"deep",
    }
    data = {"list": ("mot", "hai"), "number": 3, "none": None}

    [result] = render_pdf([job("piece.typ", assets=assets, data=data)])

    assert pdf_text(result.pdf) == "mot, hai3none deep"


def test_what_has_no_glyph_is_printed_as_a_square_and_told():
    data = {"word": "김 Mau", "again": ["김", {"key": "李"}]}

    [result] = render_pdf([job(data=data)])

    assert pdf_text(result.pdf) == "□ Mau"
    assert result.unprintable == "김李"


@pytest.mark.parametrize(
    "name",
    [
        "../x.typ",
        "/x.typ",
        "a/../b",
        "a//b",
        ".hidden",
        "a/.b",
        "",
        "a b",
        "data.json",
        "x\x00",
        "a\n",
    ],
)
def test_a_file_that_could_lead_astray_is_an_error(name):
    with pytest.raises(ValueError, match="is no name for a file"):
        render_pdf([job(assets={name: b""})])


def test_a_template_that_was_not_given_is_an_error():
    with pytest.raises(ValueError, match="is not among the files"):
        render_pdf([job("absent.typ")])


def test_nothing_is_written_over_or_through_a_link(tmp_path):
    (tmp_path / "there").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "target")

    for name in ("there", "link"):
        with pytest.raises(FileExistsError):
            _write(tmp_path / name, b"new")
    assert not (tmp_path / "target").exists()


def test_a_job_that_fails_is_named_in_plain_words():
    with pytest.raises(PrintFailed) as refusal:
        render_pdf([job(), job('#panic("inner words")', name="biển tên")])

    assert refusal.value.code == "print.failed"
    assert "biển tên" in refusal.value.message
    assert "inner words" not in refusal.value.message
    assert refusal.value.detail == "panicked with: inner words"


def test_a_batch_that_never_ends_is_stopped_by_its_time_of_work():
    endless = '#let a = "x"\n#for i in range(60) { a = a + a }\n#a.len()'

    with pytest.raises(PrintFailed) as refusal:
        render_pdf([job(endless)], limits=Limits(memory=400_000_000, cpu=2, wall=30))

    assert refusal.value.code == "print.stopped"
    assert refusal.value.detail.startswith("status -")


def test_a_batch_that_keeps_people_waiting_is_stopped():
    with pytest.raises(PrintFailed) as refusal:
        render_pdf([job()], limits=Limits(wall=0.01))

    assert refusal.value.code == "print.too_slow"


def test_missing_typefaces_are_refused_before_anything_starts(monkeypatch, tmp_path):
    monkeypatch.setenv("DOINGOAI_FONTS", str(tmp_path))

    with pytest.raises(RuleBroken) as refusal:
        render_pdf([job()])

    assert refusal.value.code == "print.fonts_missing"


def test_parent_and_child_agree_on_the_status_of_a_failed_job():
    assert print_child.JOB_FAILED == JOB_FAILED


def test_nothing_is_left_behind(monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    render_pdf([job()])
    with pytest.raises(PrintFailed):
        render_pdf([job("#panic()")])

    assert list(tmp_path.iterdir()) == []


def test_the_folder_of_a_batch_is_private(monkeypatch, tmp_path):
    seen = {}
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def look(*arguments, **more):
        for path in tmp_path.rglob("*"):
            seen[path.name.split("-")[0]] = path.stat().st_mode & 0o777
        raise KeyboardInterrupt

    monkeypatch.setattr("subprocess.run", look)
    with pytest.raises(KeyboardInterrupt):
        render_pdf([job(assets={"flags/xx.svg": b"<svg/>"})])

    assert seen == {
        "doingoai": 0o700,
        "batch": 0o700,
        "job": 0o700,
        "flags": 0o700,
        "xx.svg": 0o600,
        "main.typ": 0o600,
        "data.json": 0o600,
        "no": 0o500,
        "request.json": 0o600,
    }
