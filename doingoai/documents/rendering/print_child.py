"""
The child process in which pieces are printed: `python -m …print_child <folder>`.

It reads `request.json`, writes `<n>.pdf` for each job and `outcome.json`, all inside the private
folder the parent made. It knows no Django and no domain word, and user text reaches it only as
JSON that the templates print as text.
"""

import json
import stat
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import typst

from doingoai.documents.rendering.print_guard import confine

JOB_FAILED = 3


class UnexpectedFile(Exception):
    """The folder of a job holds something the parent did not write."""


def main(arguments: list[str], *, bind: Callable[[int, int], None] = confine) -> int:
    folder = Path(arguments[0])
    request = json.loads((folder / "request.json").read_text("utf-8"))
    bind(request["memory"], request["cpu"])
    outcome = print_all(folder, request)
    (folder / "outcome.json").write_text(json.dumps(outcome), "utf-8")
    return JOB_FAILED if "failed" in outcome else 0


def print_all(folder: Path, request: dict[str, Any]) -> dict[str, Any]:
    """Print the jobs in order; stop at the first that fails and say which and why."""
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[request["fonts"]]
    )
    warnings: list[list[str]] = []
    for number, job in enumerate(request["jobs"]):
        try:
            pdf, said = print_one(folder, number, job, request, fonts)
        except (typst.TypstError, UnexpectedFile) as error:
            return {"failed": number, "reason": _reason(error)}
        (folder / f"{number}.pdf").write_bytes(pdf)
        warnings.append(said)
    return {"warnings": warnings}


def print_one(
    folder: Path, number: int, job: dict[str, Any], request: dict[str, Any], fonts: typst.Fonts
) -> tuple[bytes, list[str]]:
    """:raises UnexpectedFile: when a link or a stranger lies among the files of the job"""
    root = folder / f"job-{number}"
    check_files(root, job["files"])
    # Typst looks for packages here before it would download them; both stay empty.
    nothing = folder / "no-packages"
    compiler = typst.Compiler(
        root / job["main"],
        root=root,
        font_paths=fonts,
        package_path=nothing,
        package_cache_path=nothing,
    )
    pdf, said = compiler.compile_with_warnings(
        format="pdf",
        pdf_standards=[request["standard"]] if request["standard"] else [],
        pdf_tags=request["tags"],
        timestamp=job["timestamp"],
    )
    assert isinstance(pdf, bytes)  # noqa: S101  one PDF is one piece of bytes; only pictures are lists
    return pdf, [warning.message for warning in said]


def check_files(root: Path, expected: Iterable[str]) -> None:
    """
    Test that a folder holds exactly the expected plain files.

    Typst follows a link out of its root (its issues 5454 and 7608), so there must be none.
    """
    wanted = set(expected)
    for path in root.rglob("*"):
        kind = path.lstat().st_mode
        name = path.relative_to(root).as_posix()
        if stat.S_ISDIR(kind):
            continue
        if not stat.S_ISREG(kind) or name not in wanted:
            raise UnexpectedFile(f"unexpected file {name}")


def _reason(error: Exception) -> str:
    hints = getattr(error, "hints", [])
    return "; ".join([getattr(error, "message", "") or str(error), *hints])


if __name__ == "__main__":  # pragma: no cover  runs in the child alone; every print test needs it
    sys.exit(main(sys.argv[1:]))
