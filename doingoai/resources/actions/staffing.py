"""Asking for a proposal of who does what, and stopping its improvement."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from doingoai.accounts.models import User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.foundation import audit
from doingoai.foundation.refusals import RuleBroken
from doingoai.resources.assigning import Work, greedy
from doingoai.resources.assigning.keeping import kept
from doingoai.resources.models import Staffing
from doingoai.resources.states import StaffingState

KEPT = timedelta(days=30)
FEWEST_SECONDS, MOST_SECONDS, NEEDS_A_SECOND = 2, 30, 4
"""How long a worker may take: other duties wait for it meanwhile."""


@transaction.atomic
def ask_staffing(starts_on: date, ends_on: date, *, work: Work, by: User, at: datetime) -> Staffing:
    """
    Propose at once who serves what is open; a worker improves the proposal afterwards.

    Nothing is booked. Earlier proposals of the same person are no longer improved, and forgotten
    after a month.

    :raises RuleBroken: staffing.nothing_open
    """
    require(by, Permission.RESOURCE_BOOK)
    if not work.items:
        raise RuleBroken(
            _("Nothing is open in this time: every need is met, or its visit is not yours to see."),
            code="staffing.nothing_open",
        )
    mine = Staffing.objects.filter(asked_by=by)
    mine.filter(asked_at__lt=at - KEPT).delete()
    mine.filter(state=StaffingState.SOLVING).update(state=StaffingState.STOPPED)
    first, needs = greedy(work), sum(len(item.needs) for item in work.items)
    made = Staffing.objects.create(
        starts_on=starts_on, ends_on=ends_on, asked_by=by, asked_at=at,
        seconds=min(MOST_SECONDS, FEWEST_SECONDS + needs // NEEDS_A_SECOND),
        work=kept(work), plan=[[*need, one] for need, one in first.resource_of.items()],
        first_cost=first.cost, cost=first.cost, bound=first.bound,
    )  # fmt: skip
    audit.record("staffing.asked", made, by=by, starts_on=starts_on, ends_on=ends_on)
    return made


@transaction.atomic
def stop_staffing(staffing: Staffing, *, by: User) -> Staffing:
    """Improve a proposal no further; the best found so far stays."""
    require(by, Permission.RESOURCE_BOOK)
    staffing = Staffing.objects.select_for_update(no_key=True).get(pk=staffing.pk)
    if staffing.state == StaffingState.SOLVING:
        staffing.state = StaffingState.STOPPED
        staffing.save(update_fields=["state"])
        audit.record("staffing.stopped", staffing, by=by)
    return staffing
