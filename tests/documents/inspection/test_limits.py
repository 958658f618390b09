import subprocess
import sys

import pytest

from doingoai.documents.inspection.limits import CHILD, ROOT, ChildFailed, Failure, run_limited
from doingoai.documents.openers import child

HERE = "tests.documents.inspection.openers_for_tests"


def test_a_child_gives_its_answer():
    assert run_limited(f"{HERE}.echo", b"abc") == b"cba"


def test_a_child_that_cannot_read_the_content_says_why():
    with pytest.raises(ChildFailed) as failed:
        run_limited(f"{HERE}.refusing", b"")

    assert (failed.value.failure, failed.value.detail) == (Failure.REFUSED, "not a picture")


def test_a_child_that_sleeps_is_ended():
    """It would wake and answer within the usual limit: only the shorter one ends it."""
    with pytest.raises(ChildFailed) as failed:
        run_limited(f"{HERE}.sleeping", b"", seconds=1)

    assert failed.value.failure == Failure.TIME


def test_a_child_that_takes_all_memory_is_ended():
    with pytest.raises(ChildFailed) as failed:
        run_limited(f"{HERE}.greedy", b"", memory_mb=200)

    assert failed.value.failure == Failure.MEMORY


def test_a_child_that_crashes_harms_nobody():
    with pytest.raises(ChildFailed) as failed:
        run_limited(f"{HERE}.crashing", b"")

    assert failed.value.failure == Failure.CRASH


def test_a_child_that_computes_for_ever_is_ended_by_its_own_clock():
    command = [sys.executable, "-I", str(CHILD), str(ROOT), f"{HERE}.spinning", "1", "300"]

    done = subprocess.run(command, input=b"", capture_output=True, check=False, timeout=20)

    assert done.returncode == -24


def test_a_child_sees_no_environment_and_writes_no_file(monkeypatch):
    monkeypatch.setenv("SECRET_KEY_FOR_TEST", "x")

    assert run_limited(f"{HERE}.curious", b"") == b"no secret, no file"


def test_every_end_of_the_child_has_its_own_number(monkeypatch, capsysbinary):
    monkeypatch.setattr(child, "limit", lambda seconds, megabytes: None)
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setattr(sys, "stdin", type("Pipe", (), {"buffer": open(CHILD, "rb")}))  # noqa: SIM115

    ends = [
        child.main([str(ROOT), f"{HERE}.{module}", "1", "1"])
        for module in ("echo", "refusing", "out_of_memory")
    ]
    sys.stdin.buffer.close()

    assert ends == [0, 3, 4]
    assert capsysbinary.readouterr().err == b"not a picture"
