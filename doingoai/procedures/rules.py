"""What must be true of the book, and when a step is due."""

from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from doingoai.accounts.models import User
from doingoai.accounts.rules import may
from doingoai.accounts.states import Permission
from doingoai.foundation.refusals import RuleBroken
from doingoai.procedures.models import Edition, Lesson, Mark, Step
from doingoai.procedures.states import DEPARTURES, Outcome, Standing, TimeUnit, When

SECOND_CHECK = "Thông lệ lễ tân: chỗ ngồi và cờ do người thứ hai kiểm tra lại"
LONGEST = {TimeUnit.MINUTES: 60 * 24, TimeUnit.HOURS: 24 * 14, TimeUnit.DAYS: 365}
_SPANS = {
    TimeUnit.MINUTES: timedelta(minutes=1),
    TimeUnit.HOURS: timedelta(hours=1),
    TimeUnit.DAYS: timedelta(days=1),
}


def due_at(
    when: str, amount: int, unit: str, *, starts_at: datetime, ends_at: datetime
) -> datetime:
    """Count when a step is due: back from the beginning, or on from the end."""
    span = amount * _SPANS[TimeUnit(unit)]
    return starts_at - span if when == When.BEFORE else ends_at + span


def standing_of(valid_from: date | None, replaced_from: date | None, *, on: date) -> Standing:
    """Say how a version stands on a day, from its own first day and that of the one after it."""
    if valid_from is None:
        return Standing.DRAFT
    if valid_from > on:
        return Standing.COMING
    return Standing.REPLACED if replaced_from and replaced_from <= on else Standing.IN_FORCE


def check_is_draft(edition: Edition) -> None:
    """
    Refuse to change a version that has its day: what was laid down stays as it was read.

    :raises RuleBroken: procedure.not_a_draft
    """
    if not edition.is_draft:
        raise RuleBroken(
            _(
                "Version %(number)s is laid down and stays as it is. Copy it to a draft and change that."
            )
            % {"number": edition.number},
            code="procedure.not_a_draft",
        )


def check_first_day(valid_from: date, last: date | None, *, on: date) -> None:
    """
    Refuse a first day that would change what held on days already lived, or come before another's.

    :raises RuleBroken: procedure.day_is_past, procedure.not_later
    """
    if valid_from < on:
        raise RuleBroken(
            _("A version begins today at the earliest (%(day)s): what was done kept its own.")
            % {"day": f"{on:%d/%m/%Y}"},
            code="procedure.day_is_past",
            field="valid_from",
        )
    if last is not None and valid_from <= last:
        raise RuleBroken(
            _("Another version begins on %(day)s. This one has to begin after it.")
            % {"day": f"{last:%d/%m/%Y}"},
            code="procedure.not_later",
            field="valid_from",
        )


def check_basis(basis: str, laid_down_by: str) -> None:
    """
    Refuse a version without who laid it down and where.

    :raises RuleBroken: procedure.no_basis, procedure.nobody
    """
    if not basis.strip():
        raise RuleBroken(
            _("Name the decision or the minutes the version rests on."),
            code="procedure.no_basis",
            field="basis",
        )
    if not laid_down_by.strip():
        raise RuleBroken(
            _("Say who laid the version down."), code="procedure.nobody", field="laid_down_by"
        )


def check_not_empty(count: int) -> None:
    """:raises RuleBroken: procedure.empty"""
    if not count:
        raise RuleBroken(_("Nothing stands in this version yet."), code="procedure.empty")


def check_time(amount: int, unit: str) -> None:
    """:raises RuleBroken: procedure.too_far"""
    if amount > LONGEST[TimeUnit(unit)]:
        raise RuleBroken(
            _("%(amount)s %(unit)s is too long; the most is %(most)s.")
            % {
                "amount": amount,
                "unit": TimeUnit(unit).label,
                "most": LONGEST[TimeUnit(unit)],
            },
            code="procedure.too_far",
            field="amount",
        )


def check_text(text: str, field: str = "text_vi") -> None:
    """:raises RuleBroken: procedure.no_text"""
    if not text.strip():
        raise RuleBroken(_("Write what is to be done."), code="procedure.no_text", field=field)


def check_not_marked(mark: Mark | None) -> None:
    """
    Refuse to note a second time what somebody has noted.

    :raises RuleBroken: step.already_marked
    """
    if mark is not None:
        raise RuleBroken(
            _("%(who)s has already noted “%(outcome)s” here.")
            % {"who": mark.by.name, "outcome": Outcome(mark.outcome).label},
            code="step.already_marked",
        )


def check_reason(outcome: str, reason: str) -> None:
    """
    Refuse a departure from the procedure without its reason.

    :raises RuleBroken: step.no_reason
    """
    if outcome in DEPARTURES and not reason.strip():
        raise RuleBroken(
            _("Say why this was done differently or not at all."),
            code="step.no_reason",
            field="reason",
        )


def check_can_confirm(step: Step, mark: Mark | None, by: User) -> None:
    """
    Refuse a second check that is not asked for, comes too early, or comes from the same person.

    :raises RuleBroken: step.no_second_asked, step.not_done, step.already_confirmed, step.same_person
    """
    if not step.needs_second:
        raise RuleBroken(_("This step needs no second person."), code="step.no_second_asked")
    if mark is None or mark.outcome != Outcome.DONE:
        raise RuleBroken(
            _("The step is not ticked yet; there is nothing to confirm."), code="step.not_done"
        )
    if mark.second_by_id is not None:
        raise RuleBroken(_("The step is already confirmed."), code="step.already_confirmed")
    if mark.by_id == by.pk:
        raise RuleBroken(
            _("You ticked this step yourself. Somebody else has to look and confirm it."),
            code="step.same_person",
            source=SECOND_CHECK,
        )


def may_take_back(mark: Mark, by: User) -> bool:
    """Whether a person may take back the last thing noted of a step: their own, or whoever keeps the book."""
    last = mark.by_id if mark.second_by_id is None else mark.second_by_id
    return last == by.pk or may(by, Permission.PROCEDURE_WRITE)


def check_can_take_back(mark: Mark | None, by: User) -> None:
    """:raises RuleBroken: step.nothing_to_take_back, step.not_yours"""
    if mark is None:
        raise RuleBroken(
            _("Nothing is noted of this step any more."), code="step.nothing_to_take_back"
        )
    if not may_take_back(mark, by):
        last = mark.second_by or mark.by
        raise RuleBroken(
            _("%(who)s noted this; only they or who keeps the procedures may take it back.")
            % {"who": last.name},
            code="step.not_yours",
        )


def check_lesson_open(lesson: Lesson) -> None:
    """:raises RuleBroken: lesson.settled"""
    if not lesson.is_open:
        raise RuleBroken(
            _("This lesson is already in the book or set aside."), code="lesson.settled"
        )
