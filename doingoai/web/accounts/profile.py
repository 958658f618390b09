"""The own account: language, contact, password, second factor, sessions, programs that act for me."""

from datetime import timedelta

from allauth.mfa.utils import is_mfa_enabled
from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from doingoai.accounts.actions import edit_user, make_token, revoke_token
from doingoai.accounts.models import ApiToken
from doingoai.accounts.queries import needs_second_factor
from doingoai.accounts.rules import may, require
from doingoai.accounts.scopes import Scope
from doingoai.accounts.states import Permission
from doingoai.foundation import clock
from doingoai.web.rendering import SignedInRequest, login_required, page

LIFETIMES = ((30, "30"), (90, "90"), (365, "365"))


class ProfileForm(forms.Form):
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=settings.LANGUAGES)
    phone = forms.CharField(label=gettext_lazy("Telephone"), max_length=40, required=False)
    email = forms.EmailField(label=gettext_lazy("E-mail"), max_length=254, required=False)


class TokenForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("What for"),
        max_length=80,
        help_text=gettext_lazy("So that you know later which program uses it."),
    )
    scopes = forms.MultipleChoiceField(
        label=gettext_lazy("What the program may do"),
        choices=lambda: [(scope.value, f"{scope.label} ({scope.value})") for scope in Scope],
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Never more than you may yourself; tick as little as it needs."),
    )
    days = forms.TypedChoiceField(
        label=gettext_lazy("Valid for (days)"), choices=LIFETIMES, coerce=int, initial=90
    )


@login_required
def profile(request: SignedInRequest) -> HttpResponse:
    """What the office knows of me, and what I may set myself."""
    user = request.user
    known = {"language": user.language, "phone": user.phone, "email": user.email}
    form = ProfileForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        edit_user(user, changes=form.cleaned_data, by=user)
        messages.success(request, _("Saved."))
        response = HttpResponseRedirect(reverse("accounts:profile"))
        response.delete_cookie(settings.LANGUAGE_COOKIE_NAME, samesite="Lax")
        return response
    context = {
        "form": form,
        "roles": sorted(user.roles),
        "has_second_factor": is_mfa_enabled(user),
        "needs_second_factor": needs_second_factor(user),
        "may_use_programs": may(user, Permission.API_USE),
    }
    return page(request, "accounts/profile.html", context, status=_status(form))


@login_required
def tokens(request: SignedInRequest) -> HttpResponse:
    """Programs that act for me; the secret of a new one is shown once."""
    user = request.user
    if request.method == "POST":
        require(user, Permission.API_USE)
    form = TokenForm(request.POST or None)
    secret = ""
    if request.method == "POST" and form.is_valid():
        at = clock.now()
        until = at + timedelta(days=form.cleaned_data["days"])
        _token, secret = make_token(
            user, name=form.cleaned_data["name"], scopes=form.cleaned_data["scopes"],
            expires_at=until, by=user, at=at,
        )  # fmt: skip
        form = TokenForm()
    context = {
        "form": form,
        "secret": secret,
        "tokens": ApiToken.objects.filter(user=user),
        "now": clock.now(),
        "may_make": may(user, Permission.API_USE),
    }
    return page(request, "accounts/tokens.html", context, status=_status(form))


@require_POST
@login_required
def revoke(request: SignedInRequest, pk: int) -> HttpResponse:
    """Stop a program at once."""
    token = get_object_or_404(ApiToken, pk=pk, user=request.user)
    revoke_token(token, by=request.user, at=clock.now())
    messages.success(request, _("The program can no longer act for you."))
    return HttpResponseRedirect(reverse("accounts:tokens"))


def _status(form: forms.Form) -> int:
    return 422 if form.is_bound and form.errors else 200
