"""
What is sensitive is in no log line, not on the error stream and in no detail of the audit (S25).

Every command is given what holds the canaries, whole and broken. What somebody asked for stands on
the output alone: findings name guests, a fault quotes the one cell or line that cannot be read.
"""

import io
import re
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest

from doingoai.command.dossier_folder import FINDINGS
from doingoai.command.entry import BROKEN, main
from doingoai.delegations.facts import MemberFacts
from doingoai.delegations.intake.blank import filled_workbook
from doingoai.delegations.intake.workbook import read_workbook
from doingoai.directory.facts import PassportFacts
from doingoai.directory.naming import PersonName
from doingoai.documents.rendering.docx_text import read_docx
from doingoai.foundation.models import AuditEntry
from tests.command.stores import Office
from tests.delegations.samples import agency_workbook
from tests.documents.checking import papers
from tests.documents.good_files import packed
from tests.leaks import KINDS, canaries, lines, met
from tests.real_store import RealStore

__all__ = ["lines"]

TOLD = dict(zip(KINDS, canaries()[::3], strict=True))
OPEN = [kind for kind in KINDS if kind not in {"name", "body of a document"}]
PERSONAL = [TOLD[kind] for kind in OPEN]
BORN = date(1953, 11, 11)
FAULTS = (ValueError, KeyError, RuntimeError, OSError, UnicodeError, ZeroDivisionError)


@dataclass(frozen=True)
class Told:
    """How a command ended, what it printed for whoever asked, and what it said besides."""

    status: int
    asked: str
    besides: str


Run = Callable[..., Told]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], lines: io.StringIO) -> Run:
    """Run a command; what is logged counts as said besides."""

    def ran(*words: object) -> Told:
        try:
            status = main([str(word) for word in words])
        except SystemExit as ended:
            status = int(str(ended.code))
        said = capsys.readouterr()
        return Told(status, said.out, said.err + lines.getvalue())

    return ran


def guest() -> MemberFacts:
    """A guest of whom everything is a canary."""
    return MemberFacts(
        key="row-2",
        name=PersonName(family="KIM", given="Bi Mat0011"),
        birth_date=BORN,
        passport=PassportFacts(number=TOLD["passport"], country="KR", expires_on=date(2026, 3, 9)),
        diet=f"{TOLD['diet']}, {TOLD['illness']}",
        phone=TOLD["phone"],
        email=TOLD["mail"],
        title_vi="Thị trưởng",
        nationality="KR",
        notes=(("Nhà riêng", TOLD["home"]), ("Số định danh", TOLD["identity number"])),
    )


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook that can be read, of a visit with two such guests: one passport is there twice."""
    facts = read_workbook(agency_workbook(), "b.xlsx", as_of=date(2026, 3, 1)).facts
    other = replace(guest(), key="row-3", name=PersonName(family="KIM", given="Khac"))
    facts = replace(facts, items=(), members=(guest(), other))
    path = tmp_path_factory.mktemp("books") / "book.xlsx"
    path.write_bytes(filled_workbook(facts, "vi"))
    return path


def test_a_dossier_names_guests_and_none_of_their_numbers(run: Run, book: Path, tmp_path: Path):
    told = run("dossier", book, "--out", tmp_path / "d", "--as-of", "2026-03-01")

    (notice,) = (tmp_path / "d").glob("*ong-an*.docx")
    assert [told.status, TOLD["passport"] in read_docx(notice.read_bytes())] == [1, True]
    findings = (tmp_path / "d" / FINDINGS).read_text("utf-8")
    assert [one for one in PERSONAL if one in told.asked + findings] == []
    assert met(told.besides) == []


def test_a_broken_workbook_is_quoted_on_the_output_alone(run: Run, book: Path, tmp_path: Path):
    with zipfile.ZipFile(book) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    days = re.compile(rb'(<c r="\w+") s="\d+"><v>%d</v>' % (BORN - date(1899, 12, 30)).days)
    parts = {
        name: days.sub(rb'\1 t="inlineStr"><is><t>31/02/1953</t></is>', part)
        for name, part in parts.items()
    }
    (tmp_path / "b.xlsx").write_bytes(packed(parts))

    told = run("dossier", tmp_path / "b.xlsx", "--out", tmp_path / "d")

    assert [told.status, "31/02/1953" in told.asked] == [2, True]
    assert "31/02/1953" not in told.besides
    assert [one for one in PERSONAL if one in told.asked] == []
    assert met(told.besides) == []


@pytest.mark.parametrize("words", [["dossier", "--out", "d"], ["check-paper"], ["restore"]])
def test_a_file_that_is_something_else_is_not_quoted(run: Run, tmp_path: Path, words: list[str]):
    (tmp_path / "f").write_text("\n".join(canaries()), "utf-8")

    told = run(words[0], tmp_path / "f", *words[1:])

    assert [told.status, met(told.asked + told.besides)] == [2, []]


@pytest.mark.parametrize(
    ("kinds", "status", "quoted"),
    [(list(KINDS), 2, []), (OPEN, 1, [TOLD["opinion"]])],
    ids=["secret", "open"],
)
def test_the_report_on_a_paper_quotes_only_the_line_that_is_wrong(
    run: Run, tmp_path: Path, kinds: list[str], status: int, quoted: list[str]
):
    """A paper that bears the word of a state secret is not read; of any other the end is wrong."""
    paper = papers.letter()
    body = (*paper.body, *(f"Nội dung: {TOLD[kind]}" for kind in kinds))
    (tmp_path / "p.docx").write_bytes(papers.build(replace(paper, number="Số 1", body=body)))

    told = run("check-paper", tmp_path / "p.docx")

    assert [told.status, met(told.besides)] == [status, []]
    assert [one for one in PERSONAL if one in told.asked] == quoted


def test_no_word_of_the_command_line_is_repeated(run: Run):
    words = ([f"--password={canary}"] if number % 2 else ["--password", canary]
             for number, canary in enumerate(canaries()))  # fmt: skip

    told = [run("admin", "lan", *some) for some in words]

    assert {one.status for one in told} == {2}
    assert met("".join(one.asked + one.besides for one in told)) == []
    assert "--password" in told[0].besides


def test_passwords_are_repeated_nowhere(
    run: Run, real_store: RealStore, monkeypatch: pytest.MonkeyPatch
):
    told = []
    for password in ("", "ngan", TOLD["password"], TOLD["recovery code"]):
        monkeypatch.setattr(sys, "stdin", io.StringIO(password))
        told.append(run("admin", "quantri"))

    assert [one.status for one in told] == [2, 2, 0, 2]
    kept = repr(list(AuditEntry.objects.values()))
    assert AuditEntry.objects.count() > 0
    assert met(kept + "".join(one.asked + one.besides for one in told)) == []


def test_backups_with_the_wrong_keys_tell_nothing(run: Run, office: Office, tmp_path: Path):
    wrong = tmp_path / "wrong.keys"
    wrong.write_text("\n".join(canaries()), "utf-8")
    saved = run("backup", tmp_path / "b.zip")

    told = run("restore", tmp_path / "b.zip", "--keys", wrong, "--replace")

    assert [saved.status, told.status] == [0, 2]
    assert secrets_of(office, saved, told) == []
    assert met(saved.besides + told.asked + told.besides) == []


def test_damage_is_told_without_what_was_damaged(run: Run, office: Office):
    office.passport.tail = "0000"
    office.passport.number_index = "x"
    office.passport.save()
    office.person.birth_index = "x"
    office.person.save(update_fields=["birth_index"])

    told = run("check")

    assert [told.status, told.asked.count("✗") >= 3] == [1, True]
    assert secrets_of(office, told) == []


def secrets_of(office: Office, *told: Told) -> list[str]:
    """Which secrets of the furnished office stand in what was told, or in its audit log."""
    said = repr(list(AuditEntry.objects.values())) + "".join(
        one.asked + one.besides for one in told
    )
    return [one for one in ("C1234567", "1980-02-03", "03/02/1980") if one in said]


@pytest.mark.parametrize("kind", FAULTS)
def test_a_fault_of_the_software_shows_its_place_and_not_its_words(
    run: Run, kind: type[Exception], monkeypatch: pytest.MonkeyPatch
):
    def breaks(_options: object) -> int:
        raise kind(" ".join(canaries())) from LookupError(" ".join(canaries()))

    monkeypatch.setattr(import_module("doingoai.command.workbook"), "run", breaks)

    told = run("workbook", "--out", "x")

    assert [told.status, met(told.asked + told.besides)] == [BROKEN, []]
    assert [kind.__name__ in told.besides, "LookupError" in told.besides] == [True, True]
    assert Path(__file__).name in told.besides
