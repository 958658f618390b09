"""The repository itself: names, sizes, words, and papers that speak of files."""

import hashlib
import re
from functools import cache

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
MACHINE = re.compile(r"/(?:work|root|tmp)/\w|/home/\w+/")
# Hosts of registries and names of what only helps to write, by digest: the names stand nowhere.
BANNED = frozenset(
    [
        "c857d09db23e",
        "3ea125d0bff3",
        "60965168ce76",
        "5d72436256ad",
        "7d3194f79e64",
        "c70eca6b0f88",
        "57de4cf40144",
        "7b8208d11b1b",
        "2960ad205cb6",
        "d203a277f19a",
    ]
)
WORD = re.compile(r"[A-Za-z]{4,14}")
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
        if found := {*MACHINE.findall(text), *filter(_is_banned, WORD.findall(text))}:
            spoken[str(path.relative_to(ROOT))] = sorted(found)

    assert spoken == {}, "say it without"


@cache
def _is_banned(word):
    return hashlib.sha256(word.lower().encode()).hexdigest()[:12] in BANNED


def test_the_list_of_banned_words_is_read():
    assert [len(BANNED), _is_banned("visit")] == [10, False]


@pytest.mark.parametrize("name", ["TOUR.md", "ADDING.md", "ARCHITECTURE.md"])
def test_every_file_that_a_guide_names_is_there(name):
    path = ROOT / "docs" / name

    lost = [one for one in NAMED.findall(text_of(path)) if not _is_there(one)]

    assert lost == [], f"mend the path in docs/{name}, or write the file"


def _is_there(name):
    within = any(f"/{path.relative_to(ROOT)}".endswith(f"/{name}") for path in tracked())
    return within or any(list(place.glob(name.rstrip("/"))) for place in (ROOT, PACKAGE))


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
