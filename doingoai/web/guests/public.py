"""The guests' own page: their list, one person, what is missing, and that it is complete."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from doingoai.accounts.queries import office
from doingoai.delegations.states import MemberRole
from doingoai.directory.states import NameOrder
from doingoai.documents.actions import Upload
from doingoai.documents.inspection import inspect_upload
from doingoai.documents.inspection.kinds import MEGABYTE, PHOTOS, FileKind
from doingoai.documents.inspection.photos import PNG_MAGIC, strip_photo
from doingoai.foundation import clock
from doingoai.foundation.refusals import RuleBroken
from doingoai.guests.actions.entries import confirm_list, remove_entry, restore_entry, save_entry
from doingoai.guests.facts import Gap, missing, missing_of_list
from doingoai.guests.models import GuestEntry
from doingoai.guests.queries import entries_leaving, entries_of, entries_shown, facts_of, list_of
from doingoai.guests.states import Lack
from doingoai.web.editing import show_refusal
from doingoai.web.guests.forms import ConfirmForm, PersonForm, Said
from doingoai.web.guests.gate import MOST_BYTES, GuestRequest, by_secret, once, refused
from doingoai.web.guests.words import FIELD_NAMES, gap_in_words

LIST, UP, BACK = ".", "../", "../../"
"""Redirects are relative: an absolute one would write the secret down."""
_SCANS = PHOTOS | {FileKind.PDF}


@dataclass(frozen=True, slots=True)
class Line:
    """One person on the guests' list: who, as what, and what is still missing."""

    entry: GuestEntry
    name: str
    role: str
    title: str
    needs: str
    faults: list[str]


def _line(entry: GuestEntry, gaps: tuple[Gap, ...], values: Any) -> Line:
    empty = [str(FIELD_NAMES[gap.field]) for gap in gaps if gap.lack == Lack.EMPTY]
    said = values.values
    role = said.get("role") or MemberRole.MEMBER
    return Line(
        entry,
        values.name,
        str(MemberRole(role).label),
        said.get("title_en") or said.get("title_vi", ""),
        ", ".join(empty),
        [gap_in_words(gap) for gap in gaps if gap.lack != Lack.EMPTY],
    )


@by_secret
@require_http_methods(["GET", "HEAD"])
def overview(request: GuestRequest) -> HttpResponse:
    """The list as it stands, what is missing of each, and the button that says it is complete."""
    return _overview(request, ConfirmForm())


def _overview(request: GuestRequest, form: ConfirmForm, *, status: int = 200) -> HttpResponse:
    visit = request.link.delegation
    found = [(entry, facts_of(entry)) for entry in entries_shown(request.link)]
    gaps = [missing(facts, since=visit.starts_on, until=visit.ends_on) for _entry, facts in found]
    whole = missing_of_list([facts for _entry, facts in found], expected=visit.people_expected)
    context = {
        **_around(request),
        "lines": [_line(one, gap, facts) for (one, facts), gap in zip(found, gaps, strict=True)],
        "leaving": [(one, facts_of(one).name) for one in entries_leaving(visit)],
        "list_gaps": [gap_in_words(gap) for gap in whole],
        "full_count": sum(not one for one in gaps),
        "has_gaps": bool(whole) or any(gaps),
        "listed": list_of(visit),
        "form": form,
        "told": request.GET.get("told", ""),
    }
    return render(request, "guests/overview.html", context, status=status)


def _around(request: GuestRequest) -> dict[str, Any]:
    return {"visit": request.link.delegation, "link": request.link, "office": office()}


@by_secret
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: GuestRequest) -> HttpResponse:
    """Write down somebody new."""
    country = request.link.delegation.country
    initial = {
        "role": MemberRole.MEMBER, "order": NameOrder.GIVEN_FIRST, "nationality": country,
        "passport_country": country,
    }  # fmt: skip
    form = PersonForm(
        request.POST or None, request.FILES or None, initial=initial, today=clock.today()
    )
    return _answer(request, form, None, UP, _("Add a person"))


@by_secret
@require_http_methods(["GET", "HEAD", "POST"])
def person(request: GuestRequest, key: int) -> HttpResponse:
    """One person, as they were written down."""
    entry = get_object_or_404(entries_shown(request.link), pk=key)
    form = PersonForm(
        request.POST or None, request.FILES or None, of=Said(entry), today=clock.today()
    )
    return _answer(request, form, entry, BACK, facts_of(entry).name)


def _answer(
    request: GuestRequest, form: PersonForm, entry: GuestEntry | None, back: str, title: str
) -> HttpResponse:
    if request.method == "POST" and _is_valid(request, form):
        try:
            photo, scan = _photo(form), _scan(form)
            return once(request, lambda: _saved(request, form, entry, photo, scan, back))
        except RuleBroken as refusal:
            form.refuse(refusal)
    context = {
        **_around(request),
        "form": form,
        "title": title,
        "back": back,
        "parts": _parts(form),
        "gaps": [] if entry is None else _gaps(request, entry),
        "entry": entry,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "guests/person.html", context, status=status)


def _is_valid(request: GuestRequest, form: PersonForm) -> bool:
    form.full_clean()
    for field in sorted(set(request.too_big) & {"photo", "scan"}):
        form.add_error(field, _too_big(request.too_big[field]))
    return form.is_valid()


def _too_big(name: str) -> str:
    return _(
        "“%(name)s” is larger than %(most)s MB and was not taken. What you typed is still here: choose "
        "a smaller file, or save without it."
    ) % {"name": name[:80], "most": MOST_BYTES // MEGABYTE}


def _gaps(request: GuestRequest, entry: GuestEntry) -> list[str]:
    visit = request.link.delegation
    gaps = missing(facts_of(entry), since=visit.starts_on, until=visit.ends_on)
    empty = ", ".join(str(FIELD_NAMES[gap.field]) for gap in gaps if gap.lack == Lack.EMPTY)
    told = [gap_in_words(gap) for gap in gaps if gap.lack != Lack.EMPTY]
    return ([_("Still missing: %(fields)s") % {"fields": empty}] if empty else []) + told


PARTS = (
    ("name", ("family", "given", "native", "order", "sex", "nationality", "role")),
    ("post", ("title_en", "organisation_en", "title_vi", "organisation_vi")),
    ("passport", ("mrz", "passport_number", "passport_kind", "passport_country", "passport_expires_on", "birth_date", "scan")),
    ("flights", ("arrival_flight", "arrival_at", "departure_flight", "departure_at")),
    ("stay", ("diet", "shares_room_with", "languages", "phone", "email", "photo", "notes")),
)  # fmt: skip


def _parts(form: PersonForm) -> list[tuple[str, list[Any]]]:
    titles = {
        "name": _("Name"), "post": _("Title and organisation"), "passport": _("Passport"),
        "flights": _("Flights"), "stay": _("Stay and contact"),
    }  # fmt: skip
    return [(titles[key], [form[name] for name in names]) for key, names in PARTS]


def _photo(form: PersonForm) -> Upload | None:
    """The photo made anew: no place, camera or time in it."""
    upload = form.cleaned_data["photo"]
    if not upload:
        return None
    content = upload.read()
    try:
        found = inspect_upload(upload.name, content, allowed=PHOTOS)
        made = strip_photo(content, name=found.safe_name)
    except RuleBroken as refusal:
        refusal.field = "photo"
        raise
    mime = "image/png" if made.startswith(PNG_MAGIC) else "image/jpeg"
    return Upload(found.safe_name, mime, made)


def _scan(form: PersonForm) -> Upload | None:
    upload = form.cleaned_data["scan"]
    if not upload:
        return None
    content = upload.read()
    try:
        found = inspect_upload(upload.name, content, allowed=_SCANS)
    except RuleBroken as refusal:
        refusal.field = "scan"
        raise
    return Upload(found.safe_name, found.mime, content)


def _saved(
    request: GuestRequest,
    form: PersonForm,
    entry: GuestEntry | None,
    photo: Upload | None,
    scan: Upload | None,
    back: str,
) -> HttpResponse:
    save_entry(
        request.link, entry, changes=form.changes(), at=clock.now(), photo=photo, scan=scan,
        **form.opening(),
    )  # fmt: skip
    return HttpResponseRedirect(f"{back}?told=saved")


@by_secret
@require_POST
def remove(request: GuestRequest, key: int) -> HttpResponse:
    """Take a person off the list."""

    def act() -> HttpResponse:
        entry = get_object_or_404(entries_shown(request.link), pk=key)
        told = "removed" if entry.member_id is None else "leaving"
        remove_entry(request.link, entry, at=clock.now())
        return HttpResponseRedirect(f"{BACK}../?told={told}")

    try:
        return once(request, act)
    except RuleBroken as refusal:
        return refused(request, refusal)


@by_secret
@require_POST
def restore(request: GuestRequest, key: int) -> HttpResponse:
    """Say that somebody comes after all."""

    def act() -> HttpResponse:
        entry = get_object_or_404(entries_of(request.link.delegation), pk=key)
        restore_entry(request.link, entry, at=clock.now())
        return HttpResponseRedirect(f"{BACK}../?told=saved")

    try:
        return once(request, act)
    except RuleBroken as refusal:
        return refused(request, refusal)


@by_secret
@require_POST
def confirm(request: GuestRequest) -> HttpResponse:
    """Say that the list is complete."""
    form = ConfirmForm(request.POST)
    form.full_clean()

    def act() -> HttpResponse:
        confirm_list(request.link, as_it_is=bool(form.cleaned_data.get("as_it_is")), at=clock.now())
        return HttpResponseRedirect(f"{UP}?told=confirmed")

    try:
        return once(request, act)
    except RuleBroken as refusal:
        show_refusal(form, refusal)
        return _overview(request, form, status=422)
