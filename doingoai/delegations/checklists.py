"""Where programme and procedures meet: the steps of a visit, of its items and of the whole."""

from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta

from doingoai.accounts.models import User
from doingoai.delegations.models import Delegation
from doingoai.delegations.queries import live_visits
from doingoai.delegations.states import State
from doingoai.foundation.local_time import HERE
from doingoai.foundation.subjects import subject_of
from doingoai.procedures.facts import Anchor, StepFacts
from doingoai.procedures.queries import Line, Sheet, sheets_of
from doingoai.procedures.states import WHOLE, Outcome
from doingoai.programme.models import Item

OPENS, CLOSES = time(8), time(17)
"""From and to which hour of its first and last day a visit as a whole is counted."""
RUN = (State.APPROVED, State.UNDER_WAY)
"""States in which checklists are run: before the decision nobody is late with one."""
DAYS_LOOKED_AT = timedelta(days=31)
"""How far ahead and back the desk looks for late steps."""


def anchor_of(item: Item) -> Anchor:
    """An item as the procedures see it; without an end it ends when it begins."""
    return Anchor(
        type=Item.subject_type,
        id=str(item.pk),
        label=str(item),
        kind=item.kind,
        starts_at=item.starts_at,
        ends_at=item.ends_at or item.starts_at,
    )


def whole_of(visit: Delegation) -> Anchor:
    """The visit as a whole: it begins with its first day and ends with its last."""
    return Anchor(
        type=Delegation.subject_type,
        id=str(visit.pk),
        label=subject_of(visit).label,
        kind=WHOLE,
        starts_at=datetime.combine(visit.starts_on, OPENS, HERE),
        ends_at=datetime.combine(visit.ends_on, CLOSES, HERE),
    )


def sheets_of_visit(visit: Delegation) -> list[Sheet]:
    """The procedures of a visit: those of its items in the order of time, then those of the whole."""
    items = Item.objects.filter(programme=visit.programme_id).order_by("starts_at", "id")
    return sheets_of([*map(anchor_of, items), whole_of(visit)])


def step_facts(visit: Delegation) -> tuple[StepFacts, ...]:
    """The steps of a visit as findings and papers take them."""
    return tuple(_facts_of(sheet, line) for sheet in sheets_of_visit(visit) for line in sheet.lines)


def _facts_of(sheet: Sheet, line: Line) -> StepFacts:
    anchor, step, mark = sheet.anchor, line.step, line.mark
    return StepFacts(
        key=f"step-{step.pk}",
        about=f"item-{anchor.id}" if anchor.type == Item.subject_type else "",
        procedure_vi=sheet.procedure.name_vi,
        procedure_en=sheet.procedure.name_en,
        text_vi=step.text_vi,
        text_en=step.text_en,
        who_vi=step.who_vi,
        who_en=step.who_en,
        due_at=line.due_at.astimezone(HERE),
        needs_second=step.needs_second,
        outcome=Outcome(mark.outcome) if mark else None,
        reason=mark.reason if mark else "",
        by=mark.by.name if mark else "",
        second_by=mark.second_by.name if mark and mark.second_by else "",
    )


def late_steps(user: User, *, now: datetime) -> list[tuple[Delegation, Sheet, Line]]:
    """
    Steps that are late, of items and visits a person answers for; the longest late first.

    Who is responsible for an item answers for its steps; where nobody is, who is for the visit does.
    """
    visits = live_visits(seen_by=user).filter(
        state__in=RUN,
        starts_on__lte=(now + DAYS_LOOKED_AT).date(),
        ends_on__gte=(now - DAYS_LOOKED_AT).date(),
    )
    by_programme = {visit.programme_id: visit for visit in visits}
    anchors = dict(_answered_for(user, by_programme))
    sheets = sheets_of([anchor for anchor, _visit in anchors.values()])
    late = [
        (anchors[sheet.anchor.key][1], sheet, line)
        for sheet in sheets
        for line in sheet.lines
        if line.is_late(now)
    ]
    return sorted(late, key=lambda one: (one[2].due_at, one[2].step.pk))


def _answered_for(
    user: User, by_programme: dict[int, Delegation]
) -> Iterator[tuple[tuple[str, str], tuple[Anchor, Delegation]]]:
    items: Iterable[Item] = Item.objects.filter(programme__in=by_programme)
    for item in items:
        visit = by_programme[item.programme_id]
        if user.pk == (item.responsible_id or visit.responsible_id):
            anchor = anchor_of(item)
            yield anchor.key, (anchor, visit)
    for visit in by_programme.values():
        if visit.responsible_id == user.pk:
            whole = whole_of(visit)
            yield whole.key, (whole, visit)
