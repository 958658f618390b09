"""Texts that would run as a script where a page forgets to escape, and their harmless twins."""

from collections.abc import Iterator
from itertools import product
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Model

ACT = "alert(1)"
_PLAIN = (
    f"<script>{ACT}</script>", f"<ScRiPt>{ACT}</sCrIpT>", "<script src=//x.example></script>",
    f"<svg onload={ACT}>", f"<svg/onload={ACT}//", f"<img src=x onerror={ACT}>", f"<img/src/onerror={ACT}>",
    f"<body onload={ACT}>", f"<details open ontoggle={ACT}>", f"<iframe srcdoc='<script>{ACT}</script>'>",
    f"<iframe src=javascript:{ACT}>", f"<object data=javascript:{ACT}>", f"<embed src=javascript:{ACT}>",
    f"<a href=javascript:{ACT}>x</a>", f"<form action=javascript:{ACT}><button>x",
    f"<input autofocus onfocus={ACT}>", f"<select autofocus onfocus={ACT}>", f"<video><source onerror={ACT}>",
    f"<audio src=x onerror={ACT}>", f"<marquee onstart={ACT}>", f"<math><mi xlink:href=javascript:{ACT}>x",
    "<base href=//x.example/>", f"<meta http-equiv=refresh content='0;url=javascript:{ACT}'>",
    "<link rel=stylesheet href=//x.example>", "<style>@import'//x.example';</style>",
    f"<template><script>{ACT}</script></template>", f"<noscript><p title='</noscript><img src=x onerror={ACT}>'>",
    f"<div hx-get=/ hx-trigger=load hx-on::load={ACT}>", f"<div hx-on:click={ACT}>x", "<div data-hx-get=/ >",
    f"<xss onpointerover={ACT} style=position:fixed;inset:0>", f"<isindex action=javascript:{ACT}>",
    f"<svg><animate onbegin={ACT} attributeName=x dur=1s>", f"<svg><set onbegin={ACT}>",
    "<svg><foreignObject><iframe srcdoc=x>", f"<table background=javascript:{ACT}>",
    f"<x contenteditable onblur={ACT} autofocus tabindex=1>", "<button popovertarget=x>x</button>",
)  # fmt: skip
# Ways out of where a text may stand: between tags, in a value, a comment, a title, a script, a style.
_WAYS_OUT = (
    "",
    '">',
    "'>",
    "-->",
    "</title>",
    "</textarea>",
    "</script>",
    "</style>",
    "]]>",
    "</option></select>",
)
_OTHER = (
    f'" onmouseover={ACT} x="', f"' onfocus={ACT} autofocus x='", f"` onfocus={ACT} x=`",
    f"javascript:{ACT}", f"JaVaScRiPt:{ACT}//", f"java\tscript:{ACT}", f"data:text/html,<script>{ACT}</script>",
    f"vbscript:{ACT}", f"';{ACT};//", f'";{ACT};//', f"\\';{ACT};//", f"${{{ACT}}}", f"{{{{{ACT}}}}}",
    "{{ 7|add:35 }}", "{% debug %}", "{% now 'Y' %}", "<c-alert>", "&lt;script&gt;", "&#60;svg onload=1&#62;",
    f"\u003cscript\u003e{ACT}", f"＜script＞{ACT}", "<!--", "<![CDATA[", "<?xml", "%3Cscript%3E", "\\x3cscript\\x3e",
    f"</p></div></main></body></html><script>{ACT}</script>", "<plaintext>", "<xmp>", "<listing>", "<a id=csrf-token>",
    "<form id=main><input name=attributes>", "<img name=getElementById>", "=cmd|' /C calc'!A0", "+1+1", "@SUM(1)",
)  # fmt: skip
PAYLOADS = tuple(
    dict.fromkeys([*map("".join, product(_WAYS_OUT[:4], _PLAIN)), *_OTHER]
                  + [way + _PLAIN[0] for way in _WAYS_OUT])
)  # fmt: skip
# The twin has no sign that means anything in markup, and is as long.
_SIGNS = str.maketrans(dict.fromkeys("<>\"'&=`{}%$\\/;()[]#!?＜＞\t", "·"))
# Fields that hold words of the program, keys, or what is reckoned from other fields.
_PROGRAM = {
    "key", "code", "kind", "role", "state", "language", "country", "nationality", "sender_country",
    "confidence", "guest_class", "rank", "head_rank", "row_key", "badge_token", "username",
    "sort_key", "folded", "folded_key", "birth_index", "number_index", "verb", "matter", "series",
    "format", "part", "order", "sex", "interpreter_language", "password", "reference", "item",
    "invited_by", "approver_role", "hash", "previous_hash", "digest", "sha256", "fingerprint",
    "mime", "path", "location", "replaced_by", "unit", "subject_type", "subject_id", "about_type",
    "about_id", "actor_id", "user_id", "field", "pillar", "payer", "group", "urgency", "opinion",
    "side", "tail", "number_symbol", "invited", "email",
}  # fmt: skip
_SEALED = {"foundation_auditentry", "foundation_answeredform"}
_SHOWN_IN_JSON = (
    "title",
    "place",
    "notes",
    "menu",
    "dress",
    "responsible",
    "car",
    "name",
    "interpreter",
)


def packed(start: int, room: int) -> str:
    """As many whole payloads as there is room for, beginning with one of them."""
    taken: list[str] = []
    for turn in range(len(PAYLOADS)):
        one = PAYLOADS[(start + turn) % len(PAYLOADS)]
        if len(" ".join([*taken, one])) <= room:
            taken.append(one)
    return " ".join(taken) or '"><x>'[:room]


def twin(text: str) -> str:
    return text.translate(_SIGNS)


def text_fields() -> Iterator[tuple[type[Model], models.Field]]:
    """Every column of our own tables that holds words which people enter."""
    for model in apps.get_models():
        if not model.__module__.startswith("doingoai") or model._meta.db_table in _SEALED:
            continue
        for field in model._meta.concrete_fields:
            is_text = isinstance(field, models.CharField | models.TextField)
            is_text = is_text and not isinstance(field, models.URLField)  # forms let only http in
            if is_text and not field.choices and not field.unique and field.name not in _PROGRAM:
                yield model, field


def plant_everywhere(*, harmless: bool) -> list[tuple[str, str]]:
    """Write a payload, or its twin, into every text of every record; tell where and what."""
    planted = []
    for model, field in text_fields():
        if field.name == "text" and model.__name__ == "SearchEntry":
            continue
        for row in model._default_manager.values_list("pk", flat=True).order_by("pk"):
            text = packed(len(planted) * 7, min(field.max_length or 2_000, 2_000))
            value = twin(text) if harmless else text
            model._default_manager.filter(pk=row).update(**{field.name: value})
            planted.append((f"{model.__name__}.{field.name}", text))
    return planted + list(_plant_in_json(harmless=harmless))


def _plant_in_json(*, harmless: bool) -> Iterator[tuple[str, str]]:
    """Columns of the guest list that nobody foresaw, and what an issued programme keeps."""
    text = packed(11, 400)
    value = twin(text) if harmless else text
    apps.get_model("delegations", "Member")._default_manager.update(notes=[[value, value]])
    yield "Member.notes", text
    for version in apps.get_model("programme", "IssuedVersion")._default_manager.all():
        version.content = _swapped(version.content, value)
        version.changes = _swapped(version.changes, value)
        version.save(update_fields=["content", "changes"])
        yield "IssuedVersion.content", text


def _swapped(content: Any, value: str) -> Any:
    """The same with `value` in place of every text that is shown as it is."""
    if isinstance(content, list):
        return [_swapped(one, value) for one in content]
    if not isinstance(content, dict):
        return content
    return {
        name: value
        if isinstance(one, str) and any(part in name for part in _SHOWN_IN_JSON)
        else _swapped(one, value)
        for name, one in content.items()
    }
