"""Parts of a template that never change in a language: put together once, then shown as one text."""

from collections.abc import Iterable
from typing import Any

from django.template.base import Node, NodeList, TextNode, TokenType, Variable
from django.template.defaulttags import LoadNode
from django.templatetags.i18n import BlockTranslateNode, TranslateNode
from django.templatetags.static import StaticNode
from django.utils.translation import get_language

from doingoai.web.templating.addresses import AddressNode
from doingoai.web.templating.components import ComponentNode


class ConstantNode(Node):
    """Neighbours that show the same on every page of a language."""

    child_nodelists = ()

    def __init__(self, nodes: list[Node]) -> None:
        self.nodes = nodes
        self.origin = nodes[0].origin
        self.token = nodes[0].token
        self._shown: dict[str | None, str] = {}

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self.nodes!r}>"

    def render(self, context: Any) -> str:
        language = get_language()
        shown = self._shown.get(language)
        if shown is None:
            shown = self._shown[language] = NodeList(self.nodes).render(context)
        return shown


def join_constants(nodes: NodeList) -> None:
    """Put neighbours that are constant together, here and in everything below; the list is changed in place."""
    for node in nodes:
        for below in _below(node):
            join_constants(below)
    nodes[:] = _joined(nodes)


def _below(node: Node) -> Iterable[NodeList]:
    for value in list(vars(node).values()):
        if isinstance(value, NodeList):
            yield value
    for _condition, branch in getattr(node, "conditions_nodelists", ()):
        yield branch
    if isinstance(node, ComponentNode):
        yield from node.texts


def _joined(nodes: Iterable[Node]) -> list[Node]:
    joined: list[Node] = []
    run: list[Node] = []
    for node in nodes:
        if is_constant(node):
            run.append(node)
            continue
        joined += [*_one(run), node]
        run = []
    return joined + _one(run)


def _one(run: list[Node]) -> list[Node]:
    return [ConstantNode(run)] if any(not isinstance(node, TextNode) for node in run) else run


def is_constant(node: Node) -> bool:
    """Test whether a node shows nothing but its own words, whoever asks for whatever page."""
    if isinstance(node, (TextNode, LoadNode, ConstantNode)):
        return True
    check = _CHECKS.get(type(node))
    return check is not None and check(node)


def _says_fixed_words(node: Any) -> bool:
    expression = node.filter_expression
    is_literal = isinstance(expression.var, Variable) and expression.var.literal is not None
    return is_literal and not expression.filters and not node.asvar and not node.message_context


def _says_fixed_sentence(node: Any) -> bool:
    asks = (node.extra_context, node.countervar, node.plural, node.asvar, node.message_context)
    return not any(asks) and all(token.token_type == TokenType.TEXT for token in node.singular)


def _is_fixed(expression: Any) -> bool:
    return isinstance(expression.var, str) and not expression.filters


def _names_fixed_file(node: Any) -> bool:
    return node.varname is None and _is_fixed(node.path)


def _names_fixed_page(node: Any) -> bool:
    return not (node.args or node.kwargs or node.asvar) and _is_fixed(node.view_name)


def _is_fixed_component(node: ComponentNode) -> bool:
    parts = [*node.texts, node.nodelist]
    return node.is_given_only_texts and all(is_constant(inner) for part in parts for inner in part)


_CHECKS: dict[type[Node], Any] = {
    TranslateNode: _says_fixed_words,
    BlockTranslateNode: _says_fixed_sentence,
    StaticNode: _names_fixed_file,
    AddressNode: _names_fixed_page,
    ComponentNode: _is_fixed_component,
}
