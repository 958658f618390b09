"""Whether a person may do something, whatever the state of things."""

from datetime import date

from django.utils.translation import gettext as _

from doingoai.accounts.models import Unit, User
from doingoai.accounts.states import Permission
from doingoai.foundation.refusals import NotAllowed


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


def is_current(unit: Unit, *, on: date) -> bool:
    """Test whether a unit exists on a day (merged units keep their past)."""
    return (unit.valid_from is None or unit.valid_from <= on) and (
        unit.valid_to is None or on <= unit.valid_to
    )
