"""How the API says no: each refusal of the house and of the reading of parameters, in one shape."""

import logging
import uuid
from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, RawPostDataException
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from doingoai.api.operation import ScopeMissing
from doingoai.api.speech import refusal, too_often
from doingoai.foundation.edits import ChangedMeanwhile
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
    "string_too_short": gettext_lazy("This must be given."),
    "missing": gettext_lazy("This must be given."),
    "extra_forbidden": gettext_lazy("There is no field of this name here."),
    "literal_error": gettext_lazy("One of %(expected)s."),
    "int_type": gettext_lazy("A whole number is expected."),
    "int_from_float": gettext_lazy("A whole number is expected."),
    "string_type": gettext_lazy("A text is expected."),
    "bool_parsing": gettext_lazy("true or false is expected."),
    "bool_type": gettext_lazy("true or false is expected."),
    "list_type": gettext_lazy("A list is expected."),
    "too_long": gettext_lazy("At most %(max_length)s entries."),
    "too_short": gettext_lazy("At least %(min_length)s entries."),
    "timezone_aware": gettext_lazy(
        "A moment with its offset is expected, such as 2026-02-09T09:00:00+07:00."
    ),
    "datetime_from_date_parsing": gettext_lazy(
        "A moment with its offset is expected, such as 2026-02-09T09:00:00+07:00."
    ),
    "datetime_parsing": gettext_lazy(
        "A moment with its offset is expected, such as 2026-02-09T09:00:00+07:00."
    ),
    "text_not_plain": gettext_lazy("A control character stands in this text. Take it out."),
    "country_unknown": gettext_lazy(
        "No country has this code. Two letters by ISO 3166-1 are expected."
    ),
    "rank_unknown": gettext_lazy("No rank has this code."),
    "currency_unknown": gettext_lazy("No currency of ours has this code."),
    "language_unknown": gettext_lazy("No language has this code."),
    "not_latin": gettext_lazy("Write it in Latin letters, and the own script as “native”."),
    "day_out_of_range": gettext_lazy("A day between 1900 and 2199 is expected."),
    "mail_not_valid": gettext_lazy("This is no e-mail address."),
    "web_not_valid": gettext_lazy("This is no address of the web."),
    "nobody_named": gettext_lazy("Send the key of a person, or a name."),
    "base64_not_valid": gettext_lazy("This is not base64."),
}


def speak(api: NinjaAPI) -> None:
    """Let an API say no in the one shape."""
    api.exception_handler(AuthenticationError)(not_known)
    api.exception_handler(Throttled)(too_many)
    api.exception_handler(ValidationError)(not_understood)
    api.exception_handler(RuleBroken)(refused)
    api.exception_handler(NotAllowed)(not_allowed)
    api.exception_handler(Http404)(not_found)
    api.exception_handler(HttpError)(not_read)
    api.exception_handler(RawPostDataException)(wrong_kind)
    api.exception_handler(ChangedMeanwhile)(changed_meanwhile)
    api.exception_handler(ScopeMissing)(scope_missing)
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
    return too_often(fault.wait)


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


def scope_missing(request: HttpRequest, fault: ScopeMissing) -> HttpResponse:
    return refusal(403, "token.scope_missing", str(fault))


def changed_meanwhile(request: HttpRequest, fault: ChangedMeanwhile) -> HttpResponse:
    """Another has saved since the version that was sent was read: read it again, then edit."""
    message = _(
        "Somebody else has changed this since you read it. Read it again and send your edit."
    )
    said = dict.fromkeys(map(str, fault.theirs), message)
    return refusal(412, fault.code, message, said)


def not_read(request: HttpRequest, fault: HttpError) -> HttpResponse:
    """A body that is no JSON, or no form."""
    return refusal(
        fault.status_code, "body.not_read", _("The body cannot be read. Send valid JSON in UTF-8.")
    )


def wrong_kind(request: HttpRequest, fault: RawPostDataException) -> HttpResponse:
    """A form was sent where JSON is read."""
    return refusal(
        415, "body.wrong_kind", _("JSON is read here: send “Content-Type: application/json”.")
    )


def not_found(request: HttpRequest, fault: Http404) -> HttpResponse:
    return refusal(404, "not_found", _("Nothing is here"))


def broken(request: HttpRequest, fault: Exception) -> HttpResponse:
    """A fault of ours: the caller gets a number to quote, the log has the rest."""
    number = uuid.uuid4().hex[:8]
    log.error("fault %s on %s", number, request.path, exc_info=fault)
    message = _("Something broke on our side. Tell your administrator this number: %(number)s.")
    return refusal(500, "broken", message % {"number": number})
