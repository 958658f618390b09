"""The walls of the child: the watch by itself, and a real process that tries them."""

import subprocess
import sys

import pytest

from doingoai.documents.rendering.word import SOURCE_ROOT
from doingoai.documents.rendering.word_limits import Watch, _no_network

WATCH = Watch("/work-folder", ("/library", "/prefix"))

TRIES = """
import sys, pathlib
from doingoai.documents.rendering.word_limits import allow_one_job, confine
import os, socket, subprocess
folder = pathlib.Path(sys.argv[1])
confine(folder)
allow_one_job(5)
def tried(what):
    try:
        what()
    except PermissionError:
        return "stopped"
    except BaseException as error:
        return type(error).__name__
    return "done"
print(tried(lambda: open("/etc/hostname")))
print(tried(lambda: open(folder / "own", "w").close()))
print(tried(lambda: os.listdir("/etc")))
print(tried(lambda: subprocess.run(["true"])))
print(tried(lambda: os.system("true")))
print(tried(lambda: socket.create_connection(("127.0.0.1", 9))))
print(tried(lambda: socket.socket()))
print(tried(lambda: os.fork()))
print(tried(lambda: bytearray(2**30)))
print(tried(lambda: __import__("wave")))
"""


def test_the_real_walls_stand(tmp_path):
    ran = subprocess.run(
        [sys.executable, "-c", TRIES, str(tmp_path)],
        env={"PYTHONPATH": str(SOURCE_ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert ran.stdout.split() == [
        "stopped", "done", "stopped", "stopped", "stopped", "stopped", "stopped", "stopped",
        "MemoryError", "done",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("event", "details"),
    [
        ("open", ("/work-folder/1.docx", "w", 0)),
        ("open", (b"/library/x.py", "rb", 0)),
        ("open", ("/prefix/lib/x.so", "r", 0)),
        ("open", (7, "w", 0)),
        ("os.listdir", ("/library",)),
        ("compile", (None, "x")),
    ],
)
def test_what_rendering_needs_passes(event, details):
    assert WATCH(event, details) is None


@pytest.mark.parametrize(
    ("event", "details"),
    [
        ("open", ("/work-folder/../secret", "r", 0)),
        ("open", ("/work-folder-other/x", "r", 0)),
        ("open", ("/library/x.py", "w", 0)),
        ("open", ("/library/secrets.json", "r", 0)),
        ("open", ("/library/../x.py", "r", 0)),
        ("open", ("/library/x.py", None, 0)),
        ("os.listdir", ("/home",)),
        ("socket.connect", ()),
        ("subprocess.Popen", ()),
    ],
)
def test_everything_else_is_stopped(event, details):
    with pytest.raises(PermissionError):
        WATCH(event, details)


def test_there_is_no_network():
    with pytest.raises(PermissionError):
        _no_network("127.0.0.1", 80)
