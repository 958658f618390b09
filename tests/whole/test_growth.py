"""No page asks the database more when there is more of everything: counted at one row and at three."""

from datetime import timedelta

import pytest
from django.db import connection, reset_queries
from django.test.utils import CaptureQueriesContext

from doingoai.accounts.models import Unit
from doingoai.accounts.states import Role
from doingoai.delegations.models import Delegation
from doingoai.delegations.states import State
from doingoai.documents.models import Incoming
from doingoai.foundation.models import Tally
from doingoai.missions.models import Mission, Step
from doingoai.missions.states import MissionState
from doingoai.programme.models import Item
from doingoai.programme.states import Side
from doingoai.resources.models import Resource
from doingoai.yearplan.models import Amendment, PlanItem, YearPlan
from tests import bookable, factories
from tests.whole.matrix import ROUTES
from tests.whole.sweep import ask, undone
from tests.whole.world import World, run_sheet
from tests.whole.world_of_afterwards import grow_afterwards
from tests.whole.world_of_gifts import grow_gifts
from tests.whole.world_of_languages import grow_languages
from tests.whole.world_of_procedures import grow_book
from tests.whole.world_of_rank import grow_rank
from tests.whole.world_of_spending import grow_spending

pytestmark = pytest.mark.django_db

READERS = ("director", "division head", "administrator", "focal point of an asked unit", "stranger")


def test_no_page_asks_more_for_three_rows_than_for_one(world: World):
    with undone():
        counted(world)
        few = counted(world)
        for _turn in range(2):
            grow(world)
        counted(world)  # a calendar notes once what it shows anew
        many = counted(world)

    grown = {name: (few[name], many[name]) for name in few if many[name] > few[name]}
    assert grown == {}, "fetch what the rows need at once: select_related, prefetch_related"
    assert len(few) > 70


def counted(world: World) -> dict[str, int]:
    """Statements for each page that anybody may read."""
    clients = {name: world.client_of(world.visitors[name]) for name in READERS}
    found = {}
    Tally.objects.all().delete()  # as if an hour had passed since the last files were taken away
    for name, route in ROUTES.items():
        readers = (one for one in READERS if route.read and route.read.holds(world.visitors[one]))
        reader = next(readers, None)
        if reader is None:
            continue
        reset_queries()  # the log holds so many statements and no more
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
    grow_board(world, visit)
    rule = factories.authority_rule(matter="delegation.reception", approver_unit=None)
    factories.case(factories.delegation(), lan, rule)
    decided = {"state": "approved", "decided_by": director, "decided_at": factories.NOON, "took": 2}
    factories.case(factories.delegation(), lan, rule, **decided)
    factories.incoming(lan)
    factories.stored_file(Incoming.objects.get(pk=world.ids["incoming"]), lan)
    factories.outgoing(lan)
    for who in (lan, director):
        factories.notice(who)
        factories.letter(who)
        factories.letter(who, state="failed")
        factories.task(who, about_type="delegation", about_id=str(visit.pk))
        factories.task(who, about_type="delegation", about_id=str(visit.pk), kind="promise")
    grow_missions(world)
    grow_plans(world, unit)
    grow_rank(world.ids, visit, world.visitors["director"].user)
    grow_languages(world.visitors["director"].user)
    grow_pool(world)
    grow_book(world)
    grow_gifts(world)
    grow_spending(world)
    grow_afterwards(world)
    factories.user(unit=unit, roles=(Role.OFFICER, Role.DIVISION_HEAD))
    factories.norm("banquet", valid_from=factories.FIRST_DAY + timedelta(days=unit.pk))


def grow_board(world: World, visit: Delegation) -> None:
    """One more agency that has answered, one that wishes more time, one rule and one stand-in."""
    lan, director = world.visitors["officer"].user, world.visitors["director"].user
    unit = factories.unit()
    told = {"batch_id": world.ids["board"], "rule_id": world.ids["rule"]}
    factories.consultation(
        visit, unit, lan, opinion="agree", answered_on=factories.MONDAY, took=3, **told
    )
    wished = factories.consultation(visit, factories.unit(), lan, **told)
    factories.extension(wished, lan)
    mine = factories.consultation(visit, unit, lan, **told)
    factories.extension(mine, lan, is_granted=False, decided_by=lan, decided_at=factories.NOON)
    factories.consultation_rule(valid_from=factories.MONDAY + timedelta(days=unit.pk))
    factories.stand_in(director, factories.user(unit=unit), matters="x")


def grow_pool(world: World) -> None:
    """One more of each kind in the pool, one more line in each list of one, one more need and booking."""
    lan = world.visitors["officer"].user
    item = Item.objects.get(pk=world.ids["visit.item"])
    first = Resource.objects.get(pk=world.ids["interpreter"])
    turn = first.bookings.count()
    for one in (
        first,
        bookable.resource(),
        bookable.resource("vehicle"),
        bookable.resource("room"),
    ):
        start = factories.NOON + timedelta(days=100 + turn)
        bookable.booking(one, lan, starts_at=start)
        away = start + timedelta(days=500)
        one.absences.create(starts_at=away, ends_at=away + timedelta(hours=1), reason="other")
    bookable.skill(first, f"x{turn}")
    bookable.need(item, language="fr")
    bookable.need(item, kind="room")


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


def grow_plans(world: World, unit: Unit) -> None:
    focal = world.visitors["focal point of a sharing unit"].user
    item = PlanItem.objects.get(pk=world.ids["plan_item"])
    for name in ("plan", "plan_in_force", "submitted_plan", "weighed_plan"):
        plan = YearPlan.objects.get(pk=world.ids[name])
        for state in ("proposed", "accepted", "planned", "dropped"):
            for of in (unit, focal.unit):
                factories.plan_entry(plan, state=state, unit=of, partner_text=item.partner_text)
    factories.plan_entry(item.plan, state="merged", merged_into=item)
    factories.year_plan(opened_by=focal)
    factories.brought_proposals(item.plan, focal.unit, focal)
    planned = PlanItem.objects.get(pk=world.ids["planned_item"])
    factories.delegation(planning="planned", plan_item=planned)
    Amendment.objects.create(
        item=planned, what="changed", changes={"days": ["1", "2"]}, reason="Thử", by=focal, at=factories.NOON
    )  # fmt: skip


def grow_visit(visit: Delegation, world: World) -> None:
    run_sheet(visit, world.visitors["officer"].user)
    guest, host = factories.member(visit), factories.host(visit)
    item = factories.item(visit.programme, place_id=world.ids["place"])
    factories.participation(item, guest.person)
    factories.participation(item, host.person, Side.HOST)
    for kind in ("proposal", "flight_sheet"):
        if visit.pk != world.ids["visit"]:
            factories.paper(visit, kind)
