"""A visit with people at talks, and plans of it."""

from doingoai.delegations.actions.seating import plan_seats
from doingoai.delegations.models import Delegation
from doingoai.delegations.states import HostRole, MemberRole
from doingoai.programme.states import ItemKind
from doingoai.protocol.layouts.places import Settings
from doingoai.protocol.models import SeatingPlan, SeatOf
from doingoai.protocol.states import Layout
from tests import factories


def visit_with_people(guests: int = 3, hosts: int = 3, **fields) -> Delegation:
    visit = factories.delegation(**fields)
    for number in range(1, guests + 1):
        role = MemberRole.HEAD if number == 1 else MemberRole.MEMBER
        who = factories.person(family="GUEST", given=f"Number{number}")
        factories.member(visit, who, role=role, order=number, title_en=f"Title {number}")
    for number in range(1, hosts + 1):
        role = HostRole.LEADER if number == 1 else HostRole.PARTICIPANT
        who = factories.person(family="Chủ", given=f"Thứ{number}")
        factories.host(visit, who, role=role, order=number)
    interpreter = factories.person(family="Dịch", given="Mai")
    factories.host(visit, interpreter, role=HostRole.INTERPRETER, order=hosts + 1)
    return visit


def plan_of_talks(visit: Delegation, by, layout: Layout = Layout.TALKS, **settings) -> SeatingPlan:
    item = factories.item(visit.programme, ItemKind.TALKS, title_vi="Hội đàm", title_en="Talks")
    return plan_seats(
        visit, item, layout=layout, settings=Settings(**settings), by=by, at=factories.NOON
    )


def sits(plan: SeatingPlan) -> dict[str, str]:
    """Place to name."""
    return {one.place_key: one.name for one in SeatOf.objects.filter(plan=plan) if one.place_key}


def key_of(plan: SeatingPlan, name: str) -> str:
    return SeatOf.objects.get(plan=plan, name__contains=name).attendee_key
