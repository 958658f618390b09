"""The parts of a Word file as XML trees, read without entities, links or network."""

import posixpath
import zipfile
from io import BytesIO

from lxml import etree

from doingoai.documents.checking.cascade import Element
from doingoai.documents.inspection import FileKind, inspect_upload
from doingoai.documents.inspection.refusals import refusal

_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MAIN_PART = "word/document.xml"


class WordFile:
    """
    A Word file that passed inspection.

    :raises FileRefused: every `file.…` code; file.damaged when a part is missing
    :raises RuleBroken: classified.refused
    """

    def __init__(self, content: bytes, *, name: str) -> None:
        inspect_upload(name, content, allowed=frozenset({FileKind.DOCX}))
        self.name = name
        self._archive = zipfile.ZipFile(BytesIO(content))
        self._names = frozenset(self._archive.namelist())
        self.document = self._tree(_MAIN_PART)
        self._targets = self._relations()

    def part(self, name: str) -> Element | None:
        """Give the tree of a part by its usual name, or None."""
        return self._tree(f"word/{name}.xml") if f"word/{name}.xml" in self._names else None

    def related(self, relation_id: str | None) -> Element | None:
        """Give the tree of the part a relation of the main part points to, or None."""
        target = self._targets.get(relation_id or "", "")
        return self._tree(target) if target in self._names else None

    def theme(self) -> Element | None:
        """Give the theme, wherever it lies."""
        for target in sorted(self._targets.values()):
            if "/theme/" in target and target in self._names:
                return self._tree(target)
        return None

    def _relations(self) -> dict[str, str]:
        name = "word/_rels/document.xml.rels"
        if name not in self._names:
            return {}
        return {
            str(relation.get("Id")): posixpath.normpath(
                posixpath.join("/word", str(relation.get("Target")))
            ).lstrip("/")
            for relation in self._tree(name).iter(_RELATIONS)
        }

    def _tree(self, name: str) -> Element:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            return etree.fromstring(self._archive.read(name), parser)
        except etree.XMLSyntaxError as error:
            raise refusal("file.damaged", name=self.name, found=name) from error
