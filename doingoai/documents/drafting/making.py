"""How Word papers of any sort are made: own templates, numbers just given, file names, digests."""

import io
import json
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from doingoai.documents.drafting.headings import Context, Issue, without_issue
from doingoai.foundation.folding import fold

LONGEST_SLUG = 40
_EPOCH = (2026, 1, 1, 0, 0, 0)

Place = tuple[str, str, str]
"""Kind, language and copy of a paper."""


@dataclass(frozen=True, slots=True)
class Making:
    """
    How papers are to be made.

    `templates` are the office's own by kind and language; `issues` numbers just given, by kind,
    language and copy, which go before those in the facts; `cache_folder` keeps shipped templates.
    """

    templates: Mapping[tuple[str, str], bytes] = field(default_factory=dict)
    issues: Mapping[Place, Issue] = field(default_factory=dict)
    cache_folder: Path | None = None


USUAL = Making()


def digest_of_contexts(contexts: Sequence[Context]) -> str:
    """Digest what papers print, apart from their own number and date."""
    printed = [without_issue(context) for context in contexts]
    canonical = json.dumps(printed, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(canonical.encode()).hexdigest()


def file_name(order: int, name_vi: str, *parts: str) -> str:
    """Name a file: number in the dossier, kind, what tells copies apart; letters a to z only."""
    return "_".join([f"{order:02}", slug(name_vi), *parts]) + ".docx"


def slug(text: str) -> str:
    """Write a text with plain letters, digits and hyphens, for file names."""
    plain = re.sub(r"[^A-Za-z0-9]+", "-", fold(text)).strip("-")
    return plain[:LONGEST_SLUG].rstrip("-").capitalize()


def archive(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Put files into one archive; equal files give equal bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in files:
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.external_attr = 0o600 << 16
            target.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
