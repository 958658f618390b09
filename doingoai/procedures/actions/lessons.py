"""The debrief: what was learnt, and how it comes into the book."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from doingoai.accounts.models import User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.foundation import audit
from doingoai.foundation.folding import clean
from doingoai.foundation.refusals import RuleBroken
from doingoai.foundation.subjects import Subject
from doingoai.procedures import rules
from doingoai.procedures.actions.book import open_draft
from doingoai.procedures.actions.steps import add_step
from doingoai.procedures.models import Lesson, Procedure, Step
from doingoai.procedures.states import Confidence


@transaction.atomic
def note_lesson(
    procedure: Procedure,
    *,
    about: Subject,
    text: str,
    by: User,
    at: datetime,
    step: Step | None = None,
) -> Lesson:
    """
    Note what we would do differently, by a procedure and, if it is one, by a step.

    :raises RuleBroken: procedure.no_text
    """
    require(by, Permission.STEP_TICK)
    rules.check_text(text, field="text")
    lesson = Lesson.objects.create(
        procedure=procedure, step=step, about_type=about.type, about_id=about.id,
        about_label=about.label, text=clean(text)[:300], by=by, at=at,
    )  # fmt: skip
    audit.record("lesson.noted", procedure, by=by, text=lesson.text, about=about.label)
    return lesson


@transaction.atomic
def take_lesson(lesson: Lesson, *, by: User, at: datetime) -> Step:
    """
    Make a lesson a step of the draft, which is copied from the newest version if there is none.

    A lesson about a step takes over who does it and when; the officer then edits the new step.

    :raises RuleBroken: lesson.settled
    """
    require(by, Permission.PROCEDURE_WRITE)
    lesson = _locked(lesson)
    draft = open_draft(lesson.procedure, by=by, at=at)
    like = lesson.step
    taken = ("who_vi", "who_en", "when", "amount", "unit", "needs_second", "paper")
    fields = {name: getattr(like, name) for name in taken} if like else {}
    source = _("Lesson of %(day)s: %(about)s") % {
        "day": f"{lesson.at:%d/%m/%Y}",
        "about": lesson.about_label,
    }
    step = add_step(
        draft, by=by, text_vi=lesson.text, source=source[:200], confidence=Confidence.HIGH, **fields
    )
    lesson.became = step
    lesson.save(update_fields=["became"])
    audit.record("lesson.taken", lesson.procedure, by=by, text=lesson.text)
    return step


@transaction.atomic
def set_lesson_aside(lesson: Lesson, *, why: str, by: User, at: datetime) -> Lesson:
    """
    Say that a lesson does not come into the book, and why.

    :raises RuleBroken: lesson.settled, lesson.no_reason
    """
    require(by, Permission.PROCEDURE_WRITE)
    lesson = _locked(lesson)
    if not why.strip():
        raise RuleBroken(
            _("Say why the book stays as it is."), code="lesson.no_reason", field="why"
        )
    lesson.set_aside_by, lesson.set_aside_at = by, at
    lesson.set_aside_why = why.strip()[:300]
    lesson.save(update_fields=["set_aside_by", "set_aside_at", "set_aside_why"])
    audit.record("lesson.set_aside", lesson.procedure, by=by, text=lesson.text, why=why)
    return lesson


def _locked(lesson: Lesson) -> Lesson:
    lessons = Lesson.objects.select_for_update(of=("self",), no_key=True)
    lesson = lessons.select_related("procedure", "step").get(pk=lesson.pk)
    rules.check_lesson_open(lesson)
    return lesson
