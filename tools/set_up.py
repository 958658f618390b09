"""
Makes everything the software needs to run or to be tested, once; a second run finds it and goes on.

Usage: python3 tools/set_up.py run|test. Needs only Python 3.11 and its standard library. What was
made is remembered by the digest of what it was made from, in `.venv/stamps`.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
BIN = VENV / "bin"
PYTHON = BIN / "python"
STAMPS = VENV / "stamps"
LOCKS = ROOT / "requirements"
OLDEST_PYTHON = (3, 11)
OLDEST_NODE = (20, 19)
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
QUIET = {
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "PIP_NO_INPUT": "1",
    "PIP_ROOT_USER_ACTION": "ignore",
    "DEBIAN_FRONTEND": "noninteractive",
    "UV_NO_PROGRESS": "1",
}


class Failed(Exception):
    """A step could not be done; the message says how to mend it."""


def say(text: str) -> None:
    print(text, flush=True)


def step(name: str, work: Callable[[], bool]) -> None:
    """Do one step and tell how long it took, unless there was nothing to do."""
    began = time.monotonic()
    if work():
        say(f"  {name:<24}{time.monotonic() - began:6.1f} s")


def run(command: list[str | Path], **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command that never reads the keyboard; what it says is kept for when it fails."""
    path = os.pathsep.join([str(BIN), os.environ.get("PATH", "")])
    environment = {**os.environ, **QUIET, "PATH": path, **more}
    return subprocess.run(
        [str(word) for word in command],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def must(command: list[str | Path], mend: str, **more: str) -> None:
    """
    Run a command that has to succeed.

    :raises Failed: with its last words and how to mend it
    """
    done = run(command, **more)
    if done.returncode:
        last = "\n".join(done.stdout.strip().splitlines()[-25:])
        raise Failed(f"{last}\n\nThis failed: {' '.join(map(str, command))}\n{mend}")


def digest(paths: Iterable[Path]) -> str:
    """Digest of the names and contents of files; one that is not there counts as absent."""
    found = hashlib.sha256()
    for path in paths:
        content = path.read_bytes() if path.exists() else b"\0absent"
        found.update(f"{path.name}\0".encode() + hashlib.sha256(content).digest())
    return found.hexdigest()


def stamped(name: str) -> str:
    path = STAMPS / name
    return path.read_text() if path.exists() else ""


def stamp(name: str, content: str) -> None:
    STAMPS.mkdir(parents=True, exist_ok=True)
    (STAMPS / name).write_text(content)


def check_python() -> None:
    if sys.version_info[:2] < OLDEST_PYTHON:
        raise Failed(
            f"This is Python {sys.version.split()[0]}; Python 3.11 or newer is needed.\n"
            "Name it: make run PYTHON=/path/to/python3.11"
        )


def make_environment() -> bool:
    """Make `.venv`; one whose Python is gone is made anew."""
    if PYTHON.exists() and not run([PYTHON, "-c", "import pip"]).returncode:
        return False
    make: list[str | Path] = [sys.executable, "-m", "venv", "--clear", VENV]
    if importlib.util.find_spec("ensurepip") is None or run(make).returncode:
        install_debian("python3-venv", "the module venv of Python")
        must(make, "Look at the message above.")
    return True


def install_debian(package: str, what: str) -> None:
    """
    Install one package of the distribution.

    :raises Failed: when that is not ours to do
    """
    can = shutil.which("apt-get") and os.geteuid() == 0
    if not can:
        raise Failed(
            f"{what[0].upper()}{what[1:]} is missing. As root: apt-get install -y {package}"
        )
    install: list[str | Path] = ["apt-get", "install", "-y", "--no-install-recommends", package]
    if run(install).returncode:
        run(["apt-get", "update"])
        must(install, f"Install {what} yourself (package {package}), then repeat.")


def install_packages(level: str) -> bool:
    """Install exactly the locked packages; those for tests include those for running."""
    locks = {name: digest([LOCKS / f"{name}.txt"]) for name in ("run", "test")}
    wanted = f"{level} {locks[level]}"
    current = stamped("packages")
    if current == wanted or (level == "run" and current == f"test {locks['test']}"):
        return False
    lock = LOCKS / f"{level}.txt"
    if not install_by_uv(lock):
        must(
            [PYTHON, "-m", "pip", "install", "--require-hashes", "-r", lock],
            "Is the network there? Packages come from your package index (see pip config).",
        )
    stamp("packages", wanted)
    return True


def install_by_uv(lock: Path) -> bool:
    """Install by the faster installer; tell whether that worked."""
    lock_of_uv = LOCKS / "installer.txt"
    pip: list[str | Path] = [PYTHON, "-m", "pip", "install", "--require-hashes", "-r", lock_of_uv]
    if stamped("installer") != digest([lock_of_uv]):
        if run(pip).returncode:
            return False
        stamp("installer", digest([lock_of_uv]))
    command: list[str | Path] = [BIN / "uv", "pip", "install", "--require-hashes", "-r", lock]
    return run([*command, "--python", PYTHON], **index_of_pip()).returncode == 0


def index_of_pip() -> dict[str, str]:
    """The package index that pip is told to use, for the one call that does not read pip's files."""
    if "UV_DEFAULT_INDEX" in os.environ:
        return {}
    found = run([PYTHON, "-m", "pip", "config", "get", "global.index-url"])
    named = os.environ.get("PIP_INDEX_URL") or (
        found.stdout.strip() if found.returncode == 0 else ""
    )
    return {"UV_DEFAULT_INDEX": named} if named else {}


def link_project() -> bool:
    """Let the environment find the project where it stands, and give it the command `doingoai`."""
    (packages,) = VENV.glob("lib/python3.*/site-packages")
    pointer, command = packages / "doingoai.pth", BIN / "doingoai"
    script = '#!/bin/sh\nexec "$(dirname "$(readlink -f "$0")")/python" -m doingoai "$@"\n'
    texts = {pointer: f"{ROOT}\n", command: script}
    if all(path.exists() and path.read_text() == text for path, text in texts.items()):
        return False
    for path, text in texts.items():
        path.write_text(text)
    command.chmod(0o755)
    return True


def find_node() -> bool:
    """See that Node is there; where it is missing or old, take it from a wheel."""
    if node_is_new(shutil.which("node")) and shutil.which("npm"):
        return False
    if node_is_new(str(BIN / "node")) and (BIN / "npm").exists():
        return False
    must(
        [PYTHON, "-m", "pip", "install", "--require-hashes", "-r", LOCKS / "node.txt"],
        "Install Node 20.19 or newer with npm yourself, then repeat.",
    )
    return True


def node_is_new(command: str | None) -> bool:
    if command is None or not Path(command).exists():
        return False
    found = re.match(r"v(\d+)\.(\d+)", run([command, "--version"]).stdout)
    return bool(found) and (int(found[1]), int(found[2])) >= OLDEST_NODE


def tool(name: str) -> str:
    """The path of node or npm: the machine's own when it is new enough, else the environment's."""
    own = shutil.which(name)
    return own if own and node_is_new(shutil.which("node")) else str(BIN / name)


def install_modules(level: str) -> bool:
    """Install exactly the locked modules of the pages."""
    if not (ROOT / "package.json").exists():
        say("  no package.json yet: pages are not built")
        return False
    lock = digest([ROOT / "package-lock.json"])
    there = (ROOT / "node_modules").exists()
    if there and stamped("modules") in {f"{level} {lock}", f"test {lock}"}:
        return False
    fewer = ["--omit=dev"] if level == "run" else []
    must([tool("npm"), "ci", "--no-audit", "--no-fund", *fewer], "Is the network there?")
    stamp("modules", f"{level} {lock}")
    return True


def build_pages() -> bool:
    """Build what the browser gets; the builder itself knows when nothing has changed."""
    if not (ROOT / "tools" / "build_assets.mjs").exists():
        return False
    before = stamped("pages")
    must([tool("node"), "tools/build_assets.mjs"], "Look at the message above.")
    now = digest([ROOT / "doingoai" / "web" / "static" / "built" / "stamp.txt"])
    stamp("pages", now)
    return before != now


def compile_texts() -> bool:
    """Compile the translations."""
    if not (ROOT / "tools" / "messages.py").exists():
        return False
    sources = sorted((ROOT / "doingoai").rglob("*.po"))
    made = all(source.with_suffix(".mo").exists() for source in sources)
    if made and stamped("texts") == digest(sources):
        return False
    must([PYTHON, "tools/messages.py", "compile"], "Look at the message above.")
    stamp("texts", digest(sources))
    return True


def find_browser() -> bool:
    """See that a browser for the journeys is there; without one they are skipped."""
    if os.environ.get("CHROMIUM") or any(map(shutil.which, BROWSERS)):
        return False
    try:
        install_debian("chromium", "the browser for the journeys")
    except Failed as fault:
        say(f"  journeys will be skipped: {fault}")
        return False
    return True


def set_up(level: str) -> None:
    check_python()
    if VENV.is_symlink():
        say("  .venv is a link: its packages are left alone")
    else:
        step("environment", make_environment)
        step("command", link_project)
        step("Node", find_node)
    with ThreadPoolExecutor(2) as side_by_side:
        done = [
            side_by_side.submit(make_server_side, level),
            side_by_side.submit(make_browser_side, level),
        ]
    for one in done:
        one.result()
    if level == "test":
        step("browser", find_browser)


def make_server_side(level: str) -> None:
    if not VENV.is_symlink():
        step("Python packages", lambda: install_packages(level))
    step("texts", compile_texts)


def make_browser_side(level: str) -> None:
    step("browser modules", lambda: install_modules(level))
    step("pages", build_pages)


def main(words: list[str]) -> int:
    if words not in (["run"], ["test"]):
        say(__doc__.strip())
        return 2
    try:
        set_up(words[0])
    except Failed as fault:
        say(f"\n{fault}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
