"""Steps ticked on phones reach the checklist by its own actions; what it refuses is kept and shown."""

import random
import uuid
from datetime import timedelta

import pytest

from doingoai.accounts.models import RoleGrant
from doingoai.delegations.actions.checklists import depart_from_step_of, tick_step_of
from doingoai.delegations.states import State
from doingoai.foundation.models import AuditEntry
from doingoai.foundation.refusals import RuleBroken
from doingoai.foundation.subjects import subject_of
from doingoai.procedures.models import Mark
from doingoai.procedures.states import Outcome
from doingoai.runsheet.actions import (
    enrol_device,
    note_on_day,
    receive_entries,
    revoke_device,
    settle_contradiction,
)
from doingoai.runsheet.models import Entry, Refusal
from doingoai.runsheet.queries import days_of, log_of, refusals_of
from doingoai.runsheet.states import Refused
from tests import cast, factories
from tests.procedures import book
from tests.runsheet.agreeing import disagreeing

pytestmark = pytest.mark.django_db

NOW = factories.NOON + timedelta(days=7)


class World:
    """A visit under way with one item, a step for one person and one for two, and a phone each."""

    def __init__(self):
        self.single, self.double = book.small_book()
        self.visit = factories.delegation(state=State.UNDER_WAY, responsible=cast.ha())
        self.item = factories.item(self.visit.programme)
        self.officers = {"lan": cast.lan(), "ha": cast.ha()}
        self.phones = {
            name: enrol_device([self.visit], name=name, by=one, at=NOW)[0]
            for name, one in self.officers.items()
        }
        self.counter = 0

    def thing(self, step, what="step"):
        return f"item-{self.item.pk}:{what}-{step.pk}"

    def entry(self, thing, value="yes", after=()):
        self.counter += 1
        return {
            "id": str(uuid.uuid4()), "visit": self.visit.pk, "counter": self.counter,
            "at": "2026-02-09T09:00:00+07:00", "kind": "said", "about": f"item-{self.item.pk}",
            "thing": thing, "value": value, "after": [one["id"] for one in after],
        }  # fmt: skip

    def send(self, name, *entries):
        phone = self.phones[name]
        answers = receive_entries(phone, list(entries), by=self.officers[name], at=NOW)
        return [one.status for one in answers]

    def mark(self, step):
        return Mark.objects.filter(step=step, about_id=str(self.item.pk)).first()

    def reasons(self):
        return [one.reason for one in refusals_of([self.visit])[self.visit.pk]]


@pytest.fixture
def world():
    return World()


def audited(verb):
    return AuditEntry.objects.filter(verb=verb).count()


def test_the_steps_of_an_item_stand_on_its_sheet(world):
    tick_step_of(
        world.visit, step=world.double, about=subject_of(world.item), by=cast.lan(), at=NOW
    )

    first, second = days_of([world.visit])[0].items[0].steps

    assert (first.key, first.second, first.is_done) == (world.thing(world.single), "", False)
    assert (second.second, second.by) == (world.thing(world.double, "second"), cast.lan().name)
    assert second.waits_for_second
    assert second.due_at == world.item.starts_at - timedelta(hours=2)


def test_one_ticks_on_a_phone_and_another_confirms_on_theirs(world):
    tick = world.entry(world.thing(world.double))
    assert world.send("lan", tick) == ["accepted"]
    assert world.mark(world.double).by == cast.lan()

    world.send("ha", world.entry(world.thing(world.double, "second")))

    assert world.mark(world.double).second_by == cast.ha()
    assert (audited("step.done"), audited("step.confirmed")) == (1, 1)
    assert world.reasons() == []


def test_sent_twice_or_ticked_by_two_it_is_ticked_once(world):
    tick = world.entry(world.thing(world.single))
    world.send("lan", tick)
    world.send("ha", world.entry(world.thing(world.single)))

    assert world.send("lan", tick) == ["known"]
    assert world.mark(world.single).by == cast.lan()
    assert (audited("step.done"), world.reasons()) == (1, [])


def test_a_batch_in_any_order_ticks_before_it_confirms(world):
    done = world.entry(world.thing(world.single))
    undone = world.entry(world.thing(world.single), "no", after=[done])
    world.send("lan", undone)
    world.send("lan", done)

    assert world.mark(world.single) is None
    assert log_of(world.visit).things[world.thing(world.single)].value == "no"


def test_an_unticked_step_is_taken_back(world):
    done = world.entry(world.thing(world.single))
    world.send("lan", done)
    world.send("lan", world.entry(world.thing(world.single), "no", after=[done]))

    assert world.mark(world.single) is None
    assert audited("step.taken_back") == 1


def test_a_confirmation_is_taken_back_before_its_tick(world):
    world.send("lan", done := world.entry(world.thing(world.double)))
    world.send("ha", sure := world.entry(world.thing(world.double, "second")))
    world.send("lan", world.entry(world.thing(world.double), "no", after=[done]))
    assert world.reasons() == [Refused.CONFIRMED]

    world.send("ha", world.entry(world.thing(world.double, "second"), "no", after=[sure]))

    assert world.mark(world.double).second_by is None
    assert audited("step.confirmation_taken_back") == 1


@pytest.mark.parametrize("what", ["same person", "not done", "departed", "not theirs", "elsewhere"])
def test_what_the_checklist_refuses_is_kept_with_its_reason(world, what):
    tick, second = world.thing(world.double), world.thing(world.double, "second")
    if what == "same person":
        world.send("lan", world.entry(tick))
        world.send("lan", world.entry(second))
        wanted = Refused.SAME_PERSON
    elif what == "not done":
        world.send("ha", world.entry(second))
        wanted = Refused.NOT_DONE
    elif what == "departed":
        depart_from_step_of(
            world.visit, step=world.double, about=subject_of(world.item), by=cast.lan(), at=NOW,
            outcome=Outcome.NOT_DONE, reason="Khách không muốn",
        )  # fmt: skip
        world.send("ha", world.entry(tick))
        wanted = Refused.DEPARTED
    elif what == "not theirs":
        world.send("ha", done := world.entry(tick))
        world.send("lan", world.entry(tick, "no", after=[done]))
        wanted = Refused.NOT_YOURS
    else:
        world.send("ha", world.entry("item-999999:step-1"))
        wanted = Refused.ELSEWHERE

    assert world.reasons() == [wanted]
    assert not Entry.objects.exclude(apart="").exists()
    assert Refusal.objects.get().entry.by in {cast.lan(), cast.ha()}


def test_an_officer_without_the_right_ticks_nothing_and_nothing_is_lost(world):
    world.send("lan", done := world.entry(world.thing(world.single)))
    undone = world.entry(world.thing(world.single), "no", after=[done])
    RoleGrant.objects.filter(user=cast.lan()).delete()

    assert world.send("lan", undone) == ["apart"]
    assert world.mark(world.single) is not None


def test_a_stopped_phone_ticks_no_step(world):
    revoke_device(world.phones["lan"], by=cast.lan(), at=NOW)

    assert world.send("lan", world.entry(world.thing(world.single))) == ["apart"]
    assert world.mark(world.single) is None


def test_a_contradiction_about_a_step_waits_until_it_is_settled(world):
    thing = world.thing(world.single)
    done = world.entry(thing)
    world.send("lan", world.entry(thing, "no", after=[done]))
    world.send("ha", world.entry(thing))
    assert log_of(world.visit).contradictions == (thing,)
    assert world.mark(world.single) is None

    settle_contradiction(world.visit, thing=thing, value="yes", by=cast.ha(), at=NOW)

    assert world.mark(world.single).by == cast.ha()
    assert log_of(world.visit).contradictions == ()


def test_at_the_desk_a_refusal_is_told_and_nothing_is_written(world):
    said = {"kind": "said", "about": "", "value": "yes", "after": []}
    with pytest.raises(RuleBroken) as told:
        note_on_day(
            world.visit, thing=world.thing(world.double, "second"), by=cast.ha(), at=NOW, **said
        )
    assert told.value.code == "step.not_done"
    assert not Entry.objects.exists()

    note_on_day(world.visit, thing=world.thing(world.double), by=cast.ha(), at=NOW, **said)

    assert world.mark(world.double).by == cast.ha()


def live_through(world, chance):
    """Two phones without a line say things of two steps; what each made, and the uploads in some order."""
    tick, second = world.thing(world.double), world.thing(world.double, "second")
    made = {"lan": [], "ha": []}
    for own in made.values():
        for _turn in range(6):
            thing = chance.choice([world.thing(world.single), tick, second])
            before = [one for one in own if one["thing"] == thing]
            own.append(world.entry(thing, chance.choice(["yes", "no"]), after=before))
    uploads = [(name, one) for name, own in made.items() for one in own]
    chance.shuffle(uploads)
    return made, uploads


@pytest.mark.parametrize("seed", range(12))
def test_whatever_comes_in_whatever_order_the_checklist_agrees_or_says_why_not(world, seed):
    made, uploads = live_through(world, random.Random(seed))
    for name, one in uploads:
        assert world.send(name, one) == ["accepted"]

    def now():
        marks = sorted(Mark.objects.values_list("step", "outcome", "by", "second_by"), key=str)
        return marks, sorted(Refusal.objects.values_list("entry", "reason"))

    before = now()
    for name, own in made.items():
        assert set(world.send(name, *own)) == {"known"}
    assert now() == before
    assert Entry.objects.count() == 12
    assert disagreeing(world.visit) == []
