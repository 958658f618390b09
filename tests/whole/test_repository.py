"""The repository itself: names, sizes, words, and papers that speak of files."""

import re

import pytest

from doingoai.command.arguments import COMMANDS
from tests.whole.source import APPS, PACKAGE, ROOT, text_of, tracked
from tools import make_docs

HEADINGS = ["What it is", "Words", "Always true", "Who may", "Start reading at"]
CODE = {".py", ".ts", ".css", ".html", ".mjs"}
MOST_LINES = 500
FORBIDDEN_STEMS = {"utils", "helpers", "common", "misc", "base", "services", "managers", "handlers",
                   "signals", "mixins", "constants"}  # fmt: skip
FORBIDDEN_FUNCTIONS = re.compile(r"^\s*def (process|handle|manage|perform|data|info)\(", re.M)
# Places of one machine, addresses of registries, names of what only helped to write.
BANNED = re.compile(
    r"/(?:work|root|tmp)/\w|/home/\w+/|regist" + r"ry\.npmjs|files\.pythonhos" + r"ted|pypi\.o" + r"rg/simple"
    r"|proxy\.gola" + r"ng|\bcla" + r"ude\b|\bcopi" + r"lot\b|\bchat" + r"gpt\b|\bgem" + r"ini\b|\bopen" + r"ai\b"
    r"|\banthro" + r"pic\b|\bcod" + r"ex\b|\bcursor\.(?:sh|com)\b|\bai[- ]assist",
    re.IGNORECASE,
)  # fmt: skip
NAMED = re.compile(
    r"`((?:doingoai|tests|docs|tools|bench|requirements)/[\w./*-]+|[\w./-]+\.(?:py|html|md|csv|po|ts|css|toml))`"
)


def test_every_app_says_what_it_is_under_five_headings():
    lacking = {
        app: [one for one in HEADINGS if one not in _headings(app)]
        for app in APPS
        if not set(HEADINGS) <= set(_headings(app))
    }

    assert lacking == {}, "write them in the README.md of the app, as ## headings"


def _headings(app):
    path = PACKAGE / app / "README.md"
    return re.findall(r"^#+ (.+?)\s*$", text_of(path), re.M) if path.exists() else []


def test_no_file_is_too_long():
    long = {
        str(path.relative_to(ROOT)): count
        for path in tracked()
        if path.suffix in CODE and (count := text_of(path).count("\n")) > MOST_LINES
    }

    assert long == {}, f"split it along its subjects: {MOST_LINES} lines at most"


def test_no_module_has_a_name_that_says_nothing():
    empty = [
        str(path.relative_to(ROOT)) for path in tracked()
        if path.suffix == ".py" and FORBIDDEN_STEMS & {path.stem, path.parent.name}
    ]  # fmt: skip

    assert empty == [], "call it by what is in it"


def test_no_function_has_a_name_that_says_nothing():
    empty = {
        str(path.relative_to(ROOT)): found
        for path in tracked()
        if path.suffix == ".py" and (found := FORBIDDEN_FUNCTIONS.findall(text_of(path)))
    }

    assert empty == {}, "call it by what it does, in the words of the department"


def test_no_file_speaks_of_a_machine_a_registry_or_a_helping_tool():
    spoken = {}
    for path in tracked():
        try:
            text = text_of(path)
        except UnicodeDecodeError:
            continue
        if found := BANNED.findall(text):
            spoken[str(path.relative_to(ROOT))] = sorted(set(found))

    assert spoken == {}, "say it without"


@pytest.mark.parametrize("name", ["TOUR.md", "ADDING.md", "ARCHITECTURE.md"])
def test_every_file_that_a_guide_names_is_there(name):
    path = ROOT / "docs" / name

    lost = [one for one in NAMED.findall(text_of(path)) if not _is_there(one)]

    assert lost == [], f"mend the path in docs/{name}, or write the file"


def _is_there(name):
    if "/" not in name:
        return any(path.name == name for path in tracked())
    places = (ROOT, PACKAGE, ROOT / "docs")
    return any(list(place.glob(name.rstrip("/"))) for place in places)


@pytest.mark.parametrize("name", sorted(make_docs.PAGES))
def test_pages_made_from_code_are_current(name):
    assert text_of(make_docs.DOCS / name) == make_docs.PAGES[name](), "run `make docs`"


def test_every_command_that_is_spoken_of_exists():
    pages = [path for path in tracked() if path.suffix in {".md", ".service", ".timer", ".yml"}]
    said = {
        name for path in pages for name in re.findall(r"(?:`|#+ |-m |bin/)doingoai ([a-z][a-z-]+)", text_of(path))
    }  # fmt: skip

    assert sorted(said - set(COMMANDS)) == [], "mend the page, or add the command"
    assert said != set()
