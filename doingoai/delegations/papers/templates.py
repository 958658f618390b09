"""
The templates of the Word papers as they are shipped, built once and kept.

An office may download one, change it in Word and give it back; its own then goes before ours.
"""

from collections.abc import Callable, Mapping
from functools import cache
from hashlib import sha256
from inspect import getsource
from pathlib import Path
from types import ModuleType

import doingoai.documents.layout as layout
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
from doingoai.documents.layout.sheet import Sheet

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
    """
    Give the shipped template of a kind in one language.

    With a folder it is also kept there, under a name that changes with the code that builds it.
    """
    if cache_folder is None:
        return _built(code, language)
    kept = cache_folder / f"{code}-{language}-{_edition()}.docx"
    if kept.is_file():
        return kept.read_bytes()
    content = _built(code, language)
    cache_folder.mkdir(parents=True, exist_ok=True)
    # Written aside and renamed, so that a second process never reads half a file.
    aside = kept.with_suffix(f".{id(content)}")
    aside.write_bytes(content)
    aside.replace(kept)
    return content


@cache
def _built(code: str, language: str) -> bytes:
    sheet = Sheet(language)
    build: Callable[[Sheet], None] = WRITERS[code].build
    build(sheet)
    return sheet.save()


@cache
def _edition() -> str:
    """Digest the code all templates come from."""
    digest = sha256()
    for path in sorted(Path(layout.__path__[0]).glob("*.py")):
        digest.update(path.read_bytes())
    for code in sorted(WRITERS):
        digest.update(getsource(WRITERS[code]).encode())
    return digest.hexdigest()[:16]
