"""What a field suggests while one types part of a name."""

from collections.abc import Iterable

from django.http import HttpResponse, JsonResponse

from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.directory.models import Partner, Person, Place
from doingoai.directory.queries import found_partners, found_people, found_places, present_posts
from doingoai.web.filtering import words_of
from doingoai.web.naming import country_name
from doingoai.web.rendering import SignedInRequest, login_required

MOST = 12


def answer_lookup(found: Iterable[tuple[object, str, str]]) -> JsonResponse:
    results = [{"id": str(key), "label": label, "line": line} for key, label, line in found]
    return JsonResponse({"results": results})


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


@login_required
def lookup_partners(request: SignedInRequest) -> HttpResponse:
    require(request.user, Permission.DIRECTORY_VIEW)
    return answer_lookup(map(partner_result, found_partners(words_of(request.GET))[:MOST]))


def partner_result(partner: Partner) -> tuple[object, str, str]:
    kind = str(partner.get_kind_display())
    other = partner.name_en if partner.name == partner.name_vi else partner.name_vi
    return partner.pk, str(partner), _joined(kind, country_name(partner.country), other)


@login_required
def lookup_people(request: SignedInRequest) -> HttpResponse:
    require(request.user, Permission.DIRECTORY_VIEW)
    people: list[Person] = list(found_people(words_of(request.GET))[:MOST])
    posts = present_posts([person.pk for person in people])
    return answer_lookup(person_result(person, posts.get(person.pk)) for person in people)


def person_result(person: Person, post: object) -> tuple[object, str, str]:
    return person.pk, str(person), _line(person, post)


def _line(person: Person, post: object) -> str:
    title = str(post) if post is not None else ""
    country = country_name(person.nationality) if person.nationality else ""
    return _joined(person.native if person.family or person.given else "", title, country)


@login_required
def lookup_places(request: SignedInRequest) -> HttpResponse:
    require(request.user, Permission.DIRECTORY_VIEW)
    return answer_lookup(map(_place, found_places(words_of(request.GET))[:MOST]))


def _place(place: Place) -> tuple[object, str, str]:
    return place.pk, str(place), _joined(str(place.get_kind_display()), place.address)
