"""How the pages say no: one place turns refusals and faults into answers people can act on."""

import logging
import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from doingoai.foundation.refusals import RuleBroken
from doingoai.web.own_address import is_own

log = logging.getLogger("doingoai.web")


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
    request: HttpRequest, status: int, title: str, text: str, number: str = ""
) -> HttpResponse:
    context = {"title": title, "text": text, "number": number}
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


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _plain(
        request,
        403,
        _("This form has expired"),
        _(
            "You were signed out or the page was open for very long. Go back, reload the page and send again."
        ),
    )
