"""How an operation is declared: its scope, its answers, its refusals; the rest is one function."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from ninja import Router
from ninja.decorators import decorate_view
from ninja.responses import Status

from doingoai.accounts.models import User
from doingoai.accounts.scopes import Scope, covers
from doingoai.api.once import HEADER, answering_once
from doingoai.api.shapes import RefusalShape
from doingoai.api.tokens import token_of
from doingoai.foundation.refusals import NotAllowed, RuleBroken

View = TypeVar("View", bound=Callable[..., Any])

READING = gettext_noop("Only what the token's person may see, and the token's scope lets through.")
WRITING = gettext_noop(
    "With an “Idempotency-Key” a repetition is answered alike and does nothing twice; by the rights of "
    "the token's person."
)
KEY = gettext_noop("Name of this sending, best a fresh UUID; kept for a day")
MATCH = gettext_noop("“version” that you have read; refused with 412 when another has saved since")

READ_REFUSALS = (401, 403, 404, 422, 429)
WRITE_REFUSALS = (400, 401, 403, 404, 412, 415, 422, 429)


class ScopeMissing(NotAllowed):
    """The token was not made for this."""


def caller(request: HttpRequest) -> User:
    """The person whose token it is, narrowed to the token's scopes."""
    user: Any = request.user
    return user  # type: ignore[no-any-return]


def reads(router: Router, path: str, scope: Scope, answer: Any, summary: str, **rest: Any) -> Any:
    """Declare an operation that only reads."""
    extra = {"x-scope": scope.value, **rest}
    answers = {200: answer, **dict.fromkeys(READ_REFUSALS, RefusalShape)}
    return _declare(router, "GET", path, scope, answers, summary, READING, extra, [])


def writes(
    router: Router,
    method: str,
    path: str,
    scope: Scope,
    answer: Any,
    summary: str,
    *,
    versioned: bool = False,
    repeatable: bool = False,
    status: int = 200,
    **rest: Any,
) -> Any:
    """
    Declare an operation that changes something.

    `versioned` ones take If-Match; a `repeatable` one compares before it writes, or answers what
    must not be kept, and takes no key.
    """
    names = ([] if repeatable else [(HEADER, KEY)]) + ([("If-Match", MATCH)] if versioned else [])
    extra = {"x-scope": scope.value, "parameters": [_header(*name) for name in names], **rest}
    answers = {status: answer, **dict.fromkeys(WRITE_REFUSALS, RefusalShape)}
    around = [] if repeatable else [answering_once]
    text = READING if repeatable else WRITING
    return _declare(router, method, path, scope, answers, summary, text, extra, around)


def _header(name: str, text: str) -> dict[str, Any]:
    kind = {"type": "string", "title": name, "maxLength": 255}
    return {"in": "header", "name": name, "schema": kind, "required": False, "description": text}


def _declare(
    router: Router,
    method: str,
    path: str,
    scope: Scope,
    answers: dict[int, Any],
    summary: str,
    text: str,
    extra: dict[str, Any],
    around: list[Any],
) -> Callable[[View], View]:
    done_as = next(iter(answers))

    def mark(view: View) -> View:
        @wraps(view)
        def inner(request: HttpRequest, **values: Any) -> Any:
            require_scope(request, scope)
            result = view(request, **values)
            return result if done_as == 200 else Status(done_as, result)

        done = decorate_view(*around)(inner) if around else inner
        router.api_operation(
            [method], path, response=answers, summary=summary, description=text, openapi_extra=extra
        )(done)
        return view

    return mark


def has_scope(request: HttpRequest, scope: Scope) -> bool:
    """Test whether the token was made for this too."""
    token = token_of(request)
    return token is not None and covers(token.scopes, scope)


def require_scope(request: HttpRequest, scope: Scope) -> None:
    """
    Refuse a token that was not made for this.

    :raises ScopeMissing:
    """
    if not has_scope(request, scope):
        raise ScopeMissing(
            _("This token was not made for this: it needs the scope “%(scope)s”.")
            % {"scope": scope.value}
        )


def version_sent(request: HttpRequest) -> int | None:
    """
    The version a caller has read, from If-Match; None where none was sent.

    :raises RuleBroken: version.not_valid
    """
    text = request.headers.get("If-Match", "").strip().strip('"')
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        message = _('“If-Match” is the number of the version you have read, such as "4".')
        raise RuleBroken(message, code="version.not_valid", field="If-Match")
    return int(text)
