"""People who sign in: the list, opening an account, and one account with its roles and password."""

from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.password_validation import validate_password
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from doingoai.accounts.actions import (
    USER_FIELDS,
    add_user,
    drop_second_factor,
    edit_user,
    set_active,
    set_password,
    set_roles,
)
from doingoai.accounts.models import Unit, User
from doingoai.accounts.queries import current_units, users_found
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission, Role
from doingoai.foundation import clock
from doingoai.foundation.folding import clean
from doingoai.web.audit.history import events_about
from doingoai.web.editing import EditForm, answer_form
from doingoai.web.filtering import one_of, words_of
from doingoai.web.rendering import SignedInRequest, login_required, page

MOST = 200


class UserForm(EditForm):
    """What is known of a person who signs in."""

    name = forms.CharField(label=_("Name"), max_length=120)
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Unit"), empty_label="–")
    post_vi = forms.CharField(label=_("Post (Vietnamese)"), max_length=160, required=False)
    post_en = forms.CharField(label=_("Post (English)"), max_length=160, required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = current_units(on=clock.today())
        own = [self.of.unit_id] if isinstance(self.of, User) else []
        self.fields["unit"].queryset = here | Unit.objects.filter(pk__in=own)  # type: ignore[attr-defined]

    def changed_fields(self) -> dict[str, Any]:
        changes = {name: value for name, value in self.changes().items() if name in USER_FIELDS}
        return changes | {"name": clean(changes["name"]), "language": changes["language"] or "vi"}


class RolesForm(forms.Form):
    roles = forms.MultipleChoiceField(
        label=_("Roles"), choices=Role.choices, widget=forms.CheckboxSelectMultiple, required=False
    )

    def chosen(self) -> list[Role]:
        return [Role(role) for role in self.cleaned_data["roles"]]


class PasswordForm(forms.Form):
    password = forms.CharField(
        label=_("New password"), widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False, help_text=_("At least ten characters; the person changes it after signing in."),
    )  # fmt: skip

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password)
        return password


class NewUserForm(UserForm, RolesForm, PasswordForm):
    """A new account."""

    username = forms.SlugField(
        label=_("Sign-in name"), max_length=60,
        help_text=_("Small letters, digits and hyphens, such as lan or nguyen-lan."),
    )  # fmt: skip
    field_order = ("username", "name", "unit", "post_vi", "roles", "password")


@login_required
def users(request: SignedInRequest) -> HttpResponse:
    """People by given name, as Vietnamese lists sort; filters live in the address."""
    require(request.user, Permission.USER_ADMIN)
    q = words_of(request.GET)
    role = one_of(request.GET.get("role", ""), Role.values)
    shows_closed = request.GET.get("closed") == "1"
    found = users_found(q, role=role, also_closed=shows_closed)
    context = {
        "people": found[:MOST],
        "more": max(0, len(found) - MOST),
        "q": q,
        "role": role,
        "roles": Role.choices,
        "shows_closed": shows_closed,
        "is_narrowed": bool(q or role or shows_closed),
    }
    return page(request, "accounts/users.html", context, fragments=("users-rows",))


@login_required
def add(request: SignedInRequest) -> HttpResponse:
    """Open an account."""
    require(request.user, Permission.USER_ADMIN)
    form = NewUserForm(request.POST or None, initial={"language": "vi"})

    def act() -> User:
        data = form.cleaned_data
        made = add_user(
            username=data["username"], name=data["name"], unit=data["unit"],
            password=data["password"], roles=form.chosen(), by=request.user, at=clock.now(),
        )  # fmt: skip
        return edit_user(made, changes=form.changed_fields(), by=request.user)

    return answer_form(
        request, form, act, done=lambda made: reverse("accounts:user", args=[made.pk]),
        template="accounts/add_user.html", context={},
    )  # fmt: skip


def find_user(pk: int) -> User:
    return get_object_or_404(User.objects.select_related("unit"), pk=pk)


def _user_context(one: User, by: User) -> dict[str, Any]:
    return {
        "person": one,
        "is_me": one.pk == by.pk,
        "edit_form": UserForm(of=one),
        "roles_form": RolesForm(initial={"roles": sorted(one.roles)}),
        "password_form": PasswordForm(),
        "has_second_factor": is_mfa_enabled(one),
        "events": events_about("user", one.pk),
    }


@login_required
def user(request: SignedInRequest, pk: int) -> HttpResponse:
    """One account: the person, the roles, the password, and whether it is open."""
    require(request.user, Permission.USER_ADMIN)
    one = find_user(pk)
    form = UserForm(request.POST or None, of=one)

    def act() -> User:
        return edit_user(
            one, changes=form.changed_fields(), by=request.user, opened=form.opened_with()
        )

    return _answered(request, one, form, "edit_form", act, gettext("Saved."))


def _answered(
    request: SignedInRequest, one: User, form: forms.Form, name: str, act: Any, told: str
) -> HttpResponse:
    def done(_done: Any) -> str:
        messages.success(request, told)
        return reverse("accounts:user", args=[one.pk])

    context = {**_user_context(one, request.user), name: form}
    return answer_form(
        request, form, act, done=done, template="accounts/user.html", context=context
    )


@login_required
@require_POST
def roles(request: SignedInRequest, pk: int) -> HttpResponse:
    require(request.user, Permission.USER_ADMIN)
    one, form = find_user(pk), RolesForm(request.POST)
    act = lambda: set_roles(one, roles=form.chosen(), by=request.user)  # noqa: E731
    return _answered(request, one, form, "roles_form", act, gettext("The roles hold from now on."))


@login_required
@require_POST
def password(request: SignedInRequest, pk: int) -> HttpResponse:
    require(request.user, Permission.USER_ADMIN)
    one, form = find_user(pk), PasswordForm(request.POST)
    act = lambda: set_password(one, password=form.cleaned_data["password"], by=request.user)  # noqa: E731
    told = gettext("The new password holds; the person is signed out everywhere.")
    return _answered(request, one, form, "password_form", act, told)


def _back(pk: int) -> HttpResponse:
    return HttpResponseRedirect(reverse("accounts:user", args=[pk]))


@login_required
@require_POST
def keep_out(request: SignedInRequest, pk: int) -> HttpResponse:
    """Close an account; what the person did stays."""
    set_active(find_user(pk), active=False, by=request.user)
    return _back(pk)


@login_required
@require_POST
def let_in(request: SignedInRequest, pk: int) -> HttpResponse:
    set_active(find_user(pk), active=True, by=request.user)
    return _back(pk)


@login_required
@require_POST
def second_factor(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take the second factor off for a person who has lost the telephone."""
    drop_second_factor(find_user(pk), by=request.user)
    messages.success(request, gettext("The person signs in without a second factor and can set up a new one."))  # fmt: skip
    return _back(pk)
