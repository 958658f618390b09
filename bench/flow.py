"""Where everything lies, over many decided and open submissions and questions: the view and its parts."""

import random
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from bench import timing
from bench.asking import Asking, product, signed_in
from doingoai.accounts.models import Unit, User
from doingoai.approvals.flow import agencies, agency_paces, case_paces, seats
from doingoai.approvals.models import AuthorityRule, Case, Consultation
from doingoai.foundation import clock

SEED, OPEN_PART, UNITS = 2026, 50, 50


def fill(*, cases: int) -> dict[str, int]:
    """Add cases and as many questions of two years: one of fifty is still open."""
    chance, today = random.Random(SEED), clock.today()
    people = list(User.objects.order_by("pk")[:2])
    rules = list(AuthorityRule.objects.all())
    units = [
        Unit(code=f"bench-{number}", kind="department", name_vi=f"Sở Mẫu {number}")
        for number in range(UNITS)
    ]
    units = list(Unit.objects.bulk_create(units))
    Case.objects.bulk_create(
        (_case(number, rules, people, chance, today) for number in range(cases)), batch_size=2_000
    )
    Consultation.objects.bulk_create(
        (_question(number, units, people, chance, today) for number in range(cases)),
        batch_size=2_000,
    )
    return {"cases": cases}


def _noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))


def _case(
    number: int, rules: list[AuthorityRule], people: list[User], chance: random.Random, today: date
) -> Case:
    begun = today - timedelta(days=chance.randint(0, 730))
    is_open = number % OPEN_PART == 0
    took = chance.randint(0, 12)
    return Case(
        matter="delegation.reception", about_type="delegation", about_id=f"b{number}",
        about_label=f"Đoàn Mẫu {number}", rule=chance.choice(rules), submitted_by=people[0],
        submitted_at=_noon(begun), due_on=begun + timedelta(days=7),
        state="submitted" if is_open else "approved", took=None if is_open else took,
        decided_by=None if is_open else people[1],
        decided_at=None if is_open else _noon(begun + timedelta(days=took)),
    )  # fmt: skip


def _question(
    number: int, units: list[Unit], people: list[User], chance: random.Random, today: date
) -> Consultation:
    begun = today - timedelta(days=chance.randint(0, 730))
    is_open = number % OPEN_PART == 0
    took = chance.randint(0, 12)
    return Consultation(
        about_type="delegation", about_id=f"b{number}", about_label=f"Đoàn Mẫu {number}",
        unit=chance.choice(units), question="?", asked_by=people[0], asked_on=begun,
        due_on=begun + timedelta(days=7), opinion="" if is_open else "agree",
        answered_on=None if is_open else begun + timedelta(days=took),
        took=None if is_open else took,
    )  # fmt: skip


def measure(*, cases: int, turns: int = 5) -> dict[str, Any]:
    """The three pages and the queries under them, in milliseconds."""
    asking, today = Asking(product(), signed_in("ha")), clock.today()
    found = timing.beside(
        {
            "page": lambda: asking.get("/flow/"),
            "submissions": lambda: asking.get("/flow/?show=cases"),
            "questions": lambda: asking.get("/flow/?show=questions"),
            "seats": lambda: seats(today),
            "agencies": lambda: agencies(today),
            "paces": lambda: (case_paces(today), agency_paces(today)),
        },
        turns=turns,
    )
    return found | {"cases": cases, "queries": len(asking.statements("/flow/"))}
