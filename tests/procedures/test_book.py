"""The book: taken in, drafted, edited, laid down, learnt from."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from doingoai.foundation.edits import ChangedMeanwhile
from doingoai.foundation.models import AuditEntry
from doingoai.foundation.refusals import NotAllowed, RuleBroken
from doingoai.foundation.subjects import Subject
from doingoai.procedures.actions.book import (
    add_procedure,
    confirm_version,
    discard_draft,
    load_shipped_procedures,
    open_draft,
    put_in_force,
)
from doingoai.procedures.actions.conduct import (
    attach_clauses,
    discard_code_draft,
    open_code_draft,
    put_code_in_force,
    remove_clause,
    write_clause,
)
from doingoai.procedures.actions.editions import LayingDown
from doingoai.procedures.actions.lessons import note_lesson, set_lesson_aside, take_lesson
from doingoai.procedures.actions.steps import add_step, edit_step, move_step, remove_step
from doingoai.procedures.models import (
    AttachedClause,
    Conduct,
    Lesson,
    ProcedureVersion,
    Step,
)
from doingoai.procedures.queries import clauses_in_force, visible_codes, visible_procedures
from tests import cast, factories
from tests.procedures import book

pytestmark = pytest.mark.django_db

TODAY, NOW = factories.MONDAY, factories.NOON
DECISION = LayingDown(TODAY, "Biên bản họp 01/BB", "Trưởng phòng Lễ tân")
VISIT = Subject("delegation", "7", "Đoàn Mẫu")


def verbs() -> list[str]:
    return list(AuditEntry.objects.order_by("number").values_list("verb", flat=True))


def texts(version):
    return [step.text_vi for step in Step.objects.filter(edition=version)]


def refused(code, act):
    with pytest.raises(RuleBroken) as refusal:
        act()
    assert refusal.value.code == code


def test_shipped_procedures_are_taken_in_once_and_checked_by_nobody():
    ha = cast.ha()

    assert load_shipped_procedures(by=ha) == 9
    assert load_shipped_procedures(by=ha) == 0
    assert not ProcedureVersion.objects.filter(confirmed_at__isnull=False).exists()
    assert Conduct.objects.count() == 2
    assert verbs().count("procedure.loaded") == 9


def test_who_does_not_keep_the_book_changes_nothing_of_it():
    lan = cast.lan()
    step, _flags = book.small_book()

    for act in (
        lambda: load_shipped_procedures(by=lan),
        lambda: open_draft(step.edition.procedure, by=lan, at=NOW),
        lambda: add_step(step.edition, by=lan, text_vi="x"),
        lambda: confirm_version(step.edition, by=lan, at=NOW),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_a_version_is_copied_to_a_draft_changed_and_put_in_force():
    ha = cast.ha()
    microphones, _flags = book.small_book()
    draft = open_draft(microphones.edition.procedure, by=ha, at=NOW)
    assert open_draft(microphones.edition.procedure, by=ha, at=NOW) == draft

    last = add_step(draft, by=ha, text_vi="Nước")
    move_step(last, up=True, by=ha)
    first = Step.objects.get(edition=draft, text_vi="Micrô")
    edit_step(first, changes={"text_vi": "Micrô, loa", "amount": 3}, by=ha)
    version = put_in_force(draft, DECISION, by=ha, at=NOW, on=TODAY)

    assert texts(version) == ["Micrô, loa", "Nước", "Cờ đúng chiều"]
    assert texts(microphones.edition) == ["Micrô", "Cờ đúng chiều"]
    assert (version.number, version.valid_from, version.confirmed_by) == (2, TODAY, ha)
    assert "procedure.put_in_force" in verbs()


def test_what_is_laid_down_stays_as_it_is():
    ha = cast.ha()
    step, _flags = book.small_book()

    refused("procedure.not_a_draft", lambda: add_step(step.edition, by=ha, text_vi="x"))
    refused("procedure.not_a_draft", lambda: edit_step(step, changes={"amount": 1}, by=ha))
    refused("procedure.not_a_draft", lambda: remove_step(step, by=ha))
    refused("procedure.not_a_draft", lambda: move_step(step, up=True, by=ha))
    refused("procedure.not_a_draft", lambda: discard_draft(step.edition, by=ha))


def test_a_version_needs_steps_a_basis_and_who_laid_it_down():
    ha = cast.ha()
    draft = add_procedure(
        name_vi="Tiễn khách", name_en="Farewell", serves="farewell", by=ha, at=NOW
    )

    refused("procedure.empty", lambda: put_in_force(draft, DECISION, by=ha, at=NOW, on=TODAY))
    add_step(draft, by=ha, text_vi="Hoa")
    for decision, code in (
        (LayingDown(TODAY, " ", "x"), "procedure.no_basis"),
        (LayingDown(TODAY, "x", ""), "procedure.nobody"),
        (LayingDown(TODAY - timedelta(days=1), "x", "y"), "procedure.day_is_past"),
    ):
        refused(code, lambda one=decision: put_in_force(draft, one, by=ha, at=NOW, on=TODAY))
    refused("procedure.named_already", lambda: add_procedure(
        name_vi="Tiễn khách", name_en="", serves="farewell", by=ha, at=NOW))  # fmt: skip


def test_two_officers_on_one_step_merge_or_see_each_other():
    ha = cast.ha()
    step, _flags = book.small_book()
    draft = open_draft(step.edition.procedure, by=ha, at=NOW)
    one = Step.objects.get(edition=draft, text_vi="Micrô")
    opened = {"text_vi": "Micrô", "who_vi": ""}

    edit_step(one, changes={"text_vi": "Micrô 1", "who_vi": ""}, by=ha, opened=opened, version=1)
    edit_step(
        one, changes={"text_vi": "Micrô", "who_vi": "Văn phòng"}, by=ha, opened=opened, version=1
    )
    one.refresh_from_db()
    assert (one.text_vi, one.who_vi) == ("Micrô 1", "Văn phòng")
    with pytest.raises(ChangedMeanwhile):
        edit_step(one, changes={"text_vi": "Micrô 2"}, by=ha, opened=opened, version=1)


def test_the_database_holds_one_draft_and_one_version_a_day():
    step, _flags = book.small_book()
    procedure = step.edition.procedure
    book.edition(procedure, 2, None)
    for number, day in ((3, None), (4, step.edition.valid_from)):
        with pytest.raises(IntegrityError), transaction.atomic():
            book.edition(procedure, number, day)


def test_a_lesson_becomes_a_step_of_a_draft_and_waits_again_when_the_draft_goes():
    ha, lan = cast.ha(), cast.lan()
    _microphones, flags = book.small_book()
    procedure = flags.edition.procedure
    lesson = note_lesson(
        procedure, step=flags, about=VISIT, text="Chụp ảnh cờ gửi người thứ hai", by=lan, at=NOW
    )

    step = take_lesson(lesson, by=ha, at=NOW)

    assert (step.text_vi, step.needs_second, step.amount) == (lesson.text, True, 2)
    assert "Đoàn Mẫu" in step.source
    assert step.edition.is_draft
    refused("lesson.settled", lambda: take_lesson(lesson, by=ha, at=NOW))
    discard_draft(step.edition, by=ha)
    assert Lesson.objects.get().is_open


def test_a_lesson_is_set_aside_with_a_reason():
    ha = cast.ha()
    step, _flags = book.small_book()
    lesson = note_lesson(step.edition.procedure, about=VISIT, text="x", by=ha, at=NOW)

    refused("lesson.no_reason", lambda: set_lesson_aside(lesson, why=" ", by=ha, at=NOW))
    assert not set_lesson_aside(lesson, why="một lần", by=ha, at=NOW).is_open


def test_clauses_of_a_code_are_written_laid_down_and_attached():
    ha, lan = cast.ha(), cast.lan()
    load_shipped_procedures(by=None)
    code = Conduct.objects.get(code="offices")
    draft = open_code_draft(code, by=ha, at=NOW)
    clause = write_clause(
        draft, None, changes={"number": "Điều 1", "text_vi": "Nội dung (Mẫu)", "text_en": ""}, by=ha
    )
    refused("clause.number_taken", lambda: write_clause(
        draft, None, changes={"number": "Điều 1", "text_vi": "Khác", "text_en": ""}, by=ha))  # fmt: skip
    put_code_in_force(draft, DECISION, by=ha, at=NOW, on=TODAY)
    refused("procedure.not_a_draft", lambda: remove_clause(clause, by=ha))

    attach_clauses(VISIT, clauses=[clause], by=lan, at=NOW)
    attach_clauses(VISIT, clauses=[clause], by=lan, at=NOW)

    assert AttachedClause.objects.get().clause == clause
    assert clauses_in_force(on=TODAY) == [clause]
    assert clauses_in_force(on=TODAY - timedelta(days=1)) == []
    again = open_code_draft(code, by=ha, at=NOW)
    assert again.clauses.get().number == "Điều 1"
    discard_code_draft(again, by=ha)
    attach_clauses(VISIT, clauses=[], by=lan, at=NOW)
    assert not AttachedClause.objects.exists()


def test_the_book_is_open_to_the_office_and_shut_to_agencies():
    book.small_book()

    assert visible_procedures(cast.lan()).count() == 1
    assert not visible_procedures(cast.focal_point()).exists()
    assert not visible_codes(cast.focal_point()).exists()
