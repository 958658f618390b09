"""A list of guests that somebody brought, read anew from its sealed content with the corrections made."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from itertools import chain

from django.db.models import Max
from django.utils.translation import get_language

from doingoai.delegations.intake.known import KnownPerson
from doingoai.delegations.intake.members import (
    MemberList,
    apply_corrections,
    compare_with,
    read_members,
)
from doingoai.delegations.intake.sources import read_pasted, read_spreadsheet
from doingoai.delegations.models import ImportedList
from doingoai.directory.models import Person
from doingoai.directory.queries import people_with_passports
from doingoai.directory.rules import person_folded
from doingoai.foundation import vault
from doingoai.foundation.models import AuditEntry

TABLE, COLUMN = "delegations_importedlist", "content"
MOST_OF_A_COUNTRY = 3000
PASTED = ""


def content_of(brought: ImportedList) -> bytes:
    """Open what was brought."""
    sealed = bytes(brought.content_sealed)
    return vault.unseal(sealed, table=TABLE, column=COLUMN, row=brought.row_id.hex)


def read_list(brought: ImportedList, *, country: str, as_of: date) -> MemberList:
    """
    Read a brought list as it stands after the corrections, compared with people known.

    :raises UnreadableBook: when it cannot be read at all
    """
    corrections = tuple(sorted(brought.corrections.items()))
    newest = AuditEntry.objects.aggregate(newest=Max("number"))["newest"] or 0
    language = get_language() or "vi"
    return _compared((brought.pk, brought.digest, corrections, country, as_of, language), newest)


Asked = tuple[int, str, tuple[tuple[str, str], ...], str, date, str]
"""Which list, with which corrections, of which country, on which day, in which language."""


@lru_cache(maxsize=4)
def _compared(asked: Asked, newest: int) -> MemberList:
    """Kept until anything is done at the office: a person added meanwhile has to be found."""
    read = _corrected(*asked)
    return compare_with(read, list(known_people(read, asked[3])))


@lru_cache(maxsize=4)
def _corrected(
    key: int,
    digest: str,
    corrections: tuple[tuple[str, str], ...],
    country: str,
    as_of: date,
    language: str,
) -> MemberList:
    """Kept for the pages of one preview: reading ten thousand rows takes seconds."""
    brought = ImportedList.objects.get(pk=key)
    read = parse(content_of(brought), brought.file_name, country=country, as_of=as_of)
    typed = {place_of(place): text for place, text in corrections}
    return apply_corrections(read, typed) if typed else read


def forget_lists() -> None:
    """Read every list anew from now on."""
    _compared.cache_clear()
    _corrected.cache_clear()


def parse(content: bytes, file_name: str, *, country: str, as_of: date) -> MemberList:
    """
    Read a file, or pasted text when it has no name, into rows.

    :raises UnreadableBook: when it cannot be read at all
    """
    return _parsed(content, file_name, country, as_of, get_language() or "vi")


@lru_cache(maxsize=2)
def _parsed(content: bytes, file_name: str, country: str, as_of: date, language: str) -> MemberList:
    """Kept from bringing to taking in; the remarks are in the language of the one who reads them."""
    pasted = file_name == PASTED
    book = read_pasted(content.decode()) if pasted else read_spreadsheet(content, file_name)
    secret = bytes.fromhex(vault.blind_index("row", purpose="intake"))
    return read_members(book, country=country, as_of=as_of, secret=secret)


def place_of(place: str) -> tuple[int, str]:
    """Read `12.birth_date` as row and field."""
    row, _dot, field = place.partition(".")
    return int(row), field


def known_people(read: MemberList, country: str) -> Iterable[KnownPerson]:
    """People of the directory who may be on the list: by passport, by name, or of the same country."""
    numbers = {m.passport.number: m for m in read.members if m.passport and m.passport.number}
    by_number = people_with_passports(list(numbers))
    seen: set[int] = set()
    for number, person in by_number.items():
        seen.add(person.pk)
        yield _known(person, number)
    folded = {person_folded(member.name) for member in read.members}
    named = Person.objects.filter(folded__in=folded)
    near = Person.objects.filter(nationality=country, is_vietnamese_side=False)
    for person in chain(named.iterator(), near.order_by("-pk")[:MOST_OF_A_COUNTRY].iterator()):
        if person.pk not in seen:
            seen.add(person.pk)
            yield _known(person, "")


def _known(person: Person, number: str) -> KnownPerson:
    return KnownPerson(
        key=f"person-{person.pk}",
        name=person.name,
        nationality=person.nationality,
        passport_number=number,
    )
