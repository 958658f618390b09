"""Reads about people and units."""

from datetime import date

from django.db.models import Q, QuerySet

from doingoai.accounts.models import Notice, Office, RoleGrant, RolePolicy, Unit, User
from doingoai.accounts.states import PERMISSIONS_OF, Permission, Role


def needs_second_factor(user: User) -> bool:
    """Test whether a role of this person asks for a second factor."""
    return RolePolicy.objects.filter(role__in=user.roles, needs_second_factor=True).exists()


def current_units(*, on: date) -> QuerySet[Unit]:
    """Units that exist on a day."""
    return Unit.objects.filter(
        Q(valid_from__isnull=True) | Q(valid_from__lte=on),
        Q(valid_to__isnull=True) | Q(valid_to__gte=on),
    )


def unit_and_below(unit: Unit) -> frozenset[int]:
    """Ids of a unit and of all units under it."""
    found = {unit.pk}
    layer = {unit.pk}
    while layer:
        layer = set(Unit.objects.filter(parent_id__in=layer).values_list("pk", flat=True)) - found
        found |= layer
    return frozenset(found)


def office() -> Office | None:
    """The one row that says whose installation this is; None before set-up."""
    return Office.objects.select_related("unit").first()


def people_with(permission: Permission) -> QuerySet[User]:
    """Active people who have a permission through one of their roles."""
    roles = [role for role in Role if permission in PERMISSIONS_OF[role]]
    granted = RoleGrant.objects.filter(role__in=roles).values("user_id")
    return User.objects.filter(is_active=True, pk__in=granted)


def unread_notices(user: User) -> QuerySet[Notice]:
    """What a person has not read yet, newest first."""
    return Notice.objects.filter(to=user, read_at__isnull=True)
