"""
A second, slower mind about lent authority: it keeps only what happened and looks everything up in it.

Written apart from `doingoai.approvals.authority` and by other means (sets of day and matter instead
of spans), so that both are wrong together only by chance.
"""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

FIRST = date(2026, 3, 2)
DAYS, MATTERS, PEOPLE = 8, ("visit", "mission"), 4
DECIDING = ("city_leader", "director")
ROLES = (*DECIDING, "officer")
UNITS = (1, 2)


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


@dataclass(frozen=True)
class Event:
    """One thing that is tried: `what` with its particulars."""

    what: str
    who: int
    told: dict[str, Any]


@dataclass
class Log:
    """What has happened, in order; questions are answered by reading it."""

    roles: dict[int, str]
    units: dict[int, int]
    happened: list[Event] = field(default_factory=list)

    def role_of(self, who: int) -> str | None:
        """The role a person has now; None once the account is closed."""
        role: str | None = self.roles[who]
        for event in self.happened:
            if event.who == who and event.what == "role":
                role = None if role is None else event.told["role"]
            if event.who == who and event.what == "close":
                role = None
        return role

    def loans(self) -> list[Event]:
        """What is lent and was not taken back."""
        lent = [event for event in self.happened if event.what == "lend"]
        taken = {event.told["of"] for event in self.happened if event.what == "revoke"}
        return [event for number, event in enumerate(lent) if number not in taken]

    def number_of_loans(self) -> int:
        return sum(1 for event in self.happened if event.what == "lend")

    def may_lend(self, event: Event) -> bool:
        deputy, here = event.told["deputy"], _cells(event)
        return (
            self.role_of(event.who) in DECIDING
            and self.role_of(deputy) is not None
            and deputy != event.who
            and bool(here)
            and not any(one.who == event.who and _cells(one) & here for one in self.loans())
        )

    def sits(self, who: int, event: Event) -> bool:
        unit = event.told["seat_unit"]
        return self.role_of(who) == event.told["seat"] and unit in {None, self.units[who]}

    def may_sign(self, event: Event) -> bool:
        """Whether a person may sign a matter that somebody submitted, on a day."""
        who, submitter = event.who, event.told["submitter"]
        if who == submitter or self.role_of(who) is None:
            return False
        if self.sits(who, event):
            return True
        cell = (event.told["day"], event.told["matter"])
        return any(
            one.told["deputy"] == who
            and one.who != submitter
            and cell in _cells(one)
            and self.sits(one.who, event)
            for one in self.loans()
        )


def _cells(event: Event) -> set[tuple[int, str]]:
    days = range(event.told["first"], event.told["last"] + 1)
    return {(one, matter) for one in days for matter in event.told["matters"] or MATTERS}


def new_log(chance: random.Random) -> Log:
    people = range(1, PEOPLE + 1)
    return Log(
        {who: chance.choice(ROLES) for who in people},
        {who: chance.choice(UNITS) for who in people},
    )


def next_event(chance: random.Random, log: Log) -> Event:
    """Something that somebody tries next, sensible or not."""
    who = chance.randint(1, PEOPLE)
    what = chance.choices(("lend", "sign", "revoke", "role", "close"), (6, 10, 2, 1, 0.4))[0]
    if what == "revoke" and not log.number_of_loans():
        what = "sign"
    told = {"lend": _lend, "sign": _sign, "revoke": _revoke, "role": _role, "close": _close}
    return Event(what, who, told[what](chance, log))


def _lend(chance: random.Random, _log: Log) -> dict[str, Any]:
    first = chance.randrange(DAYS)
    return {
        "deputy": chance.randint(1, PEOPLE), "first": first,
        "last": min(DAYS - 1, first + chance.randint(0, 3)),
        "matters": chance.choice(((), (), MATTERS[:1], MATTERS[1:])),
    }  # fmt: skip


def _sign(chance: random.Random, _log: Log) -> dict[str, Any]:
    return {
        "submitter": chance.randint(1, PEOPLE), "day": chance.randrange(DAYS),
        "matter": chance.choice(MATTERS), "seat": chance.choice(DECIDING),
        "seat_unit": chance.choice((None, *UNITS)),
    }  # fmt: skip


def _revoke(chance: random.Random, log: Log) -> dict[str, Any]:
    return {"of": chance.randrange(log.number_of_loans())}


def _role(chance: random.Random, _log: Log) -> dict[str, Any]:
    return {"role": chance.choice(ROLES)}


def _close(_chance: random.Random, _log: Log) -> dict[str, Any]:
    return {}
