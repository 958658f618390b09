"""The list of visits and the list of guests as files to keep."""

from datetime import datetime

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from doingoai.accounts.rules import may, require_any
from doingoai.accounts.states import Permission
from doingoai.delegations.models import Delegation, Member
from doingoai.delegations.queries import members_of, visible_delegations, with_parties
from doingoai.documents.tables_out import Row
from doingoai.web.delegations.frame import find_visit
from doingoai.web.delegations.pages import READERS
from doingoai.web.delegations.tables import DelegationFilter
from doingoai.web.exports import answer_export
from doingoai.web.naming import country_name, rank_name
from doingoai.web.people_read import reads_people
from doingoai.web.rendering import SignedInRequest, login_required
from doingoai.web.taking_away import ask_why, why_of


@login_required
def export(request: SignedInRequest) -> HttpResponse:
    """The visits of the list as it is narrowed, without its pages."""
    require_any(request.user, READERS)
    narrowing = DelegationFilter(request.GET)
    visits = narrowing.apply(with_parties(visible_delegations(request.user)))
    headings = (
        _("Number"), _("Delegation"), _("Delegation (English)"), _("Partner"), _("Country"),
        _("First day"), _("Last day"), _("State"), _("Kind of visit"), _("Field"),
        _("People expected"), _("Responsible"), _("Unit"),
    )  # fmt: skip
    return answer_export(
        request, visits.order_by("-starts_on", "-pk"), name="doan-vao",
        title=_("Inbound delegations"), headings=headings, cells=_visit, about=request.user,
    )  # fmt: skip


def _visit(visit: Delegation) -> Row:
    return (
        visit.reference, visit.title_vi, visit.title_en, str(visit.partner),
        country_name(visit.country), visit.starts_on, visit.ends_on,
        visit.get_state_display(), visit.get_kind_display(), visit.get_field_display(),
        visit.people_expected or None, str(visit.responsible or ""), str(visit.receiving_unit),
    )  # fmt: skip


@login_required
def members(request: SignedInRequest, pk: int) -> HttpResponse:
    """The guests of a visit; passports masked and diets only for those who see them on the page."""
    visit = find_visit(request, pk)
    why = why_of(request)
    if why is None:
        return ask_why(request, reverse("delegations:people", args=[pk]))
    guests = members_of(visit)
    reads_people(request, guests.values_list("person_id", flat=True))
    passports = may(request.user, Permission.PASSPORT_READ)
    diets = may(request.user, Permission.HEALTH_READ)
    headings = [
        "#", _("Form of address"), _("Name"), _("Native script"), _("Sex"), _("Role"),
        _("Title (Vietnamese)"), _("Title (English)"), _("Organisation (Vietnamese)"),
        _("Organisation (English)"), _("Rank"), _("Nationality"), _("Arrival flight"),
        _("Arrival"), _("Departure flight"), _("Departure"), _("Hotel"), _("Room"), _("Car"),
    ]  # fmt: skip
    headings += [_("Passport")] * passports + [_("Diet")] * diets

    def cells(member: Member) -> Row:
        number = [str(member.passport or "")] * passports
        return (*_member(member), *number, *[member.diet] * diets)

    return answer_export(
        request, guests, name="danh-sach-doan", title=_("Visiting side"),
        headings=headings, cells=cells, about=visit, why=why,
    )  # fmt: skip


def _member(member: Member) -> Row:
    person = member.person
    return (
        member.order, member.honorific, person.name.full, person.native,
        person.get_sex_display(), member.get_role_display(), member.title_vi, member.title_en,
        member.organisation_vi, member.organisation_en, rank_name(member.rank),
        country_name(person.nationality), member.arrival_flight, _here(member.arrival_at),
        member.departure_flight, _here(member.departure_at), member.hotel, member.room, member.car,
    )  # fmt: skip


def _here(moment: datetime | None) -> datetime | None:
    return timezone.localtime(moment) if moment else None
