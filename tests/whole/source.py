"""The repository as the guards read it: its files, and the functions of its actions as trees."""

import ast
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

ROOT: Path = settings.ROOT
PACKAGE = ROOT / "doingoai"
APPS = (
    "foundation", "accounts", "norms", "planning", "documents", "approvals", "directory",
    "procedures", "gifts", "spending", "programme", "delegations", "web", "api", "demo", "command",
)  # fmt: skip


@dataclass(frozen=True)
class Function:
    """A function of a module at its top level."""

    module: str
    node: ast.FunctionDef

    @property
    def name(self) -> str:
        return self.node.name

    @property
    def calls(self) -> set[str]:
        """What it calls, by the last name: `audit.record` is `record`."""
        found = (part.func for part in ast.walk(self.node) if isinstance(part, ast.Call))
        return {ast.unparse(one).rsplit(".", 1)[-1] for one in found}

    @property
    def decorators(self) -> set[str]:
        return {ast.unparse(one) for one in self.node.decorator_list}

    @property
    def place(self) -> str:
        return f"{self.module}:{self.node.lineno} {self.name}"


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that git keeps, and every new one that it would."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return tuple(path for line in said.splitlines() if (path := ROOT / line).is_file())


@cache
def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def modules(*patterns: str) -> list[Path]:
    """Modules of the package that match, without what migrations hold."""
    found = {path for pattern in patterns for path in PACKAGE.glob(pattern)}
    return sorted(path for path in found if "migrations" not in path.parts)


def functions_of(path: Path) -> list[Function]:
    name = str(path.relative_to(ROOT))
    tree = ast.parse(text_of(path))
    return [Function(name, node) for node in tree.body if isinstance(node, ast.FunctionDef)]


def action_functions() -> list[Function]:
    """Every function, private ones too, of every module of actions."""
    paths = modules("*/actions.py", "*/actions/*.py", "*/*_actions.py")
    return [function for path in paths for function in functions_of(path)]
