"""What is decided about people, units, roles, tokens and notices."""

import hashlib
import secrets
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _

from doingoai.accounts.models import ApiToken, Notice, Office, RoleGrant, RolePolicy, Unit, User
from doingoai.accounts.queries import unit_and_below
from doingoai.accounts.rules import check_unit, require
from doingoai.accounts.scopes import Scope
from doingoai.accounts.states import Permission, Role
from doingoai.foundation import audit
from doingoai.foundation.edits import apply_changes, check_not_changed_meanwhile
from doingoai.foundation.folding import clean
from doingoai.foundation.refusals import RuleBroken
from doingoai.foundation.subjects import HasSubject, subject_of

USER_FIELDS = frozenset({"name", "email", "phone", "post_vi", "post_en", "unit", "language"})
OFFICE_FIELDS = frozenset(
    {
        "parent_vi", "city_vi", "city_en", "address", "phone", "email", "division_symbol",
        "signer_post_vi", "signer_post_en", "signer_name", "decider_body_vi", "decider_symbol",
        "decider_post_vi", "decider_name",
    }
)  # fmt: skip
UNIT_FIELDS = frozenset(
    {
        "kind",
        "name_vi",
        "name_en",
        "symbol",
        "parent",
        "successor",
        "valid_from",
        "valid_to",
        "email",
    }
)


@transaction.atomic
def add_user(
    *,
    username: str,
    name: str,
    unit: Unit,
    password: str,
    roles: Iterable[Role],
    by: User,
    at: datetime,
) -> User:
    """
    Let a new person sign in.

    :raises RuleBroken: user.name_taken
    """
    require(by, Permission.USER_ADMIN)
    username = clean(username).lower()
    if User.objects.filter(username=username).exists():
        raise RuleBroken(
            _("There is already an account “%(name)s”. Choose another sign-in name.")
            % {"name": username},
            code="user.name_taken",
            field="username",
        )
    user = User(username=username, name=clean(name), unit=unit, joined_at=at)
    user.set_password(password)
    user.save(force_insert=True)
    RoleGrant.objects.bulk_create(RoleGrant(user=user, role=role) for role in roles)
    audit.record("user.added", user, by=by, roles=sorted(roles))
    return user


@transaction.atomic
def edit_user(
    user: User, *, changes: Mapping[str, Any], by: User, opened: Mapping[str, Any] | None = None
) -> User:
    """
    Edit what is known of a person who signs in.

    :raises RuleBroken: edit.changed_meanwhile
    """
    if by.pk != user.pk or set(changes) - {"language", "phone", "email"}:
        require(by, Permission.USER_ADMIN)
    user = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    merged = check_not_changed_meanwhile(user, changes, opened=opened, version=None)
    pairs = apply_changes(user, merged, allowed=USER_FIELDS)
    if pairs:
        user.save(update_fields=list(pairs))
        audit.record("user.edited", user, by=by, changes=pairs)
    return user


@transaction.atomic
def set_roles(user: User, *, roles: Iterable[Role], by: User) -> User:
    """
    Give a person exactly these roles; holds from the next request on.

    :raises RuleBroken: user.own_roles
    """
    require(by, Permission.USER_ADMIN)
    if by.pk == user.pk:
        raise RuleBroken(
            _("Nobody changes their own roles. Ask another administrator."), code="user.own_roles"
        )
    user = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    wanted, had = frozenset(roles), user.roles
    RoleGrant.objects.filter(user=user).exclude(role__in=wanted).delete()
    RoleGrant.objects.bulk_create(RoleGrant(user=user, role=role) for role in wanted - had)
    audit.record("user.roles_set", user, by=by, had=sorted(had), has=sorted(wanted))
    return User.objects.get(pk=user.pk)


@transaction.atomic
def set_active(user: User, *, active: bool, by: User) -> User:
    """
    Let a person in or keep them out; tokens of somebody kept out stop at once.

    :raises RuleBroken: user.own_account
    """
    require(by, Permission.USER_ADMIN)
    if by.pk == user.pk:
        raise RuleBroken(_("Nobody closes their own account."), code="user.own_account")
    user = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    user.is_active = active
    user.save(update_fields=["is_active"])
    audit.record("user.let_in" if active else "user.kept_out", user, by=by)
    return user


@transaction.atomic
def set_password(user: User, *, password: str, by: User) -> User:
    """Set a new password for a person who has lost theirs."""
    require(by, Permission.USER_ADMIN)
    user = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    user.set_password(password)
    user.save(update_fields=["password"])
    audit.record("user.password_set", user, by=by)
    return user


@transaction.atomic
def drop_second_factor(user: User, *, by: User) -> User:
    """
    Take the second factor off for a person who has lost the device; they set up a new one.

    :raises RuleBroken: user.own_factor
    """
    require(by, Permission.USER_ADMIN)
    if by.pk == user.pk:
        raise RuleBroken(
            _("Your own second factor is changed on the page of your account."),
            code="user.own_factor",
        )
    user = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    Authenticator.objects.filter(user=user).delete()
    audit.record("user.second_factor_dropped", user, by=by)
    return user


@transaction.atomic
def ask_second_factor(role: Role, *, needed: bool, by: User) -> RolePolicy:
    """Ask everybody with a role for a second factor at sign-in, or stop asking."""
    require(by, Permission.USER_ADMIN)
    policy, _made = RolePolicy.objects.update_or_create(
        role=role, defaults={"needs_second_factor": needed}
    )
    audit.record("role.second_factor_set", policy, by=by, needed=needed)
    return policy


@transaction.atomic
def add_unit(*, code: str, by: User, **fields: Any) -> Unit:
    """
    Add a unit to the tree.

    :raises RuleBroken: unit.code_taken, unit.ends_before_start
    """
    require(by, Permission.USER_ADMIN)
    if Unit.objects.filter(code=code).exists():
        raise RuleBroken(
            _("There is already a unit with this code."), code="unit.code_taken", field="code"
        )
    unit = Unit(code=code)
    apply_changes(unit, fields, allowed=UNIT_FIELDS)
    check_unit(unit, below=())
    unit.save(force_insert=True)
    audit.record("unit.added", unit, by=by)
    return unit


@transaction.atomic
def edit_unit(
    unit: Unit, *, changes: Mapping[str, Any], by: User, opened: Mapping[str, Any] | None = None
) -> Unit:
    """
    Edit a unit; one that was merged gets an end date and a successor instead of being deleted.

    :raises RuleBroken: unit.ends_before_start, unit.under_itself, unit.follows_itself,
        edit.changed_meanwhile
    """
    require(by, Permission.USER_ADMIN)
    unit = Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)
    merged = check_not_changed_meanwhile(unit, changes, opened=opened, version=None)
    pairs = apply_changes(unit, merged, allowed=UNIT_FIELDS)
    if pairs:
        check_unit(unit, below=unit_and_below(unit))
        unit.save(update_fields=list(pairs))
        audit.record("unit.edited", unit, by=by, changes=pairs)
    return unit


@transaction.atomic
def set_up_office(unit: Unit, *, changes: Mapping[str, Any], by: User) -> Office:
    """
    Say whose installation this is; done once, before the first paper is made.

    :raises RuleBroken: office.exists
    """
    require(by, Permission.OFFICE_WRITE)
    if Office.objects.exists():
        raise RuleBroken(_("The office is set up already. Edit it instead."), code="office.exists")
    office = Office(unit=unit)
    apply_changes(office, changes, allowed=OFFICE_FIELDS)
    office.save(force_insert=True)
    audit.record("office.set_up", office, by=by)
    return office


@transaction.atomic
def edit_office(
    office: Office,
    *,
    changes: Mapping[str, Any],
    by: User,
    opened: Mapping[str, Any] | None = None,
) -> Office:
    """
    Edit what papers print about the office.

    :raises RuleBroken: edit.changed_meanwhile
    """
    require(by, Permission.OFFICE_WRITE)
    office = Office.objects.select_for_update(no_key=True).get(pk=office.pk)
    merged = check_not_changed_meanwhile(office, changes, opened=opened, version=None)
    pairs = apply_changes(office, merged, allowed=OFFICE_FIELDS)
    if pairs:
        office.save(update_fields=list(pairs))
        audit.record("office.edited", office, by=by, changes=pairs)
    return office


def hash_of_token(secret: str) -> str:
    """Give what is kept of a secret, SHA-256 in hex: enough to know it again, never to tell it."""
    return hashlib.sha256(secret.encode()).hexdigest()


@transaction.atomic
def make_token(
    user: User,
    *,
    name: str,
    scopes: Iterable[Scope],
    expires_at: datetime,
    by: User,
    at: datetime,
) -> tuple[ApiToken, str]:
    """
    Make a token for a program, for exactly these purposes; the secret is given once and never again.

    :raises RuleBroken: token.no_scope
    """
    require(by, Permission.API_USE)
    chosen = sorted({Scope(scope).value for scope in scopes})
    if not chosen:
        raise RuleBroken(
            _("Say what the program may do: tick at least one purpose."),
            code="token.no_scope",
            field="scopes",
        )
    secret = f"doi_{secrets.token_urlsafe(32)}"
    token = ApiToken.objects.create(
        user=user,
        name=clean(name)[:80],
        hash=hash_of_token(secret),
        scopes=chosen,
        created_at=at,
        expires_at=expires_at,
    )
    audit.record("token.made", token, by=by, scopes=chosen)
    return token, secret


@transaction.atomic
def revoke_token(token: ApiToken, *, by: User, at: datetime) -> ApiToken:
    """
    Stop a token at once, and tell its owner who is another; one that was stopped before stays as it is.

    :raises NotAllowed: when it is somebody else's, but for who looks after accounts
    """
    if token.user_id != by.pk:
        require(by, Permission.USER_ADMIN)
    token = (
        ApiToken.objects.select_for_update(of=("self",), no_key=True)
        .select_related("user")
        .get(pk=token.pk)
    )
    if token.revoked_at is None:
        token.revoked_at = at
        token.save(update_fields=["revoked_at"])
        audit.record("token.revoked", token, by=by)
        tell((one for one in [token.user] if one != by), "token.revoked", token, at=at)
    return token


def note_token_use(token: ApiToken, *, on: date) -> None:
    """Keep the day on which a program last called: one write a day, however often it calls."""
    if token.last_used_on != on:
        ApiToken.objects.filter(pk=token.pk).update(last_used_on=on)


def count_call(token: ApiToken, *, most: int, seconds: int, at: datetime) -> int:
    """
    Count a call of a program and give 0, or give the seconds after which the next one is allowed.

    Counted in the row of the token, so that all processes and machines count together; a call that
    is refused does not count.
    """
    row = ApiToken.objects.filter(pk=token.pk)
    since = at - timedelta(seconds=seconds)
    within = row.filter(counted_from__gt=since, calls__lt=most)
    anew = row.filter(Q(counted_from__isnull=True) | Q(counted_from__lte=since))
    # Asked twice: another call may have begun the minute between the two.
    if (
        within.update(calls=F("calls") + 1)
        or anew.update(counted_from=at, calls=1)
        or within.update(calls=F("calls") + 1)
    ):
        return 0
    begun = row.values_list("counted_from", flat=True).get()
    return int((begun - since).total_seconds()) + 1 if begun else 1


def tell(people: Iterable[User], kind: str, about: HasSubject, *, at: datetime) -> None:
    """Leave a notice for each person; part of the caller's transaction."""
    subject = subject_of(about)
    Notice.objects.bulk_create(
        Notice(
            to=person,
            kind=kind,
            subject_type=subject.type,
            subject_id=subject.id,
            label=subject.label,
            at=at,
        )
        for person in people
    )


@transaction.atomic
def read_notices(user: User, *, at: datetime) -> int:
    """Mark a person's notices as read; give how many."""
    return Notice.objects.filter(to=user, read_at__isnull=True).update(read_at=at)
