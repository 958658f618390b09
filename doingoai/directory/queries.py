"""Reads of partners, people and places."""

import re
from collections.abc import Collection, Sequence
from datetime import date

from django.db.models import F, Q, QuerySet

from doingoai.accounts.models import User
from doingoai.accounts.rules import may
from doingoai.accounts.states import Permission
from doingoai.directory.countries import find_country
from doingoai.directory.facts import PlaceFacts
from doingoai.directory.models import Partner, Passport, Person, Place, Post
from doingoai.directory.naming import PersonName
from doingoai.directory.rules import person_folded
from doingoai.directory.states import PlaceKind
from doingoai.foundation import search, vault
from doingoai.foundation.folding import clean, fold


def visible_partners(user: User) -> QuerySet[Partner]:
    """The directory of partners, for those who may read it."""
    if may(user, Permission.DIRECTORY_VIEW):
        return Partner.objects.all()
    return Partner.objects.none()


def visible_people(user: User) -> QuerySet[Person]:
    """The directory of people, for those who may read it."""
    if may(user, Permission.DIRECTORY_VIEW):
        return Person.objects.all()
    return Person.objects.none()


def visible_places(user: User) -> QuerySet[Place]:
    """Places, for everybody who works on programmes."""
    if may(user, Permission.DIRECTORY_VIEW):
        return Place.objects.all()
    return Place.objects.none()


def passport_index(number: str) -> str:
    """Give the blind index of a passport number, written without spaces in capitals."""
    return vault.blind_index(plain_number(number), purpose="passport")


def plain_number(number: str) -> str:
    return "".join(number.split()).upper()


def people_with_passports(numbers: Sequence[str]) -> dict[str, Person]:
    """Find people by passport numbers; the answer is by number as asked."""
    indexes = {passport_index(number): number for number in numbers if number}
    found = Passport.objects.filter(number_index__in=indexes).select_related("person")
    return {indexes[passport.number_index]: passport.person for passport in found}


def same_people(name: PersonName, nationality: str) -> QuerySet[Person]:
    """People whose name has the same letters in any order, accents aside, and who may be the same."""
    found = Person.objects.filter(folded=person_folded(name))
    return found.filter(nationality__in=["", nationality]) if nationality else found


def posts_of(person: Person) -> QuerySet[Post]:
    """What a person was and is, the newest first."""
    return Post.objects.filter(person=person).select_related("partner").order_by("-id")


def passports_of(person: Person) -> QuerySet[Passport]:
    """Passports of a person; numbers stay sealed."""
    return Passport.objects.filter(person=person)


def present_posts(people: Sequence[int]) -> dict[int, Post]:
    """The newest open post of each person."""
    posts = Post.objects.filter(person__in=people, until__isnull=True).order_by("person_id", "id")
    return {post.person_id: post for post in posts.select_related("partner")}


def posts_held(people: Collection[int], on: date) -> dict[int, list[Post]]:
    """What each person was on a day, the newest first; a post without days counts as held."""
    held = Post.objects.filter(
        Q(since__isnull=True) | Q(since__lte=on),
        Q(until__isnull=True) | Q(until__gte=on),
        person__in=people,
    )
    found: dict[int, list[Post]] = {}
    for post in held.order_by("-since", "-id"):
        found.setdefault(post.person_id, []).append(post)
    return found


def _found(text: str, subject_type: str) -> list[int]:
    entries = search.find(text, types=[subject_type]).values_list("subject_id", flat=True)
    return [int(key) for key in entries[:20]]


def found_partners(text: str) -> QuerySet[Partner]:
    """Partners that hold these words in a name."""
    return Partner.objects.filter(pk__in=_found(text, Partner.subject_type))


def found_people(text: str) -> QuerySet[Person]:
    """People that hold these words in a name or a post."""
    return Person.objects.filter(pk__in=_found(text, Person.subject_type))


def found_places(text: str) -> QuerySet[Place]:
    """Places that hold these words in name, room or address."""
    return Place.objects.filter(pk__in=_found(text, Place.subject_type))


def rooms_instead_of(place: PlaceFacts, *, least: int) -> list[Place]:
    """Rooms for so many that may be taken instead of another: of the same house first, the smallest first."""
    enough = Place.objects.filter(Q(capacity__isnull=True) | Q(capacity__gte=least))
    rooms = enough.exclude(name_vi=place.name_vi, room=place.room)
    rooms = rooms.filter(Q(kind=PlaceKind.ROOM) | ~Q(room="")).order_by(
        F("capacity").asc(nulls_last=True), "pk"
    )
    found = list(rooms[:_MOST_ROOMS])
    return sorted(found, key=lambda room: room.name_vi != place.name_vi)


_MOST_ROOMS = 30
_MISSION = re.compile(
    r"^(?:đại sứ quán|tổng lãnh sự quán|(?:the )?embassy of|(?:the )?consulate general of)\s+"
    r"(?P<country>.+?)(?:\s+(?:tại|in)\s+.*)?$",
    re.IGNORECASE,
)


def country_of_sender(sender: str) -> str:
    """
    Guess the country of a sender: that of the partner of this name, or the one a mission names.

    Nothing is guessed from a name of a place inside another name (Lào Cai is not Laos).
    """
    partner = partner_called(sender)
    if partner is not None:
        return partner.country
    mission = _MISSION.match(clean(sender))
    named = mission["country"] if mission else sender
    return find_country(named) or find_country(named.removeprefix("the ")) or ""


def partner_called(name: str) -> Partner | None:
    """The one partner whose Vietnamese or English name is this, accents and case aside."""
    wanted = fold(clean(name))
    if not wanted:
        return None
    exact = list(Partner.objects.filter(folded=wanted)[:2])
    if not exact:
        exact = [
            one for one in found_partners(name) if wanted in (fold(one.name_vi), fold(one.name_en))
        ]
    return exact[0] if len(exact) == 1 else None
