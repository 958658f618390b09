"""Templates of a mission's papers an office changes itself: fields it may use, and the check."""

from functools import cache

from doingoai.documents.drafting.templates import fields_offered
from doingoai.documents.rendering.word import check_template
from doingoai.missions.papers.templates import template_bytes


@cache
def known_mission_fields(code: str, language: str) -> frozenset[str]:
    """Give the fields a template of this kind may use: those of the shipped one."""
    return fields_offered(template_bytes(code, language))


def check_own_mission_template(code: str, language: str, template: bytes) -> tuple[str, ...]:
    """
    Check an office's own template for one kind of paper, and give the fields it uses.

    :raises TemplateRefused: template.unknown_field, template.forbidden, template.too_big,
        template.broken
    """
    return check_template(template, known_mission_fields(code, language))
