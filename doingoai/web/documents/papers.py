"""What every page of papers does alike, whatever the papers are about."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from doingoai.documents.models import Paper


def versions_of(request: HttpRequest, paper: Paper) -> dict[str, Any]:
    """
    The versions of a paper and the one the address asks for, else the newest.

    :raises Http404: a paper of which no version was made
    """
    versions = list(paper.versions.all())
    number = request.GET.get("version", "")
    chosen = next((v for v in versions if str(v.number) == number), next(iter(versions), None))
    if chosen is None:
        raise Http404
    return {"paper": paper, "versions": versions, "chosen": chosen}


def attachment(content: bytes, name: str, mime: str) -> HttpResponse:
    """A file to be kept, never opened in the page."""
    response = HttpResponse(content, content_type=mime)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
