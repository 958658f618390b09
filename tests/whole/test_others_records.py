"""
Nobody opens by its number what is not theirs (S2).

Every address that stands for a record is asked for every record of its kind that there is, by
everybody; records inside others also below one they do not belong to. Who may is told by a second
mind, which looks at rows and at the table of addresses and not at the queries of the house. A
refusal holds no word that was planted where its reader may not look.
"""

import random
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import replace
from itertools import pairwise, product
from typing import Any

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from doingoai.accounts.models import ApiToken, Unit, User
from doingoai.afterwards.models import LinkSheet, Photograph
from doingoai.approvals.models import (
    AuthorityRule,
    Case,
    Consultation,
    ConsultationRule,
    Question,
    StandIn,
)
from doingoai.calendars.models import Feed
from doingoai.delegations.models import Delegation, Host, ImportedList, Member, SharedWith
from doingoai.delegations.papers.guarded import GUARDED
from doingoai.directory.models import Partner, Person, Place
from doingoai.documents.models import Incoming, Outgoing, Paper, StoredFile
from doingoai.exchange.models import Webhook
from doingoai.gifts.models import Gift, Giving
from doingoai.guests.models import GuestEntry, GuestLink
from doingoai.languages.models import Competence, Course, Requirement
from doingoai.mailing.models import Letter
from doingoai.missions.models import (
    ChangeRequest,
    Funding,
    Leg,
    Mission,
    Override,
    Step,
    Traveller,
)
from doingoai.norms.models import Norm
from doingoai.planning.models import Task
from doingoai.programme.models import Item, Programme
from doingoai.protocol.models import SeatingPlan
from doingoai.resources.models import Absence, Booking, Need, Resource, Skill
from doingoai.runsheet.models import Device
from doingoai.spending.models import AccountLine, Commitment, Invoice
from doingoai.yearplan.models import BroughtProposals, PlanItem, YearPlan
from tests.harness.size import report, sized
from tests.whole.access import P, Route
from tests.whole.canaries import Canary, canaries, readable
from tests.whole.matrix import ROUTES
from tests.whole.sweep import Answer, answer_of, undone
from tests.whole.world import Visitor, World

pytestmark = [pytest.mark.harness, pytest.mark.django_db, pytest.mark.usefixtures("swift")]
A_ROUTE = sized(14, 1)
FEWEST_PAIRS = sized(20_000, 1_000)

KINDS: dict[str, type[Model]] = {
    "visit": Delegation, "submitted": Delegation, "approved": Delegation, "under_way": Delegation,
    "refused": Delegation, "member": Member, "host": Host, "item": Item, "dinner": Item,
    "programme": Programme, "leg": Leg, "traveller": Traveller, "funding": Funding, "step": Step,
    "override": Override, "change": ChangeRequest, "consultation": Consultation,
    "answered": Consultation, "wished": Consultation, "partner": Partner, "person": Person,
    "place": Place, "incoming": Incoming, "outgoing": Outgoing, "file": StoredFile,
    "list": ImportedList, "feed": Feed, "own-feed": Feed, "guest-link": GuestLink,
    "guest-entry": GuestEntry, "rule": ConsultationRule, "board": Question, "stand-in": StandIn,
    "line": AuthorityRule, "case": Case, "plan": YearPlan, "weighed_plan": YearPlan,
    "plan_in_force": YearPlan, "submitted_plan": YearPlan, "plan_item": PlanItem,
    "draft_item": PlanItem, "accepted_item": PlanItem, "planned_item": PlanItem,
    "dropped_item": PlanItem, "plan_list": BroughtProposals, "task": Task, "ended-task": Task,
    "letter": Letter, "norm": Norm, "unit": Unit, "user": User, "webhook": Webhook,
    "token": ApiToken, "seating": SeatingPlan, "giving": Giving, "gift": Gift, "need": Need,
    "booking": Booking, "own-booking": Booking, "skill": Skill, "absence": Absence,
    "interpreter": Resource, "car": Resource, "hall": Resource, "run-device": Device,
    "competence": Competence, "language-need": Requirement, "language-course": Course,
    "account-line": AccountLine, "commitment": Commitment, "invoice": Invoice, "sheet": LinkSheet,
    "photograph": Photograph,
}  # fmt: skip


def kind_of(place: str) -> type[Model] | None:
    """The kind of record that stands at a place of an address; None for plain words and numbers."""
    parts = place.split(".")
    if parts[0] == "paper" or place == "mission.paper":
        return Paper
    if parts[0] == "mission" and place != "mission.consultation":
        return Mission if len(parts) == 2 else KINDS[parts[2]]
    return KINDS.get(parts[-1])


def choices(world: World, route: Route, chance: random.Random) -> list[list[Any]]:
    """Some of the ways to fill the places of an address with records that there are."""
    pools = []
    for place in route.at.split():
        kind = kind_of(place)
        pools.append(list(kind._default_manager.all()) if kind else [world.ids.get(place, place)])
    every = list(product(*pools))
    return [list(one) for one in chance.sample(every, min(A_ROUTE, len(every)))]


# The second mind.


def _asked(who: Visitor, about: Model) -> bool:
    return Consultation.objects.filter(
        about_type=about.subject_type, about_id=str(about.pk), unit=who.user.unit_id,
        withdrawn_at__isnull=True,
    ).exists()  # fmt: skip


def known(judge: Callable[[Visitor, Any], Any]) -> Callable[[Visitor, Any], Any]:
    """Look once at each record for each visitor: nothing changes while everybody knocks."""
    found: dict[tuple[str, type, Any], Any] = {}

    def inner(who: Visitor, record: Any) -> Any:
        key = (who.name, type(record), getattr(record, "pk", record))
        if key not in found:
            found[key] = judge(who, record)
        return found[key]

    return inner


@known
def as_seen_from(who: Visitor, record: Any) -> Visitor:
    """The visitor with what joins them to this record, as rows say."""
    if who.user is None:
        return who
    if isinstance(record, Delegation):
        shared = SharedWith.objects.filter(delegation=record, unit=who.user.unit_id).exists()
        own = record.receiving_unit_id == who.user.unit_id
        return replace(who, shared=shared or own, asked=_asked(who, record))
    if isinstance(record, Mission):
        shared = record.unit_id == who.user.unit_id
        return replace(who, shared=shared, asked=_asked(who, record))
    if isinstance(record, Consultation):
        return replace(who, shared=False, asked=record.unit_id == who.user.unit_id)
    if isinstance(record, ChangeRequest):
        return as_seen_from(who, record.mission)
    return who


@known
def _of_programme(who: Visitor, programme: Programme) -> bool:
    visit = Delegation.objects.filter(programme=programme).first()
    mission = Mission.objects.filter(programme=programme).first()
    if visit is not None:
        return as_seen_from(who, visit).sees_visit
    return mission is not None and as_seen_from(who, mission).sees_mission


@known
def _of_plan_item(who: Visitor, item: PlanItem) -> bool:
    if who.user is None:
        return False
    parent = Unit.objects.get(pk=item.unit_id).parent_id
    own = who.user.unit_id in {item.unit_id, parent} or item.proposed_by_id == who.user.pk
    if P.PLAN_VIEW_ALL in who.rights:
        return item.state != "draft" or own
    return P.PLAN_PROPOSE in who.rights and own


@known
def _of_brought(who: Visitor, brought: BroughtProposals) -> bool:
    return who.user is not None and who.user.unit_id == brought.unit_id


@known
def _of_paper(who: Visitor, paper: Paper) -> bool:
    guards = GUARDED.get(paper.kind, frozenset())
    model = Mission if paper.about_type == "mission" else Delegation
    seen = as_seen_from(who, model.objects.get(pk=paper.about_id))
    sees = seen.sees_mission if model is Mission else seen.sees_visit
    return sees and P.PAPER_VIEW in who.rights and guards <= who.rights


def _visit_of(file: StoredFile) -> Delegation:
    """The visit whose file it is, by itself or through one of its people."""
    if file.subject == "delegation":
        return Delegation.objects.get(pk=file.subject_id)
    if file.subject == "member":
        return Member.objects.get(pk=file.subject_id).delegation
    return GuestEntry.objects.get(pk=file.subject_id).delegation


@known
def _of_file(who: Visitor, file: StoredFile) -> bool:
    if file.subject == "paper":
        return _of_paper(who, Paper.objects.get(pk=file.subject_id))
    if file.subject == "incoming":
        return P.REGISTER_VIEW in who.rights
    if file.subject == "mission":
        # Whoever is asked about a mission opens what is attached to it: the page lists it.
        return as_seen_from(who, Mission.objects.get(pk=file.subject_id)).sees_mission
    if file.subject in {"delegation", "member", "guest_entry"}:
        return as_seen_from(who, _visit_of(file)).sees_visit
    return False


def _of_owner(who: Visitor, record: Any) -> bool:
    return who.user is not None and record.user_id == who.user.pk


def _of_webhook(who: Visitor, record: Webhook) -> bool:
    return who.user is not None and record.owner_id == who.user.pk


@known
def _of_feed(who: Visitor, feed: Feed) -> bool:
    if who.user is None:
        return False
    edits = feed.scope == "delegation" and P.PROGRAMME_WRITE in who.rights
    return feed.owner_id == who.user.pk or edits or P.USER_ADMIN in who.rights


MINDS: dict[type[Model], Callable[[Visitor, Any], bool]] = {
    Programme: _of_programme, PlanItem: _of_plan_item, BroughtProposals: _of_brought,
    Paper: _of_paper, StoredFile: _of_file, Webhook: _of_webhook, Feed: _of_feed,
}  # fmt: skip


def may(who: Visitor, name: str, route: Route, method: str, records: list[Any]) -> bool:
    """Whether somebody may open these records at an address, as rows and the table say."""
    first = records[0]
    if isinstance(first, Model) and any(
        not _is_in(_around(first, *pair), pair[1]) for pair in pairwise(records)
    ):
        return False
    minded = [MINDS[type(one)](who, one) for one in records if type(one) in MINDS]
    if name == "accounts:revoke-token":
        minded = [_of_owner(who, first)]
    base = name.partition("@")[0]
    if base in BY_MIND:
        return all(minded)
    # What stands after an @ is another rule for one certain record; the minds know its reasons.
    route = ROUTES.get(base, route)
    rule = route.write if method == "POST" else route.read
    if rule is None:
        return False
    return all(minded) and rule.holds(as_seen_from(who, first))


# Where the table names one visitor because of one record, the second mind alone says who.
BY_MIND = {
    "delegations:of-programme", "missions:of-programme", "accounts:revoke-token", "calendars:stop",
    "exchange:webhook", "exchange:ping", "exchange:stop", "exchange:start", "documents:file",
    "yearplan:item", "yearplan:item-edit", "yearplan:item-send", "yearplan:item-discard",
    "yearplan:item-take-back", "yearplan:list-preview", "yearplan:list-row", "yearplan:list-take",
    "yearplan:list-drop",
}  # fmt: skip


def _around(first: Model, before: Any, inner: Any) -> Model:
    """The record that another must belong to: the first of the address, or the item before it."""
    return before if isinstance(before, Item) and isinstance(inner, Need | Booking) else first


def _is_in(outer: Model, inner: Any) -> bool:
    """Whether a record belongs to the one above it in the address."""
    if not isinstance(inner, Model):
        return True
    for kinds, belongs in BELONGS:
        if isinstance(inner, kinds):
            return bool(belongs(outer, inner))
    key = "mission_id" if isinstance(outer, Mission) else "delegation_id"
    return bool(getattr(inner, key) == outer.pk)


def _about(outer: Any, inner: Any) -> bool:
    return (inner.about_type, inner.about_id) == (outer.subject_type, str(outer.pk))


BELONGS: list[tuple[Any, Callable[[Any, Any], bool]]] = [
    (Item, lambda outer, item: item.programme_id == outer.programme_id),
    (Consultation | Paper | SeatingPlan | Giving | Need | Booking, _about),
    (AccountLine, lambda outer, line: _about(outer, line.account)),
    (Commitment | Invoice, lambda outer, one: _about(outer, one.line.account)),
    (StoredFile, lambda outer, file: (file.subject, file.subject_id) == (outer.subject_type, str(outer.pk))),
    (Person, lambda outer, person: outer.members.filter(person=person).exists()),
    (Skill | Absence, lambda outer, one: one.resource_id == outer.pk),
    (LinkSheet, lambda outer, sheet: sheet.questionnaire.delegation_id == outer.pk),
    (Mission, lambda outer, one: isinstance(outer, Mission) and one.pk == outer.pk),
]  # fmt: skip


def asked_of(world: World) -> Iterator[tuple[str, str, Route, list[Any]]]:
    """Name, method, rule and records of every address that stands for a record."""
    chance = random.Random(20260213)
    for name, route in ROUTES.items():
        if not any(map(kind_of, route.at.split())) or "guest-secret" in route.at:
            continue
        for records in choices(world, route, chance):
            if route.read:
                yield name, "GET", route, records
            if route.write:
                yield name, "POST", route, records


def test_nobody_opens_by_its_number_what_is_not_theirs(world: World) -> None:
    everything = list(asked_of(world))
    leaks, counts = [], {"refused": 0, "opened": 0}
    planted = canaries(world)
    for who in world.visitors.values():
        hidden = [one for one in planted if not one.sees(who)]
        with undone():
            client = world.client_of(who)
            for name, method, route, records in everything:
                if may(who, name, route, method, records):
                    continue
                answer = _ask(client, world, who, name, method, route, records)
                fault = _fault(answer, hidden)
                counts["opened" if fault else "refused"] += 1
                if fault:
                    leaks.append(
                        f"{who}: {method} {name} {[_said(one) for one in records]}: {fault}"
                    )

    report("records of others", pairs=sum(counts.values()), opened=counts["opened"], addresses=len({one[0] for one in everything}))  # fmt: skip
    assert leaks == [], "\n".join(leaks)
    assert counts["refused"] >= FEWEST_PAIRS


def _ask(
    client: Client,
    world: World,
    who: Visitor,
    name: str,
    method: str,
    route: Route,
    records: list[Any],
) -> Answer:
    args = [one.pk if isinstance(one, Model) else one for one in records]
    secret = world.tokens.get(who.name)
    headers = {"Authorization": f"Bearer {secret}"} if name.startswith("api:") and secret else {}
    send: Any = getattr(client, method.lower())
    with undone() if method == "POST" else nullcontext():
        response = send(
            reverse(name.partition("@")[0], args=args), route.sends or None, headers=headers
        )
        return answer_of(response, name, method, who)


def _fault(answer: Answer, hidden: list[Canary]) -> str:
    if answer.verdict not in {"door", "no", "none"}:
        return f"{answer.status} {answer.location}"
    text = readable(answer.body)
    return ", ".join(one.name for one in hidden if any(map(text.__contains__, one.texts)))


def _said(one: Any) -> str:
    return f"{type(one).__name__} {one.pk}" if isinstance(one, Model) else str(one)
