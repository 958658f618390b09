"""Who stands where at a visit: what is fixed for it, as long as its data are not frozen."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from doingoai.accounts.models import User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.delegations import rules
from doingoai.delegations.models import Delegation, Host, Member
from doingoai.directory.models import Person, Post
from doingoai.foundation.local_time import local_day
from doingoai.foundation.refusals import RuleBroken
from doingoai.precedence.actions.events import choose_post, fix_place, free_place
from doingoai.precedence.models import FixedPlace
from doingoai.programme.models import Item


@transaction.atomic
def fix_place_at_visit(
    visit: Delegation,
    person: Person,
    *,
    reason: str,
    by: User,
    at: datetime,
    item: Item | None = None,
    before: Person | None = None,
    position: int | None = None,
) -> FixedPlace:
    """
    Fix where somebody stands at a visit, or at one item of it, among those of the own side.

    :raises RuleBroken: delegation.frozen, fixing.not_there, fixing.other_side, fixing.no_reason,
        fixing.not_one_of_two, fixing.before_oneself
    """
    require(by, Permission.SEATING_WRITE)
    _check_open(visit)
    side = _side_of(visit, person)
    if before is not None and _side_of(visit, before) != side:
        raise RuleBroken(
            _("%(person)s is of the other side. Choose somebody of the same side.")
            % {"person": before},
            code="fixing.other_side", field="before",
        )  # fmt: skip
    return fix_place(
        item or visit, person, reason=reason, before=before, position=position, by=by, at=at
    )


@transaction.atomic
def free_place_at_visit(
    visit: Delegation, person: Person, *, by: User, item: Item | None = None
) -> None:
    """
    Let somebody stand again where rank puts them.

    :raises RuleBroken: delegation.frozen
    """
    require(by, Permission.SEATING_WRITE)
    _check_open(visit)
    free_place(item or visit, person, by=by)


@transaction.atomic
def choose_post_at_visit(
    visit: Delegation,
    person: Person,
    post: Post | None,
    *,
    by: User,
    at: datetime,
    item: Item | None = None,
) -> None:
    """
    Say by which of several posts somebody is ranked at a visit, or at one item of it.

    :raises RuleBroken: delegation.frozen, fixing.not_there, event_post.not_held
    """
    require(by, Permission.SEATING_WRITE)
    _check_open(visit)
    _side_of(visit, person)
    day = local_day(item.starts_at) if item else visit.starts_on
    choose_post(item or visit, person, post, on=day, by=by, at=at)


def _check_open(visit: Delegation) -> None:
    rules.check_can_change(Delegation.objects.select_for_update(no_key=True).get(pk=visit.pk))


def _side_of(visit: Delegation, person: Person) -> str:
    for model in (Member, Host):
        if model.objects.filter(delegation=visit, person=person).exists():
            return model.subject_type
    raise RuleBroken(
        _("%(person)s is not on the lists of this visit. Add the person first.")
        % {"person": person},
        code="fixing.not_there",
    )
