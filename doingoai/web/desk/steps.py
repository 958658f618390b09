"""Steps of procedures that are late, for who answers for their item or visit."""

from dataclasses import dataclass
from datetime import datetime

from doingoai.accounts.models import User
from doingoai.accounts.rules import may
from doingoai.accounts.states import Permission
from doingoai.delegations.checklists import late_steps
from doingoai.procedures.states import WHOLE
from doingoai.web.templating.addresses import numbered

MOST = 8


@dataclass(frozen=True, slots=True)
class LateStep:
    """One step that is late: what, of which item, since when, and where it is ticked."""

    text: str
    where: str
    due_at: datetime
    url: str
    waits_for_second: bool


@dataclass(frozen=True, slots=True)
class LateSteps:
    shown: list[LateStep]
    total: int


def late_steps_of(user: User, now: datetime) -> LateSteps | None:
    """The steps that are longest late; None where there is none."""
    if not may(user, Permission.STEP_TICK):
        return None
    late = late_steps(user, now=now)
    shown = []
    for visit, sheet, line in late[:MOST]:
        anchor = sheet.anchor
        slug = "whole" if anchor.kind == WHOLE else f"item-{anchor.id}"
        shown.append(
            LateStep(
                text=line.step.text,
                where=f"{visit.title} · {sheet.procedure}",
                due_at=line.due_at,
                url=f"{numbered('procedures:visit', visit.pk)}#{slug}-{line.step.pk}",
                waits_for_second=line.waits_for_second,
            )
        )
    return LateSteps(shown, len(late)) if late else None
