"""How the API says no: each refusal of the house and of the reading of parameters, in one shape."""

import logging
import uuid
from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, Throttled, ValidationError

from doingoai.api.speech import refusal
from doingoai.foundation.refusals import NotAllowed, RuleBroken

log = logging.getLogger("doingoai.api")

# By the names that pydantic gives its faults.
SAID: dict[str, Promise] = {
    "int_parsing": gettext_lazy("A whole number is expected."),
    "greater_than_equal": gettext_lazy("At least %(ge)s."),
    "less_than_equal": gettext_lazy("At most %(le)s."),
    "enum": gettext_lazy("One of %(expected)s."),
    "date_parsing": gettext_lazy("A day such as 2026-02-09 is expected."),
    "date_from_datetime_parsing": gettext_lazy("A day such as 2026-02-09 is expected."),
    "date_from_datetime_inexact": gettext_lazy("A day such as 2026-02-09 is expected."),
    "string_too_long": gettext_lazy("At most %(max_length)s characters."),
}


def speak(api: NinjaAPI) -> None:
    """Let an API say no in the one shape."""
    api.exception_handler(AuthenticationError)(not_known)
    api.exception_handler(Throttled)(too_many)
    api.exception_handler(ValidationError)(not_understood)
    api.exception_handler(RuleBroken)(refused)
    api.exception_handler(NotAllowed)(not_allowed)
    api.exception_handler(Http404)(not_found)
    api.exception_handler(Exception)(broken)


def not_known(request: HttpRequest, fault: AuthenticationError) -> HttpResponse:
    if "Authorization" in request.headers:
        said = "token.not_valid", _("This token does not open the API: it is wrong, stopped, expired, or its owner may not use the API.")  # fmt: skip
    else:
        said = "token.missing", _("Send your token: “Authorization: Bearer <token>”. Make one on the page “Programs that act for me”.")  # fmt: skip
    response = refusal(401, *said)
    response.headers["WWW-Authenticate"] = 'Bearer realm="doingoai"'
    return response


def too_many(request: HttpRequest, fault: Throttled) -> HttpResponse:
    message = _("Too many calls. Try again in %(seconds)s seconds.") % {"seconds": fault.wait}
    response = refusal(429, "token.too_many_calls", message)
    response.headers["Retry-After"] = str(fault.wait)
    return response


def not_understood(request: HttpRequest, fault: ValidationError) -> HttpResponse:
    fields = {str(one["loc"][-1]): _said(one) for one in fault.errors}
    message = _("Not understood: %(names)s.") % {"names": ", ".join(fields)}
    return refusal(422, "parameters.not_understood", message, fields)


def _said(one: Mapping[str, Any]) -> str:
    text = SAID.get(one["type"])
    if text is None:
        return _("Not in the form that is described.")
    values: Mapping[str, Any] = one.get("ctx", {})
    return str(text) % values


def refused(request: HttpRequest, fault: RuleBroken) -> HttpResponse:
    fields = {fault.field: fault.message} if fault.field else {}
    return refusal(422, fault.code, fault.message, fields)


def not_allowed(request: HttpRequest, fault: NotAllowed) -> HttpResponse:
    return refusal(403, "not_allowed", str(fault))


def not_found(request: HttpRequest, fault: Http404) -> HttpResponse:
    return refusal(404, "not_found", _("Nothing is here"))


def broken(request: HttpRequest, fault: Exception) -> HttpResponse:
    """A fault of ours: the caller gets a number to quote, the log has the rest."""
    number = uuid.uuid4().hex[:8]
    log.error("fault %s on %s", number, request.path, exc_info=fault)
    message = _("Something broke on our side. Tell your administrator this number: %(number)s.")
    return refusal(500, "broken", message % {"number": number})
