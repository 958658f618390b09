"""
No unauthorised signature in random histories of lent authority: 100,000, and 200 through the database.

The rules of the house and a model written apart judge every attempt; they must agree in both
directions, on who may lend as on who may sign.
"""

import random
from collections import Counter
from dataclasses import replace

import pytest
from django.db import transaction

from doingoai.accounts.models import RoleGrant, User
from doingoai.approvals.actions import Lending, decide_case, record_stand_in, revoke_stand_in
from doingoai.approvals.authority import Lent, Seat, Signer, clashing, may_lend, signature
from doingoai.approvals.models import AuthorityRule, Case, StandIn
from doingoai.approvals.states import SigningForm, Verdict
from doingoai.foundation.refusals import NotAllowed, RuleBroken
from tests import cast, factories
from tests.harness.authority_model import (
    DECIDING,
    UNITS,
    Event,
    Log,
    day,
    new_log,
    next_event,
)
from tests.harness.size import report, sized

pytestmark = pytest.mark.harness
HISTORIES, EVENTS, IN_DATABASE = sized(100_000, 20_000), 12, sized(200, 60)


class Rules:
    """The house's own rules over plain values, told what happens."""

    def __init__(self, log: Log) -> None:
        self.people = {
            who: Signer(who, frozenset({role}), log.units[who]) for who, role in log.roles.items()
        }
        self.lent: list[Lent] = []

    def now(self) -> list[Lent]:
        """What is lent, with each principal as they are now."""
        return [replace(one, principal=self.people[one.principal.key]) for one in self.lent]

    def tries(self, event: Event) -> bool:
        """Whether the rules let something happen; what they let happen has happened."""
        judge = {"lend": self._lend, "sign": self._sign, "revoke": self._revoke}
        if event.what in judge:
            return judge[event.what](event)
        self._change(event)
        return True

    def _change(self, event: Event) -> None:
        was = self.people[event.who]
        if event.what == "close":
            self.people[event.who] = replace(was, is_active=False)
        else:
            self.people[event.who] = replace(was, roles=frozenset({event.told["role"]}))

    def _lend(self, event: Event) -> bool:
        principal, deputy = self.people[event.who], self.people[event.told["deputy"]]
        new = Lent(
            len(self.lent), principal, deputy.key, day(event.told["first"]),
            day(event.told["last"]), frozenset(event.told["matters"]),
        )  # fmt: skip
        fits = deputy.key != principal.key and deputy.is_active and may_lend(principal, DECIDING)
        if not fits or clashing(new, self.now()) is not None:
            return False
        self.lent.append(new)
        return True

    def _revoke(self, event: Event) -> bool:
        one = event.told["of"]
        self.lent[one] = replace(self.lent[one], is_revoked=True)
        return True

    def _sign(self, event: Event) -> bool:
        told = event.told
        found = signature(
            self.people[event.who], Seat(told["seat"], told["seat_unit"]), matter=told["matter"],
            submitted_by=told["submitter"], on=day(told["day"]), lent=self.now(),
        )  # fmt: skip
        return found is not None


def test_in_many_thousand_histories_nobody_signs_without_authority() -> None:
    chance, seen = random.Random(20260302), Counter[tuple[str, bool]]()
    for _history in range(HISTORIES):
        log = new_log(chance)
        rules = Rules(log)
        for _turn in range(EVENTS):
            event = next_event(chance, log)
            _judge(event, log, may=rules.tries(event), seen=seen)

    assert min(seen["sign", True], seen["sign", False], seen["lend", False]) > HISTORIES / 10
    assert seen["lend", True] > HISTORIES / 2
    _report("lent authority", HISTORIES, seen)


def _report(name: str, histories: int, seen: Counter[tuple[str, bool]]) -> None:
    told = {f"{what}_{'allowed' if may else 'refused'}": n for (what, may), n in seen.items()}
    report(name, histories=histories, **dict(sorted(told.items())))


def _judge(event: Event, log: Log, *, may: bool, seen: Counter[tuple[str, bool]]) -> None:
    judges = {"lend": log.may_lend, "sign": log.may_sign}
    ought = judges[event.what](event) if event.what in judges else True
    assert may == ought, (event, log)
    seen[event.what, may] += 1
    if may and event.what != "sign":
        log.happened.append(event)


class Office:
    """The same told to the real actions on real rows."""

    def __init__(self, log: Log) -> None:
        units = {number: factories.unit(f"don-vi-{number}") for number in UNITS}
        self.units = units
        self.people = {
            who: factories.user(roles=(role,), unit=units[log.units[who]])
            for who, role in log.roles.items()
        }
        self.keeper = cast.administrator()
        self.lent: list[StandIn] = []

    def person(self, who: int) -> User:
        return User.objects.select_related("unit").get(pk=self.people[who].pk)

    def tries(self, event: Event) -> bool:
        try:
            with transaction.atomic():
                getattr(self, f"_{event.what}")(event)
        except (RuleBroken, NotAllowed):
            return False
        return True

    def _lend(self, event: Event) -> None:
        told = event.told
        lending = Lending(
            SigningForm.KT, "Đi công tác", "1/TB", day(told["first"]), day(told["last"]), told["matters"],
        )  # fmt: skip
        self.lent.append(
            record_stand_in(
                self.person(event.who), self.person(told["deputy"]), lending, on=day(0),
                by=self.keeper, at=factories.NOON,
            )
        )  # fmt: skip

    def _revoke(self, event: Event) -> None:
        one = self.lent[event.told["of"]]
        if StandIn.objects.get(pk=one.pk).revoked_at is None:
            revoke_stand_in(one, by=self.keeper, at=factories.NOON)

    def _role(self, event: Event) -> None:
        RoleGrant.objects.filter(user=self.people[event.who]).update(role=event.told["role"])

    def _close(self, event: Event) -> None:
        User.objects.filter(pk=self.people[event.who].pk).update(is_active=False)

    def _sign(self, event: Event) -> None:
        told = event.told
        unit = self.units.get(told["seat_unit"])
        line = factories.authority_rule(
            matter=told["matter"], approver_role=told["seat"], approver_unit=unit
        )
        case = factories.case(factories.delegation(), self.person(told["submitter"]), line)
        decided = decide_case(
            case, verdict=Verdict.APPROVE, reason="", numbering=None, on=day(told["day"]),
            by=self.person(event.who), at=factories.NOON,
        )  # fmt: skip
        assert decided.decided_for_id not in {event.who, told["submitter"]}


@pytest.mark.django_db
def test_in_histories_through_the_database_nobody_does_either() -> None:
    chance, seen = random.Random(20260303), Counter[tuple[str, bool]]()
    for _history in range(IN_DATABASE):
        with transaction.atomic():
            log = new_log(chance)
            office = Office(log)
            for _turn in range(EVENTS):
                event = next_event(chance, log)
                _judge(event, log, may=office.tries(event), seen=seen)
            transaction.set_rollback(True)

    assert min(seen["sign", True], seen["sign", False], seen["lend", True]) > IN_DATABASE / 10
    _report("lent authority in the database", IN_DATABASE, seen)
    assert (Case.objects.count(), AuthorityRule.objects.count()) == (0, 0)
