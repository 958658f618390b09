"""A paper as every operation tells it."""

from typing import Any

from django.utils.timezone import localtime

from doingoai.documents.models import Paper

NAMES = ("kind", "language", "part", "title", "state", "about_type", "about_id")


def paper_words(paper: Paper) -> dict[str, Any]:
    """A paper with its versions, the newest first."""
    return {
        "id": paper.pk,
        **{name: getattr(paper, name) for name in NAMES},
        "number": paper.outgoing.label if paper.outgoing else "",
        "issued_at": localtime(paper.issued_at) if paper.issued_at else None,
        "versions": list(paper.versions.select_related("file").order_by("-number")),
    }
