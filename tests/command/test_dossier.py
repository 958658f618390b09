"""A dossier from a workbook: nothing but the files it was asked for."""

import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image

from doingoai.command.dossier_folder import FINDINGS, DossierFolder
from doingoai.command.entry import main
from doingoai.delegations.intake.blank import filled_workbook
from doingoai.delegations.intake.workbook import read_workbook
from doingoai.foundation.refusals import RuleBroken
from tests.delegations.samples import agency_workbook

AS_OF = date(2026, 3, 1)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook without a fault whose visit has two guests, so that few papers are made."""
    facts = read_workbook(agency_workbook(), "b.xlsx", as_of=AS_OF).facts
    facts = replace(facts, items=facts.items[:1], members=facts.members[:2])
    path = tmp_path_factory.mktemp("books") / "book.xlsx"
    path.write_bytes(filled_workbook(facts, "vi"))
    return path


def _made(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_clean_workbook_becomes_a_whole_dossier(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["dossier", str(book), "--out", str(tmp_path / "d"), "--as-of", "2026-03-01",
                   "--json"])  # fmt: skip

    told = json.loads(capsys.readouterr().out)
    files = {paper["file"] for paper in told["papers"]}
    assert status in {0, 1}
    assert _made(tmp_path / "d") == files | {FINDINGS, "00_Muc-luc-ho-so.docx"}
    assert json.loads((tmp_path / "d" / FINDINGS).read_bytes()) == told
    assert told["as_of"] == "2026-03-01"


def test_every_fault_is_told_with_its_place_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "b.xlsx").write_bytes(agency_workbook())

    status = main(["dossier", str(tmp_path / "b.xlsx"), "--out", str(tmp_path / "d"), "--json"])

    faults = json.loads(capsys.readouterr().out)["faults"]
    assert status == 2
    assert [(fault["sheet"], fault["row"], fault["column"]) for fault in faults] == [
        ("Thành viên", 18, "H"),
        ("Chương trình", 11, "B"),
    ]
    assert not (tmp_path / "d").exists()


def test_faults_are_told_to_people_by_cell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "b.xlsx").write_bytes(agency_workbook())

    main(["dossier", str(tmp_path / "b.xlsx"), "--out", str(tmp_path / "d"), "--language", "en"])

    captured = capsys.readouterr()
    assert captured.out.splitlines()[0] == (
        "Thành viên!H18: “31/02/2020” does not exist: month 2/2020 has 29 days."
    )
    assert captured.err.splitlines()[-1] == "Nothing was written. Mend the workbook and repeat."


@pytest.mark.parametrize("content", [b"", b"no workbook", b"PK\x03\x04 broken"])
def test_a_file_that_is_no_workbook_is_unreadable(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "b.xlsx").write_bytes(content)

    status = main(["dossier", str(tmp_path / "b.xlsx"), "--out", str(tmp_path / "d")])

    assert [status, capsys.readouterr().out == ""] == [2, False]


def test_a_file_that_is_not_there_is_unreadable(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["dossier", str(tmp_path / "b.xlsx"), "--out", "d", "--language", "en"])

    assert status == 2
    assert capsys.readouterr().out.startswith("There is no file ")


def test_papers_of_an_earlier_run_give_way_and_other_files_stay(tmp_path: Path) -> None:
    earlier = {"papers": [{"file": "old.docx"}, {"file": "../outside.txt"}]}
    (tmp_path / "d").mkdir()
    (tmp_path / "outside.txt").write_text("stays")
    (tmp_path / "d" / "note.txt").write_text("stays")
    (tmp_path / "d" / "old.docx").write_text("goes")
    (tmp_path / "d" / FINDINGS).write_text(json.dumps(earlier))

    DossierFolder(tmp_path / "d").write([("new.docx", b"new"), (FINDINGS, b"{}")])

    assert _made(tmp_path / "d") == {"note.txt", "new.docx", FINDINGS}
    assert (tmp_path / "outside.txt").exists()


@pytest.mark.parametrize("earlier", ["", "[]", '{"papers": 1}', '{"papers": [{}]}'])
def test_a_foreign_findings_file_takes_nothing_away(earlier: str, tmp_path: Path) -> None:
    (tmp_path / FINDINGS).write_text(earlier)

    DossierFolder(tmp_path).write([("new.docx", b"new")])

    assert _made(tmp_path) == {FINDINGS, "new.docx"}


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "d").write_text("a file")

    with pytest.raises(RuleBroken) as refusal:
        DossierFolder(tmp_path / "d").write([("new.docx", b"new")])

    assert refusal.value.code == "file.not_writable"


def test_the_findings_are_told_to_people(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["dossier", str(book), "--out", str(tmp_path / "d"), "--as-of", "2026-03-01",
          "--language", "en"])  # fmt: skip

    told = capsys.readouterr().out.splitlines()
    answer = json.loads((tmp_path / "d" / FINDINGS).read_bytes())
    assert told[2] == f"    → {answer['findings'][0]['mend']}"
    assert told[-1].startswith(f"{len(answer['papers'])} papers; dangers: ")


def _photograph() -> bytes:
    picture = io.BytesIO()
    Image.new("RGB", (300, 400), "navy").save(picture, "JPEG")
    return picture.getvalue()


def _pictures_on(pdf: Path) -> int:
    """How many bitmaps stand on the pages of a print piece."""
    with pdfium.PdfDocument(pdf) as opened:
        return sum(
            1
            for page in opened
            for part in page.get_objects(max_depth=8)
            if part.type == pdfium.raw.FPDF_PAGEOBJ_IMAGE
        )


def test_pictures_beside_the_workbook_go_onto_the_badges(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    facts = read_workbook(agency_workbook(), "b.xlsx", as_of=AS_OF).facts
    named = ("kim.jpg", "../outside.jpg", "nowhere.png", "broken.jpg")
    members = [
        replace(guest, photo=name) for guest, name in zip(facts.members, named, strict=False)
    ]
    facts = replace(facts, items=(), members=tuple(members))
    folder = tmp_path / "books"
    folder.mkdir()
    (folder / "b.xlsx").write_bytes(filled_workbook(facts, "vi"))
    (folder / "kim.jpg").write_bytes(_photograph())
    (folder / "broken.jpg").write_bytes(b"no picture")
    (tmp_path / "outside.jpg").write_bytes(_photograph())

    main(["dossier", str(folder / "b.xlsx"), "--out", str(tmp_path / "d"), "--as-of", "2026-03-01",
          "--language", "en", "--json"])  # fmt: skip

    told = json.loads(capsys.readouterr().out)["bad_pictures"]
    assert [line.partition("is not used")[0] for line in told] == [
        f"{guest.name.full}: the picture “{guest.photo}” " for guest in members[1:4]
    ]
    assert "the folder of the workbook" in told[0]
    assert _pictures_on(tmp_path / "d" / "badges.pdf") == 1
