"""Does a value fit a part of our OpenAPI schema? The few words of JSON Schema that ours uses."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

Schema = Mapping[str, Any]
KINDS: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
    "null": (type(None),),
}


def misfits(value: Any, said: Schema, known: Schema, at: str = "$") -> Iterator[str]:
    """Each place where a value is not what the schema says."""
    if "$ref" in said:
        yield from misfits(value, known[said["$ref"].rpartition("/")[2]], known, at)
        return
    if "anyOf" in said or "allOf" in said:
        said = {"anyOf": said.get("anyOf") or said["allOf"]}
        if all(any(misfits(value, one, known, at)) for one in said["anyOf"]):
            yield f"{at}: {value!r} fits none of several"
        return
    if "enum" in said and value not in said["enum"]:
        yield f"{at}: {value!r} is not one of {said['enum']}"
    kind = said.get("type")
    if kind and not _is_kind(value, kind):
        yield f"{at}: {value!r} is no {kind}"
        return
    yield from _inside(value, said, known, at)


def _is_kind(value: Any, kind: str) -> bool:
    if isinstance(value, bool):
        return kind == "boolean"
    return isinstance(value, KINDS[kind])


def _inside(value: Any, said: Schema, known: Schema, at: str) -> Iterator[str]:
    if isinstance(value, str):
        yield from _text(value, said, at)
    if isinstance(value, list):
        for number, one in enumerate(value):
            yield from misfits(one, said.get("items", {}), known, f"{at}[{number}]")
    if isinstance(value, dict) and "properties" in said:
        fields = said["properties"]
        yield from (
            f"{at}: {name} is missing" for name in said.get("required", ()) if name not in value
        )
        yield from (f"{at}: {name} is not described" for name in value if name not in fields)
        for name in value.keys() & fields.keys():
            yield from misfits(value[name], fields[name], known, f"{at}.{name}")


def _text(value: str, said: Schema, at: str) -> Iterator[str]:
    if len(value) > said.get("maxLength", 10**9) or len(value) < said.get("minLength", 0):
        yield f"{at}: length of {value!r}"
    if "pattern" in said and not re.search(said["pattern"], value):
        yield f"{at}: {value!r} does not match"
    try:
        {"date": date.fromisoformat, "date-time": datetime.fromisoformat}.get(
            said.get("format", ""), str
        )(value)
    except ValueError:
        yield f"{at}: {value!r} is no {said['format']}"
