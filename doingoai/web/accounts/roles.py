"""What each role may do, and of whom a second factor is asked."""

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from doingoai.accounts.actions import ask_second_factor
from doingoai.accounts.models import RolePolicy
from doingoai.accounts.queries import count_people_by_role
from doingoai.accounts.rules import require
from doingoai.accounts.states import PERMISSIONS_OF, Permission, Role
from doingoai.foundation.refusals import RuleBroken
from doingoai.web.rendering import SignedInRequest, login_required, page


class FactorForm(forms.Form):
    role = forms.ChoiceField(choices=Role.choices)
    needed = forms.BooleanField(required=False)


@login_required
def roles(request: SignedInRequest) -> HttpResponse:
    """All roles, with what each may do and how many people have it."""
    require(request.user, Permission.USER_ADMIN)
    asked = set(RolePolicy.objects.filter(needs_second_factor=True).values_list("role", flat=True))
    people = count_people_by_role()
    context = {
        "roles": [
            {
                "role": role,
                "people": people.get(role.value, 0),
                "needs_second_factor": role.value in asked,
                "may": [right.label for right in Permission if right in PERMISSIONS_OF[role]],
            }
            for role in Role
        ],
    }
    return page(request, "accounts/roles.html", context)


@login_required
@require_POST
def second_factor(request: SignedInRequest) -> HttpResponse:
    """Ask everybody with a role for a second factor, or stop asking."""
    require(request.user, Permission.USER_ADMIN)
    form = FactorForm(request.POST)
    if not form.is_valid():
        raise RuleBroken(form.errors.as_text(), code="role.unknown")
    role = Role(form.cleaned_data["role"])
    ask_second_factor(role, needed=form.cleaned_data["needed"], by=request.user)
    return HttpResponseRedirect(reverse("accounts:roles") + f"#{role.value}")
