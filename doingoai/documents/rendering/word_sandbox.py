"""
The only Jinja environment that ever sees a Word template.

Two walls: the syntax tree may hold nothing but fields, loops, conditions and a few filters, so
other code is refused before it is compiled; and what is left runs in Jinja's immutable sandbox
with every attribute closed except the fields of plain values. Runs in the rendering child.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import StrictUndefined, Template, Undefined, nodes
from jinja2.exceptions import TemplateSyntaxError
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from doingoai.documents.rendering.word_refusal import Refused

FILTERS = ("upper", "lower", "trim", "length", "count", "join", "default", "d", "first", "last")
TESTS = (
    "defined", "undefined", "none", "odd", "even", "divisibleby", "string", "number", "in",
    "eq", "equalto", "==", "ne", "!=", "lt", "<", "le", "<=", "gt", ">", "ge", ">=",
)  # fmt: skip
LOOP_FIELDS = frozenset({"index", "index0", "revindex", "revindex0", "first", "last", "length"})
MAX_RANGE = 1000
MAX_NESTED_LOOPS = 4
MAX_NODES = 20_000

ALLOWED_NODES = (
    nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Getattr, nodes.Getitem,
    nodes.Slice, nodes.For, nodes.If, nodes.CondExpr, nodes.Filter, nodes.Test, nodes.Compare,
    nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Concat, nodes.Tuple, nodes.List,
    nodes.Call, nodes.Keyword,
)  # fmt: skip


class ForbiddenSyntax(TemplateSyntaxError):
    """The template can be read, but says what no paper may say; the message names it."""


def bounded_range(*limits: int) -> range:
    """Count like range, but never further than an office document needs."""
    counted = range(*limits)
    if len(counted) > MAX_RANGE:
        raise Refused("template.too_big", found=f"range({', '.join(map(str, limits))})")
    return counted


class PaperEnvironment(ImmutableSandboxedEnvironment):
    """Jinja cut down to what a paper needs; an unknown field is an error."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, cache_size=0)
        self.globals = {"range": bounded_range}
        self.filters = {name: self.filters[name] for name in FILTERS}
        self.tests = {name: self.tests[name] for name in TESTS}
        self._compiled: dict[str, Template] = {}

    def from_string(self, source: Any, *args: Any, **kwargs: Any) -> Template:
        """Check and compile; heads and feet are the same in most papers of a batch."""
        if source not in self._compiled:
            tree = self.parse(source)
            check_tree(tree)
            self._compiled[source] = super().from_string(tree, *args, **kwargs)
        return self._compiled[source]

    def getattr(self, obj: Any, attribute: str) -> Any:
        return self._field(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        return self._field(obj, argument)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        return False

    def is_safe_callable(self, obj: Any) -> bool:
        return obj is bounded_range

    def _field(self, obj: Any, key: Any) -> Any:
        if isinstance(obj, Undefined):
            return obj[key]
        if isinstance(obj, list | tuple | str) and isinstance(key, int | slice):
            return self._element(obj, key)
        if not isinstance(key, str) or key.startswith("_"):
            raise Refused("template.forbidden", found=str(key))
        if isinstance(obj, LoopContext) and key in LOOP_FIELDS:
            return getattr(obj, key)
        if isinstance(obj, Mapping) and key in obj:
            return obj[key]
        return self.undefined(obj=obj, name=key)

    def _element(self, obj: list[Any] | tuple[Any, ...] | str, key: int | slice) -> Any:
        try:
            return obj[key]
        except (IndexError, TypeError, ValueError):
            return self.undefined(obj=obj, name=str(key))


@cache
def paper_environment() -> PaperEnvironment:
    """The environment of this process: it keeps what it compiled, and nothing of what it printed."""
    return PaperEnvironment()


def check_tree(tree: nodes.Template) -> None:
    """
    Refuse a template that says more than fields, loops and conditions.

    :raises Refused: template.too_big
    :raises ForbiddenSyntax: for anything else, with its line
    """
    for seen, node in enumerate(tree.find_all(nodes.Node)):
        if seen > MAX_NODES:
            raise Refused("template.too_big", found=f"{seen} placeholders")
        _check_node(node)
    _check_loops(tree, 0)


def _check_node(node: nodes.Node) -> None:
    forbidden = _forbidden_in(node)
    if forbidden:
        raise ForbiddenSyntax(forbidden, node.lineno)


def _forbidden_in(node: nodes.Node) -> str:
    """Name what a paper may not say, or nothing."""
    if not isinstance(node, ALLOWED_NODES):
        return type(node).__name__.lower()
    if isinstance(node, nodes.Filter | nodes.Test | nodes.Getattr | nodes.Name):
        return _forbidden_name(node)
    if isinstance(node, nodes.Call) and not _is_range(node):
        return str(getattr(node.node, "name", None) or getattr(node.node, "attr", "()"))
    return "recursive" if isinstance(node, nodes.For) and node.recursive else ""


def _forbidden_name(node: nodes.Filter | nodes.Test | nodes.Getattr | nodes.Name) -> str:
    if isinstance(node, nodes.Filter):
        return "" if node.name in FILTERS else node.name
    if isinstance(node, nodes.Test):
        return "" if node.name in TESTS else node.name
    name = node.attr if isinstance(node, nodes.Getattr) else node.name
    return name if name.startswith("_") or name == "self" else ""


def _is_range(node: nodes.Call) -> bool:
    named = isinstance(node.node, nodes.Name) and node.node.name == "range"
    return named and not (node.kwargs or node.dyn_args or node.dyn_kwargs)


def _check_loops(node: nodes.Node, depth: int) -> None:
    depth += isinstance(node, nodes.For)
    if depth > MAX_NESTED_LOOPS:
        raise Refused("template.too_big", found="for")
    for child in node.iter_child_nodes():
        _check_loops(child, depth)
