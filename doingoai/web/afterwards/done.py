"""What comes after a visit, line by line: what is done, what is missing, and where to do it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from doingoai.accounts.models import User
from doingoai.accounts.rules import may
from doingoai.accounts.states import Permission
from doingoai.afterwards.photographs import photographs_of
from doingoai.afterwards.queries import questionnaire_of
from doingoai.afterwards.rules import state_of
from doingoai.afterwards.states import AskingState
from doingoai.delegations.checklists import whole_of
from doingoai.delegations.models import Delegation, ResultReport
from doingoai.documents.models import Paper
from doingoai.documents.queries import papers_about
from doingoai.documents.states import PaperState
from doingoai.foundation import clock
from doingoai.foundation.subjects import subject_of
from doingoai.planning.models import Task
from doingoai.planning.states import TaskState
from doingoai.procedures.queries import Line as StepLine
from doingoai.procedures.queries import lessons_about, sheets_of

DONE, PART, MISSING = "done", "part", "missing"
THANKS = "thank_you_letter"
BOOK = "after"
"""The procedure of the shipped book that says what is done after a visit."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that comes after: how far it is, said in words, and the page where it is done."""

    name: str
    state: str
    told: str
    url: str = ""


def lines_of(
    visit: Delegation, user: User, *, report: ResultReport | None, promises: Sequence[Task]
) -> list[Line]:
    """Everything that comes after a visit and that this person may look at, in the usual order."""
    url = partial(_url, visit)
    lines = [
        _report(report, url("delegations:after") + "#report"),
        *([_thanks(visit, url("delegations:papers"))] if may(user, Permission.PAPER_VIEW) else []),
        _photographs(visit, url("afterwards:photographs")),
        _questionnaire(visit, url("afterwards:questionnaire")),
        _promises(promises, url("delegations:after") + "#promises"),
        _lessons(visit, url("procedures:visit")),
    ]
    return [*lines, *_of_the_book(visit, url("procedures:visit"), now=clock.now())]


def _url(visit: Delegation, name: str) -> str:
    return reverse(name, args=[visit.pk])


def _report(report: ResultReport | None, url: str) -> Line:
    if report is None:
        return Line(_("Result report"), MISSING, _("not written yet"), url)
    if report.filed_on is None:
        return Line(_("Result report"), PART, _("written, not filed yet"), url)
    told = _("filed on %(day)s") % {"day": f"{report.filed_on:%d/%m/%Y}"}
    return Line(_("Result report"), DONE, told, url)


def _thanks(visit: Delegation, url: str) -> Line:
    papers: list[Paper] = list(papers_about(visit).filter(kind=THANKS))
    issued = [paper for paper in papers if paper.state == PaperState.ISSUED]
    if issued:
        return Line(_("Thank-you letter"), DONE, _("issued"), url)
    if papers:
        return Line(_("Thank-you letter"), PART, _("made, not issued yet"), url)
    return Line(_("Thank-you letter"), MISSING, _("not made yet"), url)


def _photographs(visit: Delegation, url: str) -> Line:
    found = list(photographs_of(visit))
    named = sum(bool(one.people.all()) for one in found)
    if not found:
        return Line(_("Photographs with names"), MISSING, _("none yet"), url)
    told = _("%(named)s of %(count)s named") % {"named": named, "count": len(found)}
    return Line(_("Photographs with names"), DONE if named == len(found) else PART, told, url)


def _questionnaire(visit: Delegation, url: str) -> Line:
    asking, name = questionnaire_of(visit), _("Questionnaire for the guests")
    if asking is None:
        return Line(name, MISSING, _("not opened"), url)
    count = asking.answers.count()
    told = ngettext("%(count)s answer", "%(count)s answers", count) % {"count": count}
    is_open = state_of(asking, at=clock.now()) == AskingState.OPEN
    return Line(name, PART if is_open else DONE, told, url)


def _promises(tasks: Sequence[Task], url: str) -> Line:
    if not tasks:
        return Line(_("Promises"), MISSING, _("none noted"), url)
    open_ones = sum(task.state == TaskState.OPEN for task in tasks)
    told = _("%(count)s noted, %(open)s still open") % {"count": len(tasks), "open": open_ones}
    return Line(_("Promises"), PART if open_ones else DONE, told, url)


def _lessons(visit: Delegation, url: str) -> Line:
    count = lessons_about([subject_of(visit)]).count()
    if not count:
        return Line(_("Lessons of the debrief"), MISSING, _("none noted"), url)
    told = ngettext("%(count)s lesson noted", "%(count)s lessons noted", count) % {"count": count}
    return Line(_("Lessons of the debrief"), DONE, told, url)


def _of_the_book(visit: Delegation, url: str, *, now: datetime) -> Iterator[Line]:
    """The steps that the office's own book lays down for the time after a visit."""
    for sheet in sheets_of([whole_of(visit)]):
        if sheet.procedure.code == BOOK:
            # The letter has its own line, told by the paper itself.
            for one in (line for line in sheet.lines if line.step.paper != THANKS):
                name = _("Checklist: %(step)s") % {"step": one.step.text}
                yield Line(name, _state_of(one), _told_of(one, now), url)


def _state_of(line: StepLine) -> str:
    return DONE if line.is_settled else PART if line.mark else MISSING


def _told_of(line: StepLine, now: datetime) -> str:
    if line.mark is not None:
        return f"{line.mark.get_outcome_display()} · {line.mark.by.name}"
    day = {"day": f"{line.due_at:%d/%m/%Y}"}
    return _("late since %(day)s") % day if line.is_late(now) else _("due on %(day)s") % day
