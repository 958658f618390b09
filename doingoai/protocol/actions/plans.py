"""
What is decided about seating and flag plans.

Whether the matter takes changes at all is asked by who calls: the app that owns it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from doingoai.accounts.models import User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.foundation import audit
from doingoai.foundation.edits import ChangedMeanwhile
from doingoai.foundation.refusals import RuleBroken
from doingoai.foundation.subjects import HasSubject, Subject, subject_of
from doingoai.protocol import placing, rules
from doingoai.protocol.facts import Attendee
from doingoai.protocol.keeping import (
    attendee_of,
    locked_of,
    plan_kept,
    rows_of,
    settings_from,
    settings_kept,
    ties_of,
)
from doingoai.protocol.layouts.places import Plan, Settings
from doingoai.protocol.models import SeatingPlan, SeatOf
from doingoai.protocol.placing import Move
from doingoai.protocol.queries import seats_of
from doingoai.protocol.rules import Tie
from doingoai.protocol.states import Layout

WRITE = Permission.SEATING_WRITE


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a plan is for: its name in both languages, and the item of the programme if there is one."""

    title_vi: str
    title_en: str = ""
    event: Subject | None = None


@transaction.atomic
def make_plan(
    about: HasSubject | Subject,
    *,
    occasion: Occasion,
    layout: Layout,
    people: Sequence[Attendee],
    settings: Settings,
    by: User,
    at: datetime,
) -> SeatingPlan:
    """
    Compute a plan for an occasion and keep it.

    :raises RuleBroken: seating.nobody, flags.no_relations, seating.no_plan
    """
    require(by, WRITE)
    rules.check_layout_fits(layout, people)
    arranged = placing.computed(layout, people, settings)
    subject = subject_of(about)
    plan = SeatingPlan.objects.create(
        about_type=subject.type, about_id=subject.id, about_label=subject.label,
        event_type=occasion.event.type if occasion.event else "",
        event_id=occasion.event.id if occasion.event else "",
        title_vi=occasion.title_vi[:300], title_en=occasion.title_en[:300], layout=layout,
        settings=settings_kept(settings), made_by=by, made_at=at, changed_by=by, changed_at=at,
    )  # fmt: skip
    SeatOf.objects.bulk_create(rows_of(plan, arranged, {}))
    audit.record("seating.made", plan, by=by, people=len(people))
    return plan


@transaction.atomic
def recompute_plan(
    plan: SeatingPlan,
    *,
    by: User,
    at: datetime,
    version: int | None = None,
    people: Sequence[Attendee] | None = None,
    settings: Settings | None = None,
) -> list[Move]:
    """
    Compute a plan anew, by other people or settings where they are given; locked chairs stay.

    Answers who sits elsewhere than before.

    :raises RuleBroken: edit.changed_meanwhile, seating.nobody, flags.no_relations, seating.no_plan
    """
    require(by, WRITE)
    plan, seats = locked_plan(plan, version)
    now = settings if settings is not None else settings_from(plan.settings)
    who = list(people) if people is not None else [attendee_of(one) for one in seats]
    rules.check_layout_fits(Layout(plan.layout), who)
    present = {one.key for one in who}
    held = {key: one for key, one in locked_of(seats).items() if one in present}
    ties = [tie for tie in ties_of(plan) if {tie.one, tie.other} <= present]
    after = placing.computed(Layout(plan.layout), who, now, ties=ties, locked=held)
    plan.settings, plan.ties = settings_kept(now), _plain(ties)
    moves = keep_plan(plan, seats, after, held, by, at)
    moved = [after.people[one.who].name for one in moves]
    audit.record("seating.recomputed", plan, by=by, moved=moved)
    return moves


@transaction.atomic
def swap_seats(
    plan: SeatingPlan,
    *,
    first: str,
    second: str,
    by: User,
    at: datetime,
    opened: Mapping[str, str] | None = None,
    version: int | None = None,
) -> list[Move]:
    """
    Exchange who sits on two chairs; onto a free one it is a move.

    `opened` is who sat on the two when the page was opened: another officer's change of other
    chairs is no clash.

    :raises RuleBroken: edit.changed_meanwhile, seating.no_chair, seating.locked, and the code of the
        hard rule that would be broken
    """
    require(by, WRITE)
    plan, seats = locked_plan(plan, None)
    before = plan_kept(plan, seats)
    sitting = before.seating()
    is_as_seen = opened is not None and all(
        opened.get(key, "") == sitting.get(key, "") for key in (first, second)
    )
    if not is_as_seen and (opened is not None or version is not None):
        _check_version(plan, version)
    if first == second or before.place(first) is None or before.place(second) is None:
        raise RuleBroken(_("Choose two different places of this plan."), code="seating.no_chair")
    if {first, second} & locked_of(seats).keys():
        raise RuleBroken(_("One of the two places is locked. Unlock it first."), code="seating.locked")  # fmt: skip
    settings, ties = settings_from(plan.settings), ties_of(plan)
    people = list(before.people.values())
    after = placing.kept(Layout(plan.layout), people, settings, placing.swapped(sitting, first, second))  # fmt: skip
    rules.check_no_new_fault(
        rules.broken_rules(before, settings, ties), rules.broken_rules(after, settings, ties)
    )
    moves = keep_plan(plan, seats, after, locked_of(seats), by, at)
    moved = [after.people[one.who].name for one in moves]
    audit.record("seating.swapped", plan, by=by, moved=moved)
    return moves


@transaction.atomic
def lock_seat(
    plan: SeatingPlan, *, place: str, is_locked: bool, by: User, at: datetime
) -> SeatingPlan:
    """
    Lock a chair, so that it stays when the plan is computed anew, or free it.

    :raises RuleBroken: seating.no_chair
    """
    require(by, WRITE)
    plan, seats = locked_plan(plan, None)
    seat = next((one for one in seats if one.place_key == place and place), None)
    if seat is None:
        raise RuleBroken(_("Nobody sits on this place."), code="seating.no_chair")
    if seat.is_locked != is_locked:
        seat.is_locked = is_locked
        seat.save(update_fields=["is_locked"])
        verb = "seating.locked" if is_locked else "seating.unlocked"
        audit.record(verb, plan, by=by, who=seat.name, place=place)
    return plan


@transaction.atomic
def set_ties(
    plan: SeatingPlan, *, ties: Sequence[Tie], by: User, at: datetime, version: int | None = None
) -> list[Move]:
    """
    Lay down who must, and who must not, sit side by side; as few as possible change their place.

    :raises RuleBroken: edit.changed_meanwhile, seating.same_person, seating.no_plan
    """
    require(by, WRITE)
    plan, seats = locked_plan(plan, version)
    before, held = plan_kept(plan, seats), locked_of(seats)
    if any(tie.one == tie.other or {tie.one, tie.other} - before.people.keys() for tie in ties):
        raise RuleBroken(_("Choose two different people of this plan."), code="seating.same_person")
    settings = settings_from(plan.settings)
    after = placing.mended(before, settings, ties=ties, locked=held)
    plan.ties = _plain(ties)
    moves = keep_plan(plan, seats, after, held, by, at)
    moved = [after.people[one.who].name for one in moves]
    audit.record("seating.rules_set", plan, by=by, moved=moved)
    return moves


@transaction.atomic
def drop_attendee(
    plan: SeatingPlan, *, who: str, by: User, at: datetime, version: int | None = None
) -> list[Move]:
    """
    Take somebody out who does not come; as few as possible move, and the answer says who.

    :raises RuleBroken: edit.changed_meanwhile, seating.no_such_person, seating.nobody, seating.no_plan
    """
    require(by, WRITE)
    plan, seats = locked_plan(plan, version)
    before, held = plan_kept(plan, seats), locked_of(seats)
    if who not in before.people:
        raise RuleBroken(_("This person is not in the plan."), code="seating.no_such_person")
    if len(before.people) == 1:
        raise RuleBroken(
            _("The last one is not taken out: remove the plan."), code="seating.nobody"
        )
    plan.ties = [one for one in plan.ties if who not in one[1:]]
    after = placing.without(before, who, settings_from(plan.settings), ties=ties_of(plan), locked=held)  # fmt: skip
    moves = keep_plan(plan, seats, after, held, by, at)
    moved = [after.people[one.who].name for one in moves]
    audit.record("seating.dropped_out", plan, by=by, moved=moved, gone=before.people[who].name)
    return moves


@transaction.atomic
def check_plan(
    plan: SeatingPlan, *, by: User, at: datetime, version: int | None = None
) -> SeatingPlan:
    """
    Confirm as a second person that a plan is right; who changed it last cannot.

    :raises RuleBroken: edit.changed_meanwhile, seating.same_hand, seating.not_clean
    """
    require(by, WRITE)
    plan, seats = locked_plan(plan, version)
    if plan.changed_by_id == by.pk:
        raise RuleBroken(
            _("You made the last change yourself. The second check is made by somebody else."),
            code="seating.same_hand",
        )
    faults = rules.broken_rules(plan_kept(plan, seats), settings_from(plan.settings), ties_of(plan))
    if faults:
        raise RuleBroken(str(faults[0].says), code="seating.not_clean")
    plan.second_check_by, plan.second_check_at = by, at
    plan.save(update_fields=["second_check_by", "second_check_at"])
    audit.record("seating.checked", plan, by=by, version=plan.version)
    return plan


@transaction.atomic
def remove_plan(plan: SeatingPlan, *, by: User) -> None:
    """Take a plan away that is not needed."""
    require(by, WRITE)
    plan, _seats = locked_plan(plan, None)
    audit.record("seating.removed", plan, by=by)
    plan.delete()


def locked_plan(plan: SeatingPlan, version: int | None) -> tuple[SeatingPlan, list[SeatOf]]:
    """
    Fetch a plan again and hold it; `version` is the one that was looked at.

    :raises ChangedMeanwhile: edit.changed_meanwhile
    """
    found = SeatingPlan.objects.select_for_update(of=("self",), no_key=True).get(pk=plan.pk)
    if version is not None:
        _check_version(found, version)
    return found, seats_of(found)


def _check_version(plan: SeatingPlan, version: int | None) -> None:
    """:raises ChangedMeanwhile: edit.changed_meanwhile"""
    if version != plan.version:
        raise ChangedMeanwhile({})


def _plain(ties: Sequence[Tie]) -> list[list[str]]:
    return [[str(tie.bond), tie.one, tie.other] for tie in ties]


def keep_plan(
    plan: SeatingPlan, seats: Sequence[SeatOf], after: Plan, held: Mapping[str, str],
    by: User, at: datetime,
) -> list[Move]:  # fmt: skip
    """Write a plan anew: it counts up, and what a second person had checked is open again."""
    before = {one.attendee_key: one.place_key for one in seats}
    chairs = {who: key for key, who in after.seating().items()}
    moves = [
        Move(who, before.get(who, ""), chairs.get(who, ""))
        for who in after.people
        if before.get(who, "") != chairs.get(who, "")
    ]
    plan.version += 1
    plan.changed_by, plan.changed_at = by, at
    plan.second_check_by = plan.second_check_at = None
    plan.save(
        update_fields=[
            "settings", "ties", "version", "changed_by", "changed_at", "second_check_by", "second_check_at",
        ]
    )  # fmt: skip
    SeatOf.objects.filter(plan=plan).delete()
    SeatOf.objects.bulk_create(rows_of(plan, after, held))
    return moves
