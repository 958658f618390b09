"""The documents speak of what is there: links, paths, names, headings, counts."""

import ast
import re
from pathlib import Path

import pytest
from django.conf import settings

from doingoai.approvals.states import Verdict
from doingoai.delegations.findings.catalogue import RULES
from doingoai.delegations.papers.catalogue import WORD_KINDS
from doingoai.delegations.papers.print.catalogue import PRINT_KINDS
from doingoai.planning.states import TaskState
from doingoai.web.audit.sentences import SENTENCES

ROOT: Path = settings.ROOT
CODE = ROOT / "doingoai"
PAGES = sorted(
    path
    for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *CODE.rglob("*.md")]
    if "node_modules" not in path.parts
)
READMES = sorted(path.parent.name for path in CODE.glob("*/__init__.py"))
HEADINGS = ["What it is", "Words", "Always true", "Who may", "Start reading at"]
LINK = re.compile(r"\]\(([^)\s]+)\)")
QUOTED = re.compile(r"`([^`\n]+)`")
PLACES = ("doingoai/", "tests/", "docs/", "tools/", "bench/", "requirements/")


def read(*parts: str) -> str:
    return ROOT.joinpath(*parts).read_text(encoding="utf-8")


def paths_in(text: str) -> list[str]:
    """Paths of the tree that a page names, without those that stand for many."""
    quoted = (found.strip() for found in QUOTED.findall(text))
    return [one for one in quoted if one.startswith(PLACES) and not re.search(r"[<>*\s…]", one)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path):
    targets = [target.partition("#")[0] for target in LINK.findall(page.read_text("utf-8"))]
    own = [target for target in targets if target and "://" not in target]

    assert [target for target in own if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_path_that_is_named_exists(page: Path):
    named = paths_in(page.read_text("utf-8"))

    assert [path for path in named if not (ROOT / path).exists()] == []


def test_the_tour_has_ten_stops_and_each_shows_what_it_names():
    stops = re.findall(r"^(\d+)\. \*\*`([^`]+)`\*\*(?:, `(\w+)`)?", read("docs/TOUR.md"), re.M)

    assert [int(number) for number, _path, _name in stops] == list(range(1, 11))
    assert [(path, name) for _number, path, name in stops if name not in read(path)] == []


@pytest.mark.parametrize("app", READMES)
def test_every_package_says_the_same_five_things_shortly(app: str):
    page = CODE / app / "README.md"
    if app == "config":
        pytest.skip("settings and addresses only; ARCHITECTURE tells of them")

    lines = page.read_text("utf-8").splitlines()

    assert [line[3:] for line in lines if line.startswith("## ")] == HEADINGS
    assert lines[0] == f"# {app}"
    assert len(lines) < 60


@pytest.mark.parametrize("app", READMES)
def test_every_file_a_package_points_at_is_there(app: str):
    page = CODE / app / "README.md"
    named = QUOTED.findall(page.read_text("utf-8")) if page.exists() else []
    files = [one for one in named if re.fullmatch(r"[\w./-]+\.(py|md|html|ts|css|json)", one)]
    places = (CODE / app, ROOT, CODE / app / "templates")

    lost = [one for one in files if not any((place / one).exists() for place in places)]

    assert lost == []


@pytest.mark.parametrize("page", ["docs/GLOSSARY.md", *(f"doingoai/{app}/README.md" for app in READMES if app != "config")])  # fmt: skip
def test_every_name_of_code_is_in_the_code(page: str):
    code = "\n".join(path.read_text("utf-8") for path in CODE.rglob("*.py"))
    code += "\n".join(path.stem for path in CODE.rglob("*.py"))
    words = set(re.findall(r"\w+", code))
    names = [one for one in QUOTED.findall(read(page)) if re.fullmatch(r"[A-Za-z_][\w.]*", one)]

    unknown = [name for name in names if not set(name.split(".")) - {"md", "json", "ts"} <= words]

    assert [name for name in unknown if not name.endswith((".html", ".css", ".md", ".ts"))] == []


def test_the_counts_are_those_of_the_code():
    told = {
        "findings": re.findall(r"(\d+) kinds, each with severity", read("README.md")),
        "findings in the picture": re.findall(r"the (\d+) findings", read("docs/ARCHITECTURE.md")),
        "papers": re.findall(r"(\d+) kinds as Word files", read("README.md")),
        "print pieces": re.findall(r"(\d+) print pieces", read("README.md")),
    }

    assert told == {
        "findings": [str(len(RULES))],
        "findings in the picture": [str(len(RULES))],
        "papers": [str(len(WORD_KINDS))],
        "print pieces": [str(len(PRINT_KINDS))],
    }


def test_decisions_are_numbered_without_gaps():
    pages = sorted(path.name for path in (ROOT / "docs/decisions").glob("*.md"))

    numbers = [int(name[:4]) for name in pages]

    assert numbers == list(range(1, len(pages) + 1))
    assert [
        name
        for name in pages
        if not read("docs/decisions", name).startswith(f"# {int(name[:4])}. ")
    ] == []


def test_every_audit_verb_has_its_sentence():
    said = {verb for path in CODE.rglob("*.py") for verb in _verbs(path)}
    made = {f"case.{one}" for one in Verdict} | {
        f"task.{one}" for one in TaskState if one != "open"
    }

    assert sorted((said | made) - set(SENTENCES)) == []


def _verbs(path: Path) -> list[str]:
    """The verbs that a module writes into the audit log as they stand there."""
    calls = [
        node
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"audit.record", "audit.record_alone"}
    ]  # fmt: skip
    texts = [
        one.value
        for call in calls
        for one in ast.walk(call.args[0])
        if isinstance(one, ast.Constant) and isinstance(one.value, str)
    ]
    return [text for text in texts if re.fullmatch(r"[a-z_]+\.[a-z_]+", text)]
