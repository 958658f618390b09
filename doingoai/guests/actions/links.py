"""Making, extending and stopping the secret link of a visit's guests."""

import secrets
from datetime import date, datetime

from django.db import transaction

from doingoai.accounts.actions import hash_of_token
from doingoai.accounts.models import User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.delegations.models import Delegation, Member
from doingoai.delegations.queries import members_of
from doingoai.delegations.rules import check_can_change
from doingoai.foundation import audit
from doingoai.guests import rules
from doingoai.guests.differences import lines_said
from doingoai.guests.models import GuestEntry, GuestLink, GuestList
from doingoai.guests.sealing import keep_settled, keep_values

SHOWN = (
    "family", "given", "native", "order", "sex", "nationality", "role", "title_en", "title_vi",
    "organisation_en", "organisation_vi",
)  # fmt: skip
"""What the guests' page may show of somebody the office has listed itself: names, posts, no more."""


@transaction.atomic
def make_link(
    delegation: Delegation,
    *,
    language: str,
    expires_at: datetime,
    by: User,
    at: datetime,
    sent_to: str = "",
    shows_list: bool = False,
    secret: str = "",
) -> tuple[GuestLink, str]:
    """
    Make a secret link for the guests of a visit; its secret (256 bits) is given once and never again.

    `secret` is for the demonstration alone, which prints its link.

    :raises RuleBroken: delegation.frozen, guest_link.ends_too_early, guest_link.ends_too_late
    """
    require(by, Permission.DELEGATION_WRITE)
    delegation = Delegation.objects.select_for_update(no_key=True).get(pk=delegation.pk)
    check_can_change(delegation)
    rules.check_expiry(expires_at, at=at)
    secret = secret or secrets.token_urlsafe(32)
    link = GuestLink.objects.create(
        delegation=delegation,
        hash=hash_of_token(secret),
        language=language,
        sent_to=sent_to,
        shows_list=shows_list,
        made_at=at,
        made_by=by,
        expires_at=expires_at,
    )
    GuestList.objects.get_or_create(delegation=delegation)
    if shows_list:
        _show_members(delegation, at)
    audit.record("guest_link.made", delegation, by=by, link=link.pk, until=f"{expires_at:%Y-%m-%d}")
    return link, secret


def _show_members(delegation: Delegation, at: datetime) -> None:
    """Give every guest the office has listed a row on the guests' page: names and posts only."""
    there = GuestEntry.objects.filter(delegation=delegation)
    linked = set(there.values_list("member_id", flat=True))
    fresh = [
        _shown(member, member.order, at)
        for member in members_of(delegation)
        if member.pk not in linked
    ]
    GuestEntry.objects.bulk_create(fresh, batch_size=200)


def _shown(member: Member, order: int, at: datetime) -> GuestEntry:
    entry = GuestEntry(
        delegation_id=member.delegation_id, order=order, member=member, is_ours=True, saved_at=at
    )
    values = {
        name: str(getattr(member.person if hasattr(member.person, name) else member, name))
        for name in SHOWN
    }
    keep_values(entry, values)
    keep_settled(entry, lines_said(entry))
    return entry


@transaction.atomic
def extend_link(link: GuestLink, *, expires_at: datetime, by: User, at: datetime) -> GuestLink:
    """
    Let a link work until another day, also one that has run out.

    :raises RuleBroken: delegation.frozen, guest_link.stopped, guest_link.ends_too_early,
        guest_link.ends_too_late
    """
    require(by, Permission.DELEGATION_WRITE)
    link = _locked(link)
    check_can_change(link.delegation)
    rules.check_not_stopped(link)
    rules.check_expiry(expires_at, at=at)
    link.expires_at = expires_at
    link.save(update_fields=["expires_at"])
    until = f"{expires_at:%Y-%m-%d}"
    audit.record("guest_link.extended", link.delegation, by=by, link=link.pk, until=until)
    return link


@transaction.atomic
def revoke_link(link: GuestLink, *, by: User, at: datetime) -> GuestLink:
    """Stop a link at once; one that was stopped before stays as it is."""
    require(by, Permission.DELEGATION_WRITE)
    link = _locked(link)
    if link.revoked_at is None:
        link.revoked_at = at
        link.save(update_fields=["revoked_at"])
        audit.record("guest_link.revoked", link.delegation, by=by, link=link.pk)
    return link


def _locked(link: GuestLink) -> GuestLink:
    links = GuestLink.objects.select_for_update(of=("self",), no_key=True).select_related(
        "delegation"
    )
    return links.get(pk=link.pk)


def note_link_use(link: GuestLink, *, on: date) -> None:
    """Keep the day on which a link was last opened: one write a day, however often it is."""
    if link.last_used_on != on:
        GuestLink.objects.filter(pk=link.pk).update(last_used_on=on)
