"""What a person sets for the screen: language, and light or dark."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import check_for_language
from django.views.decorators.http import require_POST

from doingoai.accounts.actions import edit_user
from doingoai.accounts.models import User
from doingoai.web.own_address import is_own
from doingoai.web.shell import THEME_COOKIE, THEMES

YEAR = 365 * 24 * 3600


def _back(request: HttpRequest) -> HttpResponse:
    """To the page where the choice was made, never to another site."""
    target = request.POST.get("next", "")
    return HttpResponseRedirect(target if is_own(target, request) else "/")


def _keep(response: HttpResponse, name: str, value: str) -> None:
    response.set_cookie(
        name, value, max_age=YEAR, samesite="Lax", secure=settings.HTTPS, httponly=True
    )


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Speak another language from now on, in this browser and for this person."""
    chosen = request.POST.get("language", "")
    response = _back(request)
    if chosen in dict(settings.LANGUAGES) and check_for_language(chosen):
        _keep(response, settings.LANGUAGE_COOKIE_NAME, chosen)
        if isinstance(request.user, User):
            edit_user(request.user, changes={"language": chosen}, by=request.user)
    return response


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Light, dark or as the machine has it."""
    chosen = request.POST.get("theme", "")
    response = _back(request)
    if chosen in THEMES:
        _keep(response, THEME_COOKIE, chosen)
    return response
