"""The schema of the API as plain values for a page: operations, parameters, answers, examples."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

Schema = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Word:
    """One parameter or one field of an answer."""

    name: str
    kind: str
    text: str
    values: tuple[str, ...] = ()
    is_needed: bool = True


@dataclass(frozen=True, slots=True)
class Part:
    """One shape inside an answer, with its fields."""

    name: str
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Operation:
    """One address of the API as a person reads it."""

    name: str
    method: str
    path: str
    title: str
    text: str
    scope: str
    parameters: tuple[Word, ...]
    sent: tuple[Part, ...]
    parts: tuple[Part, ...]
    call: str
    answer: str


def operations(schema: Schema, address: str) -> list[Operation]:
    """Every operation in the order of the schema, in the language that is active."""
    known = schema["components"]["schemas"]
    return [
        _operation(path, method, said, known, address)
        for path, methods in schema["paths"].items()
        for method, said in methods.items()
    ]


def _operation(path: str, method: str, said: Schema, known: Schema, address: str) -> Operation:
    body, answer = _content(said.get("requestBody", {})), _content(_good_answer(said))
    return Operation(
        name=said["operationId"],
        method=method.upper(),
        path=path,
        title=_translated(said, "summary"),
        text=_translated(said, "description"),
        scope=said["x-scope"],
        parameters=tuple(_parameter(one, known) for one in said["parameters"]),
        sent=tuple(_sent(body.get("schema", {}), known)),
        parts=tuple(parts_of(answer.get("schema", {}), known)),
        call=_call(method, address + _filled(path), body),
        answer=_written(answer["example"]) if "example" in answer else "",
    )


def _content(part: Schema) -> Schema:
    """The one kind of content that a body or an answer has."""
    found: Schema = next(iter(part.get("content", {}).values()), {})
    return found


def _good_answer(said: Schema) -> Schema:
    found: Schema = next(one for code, one in said["responses"].items() if int(code) < 300)
    return found


def _filled(path: str) -> str:
    """The address with keys in it, as one would call it."""
    for name, key in (("pk", "7"), ("key", "31"), ("number", "2"), ("item", "banquet")):
        path = path.replace(f"{{{name}}}", key)
    return path


def _call(method: str, url: str, body: Schema) -> str:
    verb = "" if method == "get" else f"-X {method.upper()} "
    call = f'curl {verb}-H "Authorization: Bearer $TOKEN" "{url}"'
    if "example" not in body:
        return call
    return (
        call + ' \\\n  -H "Content-Type: application/json" -d \'' + _written(body["example"]) + "'"
    )


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _parameter(said: Schema, known: Schema) -> Word:
    return Word(
        name=said["name"],
        kind=kind_of(said["schema"], known),
        text=_translated(said, "description"),
        values=values_of(said["schema"], known),
        is_needed=said["required"],
    )


def parts_of(shape: Schema, known: Schema) -> Iterator[Part]:
    """A shape and every shape inside it, each once, the outermost first."""
    waiting, seen = [_referred(_bare(shape))], set()
    while waiting:
        name = waiting.pop(0)
        if name in seen or "properties" not in known.get(name, {}):
            continue
        seen.add(name)
        fields = known[name]["properties"]
        yield Part(
            name.removesuffix("Shape"), tuple(_field(*one, known=known) for one in fields.items())
        )
        inside = (_referred(_bare(field)) for field in fields.values())
        waiting += [one for one in inside if one and "properties" in known[one]]


def _sent(shape: Schema, known: Schema) -> Iterator[Part]:
    """What a body holds; that of a form has no name of its own."""
    if "properties" in shape:
        fields = shape["properties"].items()
        yield Part("Form", tuple(_field(*one, known=known) for one in fields))
    else:
        yield from parts_of(shape, known)


def _field(name: str, said: Schema, *, known: Schema) -> Word:
    return Word(
        name, kind_of(said, known), _translated(said, "description"), values_of(said, known)
    )


def _translated(said: Schema, key: str) -> str:
    text: str = said[key]
    return _(text)


def _bare(said: Schema) -> Schema:
    """What a value is when it is there, and what a list is a list of."""
    for one in said.get("anyOf", said.get("allOf", ())):
        if one.get("type") != "null":
            return _bare(one)
    return _bare(said["items"]) if "items" in said else said


def _referred(said: Schema) -> str:
    return str(said.get("$ref", "")).rpartition("/")[2]


def values_of(said: Schema, known: Schema) -> tuple[str, ...]:
    """The words of a closed list; nothing where any value may stand."""
    bare = _bare(said)
    return tuple(known.get(_referred(bare), bare).get("enum", ()))


def kind_of(said: Schema, known: Schema) -> str:
    """Tell in a word or two what a value is, in the language that is active."""
    bare = _bare(said)
    kind = _referred(bare).removesuffix("Shape")
    if not kind or values_of(said, known):
        kind = _plain_kind(bare)
    return _("list of %(what)s") % {"what": kind} if "items" in said else kind


def _plain_kind(bare: Schema) -> str:
    formats = {"date": _("day"), "date-time": _("moment with offset")}
    return formats.get(bare.get("format", "")) or {
        "integer": _("whole number"),
        "boolean": _("true or false"),
        "object": _("text by name"),
    }.get(bare.get("type", ""), _("text"))
