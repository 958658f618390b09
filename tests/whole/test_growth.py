"""No page asks the database more when there is more of everything: counted at one row and at three."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doingoai.accounts.states import Role
from doingoai.delegations.models import Delegation
from doingoai.delegations.states import State
from doingoai.documents.models import Incoming
from doingoai.missions.models import Mission, Step
from doingoai.missions.states import MissionState
from doingoai.programme.states import Side
from tests import factories
from tests.whole.matrix import ROUTES
from tests.whole.sweep import ask, undone
from tests.whole.world import World

pytestmark = pytest.mark.django_db

READERS = ("director", "division head", "administrator", "focal point of an asked unit", "stranger")


def test_no_page_asks_more_for_three_rows_than_for_one(world: World):
    with undone():
        counted(world)
        few = counted(world)
        for _turn in range(2):
            grow(world)
        many = counted(world)

    grown = {name: (few[name], many[name]) for name in few if many[name] > few[name]}
    assert grown == {}, "fetch what the rows need at once: select_related, prefetch_related"
    assert len(few) > 70


def counted(world: World) -> dict[str, int]:
    """Statements for each page that anybody may read."""
    clients = {name: world.client_of(world.visitors[name]) for name in READERS}
    found = {}
    for name, route in ROUTES.items():
        readers = (one for one in READERS if route.read and route.read.holds(world.visitors[one]))
        reader = next(readers, None)
        if reader is None:
            continue
        with CaptureQueriesContext(connection) as said:
            answer = ask(clients[reader], world, world.visitors[reader], name, "GET")
        if answer.status in {200, 422}:
            found[name] = len(said)
    return found


def grow(world: World) -> None:
    """One more of everything that some page lists."""
    lan, director = world.visitors["officer"].user, world.visitors["director"].user
    visit = Delegation.objects.get(pk=world.ids["visit"])
    unit = factories.unit()
    partner, person = visit.partner, visit.members.get(pk=world.ids["visit.member"]).person
    factories.post(factories.person(), partner=factories.partner())
    factories.post(person, partner=partner, until=factories.FIRST_DAY)
    for state in State:
        closed_at = factories.NOON if state == State.CLOSED else None
        other = factories.delegation(
            state=state, partner=partner, responsible=lan, closed_at=closed_at
        )
        grow_visit(other, world)
    grow_visit(visit, world)
    factories.shared_with(visit, unit)
    asked_unit = world.visitors["focal point of an asked unit"].user.unit
    factories.consultation(visit, unit, lan)
    for asked in (unit, asked_unit):
        other = factories.delegation(responsible=lan)
        factories.consultation(other, asked, lan)
    rule = factories.authority_rule(matter="delegation.reception", approver_unit=None)
    factories.case(factories.delegation(), lan, rule)
    factories.incoming(lan)
    factories.stored_file(Incoming.objects.get(pk=world.ids["incoming"]), lan)
    factories.outgoing(lan)
    for who in (lan, director):
        factories.notice(who)
        factories.task(who, about_type="delegation", about_id=str(visit.pk))
        factories.task(who, about_type="delegation", about_id=str(visit.pk), kind="promise")
    grow_missions(world)
    factories.user(unit=unit, roles=(Role.OFFICER, Role.DIVISION_HEAD))
    factories.norm("banquet", valid_from=factories.FIRST_DAY + timedelta(days=unit.pk))


def grow_missions(world: World) -> None:
    """One more mission of the same people in every state, and one more line in each list of one."""
    lan = world.visitors["officer"].user
    first = Mission.objects.get(pk=world.ids["mission.draft"])
    head = first.travellers.order_by("id").first().person
    for state in MissionState:
        mission = Mission.objects.get(pk=world.ids[f"mission.{state.value}"])
        other = factories.mission(unit=first.unit, state=state, opened_by=lan, responsible=lan)
        for one in (mission, other):
            factories.leg(one, "JP")
            factories.funding(one)
            factories.item(one.programme, place_id=world.ids["place"])
            factories.traveller(one, unit=one.unit)
            Step.objects.create(
                mission=one, kind="passport", traveller=one.travellers.first(), due_on=one.starts_on
            )
            factories.task(lan, about_type="mission", about_id=str(one.pk), kind="promise")
        factories.traveller(other, head)
    elsewhere = factories.mission(state=MissionState.APPROVED)
    factories.leg(elsewhere, "KR")
    submitted = factories.mission(state=MissionState.SUBMITTED)
    factories.case(submitted, lan, factories.authority_rule(matter="mission.city"))
    factories.stored_file(first, lan)
    factories.consultation(first, factories.unit(), lan)


def grow_visit(visit: Delegation, world: World) -> None:
    guest, host = factories.member(visit), factories.host(visit)
    item = factories.item(visit.programme, place_id=world.ids["place"])
    factories.participation(item, guest.person)
    factories.participation(item, host.person, Side.HOST)
    for kind in ("proposal", "flight_sheet"):
        if visit.pk != world.ids["visit"]:
            factories.paper(visit, kind)
