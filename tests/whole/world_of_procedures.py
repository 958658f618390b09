"""The records that addresses of the book of procedures and of checklists stand for."""

from typing import Any

from doingoai.procedures.models import (
    FROM_THE_BEGINNING,
    Clause,
    Conduct,
    ConductVersion,
    Lesson,
    Mark,
    Procedure,
)
from doingoai.procedures.models import ProcedureVersion as Version
from tests import factories
from tests.procedures import book


def make_book(world: Any) -> None:
    """A procedure of talks in force and one in draft, a code, and marks on the talks of the visit."""
    procedure = book.procedure()
    version = book.edition(procedure)
    open_step = book.step(version, "Nước")
    ticked = book.step(version, "Cờ", needs_second=True)
    own = book.step(version, "Micrô")
    draft = book.edition(procedure, 2, None)
    conduct = Conduct.objects.create(code="offices", name_vi="Quy tắc ứng xử")
    code_draft = ConductVersion.objects.create(conduct=conduct, number=1)
    held = Conduct.objects.create(code="public", name_vi="Quy tắc nơi công cộng")
    in_force = ConductVersion.objects.create(
        conduct=held, number=1, valid_from=FROM_THE_BEGINNING, basis="x", laid_down_by="y"
    )
    Clause.objects.create(edition=in_force, order=1, number="1", text_vi="x")
    world.ids |= {
        "assessed_code": held.pk,
        "procedure": procedure.pk,
        "procedure_version": version.pk,
        "procedure_draft": draft.pk,
        "draft_step": book.step(draft, "Trà").pk,
        "open_step": open_step.pk,
        "ticked_step": ticked.pk,
        "own_step": own.pk,
        "conduct": conduct.pk,
        "conduct_draft": code_draft.pk,
        "clause": Clause.objects.create(edition=code_draft, order=1, number="1", text_vi="x").pk,
        "visit_item": f"item-{world.ids['visit.item']}",
    }
    _make_marks(world, procedure, version)


def _make_marks(world: Any, procedure: Procedure, version: Version) -> None:
    about = {"about_type": "item", "about_id": str(world.ids["visit.item"])}
    clerk = world.visitors["records clerk"].user
    officer = world.visitors["officer"].user
    at = factories.NOON
    Mark.objects.create(step_id=world.ids["ticked_step"], by=clerk, at=at, **about)
    Mark.objects.create(step_id=world.ids["own_step"], by=officer, at=at, **about)
    lesson = Lesson.objects.create(procedure=procedure, text="Sớm hơn", by=officer, at=at, **about)
    world.ids["lesson"] = lesson.pk


def grow_book(world: Any) -> None:
    """One more of everything the book and the checklists list."""
    turn = Procedure.objects.count()
    book.edition(book.procedure(code=f"them-{turn}"))
    version = Version.objects.get(pk=world.ids["procedure_version"])
    step = book.step(version, f"Thêm {turn}", needs_second=True)
    book.step(Version.objects.get(pk=world.ids["procedure_draft"]), f"Thêm {turn}")
    about = {"about_type": "item", "about_id": str(world.ids["visit.item"])}
    officer, clerk = world.visitors["officer"].user, world.visitors["records clerk"].user
    Mark.objects.create(
        step=step, by=officer, second_by=clerk, at=factories.NOON, second_at=factories.NOON, **about
    )
    Lesson.objects.create(
        procedure=version.procedure, step=step, text="x", by=clerk, at=factories.NOON, **about
    )
    code = Conduct.objects.create(code=f"them-{turn}", name_vi="Thêm")
    Clause.objects.create(
        edition_id=world.ids["conduct_draft"], order=turn, number=f"thêm {turn}", text_vi="x"
    )
    ConductVersion.objects.create(conduct=code, number=1)
