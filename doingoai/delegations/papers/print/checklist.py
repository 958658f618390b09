"""The checklists of a day or of one item as they stand: ticked by whom, confirmed by whom, departed why."""

from collections.abc import Collection
from datetime import datetime

from doingoai.delegations.facts import VisitFacts
from doingoai.delegations.papers.print import people
from doingoai.delegations.papers.print.catalogue import flags_of, templates_of
from doingoai.documents.rendering.print_engine import PrintJob, render_pdf
from doingoai.foundation.vietnamese import short_date
from doingoai.procedures.facts import StepFacts
from doingoai.procedures.states import Outcome
from doingoai.programme.facts import ItemFacts

WORDS = {
    "vi": {
        "heading": "Bảng kiểm theo quy trình",
        "columns": ["", "Việc", "Ai làm", "Hạn", "Đã ghi"],
        "whole": "Cả chuyến thăm",
        "second": "người thứ hai",
        "different": "Làm khác",
        "not_done": "Không làm",
        "as_of": "In lúc",
    },
    "en": {
        "heading": "Checklist by procedure",
        "columns": ["", "Step", "Who", "Due", "Noted"],
        "whole": "The visit as a whole",
        "second": "second person",
        "different": "Done differently",
        "not_done": "Not done",
        "as_of": "Printed at",
    },
}


def checklist_pdf(
    facts: VisitFacts, items: Collection[ItemFacts], language: str, *, whole: bool, at: datetime
) -> bytes:
    """
    Print the steps of some items, and of the visit as a whole if wanted, with what was noted.

    :raises RuleBroken: print.fonts_missing, print.flags_missing, print.failed, print.too_slow,
        print.stopped
    """
    words = WORDS[language]
    parts = [_part(item, facts, language) for item in items]
    if whole:
        parts.append(_of(str(words["whole"]), [s for s in facts.steps if not s.about], language))
    values = people.visit(facts, language) | {
        "title": f"{words['heading']} – {people.delegation(facts, language)}",
        "words": words,
        "parts": [part for part in parts if part["rows"]],
        "as_of": f"{words['as_of']} {at:%H:%M} {short_date(at.date())}",
    }
    job = PrintJob(
        name="checklist.pdf",
        source="checklist.typ",
        data=values,
        created=facts.as_of,
        assets={**templates_of("checklist"), **flags_of(facts.country)},
    )
    return render_pdf([job])[0].pdf


def _part(item: ItemFacts, facts: VisitFacts, language: str) -> people.Plain:
    title = people.either(
        *((item.title_en, item.title_vi) if language == "en" else (item.title_vi, item.title_en))
    )
    heading = f"{item.starts_at:%H:%M} {short_date(item.starts_at.date())} · {title}"
    return _of(heading, facts.steps_of(item), language)


def _of(heading: str, steps: Collection[StepFacts], language: str) -> people.Plain:
    return {"heading": heading, "rows": [_row(step, language) for step in steps]}


def _row(step: StepFacts, language: str) -> people.Plain:
    words, english = WORDS[language], language == "en"
    noted = step.by
    if step.outcome in {Outcome.DIFFERENT, Outcome.NOT_DONE}:
        noted = f"{words[step.outcome]}: {step.reason} ({step.by})"
    second = f"{words['second']}: {step.second_by or '……'}" if step.needs_second else ""
    return {
        "done": step.outcome == Outcome.DONE and not step.waits_for_second,
        "text": (step.text_en or step.text_vi) if english else step.text_vi,
        "who": (step.who_en or step.who_vi) if english else step.who_vi,
        "due": f"{step.due_at:%H:%M} {step.due_at:%d/%m}",
        "noted": noted,
        "second": second,
    }
