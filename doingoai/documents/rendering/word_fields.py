"""
Which fields a template uses: `guests`, `guests.name`… as dotted paths, seen through its loops.

Runs in the rendering child. Loop variables stand for the elements of what they run over, so
`{% for g in guests %}{{ g.name }}` uses `guests` and `guests.name`.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from jinja2 import nodes

NOT_FIELDS = frozenset({"loop", "range", "true", "false", "none", "True", "False", "None"})


class Use(NamedTuple):
    field: str
    line: int


def fields_in(tree: nodes.Template) -> tuple[Use, ...]:
    """List every field a template reads, in order, with its line."""
    return tuple(_uses(tree, {}))


def fields_of(context: Mapping[str, Any]) -> frozenset[str]:
    """List the dotted paths of all fields a context offers; lists stand for their elements."""
    return frozenset(_paths(context, ""))


def _paths(value: Any, path: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _paths(inner, f"{path}.{key}" if path else str(key))
        return
    yield path
    if isinstance(value, list | tuple):
        for inner in value:
            if isinstance(inner, Mapping | list | tuple):
                yield from _paths(inner, path)


def _uses(node: nodes.Node, scope: Mapping[str, str]) -> Iterator[Use]:
    if isinstance(node, nodes.For):
        yield from _uses_of_loop(node, scope)
        return
    path = _path(node, scope)
    if path:
        yield Use(path, node.lineno)
    for child in _children_to_read(node, is_path=path is not None):
        yield from _uses(child, scope)


def _children_to_read(node: nodes.Node, *, is_path: bool) -> Iterator[nodes.Node]:
    if not is_path:
        yield from node.iter_child_nodes()
        return
    while isinstance(node, nodes.Getattr | nodes.Getitem):
        if isinstance(node, nodes.Getitem):
            yield node.arg
        node = node.node


def _uses_of_loop(node: nodes.For, scope: Mapping[str, str]) -> Iterator[Use]:
    yield from _uses(node.iter, scope)
    inner = dict(scope)
    over = _path(_unfiltered(node.iter), scope) or ""
    for target in node.target.find_all(nodes.Name):
        inner[target.name] = ""
    if isinstance(node.target, nodes.Name):
        inner[node.target.name] = over
    for child in (*node.body, *([node.test] if node.test else [])):
        yield from _uses(child, inner)
    for child in node.else_:
        yield from _uses(child, scope)


def _unfiltered(node: nodes.Node | None) -> nodes.Node | None:
    while isinstance(node, nodes.Filter):
        node = node.node
    return node


def _path(node: nodes.Node | None, scope: Mapping[str, str]) -> str | None:
    """Give the dotted path a node stands for; "" when it is no field of the paper; None if none."""
    if isinstance(node, nodes.Name):
        return scope.get(node.name, "" if node.name in NOT_FIELDS else node.name)
    if isinstance(node, nodes.Getattr):
        return _below(_path(node.node, scope), node.attr)
    if isinstance(node, nodes.Getitem):
        key = node.arg.value if isinstance(node.arg, nodes.Const) else None
        above = _path(node.node, scope)
        return _below(above, key) if isinstance(key, str) else above
    return None


def _below(above: str | None, name: str) -> str | None:
    return f"{above}.{name}" if above else above
