"""The templates of the papers of the plan: which module lays out which kind."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import ModuleType

from doingoai.documents.drafting.templates import fields_offered, template_of
from doingoai.documents.rendering.word import check_template
from doingoai.yearplan.papers.word import (
    plan_amendment,
    plan_decision,
    plan_submission,
    plan_whole,
)

WRITERS: Mapping[str, ModuleType] = {
    module.__name__.rsplit(".", 1)[-1]: module
    for module in (plan_amendment, plan_decision, plan_submission, plan_whole)
}


def template_bytes(code: str, language: str, cache_folder: Path | None = None) -> bytes:
    """Give the shipped template of a kind; with a folder it is also kept there."""
    return template_of(WRITERS, code, language, cache_folder)


@cache
def known_plan_fields(code: str, language: str) -> frozenset[str]:
    """Give the fields a template of this kind may use: those of the shipped one."""
    return fields_offered(template_bytes(code, language))


def check_own_plan_template(code: str, language: str, template: bytes) -> tuple[str, ...]:
    """
    Check an office's own template for one kind of paper, and give the fields it uses.

    :raises TemplateRefused: template.unknown_field, template.forbidden, template.too_big,
        template.broken
    """
    return check_template(template, known_plan_fields(code, language))
