"""The list of missions abroad as a file to keep."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from doingoai.accounts.rules import require_any
from doingoai.documents.tables_out import Row
from doingoai.missions.models import Mission
from doingoai.missions.queries import visible_missions
from doingoai.web.exports import answer_export
from doingoai.web.missions.pages import READERS
from doingoai.web.missions.tables import MissionFilter
from doingoai.web.naming import country_name
from doingoai.web.rendering import SignedInRequest, login_required


@login_required
def export(request: SignedInRequest) -> HttpResponse:
    """The missions of the list as it is narrowed, without its pages."""
    require_any(request.user, READERS)
    missions = (
        MissionFilter(request.GET)
        .apply(visible_missions(request.user))
        .select_related("unit", "responsible", "partner")
        .prefetch_related("legs", "travellers", "funding")
    )
    headings = (
        _("Number"), _("Mission"), _("Unit"), _("Countries"), pgettext("day", "Departure"),
        pgettext("day", "Return"), _("Days"), _("Purpose"), _("Yearly plan"), _("Travellers"),
        _("Money (đồng)"), _("Host partner"), _("State"), _("Responsible"),
    )  # fmt: skip
    return answer_export(
        request, missions.order_by("-starts_on", "-pk"), name="doan-ra",
        title=_("Outbound delegations"), headings=headings, cells=_mission, about=request.user,
    )  # fmt: skip


def _mission(mission: Mission) -> Row:
    countries = dict.fromkeys(country_name(leg.country) for leg in mission.legs.all())
    return (
        mission.reference, mission.title_vi, str(mission.unit), ", ".join(countries),
        mission.starts_on, mission.ends_on, mission.days, mission.get_purpose_display(),
        mission.get_planning_display(), len(mission.travellers.all()),
        sum(line.vnd for line in mission.funding.all()),
        str(mission.partner or mission.partner_text), mission.get_state_display(),
        str(mission.responsible or ""),
    )  # fmt: skip
