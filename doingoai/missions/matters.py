"""Under which name a mission is laid before a leader: what the authority matrix is asked by."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from doingoai.missions.states import ManagedBy, Purpose

PRIVATE = "mission.private"
MATTERS = {
    "mission.central": _("Mission abroad of officials managed by the central level"),
    "mission.party_board": _("Mission abroad of officials managed by the Party Standing Board"),
    "mission.enterprise": _("Mission abroad of managers of state enterprises"),
    "mission.city": _("Mission abroad of officials managed by the City People's Committee"),
    "mission.unit": _("Mission abroad of officials managed by their unit"),
    PRIVATE: _("Private trip abroad"),
}
_HIGHEST_FIRST = (
    ManagedBy.CENTRAL,
    ManagedBy.PARTY_BOARD,
    ManagedBy.ENTERPRISE,
    ManagedBy.CITY,
    ManagedBy.UNIT,
)


def matter_of(purpose: str, managed_by: Sequence[str]) -> str:
    """Name the matter by the purpose and the highest level that manages a traveller (domain 2.4)."""
    if purpose == Purpose.PRIVATE:
        return PRIVATE
    highest = next((level for level in _HIGHEST_FIRST if level in managed_by), ManagedBy.CITY)
    return f"mission.{highest}"
