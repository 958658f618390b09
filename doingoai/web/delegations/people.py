"""Pages of the people of a visit: guests page by page, hosts, one guest, one host."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doingoai.accounts.rules import may, require
from doingoai.accounts.states import Permission
from doingoai.delegations.actions.people import (
    HOST_FIELDS,
    MEMBER_FIELDS,
    add_host,
    add_member,
    edit_host,
    edit_member,
    keep_passport,
    order_members,
    remove_host,
    remove_member,
)
from doingoai.delegations.models import Delegation, Host, Member
from doingoai.delegations.queries import hosts_of, members_of, waiting_lists
from doingoai.delegations.states import HostRole, MemberRole
from doingoai.directory.actions import (
    PERSON_FIELDS,
    add_person,
    birth_date_of,
    edit_person,
    read_passport,
)
from doingoai.directory.models import Person
from doingoai.foundation import clock
from doingoai.web.delegations.forms import (
    HostForm,
    MemberForm,
    NamedForm,
    NewHostForm,
    NewMemberForm,
    PassportForm,
    PersonPart,
)
from doingoai.web.delegations.frame import find_visit, frame
from doingoai.web.delegations.lines import member_columns, member_lines
from doingoai.web.editing import answer_form
from doingoai.web.people_read import reads_people
from doingoai.web.pictures import portrait_of
from doingoai.web.rendering import SignedInRequest, login_required, page

ROWS = 50


@login_required
def people(request: SignedInRequest, pk: int) -> HttpResponse:
    """Guests in their order, fifty a page, and the Vietnamese side."""
    visit = find_visit(request, pk, shown=("version",))
    after = request.GET.get("after", "")
    start = int(after) if after.isdecimal() and len(after) < 10 else 0
    rows = list(member_columns(members_of(visit).filter(order__gt=start))[: ROWS + 1])
    shown, more = rows[:ROWS], len(rows) > ROWS
    reads_people(request, (row["person_id"] for row in shown))
    may_write = may(request.user, Permission.DELEGATION_WRITE)
    context = {
        **frame(request, visit, "people"),
        "members": member_lines(shown, visit, may_write=may_write),
        "older": f"?after={shown[-1]['order']}" if more else "",
        "newer": f"?after={max(start - ROWS, 0)}" if start else "",
        "hosts": hosts_of(visit) if not start else [],
        "lists": waiting_lists(visit) if may_write else [],
    }
    return page(request, "delegations/people.html", context, fragments=("members",))


def _people_url(visit: Delegation) -> str:
    return reverse("delegations:people", args=[visit.pk])


def _person(form: NamedForm, request: SignedInRequest, **fields: Any) -> Person:
    data = form.cleaned_data
    if data.get("person"):
        return data["person"]  # type: ignore[no-any-return]
    return add_person(
        form.name(), by=request.user, sex=data["sex"], nationality=data["nationality"], **fields
    )


@login_required
def add_guest(request: SignedInRequest, pk: int) -> HttpResponse:
    visit = find_visit(request, pk, Permission.DELEGATION_WRITE)
    form = NewMemberForm(
        request.POST or None,
        initial={
            "nationality": visit.country,
            "order": "given_first",
            "role": MemberRole.MEMBER,
        },
    )

    def act() -> Member:
        changes = form.changes()
        fields = {name: changes[name] for name in MEMBER_FIELDS if name in changes}
        return add_member(
            visit, _person(form, request), on=clock.today(), by=request.user, **fields
        )

    return answer_form(
        request, form, act, done=lambda _done: _people_url(visit),
        template="delegations/person_form.html",
        context={**frame(request, visit, "people"), "title": _("Add a guest")},
    )  # fmt: skip


@login_required
def add_vietnamese(request: SignedInRequest, pk: int) -> HttpResponse:
    visit = find_visit(request, pk, Permission.DELEGATION_WRITE)
    form = NewHostForm(
        request.POST or None, initial={"nationality": "VN", "role": HostRole.PARTICIPANT}
    )

    def act() -> Host:
        changes = form.changes()
        fields = {name: changes[name] for name in HOST_FIELDS if name in changes}
        person = _person(form, request, is_vietnamese_side=True)
        return add_host(visit, person, on=clock.today(), by=request.user, **fields)

    return answer_form(
        request, form, act, done=lambda _done: _people_url(visit),
        template="delegations/person_form.html",
        context={**frame(request, visit, "people"), "title": _("Add a host")},
    )  # fmt: skip


def _find_member(request: SignedInRequest, pk: int, key: int) -> tuple[Delegation, Member]:
    visit = find_visit(request, pk, Permission.DELEGATION_WRITE)
    return visit, get_object_or_404(members_of(visit), pk=key)


@login_required
def member(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    """One guest on this visit: name, what holds for the visit, passport."""
    visit, guest = _find_member(request, pk, key)
    reads_people(request, [guest.person_id])
    hidden = () if may(request.user, Permission.HEALTH_READ) else ("diet",)
    form = MemberForm(request.POST or None, of=guest, without=hidden)

    def act() -> Member:
        return edit_member(
            guest, changes=form.changes(), on=clock.today(), by=request.user, **form.opening()
        )

    births = may(request.user, Permission.BIRTH_DATE_READ)
    context = {
        **frame(request, visit, "people"),
        "member": guest,
        "name_form": PersonPart(of=guest.person),
        "passport_form": PassportForm(of=guest, reads=_reads_passports(request)),
        "birth_date": birth_date_of(guest.person) if births else None,
    }
    return answer_form(
        request, form, act, done=lambda _done: _people_url(visit),
        template="delegations/member.html", context=context,
    )  # fmt: skip


def _reads_passports(request: SignedInRequest) -> bool:
    return may(request.user, Permission.PASSPORT_READ)


@login_required
def member_photo(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    """The photograph of a guest, as the badge prints it."""
    _visit, guest = _find_member(request, pk, key)
    return portrait_of(guest.photo)


@login_required
def member_name(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    """The one spelling of a guest's name: changed here, it changes on every paper made from now on."""
    visit, guest = _find_member(request, pk, key)
    return _name_of(request, visit, guest.person)


@login_required
def host_name(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    visit = find_visit(request, pk, Permission.DELEGATION_WRITE)
    return _name_of(request, visit, get_object_or_404(hosts_of(visit), pk=key).person)


def _name_of(request: SignedInRequest, visit: Delegation, person: Person) -> HttpResponse:
    form = PersonPart(request.POST or None, of=person)

    def act() -> Person:
        changes = {name: value for name, value in form.changes().items() if name in PERSON_FIELDS}
        return edit_person(person, changes=changes, by=request.user, **form.opening())

    return answer_form(
        request, form, act, done=lambda _done: _people_url(visit),
        template="delegations/person_form.html",
        context={**frame(request, visit, "people"), "title": person.name.full},
    )  # fmt: skip


@login_required
def member_passport(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    """Keep a passport of a guest; the number is sealed and never shown back in full."""
    visit, guest = _find_member(request, pk, key)
    form = PassportForm(request.POST or None, of=guest, reads=_reads_passports(request))

    def act() -> Member:
        return keep_passport(
            guest, form.passport(), on=clock.today(), by=request.user, opened=form.opened_with()
        )

    return answer_form(
        request, form, act, done=lambda _done: reverse("delegations:member", args=[pk, key]),
        template="delegations/person_form.html",
        context={**frame(request, visit, "people"), "title": _("Passport of %(name)s") % {"name": guest}},
    )  # fmt: skip


@login_required
@require_POST
def member_passport_number(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    """Show one number; that it was read is kept."""
    require(request.user, Permission.PASSPORT_READ)
    visit, guest = _find_member(request, pk, key)
    reads_people(request, [guest.person_id], by_post=True)
    number = (
        read_passport(guest.passport, by=request.user, why=f"{visit.reference}")
        if guest.passport
        else ""
    )
    context = {**frame(request, visit, "people"), "member": guest, "number": number}
    return page(request, "delegations/passport_number.html", context)


@login_required
@require_POST
def member_remove(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    visit, guest = _find_member(request, pk, key)
    remove_member(guest, by=request.user)
    return HttpResponseRedirect(_people_url(visit))


@login_required
@require_POST
def member_move(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    """Move a guest one place up or down: the keyboard's way of ordering the list."""
    visit, guest = _find_member(request, pk, key)
    keys = list(members_of(visit).values_list("pk", flat=True))
    at = keys.index(guest.pk)
    to = at - 1 if request.POST.get("way") == "up" else at + 1
    if 0 <= to < len(keys):
        keys[at], keys[to] = keys[to], keys[at]
        order_members(visit, keys=keys, by=request.user)
    return HttpResponseRedirect(_people_url(visit))


@login_required
def host(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    visit = find_visit(request, pk, Permission.DELEGATION_WRITE)
    person = get_object_or_404(hosts_of(visit), pk=key)
    form = HostForm(request.POST or None, of=person)

    def act() -> Host:
        return edit_host(
            person, changes=form.changes(), on=clock.today(), by=request.user, **form.opening()
        )

    context = {
        **frame(request, visit, "people"),
        "host": person,
        "name_form": PersonPart(of=person.person),
    }
    return answer_form(
        request, form, act, done=lambda _done: _people_url(visit),
        template="delegations/host.html", context=context,
    )  # fmt: skip


@login_required
@require_POST
def host_remove(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    visit = find_visit(request, pk, Permission.DELEGATION_WRITE)
    remove_host(get_object_or_404(hosts_of(visit), pk=key), by=request.user)
    return HttpResponseRedirect(_people_url(visit))
