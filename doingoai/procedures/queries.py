"""Reads of the book, and of what stands of it for items and visits."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Max, Q, QuerySet

from doingoai.accounts.models import User
from doingoai.accounts.rules import may
from doingoai.accounts.states import Permission
from doingoai.foundation.local_time import local_day
from doingoai.foundation.subjects import Subject
from doingoai.procedures.facts import Anchor, ClauseFacts
from doingoai.procedures.models import (
    AssessedClause,
    Assessment,
    AttachedClause,
    Clause,
    Conduct,
    ConductVersion,
    Lesson,
    Mark,
    Procedure,
    ProcedureVersion,
    Step,
)
from doingoai.procedures.rules import due_at
from doingoai.procedures.states import Kept, Outcome


def visible_procedures(user: User) -> QuerySet[Procedure]:
    """The book is open to the office, and shut to agencies."""
    if not may(user, Permission.DELEGATION_VIEW_ALL):
        return Procedure.objects.none()
    return Procedure.objects.all()


def procedures_with_counts(user: User) -> QuerySet[Procedure]:
    """Procedures in order, each with how many lessons wait for a place in it."""
    waiting = Q(lessons__became__isnull=True, lessons__set_aside_at__isnull=True)
    counted = Count("lessons", filter=waiting, distinct=True)
    return visible_procedures(user).annotate(waiting=counted).order_by("order", "id")


def visible_versions(user: User) -> QuerySet[ProcedureVersion]:
    versions = ProcedureVersion.objects.filter(procedure__in=visible_procedures(user))
    return versions.select_related("procedure", "opened_by", "decided_by", "confirmed_by")


def visible_steps(user: User) -> QuerySet[Step]:
    return Step.objects.filter(edition__procedure__in=visible_procedures(user)).select_related(
        "edition__procedure"
    )


def visible_codes(user: User) -> QuerySet[Conduct]:
    if not may(user, Permission.DELEGATION_VIEW_ALL):
        return Conduct.objects.none()
    return Conduct.objects.all()


def visible_code_versions(user: User) -> QuerySet[ConductVersion]:
    versions = ConductVersion.objects.filter(conduct__in=visible_codes(user))
    return versions.select_related("conduct", "opened_by", "decided_by", "confirmed_by")


def visible_clauses(user: User) -> QuerySet[Clause]:
    clauses = Clause.objects.filter(edition__conduct__in=visible_codes(user))
    return clauses.select_related("edition__conduct")


def lessons_of(procedure: Procedure) -> QuerySet[Lesson]:
    """What was learnt by a procedure: what waits first, then the newest."""
    return (
        Lesson.objects.filter(procedure=procedure)
        .select_related("step", "by", "became__edition", "set_aside_by")
        .annotate(is_settled=Count("became") + Count("set_aside_by"))
        .order_by("is_settled", "-at", "-id")
    )


def lessons_about(subjects: Collection[Subject]) -> QuerySet[Lesson]:
    keys = Q(pk__in=[])
    for subject in subjects:
        keys |= Q(about_type=subject.type, about_id=subject.id)
    return Lesson.objects.filter(keys).select_related("procedure", "step", "by", "became__edition")


def last_first_day(versions: QuerySet[ProcedureVersion] | QuerySet[ConductVersion]) -> date | None:
    last: date | None = versions.aggregate(last=Max("valid_from"))["last"]
    return last


FEWEST = 3
"""What a unit's people say of themselves is summed from so many on: fewer could be told apart."""


@dataclass(frozen=True, slots=True)
class UnitAssessed:
    """How a unit stands with a code: its people, who of them wrote, and the sum of what they say."""

    unit: str
    people: int
    wrote: int
    said: Mapping[str, int] | None

    @property
    def kept(self) -> list[tuple[str, int]]:
        """Each answer with its count, in the order of the list."""
        return [(str(one.label), (self.said or {}).get(one.value, 0)) for one in Kept]


@dataclass(frozen=True, slots=True)
class Line:
    """A step for one matter: what was noted of it, and by when it is due."""

    step: Step
    mark: Mark | None
    due_at: datetime

    @property
    def waits_for_second(self) -> bool:
        mark = self.mark
        done = mark is not None and mark.outcome == Outcome.DONE
        return bool(self.step.needs_second and done and mark and mark.second_by_id is None)

    @property
    def is_settled(self) -> bool:
        return self.mark is not None and not self.waits_for_second

    def is_late(self, now: datetime) -> bool:
        return not self.is_settled and self.due_at < now


@dataclass(frozen=True, slots=True)
class Sheet:
    """One procedure as it stands for one matter, in the version that holds there."""

    anchor: Anchor
    procedure: Procedure
    edition: ProcedureVersion
    lines: tuple[Line, ...]

    @property
    def settled(self) -> int:
        return sum(1 for line in self.lines if line.is_settled)


def sheets_of(anchors: Sequence[Anchor]) -> list[Sheet]:
    """
    The procedures of items and visits, in their order: in a fixed number of queries.

    The version is the one in force on the day; once something is ticked it stays the one ticked.
    """
    procedures = Procedure.objects.filter(serves__in={anchor.kind for anchor in anchors})
    serving: dict[str, list[Procedure]] = {}
    for procedure in procedures:
        serving.setdefault(procedure.serves, []).append(procedure)
    if not serving:
        return []
    marks = _marks_by_matter(anchors)
    laid_down = _laid_down([one for found in serving.values() for one in found])
    chosen = [
        (anchor, procedure, edition)
        for anchor in anchors
        for procedure in serving.get(anchor.kind, ())
        if (edition := _holding(anchor, laid_down.get(procedure.pk, []), marks))
    ]
    steps = _steps_of({edition.pk for _anchor, _procedure, edition in chosen})
    return [
        Sheet(anchor, procedure, edition, _lines(anchor, steps.get(edition.pk, ()), marks))
        for anchor, procedure, edition in chosen
    ]


Marks = Mapping[tuple[str, str], Mapping[int, Mark]]


def _marks_by_matter(anchors: Iterable[Anchor]) -> dict[tuple[str, str], dict[int, Mark]]:
    by_type: dict[str, list[str]] = {}
    for anchor in anchors:
        by_type.setdefault(anchor.type, []).append(anchor.id)
    wanted = Q(pk__in=[])
    for about_type, ids in by_type.items():
        wanted |= Q(about_type=about_type, about_id__in=ids)
    found: dict[tuple[str, str], dict[int, Mark]] = {}
    for mark in Mark.objects.filter(wanted).select_related("by", "second_by", "step"):
        found.setdefault((mark.about_type, mark.about_id), {})[mark.step_id] = mark
    return found


def _laid_down(procedures: Collection[Procedure]) -> dict[int, list[ProcedureVersion]]:
    """Versions that have their day, the newest first, by procedure."""
    versions = ProcedureVersion.objects.filter(procedure__in=procedures, valid_from__isnull=False)
    found: dict[int, list[ProcedureVersion]] = {}
    for version in versions.order_by("-valid_from"):
        found.setdefault(version.procedure_id, []).append(version)
    return found


def _holding(
    anchor: Anchor, versions: Sequence[ProcedureVersion], marks: Marks
) -> ProcedureVersion | None:
    marked = {mark.step.edition_id for mark in marks.get(anchor.key, {}).values()}
    begun = next((one for one in versions if one.pk in marked), None)
    day = local_day(anchor.starts_at)
    return begun or next(
        (one for one in versions if one.valid_from and one.valid_from <= day), None
    )


def _steps_of(editions: Collection[int]) -> dict[int, list[Step]]:
    found: dict[int, list[Step]] = {}
    for step in Step.objects.filter(edition__in=editions):
        found.setdefault(step.edition_id, []).append(step)
    return found


def _lines(anchor: Anchor, steps: Iterable[Step], marks: Marks) -> tuple[Line, ...]:
    noted = marks.get(anchor.key, {})
    return tuple(
        Line(
            step,
            noted.get(step.pk),
            due_at(step.when, step.amount, step.unit, starts_at=anchor.starts_at, ends_at=anchor.ends_at),
        )
        for step in steps
    )  # fmt: skip


def clauses_attached_to(about: Subject) -> QuerySet[AttachedClause]:
    """Clauses that go into the briefing of a matter, in the order of the codes."""
    attached = AttachedClause.objects.filter(about_type=about.type, about_id=about.id)
    return attached.select_related("clause__edition__conduct").order_by(
        "clause__edition__conduct__order", "clause__order", "clause_id"
    )


def clauses_of(about: Subject) -> tuple[ClauseFacts, ...]:
    """The same as papers take them: which code, which clause, what it says."""
    return tuple(
        ClauseFacts(one.clause.edition.conduct.name_vi, one.clause.number, one.clause.text_vi)
        for one in clauses_attached_to(about)
    )


def code_in_force(code: Conduct, *, on: date) -> ConductVersion | None:
    """The version of a code that holds on a day."""
    held = ConductVersion.objects.filter(conduct=code, valid_from__lte=on)
    return held.order_by("-valid_from").first()


def own_assessments(user: User, code: Conduct) -> QuerySet[Assessment]:
    """What somebody has written of themselves about a code, the newest first; nobody else reads it."""
    mine = Assessment.objects.filter(by=user, edition__conduct=code)
    return mine.select_related("edition").prefetch_related("answers__clause")


def assessed_by_unit(code: Conduct, *, year: int) -> list[UnitAssessed]:
    """By unit: how many of its people assessed themselves in a year, and what their newest ones say."""
    people = User.objects.filter(is_active=True).values_list("unit_id", "pk")
    newest: dict[int, Assessment] = {}
    made = Assessment.objects.filter(edition__conduct=code, on__year=year).order_by("at", "id")
    for one in made.select_related("unit"):
        newest[one.by_id] = one
    units = {one.unit_id: one.unit for one in newest.values()}
    answers = AssessedClause.objects.filter(assessment__in=newest.values())
    said: dict[int, Counter[str]] = {pk: Counter() for pk in units}
    for unit, kept in answers.values_list("assessment__unit", "kept"):
        said[unit][kept] += 1
    staff = Counter(unit for unit, _person in people)
    wrote = Counter(one.unit_id for one in newest.values())
    return [
        UnitAssessed(str(unit), staff[pk], wrote[pk], said[pk] if wrote[pk] >= FEWEST else None)
        for pk, unit in sorted(units.items(), key=lambda pair: str(pair[1]))
    ]


def clauses_in_force(*, on: date) -> list[Clause]:
    """The clauses of each code in the version that holds on a day."""
    versions = ConductVersion.objects.filter(valid_from__lte=on).order_by(
        "conduct_id", "-valid_from"
    )
    newest: dict[int, int] = {}
    for version in versions:
        newest.setdefault(version.conduct_id, version.pk)
    return list(
        Clause.objects.filter(edition__in=newest.values())
        .select_related("edition__conduct")
        .order_by("edition__conduct__order", "order", "id")
    )
