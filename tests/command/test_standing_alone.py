"""Blank workbooks, checked papers and files named on the command line."""

import json
from pathlib import Path

import pytest

from doingoai.command import reading
from doingoai.command.entry import main
from doingoai.command.reading import read_named
from doingoai.delegations.intake.blank import blank_workbook
from doingoai.foundation.refusals import RuleBroken


def test_the_blank_workbook_is_written_in_the_language_asked_for(tmp_path: Path) -> None:
    status = main(["workbook", "--out", str(tmp_path / "w.xlsx"), "--language", "en"])

    assert status == 0
    assert len((tmp_path / "w.xlsx").read_bytes()) == len(blank_workbook("en"))


def test_a_workbook_that_is_there_is_not_overwritten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "w.xlsx").write_bytes(b"filled in")

    status = main(["workbook", "--out", str(tmp_path / "w.xlsx"), "--language", "en"])

    assert [status, (tmp_path / "w.xlsx").read_bytes()] == [2, b"filled in"]
    assert "is not overwritten" in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["workbook", "--out", str(tmp_path / "no" / "w.xlsx"), "--language", "en"])

    assert [status, "cannot be written" in capsys.readouterr().err] == [2, True]


def test_a_file_that_is_no_paper_ends_with_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "p.docx").write_bytes(b"no paper")

    status = main(["check-paper", str(tmp_path / "p.docx"), "--json"])

    assert status == 2
    assert json.loads(capsys.readouterr().out)["file"] == "p.docx"


def test_a_named_file_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"whole")

    assert read_named(tmp_path / "f") == b"whole"


def test_a_named_file_is_refused_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_BYTES", 3)
    (tmp_path / "large").write_bytes(b"1234")
    codes = []

    for path in (tmp_path / "none", tmp_path, tmp_path / "large"):
        with pytest.raises(RuleBroken) as refusal:
            read_named(path)
        codes.append(refusal.value.code)

    assert codes == ["file.not_there", "file.not_readable", "file.too_large"]
