"""
Sets up a fresh machine: virtual environment, packages by hash, browser assets, translations, demo.

    python3 tools/set_up.py run     what serving needs, and the demo office
    python3 tools/set_up.py test    what checks and tests need

Needs Python 3.11 and nothing else; a second call finds everything done and ends at once. Only the
standard library is used. Every step keeps a stamp with the digest of what it was made from.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
BIN = VENV / "bin"
STAMPS = VENV / "stamps"
OLDEST_NODE = (20, 19)
CHROMIUM = ("chromium", "chromium-browser")


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def run(*command: str | Path, env: dict[str, str] | None = None, quiet: bool = False) -> None:
    """Run a command without input; its output goes to the person who waits."""
    out = subprocess.DEVNULL if quiet else None
    subprocess.run(
        [str(part) for part in command],
        check=True,
        cwd=ROOT,
        env={**os.environ, **(env or {})},
        stdin=subprocess.DEVNULL,
        stdout=out,
        stderr=out,
    )


def digest_of(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256(sys.version.encode())
    for path in sorted(paths):
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def once(name: str, inputs: Iterable[Path], step: Callable[[], None], words: str) -> None:
    """Do a step unless it was done with the very same inputs."""
    stamp, digest = STAMPS / name, digest_of(inputs)
    if stamp.exists() and stamp.read_text() == digest:
        return
    say(f"· {words}")
    began = time.monotonic()
    step()
    STAMPS.mkdir(parents=True, exist_ok=True)
    stamp.write_text(digest)
    say(f"  {time.monotonic() - began:.1f} s")


def make_venv() -> None:
    """Make the virtual environment; Debian keeps what that needs in a package of its own."""
    if (BIN / "python").exists() and (BIN / "pip").exists():
        return
    if sys.version_info < (3, 11):
        sys.exit("doingoai needs Python 3.11 or newer.")
    say("· virtual environment")
    try:
        run(sys.executable, "-m", "venv", VENV, quiet=True)
    except subprocess.CalledProcessError:
        shutil.rmtree(VENV, ignore_errors=True)
        _from_debian("python3-venv")
        run(sys.executable, "-m", "venv", VENV)


def _from_debian(package: str) -> None:
    """Install a Debian package where we may, or say what is missing."""
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        sys.exit(f"Please install the package {package} (apt-get install {package}) and run again.")
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    run("apt-get", "update", "-qq", env=quiet)
    run("apt-get", "install", "-y", "-qq", "--no-install-recommends", package, env=quiet, quiet=True)


def install(lock: str) -> None:
    """Install a lock by hash: with uv, which is fast, or with pip where uv cannot."""
    path = ROOT / "requirements" / f"{lock}.txt"
    pip = (BIN / "python", "-m", "pip", "install", "-q", "--disable-pip-version-check", "--require-hashes")
    try:
        run(*pip, "-r", ROOT / "requirements" / "installer.txt", quiet=True)
        run(BIN / "uv", "pip", "install", "-q", "--python", BIN / "python", "--require-hashes", "-r", path)
    except (subprocess.CalledProcessError, FileNotFoundError):
        run(*pip, "-r", path)


def install_itself() -> None:
    """Give `.venv/bin/doingoai`: a few lines that find the project beside them."""
    script = BIN / "doingoai"
    lines = (
        f"#!{BIN / 'python'}",
        "import sys",
        f"sys.path.insert(0, {str(ROOT)!r})",
        "from doingoai.__main__ import main",
        "sys.exit(main())",
        "",
    )
    script.write_text("\n".join(lines))
    script.chmod(0o755)


def node_folder() -> Path | None:
    """Where a fit Node is: on the machine, or its package for Python in the environment."""
    found = shutil.which("node")
    if found is not None and shutil.which("npm") is not None:
        said = subprocess.run([found, "--version"], capture_output=True, text=True, check=False).stdout
        numbers = [int(number) for number in re.findall(r"\d+", said)[:2]]
        if tuple(numbers) >= OLDEST_NODE:
            return None
    if not (BIN / "node").exists():
        install("node")
    return BIN


def build_assets() -> None:
    """Install the front end's packages by the lock and build scripts, styles, flags and fonts."""
    folder = node_folder()
    path = os.environ.get("PATH", "")
    env = {"PATH": f"{folder}{os.pathsep}{path}"} if folder else {}
    npm = [str(folder / "npm") if folder else "npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"]
    run(*npm, env=env)
    run(str(folder / "node") if folder else "node", "tools/build_assets.mjs", env=env, quiet=True)


def asset_inputs() -> list[Path]:
    web = ROOT / "doingoai" / "web"
    folders = (web / "islands", web / "styles", web / "templates")
    inside = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return [ROOT / "package.json", ROOT / "package-lock.json", *ROOT.glob("tools/*.mjs"), *inside]


def compile_messages() -> None:
    run(BIN / "python", "tools/messages.py", "compile", quiet=True)


def collect_static() -> None:
    """Lay out the static files under hashed names, as the server gives them out."""
    env = {"DJANGO_SETTINGS_MODULE": "doingoai.config.settings", "DOINGOAI_HOME": str(ROOT / "build" / "home")}
    run(BIN / "python", "-m", "django", "collectstatic", "--noinput", "-v0", env={**env, "PYTHONPATH": str(ROOT)})


def chromium() -> None:
    if any(shutil.which(name) for name in CHROMIUM) or os.environ.get("CHROMIUM"):
        return
    say("· Debian's chromium, for the browser tests")
    if os.geteuid() == 0 and shutil.which("apt-get"):
        _from_debian("chromium")
    else:
        say("  not installed (no rights): browser tests will be skipped")


def main() -> None:
    wanted = sys.argv[1] if len(sys.argv) > 1 else "run"
    if wanted not in {"run", "test"}:
        sys.exit(__doc__)
    make_venv()
    locks = [ROOT / "requirements" / name for name in ("installer.txt", "run.txt", "test.txt")]
    lock = "test" if wanted == "test" else "run"
    if wanted == "test" or not (STAMPS / "packages-test").exists():
        once(f"packages-{lock}", locks, lambda: install(lock), f"Python packages ({lock})")
    once("script", [Path(__file__)], install_itself, "the command doingoai")
    once("assets", asset_inputs(), build_assets, "browser assets")
    catalogues = list((ROOT / "doingoai").glob("**/locale/*/LC_MESSAGES/*.po"))
    once("messages", catalogues, compile_messages, "translations")
    built = ROOT / "doingoai" / "web" / "static"
    once("static", [path for path in built.rglob("*") if path.is_file()], collect_static, "static files")
    if wanted == "test":
        chromium()
    else:
        run(BIN / "doingoai", "demo")


if __name__ == "__main__":
    main()
