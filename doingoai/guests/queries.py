"""Reads of the guests' page: links, entries, and whom an entry is likely to be about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from doingoai.accounts.actions import hash_of_token
from doingoai.delegations.intake.same_person import likely_same
from doingoai.delegations.models import Delegation, Member
from doingoai.delegations.queries import members_of
from doingoai.directory.models import Person
from doingoai.directory.naming import PersonName
from doingoai.directory.queries import people_with_passports, same_people
from doingoai.directory.states import NameOrder
from doingoai.guests.facts import FLIGHTS, EntryFacts
from doingoai.guests.models import GuestEntry, GuestLink, GuestList
from doingoai.guests.rules import state_of
from doingoai.guests.sealing import values_of
from doingoai.guests.states import LinkState


def link_called(secret: str, *, at: datetime) -> GuestLink | None:
    """The link of this secret if it opens; unknown, run out and stopped look alike."""
    found = (
        GuestLink.objects.filter(hash=hash_of_token(secret))
        .select_related("delegation__partner", "delegation__receiving_unit", "made_by")
        .first()
    )
    if found is None or state_of(found, found.delegation, at=at) != LinkState.OPEN:
        return None
    return found


def links_of(delegation: Delegation) -> QuerySet[GuestLink]:
    """The links of a visit, the newest first."""
    return GuestLink.objects.filter(delegation=delegation).select_related("made_by")


def list_of(delegation: Delegation) -> GuestList | None:
    """How far the guests of a visit are; nothing before the first link."""
    return GuestList.objects.filter(delegation=delegation).first()


def entries_of(delegation: Delegation) -> QuerySet[GuestEntry]:
    """What the guests have written, in their order, with whom it is about."""
    return (
        GuestEntry.objects.filter(delegation=delegation)
        .select_related("member__person", "member__passport", "photo", "scan")
        .order_by("order", "id")
    )


def entries_shown(link: GuestLink) -> QuerySet[GuestEntry]:
    """
    What a link shows: what guests have written, and what the office put there if the link shows it.
    """
    entries = entries_of(link.delegation).filter(is_removed=False)
    return entries if link.shows_list else entries.filter(is_ours=False)


def entries_leaving(delegation: Delegation) -> QuerySet[GuestEntry]:
    """People the office has listed, of whom the guests say that they do not come; not decided yet."""
    return entries_of(delegation).filter(is_removed=True, is_waiting=True, member__isnull=False)


def facts_of(entry: GuestEntry) -> EntryFacts:
    """One entry as plain values, with what the office keeps of this person already."""
    member, keeps = entry.member, set[str]()
    if member is not None and member.passport is not None:
        keeps |= {"passport_number"} | (
            {"passport_expires_on"} if member.passport.expires_on else set()
        )
    if member is not None and member.person.birth_sealed:
        keeps.add("birth_date")
    if member is not None:
        keeps |= {line for line in FLIGHTS if getattr(member, line)}
    return EntryFacts(values_of(entry), entry.photo_id is not None, frozenset(keeps))


def name_of_entry(values: EntryFacts) -> PersonName:
    """The name the guests wrote, in parts."""
    said = values.values
    return PersonName(
        family=said.get("family", ""),
        given=said.get("given", ""),
        order=NameOrder(said.get("order") or NameOrder.GIVEN_FIRST),
        native=said.get("native", ""),
    )


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody an entry may be about: `member-5`, `person-9`; certain where a passport says so."""

    key: str
    label: str
    is_certain: bool = False
    is_likely: bool = False


def candidates(entry: GuestEntry) -> list[Candidate]:
    """
    Whom an entry may be about: guests of this visit no other entry is about, then known people.

    A passport number settles it; a name that reads alike is only offered first.
    """
    facts = facts_of(entry)
    name, number = name_of_entry(facts), facts.values.get("passport_number", "")
    holder = people_with_passports([number]).get(number) if number else None
    taken = set(
        GuestEntry.objects.filter(delegation=entry.delegation_id, member__isnull=False)
        .values_list("member_id", flat=True)
    )  # fmt: skip
    members = [one for one in members_of(entry.delegation) if one.pk not in taken]
    found = [_of_member(one, name, holder) for one in members]
    listed = {one.person_id for one in members_of(entry.delegation)}
    found += _known_people(name, facts.values.get("nationality", ""), holder, listed)
    return sorted(found, key=lambda one: (not one.is_certain, not one.is_likely))


def _of_member(member: Member, name: PersonName, holder: Person | None) -> Candidate:
    return Candidate(
        f"member-{member.pk}",
        member.person.name.full,
        is_certain=holder is not None and holder.pk == member.person_id,
        is_likely=likely_same(name, member.person.name),
    )


def _known_people(
    name: PersonName, nationality: str, holder: Person | None, listed: Iterable[int]
) -> list[Candidate]:
    known: Sequence[Person] = list(same_people(name, nationality)[:10])
    if holder is not None and holder not in known:
        known = [holder, *known]
    return [
        Candidate(f"person-{one.pk}", one.name.full, is_certain=one == holder, is_likely=True)
        for one in known
        if one.pk not in set(listed) and not one.is_vietnamese_side
    ]
