"""The people of a visit: guests and hosts, one by one."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from doingoai.accounts.models import User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.delegations import rules
from doingoai.delegations.models import Delegation, Host, Member
from doingoai.delegations.queries import passport_mark, passport_shown
from doingoai.delegations.states import HostRole
from doingoai.directory.actions import (
    PASSPORT_FIELDS,
    PassportData,
    PostData,
    correct_passport,
    set_passport,
    set_post,
)
from doingoai.directory.models import Person
from doingoai.directory.queries import passport_index
from doingoai.foundation import audit
from doingoai.foundation.edits import (
    ChangedMeanwhile,
    apply_changes,
    check_not_changed_meanwhile,
    check_still_as_opened,
)
from doingoai.foundation.refusals import RuleBroken
from doingoai.programme.models import Participation

MEMBER_FIELDS = frozenset(
    {
        "role", "honorific", "title_vi", "title_en", "organisation_vi", "organisation_en", "rank",
        "passport", "photo", "diet", "arrival_flight", "arrival_at", "departure_flight", "departure_at",
        "hotel", "room", "shares_room_with", "car", "notes", "raw_name",
    }
)  # fmt: skip
HOST_FIELDS = frozenset(
    {"role", "title_vi", "title_en", "organisation_vi", "organisation_en", "rank", "car"}
)
PRIVATE = frozenset({"diet", "photo"})


def _open_for_change(delegation: Delegation, by: User) -> Delegation:
    require(by, Permission.DELEGATION_WRITE)
    delegation = Delegation.objects.select_for_update(no_key=True).get(pk=delegation.pk)
    rules.check_can_change(delegation)
    return delegation


@transaction.atomic
def add_member(
    delegation: Delegation, person: Person, *, on: date, by: User, row_key: str = "", **fields: Any
) -> Member:
    """
    Put a person on the list of guests.

    :raises RuleBroken: delegation.frozen, member.twice
    """
    delegation = _open_for_change(delegation, by)
    member = Member(
        delegation=delegation,
        person=person,
        order=_next_order(Member, delegation),
        row_key=row_key or f"person-{person.pk}",
    )
    pairs = apply_changes(member, fields, allowed=MEMBER_FIELDS, private=PRIVATE)
    try:
        with transaction.atomic():
            member.save(force_insert=True)
    except IntegrityError:
        raise RuleBroken(
            _("%(name)s is already on this list.") % {"name": person.name.full}, code="member.twice"
        ) from None
    _keep_post(member, on, by)
    audit.record("member.added", member, by=by, delegation=delegation.pk, fields=sorted(pairs))
    return member


def _next_order(table: type[Member] | type[Host], delegation: Delegation) -> int:
    last = table._default_manager.filter(delegation=delegation).aggregate(last=Max("order"))["last"]
    return (last or 0) + 1


def _keep_post(member: Member | Host, on: date, by: User) -> None:
    """What stands on the list is the newest we know of the person's post."""
    if member.title_vi or member.title_en:
        partner = member.delegation.partner if isinstance(member, Member) else None
        post = PostData(
            title_vi=member.title_vi,
            title_en=member.title_en,
            organisation_vi=member.organisation_vi,
            organisation_en=member.organisation_en,
            rank=member.rank,
        )
        set_post(member.person, post, partner=partner, on=on, by=by)


@transaction.atomic
def edit_member(
    member: Member,
    *,
    changes: Mapping[str, Any],
    on: date,
    by: User,
    opened: Mapping[str, Any] | None = None,
    version: int | None = None,
) -> Member:
    """
    Edit what holds for a guest on this visit.

    :raises RuleBroken: delegation.frozen, edit.changed_meanwhile
    """
    _open_for_change(member.delegation, by)
    member = (
        Member.objects.select_for_update(of=("self",), no_key=True)
        .select_related("person")
        .get(pk=member.pk)
    )
    merged = check_not_changed_meanwhile(member, changes, opened=opened, version=version)
    pairs = apply_changes(member, merged, allowed=MEMBER_FIELDS, private=PRIVATE)
    if pairs:
        member.version += 1
        member.save(update_fields=[*pairs, "version"])
        if {"title_vi", "title_en"} & set(pairs):
            _keep_post(member, on, by)
        audit.record("member.edited", member, by=by, changes=pairs)
    return member


@transaction.atomic
def keep_passport(
    member: Member,
    data: PassportData,
    *,
    on: date,
    by: User,
    opened: Mapping[str, Any] | None = None,
) -> Member:
    """
    Keep the passport of a guest, as one decision: a number brings another one, none corrects the kept one.

    `opened` holds what the form showed (`passport_shown`), or its `mark` for who may not read it.

    :raises RuleBroken: delegation.frozen, passport.no_number, passport.ends_before_issue,
        edit.changed_meanwhile
    """
    _open_for_change(member.delegation, by)
    member = (
        Member.objects.select_for_update(of=("self",), no_key=True)
        .select_related("person", "passport")
        .get(pk=member.pk)
    )
    _check_passport_as_opened(member, data, opened)
    if data.number.strip() or member.passport is None:
        passport = set_passport(member.person, data, by=by)
        return edit_member(member, changes={"passport": passport}, on=on, by=by)
    changes = {name: getattr(data, name) for name in PASSPORT_FIELDS}
    correct_passport(member.passport, changes=changes, by=by)
    return member


def _check_passport_as_opened(
    member: Member, data: PassportData, opened: Mapping[str, Any] | None
) -> None:
    if opened is None:
        return
    if "mark" in opened:
        if opened["mark"] != passport_mark(member):
            raise ChangedMeanwhile({})
        return
    kept, mine = member.passport, {name: getattr(data, name) for name in PASSPORT_FIELDS}
    is_kept = kept is not None and kept.number_index == passport_index(data.number)
    meant = opened.get("passport", "")
    if data.number.strip():
        meant = str(kept.pk) if kept is not None and is_kept else "another"
    check_still_as_opened(passport_shown(member), {**mine, "passport": meant}, opened=opened)


@transaction.atomic
def remove_member(member: Member, *, by: User) -> Delegation:
    """Take a guest off the list and out of the programme; the person stays in the directory."""
    delegation = _open_for_change(member.delegation, by)
    _leave_programme(delegation, member.person)
    audit.record("member.removed", member, by=by, delegation=delegation.pk)
    member.delete()
    return delegation


def _leave_programme(delegation: Delegation, person: Person) -> None:
    Participation.objects.filter(item__programme=delegation.programme_id, person=person).delete()


@transaction.atomic
def order_members(delegation: Delegation, *, keys: Sequence[int], by: User) -> Delegation:
    """
    Put the guests into this order; it is the order of every list.

    :raises RuleBroken: delegation.frozen, member.other_list
    """
    delegation = _open_for_change(delegation, by)
    present = {member.pk: member for member in Member.objects.filter(delegation=delegation)}
    if set(keys) != set(present):
        raise RuleBroken(
            _("The list has changed meanwhile. Reload the page and order it again."),
            code="member.other_list",
        )
    for order, key in enumerate(keys, start=1):
        present[key].order = order
    Member.objects.bulk_update(present.values(), ["order"])
    audit.record("delegation.members_ordered", delegation, by=by)
    return delegation


@transaction.atomic
def add_host(
    delegation: Delegation,
    person: Person,
    *,
    on: date,
    by: User,
    role: HostRole = HostRole.PARTICIPANT,
    **fields: Any,
) -> Host:
    """
    Put a person on the Vietnamese side of a visit.

    :raises RuleBroken: delegation.frozen, host.twice, host.second_leader
    """
    delegation = _open_for_change(delegation, by)
    _check_leader(delegation, role)
    host = Host(
        delegation=delegation, person=person, role=role, order=_next_order(Host, delegation)
    )
    apply_changes(host, fields, allowed=HOST_FIELDS)
    try:
        with transaction.atomic():
            host.save(force_insert=True)
    except IntegrityError:
        raise RuleBroken(
            _("%(name)s is already on this list.") % {"name": person.name.full}, code="host.twice"
        ) from None
    _keep_post(host, on, by)
    audit.record("host.added", host, by=by, delegation=delegation.pk)
    return host


def _check_leader(delegation: Delegation, role: HostRole | str, but: Host | None = None) -> None:
    if role != HostRole.LEADER:
        return
    leader = Host.objects.filter(delegation=delegation, role=HostRole.LEADER).first()
    if leader is not None and leader != but:
        raise RuleBroken(
            _("%(name)s already leads the Vietnamese side. Change that first.") % {"name": leader},
            code="host.second_leader",
            field="role",
        )


@transaction.atomic
def edit_host(
    host: Host,
    *,
    changes: Mapping[str, Any],
    on: date,
    by: User,
    opened: Mapping[str, Any] | None = None,
    version: int | None = None,
) -> Host:
    """
    Edit what holds for a host on this visit.

    :raises RuleBroken: delegation.frozen, host.second_leader, edit.changed_meanwhile
    """
    delegation = _open_for_change(host.delegation, by)
    host = (
        Host.objects.select_for_update(of=("self",), no_key=True)
        .select_related("person")
        .get(pk=host.pk)
    )
    merged = check_not_changed_meanwhile(host, changes, opened=opened, version=version)
    _check_leader(delegation, merged.get("role", host.role), but=host)
    pairs = apply_changes(host, merged, allowed=HOST_FIELDS)
    if pairs:
        host.version += 1
        host.save(update_fields=[*pairs, "version"])
        if {"title_vi", "title_en"} & set(pairs):
            _keep_post(host, on, by)
        audit.record("host.edited", host, by=by, changes=pairs)
    return host


@transaction.atomic
def remove_host(host: Host, *, by: User) -> Delegation:
    """Take a host off the list and out of the programme."""
    delegation = _open_for_change(host.delegation, by)
    _leave_programme(delegation, host.person)
    audit.record("host.removed", host, by=by, delegation=delegation.pk)
    host.delete()
    return delegation
