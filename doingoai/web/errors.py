"""How the pages say no: one place turns refusals and faults into answers people can act on."""

import logging
import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from doingoai.foundation.refusals import RuleBroken
from doingoai.web.own_address import is_own
from doingoai.web.showable import page_above

log = logging.getLogger("doingoai.web")

UNTYPED = frozenset({"csrfmiddlewaretoken", "form_key", "version", "opened", "next"})
"""Fields of a form that nobody types."""
SECRET = ("password", "secret", "code")
"""Parts of the names of fields that are never printed back."""


def refused(request: HttpRequest, refusal: RuleBroken, *, status: int = 422) -> HttpResponse:
    """A rule said no where the page itself did not show it in place."""
    context = {"refusal": refusal, "back": _back(request)}
    if _is_piece(request):
        return _above_the_page(render(request, "errors/refused.html#refusal", context), status)
    return render(request, "errors/refused.html", context, status=status)


def _is_piece(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true" and "HX-Boosted" not in request.headers


def _above_the_page(response: HttpResponse, status: int) -> HttpResponse:
    """Tell htmx to show an answer among the messages, not in place of what it wanted to renew."""
    response.status_code = status
    response.headers["HX-Retarget"] = "#messages"
    response.headers["HX-Reswap"] = "innerHTML"
    return response


def _back(request: HttpRequest) -> str:
    """The page one came from, when it is ours and not this one."""
    came_from = request.headers.get("Referer", "")
    return came_from if is_own(came_from, request) else "/"


def _plain(
    request: HttpRequest, status: int, title: str, text: str, number: str = "", above: str = ""
) -> HttpResponse:
    context = {"title": title, "text": text, "number": number, "above": above}
    if _is_piece(request):
        return _above_the_page(render(request, "errors/plain.html#fault", context), status)
    return render(request, "errors/plain.html", context, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _plain(
        request,
        400,
        _("This address or form cannot be read"),
        _("Go back, open the page again and repeat what you did."),
    )


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _plain(request, 403, _("You may not do this"), str(exception or ""))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _plain(
        request,
        404,
        _("Nothing is here"),
        _("Either there is no such page, or it is not shared with you or your unit."),
    )


def broken(request: HttpRequest) -> HttpResponse:
    """A fault of ours: the person gets a number to quote, the log has the rest."""
    number = uuid.uuid4().hex[:8]
    log.error("fault %s on %s", number, request.path, extra={"request": request})
    return _plain(
        request,
        500,
        _("Something broke on our side"),
        _(
            "Nothing half-done was kept. Try again; if it breaks again, tell your administrator the number below."
        ),
        number,
    )


def only_for_forms(request: HttpRequest) -> HttpResponse:
    """Somebody opened the address of a button: by reloading, by its address, after signing in."""
    return _plain(
        request,
        405,
        _("Only a button leads here"),
        _("Nothing was sent. Open the page that the button stands on and press it there."),
        above=page_above(request.path),
    )


def signed_out(request: HttpRequest) -> HttpResponse | None:
    """Keep what somebody typed while the sign-in ran out; None where nothing of theirs came."""
    return _kept(
        request,
        _("You were signed out meanwhile"),
        _(
            "Nothing was saved yet, but this page still holds what you typed. Sign in on another page, come back here and send it again."
        ),
        is_signed_out=True,
    )


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    kept = _kept(
        request,
        _("This form has expired"),
        _(
            "You signed in again meanwhile, or the page was open for very long. Nothing was saved yet, but this page still holds what you typed: send it again."
        ),
    )
    return kept or _plain(
        request,
        403,
        _("This form has expired"),
        _(
            "You were signed out or the page was open for very long. Go back, reload the page and send again."
        ),
    )


def _kept(
    request: HttpRequest, title: str, text: str, *, is_signed_out: bool = False
) -> HttpResponse | None:
    """
    A page that holds a form that could not be taken, to be sent once more.

    Only for forms that our own pages sent, which the browser vouches for: a strange site must not
    put its words into a form of ours. Secrets are not printed back, and files cannot be. Where the
    answer was to renew a piece, the page takes the place of the whole one.
    """
    came_from = request.headers.get("Origin", "")
    if request.method != "POST" or "://" not in came_from:
        return None
    names = [name for name in request.POST if name not in UNTYPED]
    is_secret = any(part in name.lower() for name in names for part in SECRET)
    has_words = any(value.strip() for name in names for value in request.POST.getlist(name))
    if is_secret or not has_words or not is_own(came_from, request):
        return None
    held = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name != "csrfmiddlewaretoken"
    ]
    context = {
        "title": title, "text": text, "held": held, "path": request.get_full_path(),
        "has_files": bool(request.FILES), "is_signed_out": is_signed_out,
    }  # fmt: skip
    response = render(request, "errors/kept.html", context, status=403)
    add_never_cache_headers(response)
    if request.headers.get("HX-Request") == "true":
        response.headers["HX-Retarget"] = "body"
        response.headers["HX-Reswap"] = "innerHTML"
    return response
