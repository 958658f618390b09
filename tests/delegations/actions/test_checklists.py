"""Steps of a visit: ticked by one, confirmed by another, departed from, refused when frozen."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from doingoai.delegations.actions.checklists import (
    attach_clauses_to,
    confirm_step_of,
    depart_from_step_of,
    take_back_step_of,
    tick_step_of,
)
from doingoai.delegations.checklists import late_steps, sheets_of_visit, step_facts
from doingoai.delegations.states import State
from doingoai.foundation.models import AuditEntry
from doingoai.foundation.refusals import NotAllowed, RuleBroken
from doingoai.foundation.subjects import subject_of
from doingoai.procedures.models import Mark
from doingoai.procedures.states import WHOLE, Outcome
from tests import cast, factories
from tests.procedures import book

pytestmark = pytest.mark.django_db

NOW = factories.NOON


@pytest.fixture
def here():
    """A visit with talks, and a book with two steps for talks."""
    microphones, flags = book.small_book()
    visit = factories.delegation(state=State.APPROVED)
    item = factories.item(visit.programme)
    return visit, item, microphones, flags


def refused(code, act):
    with pytest.raises(RuleBroken) as refusal:
        act()
    assert refusal.value.code == code


def test_one_ticks_and_another_confirms_never_the_same(here):
    visit, item, _microphones, flags = here
    lan, ha = cast.lan(), cast.ha()
    about = subject_of(item)

    refused("step.not_done", lambda: confirm_step_of(visit, step=flags, about=about, by=ha, at=NOW))
    tick_step_of(visit, step=flags, about=about, by=lan, at=NOW)
    assert step_facts(visit)[1].waits_for_second
    refused(
        "step.already_marked", lambda: tick_step_of(visit, step=flags, about=about, by=ha, at=NOW)
    )
    refused(
        "step.same_person", lambda: confirm_step_of(visit, step=flags, about=about, by=lan, at=NOW)
    )
    confirm_step_of(visit, step=flags, about=about, by=ha, at=NOW)
    refused(
        "step.already_confirmed",
        lambda: confirm_step_of(visit, step=flags, about=about, by=ha, at=NOW),
    )

    told = step_facts(visit)[1]
    assert (told.by, told.second_by, told.waits_for_second) == (lan.name, ha.name, False)
    verbs = set(AuditEntry.objects.values_list("verb", flat=True))
    assert {"step.done", "step.confirmed"} <= verbs


def test_a_step_that_asks_for_no_second_takes_none(here):
    visit, item, microphones, _flags = here
    tick_step_of(visit, step=microphones, about=subject_of(item), by=cast.lan(), at=NOW)
    refused("step.no_second_asked", lambda: confirm_step_of(
        visit, step=microphones, about=subject_of(item), by=cast.ha(), at=NOW))  # fmt: skip


def test_a_departure_needs_its_reason(here):
    visit, item, microphones, _flags = here
    said = {"step": microphones, "about": subject_of(item), "by": cast.lan(), "at": NOW}

    refused("step.no_reason", lambda: depart_from_step_of(
        visit, outcome=Outcome.NOT_DONE, reason=" ", **said))  # fmt: skip
    mark = depart_from_step_of(visit, outcome=Outcome.NOT_DONE, reason="Phòng nhỏ", **said)

    assert (mark.outcome, mark.reason) == ("not_done", "Phòng nhỏ")
    assert step_facts(visit)[0].departs


def test_what_is_noted_is_taken_back_by_who_noted_it_the_second_check_first(here):
    visit, item, _microphones, flags = here
    lan, ha, other = cast.lan(), cast.ha(), factories.user()
    at = {"step": flags, "about": subject_of(item)}
    tick_step_of(visit, by=lan, at=NOW, **at)
    confirm_step_of(visit, by=other, at=NOW, **at)

    refused("step.not_yours", lambda: take_back_step_of(visit, by=lan, **at))
    take_back_step_of(visit, by=other, **at)
    assert Mark.objects.get().second_by is None
    take_back_step_of(visit, by=ha, **at)
    assert not Mark.objects.exists()
    refused("step.nothing_to_take_back", lambda: take_back_step_of(visit, by=lan, **at))


@pytest.mark.parametrize("state", [State.REPORTED, State.CANCELLED, State.REFUSED])
def test_a_frozen_visit_refuses_every_note(here, state):
    visit, item, microphones, _flags = here
    lan = cast.lan()
    visit.state = state
    visit.save(update_fields=["state"])
    at = {"step": microphones, "about": subject_of(item)}

    for act in (
        lambda: tick_step_of(visit, by=lan, at=NOW, **at),
        lambda: confirm_step_of(visit, by=lan, at=NOW, **at),
        lambda: depart_from_step_of(
            visit, outcome=Outcome.NOT_DONE, reason="x", by=lan, at=NOW, **at
        ),
        lambda: take_back_step_of(visit, by=lan, **at),
        lambda: attach_clauses_to(visit, clauses=[], by=lan, at=NOW),
    ):
        refused("delegation.frozen", act)


def test_who_may_not_tick_is_not_let(here):
    visit, item, microphones, _flags = here
    with pytest.raises(NotAllowed):
        tick_step_of(visit, step=microphones, about=subject_of(item), by=cast.clerk(), at=NOW)


def test_a_step_of_another_item_is_refused(here):
    visit, _item, microphones, _flags = here
    elsewhere = factories.item(factories.programme())
    refused("step.not_of_this", lambda: tick_step_of(
        visit, step=microphones, about=subject_of(elsewhere), by=cast.lan(), at=NOW))  # fmt: skip


def test_moving_the_item_moves_what_is_due(here):
    visit, item, _microphones, _flags = here
    before = step_facts(visit)[0].due_at
    item.starts_at += timedelta(hours=3)
    item.ends_at = None
    item.save()
    assert step_facts(visit)[0].due_at - before == timedelta(hours=3)


def test_an_item_keeps_the_version_of_its_day_and_the_one_it_was_begun_with(here):
    visit, item, microphones, _flags = here
    procedure = microphones.edition.procedure
    later = book.edition(procedure, 2, item.starts_at.date())
    book.step(later, "Mới")
    assert [line.step.text_vi for line in sheets_of_visit(visit)[0].lines] == ["Mới"]

    Mark.objects.create(
        step=microphones, about_type="item", about_id=str(item.pk), by=cast.lan(), at=NOW
    )
    assert sheets_of_visit(visit)[0].edition == microphones.edition


def test_late_steps_are_of_who_answers_for_the_item(here):
    visit, item, microphones, flags = here
    lan, ha = cast.lan(), cast.ha()
    whole = book.edition(book.procedure(WHOLE, name_vi="An ninh"))
    plan = book.step(whole, "Phương án", amount=1, unit="days")
    visit.responsible = lan
    visit.save(update_fields=["responsible"])
    begun = item.starts_at + timedelta(minutes=1)

    assert [line.step for _v, _s, line in late_steps(lan, now=begun)] == [plan, microphones, flags]
    item.responsible = ha
    item.save(update_fields=["responsible"])
    assert [line.step for _v, _s, line in late_steps(ha, now=begun)] == [microphones, flags]
    assert late_steps(ha, now=item.starts_at - timedelta(days=3)) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"second": "same"},
        {"outcome": "not_done", "reason": ""},
        {"outcome": "not_done", "reason": "x", "second": "other"},
    ],
)
def test_the_database_itself_refuses_what_must_never_be(here, fields):
    _visit, item, _microphones, flags = here
    lan = cast.lan()
    seconds = {"same": lan, "other": cast.ha()}
    second = seconds.get(fields.pop("second", ""))
    with pytest.raises(IntegrityError), transaction.atomic():
        Mark.objects.create(
            step=flags, about_type="item", about_id=str(item.pk), by=lan, at=NOW,
            second_by=second, second_at=NOW if second else None, **fields,
        )  # fmt: skip
