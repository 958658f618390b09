"""Bringing a list of guests, correcting it, and taking it in: whole, once, or not at all."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from doingoai.accounts.models import User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.delegations import rules
from doingoai.delegations.facts import FlightFacts, MemberFacts
from doingoai.delegations.intake.member_row import MemberRow
from doingoai.delegations.list_reading import COLUMN, TABLE, parse, read_list
from doingoai.delegations.models import Delegation, ImportedList, Member
from doingoai.directory.models import Passport, Person, Post
from doingoai.directory.queries import passport_index, plain_number
from doingoai.directory.rules import check_name, person_folded, person_sort_key
from doingoai.foundation import audit, vault
from doingoai.foundation.edits import check_not_changed_meanwhile
from doingoai.foundation.models import SearchEntry
from doingoai.foundation.refusals import RuleBroken
from doingoai.foundation.search import entry_for
from doingoai.foundation.subjects import Subject

_CHUNK = 500


@transaction.atomic
def bring_list(
    delegation: Delegation, content: bytes, *, file_name: str, as_of: date, by: User, at: datetime
) -> ImportedList:
    """
    Keep a dropped file or pasted rows, sealed, for the preview; the same content is kept once.

    :raises RuleBroken: delegation.frozen
    :raises UnreadableBook: when it cannot be read at all
    """
    require(by, Permission.DELEGATION_WRITE)
    delegation = Delegation.objects.select_for_update(no_key=True).get(pk=delegation.pk)
    rules.check_can_change(delegation)
    read = parse(content, file_name, country=delegation.country, as_of=as_of)
    waiting = ImportedList.objects.filter(
        delegation=delegation, digest=read.digest, taken_at__isnull=True
    ).first()
    if waiting is not None:
        return waiting
    brought = ImportedList(
        delegation=delegation,
        file_name=file_name,
        digest=read.digest,
        brought_by=by,
        brought_at=at,
    )
    brought.content_sealed = vault.seal(content, table=TABLE, column=COLUMN, row=brought.row_id.hex)
    brought.save(force_insert=True)
    audit.record("delegation.list_brought", delegation, by=by, list=brought.pk, rows=len(read.rows))
    return brought


@transaction.atomic
def correct_list(
    brought: ImportedList,
    *,
    row: int,
    texts: dict[str, str],
    person: str,
    skip: bool,
    by: User,
    opened: Mapping[str, Any] | None = None,
) -> ImportedList:
    """
    Keep what the officer typed for one row, whom it means, and whether it stays out.

    :raises RuleBroken: list.taken, edit.changed_meanwhile
    """
    require(by, Permission.DELEGATION_WRITE)
    brought = ImportedList.objects.select_for_update(no_key=True).get(pk=brought.pk)
    _check_waiting(brought)
    mine = {**texts, "person": person, "skip": skip}
    merged = check_not_changed_meanwhile(
        _RowNow(brought, row, {**texts, **(opened or {})}), mine, opened=opened, version=None
    )
    for name in sorted(set(texts) & set(merged)):
        brought.corrections[f"{row}.{name}"] = texts[name]
    if "person" in merged:
        others = {key: value for key, value in brought.choices.items() if key != str(row)}
        brought.choices = {**others, str(row): person} if person else others
    if "skip" in merged:
        brought.skipped = sorted({*brought.skipped, row} if skip else {*brought.skipped} - {row})
    brought.save(update_fields=["corrections", "choices", "skipped"])
    audit.record("delegation.list_corrected", brought, by=by, row=row, fields=sorted(texts))
    return brought


class _RowNow:
    """One row as its corrections stand; what nobody has corrected stands as it was opened."""

    def __init__(self, brought: ImportedList, row: int, opened: Mapping[str, Any]) -> None:
        self.person = brought.choices.get(str(row), "")
        self.skip = row in set(brought.skipped)
        for name, text in opened.items():
            if name not in {"person", "skip"}:
                setattr(self, name, brought.corrections.get(f"{row}.{name}", text))


def _check_waiting(brought: ImportedList) -> None:
    if brought.taken_at is not None:
        raise RuleBroken(
            _("This list was taken in on %(day)s.") % {"day": f"{brought.taken_at:%d/%m/%Y}"},
            code="list.taken",
        )


@transaction.atomic
def drop_list(brought: ImportedList, *, by: User) -> Delegation:
    """Set a brought list aside; nothing of it was taken in."""
    require(by, Permission.DELEGATION_WRITE)
    brought = (
        ImportedList.objects.select_for_update(no_key=True)
        .select_related("delegation")
        .get(pk=brought.pk)
    )
    _check_waiting(brought)
    delegation = brought.delegation
    audit.record("delegation.list_dropped", delegation, by=by, list=brought.pk)
    brought.delete()
    return delegation


@dataclass(slots=True)
class Taken:
    """What taking a list in did."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    skipped: int = 0


@dataclass(slots=True)
class Batch:
    """Rows on their way into the tables: who is known, who is new."""

    delegation: Delegation
    on: date
    by: User
    taken: Taken = field(default_factory=Taken)


@transaction.atomic
def take_list(brought: ImportedList, *, on: date, by: User, at: datetime) -> Taken:
    """
    Take a list in, whole: new people, known people, and what changed of those already listed.

    Taking the same list in again changes nothing.

    :raises RuleBroken: delegation.frozen, list.taken, list.has_faults, list.empty
    """
    require(by, Permission.DELEGATION_WRITE)
    brought = ImportedList.objects.select_for_update(no_key=True).get(pk=brought.pk)
    _check_waiting(brought)
    delegation = Delegation.objects.select_for_update(no_key=True).get(pk=brought.delegation_id)
    rules.check_can_change(delegation)
    read = read_list(brought, country=delegation.country, as_of=on)
    rows = [row for row in read.rows if row.row not in set(brought.skipped)]
    _check_complete(rows)
    batch = Batch(delegation, on, by)
    batch.taken.skipped = len(read.rows) - len(rows)
    _take_rows(batch, rows, {int(key): value for key, value in brought.choices.items()})
    brought.taken_at = at
    brought.save(update_fields=["taken_at"])
    audit.record(
        "delegation.list_taken",
        delegation,
        by=by,
        list=brought.pk,
        added=batch.taken.added,
        changed=batch.taken.changed,
        unchanged=batch.taken.unchanged,
        skipped=batch.taken.skipped,
    )
    return batch.taken


def _check_complete(rows: Sequence[MemberRow]) -> None:
    if not rows:
        raise RuleBroken(_("Nobody is left on this list to take in."), code="list.empty")
    broken = [row.row for row in rows if row.faults or row.member is None]
    if broken:
        places = ", ".join(str(row) for row in broken[:20])
        raise RuleBroken(
            _(
                "Nothing was taken in: rows %(rows)s still have faults. Correct them or leave them out."
            )
            % {"rows": places},
            code="list.has_faults",
        )


def _take_rows(batch: Batch, rows: Sequence[MemberRow], choices: dict[int, str]) -> None:
    listed = {
        member.row_key: member
        for member in Member.objects.filter(delegation=batch.delegation).select_related(
            "person", "passport"
        )
    }
    by_person = {member.person_id: member for member in listed.values()}
    persons = _persons(rows, choices, listed)
    new: list[tuple[MemberRow, Person]] = []
    for row in rows:
        person = persons.get(row.row)
        member = listed.get(row.row_key) or (by_person.get(person.pk) if person else None)
        if member is not None:
            _bring_up_to_date(batch, member, row)
        elif person is not None:
            new.append((row, person))
        else:
            new.append((row, Person()))
    _add_new(batch, new, start=max((member.order for member in listed.values()), default=0))


def _persons(
    rows: Sequence[MemberRow], choices: dict[int, str], listed: dict[str, Member]
) -> dict[int, Person]:
    """The directory's person for each row the officer or a certain match names; nobody twice."""
    wanted: dict[int, str] = {}
    for row in rows:
        choice = choices.get(row.row, "")
        if choice == "new" or row.row_key in listed:
            continue
        certain = row.match.key if row.match is not None and row.match.certain else ""
        if choice or certain:
            wanted[row.row] = choice or certain
    keys = {key: int(key.removeprefix("person-")) for key in wanted.values()}
    found = Person.objects.in_bulk(list(keys.values()))
    chosen: dict[int, Person] = {}
    used: set[int] = set()
    for number, key in wanted.items():
        person = found.get(keys[key])
        if person is not None and person.pk not in used:
            used.add(person.pk)
            chosen[number] = person
    return chosen


def _values(facts: MemberFacts) -> dict[str, Any]:
    """What a row says about this visit, as fields of the list."""
    return {
        "role": facts.role,
        "raw_name": facts.raw_name[:300],
        "honorific": facts.honorific[:40],
        "title_vi": facts.title_vi[:250],
        "title_en": facts.title_en[:250],
        "organisation_vi": facts.organisation_vi[:250],
        "organisation_en": facts.organisation_en[:250],
        "rank": facts.rank,
        "diet": facts.diet[:300],
        "hotel": facts.hotel[:200],
        "room": facts.room[:40],
        "shares_room_with": facts.shares_room_with[:120],
        "car": facts.car[:40],
        "notes": [list(note) for note in facts.notes],
        **_flight("arrival", facts.arrival),
        **_flight("departure", facts.departure),
    }


def _flight(way: str, flight: FlightFacts | None) -> dict[str, Any]:
    number, at = (flight.number[:20], flight.at) if flight else ("", None)
    return {f"{way}_flight": number, f"{way}_at": at}


def _bring_up_to_date(batch: Batch, member: Member, row: MemberRow) -> None:
    """Fill in what a newer list says; what the office wrote and the list leaves empty stays."""
    if row.member is None:
        return
    changed = [
        name
        for name, value in _values(row.member).items()
        if value not in ("", None, []) and getattr(member, name) != value
    ]
    for name in changed:
        setattr(member, name, _values(row.member)[name])
    passport = _passport(member.person, row.member)
    if passport is not None and member.passport_id is None:
        known = Passport.objects.filter(
            person=member.person, number_index=passport.number_index
        ).first()
        if known is None:
            passport.save(force_insert=True)
        member.passport = known or passport
        changed.append("passport")
    if changed:
        member.version += 1
        member.save(update_fields=[*changed, "version"])
        audit.record("member.edited", member, by=batch.by, fields=sorted(changed), from_list=True)
        batch.taken.changed += 1
    else:
        batch.taken.unchanged += 1


def _passport(person: Person, facts: MemberFacts) -> Passport | None:
    if facts.passport is None or not facts.passport.number:
        return None
    number = plain_number(facts.passport.number)
    passport = Passport(
        person=person,
        kind=facts.passport.kind,
        country=facts.passport.country or facts.nationality,
        number_index=passport_index(number),
        tail=number[-4:],
        issued_on=facts.passport.issued_on,
        expires_on=facts.passport.expires_on,
    )
    passport.number_sealed = vault.seal(
        number.encode(), table="directory_passport", column="number", row=str(passport.pk)
    )
    return passport


def _new_person(facts: MemberFacts, person: Person) -> Person:
    name = facts.name
    check_name(name)
    person.family, person.middle, person.given = name.family, name.middle, name.given
    person.order, person.native, person.reading_vi = (
        name.order,
        name.native[:120],
        name.reading_vi[:120],
    )
    person.sex = facts.sex or ""
    person.nationality = facts.nationality
    person.phone, person.email = facts.phone[:60], facts.email[:254]
    person.languages = ", ".join(facts.languages)[:120]
    person.bio_vi, person.bio_en = facts.bio_vi, facts.bio_en
    person.sort_key, person.folded = person_sort_key(name), person_folded(name)
    if facts.birth_date is not None:
        day = facts.birth_date.isoformat()
        row = person.row_id.hex
        person.birth_sealed = vault.seal(
            day.encode(), table="directory_person", column="birth", row=row
        )
        person.birth_index = vault.blind_index(day, purpose="birth")
    return person


def _add_new(batch: Batch, new: Iterable[tuple[MemberRow, Person]], *, start: int) -> None:
    """Load many people at once: the statements do not grow with the list, the audit names them all."""
    pairs = [(row, row.member, person) for row, person in new if row.member is not None]
    fresh = [_new_person(facts, person) for _row, facts, person in pairs if person.pk is None]
    Person.objects.bulk_create(fresh, batch_size=_CHUNK)
    passports = _new_passports(pairs)
    members = [
        Member(
            delegation=batch.delegation,
            person=person,
            order=start + number,
            row_key=row.row_key,
            passport=passports.get(person.pk),
            **_values(facts),
        )
        for number, (row, facts, person) in enumerate(pairs, start=1)
    ]
    Member.objects.bulk_create(members, batch_size=_CHUNK)
    _set_posts(batch, members)
    _index(fresh, members)
    batch.taken.added = len(members)
    for begin in range(0, len(members), _CHUNK):
        part = members[begin : begin + _CHUNK]
        audit.record(
            "delegation.members_taken",
            batch.delegation,
            by=batch.by,
            members=[member.pk for member in part],
            people=[member.person_id for member in part],
        )


def _new_passports(pairs: Sequence[tuple[MemberRow, MemberFacts, Person]]) -> dict[int, Passport]:
    wanted = {person.pk: _passport(person, facts) for _row, facts, person in pairs}
    found = {
        (passport.person_id, passport.number_index): passport
        for passport in Passport.objects.filter(
            person__in=[pk for pk, one in wanted.items() if one]
        )
    }
    chosen, fresh = {}, []
    for pk, passport in wanted.items():
        if passport is None:
            continue
        known = found.get((pk, passport.number_index))
        chosen[pk] = known or passport
        if known is None:
            fresh.append(passport)
    Passport.objects.bulk_create(fresh, batch_size=_CHUNK)
    return chosen


def _set_posts(batch: Batch, members: Sequence[Member]) -> None:
    """What stands on the list is the newest we know of each post."""
    people = [member.person_id for member in members]
    present = {
        (post.person_id, post.title_vi, post.title_en)
        for post in Post.objects.filter(person__in=people, until__isnull=True)
    }
    fresh = [
        Post(
            person=member.person,
            partner=batch.delegation.partner,
            organisation_vi=member.organisation_vi,
            organisation_en=member.organisation_en,
            title_vi=member.title_vi,
            title_en=member.title_en,
            rank=member.rank,
            since=batch.on,
            verified_on=batch.on,
        )
        for member in members
        if (member.title_vi or member.title_en)
        and (member.person_id, member.title_vi, member.title_en) not in present
    ]
    changed = [post.person_id for post in fresh]
    Post.objects.filter(person__in=changed, until__isnull=True).update(until=batch.on)
    Post.objects.bulk_create(fresh, batch_size=_CHUNK)


def _index(fresh: Sequence[Person], members: Sequence[Member]) -> None:
    titles = {member.person_id: member for member in members}
    entries: list[SearchEntry] = []
    for person in fresh:
        member = titles[person.pk]
        subject = Subject("person", str(person.pk))
        line = " · ".join(
            part for part in (member.title_vi or member.title_en, member.organisation_vi) if part
        )
        entries.append(
            entry_for(
                subject, title=person.name.full, line=line, texts=(person.native, person.reading_vi)
            )
        )
    SearchEntry.objects.bulk_create(entries, batch_size=_CHUNK)
