"""The steps of an item's procedure on the sheet: as the checklist stands, and what it did not take."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from doingoai.procedures.states import Outcome
from doingoai.runsheet.facts import Day, StepLine
from doingoai.runsheet.merging import State
from doingoai.runsheet.models import Refusal
from doingoai.runsheet.reading import MOST_LINKS

YES = "yes"
Refused = Mapping[str, str]
"""By the number of an entry, why the checklist did not take what it said."""


@dataclass(frozen=True, slots=True)
class StepTick:
    """A step or its confirmation: what stands on the checklist, and what the log says of it besides."""

    thing: str
    label: str
    value: str = ""
    after: str = ""
    is_contradictory: bool = False

    @property
    def is_on(self) -> bool:
        return self.value == YES


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step with its tick and, where a second person is asked for, the confirmation."""

    step: StepLine
    tick: StepTick
    second: StepTick | None
    refused: str = ""

    @property
    def noted(self) -> str:
        """What was noted of the step and by whom: “Done differently · Hà”."""
        if not self.step.outcome:
            return ""
        words = [str(Outcome(self.step.outcome).label), self.step.by]
        if self.step.second_by:
            words.append(_("confirmed by %(who)s") % {"who": self.step.second_by})
        return " · ".join(words)

    @property
    def departs(self) -> bool:
        return bool(self.step.outcome) and not self.step.is_done


def reasons_of(refusals: Iterable[Refusal]) -> dict[str, str]:
    """By the number of its entry, why something was not taken, in the reader's words."""
    return {str(one.entry.number): str(one.get_reason_display()) for one in refusals}


def refused_of(step: StepLine, state: State, reasons: Refused) -> str:
    """Say why what was said last of a step is not so on the checklist; nothing where it is."""
    for thing in filter(None, (step.key, step.second)):
        said = state.things.get(thing)
        if said is None or said.is_contradictory or said.heads[-1].id not in reasons:
            continue
        if (said.value == YES) != step.stands(thing):
            return reasons[said.heads[-1].id]
    return ""


def row_of(step: StepLine, state: State, reasons: Refused) -> StepRow:
    """A step as the page shows it."""
    return StepRow(
        step=step,
        tick=_tick(step.key, step.label, step, state),
        second=_tick(step.second, _("Confirm"), step, state) if step.second else None,
        refused=refused_of(step, state, reasons),
    )


def _tick(thing: str, label: str, step: StepLine, state: State) -> StepTick:
    said = state.things.get(thing)
    return StepTick(
        thing,
        label,
        value=YES if step.stands(thing) else "",
        after=",".join(one.id for one in said.history[-MOST_LINKS:]) if said else "",
        is_contradictory=said is not None and said.is_contradictory,
    )


def labels_of_steps(day: Day) -> dict[str, str]:
    """What the ticks and confirmations of a day's steps are called: “Talks: Seats checked”."""
    found = {}
    for item in day.items:
        for step in item.steps:
            found[step.key] = f"{item.title}: {step.label}"
            if step.second:
                found[step.second] = f"{item.title}: {step.label} ({_('second person')})"
    return found


def not_taken(
    refusals: Iterable[Refusal], days: Iterable[Day], state: State, people: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Everything the checklists refused, the open ones first: what, who said so, why."""
    rows, found = list(refusals), []
    days = list(days)
    steps = {
        key: step for day in days for item in day.items for step in item.steps
        for key in (step.key, step.second)
    }  # fmt: skip
    labels = {key: text for day in days for key, text in labels_of_steps(day).items()}
    reasons = reasons_of(rows)
    for one in rows:
        thing = str(one.entry.payload.get("thing", ""))
        step = steps.get(thing)
        found.append(
            {
                "label": labels.get(thing, thing),
                "who": people.get(str(one.entry.number), ""),
                "reason": str(one.get_reason_display()),
                "at": one.at,
                "is_open": step is None or bool(refused_of(step, state, reasons)),
            }
        )
    return sorted(found, key=lambda one: not one["is_open"])
