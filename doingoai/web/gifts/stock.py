"""The stock of gifts: the list, one gift with who was given it, and what comes in."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doingoai.accounts.rules import may, require
from doingoai.accounts.states import Permission
from doingoai.foundation import clock
from doingoai.gifts.actions import add_gift, deliver_gift, edit_gift
from doingoai.gifts.models import Gift
from doingoai.gifts.queries import stock_of, visible_gifts, visible_givings
from doingoai.gifts.states import GivingState
from doingoai.gifts.taboos import taboos_in
from doingoai.web.audit.history import events_about
from doingoai.web.editing import answer_form
from doingoai.web.gifts.forms import DeliveryForm, GiftForm, NewGiftForm
from doingoai.web.lists import keyset
from doingoai.web.rendering import SignedInRequest, login_required, page

MOST = 50


@login_required
def stock(request: SignedInRequest) -> HttpResponse:
    """Every gift with how many pieces are free, put aside and given."""
    require(request.user, Permission.GIFT_VIEW)
    context = {
        "sheet": keyset(request, stock_of(request.user), by="name_vi", ascending=True),
        "can_write": may(request.user, Permission.GIFT_WRITE),
    }
    return page(request, "gifts/stock.html", context)


@login_required
def add(request: SignedInRequest) -> HttpResponse:
    require(request.user, Permission.GIFT_WRITE)
    form = NewGiftForm(request.POST or None)

    def act() -> Gift:
        fields = form.changes()
        pieces = fields.pop("quantity") or 0
        return add_gift(by=request.user, at=clock.now(), quantity=pieces, **fields)

    return answer_form(
        request, form, act, done=lambda gift: reverse("gifts:gift", args=[gift.pk]),
        template="gifts/form.html",
        context={"title": _("Enter a gift"), "back": reverse("gifts:stock")},
    )  # fmt: skip


def _find(request: SignedInRequest, pk: int) -> Gift:
    return get_object_or_404(visible_gifts(request.user), pk=pk)


def _context(request: SignedInRequest, one: Gift) -> dict[str, Any]:
    can_write = may(request.user, Permission.GIFT_WRITE)
    givings = visible_givings(request.user).filter(gift=one).exclude(state=GivingState.RELEASED)
    return {
        "gift": one,
        "taboos": taboos_in(one.name_vi, one.name_en),
        "givings": list(givings[:MOST]),
        "can_write": can_write,
        "form": DeliveryForm() if can_write else None,
        "events": events_about(Gift.subject_type, one.pk),
    }


@login_required
def gift(request: SignedInRequest, pk: int) -> HttpResponse:
    """One gift: what it is, how many are free, and who was given it."""
    require(request.user, Permission.GIFT_VIEW)
    return page(request, "gifts/gift.html", _context(request, _find(request, pk)))


@login_required
def edit(request: SignedInRequest, pk: int) -> HttpResponse:
    require(request.user, Permission.GIFT_WRITE)
    one = _find(request, pk)
    form = GiftForm(request.POST or None, of=one)
    back = reverse("gifts:gift", args=[pk])
    return answer_form(
        request, form,
        lambda: edit_gift(one, changes=form.changes(), by=request.user, **form.opening()),
        done=lambda _done: back, template="gifts/form.html",
        context={"title": one.name, "back": back},
    )  # fmt: skip


@login_required
@require_POST
def deliver(request: SignedInRequest, pk: int) -> HttpResponse:
    """Enter pieces that came in."""
    require(request.user, Permission.GIFT_WRITE)
    one = _find(request, pk)
    form = DeliveryForm(request.POST)
    return answer_form(
        request, form,
        lambda: deliver_gift(one, by=request.user, at=clock.now(), **form.cleaned_data),
        done=lambda _done: reverse("gifts:gift", args=[pk]), template="gifts/gift.html",
        context=_context(request, one),
    )  # fmt: skip
