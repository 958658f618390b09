"""What surrounds every call: its language, and one shape for whatever is refused."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation.trans_real import (
    get_supported_language_variant,
    parse_accept_lang_header,
)

ROOT = "/api/v1/"
Answer = Callable[[HttpRequest], HttpResponse]


def language_asked(request: HttpRequest) -> str | None:
    """The first language of the Accept-Language header that we speak; None where it names none."""
    for code, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        try:
            return get_supported_language_variant(code)
        except LookupError:
            continue
    return None


def refusal(
    status: int, code: str, message: str, fields: dict[str, str] | None = None
) -> JsonResponse:
    """The one shape in which the API says no."""
    body: dict[str, Any] = {"code": code, "message": message, "fields": fields or {}}
    return JsonResponse(body, status=status, json_dumps_params={"ensure_ascii": False})


def too_often(wait: int | None) -> JsonResponse:
    """Refuse a call that comes too soon after many others, and say when the next one may come."""
    message = _("Too many calls. Try again in %(seconds)s seconds.") % {"seconds": wait}
    response = refusal(429, "token.too_many_calls", message)
    response.headers["Retry-After"] = str(wait)
    return response


def front(get_response: Answer) -> Answer:
    """Let every answer below the API's root speak the asked language, and be JSON also where it says no."""

    def answer(request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(ROOT):
            return get_response(request)
        asked = language_asked(request)
        if asked is not None:
            translation.activate(asked)
        response = get_response(request)
        if response.status_code < 400 or "json" in response.headers["Content-Type"]:
            return response
        return _spoken(response)

    return answer


def _spoken(response: HttpResponse) -> HttpResponse:
    """Say in the API's shape what Django or a page would say in HTML: no address, no method, a fault."""
    code, message = {
        HTTPStatus.NOT_FOUND: ("not_found", _("Nothing is here")),
        HTTPStatus.METHOD_NOT_ALLOWED: (
            "method_not_offered",
            _("This method is not offered at this address."),
        ),
    }.get(HTTPStatus(response.status_code), ("not_read", _("This address or form cannot be read")))
    spoken = refusal(response.status_code, code, message)
    if "Allow" in response.headers:
        spoken.headers["Allow"] = response.headers["Allow"]
    return spoken
