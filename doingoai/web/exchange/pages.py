"""Pages of the addresses that are told when something happens: list, making, trial, stopping."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from doingoai.accounts.rules import may, require
from doingoai.accounts.states import Permission
from doingoai.exchange.actions import add_webhook, ping_webhook, start_webhook, stop_webhook
from doingoai.exchange.models import Webhook
from doingoai.exchange.queries import deliveries_of, visible_webhooks
from doingoai.exchange.states import Happening
from doingoai.foundation import clock
from doingoai.foundation.refusals import RuleBroken
from doingoai.web.editing import show_refusal
from doingoai.web.lists import keyset
from doingoai.web.rendering import SignedInRequest, login_required, page


class WebhookForm(forms.Form):
    """A program of another system that wants to know."""

    name = forms.CharField(label=gettext_lazy("What for"), max_length=80)
    url = forms.CharField(
        label=gettext_lazy("Address to tell"), max_length=500,
        help_text=gettext_lazy("“https://…” of a server outside; no redirect is followed."),
    )  # fmt: skip
    events = forms.MultipleChoiceField(
        label=gettext_lazy("Tell of"), choices=Happening.choices,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip


@login_required
def webhooks(request: SignedInRequest) -> HttpResponse:
    """Addresses of mine that are told; the secret of a new one is shown once."""
    if request.method == "POST":
        require(request.user, Permission.API_USE)
    form, secret = WebhookForm(request.POST or None), ""
    if form.is_bound and form.is_valid():
        secret = _made(request, form)
        form = WebhookForm() if secret else form
    context = {
        "form": form,
        "secret": secret,
        "sheet": keyset(request, visible_webhooks(request.user)),
        "may_make": may(request.user, Permission.API_USE),
    }
    status = 422 if form.is_bound and form.errors else 200
    return page(request, "exchange/webhooks.html", context, status=status)


def _made(request: SignedInRequest, form: WebhookForm) -> str:
    """The secret of a new address; empty where a rule stood in the way."""
    data: dict[str, Any] = form.cleaned_data
    try:
        _webhook, secret = add_webhook(
            name=data["name"], url=data["url"], events=data["events"], by=request.user,
            at=clock.now(), loopback_allowed=settings.DEMO,
        )  # fmt: skip
    except RuleBroken as refusal:
        show_refusal(form, refusal)
        return ""
    return secret


def _find(request: SignedInRequest, pk: int) -> Webhook:
    return get_object_or_404(visible_webhooks(request.user), pk=pk)


@login_required
@require_safe
def webhook(request: SignedInRequest, pk: int) -> HttpResponse:
    """One address: what it is told of, and what was sent and answered lately."""
    one = _find(request, pk)
    labels = dict(Happening.choices)
    context = {
        "webhook": one,
        "events": [labels.get(word, word) for word in one.events],
        "sheet": keyset(request, deliveries_of(one)),
    }
    return page(request, "exchange/webhook.html", context, fragments=("deliveries",))


def _back(pk: int) -> HttpResponse:
    return HttpResponseRedirect(reverse("exchange:webhook", args=[pk]))


@login_required
@require_POST
def ping(request: SignedInRequest, pk: int) -> HttpResponse:
    """Put a trial on its way; what the other side answers stands below soon."""
    ping_webhook(_find(request, pk), by=request.user, at=clock.now())
    messages.success(
        request, _("The trial is on its way; its answer stands below within a minute.")
    )
    return _back(pk)


@login_required
@require_POST
def stop(request: SignedInRequest, pk: int) -> HttpResponse:
    stop_webhook(_find(request, pk), by=request.user, at=clock.now())
    messages.success(request, _("This address is told nothing more."))
    return _back(pk)


@login_required
@require_POST
def start(request: SignedInRequest, pk: int) -> HttpResponse:
    start_webhook(_find(request, pk), by=request.user)
    messages.success(request, _("This address is told of what happens from now on."))
    return _back(pk)
