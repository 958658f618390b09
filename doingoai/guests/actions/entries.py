"""
What the visiting side does through its link: no account, so the link itself is who acts.

The audit names the link and which fields changed, never their values.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from types import SimpleNamespace

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from doingoai.accounts.actions import tell
from doingoai.accounts.models import User
from doingoai.delegations.models import Delegation
from doingoai.documents.actions import Upload, stored_file
from doingoai.documents.models import StoredFile
from doingoai.foundation import audit, vault
from doingoai.foundation.edits import ChangedMeanwhile, check_not_changed_meanwhile
from doingoai.foundation.refusals import RuleBroken
from doingoai.foundation.subjects import subject_of
from doingoai.guests import rules
from doingoai.guests.differences import is_waiting
from doingoai.guests.facts import PRIVATE, TEXTS, missing, missing_of_list
from doingoai.guests.models import GuestEntry, GuestLink, GuestList
from doingoai.guests.queries import entries_leaving, entries_shown, facts_of
from doingoai.guests.sealing import keep_settled, keep_values, values_of
from doingoai.guests.states import LinkState

ORIGIN = "guest page"
TOLD_EVERY = timedelta(hours=1)
"""A visit's officer hears at most this often that guests have saved something."""


@transaction.atomic
def save_entry(
    link: GuestLink,
    entry: GuestEntry | None,
    *,
    changes: Mapping[str, str],
    at: datetime,
    opened: Mapping[str, str] | None = None,
    version: int | None = None,
    photo: Upload | None = None,
    scan: Upload | None = None,
) -> GuestEntry:
    """
    Keep what the guests have written of one person; `entry` is None for somebody new.

    Of two browsers on one person, fields that only one changed are merged. `opened` holds the values
    the form was opened with, private ones as their `mark`.

    :raises RuleBroken: guest_link.closed, guest_entry.too_many, guest_entry.no_name,
        guest_entry.not_a_name, guest_entry.not_latin, guest_entry.born_later,
        guest_entry.leaves_before, edit.changed_meanwhile
    """
    link = _open(link, at)
    entry = _new_entry(link, at) if entry is None else _entry(link, entry)
    had = values_of(entry)
    values = had | _merged(entry, had, changes, opened=opened, version=version)
    rules.check_names(values)
    rules.check_days(values, on=timezone.localtime(at).date())
    changed = sorted(name for name in TEXTS if values.get(name, "") != had.get(name, ""))
    keep_values(entry, values)
    files = {"photo": photo, "scan": scan}
    if not changed and not any(files.values()):
        return entry
    _write(entry, at)
    changed += [name for name, file in files.items() if _keep_file(entry, name, file, link, at)]
    entry.is_waiting = is_waiting(entry)
    entry.save(update_fields=["is_waiting", "photo", "scan"])
    audit.record(
        "guest_entry.saved", link.delegation, by=None, origin=ORIGIN, link=link.pk,
        entry=entry.pk, fields=changed,
    )  # fmt: skip
    _tell_of_changes(link, at)
    return entry


def _write(entry: GuestEntry, at: datetime) -> None:
    entry.saved_at, entry.is_ours = at, False
    if entry.pk is None:
        entry.save(force_insert=True)
    else:
        entry.version += 1
        entry.save(update_fields=["content_sealed", "saved_at", "is_ours", "version"])


def _open(link: GuestLink, at: datetime) -> GuestLink:
    """
    Fetch the link again, locked, and see that it still opens: one guest of a visit saves at a time.

    :raises RuleBroken: guest_link.closed
    """
    links = GuestLink.objects.select_for_update(of=("self",), no_key=True).select_related(
        "delegation__responsible", "made_by"
    )
    link = links.get(pk=link.pk)
    if rules.state_of(link, link.delegation, at=at) != LinkState.OPEN:
        raise rules.LinkClosed
    return link


def _entry(link: GuestLink, entry: GuestEntry) -> GuestEntry:
    shown = entries_shown(link).values("pk")
    found = GuestEntry.objects.select_for_update(of=("self",), no_key=True).filter(
        pk=entry.pk, pk__in=shown
    )
    kept = found.select_related("delegation").first()
    if kept is None:
        raise RuleBroken(
            _("This person was taken off the list meanwhile. Go back to the list."),
            code="guest_entry.gone",
        )
    return kept


def _new_entry(link: GuestLink, at: datetime) -> GuestEntry:
    # The lock on the visit keeps two new people from one place in the order.
    Delegation.objects.select_for_update(no_key=True).get(pk=link.delegation_id)
    there = GuestEntry.objects.filter(delegation=link.delegation_id)
    rules.check_room(there.count())
    last = there.aggregate(last=Max("order"))["last"] or 0
    entry = GuestEntry(delegation=link.delegation, order=last + 1, saved_at=at)
    keep_values(entry, {})
    keep_settled(entry, {})
    return entry


def mark(name: str, value: str) -> str:
    """What a form may remember of a value: the value itself, of a private one a keyed digest."""
    if name not in PRIVATE or not value:
        return value
    return vault.blind_index(value, purpose=f"guest form {name}")[:32]


def marked(values: Mapping[str, str]) -> dict[str, str]:
    """All values of an entry as a form remembers them."""
    return {name: mark(name, values.get(name, "")) for name in TEXTS}


def _merged(
    entry: GuestEntry,
    had: Mapping[str, str],
    changes: Mapping[str, str],
    *,
    opened: Mapping[str, str] | None,
    version: int | None,
) -> dict[str, str]:
    """
    The changes that hold beside what somebody else has saved since the form was opened.

    :raises ChangedMeanwhile: edit.changed_meanwhile, with their values, private ones masked
    """
    if entry.pk is None:
        return dict(changes)
    now = SimpleNamespace(version=entry.version, **marked(had))
    mine = {name: mark(name, value) for name, value in changes.items()}
    try:
        kept = check_not_changed_meanwhile(now, mine, opened=opened, version=version)
    except ChangedMeanwhile as clash:
        raise ChangedMeanwhile(
            {name: masked(name, had.get(name, "")) for name in clash.theirs}
        ) from clash
    return {name: changes[name] for name in kept}


def masked(name: str, value: str) -> str:
    """What may be shown of a value to the guests: of a number its end, of a birth nothing."""
    if not value or name not in PRIVATE:
        return value
    return f"••••{value[-3:]}" if name == "passport_number" else "••/••/••••"


def _keep_file(
    entry: GuestEntry, name: str, upload: Upload | None, link: GuestLink, at: datetime
) -> bool:
    """Seal a photo or scan; it stands in the name of the officer who made the link."""
    if upload is None:
        return False
    file = stored_file(subject_of(entry), upload, by=link.made_by, at=at, sealed=True)
    before: StoredFile | None = getattr(entry, name)
    setattr(entry, name, file)
    return before is None or before.sha256 != file.sha256


@transaction.atomic
def remove_entry(link: GuestLink, entry: GuestEntry, *, at: datetime) -> GuestEntry:
    """
    Take a person off the guests' list; of one the office has accepted it is a wish that waits.

    :raises RuleBroken: guest_link.closed, guest_entry.gone
    """
    link = _open(link, at)
    entry = _entry(link, entry)
    entry.is_removed, entry.is_ours, entry.saved_at = True, False, at
    entry.version += 1
    entry.is_waiting = entry.member_id is not None
    entry.save(
        update_fields=["is_removed", "is_ours", "is_waiting", "saved_at", "version"]
    )  # fmt: skip
    audit.record(
        "guest_entry.removed", link.delegation, by=None, origin=ORIGIN, link=link.pk, entry=entry.pk
    )
    _tell_of_changes(link, at)
    return entry


@transaction.atomic
def restore_entry(link: GuestLink, entry: GuestEntry, *, at: datetime) -> GuestEntry:
    """
    Take back that somebody does not come, as long as the office has not decided on it.

    :raises RuleBroken: guest_link.closed, guest_entry.decided
    """
    link = _open(link, at)
    leaving = GuestEntry.objects.select_for_update(of=("self",)).filter(
        pk=entry.pk, pk__in=entries_leaving(link.delegation).values("pk")
    )
    kept = leaving.select_related("delegation").first()
    if kept is None:
        raise RuleBroken(
            _("The office has decided on this person meanwhile. Look at the list again."),
            code="guest_entry.decided",
        )
    kept.is_removed, kept.saved_at = False, at
    kept.is_waiting = is_waiting(kept)
    kept.version += 1
    kept.save(update_fields=["is_removed", "is_waiting", "saved_at", "version"])
    audit.record(
        "guest_entry.restored", link.delegation, by=None, origin=ORIGIN, link=link.pk, entry=kept.pk
    )
    _tell_of_changes(link, at)
    return kept


@transaction.atomic
def confirm_list(link: GuestLink, *, as_it_is: bool, at: datetime) -> GuestList:
    """
    Keep that the guests call their list complete; with gaps only if they say that it is as it is.

    :raises RuleBroken: guest_link.closed, guest_list.empty, guest_list.has_gaps
    """
    link = _open(link, at)
    entries = [facts_of(entry) for entry in entries_shown(link)]
    if not entries:
        raise RuleBroken(
            _("Nobody is on your list yet. Add a person first."), code="guest_list.empty"
        )
    visit = link.delegation
    gaps = sum(bool(missing(one, since=visit.starts_on, until=visit.ends_on)) for one in entries)
    open_gaps = missing_of_list(entries, expected=link.delegation.people_expected)
    if (gaps or open_gaps) and not as_it_is:
        raise RuleBroken(
            _(
                "Something is still missing. Fill it in, or tick that the list is complete as it is."
            ),
            code="guest_list.has_gaps",
            field="as_it_is",
        )
    listed = GuestList.objects.select_for_update(no_key=True).get(delegation=link.delegation_id)
    listed.confirmed_at = at
    listed.save(update_fields=["confirmed_at"])
    audit.record(
        "guest_list.confirmed", link.delegation, by=None, origin=ORIGIN, link=link.pk,
        people=len(entries), with_gaps=gaps,
    )  # fmt: skip
    tell(_officers(link), "guest_list.confirmed", link.delegation, at=at)
    return listed


def _tell_of_changes(link: GuestLink, at: datetime) -> None:
    """Note that the list has changed, and tell the officer unless that was done within the hour."""
    listed = GuestList.objects.select_for_update(no_key=True).get(delegation=link.delegation_id)
    listed.changed_at = at
    is_time = listed.told_at is None or at - listed.told_at >= TOLD_EVERY
    if is_time:
        listed.told_at = at
        tell(_officers(link), "guest_list.changed", link.delegation, at=at)
    listed.save(update_fields=["changed_at", "told_at"])


def _officers(link: GuestLink) -> list[User]:
    return [link.delegation.responsible or link.made_by]
