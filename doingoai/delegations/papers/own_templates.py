"""Templates an office changes itself: which fields a kind offers, and whether a file may be used."""

from functools import cache

from doingoai.delegations.papers.templates import template_bytes
from doingoai.documents.drafting.templates import fields_offered
from doingoai.documents.rendering.word import check_template


@cache
def known_fields(code: str, language: str) -> frozenset[str]:
    """Give the fields a template of this kind may use: those of the shipped one."""
    return fields_offered(template_bytes(code, language))


def check_own_template(code: str, language: str, template: bytes) -> tuple[str, ...]:
    """
    Check an office's own template for one kind of paper, and give the fields it uses.

    :raises TemplateRefused: template.unknown_field, template.forbidden, template.too_big,
        template.broken
    """
    return check_template(template, known_fields(code, language))
