"""Whether a person may do something, whatever the state of things."""

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext as _

from doingoai.accounts.models import Unit, User
from doingoai.accounts.scopes import permissions_of
from doingoai.accounts.states import PERMISSIONS_OF, Permission, Role
from doingoai.foundation.refusals import NotAllowed, RuleBroken


def may(user: User, permission: Permission) -> bool:
    """Test whether a person has a permission."""
    return permission in user.permissions


def require(by: User, permission: Permission) -> None:
    """
    Refuse a person who lacks a permission.

    :raises NotAllowed:
    """
    if not may(by, permission):
        raise NotAllowed(
            _("You may not do this: it needs the right “%(right)s”. Ask your administrator.")
            % {"right": permission.label}
        )


def require_any(by: User, permissions: Collection[Permission]) -> None:
    """
    Refuse a person who has none of several permissions.

    :raises NotAllowed:
    """
    if not by.permissions & set(permissions):
        rights = " / ".join(str(permission.label) for permission in permissions)
        raise NotAllowed(
            _("You may not do this: it needs the right “%(right)s”. Ask your administrator.")
            % {"right": rights}
        )


def narrow(user: User, scopes: Collection[str]) -> User:
    """
    Let a person act through a program: with no more than both their rights and its scopes allow.

    Only this object of the person is narrowed; what is asked of `permissions` from now on holds.
    """
    allowed = permissions_of(scopes)
    user.__dict__["permissions"] = user.permissions & allowed
    return user


def roles_that_may(permissions: Collection[Permission]) -> list[Role]:
    """The roles that have all of several permissions."""
    return [role for role in Role if PERMISSIONS_OF[role] >= set(permissions)]


def is_current(unit: Unit, *, on: date) -> bool:
    """Test whether a unit exists on a day (merged units keep their past)."""
    return (unit.valid_from is None or unit.valid_from <= on) and (
        unit.valid_to is None or on <= unit.valid_to
    )


def check_unit(unit: Unit, *, below: Collection[int]) -> None:
    """
    Refuse a unit that ends before it begins, stands under itself, or follows itself.

    `below` holds the keys of the unit and of all units under it.

    :raises RuleBroken: unit.ends_before_start, unit.under_itself, unit.follows_itself
    """
    if unit.valid_from and unit.valid_to and unit.valid_to < unit.valid_from:
        raise RuleBroken(
            _("The unit ends (%(end)s) before it begins (%(start)s). Correct one of the two.")
            % {"end": f"{unit.valid_to:%d/%m/%Y}", "start": f"{unit.valid_from:%d/%m/%Y}"},
            code="unit.ends_before_start",
            field="valid_to",
        )
    if unit.parent_id in below:
        raise RuleBroken(
            _("A unit cannot stand under itself or under one of its own units."),
            code="unit.under_itself",
            field="parent",
        )
    if unit.pk is not None and unit.successor_id == unit.pk:
        raise RuleBroken(
            _("A unit cannot be its own successor."), code="unit.follows_itself", field="successor"
        )
