"""Pages of people: the list, one person with posts, visits, meetings and papers, adding, editing."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from doingoai.accounts.models import User
from doingoai.accounts.rules import may, require
from doingoai.accounts.states import Permission
from doingoai.directory.actions import add_person, birth_date_of, edit_person, set_post
from doingoai.directory.address_forms import address_form
from doingoai.directory.models import Person, Post
from doingoai.directory.naming import PersonName
from doingoai.directory.queries import (
    passports_of,
    posts_of,
    present_posts,
    same_people,
    visible_people,
)
from doingoai.directory.states import NameOrder, Sex
from doingoai.foundation import clock
from doingoai.precedence.queries import office_wordings
from doingoai.web.audit.history import events_about
from doingoai.web.directory.forms import NewPersonForm, PersonForm, PostForm
from doingoai.web.directory.sections import PERSON_SECTIONS, section_called
from doingoai.web.directory.tables import PersonFilter
from doingoai.web.editing import answer_form
from doingoai.web.lists import keyset
from doingoai.web.naming import country_choices
from doingoai.web.people_read import reads_people
from doingoai.web.rendering import SignedInRequest, login_required, page


@login_required
def people(request: SignedInRequest) -> HttpResponse:
    """The directory of people by given name, as Vietnamese lists are."""
    require(request.user, Permission.DIRECTORY_VIEW)
    narrowing = PersonFilter(request.GET)
    found = narrowing.apply(visible_people(request.user)).defer("birth_sealed", "bio_vi", "bio_en")
    sheet = keyset(request, found, by="sort_key", ascending=True)
    posts = present_posts([person.pk for person in sheet.rows])
    context = {
        "sheet": sheet,
        "rows": [(person, posts.get(person.pk)) for person in sheet.rows],
        "filter": narrowing,
        "countries": country_choices()[1:],
        "can_write": may(request.user, Permission.DIRECTORY_WRITE),
    }
    return page(request, "directory/people.html", context, fragments=("people-rows",))


def _find(request: SignedInRequest, pk: int) -> Person:
    return get_object_or_404(visible_people(request.user), pk=pk)


@login_required
def person(request: SignedInRequest, pk: int) -> HttpResponse:
    """One person: names in all forms, posts, and what we have had with this person."""
    found = _find(request, pk)
    reads_people(request, [found.pk])
    posts = list(posts_of(found))
    present = next((post for post in posts if post.until is None), None)
    today = clock.today()
    context = {
        "person": found,
        "post": present,
        "posts": posts,
        "address": _address(found, present),
        "called": found.name.called(found.nationality),
        "sections": [section.few(found, request.user, today) for section in PERSON_SECTIONS],
        "events": events_about(found.subject_type, found.pk),
        "can_write": may(request.user, Permission.DIRECTORY_WRITE),
        "can_word": may(request.user, Permission.PRECEDENCE_WRITE),
        "today": today,
        **_guarded(found, request.user),
    }
    return page(request, "directory/person.html", context)


def _address(found: Person, post: Post | None) -> Any:
    rank = post.rank if post else ""
    sex = Sex(found.sex) if found.sex else None
    called = found.name.called(found.nationality)
    own = office_wordings().form(rank, sex, found.nationality, called, found.pk)
    return own or address_form(rank, sex, found.nationality, called=called)


def _guarded(found: Person, user: User) -> dict[str, Any]:
    """What only some may read is not fetched for the others."""
    passports = passports_of(found) if may(user, Permission.PASSPORT_READ) else None
    born = birth_date_of(found) if may(user, Permission.BIRTH_DATE_READ) else None
    return {"passports": passports, "born": born}


@login_required
def person_section(request: SignedInRequest, pk: int, name: str) -> HttpResponse:
    """All lines of one section of a person."""
    found = _find(request, pk)
    section = section_called(name, PERSON_SECTIONS)
    if section is None:
        raise Http404
    sheet = keyset(request, section.rows(found, request.user), by=section.by)
    context = {
        "record": found,
        "back": reverse("directory:person", args=[pk]),
        "section": section,
        "sheet": sheet,
        "lines": section.lines(sheet.rows, found, request.user, clock.today()),
    }
    return page(request, "directory/section.html", context, fragments=("section-lines",))


@login_required
def add(request: SignedInRequest) -> HttpResponse:
    """Add a person; a namesake who is there already is shown first."""
    require(request.user, Permission.DIRECTORY_WRITE)
    form = NewPersonForm(request.POST or None, initial={"order": NameOrder.GIVEN_FIRST})

    def act() -> Person:
        return add_person(
            form.name(), by=request.user, accept_same=form.cleaned_data["accept_same"],
            **form.others(),
        )  # fmt: skip

    return answer_form(
        request, form, act, done=lambda done: reverse("directory:person", args=[done.pk]),
        template="directory/person_form.html", context={"same": _same(form)},
    )  # fmt: skip


def _same(form: NewPersonForm) -> list[Person]:
    if not form.is_bound:
        return []
    family, middle, given = (form.data.get(name, "") for name in ("family", "middle", "given"))
    name = PersonName(given, family, middle, native=form.data.get("native", ""))
    return list(same_people(name, form.data.get("nationality", ""))[:3])


@login_required
def edit(request: SignedInRequest, pk: int) -> HttpResponse:
    found = _find(request, pk)
    require(request.user, Permission.DIRECTORY_WRITE)
    form = PersonForm(request.POST or None, of=found)

    def act() -> Person:
        return edit_person(found, changes=form.changes(), by=request.user, **form.opening())

    return answer_form(
        request, form, act, done=lambda done: reverse("directory:person", args=[done.pk]),
        template="directory/person_form.html", context={"person": found},
    )  # fmt: skip


@login_required
def new_post(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say what a person is from a day on; the post before ends with it."""
    found = _find(request, pk)
    require(request.user, Permission.DIRECTORY_WRITE)
    form = PostForm(request.POST or None, initial={"on": clock.today()})

    def act() -> Post:
        data = form.cleaned_data
        return set_post(
            found, form.post(), partner=data["partner"], on=data["on"], by=request.user,
            beside=data["beside"],
        )  # fmt: skip

    return answer_form(
        request, form, act, done=lambda _done: reverse("directory:person", args=[pk]),
        template="directory/post_form.html", context={"person": found},
    )  # fmt: skip
