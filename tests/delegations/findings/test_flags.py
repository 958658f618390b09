"""Flags and anthems: the right state, the right order, the right way up, the right tune."""

from dataclasses import replace
from datetime import timedelta

import pytest

from doingoai.delegations.day_facts import FaultFacts, SeatFacts, SeatingFacts
from doingoai.delegations.facts import VisitFacts
from doingoai.delegations.findings.finding import Target
from doingoai.directory.countries import COUNTRIES
from doingoai.directory.flag_traps import flag_traps
from doingoai.procedures.facts import StepFacts
from doingoai.procedures.states import Outcome
from tests.delegations.findings.planted import codes, found, only
from tests.delegations.visits import amend, clean_visit

TALKS = "item-4"
FLAGS_STEP = ("Cờ: đúng nước, đúng chiều, cùng cỡ", "Flags: right country, right way up, same size")
ANTHEM_STEP = ("Quốc ca (nếu có)", "Anthem, if any")


def flags(*states: str, **changes: object) -> VisitFacts:
    plan = SeatingFacts(
        "plan-1", "Cờ: Hội đàm", "Flags: Talks", item=TALKS, is_of_flags=True, is_checked=True,
        seats_everybody=False, seats=tuple(SeatFacts("", country=state) for state in states),
    )  # fmt: skip
    return clean_visit(seatings=(replace(plan, **changes),))


def with_step(texts: tuple[str, str], visit: VisitFacts | None = None, **changes: object) -> VisitFacts:  # fmt: skip
    """The clean visit with one step of its talks, due today."""
    visit = visit or clean_visit()
    item = next(one for one in visit.items if one.key == TALKS)
    due = item.starts_at - timedelta(days=(item.starts_at.date() - visit.as_of).days)
    step = StepFacts("step-1", "Hội đàm", "Talks", *texts, due, about=TALKS, needs_second=True)
    return replace(visit, steps=(replace(step, **changes),))


def test_flags_wrong_state_is_found() -> None:
    code, target, params = only(flags("VN", "KP"))

    assert (code, target) == ("flags.wrong_state", Target("seating", "plan-1"))
    assert (params["shown"], params["country"]) == ("Việt Nam, Triều Tiên", "Hàn Quốc")


def test_flags_wrong_state_is_found_when_the_guests_flag_is_missing() -> None:
    assert codes(flags("VN")) == ["flags.wrong_state"]


def test_flags_wrong_state_stays_silent_when_both_flags_are_there() -> None:
    assert codes(flags("VN", "KR")) == []


def test_flags_wrong_order_is_found() -> None:
    fault = FaultFacts("Chỗ này của cờ Việt Nam.", "This place is that of the flag of Viet Nam.")

    code, target, params = only(flags("KR", "VN", faults=(fault,)))

    assert (code, target.key) == ("flags.wrong_order", "plan-1")
    assert params["says"] == "Chỗ này của cờ Việt Nam."


def test_flags_wrong_order_stays_silent_when_no_rule_is_broken() -> None:
    assert codes(flags("KR", "VN")) == []


@pytest.mark.parametrize("changes", [{}, {"outcome": Outcome.DONE, "by": "A"}])
def test_flags_easily_wrong_is_found(changes: dict[str, object]) -> None:
    findings = [
        one for one in found(with_step(FLAGS_STEP, **changes)) if one.code == "flags.easily_wrong"
    ]

    assert [(one.target, one.params["country"]) for one in findings] == [
        (Target("step", TALKS), "Hàn Quốc")
    ]


@pytest.mark.parametrize(
    "visit",
    [
        with_step(FLAGS_STEP, outcome=Outcome.DONE, by="A", second_by="B"),
        with_step(FLAGS_STEP, outcome=Outcome.NOT_DONE, reason="x"),
        with_step(("Nước, trà", "Water, tea")),
        with_step(FLAGS_STEP, replace(clean_visit(), country="XA")),
        with_step(FLAGS_STEP, replace(clean_visit(), as_of=clean_visit().as_of - timedelta(days=20))),
    ],
)  # fmt: skip
def test_flags_easily_wrong_stays_silent_when_confirmed_unknown_or_early(visit: VisitFacts) -> None:
    assert "flags.easily_wrong" not in codes(visit)


def test_a_flag_that_is_the_same_upside_down_has_no_trap_and_others_are_of_known_states() -> None:
    known = {code for code in COUNTRIES if flag_traps(code)}

    assert {"PL", "ID", "KR", "IE"} <= known
    assert flag_traps("JP") == flag_traps("LA") == flag_traps("??") == ()


def test_anthem_missing_is_found() -> None:
    visit = amend(clean_visit(), TALKS, notes_vi="Bắt đầu bằng lễ chào cờ")

    assert only(visit)[:2] == ("anthem.missing", Target("item", TALKS, "notes_vi"))


@pytest.mark.parametrize(
    "notes", ["Chào cờ, cử Quốc thiều hai nước", "Không chào hỏi dài", "Anthems after the guard of honour"]
)  # fmt: skip
def test_anthem_missing_stays_silent_when_named_or_without_a_ceremony(notes: str) -> None:
    assert codes(amend(clean_visit(), TALKS, notes_vi=notes)) == []


def test_anthem_unchecked_is_found() -> None:
    visit = amend(clean_visit(), TALKS, notes_vi="Cử quốc ca hai nước")

    findings = [
        one for one in found(with_step(ANTHEM_STEP, visit)) if one.code == "anthem.unchecked"
    ]

    assert [(one.target, one.params["step"]) for one in findings] == [
        (Target("step", TALKS), "Quốc ca (nếu có)")
    ]


def test_anthem_unchecked_stays_silent_when_ticked_early_or_without_anthem() -> None:
    visit = amend(clean_visit(), TALKS, notes_vi="Cử quốc ca hai nước")
    later = with_step(ANTHEM_STEP, visit).steps[0].due_at + timedelta(days=1)

    assert "anthem.unchecked" not in codes(with_step(ANTHEM_STEP, visit, outcome=Outcome.DONE))
    assert "anthem.unchecked" not in codes(with_step(ANTHEM_STEP, visit, due_at=later))
    assert "anthem.unchecked" not in codes(with_step(ANTHEM_STEP))
