"""How a page answers: whole, or the one named piece that htmx is about to replace."""

from collections.abc import Callable, Collection
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.utils.cache import patch_vary_headers

from doingoai.accounts.models import User
from doingoai.web import errors

P = ParamSpec("P")


class SignedInRequest(HttpRequest):
    """A request whose sender is known."""

    user: User


Page = Callable[Concatenate[SignedInRequest, P], HttpResponse]


def page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any] | None = None,
    *,
    fragments: Collection[str] = (),
    status: int = 200,
) -> HttpResponse:
    """
    Render a page, or only its partial when htmx asks for one of `fragments` by the id it replaces.

    The names are the page's own list: a header alone never picks a part of a template.
    """
    wanted = piece_wanted(request)
    name = f"{template}#{wanted}" if wanted in fragments else template
    response = render(request, name, context, status=status)
    patch_vary_headers(response, ("HX-Request", "HX-Target"))
    return response


def piece_wanted(request: HttpRequest) -> str:
    """Id of the element that htmx will replace; empty when the whole page is asked for."""
    asks = request.headers.get("HX-Request") == "true"
    is_whole = "HX-Boosted" in request.headers or "HX-History-Restore-Request" in request.headers
    return request.headers.get("HX-Target", "") if asks and not is_whole else ""


def login_required(view: Page[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Send strangers to the sign-in, and back here afterwards."""

    @wraps(view)
    def inner(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.user.is_authenticated:
            return view(cast(SignedInRequest, request), *args, **kwargs)
        if held := errors.signed_out(request):
            return held
        if request.headers.get("HX-Request") == "true":
            response = HttpResponse(status=204)
            response.headers["HX-Redirect"] = resolve_url(settings.LOGIN_URL)
            return response
        return redirect_to_login(request.get_full_path())

    return cast(Callable[Concatenate[HttpRequest, P], HttpResponse], inner)
