"""Photographs of people as a page shows them: cut to the portrait that badges print, nothing else."""

import logging

from django.http import Http404, HttpResponse

from doingoai.documents import storage
from doingoai.documents.models import StoredFile
from doingoai.documents.rendering.portraits import PictureUnreadable, portrait

log = logging.getLogger(__name__)


def portrait_of(file: StoredFile | None) -> HttpResponse:
    """
    Give a photograph as a portrait; the caller has asked whether this person may see it.

    :raises Http404: where there is none, or it cannot be opened
    """
    if file is None:
        raise Http404
    try:
        picture = portrait(storage.read(file))
    except (storage.FileGone, PictureUnreadable) as fault:
        log.exception("photograph %s cannot be shown", file.pk)
        raise Http404 from fault
    response = HttpResponse(picture, content_type="image/jpeg")
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
