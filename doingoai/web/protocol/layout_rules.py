"""The rules of the layouts as shipped, and the office's word that it has checked them."""

from django import forms
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from doingoai.accounts.rules import may, require
from doingoai.accounts.states import Permission
from doingoai.foundation import clock
from doingoai.protocol.actions.confirming import confirm_layout_rule, reopen_layout_rule
from doingoai.protocol.layout_rules import LAYOUT_RULES
from doingoai.protocol.models import LayoutRuleCheck
from doingoai.protocol.queries import checks_of_rules
from doingoai.protocol.states import Layout
from doingoai.web.editing import answer_form
from doingoai.web.precedence.tabs import tabs
from doingoai.web.rendering import SignedInRequest, login_required, page

WRITE = Permission.PRECEDENCE_WRITE


class BasisForm(forms.Form):
    """Against what a rule was checked."""

    basis = forms.CharField(
        label=gettext_lazy("Checked against"), max_length=300,
        help_text=gettext_lazy("A regulation, a handbook, or who said so and when."),
    )  # fmt: skip


@login_required
@require_safe
def rules(request: SignedInRequest) -> HttpResponse:
    """Every layout with its rule, where the rule comes from, and whether the office has confirmed it."""
    require(request.user, Permission.DIRECTORY_VIEW)
    checks = checks_of_rules()
    context = {
        "tabs": tabs("layouts"),
        "rows": [(rule, checks.get(rule.layout)) for rule in LAYOUT_RULES.values()],
        "can_write": may(request.user, WRITE),
    }
    return page(request, "protocol/layout_rules.html", context)


@login_required
def confirm(request: SignedInRequest, layout: str) -> HttpResponse:
    require(request.user, WRITE)
    chosen = _layout(layout)
    form = BasisForm(request.POST or None)

    def act() -> LayoutRuleCheck:
        return confirm_layout_rule(chosen, basis=form.cleaned_data["basis"], by=request.user, at=clock.now())  # fmt: skip

    return answer_form(
        request, form, act, done=lambda _made: reverse("protocol:layout-rules"),
        template="protocol/confirm_rule.html", context={"rule": LAYOUT_RULES[chosen]},
    )  # fmt: skip


@login_required
@require_POST
def reopen(request: SignedInRequest, layout: str) -> HttpResponse:
    require(request.user, WRITE)
    reopen_layout_rule(_layout(layout), by=request.user)
    return HttpResponseRedirect(reverse("protocol:layout-rules"))


def _layout(name: str) -> Layout:
    if name not in Layout.values:
        raise Http404
    return Layout(name)
