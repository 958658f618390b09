"""What happens around every request: sent-once forms, second factor, language, answers to refusals."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.core.exceptions import ReauthenticationRequired
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils import translation

from doingoai.accounts.models import User
from doingoai.accounts.surroundings import surround
from doingoai.foundation import answered, clock
from doingoai.foundation.refusals import RuleBroken, TooOften
from doingoai.web import errors
from doingoai.web.accounts.second_factor import must_set_up
from doingoai.web.accounts.sessions import end_when_over, rotate_with_roles
from doingoai.web.runsheet.phone import KEPT

Answer = Callable[[HttpRequest], HttpResponse]
KEY = "form_key"


def repeatable(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """
    Mark a page whose POST may run twice without doing anything new (it compares before it writes).

    Long work is marked so: it must not hold the write lock of the database while it runs.
    """

    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return view(request, *args, **kwargs)

    inner.is_repeatable = True  # type: ignore[attr-defined]
    return inner


def headings(get_response: Answer) -> Answer:
    """What every answer says, also static files and the refusal of a strange host."""

    def inner(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), microphone=(), geolocation=()"
        )
        return response

    return inner


def guard(get_response: Answer) -> "Guard":
    return Guard(get_response)


class Guard:
    """The layer of the house's own around every page."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            end_when_over(request)
        self._speak(request)
        response = self.get_response(request)
        if response.status_code == 405 and request.method == "GET" and not response.content:
            response = _with_words(request, response)
        if request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "no-store, private")
        if getattr(request, "is_leaving", False):
            response.headers["Clear-Site-Data"] = _left_behind(request)
        return response

    def _speak(self, request: HttpRequest) -> None:
        """The person's own language wins over the browser's."""
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        if chosen is None:
            user = request.user
            chosen = user.language if user.is_authenticated else settings.LANGUAGE_CODE
            translation.activate(chosen)
            request.LANGUAGE_CODE = chosen

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if request.user.is_authenticated and _must_set_up(request, request.user):
            return redirect("mfa_activate_totp")
        # Asked first: a page that limits what it takes in must be the first to read the form.
        if request.method != "POST" or getattr(view, "is_repeatable", False):
            return None
        key = request.POST.get(KEY)
        if not key or not request.user.is_authenticated:
            return None
        return _answer_once(request, key, lambda: view(request, *args, **kwargs))

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        if isinstance(fault, TooOften):
            response = errors.refused(request, fault, status=429)
            response.headers["Retry-After"] = str(fault.wait)
            return response
        if isinstance(fault, RuleBroken):
            return errors.refused(request, fault)
        return None


def _left_behind(request: HttpRequest) -> str:
    """
    Say what the browser empties when somebody leaves: everything but a sealed run sheet.

    That lies under its own PIN, wipes itself, and holds notes that the server may not have yet.
    """
    return '"cache"' if KEPT in request.COOKIES else '"cache", "storage"'


def _with_words(request: HttpRequest, refusal: HttpResponse) -> HttpResponse:
    """Say in words what an address for buttons only would answer with an empty page."""
    response = errors.only_for_forms(request)
    response.headers["Allow"] = refusal.headers["Allow"]
    return response


def _must_set_up(request: HttpRequest, user: User) -> bool:
    """Read what surrounds the person, once for the whole request, and see what is missing."""
    around = surround(user)
    request.surroundings = around  # type: ignore[attr-defined]
    rotate_with_roles(request, user)
    match = request.resolver_match
    return match is not None and must_set_up(user, around, match)


def answer_once(request: HttpRequest, answer: Callable[[], HttpResponse]) -> HttpResponse:
    """
    Answer a form once, as every page does, but after long work that a `repeatable` page did before.

    Files are inspected before this, so that the write lock of the database is not held meanwhile.
    """
    key = request.POST.get(KEY) if request.method == "POST" else None
    return (_answer_once(request, key, answer) if key else None) or answer()


def _answer_once(
    request: HttpRequest, key: str, answer: Callable[[], HttpResponse]
) -> HttpResponse | None:
    """
    Run the page and keep its answer in one transaction; a repetition gets the kept answer.

    A page that wants the password first is left to be run again in the usual way, for only there
    the library of the sign-in turns that wish into its page.
    """
    sending = answered.Sending(
        key=key[:64],
        user_id=str(request.user.pk),
        path=request.path,
        fingerprint=_fingerprint(request),
    )
    with transaction.atomic():
        try:
            earlier = answered.begin(sending, at=clock.now())
        except RuleBroken as refusal:
            return errors.refused(request, refusal, status=409)
        if earlier is not None:
            return _again(request, earlier.status, earlier.location)
        try:
            response = answer()
        except RuleBroken as refusal:
            response = errors.refused(request, refusal)
        except ReauthenticationRequired:
            transaction.set_rollback(True)
            return None
        if response.status_code >= 400:
            transaction.set_rollback(True)
        else:
            answered.finish(
                sending,
                status=response.status_code,
                location=response.headers.get("Location", ""),
            )
        return response


def _again(request: HttpRequest, status: int, location: str) -> HttpResponse:
    if location:
        return HttpResponseRedirect(location)
    response = HttpResponse(status=204)
    response.headers["HX-Refresh"] = "true"
    return response


def _fingerprint(request: HttpRequest) -> str:
    """Digest of what was sent, without the tokens that differ from page to page."""
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
    return answered.fingerprint(request.path, repr((fields, files)).encode())
