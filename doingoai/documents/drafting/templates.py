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
from doingoai.documents.rendering.word import check_template
from doingoai.documents.rendering.word_template import read_fields


class ShippedTemplates:
    """
    The templates of the papers about one sort of thing, each laid out by the module of its code.

    `writers` gives those modules by the code of the paper they write.
    """

    def __init__(self, *modules: ModuleType) -> None:
        self.writers: Mapping[str, ModuleType] = {
            module.__name__.rsplit(".", 1)[-1]: module for module in modules
        }

    def template(self, code: str, language: str, cache_folder: Path | None = None) -> bytes:
        """
        Give the template of a kind in one language.

        With a folder it is also kept there, under a name that changes with the code that builds it.
        """
        writer = self.writers[code]
        if cache_folder is None:
            return _built(writer, language)
        edition = _edition(tuple(self.writers[each] for each in sorted(self.writers)))
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

    def fields(self, code: str, language: str) -> frozenset[str]:
        """Give the fields an office's own template of a kind may use: those of the shipped one."""
        return _fields(self.writers[code], language)

    def check_own(self, code: str, language: str, template: bytes) -> tuple[str, ...]:
        """
        Check an office's own template for one kind of paper, and give the fields it uses.

        :raises TemplateRefused: template.unknown_field, template.forbidden, template.too_big,
            template.broken
        """
        return check_template(template, self.fields(code, language))


@cache
def _fields(writer: ModuleType, language: str) -> frozenset[str]:
    return frozenset(use.field for use in read_fields(_built(writer, language)))


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
