"""
Which templates the tests have shown: noted in each process of a run, looked through at its end.

`DOINGOAI_RENDERED=FOLDER python -m tests.whole.rendered` names those that no test has shown.
"""

import os
import sys
from importlib import import_module
from pathlib import Path

from django.template.base import Template
from django.template.loader_tags import ExtendsNode

FOLDER = "DOINGOAI_RENDERED"
TEMPLATES = Path(__file__).resolve().parents[2] / "doingoai" / "web" / "templates"
_shown: set[str] = set()


def watch() -> None:
    """Note from now on which templates are shown, by themselves, included or extended."""
    # Later than the imports above: it needs Django set up.
    components = import_module("doingoai.web.templating.components")
    render, parent, piece = Template.render, ExtendsNode.get_parent, components.ComponentNode.render

    def noted_render(self, context):
        _note(self)
        return render(self, context)

    def noted_parent(self, context):
        found = parent(self, context)
        _note(found)
        return found

    def noted_piece(self, context):
        name = self.component_name.replace("-", "_")
        _shown.add(str(TEMPLATES / "components" / f"{name}.html"))
        return piece(self, context)

    Template.render, ExtendsNode.get_parent = noted_render, noted_parent
    components.ComponentNode.render = noted_piece


def _note(template: Template) -> None:
    _shown.add(str(template.origin.name if template.origin else ""))


def write_down(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{os.getpid()}.txt").write_text("\n".join(sorted(_shown)))


def never_shown(folder: Path) -> list[str]:
    """Templates of ours in none of the lists."""
    shown = {line for path in folder.glob("*.txt") for line in path.read_text().splitlines()}
    ours = (path for path in TEMPLATES.rglob("*") if path.suffix in {".html", ".txt"})
    return sorted(str(path.relative_to(TEMPLATES)) for path in ours if str(path) not in shown)


if __name__ == "__main__":
    left = never_shown(Path(os.environ[FOLDER]))
    sys.stdout.write("".join(f"no test shows {name}: write one, or take it out\n" for name in left))
    sys.exit(1 if left else 0)
