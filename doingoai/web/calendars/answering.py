"""Answering calendar programs that know a secret address; nobody signs in here."""

from hashlib import sha256
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from doingoai.calendars.actions import shown_events
from doingoai.calendars.models import Feed
from doingoai.calendars.queries import feed_called, title_of, was_feed
from doingoai.calendars.writing import Head, calendar_bytes
from doingoai.foundation import clock
from doingoai.web.secret_addresses import count_wrong_secret, wait_of_visitor


@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The days behind a secret address; programs that have the same answer already get none."""
    wait = wait_of_visitor(request)
    if wait:
        # Not “gone”: a program behind the same address keeps what it has shown, and comes again.
        return HttpResponse(
            status=429, headers={"Retry-After": str(wait), "Cache-Control": "no-store"}
        )
    found = feed_called(secret)
    if found is None:
        if not was_feed(secret):
            count_wrong_secret(request)
        raise Http404
    written = _written(found)
    etag = f'"{sha256(written).hexdigest()[:32]}"'
    response = HttpResponse(written, content_type="text/calendar; charset=utf-8")
    response.headers["ETag"] = etag
    response.headers["Content-Disposition"] = 'inline; filename="calendar.ics"'
    response.headers["Cache-Control"] = "private, max-age=300"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    answer = get_conditional_response(request, etag, None, response)
    return answer or response


def _written(found: Feed) -> bytes:
    """The feed in its own language; its name names no guest."""
    with translation.override(found.language):
        house = urlsplit(settings.BASE_ADDRESS).hostname or "doingoai"
        head = Head(name=title_of(found), house=house, language=found.language)
        return calendar_bytes(head, shown_events(found, at=clock.now()))
