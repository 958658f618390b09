"""The office's side of the guests' page: its links, and what the guests say against what is held."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doingoai.accounts.models import User
from doingoai.accounts.rules import may
from doingoai.accounts.states import Permission
from doingoai.delegations.models import Delegation
from doingoai.foundation import clock
from doingoai.foundation.refusals import RuleBroken
from doingoai.guests.actions.decide import NEW, accept_entry, refuse_entry
from doingoai.guests.actions.links import extend_link, make_link, revoke_link
from doingoai.guests.differences import Difference, differences
from doingoai.guests.models import GuestEntry, GuestLink
from doingoai.guests.queries import Candidate, candidates, entries_of, facts_of, links_of, list_of
from doingoai.guests.rules import USUAL_LIFE, state_of
from doingoai.guests.states import LinkState
from doingoai.web.delegations.frame import find_visit, frame
from doingoai.web.editing import show_refusal
from doingoai.web.guests.forms import DecideForm, ExtendForm, LinkForm
from doingoai.web.guests.words import FIELD_NAMES, Rights, shown_line
from doingoai.web.pictures import portrait_of
from doingoai.web.rendering import SignedInRequest, login_required, page

TAB = "guests:office"
WRITE = Permission.DELEGATION_WRITE


@dataclass(frozen=True, slots=True)
class ShownLink:
    """One link as the office sees it, and how to let it live longer."""

    link: GuestLink
    state: str
    is_open: bool
    language: str
    form: ExtendForm | None


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """One person of the guests' list as the office sees it."""

    entry: GuestEntry
    name: str
    waiting: int
    is_removed: bool


@login_required
def page_of_visit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Links of the visit, and the people whom the guests have written down."""
    visit = find_visit(request, pk, WRITE)
    return _page(request, visit, LinkForm(initial=_initial()))


def _initial() -> dict[str, Any]:
    return {"language": "en", "expires_on": clock.today() + USUAL_LIFE}


def _page(
    request: SignedInRequest,
    visit: Delegation,
    form: LinkForm,
    *,
    address: str = "",
    link: GuestLink | None = None,
    status: int = 200,
) -> HttpResponse:
    entries = [
        _shown(entry) for entry in entries_of(visit) if not entry.is_removed or entry.is_waiting
    ]
    context = {
        **frame(request, visit, TAB),
        "links": [_shown_link(one, visit) for one in links_of(visit)],
        "listed": list_of(visit),
        "waiting": [one for one in entries if one.waiting],
        "settled": [one for one in entries if not one.waiting],
        "form": form,
        "address": address,
        "letters": _letters(visit, address, link) if link else [],
    }
    return page(request, "guests/office.html", context, status=status)


def _shown(entry: GuestEntry) -> ShownEntry:
    count = len(differences(entry, entry.member)) if entry.is_waiting else 0
    return ShownEntry(entry, facts_of(entry).name, count, entry.is_removed)


def _shown_link(link: GuestLink, visit: Delegation) -> ShownLink:
    state = state_of(link, visit, at=clock.now())
    can_live = state in {LinkState.OPEN, LinkState.EXPIRED}
    form = ExtendForm(
        initial={"expires_on": clock.today() + USUAL_LIFE}, auto_id=f"id_{link.pk}_%s"
    )
    language = str(dict(settings.LANGUAGES).get(link.language, link.language))
    return ShownLink(
        link, str(state.label), state == LinkState.OPEN, language, form if can_live else None
    )


def _letters(visit: Delegation, address: str, link: GuestLink) -> list[tuple[str, str, str]]:
    """Ready words to send with the address: English first or Vietnamese first, as the guests read."""
    codes = sorted(dict(settings.LANGUAGES), key=lambda code: code != link.language)
    return [(code, str(dict(settings.LANGUAGES)[code]), _letter(visit, address, link, code)) for code in codes]  # fmt: skip


def _letter(visit: Delegation, address: str, link: GuestLink, language: str) -> str:
    with translation.override(language):
        return _(
            "Dear colleagues,\n\nto prepare the visit “%(visit)s” we kindly ask you to enter your "
            "delegation on this page:\n\n%(address)s\n\nNo account is needed. The page works until "
            "%(day)s; you can come back to it as often as you like. Please give the address only to "
            "those who fill in the list.\n\nWith best regards"
        ) % {
            "visit": visit.title,
            "address": address,
            "day": f"{timezone.localtime(link.expires_at):%d/%m/%Y}",
        }


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(23, 59)))


@login_required
@require_POST
def make(request: SignedInRequest, pk: int) -> HttpResponse:
    """Make a link and show its address this once; only its hash is kept."""
    visit = find_visit(request, pk, WRITE)
    form = LinkForm(request.POST)
    if form.is_valid():
        data = form.cleaned_data
        try:
            link, secret = make_link(
                visit, language=data["language"], expires_at=_end_of(data["expires_on"]),
                sent_to=data["sent_to"], shows_list=data["shows_list"], by=request.user,
                at=clock.now(),
            )  # fmt: skip
        except RuleBroken as refusal:
            show_refusal(form, refusal)
        else:
            path = reverse("guests:overview", kwargs={"secret": secret})
            address = settings.BASE_ADDRESS.rstrip("/") + path
            fresh = LinkForm(initial=_initial())
            return _page(request, visit, fresh, address=address, link=link)
    return _page(request, visit, form, status=422)


def _link(request: SignedInRequest, pk: int, key: int) -> GuestLink:
    return get_object_or_404(links_of(find_visit(request, pk, WRITE)), pk=key)


@login_required
@require_POST
def extend(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    """Let a link work longer."""
    link = _link(request, pk, key)
    form = ExtendForm(request.POST)
    if not form.is_valid():
        raise RuleBroken(
            " ".join(str(error) for errors in form.errors.values() for error in errors),
            code="guest_link.no_day",
        )
    until = _end_of(form.cleaned_data["expires_on"])
    extend_link(link, expires_at=until, by=request.user, at=clock.now())
    return HttpResponseRedirect(reverse("guests:office", args=[pk]))


@login_required
@require_POST
def stop(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    """Stop a link at once."""
    revoke_link(_link(request, pk, key), by=request.user, at=clock.now())
    return HttpResponseRedirect(reverse("guests:office", args=[pk]))


@dataclass(frozen=True, slots=True)
class ShownDifference:
    """One line: what it is called, what we hold, what the guests say, and what decides it."""

    line: str
    label: str
    ours: str
    theirs: str


@login_required
def entry(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    """One person as the guests have written them, against what is held: accept or leave, line by line."""
    visit = find_visit(request, pk, WRITE)
    found = get_object_or_404(entries_of(visit), pk=key)
    waiting = differences(found, found.member)
    whom = [] if found.member else candidates(found)
    form = DecideForm(
        request.POST or None,
        lines=[one.line for one in waiting],
        whom=[] if found.member else _choices(whom),
        initial={"version": found.version, "whom": _likeliest(whom)},
    )
    if request.method == "POST" and form.is_valid():
        try:
            _decide(request, found, form)
        except RuleBroken as refusal:
            form.look_again(found.version)
            show_refusal(form, refusal)
        else:
            return HttpResponseRedirect(reverse("guests:office", args=[pk]))
    context = {
        **frame(request, visit, TAB),
        "entry": found,
        "name": facts_of(found).name,
        "differences": _shown_differences(found, waiting, _rights(request.user)),
        "form": form,
    }
    status = 422 if request.method == "POST" else 200
    return page(request, "guests/entry.html", context, status=status)


@login_required
def photo(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    """The photograph that the guests have sent of a person, as the badge would print it."""
    found = get_object_or_404(entries_of(find_visit(request, pk, WRITE)), pk=key)
    return portrait_of(found.photo)


def _choices(whom: list[Candidate]) -> list[tuple[str, str]]:
    there = [
        (one.key, _on_list(one) if one.key.startswith("member") else _known(one)) for one in whom
    ]
    return [(NEW, _("Somebody new")), *there]


def _on_list(one: Candidate) -> str:
    return _("%(name)s, on our list") % {"name": one.label}


def _known(one: Candidate) -> str:
    return _("%(name)s, in the directory") % {"name": one.label}


def _likeliest(whom: list[Candidate]) -> str:
    """Whom an entry is about at first sight: a certain one, else the only likely one on our list."""
    certain = [one.key for one in whom if one.is_certain]
    likely = [one.key for one in whom if one.is_likely and one.key.startswith("member")]
    return certain[0] if certain else likely[0] if len(likely) == 1 else NEW


def _decide(request: SignedInRequest, found: GuestEntry, form: DecideForm) -> None:
    data = form.cleaned_data
    if request.POST.get("do") == "refuse":
        refuse_entry(found, lines=data["lines"], version=data["version"], by=request.user)
        return
    accept_entry(
        found, lines=data["lines"], whom=data.get("whom") or NEW, version=data["version"],
        on=clock.today(), by=request.user,
    )  # fmt: skip


def _rights(user: User) -> Rights:
    return Rights(
        passports=may(user, Permission.PASSPORT_READ),
        births=may(user, Permission.BIRTH_DATE_READ),
        health=may(user, Permission.HEALTH_READ),
    )


def _shown_differences(
    found: GuestEntry, waiting: list[Difference], rights: Rights
) -> list[ShownDifference]:
    number = facts_of(found).values.get("passport_number", "")
    held = found.member.passport.tail if found.member and found.member.passport else ""
    return [
        ShownDifference(
            one.line,
            str(FIELD_NAMES[one.line]),
            shown_line(one.line, one.ours, rights, tail=held),
            shown_line(one.line, one.theirs, rights, tail=number[-4:]),
        )
        for one in waiting
    ]
