"""What is decided about partners, people, passports and places."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from doingoai.accounts.models import User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.directory import rules
from doingoai.directory.models import Partner, Passport, Person, Place, Post
from doingoai.directory.naming import PersonName
from doingoai.directory.queries import passport_index, plain_number, same_people
from doingoai.directory.states import PartnerKind, PassportKind, PlaceKind
from doingoai.foundation import audit, search, vault
from doingoai.foundation.collation import sort_key
from doingoai.foundation.edits import apply_changes, check_not_changed_meanwhile
from doingoai.foundation.folding import clean
from doingoai.foundation.refusals import RuleBroken
from doingoai.foundation.subjects import Subject

PARTNER_FIELDS = frozenset(
    {
        "kind", "group", "name_vi", "name_en", "name_native", "country", "city", "address",
        "phone", "email", "website", "note",
    }
)  # fmt: skip
PERSON_FIELDS = frozenset(
    {
        "family", "middle", "given", "order", "native", "reading_vi", "sex", "nationality",
        "is_vietnamese_side", "phone", "email", "languages", "bio_vi", "bio_en",
    }
)  # fmt: skip
PASSPORT_FIELDS = frozenset({"kind", "country", "issued_on", "expires_on"})
_PASSPORTS, _NUMBER = "directory_passport", "number"
_PEOPLE, _BIRTH = "directory_person", "birth"


@transaction.atomic
def add_partner(
    *, name_vi: str, kind: PartnerKind, country: str, by: User, **fields: Any
) -> Partner:
    """
    Add a partner to the directory.

    :raises RuleBroken: partner.exists, partner.no_name
    """
    require(by, Permission.DIRECTORY_WRITE)
    partner = Partner(kind=kind, country=country)
    apply_changes(partner, {"name_vi": clean(name_vi), **fields}, allowed=PARTNER_FIELDS)
    _save_partner(partner)
    audit.record("partner.added", partner, by=by)
    return partner


@transaction.atomic
def edit_partner(
    partner: Partner,
    *,
    changes: Mapping[str, Any],
    by: User,
    opened: Mapping[str, Any] | None = None,
    version: int | None = None,
) -> Partner:
    """
    Edit what is known of a partner.

    :raises RuleBroken: partner.exists, partner.no_name, edit.changed_meanwhile
    """
    require(by, Permission.DIRECTORY_WRITE)
    partner = Partner.objects.select_for_update(no_key=True).get(pk=partner.pk)
    merged = check_not_changed_meanwhile(partner, changes, opened=opened, version=version)
    pairs = apply_changes(partner, merged, allowed=PARTNER_FIELDS)
    if pairs:
        partner.version += 1
        _save_partner(partner)
        audit.record("partner.edited", partner, by=by, changes=pairs)
    return partner


def _save_partner(partner: Partner) -> None:
    if not partner.name_vi:
        raise RuleBroken(
            _("Give the partner a Vietnamese name."), code="partner.no_name", field="name_vi"
        )
    partner.sort_key = rules.partner_sort_key(partner.name_vi)
    partner.folded = rules.partner_folded(partner.name_vi)
    try:
        with transaction.atomic():
            partner.save()
    except IntegrityError:
        raise RuleBroken(
            _("“%(name)s” is already in the directory for this country. Choose it from the list.")
            % {"name": partner.name_vi},
            code="partner.exists",
            field="name_vi",
        ) from None
    search.index(
        partner,
        title=partner.name_vi,
        line=partner.name_en,
        texts=(partner.name_native, partner.city, partner.note),
    )


@transaction.atomic
def add_person(
    name: PersonName,
    *,
    by: User,
    accept_same: bool = True,
    right: Permission = Permission.DIRECTORY_WRITE,
    **fields: Any,
) -> Person:
    """
    Add a person to the directory: one record that feeds every paper with one spelling.

    Unless `accept_same`, somebody of this name and nationality who is already there is asked about.
    A higher app that has its own rule of who may name people gives the `right` it goes by.

    :raises RuleBroken: person.no_name, person.name_too_long, person.same_exists
    """
    require(by, right)
    same = None if accept_same else same_people(name, fields.get("nationality", "")).first()
    if same is not None:
        raise RuleBroken(
            _(
                "“%(name)s” is already in the directory. Open that record, or tick “another person "
                "of the same name” if it is somebody else."
            )
            % {"name": same.name.full},
            code="person.same_exists",
        )
    person = Person()
    apply_changes(person, {**_name_fields(name), **fields}, allowed=PERSON_FIELDS)
    _save_person(person)
    audit.record("person.added", person, by=by)
    return person


def _name_fields(name: PersonName) -> dict[str, str]:
    return {
        "family": clean(name.family),
        "middle": clean(name.middle),
        "given": clean(name.given),
        "order": name.order,
        "native": clean(name.native),
        "reading_vi": clean(name.reading_vi),
    }


@transaction.atomic
def edit_person(
    person: Person,
    *,
    changes: Mapping[str, Any],
    by: User,
    opened: Mapping[str, Any] | None = None,
    version: int | None = None,
) -> Person:
    """
    Edit what is known of a person; every paper made from now on shows it.

    :raises RuleBroken: person.no_name, person.name_too_long, edit.changed_meanwhile
    """
    require(by, Permission.DIRECTORY_WRITE)
    person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    merged = check_not_changed_meanwhile(person, changes, opened=opened, version=version)
    pairs = apply_changes(person, merged, allowed=PERSON_FIELDS)
    if pairs:
        person.version += 1
        _save_person(person)
        audit.record("person.edited", person, by=by, changes=pairs)
    return person


def _save_person(person: Person) -> None:
    name = person.name
    rules.check_name(name)
    person.sort_key = rules.person_sort_key(name)
    person.folded = rules.person_folded(name)
    person.save()
    index_person(person)


def index_person(person: Person) -> None:
    """Renew what the search knows of a person: names in every form and the present post."""
    post = person.posts.filter(until__isnull=True).first() if person.pk else None
    line = ""
    if post is not None:
        line = " · ".join(part for part in (post.title_vi, post.organisation_vi) if part)
    extra = () if post is None else (post.title_en, post.organisation_en)
    search.index(
        person,
        title=person.name.full or person.native,
        line=line,
        texts=(person.native, person.reading_vi, *extra),
    )


@dataclass(frozen=True, slots=True)
class PostData:
    """What a person is and where."""

    title_vi: str = ""
    title_en: str = ""
    organisation_vi: str = ""
    organisation_en: str = ""
    rank: str = ""
    accredited_on: date | None = None


@transaction.atomic
def set_post(
    person: Person,
    post: PostData,
    *,
    partner: Partner | None,
    on: date,
    by: User,
    beside: bool = False,
) -> Post:
    """
    Say what a person is now; a different post ends the one before, unless it is held `beside` it.

    The same post again is verified anew.
    """
    require(by, Permission.DIRECTORY_WRITE)
    present = Post.objects.filter(person=person, until__isnull=True).order_by("-id").first()
    if present is not None and _same_post(present, post):
        present.verified_on = on
        present.accredited_on = post.accredited_on or present.accredited_on
        present.save(update_fields=["verified_on", "accredited_on"])
        return present
    if present is not None and not beside:
        present.until = max(on, present.since or on)
        present.save(update_fields=["until"])
    new = Post.objects.create(
        person=person,
        partner=partner,
        title_vi=post.title_vi,
        title_en=post.title_en,
        organisation_vi=post.organisation_vi,
        organisation_en=post.organisation_en,
        rank=post.rank,
        since=on,
        accredited_on=post.accredited_on,
        verified_on=on,
    )
    audit.record("person.post_set", person, by=by, title=new.title_vi or new.title_en)
    index_person(person)
    return new


def _same_post(present: Post, post: PostData) -> bool:
    return (
        present.title_vi,
        present.title_en,
        present.organisation_vi,
        present.organisation_en,
    ) == (
        post.title_vi,
        post.title_en,
        post.organisation_vi,
        post.organisation_en,
    )


@dataclass(frozen=True, slots=True)
class PassportData:
    """A passport as it is written on the list."""

    number: str
    kind: PassportKind = PassportKind.ORDINARY
    country: str = ""
    issued_on: date | None = None
    expires_on: date | None = None


@transaction.atomic
def set_passport(
    person: Person,
    data: PassportData,
    *,
    by: User,
    right: Permission = Permission.DIRECTORY_WRITE,
) -> Passport:
    """
    Keep a passport with its number sealed; a known number is brought up to date.

    `right` as in `add_person`.

    :raises RuleBroken: passport.no_number, passport.ends_before_issue
    """
    require(by, right)
    number = plain_number(data.number)
    if not any(sign.isalnum() for sign in number):
        raise RuleBroken(
            _("Give the passport number."), code="passport.no_number", field="passport_number"
        )
    rules.check_passport_dates(data.issued_on, data.expires_on)
    index = passport_index(number)
    passport = Passport.objects.filter(person=person, number_index=index).first()
    if passport is None:
        passport = Passport(person=person, number_index=index, tail=number[-4:])
        passport.number_sealed = vault.seal(
            number.encode(), table=_PASSPORTS, column=_NUMBER, row=str(passport.pk)
        )
    passport.kind = data.kind
    passport.country = data.country
    passport.issued_on = data.issued_on or passport.issued_on
    passport.expires_on = data.expires_on or passport.expires_on
    passport.save()
    audit.record("passport.kept", _without_number(passport), by=by, person=str(person))
    return passport


@transaction.atomic
def correct_passport(
    passport: Passport,
    *,
    changes: Mapping[str, Any],
    by: User,
    right: Permission = Permission.DIRECTORY_WRITE,
) -> Passport:
    """
    Correct what a passport says beside its number; of the values the audit learns nothing.

    `right` as in `add_person`.

    :raises RuleBroken: passport.ends_before_issue
    """
    require(by, right)
    passport = Passport.objects.select_for_update(no_key=True).get(pk=passport.pk)
    pairs = apply_changes(passport, changes, allowed=PASSPORT_FIELDS, private=PASSPORT_FIELDS)
    rules.check_passport_dates(passport.issued_on, passport.expires_on)
    if pairs:
        passport.save(update_fields=[*pairs])
        audit.record("passport.kept", _without_number(passport), by=by, fields=sorted(pairs))
    return passport


def _without_number(passport: Passport) -> Subject:
    """Not even the last letters: not all who read the audit log may read passports."""
    return Subject(passport.subject_type, str(passport.pk), str(passport.person))


def number_of(passport: Passport) -> str:
    """Open a passport number; the caller answers for permission and audit."""
    sealed = bytes(passport.number_sealed)
    return vault.unseal(sealed, table=_PASSPORTS, column=_NUMBER, row=str(passport.pk)).decode()


@transaction.atomic
def read_passport(passport: Passport, *, by: User, why: str) -> str:
    """Read one passport number; that it was read, by whom and why is kept."""
    require(by, Permission.PASSPORT_READ)
    audit.record("passport.read", _without_number(passport), by=by, why=why[:200])
    return number_of(passport)


@transaction.atomic
def read_passports(passports: list[Passport], about: Any, *, by: User, why: str) -> dict[str, str]:
    """Read the numbers of a whole list for one paper: one entry in the audit names how many."""
    require(by, Permission.PASSPORT_READ)
    audit.record("passport.list_read", about, by=by, why=why[:200], count=len(passports))
    return {str(passport.pk): number_of(passport) for passport in passports}


@transaction.atomic
def set_birth_date(person: Person, day: date, *, by: User) -> Person:
    """Keep a birth date, sealed."""
    require(by, Permission.DIRECTORY_WRITE)
    person.birth_sealed = vault.seal(
        day.isoformat().encode(), table=_PEOPLE, column=_BIRTH, row=person.row_id.hex
    )
    person.birth_index = vault.blind_index(day.isoformat(), purpose="birth")
    person.save(update_fields=["birth_sealed", "birth_index"])
    audit.record("person.birth_date_kept", person, by=by)
    return person


def birth_date_of(person: Person) -> date | None:
    """Open a birth date; the caller answers for permission."""
    if not person.birth_sealed:
        return None
    sealed = bytes(person.birth_sealed)
    text = vault.unseal(sealed, table=_PEOPLE, column=_BIRTH, row=person.row_id.hex).decode()
    return date.fromisoformat(text)


@transaction.atomic
def add_place(*, name_vi: str, kind: PlaceKind, by: User, **fields: Any) -> Place:
    """
    Add a place, or give the one that is already there under this name and room.

    :raises RuleBroken: place.no_name
    """
    require(by, Permission.DIRECTORY_WRITE)
    name, room = clean(name_vi), clean(fields.get("room", ""))
    if not name:
        raise RuleBroken(_("Give the place a name."), code="place.no_name", field="place")
    known = Place.objects.filter(name_vi=name, room=room).first()
    if known is not None:
        return known
    place = Place(kind=kind, name_vi=name, sort_key=sort_key(f"{name} {room}")[:600])
    apply_changes(
        place,
        {**fields, "room": room},
        allowed=frozenset({"name_en", "room", "address", "capacity"}),
    )
    place.save(force_insert=True)
    audit.record("place.added", place, by=by)
    index_place(place)
    return place


def index_place(place: Place) -> None:
    """Renew what the search knows of a place."""
    title = f"{place.name_vi}, {place.room}" if place.room else place.name_vi
    search.index(place, title=title, line=place.address, texts=(place.name_en,))


PLACE_FIELDS = frozenset({"kind", "name_vi", "name_en", "room", "address", "capacity"})


@transaction.atomic
def edit_place(
    place: Place, *, changes: Mapping[str, Any], by: User, opened: Mapping[str, Any] | None = None
) -> Place:
    """
    Edit what is known of a place.

    :raises RuleBroken: place.no_name, place.exists, edit.changed_meanwhile
    """
    require(by, Permission.DIRECTORY_WRITE)
    place = Place.objects.select_for_update(no_key=True).get(pk=place.pk)
    cleaned = {
        name: clean(value) if isinstance(value, str) else value for name, value in changes.items()
    }
    merged = check_not_changed_meanwhile(place, cleaned, opened=opened, version=None)
    pairs = apply_changes(place, merged, allowed=PLACE_FIELDS)
    if not place.name_vi:
        raise RuleBroken(_("Give the place a name."), code="place.no_name", field="name_vi")
    if Place.objects.filter(name_vi=place.name_vi, room=place.room).exclude(pk=place.pk).exists():
        raise RuleBroken(
            _("“%(place)s” is already in the list of places.") % {"place": place},
            code="place.exists",
            field="name_vi",
        )
    if pairs:
        place.sort_key = sort_key(f"{place.name_vi} {place.room}")[:600]
        place.save(update_fields=[*pairs, "sort_key"])
        audit.record("place.edited", place, by=by, changes=pairs)
        index_place(place)
    return place
