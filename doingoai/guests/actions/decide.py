"""What the office decides about what guests have written: line by line, into its own records."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any, NoReturn

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from doingoai.accounts.models import User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.delegations.actions.people import (
    add_member,
    edit_member,
    keep_passport,
    remove_member,
)
from doingoai.delegations.models import Member
from doingoai.delegations.queries import members_of
from doingoai.delegations.rules import check_can_change
from doingoai.delegations.states import MemberRole
from doingoai.directory.actions import PassportData, add_person, edit_person, set_birth_date
from doingoai.directory.models import Person
from doingoai.directory.states import NameOrder, PassportKind
from doingoai.documents.models import StoredFile
from doingoai.foundation import audit
from doingoai.foundation.refusals import RuleBroken
from doingoai.guests.actions.entries import ORIGIN
from doingoai.guests.differences import NOTE_HEADING, differences, is_waiting, lines_said
from doingoai.guests.facts import NAME, PERSON, VISIT
from doingoai.guests.models import GuestEntry
from doingoai.guests.queries import candidates, facts_of, name_of_entry
from doingoai.guests.sealing import keep_settled, settled_of, values_of

NEW = "new"
_MOMENTS = frozenset({"arrival_at", "departure_at"})
_FILES = ("photo", "scan")


@transaction.atomic
def accept_entry(
    entry: GuestEntry,
    *,
    lines: Collection[str],
    whom: str = NEW,
    version: int | None,
    on: date,
    by: User,
) -> GuestEntry:
    """
    Take lines of what guests wrote into the office's own list and directory.

    `whom` says whom a person not matched yet is: `new`, `member-<pk>` or `person-<pk>`. `version` is
    what the officer was shown; the changes are audited as the officer's, with where they came from.

    :raises RuleBroken: delegation.frozen, guest_entry.changed_meanwhile, guest_entry.nothing_chosen,
        guest_entry.unknown_person, and those of the actions on people and passports
    """
    entry, wanted = _taken_up(entry, lines, version, by)
    if "removed" in wanted:
        return _accept_removal(entry, by)
    if entry.member is None:
        entry.member = _member_for(entry, whom, on, by)
        wanted |= set(NAME) if whom == NEW else set()
    member = _with_person(entry.member, {line for line in wanted if line in PERSON}, entry, by)
    member = _with_visit(member, wanted, entry, on, by)
    _with_sealed(member, wanted, entry, on, by)
    _with_files(member, wanted, entry, on, by)
    _settle(entry, wanted)
    audit.record("guest_entry.accepted", entry.delegation, by=by, **_told(entry, wanted))
    return entry


@transaction.atomic
def refuse_entry(
    entry: GuestEntry, *, lines: Collection[str], version: int | None, by: User
) -> GuestEntry:
    """
    Leave lines as the office has them; they come up again when the guests change them.

    :raises RuleBroken: delegation.frozen, guest_entry.changed_meanwhile, guest_entry.nothing_chosen
    """
    entry, wanted = _taken_up(entry, lines, version, by)
    if "removed" in wanted:
        entry.is_removed = False
    _settle(entry, wanted - {"removed"})
    audit.record("guest_entry.refused", entry.delegation, by=by, **_told(entry, wanted))
    return entry


def _taken_up(
    entry: GuestEntry, lines: Collection[str], version: int | None, by: User
) -> tuple[GuestEntry, set[str]]:
    """Ask the right, fetch again with a lock, and see that the officer decides on what was shown."""
    require(by, Permission.DELEGATION_WRITE)
    entries = GuestEntry.objects.select_for_update(of=("self",), no_key=True).select_related(
        "delegation", "member__person", "member__passport", "photo", "scan"
    )
    entry = entries.get(pk=entry.pk)
    check_can_change(entry.delegation)
    if version != entry.version:
        raise RuleBroken(
            _("The guests have changed this person since you opened the page. Look again."),
            code="guest_entry.changed_meanwhile",
        )
    waiting = {one.line for one in differences(entry, entry.member)}
    wanted = set(lines) & waiting
    if not wanted:
        raise RuleBroken(
            _("Tick at least one line that is to be decided."), code="guest_entry.nothing_chosen"
        )
    return entry, wanted


def _settle(entry: GuestEntry, lines: Collection[str]) -> None:
    """Remember what was decided on, so that only newer changes come up again."""
    said, settled = lines_said(entry), settled_of(entry)
    keep_settled(entry, settled | {line: said[line] for line in lines})
    entry.is_waiting = is_waiting(entry) and bool(differences(entry, entry.member))
    entry.version += 1
    entry.save(
        update_fields=["settled_sealed", "is_waiting", "is_removed", "member", "version"]
    )  # fmt: skip


def _told(entry: GuestEntry, lines: Collection[str]) -> dict[str, object]:
    """What the audit learns of a decision: where it came from and which lines, never their values."""
    return {"origin": ORIGIN, "entry": entry.pk, "fields": sorted(lines)}


def _accept_removal(entry: GuestEntry, by: User) -> GuestEntry:
    if entry.member is not None:
        remove_member(entry.member, by=by)
    entry.member, entry.is_waiting = None, False
    entry.version += 1
    entry.save(update_fields=["member", "is_waiting", "version"])
    told = _told(entry, ["removed"])
    audit.record("guest_entry.accepted", entry.delegation, by=by, **told)
    return entry


def _member_for(entry: GuestEntry, whom: str, on: date, by: User) -> Member:
    """The guest on the office's list whom an entry is about; put there if need be."""
    if whom != NEW and whom not in {one.key for one in candidates(entry)}:
        _refuse_unknown()
    kind, _dash, key = whom.partition("-")
    if kind == "member":
        return members_of(entry.delegation).get(pk=int(key))
    person = Person.objects.get(pk=int(key)) if kind == "person" else _new_person(entry, by)
    role = values_of(entry).get("role") or MemberRole.MEMBER
    return add_member(
        entry.delegation, person, on=on, by=by, row_key=f"guest-{entry.row_id.hex}", role=role
    )


def _refuse_unknown() -> NoReturn:
    raise RuleBroken(
        _("Say whom this person is: somebody new, or one of those offered."),
        code="guest_entry.unknown_person",
        field="whom",
    )


def _new_person(entry: GuestEntry, by: User) -> Person:
    values = values_of(entry)
    return add_person(
        name_of_entry(facts_of(entry)),
        by=by,
        sex=values.get("sex", ""),
        nationality=values.get("nationality", ""),
    )


def _with_person(member: Member, lines: Collection[str], entry: GuestEntry, by: User) -> Member:
    values = values_of(entry)
    changes = {line: values.get(line, "") for line in lines}
    if "order" in changes:
        changes["order"] = changes["order"] or NameOrder.GIVEN_FIRST
    if changes:
        member.person = edit_person(member.person, changes=changes, by=by)
    return member


def _with_visit(
    member: Member, lines: Collection[str], entry: GuestEntry, on: date, by: User
) -> Member:
    values = values_of(entry)
    changes: dict[str, Any] = {
        line: _value(line, values.get(line, "")) for line in VISIT if line in lines
    }
    if "notes" in lines:
        others = [list(note) for note in member.notes if note[0] != NOTE_HEADING]
        note = values.get("notes", "")
        changes["notes"] = [*others, [NOTE_HEADING, note]] if note else others
    return edit_member(member, changes=changes, on=on, by=by) if changes else member


def _value(line: str, text: str) -> Any:
    if line in _MOMENTS:
        return timezone.make_aware(datetime.fromisoformat(text)) if text else None
    if line == "role":
        return text or MemberRole.MEMBER
    return text


def _with_sealed(
    member: Member, lines: Collection[str], entry: GuestEntry, on: date, by: User
) -> None:
    """Keep passport and birth date where the house keeps them, sealed; nothing of them is audited."""
    values = values_of(entry)
    if "passport" in lines and values.get("passport_number"):
        keep_passport(member, passport_of(values), on=on, by=by)
    if "birth_date" in lines and values.get("birth_date"):
        set_birth_date(member.person, date.fromisoformat(values["birth_date"]), by=by)


def passport_of(values: Mapping[str, str]) -> PassportData:
    """The passport the guests wrote, as the directory takes it."""
    ends = values.get("passport_expires_on", "")
    return PassportData(
        number=values.get("passport_number", ""),
        kind=PassportKind(values.get("passport_kind") or PassportKind.ORDINARY),
        country=values.get("passport_country", ""),
        expires_on=date.fromisoformat(ends) if ends else None,
    )


def _with_files(
    member: Member, lines: Collection[str], entry: GuestEntry, on: date, by: User
) -> None:
    """Give accepted photos and scans to the guest's own record; they stay sealed. A photo goes onto the badge."""
    for name in _FILES:
        file: StoredFile | None = getattr(entry, name)
        if name in lines and file is not None:
            file.subject, file.subject_id = member.subject_type, str(member.pk)
            file.save(update_fields=["subject", "subject_id"])
    if "photo" in lines:
        edit_member(member, changes={"photo": entry.photo}, on=on, by=by)
