"""The demo office's book of procedures, and how far the visit of today has got with it."""

from datetime import timedelta

from doingoai.delegations.actions.checklists import (
    attach_clauses_to,
    confirm_step_of,
    depart_from_step_of,
    tick_step_of,
)
from doingoai.delegations.checklists import sheets_of_visit
from doingoai.delegations.models import Delegation
from doingoai.demo.people_and_programmes import World
from doingoai.demo.world import MARK
from doingoai.foundation.subjects import Subject, subject_of
from doingoai.procedures.actions.book import confirm_version, load_shipped_procedures
from doingoai.procedures.actions.conduct import open_code_draft, put_code_in_force, write_clause
from doingoai.procedures.actions.editions import LayingDown
from doingoai.procedures.actions.lessons import note_lesson
from doingoai.procedures.models import Clause, Conduct, Procedure, ProcedureVersion
from doingoai.procedures.queries import Line, Sheet
from doingoai.procedures.states import Outcome

CHECKED = ("airport", "courtesy_call")
LEFT = "Nhãn song ngữ"
DEPARTED = "Xe cảnh sát dẫn đường, thời gian lộ trình"
WAITING = ("courtesy_call", "Cờ: đúng nước, đúng chiều, cùng cỡ")
AHEAD = timedelta(hours=2)
"""What is due within it is done already, so that a demonstration opened at any hour looks kept."""


def make_procedures(world: World, running: Delegation, over: Delegation) -> None:
    """Take the book in, check a part of it, tick most of what is due, learn from what is over."""
    load_shipped_procedures(by=None)
    for version in ProcedureVersion.objects.filter(procedure__code__in=CHECKED):
        confirm_version(version, by=world.people["phong"], at=world.now)
    _sample_clause(world, running)
    for sheet in sheets_of_visit(running):
        for line in sheet.lines:
            _settle(world, running, sheet, line)
    note_lesson(
        Procedure.objects.get(code="airport"), about=subject_of(over), by=world.people["ha"],
        text=f"Kiểm tra lại thẻ ra vào của phiên dịch từ hôm trước ({MARK})", at=world.now,
    )  # fmt: skip


def _settle(world: World, visit: Delegation, sheet: Sheet, line: Line) -> None:
    ha, phong = world.people["ha"], world.people["phong"]
    about = Subject(sheet.anchor.type, sheet.anchor.id, sheet.anchor.label)
    at = min(world.now, line.due_at)
    text = line.step.text_vi
    if text == DEPARTED:
        depart_from_step_of(
            visit, step=line.step, about=about, outcome=Outcome.DIFFERENT, by=ha, at=at,
            reason=f"Đoàn đi đường Võ Nguyên Giáp, công an bố trí chốt thay xe dẫn ({MARK})",
        )  # fmt: skip
        return
    waits = (sheet.procedure.code, text) == WAITING
    if text == LEFT or not (waits or line.due_at <= world.now + AHEAD):
        return
    tick_step_of(visit, step=line.step, about=about, by=ha, at=at)
    if line.step.needs_second and not waits:
        confirm_step_of(visit, step=line.step, about=about, by=phong, at=at)


def _sample_clause(world: World, running: Delegation) -> None:
    """A clause that only shows how clauses are read: the text of the codes is not ours to invent."""
    phong = world.people["phong"]
    draft = open_code_draft(Conduct.objects.get(code="offices"), by=phong, at=world.now)
    clause: Clause = write_clause(
        draft, None, by=phong,
        changes={
            "number": MARK,
            "text_vi": "Chữ minh họa của bản trình diễn; cơ quan nhập nội dung từ văn bản.",
            "text_en": "Words of the demonstration; the office enters the text of the code.",
        },
    )  # fmt: skip
    decision = LayingDown(world.today, f"Bản trình diễn ({MARK})", phong.name)
    put_code_in_force(draft, decision, by=phong, at=world.now, on=world.today)
    attach_clauses_to(running, clauses=[clause], by=phong, at=world.now)
