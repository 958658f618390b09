"""Passports, visas and words to others: the steps between the decision and the departure, and the return."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from doingoai.accounts.models import User
from doingoai.foundation import audit
from doingoai.foundation.edits import check_still_as_opened
from doingoai.foundation.refusals import RuleBroken
from doingoai.missions.actions.holding import held
from doingoai.missions.facts import MissionFacts
from doingoai.missions.models import Mission, Step
from doingoai.missions.preparing import proposed_steps
from doingoai.missions.states import MissionState, StepKind

WITH_STEPS = (
    MissionState.APPROVED,
    MissionState.UNDER_WAY,
    MissionState.BACK,
    MissionState.REPORTED,
)


def _held_with_steps(mission: Mission, by: User) -> Mission:
    mission = held(mission, by)
    if MissionState(mission.state) not in WITH_STEPS:
        raise RuleBroken(
            _("This mission is “%(now)s”; passports and visas come after the approval.")
            % {"now": MissionState(mission.state).label},
            code="mission.no_steps_now",
        )
    return mission


@transaction.atomic
def propose_steps(mission: Mission, facts: MissionFacts, *, by: User) -> list[Step]:
    """
    Write down the steps this mission needs; what is on the list already stays as it is.

    :raises RuleBroken: mission.no_steps_now
    """
    mission = _held_with_steps(mission, by)
    there = {(step.kind, step.traveller_id, step.country) for step in mission.steps.all()}
    new = []
    for one in proposed_steps(facts):
        traveller = int(one.traveller.removeprefix("traveller-")) if one.traveller else None
        if (one.kind, traveller, one.country) not in there:
            new.append(
                Step(
                    mission=mission,
                    kind=one.kind,
                    traveller_id=traveller,
                    country=one.country,
                    due_on=one.due_on,
                )
            )
    made = Step.objects.bulk_create(new)
    audit.record("mission.steps_proposed", mission, by=by, count=len(made))
    return made


@transaction.atomic
def add_step(
    mission: Mission, *, kind: StepKind, due_on: date | None, note: str, by: User, country: str = ""
) -> Step:
    """
    Add a step by hand.

    :raises RuleBroken: mission.no_steps_now
    """
    mission = _held_with_steps(mission, by)
    step = Step.objects.create(
        mission=mission, kind=kind, due_on=due_on, note=note.strip(), country=country
    )
    audit.record("mission.step_added", mission, by=by, kind=kind)
    return step


@transaction.atomic
def tick_step(
    step: Step,
    *,
    done_on: date | None,
    by: User,
    note: str = "",
    opened: dict[str, str] | None = None,
) -> Step:
    """
    Say on which day a step was done, or that it is open again; a note says how, or why not needed.

    :raises RuleBroken: mission.no_steps_now, edit.changed_meanwhile
    """
    mission = _held_with_steps(step.mission, by)
    step = Step.objects.select_for_update(of=("self",), no_key=True).get(pk=step.pk)
    check_still_as_opened(
        {"done_on": step.done_on, "note": step.note},
        {"done_on": done_on, "note": note.strip()},
        opened=opened,
    )
    step.done_on, step.note = done_on, note.strip()
    step.save(update_fields=["done_on", "note"])
    audit.record("mission.step_ticked", mission, by=by, kind=step.kind, done=done_on)
    return step
