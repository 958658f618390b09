"""A visit of two hundred items looked through, and a day of sixty items mended after a late flight."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from bench import timing
from bench.asking import Asking, product, signed_in
from doingoai.accounts.models import User
from doingoai.delegations.actions.seating import plan_seats
from doingoai.delegations.findings.catalogue import find_all
from doingoai.delegations.gathering import visit_facts
from doingoai.delegations.judging import judge, office_ground
from doingoai.delegations.models import Delegation, Host, Member
from doingoai.delegations.ripple.happened import FlightMoved
from doingoai.delegations.ripple.mending import propose
from doingoai.delegations.states import State
from doingoai.directory.models import Person, Place
from doingoai.foundation import clock
from doingoai.foundation.local_time import HERE
from doingoai.norms.queries import figure_table
from doingoai.programme.models import Item, Participation
from doingoai.programme.states import ItemKind, Side
from doingoai.protocol.layouts.places import Settings
from doingoai.protocol.states import Layout

GUESTS, PARTIES, PLANS = 40, 4, 8
TURNS = 5
K = ItemKind
KINDS = (K.TALKS, K.VISIT, K.COURTESY_CALL, K.WORKING_MEAL, K.TRANSFER, K.SIGNING, K.CULTURE, K.PRESS)  # fmt: skip


def linter(*, items: int) -> dict[str, Any]:
    """Find everything wrong with a visit of so many items: its facts, the rules, the whole page."""
    visit = _visit(days=items // 24 + 1)
    programme = _items(visit, items, each_day=24)
    for item in [one for one in programme if one.kind == K.TALKS][:PLANS]:
        plan_seats(
            visit, item, layout=Layout.TALKS, settings=Settings(), at=clock.now(),
            by=User.objects.get(username="ha"),
        )  # fmt: skip
    table, day, address = figure_table(), visit.starts_on, f"/delegations/{visit.pk}/findings/"
    facts, asking = judge(visit, table, on=day).facts, Asking(product(), signed_in("ha"))
    found = timing.beside(
        {
            "gather": lambda: visit_facts(visit, table, as_of=day, numbers="compare"),
            "find": lambda: find_all(facts, office_ground(table)),
            "judge": lambda: judge(visit, table, on=day),
            "page": lambda: asking.get(address),
        },
        turns=TURNS, runs=3,
    )  # fmt: skip
    return found | {
        "items": len(facts.items), "members": len(facts.members), "steps": len(facts.steps),
        "plans": len(facts.seatings), "findings": len(judge(visit, table, on=day).findings),
        "queries": len(asking.statements(address)),
    }  # fmt: skip


def ripple(*, items: int) -> dict[str, Any]:
    """Propose the least change after one party of four comes ninety minutes late to a day of so many items."""
    visit = _visit(days=2)
    _items(visit, items, each_day=items)
    guests = list(Member.objects.filter(delegation=visit).order_by("order"))[::PARTIES]
    arrives = _at(visit.starts_on, time(7)) + timedelta(minutes=90)
    facts = judge(visit, figure_table(), on=visit.starts_on).facts
    keys = [f"member-{one.pk}" for one in guests]
    happened = FlightMoved(frozenset(keys), arrives, "", is_departure=False)
    ground, now = office_ground(figure_table()), _at(visit.starts_on, time(5))
    asking = Asking(product(), signed_in("ha"))
    address = (
        f"/delegations/{visit.pk}/programme/changed/?what=flight&flight=arrives&number="
        f"&at={arrives:%d/%m/%Y+%H:%M}" + "".join(f"&guests={key}" for key in keys)
    )
    found = timing.beside(
        {
            "propose": lambda: propose(facts, happened, ground, now=now),
            "page": lambda: asking.get(address),
        },
        turns=TURNS, runs=3,
    )  # fmt: skip
    proposal = propose(facts, happened, ground, now=now)
    return found | {
        "items": len(facts.items), "mended": len(proposal.mended),
        "unsolved": len(proposal.unsolved), "least": proposal.is_least,
        "queries": len(asking.statements(address)),
    }  # fmt: skip


def _visit(*, days: int) -> Delegation:
    """The visit of today of the demonstration, moved to next week and grown to forty guests."""
    visit = Delegation.objects.filter(state=State.UNDER_WAY, country="KR").earliest("pk")
    first = clock.today() + timedelta(days=7)
    visit.state, visit.starts_on, visit.ends_on = State.APPROVED, first, first + timedelta(days=days - 1)  # fmt: skip
    visit.save(update_fields=["state", "starts_on", "ends_on"])
    have = Member.objects.filter(delegation=visit)
    there = list(have.values_list("person_id", flat=True))
    more = Person.objects.exclude(pk__in=there).order_by("-pk")[: GUESTS - len(there)]
    Member.objects.bulk_create(
        Member(
            delegation=visit, person=person, order=100 + number, row_key=f"bench-{number}",
            title_vi="Chuyên viên", title_en="Officer", rank="staff",
        )
        for number, person in enumerate(more)
    )  # fmt: skip
    have.update(
        arrival_at=_at(first, time(5)),
        departure_at=_at(visit.ends_on, time(23, 30)),
        diet="Ăn chay",
    )
    return visit


def _items(visit: Delegation, count: int, *, each_day: int) -> list[Item]:
    """Items side by side for four parties, an hour each; everybody in one, no host in two at once."""
    Item.objects.filter(programme=visit.programme_id).delete()
    people = _parties(Member.objects.filter(delegation=visit).order_by("order"))
    hosts = _parties(Host.objects.filter(delegation=visit).order_by("order"))
    places, by = list(Place.objects.order_by("pk")[:PARTIES]), User.objects.get(username="ha")
    rows = [
        Item(
            programme=visit.programme, kind=KINDS[(number + number // PARTIES) % len(KINDS)],
            title_vi=f"Hoạt động số {number}", title_en=f"Item {number}",
            starts_at=at, ends_at=at + timedelta(minutes=40), place=places[number % PARTIES],
            interpreter_language="ko", interpreter=f"Phiên dịch mẫu {number % PARTIES}",
            menu_vi="Cơm chay", responsible=by, changed_vi_at=clock.now(), changed_en_at=clock.now(),
        )
        for number in range(count)
        for at in [_begins(visit.starts_on, number, each_day)]
    ]  # fmt: skip
    made = Item.objects.bulk_create(rows)
    Participation.objects.bulk_create(
        Participation(item=item, person_id=person, side=side)
        for number, item in enumerate(made)
        for side, parties in ((Side.GUEST, people), (Side.HOST, hosts))
        for person in parties[number % PARTIES]
    )
    return made


def _begins(first: date, number: int, each_day: int) -> datetime:
    day, place = divmod(number, each_day)
    return _at(first + timedelta(days=day), time(7)) + timedelta(hours=place // PARTIES)


def _parties(people: Iterable[Member | Host]) -> list[list[int]]:
    keys = [one.person_id for one in people]
    return [keys[number::PARTIES] for number in range(PARTIES)]


def _at(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, HERE)
