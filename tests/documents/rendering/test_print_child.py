import json
import subprocess
import sys
from pathlib import Path

import pytest

from doingoai.documents.rendering.fonts import font_dir
from doingoai.documents.rendering.print_child import JOB_FAILED, UnexpectedFile, check_files, main
from tests.documents.rendering.reading import pdf_text

GOOD = '#set text(font: "Tinos")\n#json("/data.json").word'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as the parent lays it out, with two jobs."""
    (tmp_path / "no-packages").mkdir()
    for number, word in enumerate(["một", "hai"]):
        root = tmp_path / f"job-{number}"
        root.mkdir()
        (root / "main.typ").write_text(GOOD)
        (root / "data.json").write_text(json.dumps({"word": word}))
    ask(tmp_path)
    return tmp_path


def ask(folder: Path, **changes: object) -> None:
    job = {"main": "main.typ", "files": ["main.typ", "data.json"], "timestamp": 1_770_000_000}
    request = {
        "jobs": [job, job],
        "fonts": str(font_dir()),
        "tags": True,
        "standard": "a-2a",
        "memory": 5,
        "cpu": 7,
        **changes,
    }
    (folder / "request.json").write_text(json.dumps(request))


def run(folder: Path) -> tuple[int, dict, list[tuple[int, int]]]:
    bound: list[tuple[int, int]] = []
    status = main([str(folder)], bind=lambda memory, cpu: bound.append((memory, cpu)))
    return status, json.loads((folder / "outcome.json").read_text()), bound


def test_the_jobs_are_printed_after_the_process_is_bound(folder):
    status, outcome, bound = run(folder)

    assert (status, outcome, bound) == (0, {"warnings": [[], []]}, [(5, 7)])
    assert pdf_text((folder / "0.pdf").read_bytes()) == "một"
    assert pdf_text((folder / "1.pdf").read_bytes()) == "hai"


def test_without_a_standard_and_tags_a_draft_is_small(folder):
    run(folder)
    kept = (folder / "0.pdf").stat().st_size
    ask(folder, standard=None, tags=False)

    run(folder)

    assert (folder / "0.pdf").stat().st_size < kept


def test_the_first_job_that_fails_is_named(folder):
    (folder / "job-1" / "main.typ").write_text('#panic("no")')

    status, outcome, _bound = run(folder)

    assert status == JOB_FAILED
    assert outcome == {"failed": 1, "reason": "panicked with: no"}


def test_warnings_of_the_engine_are_passed_on(folder):
    (folder / "job-0" / "main.typ").write_text('#set text(font: ("Tinos", "Nowhere Sans"))\nx')

    _status, outcome, _bound = run(folder)

    assert outcome["warnings"] == [["unknown font family: nowhere sans"], []]


def test_a_planted_link_stops_the_job_before_it_is_read(folder, tmp_path_factory):
    secret = tmp_path_factory.mktemp("outside") / "secret.txt"
    secret.write_text("secret")
    (folder / "job-0" / "link.txt").symlink_to(secret)
    (folder / "job-0" / "main.typ").write_text('#set text(font: "Tinos")\n#read("/link.txt")')

    status, outcome, _bound = run(folder)

    assert (status, outcome) == (
        JOB_FAILED,
        {"failed": 0, "reason": "unexpected file link.txt"},
    )


def test_a_link_is_no_file_even_under_an_expected_name(tmp_path):
    (tmp_path / "main.typ").symlink_to("/etc/hostname")

    with pytest.raises(UnexpectedFile):
        check_files(tmp_path, ["main.typ"])


def test_a_link_to_a_folder_is_found(tmp_path):
    (tmp_path / "flags").symlink_to("/etc")

    with pytest.raises(UnexpectedFile):
        check_files(tmp_path, ["flags"])


def test_a_stranger_among_the_files_is_found(tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "stranger.typ").touch()

    with pytest.raises(UnexpectedFile):
        check_files(tmp_path, ["main.typ"])


def test_the_child_starts_without_django():
    code = (
        "import sys; import doingoai.documents.rendering.print_child;"
        "print([name for name in sys.modules if name.split('.')[0] in {'django', 'babel'}])"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
