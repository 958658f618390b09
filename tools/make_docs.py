"""
Write the pages of `docs/` that are made from code: findings, appraisal, faults, commands, states, API.

`python -m tools.make_docs`; with `--check` nothing is written and an old page is a failure.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Mapping
from enum import Enum
from pathlib import Path
from unittest import mock

if __name__ == "__main__":  # a test that imports this has settings of its own
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doingoai.config.settings")
    os.environ.setdefault("DOINGOAI_STANDALONE", "1")

import django

django.setup()

from django.utils import translation  # noqa: E402

from doingoai.api.face import api  # noqa: E402
from doingoai.approvals import states as cases  # noqa: E402
from doingoai.command.arguments import COMMANDS, parser  # noqa: E402
from doingoai.command.integrity.kinds import Kind  # noqa: E402
from doingoai.delegations import states as delegations  # noqa: E402
from doingoai.planning import states as tasks  # noqa: E402
from doingoai.yearplan import states as plans  # noqa: E402
from tools.print_appraisal import appraisal_page  # noqa: E402
from tools.print_findings import table_page  # noqa: E402

DOCS = Path(__file__).resolve().parents[1] / "docs"
MADE = "Printed from code by `make docs`; a test keeps it current.\n"


def commands_page() -> str:
    """The help of every command."""
    with mock.patch.dict(os.environ, {"COLUMNS": "96"}):
        os.environ.pop("PORT", None)
        whole = parser(str)
        (choices,) = (
            action for action in whole._actions if isinstance(action, argparse._SubParsersAction)
        )
        parts = ["# Commands\n", MADE]
        for name in COMMANDS:
            parts.append(
                f"## doingoai {name}\n\n```text\n{choices.choices[name].format_help()}```\n"
            )
    return "\n".join(parts)


def faults_page() -> str:
    """Every kind of damage that `doingoai check` knows."""
    rows = ["# What the checker knows\n", MADE, "| Code | What it says | How it is mended |", "|---|---|---|"]  # fmt: skip
    with translation.override(None):
        for kind in Kind:
            says = str(kind.says) % {"where": "…", "found": "…"}
            rows.append(f"| `{kind.code}` | {says} | {kind.mend} |")
    return "\n".join(rows) + "\n"


def states_page(title: str, moves: Mapping[Enum, frozenset[Enum]]) -> str:
    """One diagram of moves between states."""
    lines = [f"# {title}\n", MADE, "```mermaid", "stateDiagram-v2"]
    with translation.override(None):
        for state in moves:
            lines.append(f"    {state.value}: {state.label}")  # type: ignore[attr-defined]
    for state, targets in moves.items():
        for target in sorted(targets, key=list(moves).index):
            lines.append(f"    {state.value} --> {target.value}")
        if not targets:
            lines.append(f"    {state.value} --> [*]")
    return "\n".join([*lines, "```"]) + "\n"


def schema_page() -> str:
    """The schema of the API, as it is served."""
    with translation.override(None):
        return json.dumps(api.get_openapi_schema(), ensure_ascii=False, indent=1) + "\n"


PAGES: dict[str, Callable[[], str]] = {
    "findings.md": table_page,
    "appraisal.md": appraisal_page,
    "commands.md": commands_page,
    "faults.md": faults_page,
    "api/openapi.json": schema_page,
    "states/delegation.md": lambda: states_page("States of a visit", delegations.MOVES),
    "states/case.md": lambda: states_page("States of a case", cases.MOVES),
    "states/year_plan.md": lambda: states_page("States of a yearly plan", plans.PLAN_MOVES),
    "states/plan_item.md": lambda: states_page("States of an item of the plan", plans.ITEM_MOVES),
    "states/task.md": lambda: states_page("States of a task", tasks.MOVES),
}


def old_pages() -> list[str]:
    """Name the pages that are not as the code would print them now."""
    old = []
    for name, make in PAGES.items():
        path = DOCS / name
        if not path.exists() or path.read_text(encoding="utf-8") != make():
            old.append(name)
    return old


def main(words: list[str]) -> int:
    if words == ["--check"]:
        old = old_pages()
        print("\n".join(f"docs/{name} is old: run make docs" for name in old) or "docs are current")
        return 1 if old else 0
    for name, make in PAGES.items():
        path = DOCS / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(make(), encoding="utf-8")
        print(f"docs/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
