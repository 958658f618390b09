"""
Components of the house, shown the short way.

The tags, attributes and slots are those of django-cotton; only what it works out anew for every use
(the template, its variables, a stack for slots) is worked out once here, for a list shows fifty icons.
"""

from typing import Any

from django.template import engines
from django.template.base import NodeList
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django_cotton.templatetags import Attrs, UnprocessableDynamicAttr
from django_cotton.templatetags._component import AttrKind, CottonComponentNode, PreparedAttr
from django_cotton.templatetags._slot import CottonSlotNode
from django_cotton.templatetags._vars import CottonVarsNode
from django_cotton.utils import get_cotton_data

GIVEN_ONLY = frozenset(
    {
        "alert", "badge", "button", "copy", "empty", "flag", "icon", "link-button", "severity",
        "sort", "state",
    }
)  # fmt: skip
"""Components that show nothing but their own words and what they are given, as often as asked."""
KEPT = frozenset({"flag", "icon", "severity", "state"})
"""Those of them that are given so few different things that each result is kept."""
MOST_KEPT = 300

Values = dict[str, Any]
_ASKING = frozenset({AttrKind.DYNAMIC, AttrKind.UNQUOTED})


def _is_text(attr: PreparedAttr) -> bool:
    return attr.kind not in _ASKING and attr.compiled is not None


class _Shape:
    """What the template of a component is: its nodes, and its variables with their defaults."""

    def __init__(self, name: str) -> None:
        path = CottonComponentNode._generate_component_template_path(name, None)
        nodes = engines["django"].engine.get_template(path).nodelist  # type: ignore[attr-defined]
        declared = [node for node in nodes if isinstance(node, CottonVarsNode)]
        self.nodes = NodeList(node for node in nodes if not isinstance(node, CottonVarsNode))
        self.defaults = {
            var.accessible_key: var.value for node in declared for var in node._prepared_vars
        }
        self.names = frozenset(
            name
            for node in declared
            for name in [*(var.exclude_key for var in node._prepared_vars), *node.empty_vars]
        )


class ComponentNode(CottonComponentNode):  # type: ignore[misc]
    """One use of a component."""

    child_nodelists = ("nodelist",)

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._shape: _Shape | None = None
        self._kept: dict[Any, str] = {}
        self._has_slots = bool(self.nodelist.get_nodes_by_type(CottonSlotNode))
        keys = {attr.key for attr in self._prepared_attrs}
        self._is_plain = not self.only and not keys & {"attrs", "is"}
        self._asked = [attr for attr in self._prepared_attrs if attr.kind in _ASKING]
        self._written = [attr for attr in self._prepared_attrs if _is_text(attr)]
        # In the order of the tag, for the attributes nobody declares are shown in it.
        self._places = {attr.key: attr.value for attr in self._prepared_attrs}

    @property
    def texts(self) -> list[NodeList]:
        """The texts of the attributes that are written in the language of templates."""
        return [attr.compiled.nodelist for attr in self._written]

    @property
    def is_given_only_texts(self) -> bool:
        """Test whether it shows what it is given and nothing else, and is given no variable itself."""
        is_asking = self._asked or self._has_slots
        return self._is_plain and self.component_name in GIVEN_ONLY and not is_asking

    def render(self, context: Any) -> str:
        if not self._is_plain:
            return str(super().render(context))
        given = self._given(context)
        slots: Values = {}
        slot = self._slot(context, slots) if self.nodelist else SafeString("")
        if self.component_name not in KEPT:
            return self._shown(context, given, slots, slot)
        values = (*given.values(), slot)
        key = (get_language(), *given, *values, *map(type, values))
        kept = self._kept.get(key)
        if kept is None:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            kept = self._kept[key] = self._shown(context, given, slots, slot)
        return kept

    def _given(self, context: Any) -> Values:
        """The attributes by their names; what leads nowhere is left out, as if not written."""
        given = self._places.copy()
        for key, _kind, _value, text in self._written:
            given[key] = text.nodelist.render(context)
        for key, kind, _value, variable in self._asked:
            try:
                given[key] = variable.resolve(context)
            except UnprocessableDynamicAttr:
                if kind == AttrKind.DYNAMIC:
                    del given[key]
        return given

    def _slot(self, context: Any, slots: Values) -> SafeString:
        nodes: NodeList = self.nodelist
        if not self._has_slots:
            return nodes.render(context)
        stack = get_cotton_data(context)["stack"]
        stack.append({"key": self.component_name, "attrs": Attrs({}), "slots": slots})
        try:
            return nodes.render(context)
        finally:
            stack.pop()

    def _shown(self, context: Any, given: Values, slots: Values, slot: SafeString) -> str:
        shape = self._shape
        if shape is None:
            shape = self._shape = _Shape(self.component_name)
        shown = {**shape.defaults, **slots, "attrs": "", "slot": slot}
        if given.keys() <= shape.names:
            shown.update(given)
        else:
            shown["attrs"] = Attrs({key: given[key] for key in given if key not in shape.names})
            shown.update((name.replace("-", "_"), value) for name, value in given.items())
        with context.push(shown):
            return shape.nodes.render(context)
