"""
Keep the translations: `python tools/messages.py update | compile | check`.

`update` reads all texts from Python and templates into each app's `locale/vi/LC_MESSAGES/django.po`
without losing a translation; `compile` writes the .mo files that Django reads (no gettext programs
are needed); `check` fails when a text lacks its Vietnamese or a placeholder got lost.
"""

import ast
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
CODE = ROOT / "doingoai"
LANGUAGE = "vi"
# Apps without a catalogue of their own; Django reads the one of the settings for all.
UNDER_CONFIG = ("config", "api", "command", "demo")
KEYWORDS = (
    *("_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"),
    *("pgettext", "pgettext_lazy", "npgettext", "npgettext_lazy"),
)
STRING = r"""u?("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')"""
CALL = re.compile(rf"\b(n?p?gettext|_)\(\s*{STRING}(?:\s*,\s*{STRING})?(?:\s*,\s*{STRING})?")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%|%s")

Text = tuple[str | None, str | tuple[str, str]]
"""Context, and the text or its two numbers."""


def catalogues() -> dict[str, list[Path]]:
    """Each catalogue by the folder it lies in, with the folders whose texts it holds."""
    apps = sorted(path.parent.name for path in CODE.glob("*/apps.py"))
    found = {app: [CODE / app] for app in apps}
    found["config"] = [CODE / name for name in UNDER_CONFIG]
    return found


def texts_of(folder: Path) -> Iterator[tuple[Path, Text]]:
    for path in sorted(folder.rglob("*")):
        if "static" in path.parts or "migrations" in path.parts:
            continue
        if path.suffix == ".py":
            yield from ((path, text) for text in _in_python(path))
        elif path.suffix in {".html", ".txt"} and "templates" in path.parts:
            yield from ((path, text) for text in _in_template(path))


def _in_python(path: Path) -> Iterator[Text]:
    with path.open("rb") as file:
        for _line, name, messages, _comments in extract_python(file, KEYWORDS, [], {}):
            parts = messages if isinstance(messages, tuple | list) else (messages,)
            strings = [part for part in parts if isinstance(part, str)]
            if strings and isinstance(parts[0], str):
                yield _text(name, strings)


def _in_template(path: Path) -> Iterator[Text]:
    for found in CALL.finditer(templatize(path.read_text("utf-8"), origin=str(path))):
        yield _text(found[1], [ast.literal_eval(part) for part in found.groups()[1:] if part])


def _text(name: str, strings: list[str]) -> Text:
    kind = name.removesuffix("_lazy").removesuffix("_noop").removesuffix("gettext")
    context = strings.pop(0) if "p" in kind else None
    if "n" in kind and len(strings) > 1:
        return context, (strings[0], strings[1])
    return context, strings[0]


def po_path(app: str) -> Path:
    return CODE / app / "locale" / LANGUAGE / "LC_MESSAGES" / "django.po"


def read(app: str) -> Catalog:
    path = po_path(app)
    if not path.exists():
        return Catalog(locale=LANGUAGE)
    with path.open("rb") as file:
        return read_po(file, locale=LANGUAGE)


def extracted(folders: list[Path]) -> Catalog:
    catalogue = Catalog(locale=LANGUAGE, fuzzy=False)
    for folder in folders:
        for path, (context, text) in texts_of(folder):
            place = [(path.relative_to(ROOT).as_posix(), 0)]
            catalogue.add(text, context=context, locations=place)
    return catalogue


def update() -> None:
    for app, folders in catalogues().items():
        fresh, known = extracted(folders), read(app)
        if not len(fresh) and not po_path(app).exists():
            continue
        missing = 0
        for message in fresh:
            if message.id:
                earlier = known.get(message.id, message.context)
                message.string = earlier.string if earlier else message.string
                message.flags = set(earlier.flags & {"fuzzy"}) if earlier else set()
                missing += not _is_translated(message)
        _keep_unused(fresh, known)
        _write(app, fresh)
        print(f"{app}: {len(fresh)} texts, {missing} without {LANGUAGE}")


def _keep_unused(fresh: Catalog, known: Catalog) -> None:
    """Translations whose text is gone stay at the end as obsolete: a merge may bring the text back."""
    for message in [*known, *known.obsolete.values()]:
        if message.id and message.string and fresh.get(message.id, message.context) is None:
            fresh.obsolete[message.id if isinstance(message.id, str) else message.id[0]] = message


def _write(app: str, catalogue: Catalog) -> None:
    path = po_path(app)
    path.parent.mkdir(parents=True, exist_ok=True)
    for message in catalogue:
        message.locations = sorted({(name, None) for name, _line in message.locations})
    with path.open("wb") as file:
        file.write(HEADER.encode())
        write_po(
            file, catalogue, width=100, omit_header=True, sort_output=True, include_lineno=False
        )


HEADER = f"""msgid ""
msgstr ""
"Project-Id-Version: doingoai\\n"
"Language: {LANGUAGE}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""


def compile_stale() -> int:
    """Write every .mo that is missing or older than its .po; give how many."""
    done = 0
    for path in CODE.glob(f"*/locale/{LANGUAGE}/LC_MESSAGES/django.po"):
        target = path.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= path.stat().st_mtime:
            continue
        with path.open("rb") as source:
            catalogue = read_po(source, locale=LANGUAGE)
        beside = target.with_suffix(f".{os.getpid()}")
        with beside.open("wb") as file:
            write_mo(file, catalogue)
        beside.replace(target)
        done += 1
    return done


def _is_translated(message: Message) -> bool:
    strings = message.string if isinstance(message.string, tuple) else (message.string,)
    return not message.fuzzy and all(strings)


def faults() -> Iterator[str]:
    """Each text without its translation, with a lost placeholder, or said in two ways."""
    said: dict[tuple[str | None, str], tuple[str, str]] = {}
    for app, folders in catalogues().items():
        known = read(app)
        for message in extracted(folders):
            if not message.id:
                continue
            found = known.get(message.id, message.context)
            first = message.id if isinstance(message.id, str) else message.id[0]
            if found is None or not _is_translated(found):
                yield f"{app}: no Vietnamese for “{first}”"
                continue
            yield from _placeholder_faults(app, first, found)
            text = found.string if isinstance(found.string, str) else found.string[0]
            other = said.setdefault((message.context, first), (app, text))
            if other[1] != text:
                yield f"{app}: “{first}” is “{text}”, but “{other[1]}” in {other[0]}"


def _placeholder_faults(app: str, first: str, found: Message) -> Iterator[str]:
    ids = found.id if isinstance(found.id, tuple | list) else (found.id,)
    strings = found.string if isinstance(found.string, tuple) else (found.string,)
    wanted = sorted(set(PLACEHOLDER.findall(ids[-1])))
    for text in strings:
        if sorted(set(PLACEHOLDER.findall(text))) != wanted:
            yield f"{app}: placeholders differ in “{first}”"


def main(arguments: list[str]) -> int:
    if arguments == ["update"]:
        update()
        return 0
    if arguments == ["compile"]:
        print(f"{compile_stale()} catalogues compiled")
        return 0
    if arguments == ["check"]:
        found = list(faults())
        print("\n".join(found) or "every text is translated")
        return 1 if found else 0
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
