"""Every template can be made, is used, and loads what it uses; what htmx replaces is there."""

import re
from itertools import chain

from django.template import engines
from django.template.loader import get_template

from tests.whole.source import PACKAGE, modules, text_of

FOLDER = PACKAGE / "web" / "templates"
FILES = sorted(path for path in FOLDER.rglob("*") if path.suffix in {".html", ".txt"})
SOURCES = "\n".join(text_of(path) for path in chain(modules("**/*.py"), FILES))
# Found by their place: the libraries behind the door, the form renderer, Django itself.
BY_PLACE = ("account/", "mfa/", "usersessions/", "django/forms/", "429.html")
LOADED = re.compile(r"\{%\s*load\s+([^%]+?)\s*%\}")
REPLACED = re.compile(r"hx-target=\"#([\w-]+)\"|\"HX-Retarget\"\]\s*=\s*\"#([\w-]+)\"")
SWAPPED = re.compile(r"<\w[^>]*hx-swap-oob[^>]*>")


def _name(path):
    return str(path.relative_to(FOLDER))


def test_every_template_can_be_made():
    made = [get_template(_name(path)).template.name for path in FILES]

    assert made == [_name(path) for path in FILES]


def test_every_template_is_used():
    idle = [_name(path) for path in FILES if not _is_used(_name(path))]

    assert idle == [], "nothing shows these: take them out"


def _is_used(name):
    if name.startswith(BY_PLACE):
        return True
    if name.startswith("components/"):
        tag = name.removeprefix("components/").removesuffix(".html").replace("_", "[-_]")
        return re.search(rf"<c-{tag}[\s/>]|<c-component [^>]*{tag}", SOURCES) is not None
    return name in SOURCES


def test_every_template_loads_what_it_uses_and_nothing_else():
    libraries = engines["django"].engine.template_libraries
    idle = []
    for path in FILES:
        for name in " ".join(LOADED.findall(text_of(path))).split():
            library = libraries[name]
            words = "|".join(map(re.escape, {**library.tags, **library.filters}))
            if not re.search(rf"(\{{%\s*|\|)({words})\b", text_of(path)):
                idle.append(f"{_name(path)}: {name}")

    assert idle == [], "take the load out of the template"


def test_what_htmx_replaces_is_in_a_template():
    wanted = {name for pair in REPLACED.findall(SOURCES) for name in pair if name}
    wanted |= {
        found[1] for tag in SWAPPED.findall(SOURCES) if (found := re.search(r'\bid="([\w-]+)"', tag))
    }  # fmt: skip
    wanted |= set(
        re.findall(r"[\"']([\w-]+)[\"']", " ".join(re.findall(r"fragments=\(([^)]*)\)", SOURCES)))
    )

    there = set(re.findall(r"\bid=\"([\w-]+)\"", SOURCES)) | set(
        re.findall(r"\{% partialdef ([\w-]+)", SOURCES)
    )

    assert sorted(wanted - there) == [], "give the piece of the page that name"
    assert wanted >= {"desk-findings", "search-suggestions", "findings"}


def test_a_piece_of_a_page_stands_in_the_template_of_that_page():
    pages = re.findall(r"page\(\s*request,\s*\"([\w/.]+)\"[^)]*fragments=\(\"([\w-]+)\"", SOURCES)

    lost = [
        (name, piece)
        for name, piece in pages
        if f"partialdef {piece} " not in text_of(FOLDER / name)
    ]

    assert [lost, len(pages) > 20] == [[], True], "name the partial in the template"
