"""Seating plans against the lists, the programme and the hard rules of their layout."""

from dataclasses import replace
from datetime import date

import pytest

from doingoai.delegations.day_facts import FaultFacts, SeatFacts, SeatingFacts
from doingoai.delegations.facts import HostFacts, MemberFacts, VisitFacts
from doingoai.delegations.findings.finding import Target
from doingoai.delegations.states import HostRole, MemberRole, State
from tests.delegations.findings.planted import codes, found, only
from tests.delegations.visits import amend, clean_visit

TALKS = "item-4"
PLAN = Target("seating", "plan-1")
FAULT = FaultFacts("Ghế này của trưởng đoàn.", "This chair is the head's.")


def _seat(one: MemberFacts | HostFacts, **changes: object) -> SeatFacts:
    titles = one.title_vi or one.title_en, one.title_en or one.title_vi
    is_interpreter = one.role in (MemberRole.INTERPRETER, HostRole.INTERPRETER)
    seat = SeatFacts(one.key, one.name.full, *titles, is_interpreter=is_interpreter)
    return replace(seat, **changes)


def with_plan(visit: VisitFacts | None = None, **changes: object) -> VisitFacts:
    """The clean visit with a checked plan of the talks on which everybody has a chair."""
    visit = visit or clean_visit()
    item = next(one for one in visit.items if one.key == TALKS)
    guests = [one for one in visit.guests_of(item) if one.role != MemberRole.PRESS]
    hosts = [
        one for one in visit.hosts_of(item) or visit.hosts
        if one.role in (HostRole.LEADER, HostRole.PARTICIPANT, HostRole.INTERPRETER)
    ]  # fmt: skip
    plan = SeatingFacts(
        "plan-1", "Bàn dài: Hội đàm", "Long table: Talks", item=TALKS, is_checked=True,
        seats_interpreters=True,
        seats=(*(_seat(one) for one in (*guests, *hosts)), SeatFacts("", "Phiên dịch", is_interpreter=True)),
    )  # fmt: skip
    return replace(visit, seatings=(replace(plan, **changes),))


def _reseated(**changes: object) -> VisitFacts:
    """The same plan with its first seat changed."""
    visit = with_plan()
    seats = visit.seatings[0].seats
    return with_plan(seats=(replace(seats[0], **changes), *seats[1:]))


def test_a_plan_that_is_as_it_should_be_has_no_finding() -> None:
    assert codes(with_plan()) == []


def test_seating_rule_broken_is_found() -> None:
    code, target, params = only(with_plan(faults=(FAULT,)))

    assert (code, target) == ("seating.rule_broken", PLAN)
    assert params["says"] == "Ghế này của trưởng đoàn."


def test_seating_rule_broken_stays_silent_when_it_is_a_plan_of_flags() -> None:
    flags = with_plan(faults=(FAULT,), is_of_flags=True, seats=(SeatFacts("", country="KR"),))

    assert "seating.rule_broken" not in codes(flags)


def test_seating_no_interpreter_is_found() -> None:
    seats = tuple(one for one in with_plan().seatings[0].seats if not one.is_interpreter)

    findings = [
        one for one in found(with_plan(seats=seats)) if one.code == "seating.no_interpreter"
    ]

    assert [one.target for one in findings] == [PLAN]


@pytest.mark.parametrize(
    "visit",
    [
        with_plan(amend(clean_visit(), TALKS, interpreter="", interpreter_language="")),
        with_plan(seats_interpreters=False, seats_everybody=False, seats=()),
        with_plan(item="", seats_everybody=False, seats=()),
    ],
)
def test_seating_no_interpreter_stays_silent_when_nobody_interprets_or_sits(
    visit: VisitFacts,
) -> None:
    assert "seating.no_interpreter" not in codes(visit)


def test_seating_no_chair_is_found() -> None:
    code, target, params = only(_reseated(has_chair=False))

    assert (code, target, params["people"]) == ("seating.no_chair", PLAN, "KIM Mau")


def test_seating_no_chair_is_found_when_the_list_grew_after_the_plan() -> None:
    (finding,) = found(with_plan(seats=with_plan().seatings[0].seats[1:]))

    assert (finding.code, finding.params["people"]) == ("seating.no_chair", "KIM Mau")


def test_seating_no_chair_stays_silent_when_not_everybody_sits_in_such_a_layout() -> None:
    assert "seating.no_chair" not in codes(with_plan(seats_everybody=False, seats=()))


def test_seating_chair_of_absent_is_found() -> None:
    visit = with_plan()
    away = replace(visit, members=visit.members[:-3] + visit.members[-2:])

    findings = [one for one in found(away) if one.code == "seating.chair_of_absent"]

    assert [(one.target, one.params["people"]) for one in findings] == [(PLAN, "Jane Sample")]


def test_seating_chair_of_absent_stays_silent_when_the_absent_has_no_chair() -> None:
    visit = with_plan()
    key = visit.members[-3].key
    seats = tuple(replace(one, has_chair=one.who != key) for one in visit.seatings[0].seats)
    away = replace(with_plan(seats=seats), members=visit.members[:-3] + visit.members[-2:])

    assert "seating.chair_of_absent" not in codes(away)


def test_seating_no_second_check_is_found() -> None:
    code, target, _params = only(with_plan(is_checked=False))

    assert (code, target) == ("seating.no_second_check", PLAN)


@pytest.mark.parametrize("changes", [{"as_of": date(2026, 9, 20)}, {"state": State.SUBMITTED}])
def test_seating_no_second_check_stays_silent_when_there_is_time_or_no_decision(
    changes: dict[str, object],
) -> None:
    visit = replace(with_plan(is_checked=False), **changes)

    assert "seating.no_second_check" not in codes(visit)


@pytest.mark.parametrize(
    ("changes", "card"),
    [
        ({"name": "KIM Mao"}, "KIM Mao, Thị trưởng Thành phố Mẫu"),
        ({"title_vi": "Phó Thị trưởng"}, "KIM Mau, Phó Thị trưởng"),
        ({"title_en": "Deputy Mayor"}, "KIM Mau, Thị trưởng Thành phố Mẫu"),
    ],
)
def test_seating_card_differs_is_found(changes: dict[str, str], card: str) -> None:
    code, target, params = only(_reseated(**changes))

    assert (code, target) == ("seating.card_differs", PLAN)
    assert (params["card"], params["badge"]) == (card, "KIM Mau, Thị trưởng Thành phố Mẫu")


def test_seating_card_differs_stays_silent_when_only_blanks_differ() -> None:
    assert codes(_reseated(name="KIM  Mau ")) == []
