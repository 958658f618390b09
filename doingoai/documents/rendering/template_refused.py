"""What an office is told when its Word template cannot be used."""

from collections.abc import Collection, Mapping
from difflib import get_close_matches
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doingoai.foundation.refusals import RuleBroken

PARTS = {
    "body": gettext_lazy("the body"),
    "header": gettext_lazy("a page header"),
    "footer": gettext_lazy("a page footer"),
    "footnotes": gettext_lazy("the footnotes"),
    "properties": gettext_lazy("the document properties"),
}


class TemplateRefused(RuleBroken):
    """
    A Word template cannot be used as it is.

    Codes: template.unknown_field, template.forbidden, template.too_big, template.broken. The
    message names the placeholder and the part of the template it stands in.
    """


def refusal_from(answer: Mapping[str, Any], name: str = "") -> TemplateRefused:
    """Put the child's answer into words; `name` says which paper was being made."""
    code = str(answer.get("code", "template.broken"))
    found = str(answer.get("found", ""))
    message = {
        "template.unknown_field": _unknown_field,
        "template.forbidden": _forbidden,
        "template.too_big": _too_big,
    }.get(code, _broken)(found)
    sentences = [
        message,
        *_place(answer),
        *([_("Paper: %(name)s.") % {"name": name}] if name else []),
    ]
    return TemplateRefused(" ".join(sentences), code=code, field=found)


def unknown_fields(
    unknown: Collection[str], places: Mapping[str, str], known: Collection[str]
) -> TemplateRefused:
    """Tell every unknown field of a template, where it stands and which known one is nearest."""
    told = [_one_unknown(field, places[field], known) for field in unknown]
    message = _("The template uses fields that this paper does not have: %(fields)s.")
    return TemplateRefused(
        message % {"fields": "; ".join(told)},
        code="template.unknown_field",
        field=", ".join(unknown),
    )


def _one_unknown(field: str, part: str, known: Collection[str]) -> str:
    place = PARTS.get(part, part)
    nearest = get_close_matches(field, sorted(known), n=1, cutoff=0.5)
    if not nearest:
        return _("“%(field)s” in %(part)s") % {"field": field, "part": place}
    return _("“%(field)s” in %(part)s (did you mean “%(nearest)s”?)") % {
        "field": field,
        "part": place,
        "nearest": nearest[0],
    }


def _unknown_field(found: str) -> str:
    return _(
        "The template asks for “%(found)s”, which this paper does not have. Correct the name of "
        "the field, or take it out."
    ) % {"found": found}


def _forbidden(found: str) -> str:
    return _(
        "The template holds “%(found)s”, which is not allowed in a template. Use only fields, "
        "loops and conditions, and take out macros, embedded objects and links to files."
    ) % {"found": found}


def _too_big(found: str) -> str:
    if not found:
        return _("The template needs too much time or memory to fill in. Make its loops simpler.")
    return _("The template is too big or counts too far (%(found)s). Make it simpler.") % {
        "found": found
    }


def _broken(found: str) -> str:
    return _(
        "The template cannot be read as a Word file with fields (%(found)s). Open it in Word, "
        "correct it, and save it again as .docx."
    ) % {"found": found}


def _place(answer: Mapping[str, Any]) -> list[str]:
    part, near = str(answer.get("part", "")), str(answer.get("near", ""))
    if not part:
        return []
    named = PARTS.get(part, part)
    if not near:
        return [_("Place: %(part)s.") % {"part": named}]
    return [_("Place: %(part)s, near “%(near)s”.") % {"part": named, "near": near}]
