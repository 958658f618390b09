"""A call sent twice with one key does its work once and is answered alike (quality goal R6)."""

import hashlib
import re
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja.errors import Throttled

from doingoai.accounts.models import ApiToken
from doingoai.api.speech import refusal, too_often
from doingoai.api.tokens import ByToken, token_of
from doingoai.foundation import answered, clock
from doingoai.foundation.models import AnsweredForm

HEADER = "Idempotency-Key"
KEY = re.compile(r"[\x21-\x7e]{1,255}")
REPEATED = "Idempotent-Replayed"

Run = Callable[..., HttpResponse]


def answering_once(run: Run) -> Run:
    """Wrap an operation that changes something: its effect and its answer are kept in one transaction."""

    def inner(request: HttpRequest, **path: Any) -> HttpResponse:
        key = request.headers.get(HEADER)
        try:
            # Known before the work begins: what is undone with a refused call is not its counting.
            token = _caller(request)
        except Throttled as fault:
            # Not left to the operation: let in a moment later, it would run without its key.
            return too_often(fault.wait)
        if key is None or token is None:
            return _whole(lambda: run(request, **path))
        if not KEY.fullmatch(key):
            return _wrong_key()
        return _once(_sending(request, key, token), lambda: run(request, **path))

    return inner


def _caller(request: HttpRequest) -> ApiToken | None:
    """Whose key it is; a caller who is not let in is told so by the operation."""
    ByToken()(request)
    return token_of(request)


def _wrong_key() -> HttpResponse:
    message = _("An “Idempotency-Key” is 1 to 255 visible characters, best a fresh UUID.")
    return refusal(422, "idempotency.key_not_valid", message, {HEADER: message})


def _sending(request: HttpRequest, key: str, token: ApiToken) -> answered.Sending:
    content_type = request.headers.get("Content-Type", "").partition(";")[0]
    body = request.body if content_type != "multipart/form-data" else _parts(request)
    match = request.headers.get("If-Match", "")
    said = f"{request.method} {match}".encode() + b"\0" + body
    return answered.Sending(
        key=hashlib.sha256(key.encode()).hexdigest(),
        user_id=f"token-{token.pk}",
        path=request.path,
        fingerprint=answered.fingerprint(request.get_full_path(), said),
    )


def _parts(request: HttpRequest) -> bytes:
    """The content of a form with files, without the boundaries that differ at each sending."""
    fields = sorted((name, values) for name, values in request.POST.lists())
    files = sorted(
        (name, str(one.name), hashlib.sha256(one.read()).hexdigest())
        for name, ones in request.FILES.lists()
        for one in ones
    )
    for _name, ones in request.FILES.lists():
        for one in ones:
            one.seek(0)
    return repr((fields, files)).encode()


def _once(sending: answered.Sending, run: Callable[[], HttpResponse]) -> HttpResponse:
    with transaction.atomic():
        try:
            earlier = answered.begin(sending, at=clock.now())
        except answered.OtherContent:
            message = _("This “Idempotency-Key” was already used for another call. Send a new one.")
            return refusal(422, "idempotency.other_content", message, {HEADER: message})
        if earlier is not None:
            return _again(earlier)
        response = _whole(run)
        if response.status_code >= 400:
            transaction.set_rollback(True)
        else:
            content = response.content.decode()
            answered.finish(sending, status=response.status_code, location="", content=content)
        return response


def _whole(run: Callable[[], HttpResponse]) -> HttpResponse:
    """All of a call or nothing: where it is refused in its midst, what it had begun is undone."""
    with transaction.atomic():
        response = run()
        if response.status_code >= 400:
            transaction.set_rollback(True)
        return response


def _again(earlier: AnsweredForm) -> HttpResponse:
    kind = "application/json; charset=utf-8"
    response = HttpResponse(earlier.content, status=earlier.status, content_type=kind)
    response.headers[REPEATED] = "true"
    return response
