"""Reads about people and units."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import Count, Q, QuerySet

from doingoai.accounts.facts import OfficeFacts
from doingoai.accounts.models import ApiToken, Notice, Office, RoleGrant, RolePolicy, Unit, User
from doingoai.accounts.states import PERMISSIONS_OF, Permission, Role
from doingoai.foundation.collation import sort_key
from doingoai.foundation.folding import fold


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


def tokens_in_use(*, at: datetime) -> QuerySet[ApiToken]:
    """Tokens of everybody that were neither stopped nor have run out."""
    return ApiToken.objects.filter(revoked_at__isnull=True, expires_at__gt=at)


def office() -> Office | None:
    """The one row that says whose installation this is; None before set-up."""
    return Office.objects.select_related("unit").first()


def office_facts(row: Office | None) -> OfficeFacts:
    """The office as papers print it; the shipped example before set-up."""
    if row is None:
        return OfficeFacts()
    return OfficeFacts(
        parent_vi=row.parent_vi,
        name_vi=row.unit.name_vi,
        name_en=row.unit.name_en,
        city_vi=row.city_vi,
        city_en=row.city_en,
        symbol=row.unit.symbol,
        division_symbol=row.division_symbol,
        address=row.address,
        phone=row.phone,
        email=row.email,
        signer_post_vi=row.signer_post_vi,
        signer_post_en=row.signer_post_en,
        signer_name=row.signer_name,
        decider_body_vi=row.decider_body_vi,
        decider_symbol=row.decider_symbol,
        decider_post_vi=row.decider_post_vi,
        decider_name=row.decider_name,
    )


def unit_symbols() -> dict[str, str]:
    """Every abbreviation a unit of this city bears in symbols; the office's own with its name."""
    symbols = Unit.objects.exclude(symbol="").order_by("id").values_list("symbol", flat=True)
    known = {piece: "" for symbol in symbols for piece in symbol.split("-")}
    own = office()
    if own is None:
        return known
    known |= {piece: "" for piece in own.division_symbol.split("-") if piece}
    return known | ({own.unit.symbol: own.unit.name_vi} if own.unit.symbol else {})


def people_with(permission: Permission) -> QuerySet[User]:
    """Active people who have a permission through one of their roles."""
    roles = [role for role in Role if permission in PERMISSIONS_OF[role]]
    granted = RoleGrant.objects.filter(role__in=roles).values("user_id")
    return User.objects.filter(is_active=True, pk__in=granted)


def unread_notices(user: User) -> QuerySet[Notice]:
    """What a person has not read yet, newest first."""
    return Notice.objects.filter(to=user, read_at__isnull=True)


def users_found(
    words: str, *, role: str = "", also_closed: bool = False
) -> list[tuple[User, list[str]]]:
    """People by given name, each with the names of their roles; words match name or sign-in name."""
    users = User.objects.select_related("unit")
    if not also_closed:
        users = users.filter(is_active=True)
    if role:
        users = users.filter(pk__in=RoleGrant.objects.filter(role=role).values("user_id"))
    wanted = fold(words)
    found = [user for user in users if wanted in fold(f"{user.name} {user.username}")]
    roles = role_names()
    return [(user, roles.get(user.pk, [])) for user in sorted(found, key=_by_given_name)]


def _by_given_name(user: User) -> str:
    """Vietnamese lists sort by the given name, which is the last word."""
    words = user.name.split()
    return sort_key(" ".join([*words[-1:], *words]))


def role_names() -> dict[int, list[str]]:
    """The roles of everybody, by the key of the person."""
    names: dict[int, list[str]] = {}
    order = list(Role)
    grants = RoleGrant.objects.values_list("user_id", "role")
    for user_id, role in sorted(grants, key=lambda pair: order.index(Role(pair[1]))):
        names.setdefault(user_id, []).append(str(Role(role).label))
    return names


def people_of(unit: Unit) -> QuerySet[User]:
    """Everybody with an account in a unit, closed accounts last."""
    return User.objects.filter(unit=unit).order_by("-is_active", "name", "id")


def count_people_by_unit() -> dict[int, int]:
    """How many people may sign in, by the key of their unit."""
    counted = User.objects.filter(is_active=True).values("unit_id").annotate(people=Count("id"))
    return {row["unit_id"]: row["people"] for row in counted.order_by("unit_id")}


def count_people_by_role() -> dict[str, int]:
    """How many people who may sign in have each role."""
    counted = RoleGrant.objects.filter(user__is_active=True).values("role")
    return {
        row["role"]: row["people"] for row in counted.annotate(people=Count("id")).order_by("role")
    }


def people_without_role() -> QuerySet[User]:
    """People who may sign in and then see nothing."""
    granted = RoleGrant.objects.values("user_id")
    return User.objects.filter(is_active=True).exclude(pk__in=granted)


def people_without_second_factor() -> list[User]:
    """People of whom a role asks for a second factor and who have not set one up yet."""
    asked = RolePolicy.objects.filter(needs_second_factor=True).values("role")
    granted = RoleGrant.objects.filter(role__in=asked).values("user_id")
    has_one = Authenticator.objects.values("user_id")
    return list(User.objects.filter(is_active=True, pk__in=granted).exclude(pk__in=has_one))


def labels_seen(
    user: User,
    notices: Iterable[Notice],
    visible: Mapping[str, Callable[[User], QuerySet[Any]]],
) -> list[Notice]:
    """
    Take the label off each notice about something that is there and out of the person's sight by now.

    `visible` gives what a person sees of each type; a label of another type stays.
    """
    told = list(notices)
    for kind in {one.subject_type for one in told} & visible.keys():
        about = [one for one in told if one.subject_type == kind and one.subject_id.isdecimal()]
        keys = {int(one.subject_id) for one in about}
        seen = visible[kind](user)
        if not seen.query.where:
            continue  # who sees all of a type is not asked about each
        there = seen.model._default_manager.filter(pk__in=keys)
        hidden = there.exclude(pk__in=seen.order_by().values("pk"))
        lost = set(hidden.values_list("pk", flat=True))
        for one in about:
            one.label = "" if int(one.subject_id) in lost else one.label
    return told
