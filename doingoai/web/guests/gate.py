"""
The door of pages for guests: a secret in the address instead of an account.

No session, no sign-in; a link that does not open looks the same however it came so. Bodies are read
only here, after the size was asked and the parts that take files were told their limits.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.decorators import decorator_from_middleware

from doingoai.documents.inspection.kinds import MEGABYTE
from doingoai.foundation import answered, clock, tallies
from doingoai.foundation.refusals import RuleBroken
from doingoai.guests.actions.links import note_link_use
from doingoai.guests.queries import link_called
from doingoai.web.secret_addresses import WITHIN, count_wrong_secret, wait_of_visitor

P = ParamSpec("P")
MOST_BYTES = 15 * MEGABYTE
"""The largest photo or scan; a larger one is dropped while it arrives, the rest of the form is kept."""
LARGEST_BODY = 130 * MEGABYTE
"""What is not even begun to be read."""
SAVES = 600
"""What one link may send within the hour."""
LANGUAGE_COOKIE = "guest-language"


@dataclass(frozen=True, slots=True)
class Door:
    """
    What a kind of link opens: how one is found by its secret and which language it speaks.

    `name` tells its links from those of other doors where sendings are counted, `noted` keeps that
    one was opened, and `demo` is its secret that works in the demonstration alone.
    """

    name: str
    called: Callable[[str], Any]
    language: Callable[[Any], str]
    demo: str
    noted: Callable[[Any], None] = lambda link: None


class GuestRequest(HttpRequest):
    """A request that came through a link that opens; `too_big` names files that were dropped."""

    door: Door
    link: Any
    too_big: dict[str, str]


Page = Callable[Concatenate[GuestRequest, P], HttpResponse]
View = Callable[Concatenate[HttpRequest, str, P], HttpResponse]
LIST = Door(
    "guest-link",
    called=lambda secret: link_called(secret, at=clock.now()),
    language=lambda link: link.language,
    demo=settings.DEMO_GUESTS,
    noted=lambda link: note_link_use(link, on=clock.today()),
)


class Limited(FileUploadHandler):
    """Drops a file that grows beyond what is taken, and remembers it; nothing else is lost."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self._seen = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self._seen += len(raw_data)
        if self._seen > MOST_BYTES:
            request = cast(GuestRequest, self.request)
            request.too_big[str(self.field_name)] = str(self.file_name)
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None


class SecretAddressCsrf(CsrfViewMiddleware):
    """
    The usual token, for pages whose address goes nowhere: from them a browser sends `Origin: null`.

    The token in the form must still fit the cookie, which no other site can read or set.
    """

    def _origin_verified(self, request: HttpRequest) -> bool:
        if request.META["HTTP_ORIGIN"] == "null":
            return True
        return bool(super()._origin_verified(request))  # type: ignore[misc]


_tokened = decorator_from_middleware(SecretAddressCsrf)


def opened_by(door: Door) -> Callable[[Page[P]], View[P]]:
    """Let in whoever knows the secret of a link that opens, and let a form do its work once."""

    def decorated(view: Page[P]) -> View[P]:
        def known(
            request: GuestRequest, secret: str, *args: P.args, **kwargs: P.kwargs
        ) -> HttpResponse:
            link = None if _is_shut(request, door, secret) else door.called(secret)
            if link is None:
                return _closed(request)
            request.door, request.link = door, link
            language = _language(request)
            with translation.override(language):
                request.LANGUAGE_CODE = language
                return _answered(request, lambda: view(request, *args, **kwargs))

        tokened = _tokened(known)

        @wraps(view)
        def inner(
            request: HttpRequest, secret: str, *args: P.args, **kwargs: P.kwargs
        ) -> HttpResponse:
            guest = cast(GuestRequest, request)
            guest.too_big = {}
            if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST_BODY:
                return _private(_said(guest, "guests/too_big.html", 413))
            guest.upload_handlers.insert(0, Limited(guest))
            return _private(cast(HttpResponse, tokened(guest, secret, *args, **kwargs)))

        inner.csrf_exempt = True  # type: ignore[attr-defined]  # the token is asked inside, after the limits
        inner.is_repeatable = True  # type: ignore[attr-defined]  # its work is done once by `once`
        return cast(View[P], inner)

    return decorated


by_secret = opened_by(LIST)


def _answered(request: GuestRequest, answer: Callable[[], HttpResponse]) -> HttpResponse:
    try:
        if request.method == "POST":
            return _limited(request, answer)
        request.door.noted(request.link)
        return _remembering(request, answer())
    except Http404:
        return _said(request, "guests/gone.html", 404)


def _language(request: GuestRequest) -> str:
    """The language just chosen, the one chosen before, else that of the link."""
    known = dict(settings.LANGUAGES)
    own = request.door.language(request.link)
    asked = (request.GET.get("in"), request.COOKIES.get(LANGUAGE_COOKIE), own)
    return next(code for code in (*asked, settings.LANGUAGE_CODE) if code in known)


def _remembering(request: GuestRequest, response: HttpResponse) -> HttpResponse:
    if request.GET.get("in") in dict(settings.LANGUAGES):
        response.set_cookie(
            LANGUAGE_COOKIE, request.GET["in"], max_age=30 * 86_400, path="/guest/",
            secure=settings.HTTPS, httponly=True, samesite="Lax",
        )  # fmt: skip
    return response


def _private(response: HttpResponse) -> HttpResponse:
    """Nobody keeps, follows, indexes or passes on what stands at a secret address."""
    response.headers["Cache-Control"] = "no-store, private"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    patch_vary_headers(response, ("Cookie",))
    return response


def _said(request: HttpRequest, template: str, status: int, **context: Any) -> HttpResponse:
    return render(request, template, {"most": MOST_BYTES // MEGABYTE, **context}, status=status)


def _closed(request: HttpRequest) -> HttpResponse:
    """A wrong secret counts; unknown, run out, stopped and tried too often all look like this."""
    count_wrong_secret(request)
    return _said(request, "guests/closed.html", 404)


def _is_shut(request: HttpRequest, door: Door, secret: str) -> bool:
    """Who has tried enough is not heard, nor is the word everybody knows outside a demonstration."""
    if secret == door.demo and not settings.DEMO:
        return True
    return wait_of_visitor(request) > 0


def _key_of(request: GuestRequest) -> str:
    return f"{request.door.name}-{request.link.pk}"


def _limited(request: GuestRequest, answer: Callable[[], HttpResponse]) -> HttpResponse:
    key = f"saves-{_key_of(request)}"
    if tallies.count(key, most=SAVES, seconds=WITHIN, at=clock.now()):
        return _said(request, "guests/slow.html", 429)
    return answer()


def once(request: GuestRequest, answer: Callable[[], HttpResponse]) -> HttpResponse:
    """
    Let a form that is sent twice do its work once (R6), for a link instead of a person.

    Files are inspected before this, so that the write lock of the database is not held meanwhile.

    The address is not kept with the answer, for it holds the secret; redirects from here are relative.
    """
    key = request.POST.get("form_key", "")
    if not key:
        return answer()
    sending = answered.Sending(
        key=key[:64],
        user_id=_key_of(request),
        path=str(request.resolver_match and request.resolver_match.view_name),
        fingerprint=_fingerprint(request),
    )
    with transaction.atomic():
        try:
            earlier = answered.begin(sending, at=clock.now())
        except RuleBroken as refusal:
            return refused(request, refusal, status=409)
        if earlier is not None:
            return HttpResponseRedirect(earlier.location or ".")
        response = answer()
        if response.status_code >= 400:
            transaction.set_rollback(True)
        else:
            answered.finish(
                sending,
                status=response.status_code,
                location=response.headers.get("Location", ""),
            )
        return response


def _fingerprint(request: GuestRequest) -> str:
    fields = sorted(
        (name, value)
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken"
        for value in values
    )
    files = sorted(
        (name, str(file.name), file.size)
        for name, uploads in request.FILES.lists()
        for file in uploads
    )
    place = request.resolver_match.kwargs.get("key", "") if request.resolver_match else ""
    return answered.fingerprint(str(place), repr((fields, files)).encode())


def refused(request: GuestRequest, refusal: RuleBroken, *, status: int = 422) -> HttpResponse:
    """A rule said no where the page itself does not show it in place."""
    return _said(request, "guests/refused.html", status, refusal=refusal)
