"""The very first account of an installation: whoever opens it lets all others in."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.db import transaction
from django.utils.translation import gettext as _

from doingoai.accounts.models import RoleGrant, Unit, User
from doingoai.accounts.states import Role, UnitKind
from doingoai.foundation import audit
from doingoai.foundation.folding import clean
from doingoai.foundation.refusals import RuleBroken

OFFICE_CODE, OFFICE_VI, OFFICE_EN = "co-quan", "Sở Ngoại vụ", "Department of Foreign Affairs"
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class FirstAccount:
    """Who opens the installation, and in which office; an office that is there already is kept."""

    username: str
    name: str
    office: str = OFFICE_VI
    symbol: str = "SNgV"


@transaction.atomic
def open_first_account(first: FirstAccount, *, password: str, at: datetime) -> User:
    """
    Let the first administrator sign in; nobody has acted before, so the software is the actor.

    :raises RuleBroken: admin.exists, user.bad_name, user.no_name, user.name_taken,
        user.weak_password
    """
    check_nobody_administers()
    user = User(username=clean(first.username).lower(), name=clean(first.name), joined_at=at)
    _check_names(user)
    _check_password(password, user)
    user.unit = _office(first)
    user.set_password(password)
    user.save(force_insert=True)
    RoleGrant.objects.create(user=user, role=Role.ADMINISTRATOR)
    audit.record("user.added", user, by=None, roles=[Role.ADMINISTRATOR], first=True)
    return user


def check_nobody_administers() -> None:
    """
    Refuse when somebody looks after this installation already.

    :raises RuleBroken: admin.exists
    """
    granted = RoleGrant.objects.filter(role=Role.ADMINISTRATOR, user__is_active=True)
    grant = granted.select_related("user").order_by("id").first()
    if grant is not None:
        raise RuleBroken(
            _(
                "This installation has an administrator: %(name)s. Others are added on the page "
                "“Users” after signing in."
            )
            % {"name": f"{grant.user.name} ({grant.user.username})"},
            code="admin.exists",
        )


def _check_names(user: User) -> None:
    try:
        validate_slug(user.username)
    except ValidationError:
        user.username = ""
    if not user.username or len(user.username) > LONGEST_NAME:
        raise RuleBroken(
            _(
                "A sign-in name has up to 60 letters a to z, digits and hyphens, such as nguyen-lan."
            ),
            code="user.bad_name",
        )
    if not user.name:
        raise RuleBroken(_("Give the name of the person too."), code="user.no_name")
    if User.objects.filter(username=user.username).exists():
        raise RuleBroken(
            _("There is already an account “%(name)s”. Choose another sign-in name.")
            % {"name": user.username},
            code="user.name_taken",
        )


def _check_password(password: str, user: User) -> None:
    try:
        validate_password(password, user)
    except ValidationError as fault:
        raise RuleBroken(" ".join(fault.messages), code="user.weak_password") from None


def _office(first: FirstAccount) -> Unit:
    """The office of this installation: the one that is set up, else a new unit of this name."""
    known = Unit.objects.filter(kind=UnitKind.OFFICE).order_by("id").first()
    if known is not None:
        return known
    name = clean(first.office)
    unit = Unit.objects.create(
        code=OFFICE_CODE,
        kind=UnitKind.OFFICE,
        name_vi=name,
        name_en=OFFICE_EN if name == OFFICE_VI else "",
        symbol=clean(first.symbol),
    )
    audit.record("unit.added", unit, by=None)
    return unit
