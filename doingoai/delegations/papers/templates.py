"""The templates of the Word papers of a visit: which module lays out which kind."""

from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

from doingoai.delegations.papers.word import (
    biographies,
    car_list,
    checklist,
    consultation_letter,
    contents,
    decision,
    estimate,
    gift_list,
    guest_list,
    host_list,
    minutes_form,
    police_notice,
    press_note,
    programme_detailed,
    programme_short,
    reception_plan,
    reply_letter,
    reply_letter_en,
    result_report,
    room_list,
    submission,
    talking_points,
    task_assignment,
    thank_you_letter,
)
from doingoai.documents.drafting.templates import template_of

WRITERS: Mapping[str, ModuleType] = {
    module.__name__.rsplit(".", 1)[-1]: module
    for module in (
        biographies, car_list, checklist, consultation_letter, contents, decision, estimate,
        gift_list, guest_list, host_list, minutes_form, police_notice, press_note,
        programme_detailed, programme_short, reception_plan, reply_letter, reply_letter_en,
        result_report, room_list, submission, talking_points, task_assignment, thank_you_letter,
    )
}  # fmt: skip


def template_bytes(code: str, language: str, cache_folder: Path | None = None) -> bytes:
    """Give the shipped template of a kind in one language; with a folder it is also kept there."""
    return template_of(WRITERS, code, language, cache_folder)
