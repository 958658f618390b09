"""One mission, as the token's person may see it and act on it; how it is told."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.api.operation import caller
from doingoai.documents.queries import files_of
from doingoai.missions import rules
from doingoai.missions.models import Mission, Traveller
from doingoai.missions.queries import legs_of, travellers_of, visible_missions, with_parties

SHOWN = (
    "id", "reference", "title_vi", "title_en", "state", "purpose", "planning", "starts_on",
    "ends_on", "days", "version", "request_number", "requested_on", "planning_basis", "level",
    "field", "pillar", "content_vi", "content_en", "expected_vi", "destination_fit_vi",
    "study_outline_vi", "inviter", "partner_text", "invited_on", "no_classified", "gifts_vi", "note",
)  # fmt: skip
KEYS = ("unit", "plan_item", "partner", "responsible")
OF_TRAVELLER = (
    "role", "title_vi", "title_en", "organisation_vi", "organisation_en", "rank", "managed_by",
    "is_key_leader",
)  # fmt: skip


def find_mission(
    request: HttpRequest,
    pk: int,
    right: Permission | None = None,
    *,
    to_act: bool = False,
    inside: bool = False,
) -> Mission:
    """
    The mission as this person may see it; invisible and absent look alike.

    `right` is what is asked beside; `to_act` whether the person keeps this mission, `inside` whether
    more than an opinion joins them to it.

    :raises NotAllowed:
    """
    by = caller(request)
    mission = get_object_or_404(with_parties(visible_missions(by)), pk=pk)
    if right is not None:
        require(by, right)
    if to_act:
        rules.require_acting_for(by, mission)
    if inside:
        rules.require_inside(by, mission)
    return mission


def mission_words(request: HttpRequest, mission: Mission) -> dict[str, Any]:
    """A mission as it is told; its files only to whom more than an opinion joins to it."""
    inside = rules.is_inside(caller(request), mission)
    return {
        **{name: getattr(mission, name) for name in SHOWN},
        **{name: getattr(mission, f"{name}_id") for name in KEYS},
        "legs": list(legs_of(mission)),
        "travellers": [traveller_words(one) for one in travellers_of(mission)],
        "files": list(files_of(mission).filter(is_sealed=False)) if inside else [],
    }


def traveller_words(one: Traveller) -> dict[str, Any]:
    """A traveller as every list tells it."""
    return {
        "id": one.pk, "person": one.person_id, "name": one.person.name.full, "unit": one.unit_id,
        **{name: getattr(one, name) for name in OF_TRAVELLER},
    }  # fmt: skip
