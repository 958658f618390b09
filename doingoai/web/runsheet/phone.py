"""What a phone keeps to work without a connection: an empty frame, its worker, its manifest."""

from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

KEPT = "run-sheet"
"""Says nothing but that something sealed lies in this browser, which signing out must not destroy."""
WORKER = Path(__file__).resolve().parents[1] / "static" / "built" / "run-worker.js"

WORDS = {
    "now": _("Now"),
    "next": _("Next"),
    "online": _("Connected"),
    "offlineSince": _("No connection since {at}"),
    "toSend": _("{n} things to send"),
    "lastSent": _("last sent {at}"),
    "late": _("{n} minutes late"),
    "lateBy": _("Minutes late:"),
    "roll": _("Roll call: {n} of {all} are there"),
    "steps": _("Checklist: {n} of {all} settled"),
    "ticked": _("Done"),
    "confirm": _("Confirm"),
    "different": _("Done differently"),
    "not_done": _("Left out"),
    "waitsForSecond": _("waits for a second person"),
    "twoPeople": _("two people"),
    "confirmedBy": _("confirmed by {who}"),
    "by": _("by {at}"),
    "notTaken": _("Not taken into the checklist: {why}"),
    "present": _("there"),
    "absent": _("absent"),
    "doubted": _("Two phones say different things: settle it at the desk."),
    "note": _("Remark"),
    "incident": _("Incident"),
    "photo": _("Photo"),
    "small": _("Small"),
    "serious": _("Serious"),
    "danger": _("Danger to people"),
    "keep": _("Keep the remark"),
    "cancel": _("Cancel"),
    "atItem": _("At which item"),
    "log": _("Noted on the day"),
    "pin": _("PIN of the run sheet"),
    "open": _("Open"),
    "wrongPin": _("Wrong PIN. {n} tries left, then everything here is wiped."),
    "wiped": _("Too many wrong PINs: everything on this phone was wiped."),
    "stopped": _("This phone was stopped or its time is over: nothing of the visit is left on it."),
    "sendFirst": _("This phone was stopped: the day is wiped. What was noted is sent first; enter the PIN once more."),
    "noDay": _("No item within these days. Connect once, and the day is fetched."),
    "notReady": _("This phone is not ready. Open today's page and make it ready."),
    "toDesk": _("Today's page"),
}  # fmt: skip
"""What the phone says; it has no other way to be spoken to in the person's language."""


@require_safe
def shell(request: HttpRequest) -> HttpResponse:
    """The frame that the phone keeps: the same for everybody, with nothing of any visit in it."""
    words = {name: str(text) for name, text in WORDS.items()}
    return render(request, "runsheet/phone.html", {"words": words})


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The worker of the frame; it stands here because it may look after nothing above its address."""
    if not WORKER.exists():
        raise Http404
    return HttpResponse(WORKER.read_bytes(), content_type="text/javascript; charset=utf-8")


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """What makes the run sheet an application on the home screen."""
    return JsonResponse(
        {
            "name": gettext("Run sheet"),
            "short_name": gettext("Run sheet"),
            "lang": get_language(),
            "id": reverse("runsheet:phone"),
            "start_url": reverse("runsheet:phone"),
            "scope": "/run/",
            "display": "standalone",
            "background_color": "#faf7f1",
            "theme_color": "#6b0f12",
            "icons": [
                {"src": static("mark.svg"), "sizes": "any", "type": "image/svg+xml"},
                *(
                    {
                        "src": static(f"mark-{side}.png"),
                        "sizes": f"{side}x{side}",
                        "type": "image/png",
                    }
                    for side in (192, 512)
                ),
            ],
        }
    )
