"""Labels that Word counts by itself: 1., a), I., -, as they are printed."""

import re

from doingoai.documents.checking.cascade import (
    MAIN,
    Element,
    Look,
    attribute,
    child_value,
    number,
    paragraph_look,
)

_PLACEHOLDER = re.compile(r"%(\d)")
_MOST = 1000
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class Level:
    def __init__(self, element: Element) -> None:
        self.format = child_value(element, "numFmt") or "decimal"
        self.text = child_value(element, "lvlText") or ""
        self.start = number(child_value(element, "start")) or 1
        self.paragraph: Look = paragraph_look(element.find(MAIN + "pPr"))


class Numbering:
    """The lists of a file; labels must be asked for in the order of the paragraphs."""

    def __init__(self, root: Element | None) -> None:
        self.kinds: dict[str, str] = {}
        self.levels: dict[tuple[str, int], Level] = {}
        self.counts: dict[str, dict[int, int]] = {}
        if root is None:
            return
        for kind in root.findall(MAIN + "abstractNum"):
            for level in kind.findall(MAIN + "lvl"):
                key = (
                    attribute(kind, "abstractNumId") or "",
                    number(attribute(level, "ilvl")) or 0,
                )
                self.levels[key] = Level(level)
        for used in root.findall(MAIN + "num"):
            self.kinds[attribute(used, "numId") or ""] = child_value(used, "abstractNumId") or ""

    def counted(self, list_id: str, depth: int) -> tuple[str, Look]:
        """Count one further: the label, such as `b)`, and how the list shapes its paragraphs."""
        kind = self.kinds.get(list_id, "")
        level = self.levels.get((kind, depth))
        if level is None:
            return "", {}
        if level.format == "bullet":
            return "-" if level.text in ("-", "–", "—") else "•", level.paragraph
        counts = self.counts.setdefault(kind, {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [key for key in counts if key > depth]:
            del counts[deeper]
        label = _PLACEHOLDER.sub(lambda found: self._printed(kind, int(found[1]) - 1), level.text)
        return label, level.paragraph

    def _printed(self, kind: str, depth: int) -> str:
        level = self.levels.get((kind, depth))
        if level is None:
            return ""
        return printed(self.counts[kind].get(depth, level.start), level.format)


def printed(count: int, form: str) -> str:
    """Print a count as Word does: letters are the English ones, without đ."""
    if not 0 < count < _MOST:
        return str(count)
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman"):
        roman = _roman(count)
        return roman if form == "lowerRoman" else roman.upper()
    return str(count)


def _roman(count: int) -> str:
    letters = ""
    for value, sign in _ROMAN:
        letters += sign * (count // value)
        count %= value
    return letters
