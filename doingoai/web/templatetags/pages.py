"""Tags of other libraries in the form this house shows them, and one to keep a part of a page."""

from typing import Any

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.defaulttags import url
from django.utils.translation import get_language
from django_cotton.templatetags._component import cotton_component

from doingoai.web.templating.addresses import AddressNode
from doingoai.web.templating.components import ComponentNode

register = template.Library()

MOST_KEPT = 200


@register.tag(name="cotton")
def component(parser: Parser, token: Token) -> ComponentNode:
    """A component: what `<c-…>` is turned into."""
    node = cotton_component(parser, token)
    return ComponentNode(
        node.component_name, node.nodelist, node.attrs, node.only, node.active_library
    )


@register.tag(name="url")
def address(parser: Parser, token: Token) -> AddressNode:
    """The address of a page by its name."""
    node = url(parser, token)
    return AddressNode(node.view_name, node.args, node.kwargs, node.asvar)


@register.filter
def strip(text: str) -> str:
    """A text without the space around it: empty where a slot holds nothing."""
    return text.strip()


class KeepNode(template.Node):
    """A part of a page that is the same whenever its key and the language are."""

    child_nodelists = ("nodelist",)

    def __init__(self, key: Any, nodelist: NodeList) -> None:
        self.key = key
        self.nodelist = nodelist
        self._kept: dict[Any, str] = {}

    def render(self, context: Any) -> str:
        key = (get_language(), self.key.resolve(context))
        kept = self._kept.get(key)
        if kept is None:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            kept = self._kept[key] = self.nodelist.render(context)
        return kept


@register.tag
def keep(parser: Parser, token: Token) -> KeepNode:
    """
    Show a part again as it was shown for the same key: `{% keep shell.navigation_key %}…{% endkeep %}`.

    The key must hold everything that the part depends on beside the language.
    """
    key = parser.compile_filter(token.split_contents()[1])
    nodelist = parser.parse(("endkeep",))
    parser.delete_first_token()
    return KeepNode(key, nodelist)
