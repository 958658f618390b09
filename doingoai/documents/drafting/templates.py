"""
The templates of Word papers as they are shipped, built once and kept.

An office may download one, change it in Word and give it back; its own then goes before ours.
"""

from collections.abc import Callable, Mapping
from functools import cache
from hashlib import sha256
from inspect import getsource
from pathlib import Path
from types import ModuleType

import doingoai.documents.layout as layout
from doingoai.documents.layout.sheet import Sheet
from doingoai.documents.rendering.word_template import read_fields


def template_of(
    writers: Mapping[str, ModuleType], code: str, language: str, cache_folder: Path | None = None
) -> bytes:
    """
    Give the shipped template of a kind in one language, from the module that lays it out.

    With a folder it is also kept there, under a name that changes with the code that builds it.
    """
    writer = writers[code]
    if cache_folder is None:
        return _built(writer, language)
    edition = _edition(tuple(writers[each] for each in sorted(writers)))
    kept = cache_folder / f"{code}-{language}-{edition}.docx"
    if kept.is_file():
        return kept.read_bytes()
    content = _built(writer, language)
    cache_folder.mkdir(parents=True, exist_ok=True)
    # Written aside and renamed, so that a second process never reads half a file.
    aside = kept.with_suffix(f".{id(content)}")
    aside.write_bytes(content)
    aside.replace(kept)
    return content


def fields_offered(template: bytes) -> frozenset[str]:
    """Give the fields that a template uses: an office's own may use those of the shipped one."""
    return frozenset(use.field for use in read_fields(template))


@cache
def _built(writer: ModuleType, language: str) -> bytes:
    sheet = Sheet(language)
    build: Callable[[Sheet], None] = writer.build
    build(sheet)
    return sheet.save()


@cache
def _edition(writers: tuple[ModuleType, ...]) -> str:
    """Digest the code all templates come from."""
    digest = sha256()
    for path in sorted(Path(layout.__path__[0]).glob("*.py")):
        digest.update(path.read_bytes())
    for writer in writers:
        digest.update(getsource(writer).encode())
    return digest.hexdigest()[:16]
