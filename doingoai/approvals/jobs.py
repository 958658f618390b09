"""What is done by itself each day: reminding agencies, and recording what silence means."""

from collections.abc import Callable, Iterator
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from doingoai.accounts.actions import tell
from doingoai.approvals.consulting import timing_for, waiting_of
from doingoai.approvals.models import Consultation, Reminder
from doingoai.approvals.queries import focal_points
from doingoai.approvals.states import Silence
from doingoai.approvals.timing import DueReminder, is_silent, reminders_due
from doingoai.foundation import audit


def look_at_questions(now: Callable[[], datetime]) -> Iterator[int]:
    """Each morning: record what silence means where a day has passed, and remind of days to come."""
    at = now()
    yield close_silent(on=at.date(), at=at)
    yield remind(on=at.date(), at=at)


def _open() -> QuerySet[Consultation]:
    return Consultation.objects.filter(
        answered_on__isnull=True, withdrawn_at__isnull=True
    ).select_related("unit", "rule", "asked_by")


def remind(*, on: date, at: datetime) -> int:
    """
    Remind agencies whose day is near, has come or has passed; give how many reminders went out.

    Doing it twice sends nothing twice: each reminder is a row that stands or falls with its notices.
    """
    asked = {one.pk: one for one in _open().filter(silence__in=("", Silence.CHASE))}
    due = reminders_due(map(waiting_of, asked.values()), on)
    kept = set(
        Reminder.objects.filter(
            consultation__in=[one.key for one in due], on__in={one.on for one in due}
        ).values_list("consultation_id", "on")
    )
    return sum(_remind(one, at=at) for one in due if (one.key, one.on) not in kept)


def _remind(due: DueReminder, *, at: datetime) -> bool:
    try:
        with transaction.atomic():
            asked = _open().select_for_update(of=("self",), no_key=True).filter(pk=due.key).first()
            if asked is None:
                return False
            Reminder.objects.create(consultation=asked, on=due.on, offset=due.offset)
            kind = "consultation.overdue" if due.is_overdue else "consultation.reminder"
            tell(focal_points(asked.unit), kind, asked, at=at)
            if due.is_overdue:
                tell([asked.asked_by], "consultation.late", asked, at=at)
            audit.record("consultation.reminded", asked, by=None, days=due.offset)
    except IntegrityError:
        return False
    return True


def close_silent(*, on: date, at: datetime) -> int:
    """
    Record what silence means for each question whose day is over; give how many.

    Only the rule's words are recorded, never an opinion; a late answer is still taken.
    """
    over = _open().filter(due_on__lt=on, silence="").values_list("pk", flat=True)
    return sum(_close(key, on=on, at=at) for key in list(over))


def _close(key: int, *, on: date, at: datetime) -> bool:
    with transaction.atomic():
        asked = (
            _open().select_for_update(of=("self",), no_key=True).filter(pk=key, silence="").first()
        )
        if asked is None or not is_silent(asked.due_on, on=on):
            return False
        asked.silence, asked.silent_on = timing_for(asked).silence, on
        asked.save(update_fields=["silence", "silent_on"])
        audit.record("consultation.silent", asked, by=None, means=asked.silence)
        tell([asked.asked_by], "consultation.silent", asked, at=at)
    return True
