"""What agencies were asked about, as it stood at that moment."""

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from doingoai.documents.models import PaperVersion
from doingoai.foundation.subjects import Subject


def papers_now(subject: Subject) -> list[dict[str, Any]]:
    """The newest version of each paper of a matter: title, version, SHA-256 of its file."""
    versions = PaperVersion.objects.filter(
        paper__about_type=subject.type, paper__about_id=subject.id
    ).select_related("paper", "file")
    newest: dict[int, PaperVersion] = {}
    for version in versions.order_by("paper_id", "number"):
        newest[version.paper_id] = version
    return [
        {
            "paper": version.paper_id,
            "title": version.paper.title,
            "language": version.paper.language,
            "version": version.number,
            "sha256": version.file.sha256,
        }
        for version in newest.values()
    ]


def digest_of(label: str, text: str, papers: Sequence[dict[str, Any]]) -> str:
    """SHA-256 in hex over what was asked about; equal only for the same words and papers."""
    whole = json.dumps([label, text, papers], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(whole.encode()).hexdigest()
