"""
What was said of a step on a phone, carried over to the step itself.

The log is not read entry by entry: of a step that was just spoken of, what the log as a whole says is
compared with its checklist, and the difference is done by the checklist's own actions, in the name of
whoever said so. So it does not matter in which order things came, nor whether they came twice. While
two statements contradict each other nothing is done; what the checklist refuses is kept with its reason.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from doingoai.accounts.models import User
from doingoai.delegations.actions.checklists import confirm_step_of, take_back_step_of, tick_step_of
from doingoai.delegations.models import Delegation
from doingoai.foundation.refusals import NotAllowed, RuleBroken
from doingoai.foundation.subjects import Subject, subject_of
from doingoai.procedures.models import Mark, Step
from doingoai.procedures.states import Outcome
from doingoai.programme.models import Item
from doingoai.runsheet.models import Entry, Refusal
from doingoai.runsheet.queries import log_of
from doingoai.runsheet.states import Refused

YES, NO = "yes", "no"
_THING = re.compile(r"item-(\d{1,18}):(step|second)-(\d{1,18})")


@dataclass(frozen=True, slots=True)
class Said:
    """What the log says of a step now: ticked or not, or confirmed or not, and which entry says so."""

    item: int
    step: int
    is_second: bool
    value: str
    entry: str

    @property
    def turn(self) -> tuple[bool, bool, int, int]:
        """Confirmations are taken back before ticks are; steps are ticked before they are confirmed."""
        return (self.value == YES, self.is_second == (self.value == YES), self.item, self.step)


def carry_over(
    visit: Delegation, entries: Iterable[Entry], *, at: datetime, is_asked_for: bool = False
) -> None:
    """
    Bring the steps that some new entries speak of in line with the log.

    With `is_asked_for` somebody sits before the page and is told of a refusal instead.

    :raises RuleBroken: what the checklist refuses, when it is asked for
    """
    spoken_of = {str(entry.payload.get("thing", "")) for entry in entries}
    if not any(_THING.fullmatch(thing) for thing in spoken_of):
        return
    # Two phones that speak of one step at once come one after the other, each seeing what is there.
    visit = Delegation.objects.select_for_update(of=("self",), no_key=True).get(pk=visit.pk)
    for said in sorted(_said(visit, spoken_of), key=lambda one: one.turn):
        entry = Entry.objects.select_related("by").get(visit=visit, number=said.entry, apart="")
        try:
            with transaction.atomic():
                _do(visit, said, by=entry.by, at=at)
        except (RuleBroken, NotAllowed) as refusal:
            if is_asked_for:
                raise
            _keep(entry, refusal, at=at)


def _said(visit: Delegation, things: Iterable[str]) -> list[Said]:
    log, found = log_of(visit), []
    for thing in things:
        named, said = _THING.fullmatch(thing), log.things.get(thing)
        if named and said and not said.is_contradictory and said.value in {YES, NO}:
            item, what, step = named.groups()
            last = said.heads[-1].id
            found.append(Said(int(item), int(step), what == "second", said.value, last))
    return found


def _do(visit: Delegation, said: Said, *, by: User, at: datetime) -> None:
    step, about = _step_and_item(visit, said)
    marks = Mark.objects.filter(step=step, about_type=about.type, about_id=about.id)
    mark = marks.first()
    is_confirmed = mark is not None and mark.second_by_id is not None
    is_done = mark is not None and mark.outcome == Outcome.DONE
    if said.is_second and said.value == YES and not is_confirmed:
        confirm_step_of(visit, step=step, about=about, by=by, at=at)
    elif said.is_second and said.value == NO and is_confirmed:
        take_back_step_of(visit, step=step, about=about, by=by)
    elif not said.is_second and said.value == YES and not is_done:
        tick_step_of(visit, step=step, about=about, by=by, at=at)
    elif not said.is_second and said.value == NO and is_done:
        _check_not_confirmed(is_confirmed)
        take_back_step_of(visit, step=step, about=about, by=by)


def _step_and_item(visit: Delegation, said: Said) -> tuple[Step, Subject]:
    step = Step.objects.filter(pk=said.step).first()
    item = Item.objects.filter(pk=said.item, programme=visit.programme_id).first()
    if step is None or item is None:
        raise RuleBroken(
            _("This step does not belong to the visit any more. Look at its checklists again."),
            code=Refused.ELSEWHERE,
        )
    return step, subject_of(item)


def _check_not_confirmed(is_confirmed: bool) -> None:
    """:raises RuleBroken: step.already_confirmed"""
    if is_confirmed:
        raise RuleBroken(_("The step is already confirmed."), code=Refused.CONFIRMED)


def _keep(entry: Entry, refusal: Exception, *, at: datetime) -> None:
    code = Refused.NO_RIGHT if isinstance(refusal, NotAllowed) else getattr(refusal, "code", "")
    reason = code if code in Refused.values else Refused.OTHER
    Refusal.objects.update_or_create(entry=entry, defaults={"reason": reason, "at": at})
