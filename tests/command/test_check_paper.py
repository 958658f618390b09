"""Checking a paper with the abbreviations that the office's own units bear."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from doingoai.accounts.queries import unit_symbols
from doingoai.command.entry import main
from tests import factories
from tests.documents.checking import papers
from tests.real_store import RealStore, clear


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "p.docx"
    path.write_bytes(papers.build(replace(papers.letter(), number="Số: 193/SNgV-QHQT")))
    return path


def _codes(capsys: pytest.CaptureFixture[str]) -> set[str]:
    results = json.loads(capsys.readouterr().out)["results"]
    return {rule["code"] for rule in results if rule["state"] == "broken"}


def test_a_division_of_the_office_is_known_when_asked_for(
    real_store: RealStore, paper: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    factories.unit("qhqt", symbol="QHQT")

    strange = (main(["check-paper", str(paper), "--json"]), _codes(capsys))
    known = (main(["check-paper", str(paper), "--json", "--own-units"]), _codes(capsys))

    assert strange == (1, {"C22"})
    assert known == (0, set())


def test_without_an_installation_there_are_no_own_units(
    real_store: RealStore, paper: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clear(real_store)

    assert main(["check-paper", str(paper), "--own-units", "--language", "en"]) == 2
    assert "no installation here" in capsys.readouterr().err


@pytest.mark.django_db
def test_symbols_are_those_of_units_and_of_the_office_itself() -> None:
    factories.unit("le-tan", symbol="LT-ĐN")
    factories.unit("khong")
    before = unit_symbols()

    factories.office(division_symbol="VP")

    assert before == {"LT": "", "ĐN": ""}
    assert unit_symbols() == {"LT": "", "ĐN": "", "VP": "", "SNgV": "Sở Ngoại vụ"}
