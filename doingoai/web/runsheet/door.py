"""
The door for phones: each knows a secret of its own, no session and no cookie speaks for it.

A stopped phone may still send what was noted on it; it is told to wipe itself and reads nothing.
"""

import base64
import json
import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from doingoai.documents import storage
from doingoai.documents.actions import Upload
from doingoai.documents.inspection import inspect_upload
from doingoai.documents.inspection.kinds import MEGABYTE, PHOTOS
from doingoai.documents.inspection.photos import PNG_MAGIC, strip_photo
from doingoai.documents.rendering.portraits import PictureUnreadable, portrait
from doingoai.foundation import clock, tallies
from doingoai.foundation.refusals import RuleBroken
from doingoai.runsheet.actions import keep_photo, note_wiped, receive_entries
from doingoai.runsheet.models import Device, Entry
from doingoai.runsheet.queries import (
    days_of,
    device_called,
    guest_on,
    logs_of,
    may_read,
    refusals_of,
    visits_of,
)
from doingoai.runsheet.rules import AHEAD, BEHIND, MOST_AT_ONCE
from doingoai.web.runsheet.package import package_of
from doingoai.web.secret_addresses import WITHIN, count_wrong_secret, wait_of_visitor

P = ParamSpec("P")
SCHEME = "Device "
LARGEST_BATCH, LARGEST_PHOTO = 2 * MEGABYTE, 8 * MEGABYTE
FACE = (72, 96)
"""Pixels of a face on a phone: enough to know somebody at a door, no portrait to pass on."""
CALLS = 1800
"""What one phone may ask within the hour."""

Door = Callable[Concatenate[HttpRequest, Device, P], JsonResponse]


def by_device(
    view: Door[P], *, largest: int = LARGEST_BATCH
) -> Callable[Concatenate[HttpRequest, P], JsonResponse]:
    """Let in whoever knows the secret of a phone; wrong ones are counted as everywhere."""

    @wraps(view)
    def inner(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> JsonResponse:
        if int(request.META.get("CONTENT_LENGTH") or 0) > largest:
            return _said("too_large", 413)
        if wait := wait_of_visitor(request):
            return _slow(wait)
        device = _device(request)
        if device is None:
            count_wrong_secret(request)
            return _said("unknown", 401)
        key = f"run-device-{device.pk}"
        if wait := tallies.count(key, most=CALLS, seconds=WITHIN, at=clock.now()):
            return _slow(wait)
        with translation.override(_language(request)):
            return _private(view(request, device, *args, **kwargs))

    inner.is_repeatable = True  # type: ignore[attr-defined]  # entries bear their own numbers
    # No cookie speaks here, so none can be abused.
    return cast(Callable[Concatenate[HttpRequest, P], JsonResponse], csrf_exempt(inner))


def _device(request: HttpRequest) -> Device | None:
    said = request.headers.get("Authorization", "")
    key, _dot, secret = said.removeprefix(SCHEME).partition(".")
    try:
        uuid.UUID(key)
    except ValueError:
        return None
    return device_called(key, secret) if said.startswith(SCHEME) else None


def _language(request: HttpRequest) -> str:
    asked = request.GET.get("in", "")
    return asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def _private(response: JsonResponse) -> JsonResponse:
    response.headers["Cache-Control"] = "no-store, private"
    return response


def _said(state: str, status: int, **more: Any) -> JsonResponse:
    return _private(JsonResponse({"state": state, **more}, status=status))


def _slow(wait: int) -> JsonResponse:
    response = _said("slow", 429)
    response.headers["Retry-After"] = str(wait)
    return response


def state_now(device: Device) -> str:
    """What a phone is told of itself: live, or that nothing may stay on it."""
    if device.revoked_at is not None:
        return "revoked"
    return "live" if may_read(device, at=clock.now()) else "ended"


@require_safe
@by_device
def day(request: HttpRequest, device: Device) -> JsonResponse:
    """The days of the phone's visits for the next 72 hours, and their log; no more than is needed."""
    now = state_now(device)
    if now != "live":
        return _said(now, 410)
    visits = list(visits_of(device))
    at = clock.now()
    days = days_of(visits, since=at - BEHIND, until=at + AHEAD)
    return JsonResponse(package_of(device, days, logs_of(visits), refusals_of(visits), at=at))


@require_safe
@by_device
def face(request: HttpRequest, device: Device, key: int) -> JsonResponse:
    """The face of one guest, no larger than a thumb: the phone asks once and seals it."""
    now = state_now(device)
    if now != "live":
        return _said(now, 410)
    guest = guest_on(device, key)
    if guest is None or guest.photo is None:
        return _said("none", 404)
    try:
        made = portrait(storage.read(guest.photo), FACE)
    except (storage.FileGone, PictureUnreadable):
        return _said("none", 404)
    return JsonResponse({"picture": base64.b64encode(made).decode()})


@csrf_exempt
@require_POST
@by_device
def entries(request: HttpRequest, device: Device) -> JsonResponse:
    """Take a batch of entries; each is answered for itself."""
    try:
        sent = json.loads(request.body)["entries"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return _said("unreadable", 400)
    if not isinstance(sent, list) or len(sent) > MOST_AT_ONCE:
        return _said("unreadable", 400, most=MOST_AT_ONCE)
    answers = receive_entries(device, sent, by=device.officer, at=clock.now())
    told = [{"id": one.id, "status": one.status, "reason": one.reason} for one in answers]
    device.refresh_from_db()
    return JsonResponse({"state": state_now(device), "answers": told})


def _picture(request: HttpRequest, device: Device, number: uuid.UUID) -> JsonResponse:
    entry = Entry.objects.filter(number=number, device=device).select_related("visit").first()
    if entry is None:
        return _said("no_entry", 409)
    content = request.body
    try:
        found = inspect_upload(f"{number}.jpg", content, allowed=PHOTOS)
        made = strip_photo(content, name=found.safe_name)
    except RuleBroken as refusal:
        return _said("refused", 422, message=refusal.message)
    mime = "image/png" if made.startswith(PNG_MAGIC) else "image/jpeg"
    upload = Upload(found.safe_name, mime, made)
    keep_photo(device, entry.visit, number, upload, by=device.officer, at=clock.now())
    return JsonResponse({"state": state_now(device)})


picture = csrf_exempt(require_POST(by_device(_picture, largest=LARGEST_PHOTO)))


@csrf_exempt
@require_POST
@by_device
def wiped(request: HttpRequest, device: Device) -> JsonResponse:
    """The phone says that nothing lies on it any more."""
    note_wiped(device, by=device.officer, at=clock.now())
    return JsonResponse({"state": "wiped"})


@require_safe
def state(request: HttpRequest, key: uuid.UUID) -> JsonResponse:
    """Tell a locked phone, which cannot open its secret, whether it has to wipe itself."""
    device = Device.objects.filter(key=key).select_related("officer").first()
    return _said("ended" if device is None else state_now(device), 200)
