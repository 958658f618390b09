"""Pages of partners: the list, one partner with everything we had with it, adding, editing."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from doingoai.accounts.rules import may, require
from doingoai.accounts.states import Permission
from doingoai.directory.actions import add_partner, edit_partner
from doingoai.directory.countries import COUNTRIES
from doingoai.directory.models import Partner
from doingoai.directory.queries import partner_called, visible_partners
from doingoai.directory.states import PartnerGroup, PartnerKind
from doingoai.foundation import clock
from doingoai.web.audit.history import events_about
from doingoai.web.directory.forms import PartnerForm
from doingoai.web.directory.sections import PARTNER_SECTIONS, section_called
from doingoai.web.directory.tables import PartnerFilter
from doingoai.web.editing import answer_form
from doingoai.web.lists import keyset
from doingoai.web.naming import country_choices
from doingoai.web.rendering import SignedInRequest, login_required, page


@login_required
def partners(request: SignedInRequest) -> HttpResponse:
    """The directory of partners in Vietnamese order."""
    require(request.user, Permission.DIRECTORY_VIEW)
    narrowing = PartnerFilter(request.GET)
    found = narrowing.apply(visible_partners(request.user))
    context = {
        "sheet": keyset(request, found, by="sort_key", ascending=True),
        "filter": narrowing,
        "kinds": PartnerKind.choices,
        "groups": PartnerGroup.choices,
        "countries": country_choices()[1:],
        "can_write": may(request.user, Permission.DIRECTORY_WRITE),
    }
    return page(request, "directory/partners.html", context, fragments=("partners-rows",))


def _find(request: SignedInRequest, pk: int) -> Partner:
    return get_object_or_404(visible_partners(request.user), pk=pk)


@login_required
def partner(request: SignedInRequest, pk: int) -> HttpResponse:
    """One partner: facts, and every visit, promise, meeting, person and paper."""
    found = _find(request, pk)
    today = clock.today()
    context = {
        "partner": found,
        "country": COUNTRIES.get(found.country),
        "sections": [section.few(found, request.user, today) for section in PARTNER_SECTIONS],
        "events": events_about(found.subject_type, found.pk),
        "can_write": may(request.user, Permission.DIRECTORY_WRITE),
        "can_open": may(request.user, Permission.DELEGATION_WRITE),
    }
    return page(request, "directory/partner.html", context)


@login_required
def partner_section(request: SignedInRequest, pk: int, name: str) -> HttpResponse:
    """All lines of one section of a partner."""
    found = _find(request, pk)
    section = section_called(name, PARTNER_SECTIONS)
    if section is None:
        raise Http404
    rows = section.rows(found, request.user)
    sheet = keyset(request, rows, by=section.by, ascending=section.ascending)
    context = {
        "record": found,
        "back": reverse("directory:partner", args=[pk]),
        "section": section,
        "sheet": sheet,
        "lines": section.lines(sheet.rows, found, request.user, clock.today()),
    }
    return page(request, "directory/section.html", context, fragments=("section-lines",))


@login_required
def add(request: SignedInRequest) -> HttpResponse:
    require(request.user, Permission.DIRECTORY_WRITE)
    form = PartnerForm(request.POST or None, initial={"country": request.GET.get("country", "")})

    def act() -> Partner:
        data: dict[str, Any] = form.changes()
        return add_partner(
            name_vi=data.pop("name_vi"), kind=PartnerKind(data.pop("kind")),
            country=data.pop("country"), by=request.user, **data,
        )  # fmt: skip

    same = partner_called(request.POST.get("name_vi", ""))
    return answer_form(
        request, form, act, done=lambda done: reverse("directory:partner", args=[done.pk]),
        template="directory/partner_form.html", context={"same": same},
    )  # fmt: skip


@login_required
def edit(request: SignedInRequest, pk: int) -> HttpResponse:
    found = _find(request, pk)
    require(request.user, Permission.DIRECTORY_WRITE)
    form = PartnerForm(request.POST or None, of=found)

    def act() -> Partner:
        return edit_partner(found, changes=form.changes(), by=request.user, **form.opening())

    return answer_form(
        request, form, act, done=lambda done: reverse("directory:partner", args=[done.pk]),
        template="directory/partner_form.html", context={"partner": found},
    )  # fmt: skip
