"""A mission that is complete enough to be sent, and the line of the matrix that decides on it."""

from doingoai.accounts.states import Role
from doingoai.approvals.models import AuthorityRule
from doingoai.missions.models import Mission
from doingoai.missions.states import MissionState
from doingoai.yearplan.states import Planning
from tests import factories

CONTENT = "Trao đổi kinh nghiệm xúc tiến du lịch."


def ready_mission(**fields) -> Mission:
    """Countries, a head with a passport, money and content are in."""
    fields.setdefault("content_vi", CONTENT)
    fields.setdefault("planning", Planning.ASSIGNED)
    fields.setdefault("planning_basis", "Công văn mẫu")
    fields.setdefault("no_classified", True)
    fields.setdefault("expected_vi", "Kết nối hai thành phố.")
    fields.setdefault("destination_fit_vi", "Đối tác ở đó.")
    fields.setdefault("partner_text", "Thành phố Mẫu")
    mission = factories.mission(**fields)
    factories.leg(mission)
    factories.traveller(mission, role="head", unit=mission.unit, title_vi="Giám đốc")
    factories.funding(mission)
    return mission


def in_state(state: MissionState, **fields) -> Mission:
    return ready_mission(state=state, **fields)


def city_decides(matter: str = "mission.city", **fields) -> AuthorityRule:
    fields.setdefault("approver_role", Role.CITY_LEADER)
    return factories.authority_rule(matter=matter, **fields)
