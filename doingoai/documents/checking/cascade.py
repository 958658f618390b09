"""
How a Word file says what letters and paragraphs look like: defaults, styles, then the place itself.

Switches such as bold work like light switches across kinds of style: on in the paragraph style and
on in the character style is off (ISO/IEC 29500-1, 17.7.3). What is set at the place itself counts.
"""

from collections.abc import Iterable
from typing import Any

MAIN = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

Element = Any
Look = dict[str, Any]

_SWITCHES = {"b": "bold", "i": "italic", "caps": "caps", "vanish": "hidden"}
_OFF = ("0", "false", "off", "none")
_LONGEST_CHAIN = 20
_DEFAULT_SIZE = 20  # half points, when nothing says more


def attribute(element: Element, name: str) -> str | None:
    value = element.get(MAIN + name)
    return None if value is None else str(value)


def child_value(element: Element, name: str) -> str | None:
    child = element.find(MAIN + name)
    return None if child is None else attribute(child, "val")


def number(value: str | None) -> int | None:
    """Read a whole number of twips or half points; what is not one counts as not said."""
    try:
        return round(float(value)) if value is not None else None
    except (ValueError, OverflowError):
        return None


def is_on(element: Element) -> bool:
    return (attribute(element, "val") or "1").lower() not in _OFF


class Theme:
    """The two fonts a theme stands for."""

    def __init__(self, root: Element | None) -> None:
        self.fonts: dict[str, str] = {}
        for kind in ("major", "minor"):
            latin = None if root is None else root.find(f".//{DRAWING}{kind}Font/{DRAWING}latin")
            if latin is not None:
                self.fonts[kind] = str(latin.get("typeface") or "")

    def font(self, name: str) -> str:
        return self.fonts.get(name[:5], name)


def letters_look(properties: Element | None, theme: Theme) -> Look:
    """Read what one place says about letters; what it does not say is left out."""
    look: Look = {}
    if properties is None:
        return look
    for tag, key in _SWITCHES.items():
        switch = properties.find(MAIN + tag)
        if switch is not None:
            look[key] = is_on(switch)
    size = number(child_value(properties, "sz"))
    if size is not None:
        look["size"] = size
    for tag, key in (("color", "colour"), ("u", "underline")):
        value = child_value(properties, tag)
        if value is not None:
            look[key] = value
    return look | _fonts(properties.find(MAIN + "rFonts"), theme)


def _fonts(fonts: Element | None, theme: Theme) -> Look:
    look: Look = {}
    for name in ("ascii", "hAnsi") if fonts is not None else ():
        themed = attribute(fonts, f"{name}Theme")
        plain = attribute(fonts, name)
        if themed or plain:
            look[name] = theme.font(themed) if themed else plain
    return look


def paragraph_look(properties: Element | None) -> Look:
    """Read what one place says about a paragraph, in twips."""
    look: Look = {}
    if properties is None:
        return look
    align = child_value(properties, "jc")
    if align is not None:
        look["align"] = align
    indent = properties.find(MAIN + "ind")
    if indent is not None:
        look |= _indent(indent)
    spacing = properties.find(MAIN + "spacing")
    if spacing is not None:
        look |= _spacing(spacing)
    contextual = properties.find(MAIN + "contextualSpacing")
    if contextual is not None:
        look["contextual"] = is_on(contextual)
    return look | _border(properties.find(MAIN + "pBdr")) | _list(properties.find(MAIN + "numPr"))


def _indent(indent: Element) -> Look:
    look: Look = {}
    for key, names in (("left", ("left", "start")), ("right", ("right", "end"))):
        values = [number(attribute(indent, name)) for name in names]
        found = [value for value in values if value is not None]
        if found:
            look[key] = found[0]
    first, hanging = number(attribute(indent, "firstLine")), number(attribute(indent, "hanging"))
    if hanging:
        look["first_line"] = -hanging
    elif first is not None:
        look["first_line"] = first
    return look


def _spacing(spacing: Element) -> Look:
    look: Look = {}
    for key in ("before", "after", "line"):
        value = number(attribute(spacing, key))
        if value is not None:
            look[key] = value
    for key in ("before", "after"):
        # “Automatic” is about a line's height: 14 pt in Word.
        if (attribute(spacing, f"{key}Autospacing") or "0") not in _OFF:
            look[key] = 280
    rule = attribute(spacing, "lineRule")
    if "line" in look:
        look["line_rule"] = rule or "auto"
    return look


def _border(border: Element | None) -> Look:
    if border is None:
        return {}
    sides = [border.find(MAIN + side) for side in ("top", "bottom")]
    drawn = [
        side for side in sides if side is not None and attribute(side, "val") not in (*_OFF, "nil")
    ]
    return {"ruled": bool(drawn)}


def _list(numbering: Element | None) -> Look:
    if numbering is None:
        return {}
    list_id, level = child_value(numbering, "numId"), child_value(numbering, "ilvl")
    return {"list": (list_id or "0", number(level) or 0)}


class Style:
    def __init__(self, element: Element, theme: Theme) -> None:
        self.id = attribute(element, "styleId") or ""
        self.kind = attribute(element, "type") or ""
        self.parent = child_value(element, "basedOn") or ""
        self.is_default = (attribute(element, "default") or "0") not in _OFF
        self.letters = letters_look(element.find(MAIN + "rPr"), theme)
        self.paragraph = paragraph_look(element.find(MAIN + "pPr"))
        self.margins = cell_margins(element.find(MAIN + "tblPr"))


def cell_margins(properties: Element | None) -> Look:
    """Read the left and right margins of the cells of a table, in twips."""
    margins = None if properties is None else properties.find(MAIN + "tblCellMar")
    look: Look = {}
    for key, names in (("left", ("left", "start")), ("right", ("right", "end"))):
        for name in names:
            side = None if margins is None else margins.find(MAIN + name)
            if side is not None:
                look[key] = number(attribute(side, "w")) or 0
    return look


class StyleSheet:
    """All styles of a file and what holds where none speaks."""

    def __init__(self, root: Element | None, theme: Theme) -> None:
        self.theme = theme
        self.styles: dict[str, Style] = {}
        self.default_ids: dict[str, str] = {}
        self.letters: Look = {}
        self.paragraph: Look = {}
        if root is None:
            return
        defaults = f"{MAIN}docDefaults/{MAIN}"
        self.letters = letters_look(root.find(f"{defaults}rPrDefault/{MAIN}rPr"), theme)
        self.paragraph = paragraph_look(root.find(f"{defaults}pPrDefault/{MAIN}pPr"))
        for element in root.findall(MAIN + "style"):
            style = Style(element, theme)
            self.styles[style.id] = style
            if style.is_default:
                self.default_ids.setdefault(style.kind, style.id)

    def chain(self, style_id: str | None, kind: str) -> list[Style]:
        """Give a style and all it rests on, the deepest first."""
        wanted = style_id if style_id in self.styles else self.default_ids.get(kind, "")
        found: list[Style] = []
        while wanted in self.styles and len(found) < _LONGEST_CHAIN:
            found.insert(0, self.styles[wanted])
            wanted = found[0].parent
        return found

    def paragraph_of(self, style_id: str | None, table_style: str | None, own: Look) -> Look:
        """Resolve the form of a paragraph."""
        look = dict(self.paragraph)
        for style in self._styles(style_id, table_style):
            look |= style.paragraph
        return look | own

    def letters_of(
        self, style_id: str | None, table_style: str | None, run_style: str | None, own: Look
    ) -> Look:
        """Resolve the look of letters."""
        chains = [self.chain(style_id, "paragraph")]
        if table_style is not None:
            chains.insert(0, self.chain(table_style, "table"))
        if run_style:
            chains.append(self.chain(run_style, "character"))
        levels = [_merged(style.letters for style in chain) for chain in chains]
        look = {"size": _DEFAULT_SIZE} | self.letters | _merged(levels)
        for switch in _SWITCHES.values():
            turned = sum(bool(level.get(switch)) for level in levels)
            look[switch] = bool(self.letters.get(switch)) or turned % 2 == 1
        return look | own

    def margins_of(self, table_style: str | None) -> Look:
        return _merged(style.margins for style in self.chain(table_style, "table"))

    def _styles(self, style_id: str | None, table_style: str | None) -> list[Style]:
        below = self.chain(table_style, "table") if table_style is not None else []
        return below + self.chain(style_id, "paragraph")


def _merged(looks: Iterable[Look]) -> Look:
    whole: Look = {}
    for look in looks:
        whole |= look
    return whole
