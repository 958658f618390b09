"""
Draws a plan as SVG: plain text without script or style, so a page and a printer may take it in.

What is a host's chair and what a guest's is told by shape as well as by colour; text stands upright
in every view.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from math import cos, radians, sin

from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import override

from doingoai.protocol.drawing.flag_pictures import flag_picture
from doingoai.protocol.drawing.turning import point, turned
from doingoai.protocol.layouts.catalogue import LAYOUTS
from doingoai.protocol.layouts.places import Kind, Place, Plan, Role, Thing
from doingoai.protocol.states import Layout, Side, View

UNIT = 112
"""Points of one chair width."""
SEAT = 38
LINE = 17
LETTERS = 13
MOST_LINES = 3
_SHOWN = 0.7
"""How large a drawing is where nothing else says so: names are then just read."""
_MARGIN = 34
_FONT = "Be Vietnam Pro, Noto Sans, sans-serif"
_LOOKS = {
    Side.HOST: ("#f7dfda", "#a3262a"),
    Side.GUEST: ("#f3e8d2", "#7a5c1e"),
    "": ("#ffffff", "#6b6b6b"),
}


@dataclass(slots=True)
class _Sheet:
    """What has been drawn, and how far it reaches."""

    parts: list[str]
    left: float = 0
    top: float = 0
    right: float = 0
    bottom: float = 0

    def reach(self, x: float, y: float, across: float, down: float) -> None:
        self.left, self.right = min(self.left, x - across), max(self.right, x + across)
        self.top, self.bottom = min(self.top, y - down), max(self.bottom, y + down)


def drawing_of(
    plan: Plan,
    *,
    view: View = View.HALL,
    language: str = "vi",
    title: str = "",
    locked: Collection[str] = (),
) -> str:
    """Draw a plan for a view in a language."""
    with override(language):
        seen = turned(plan, view)
        sheet = _Sheet([])
        for thing in sorted(seen.things, key=lambda one: one.kind == Kind.FLAG):
            _draw_thing(sheet, thing)
        for place in seen.places:
            _draw_place(sheet, seen, place, is_locked=place.key in locked)
        _write_foot(sheet, plan.layout, view)
        return _framed(sheet, title or str(plan.layout.label))


def _framed(sheet: _Sheet, title: str) -> str:
    heading = sheet.top - _MARGIN - 12
    middle = (sheet.left + sheet.right) / 2
    half = max(sheet.right - middle, len(title) * 6.5, 260) + _MARGIN
    box = (middle - half, heading - 34, 2 * half, sheet.bottom - heading + 34 + _MARGIN)
    said = escape(title)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" class="plan" role="img" aria-label="{said}" '
        f'width="{_SHOWN * box[2]:.0f}" height="{_SHOWN * box[3]:.0f}" '
        f'viewBox="{box[0]:.0f} {box[1]:.0f} {box[2]:.0f} {box[3]:.0f}" font-family="{_FONT}" fill="#222">'
        f"<title>{said}</title>"
        f'<text class="plan-title" x="{middle:.0f}" y="{heading:.0f}" text-anchor="middle" font-size="24" font-weight="600">{said}</text>'
        f"{''.join(sheet.parts)}</svg>"
    )


def _write_foot(sheet: _Sheet, layout: Layout, view: View) -> None:
    """Say from where this is seen, and what the shapes mean."""
    words = str(view.label)
    if not LAYOUTS[layout].is_of_flags:
        words += _(". Square: Vietnamese side; round: visiting side; dashed: interpreter.")
    y, x = sheet.bottom + 46, (sheet.left + sheet.right) / 2
    sheet.parts.append(_text(x, y, words, "middle", 15, "plan-foot"))
    sheet.reach(x, y, len(words) * 3.7, 12)


def _draw_thing(sheet: _Sheet, thing: Thing) -> None:
    x, y = thing.x * UNIT, thing.y * UNIT
    if thing.kind == Kind.FLAG:
        sheet.parts.append(flag_picture(thing.country, x, y, thing.width * UNIT, thing.height * UNIT))  # fmt: skip
        sheet.reach(x, y, thing.width * UNIT / 2, thing.height * UNIT / 2)
        return
    if thing.kind == Kind.RING:
        radius = thing.width * UNIT / 2
        sheet.parts.append(f'<circle class="plan-table" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="#fbfaf7" stroke="#8a8478"/>')  # fmt: skip
        sheet.reach(x, y, radius, radius)
    elif thing.kind != Kind.WORD:
        _draw_box(sheet, thing)
    if thing.word:
        sheet.parts.append(_text(x, y + 6, str(thing.word), "middle", 17, "plan-word"))
        sheet.reach(x, y, len(str(thing.word)) * 5, 12)


_FILLS = {Kind.TABLE: "#fbfaf7", Kind.STAGE: "#f1eee6", Kind.DOOR: "#ffffff", Kind.CAR: "#fbfaf7"}


def _draw_box(sheet: _Sheet, thing: Thing) -> None:
    half_width, half_height = thing.width / 2, thing.height / 2
    corners = []
    for across, down in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        dx, dy = point(across * half_width, down * half_height, -thing.turn)
        corners.append(((thing.x + dx) * UNIT, (thing.y + dy) * UNIT))
    listed = " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)
    dash = ' stroke-dasharray="6 5"' if thing.kind == Kind.DOOR else ""
    sheet.parts.append(f'<polygon class="plan-{thing.kind}" points="{listed}" fill="{_FILLS[thing.kind]}" stroke="#8a8478" stroke-linejoin="round"{dash}/>')  # fmt: skip
    for x, y in corners:
        sheet.reach(x, y, 0, 0)


def _draw_place(sheet: _Sheet, plan: Plan, place: Place, *, is_locked: bool) -> None:
    one = plan.people.get(place.occupant)
    x, y = place.x * UNIT, place.y * UNIT
    sheet.parts.append(
        f'<g class="plan-place" data-place="{escape(place.key)}" data-occupant="{escape(place.occupant)}">'
    )
    if place.role == Role.FLAG:
        sheet.parts.append(flag_picture(one.country if one else "", x, y, 92, 69))
        sheet.reach(x, y, 46, 35)
    else:
        _draw_seat(sheet, place, one.side if one else "")
        sheet.parts.append(_text(x, y + 6, str(place.number or ""), "middle", 16, "plan-number"))
        sheet.parts.append(_padlock(x + SEAT - 15, y - SEAT + 9) if is_locked else "")
        sheet.reach(x, y, SEAT, SEAT)
    words = [one.name] if one else []
    words += [str(place.label)] if place.label else []
    _write_label(sheet, place, words or [_("free")])
    sheet.parts.append("</g>")


def _draw_seat(sheet: _Sheet, place: Place, side: str) -> None:
    x, y = place.x * UNIT, place.y * UNIT
    fill, line = _LOOKS.get(side, _LOOKS[""])
    dash = ' stroke-dasharray="5 4"' if place.role == Role.INTERPRETER else ""
    look = f'fill="{fill}" stroke="{line}" stroke-width="2"{dash}'
    name = side or "free"
    turn = radians(place.facing)
    nose = (x + sin(turn) * (SEAT + 9), y - cos(turn) * (SEAT + 9))
    aside = (cos(turn) * 8, sin(turn) * 8)
    foot = (x + sin(turn) * (SEAT - 2), y - cos(turn) * (SEAT - 2))
    points = f"{nose[0]:.1f},{nose[1]:.1f} {foot[0] + aside[0]:.1f},{foot[1] + aside[1]:.1f} {foot[0] - aside[0]:.1f},{foot[1] - aside[1]:.1f}"
    sheet.parts.append(f'<polygon class="plan-nose" points="{points}" fill="{line}"/>')
    if side == Side.GUEST or place.role == Role.DRIVER:
        sheet.parts.append(f'<circle class="plan-seat is-{name}" cx="{x:.1f}" cy="{y:.1f}" r="{SEAT}" {look}/>')  # fmt: skip
        return
    sheet.parts.append(f'<rect class="plan-seat is-{name}" x="{x - SEAT:.1f}" y="{y - SEAT:.1f}" width="{2 * SEAT}" height="{2 * SEAT}" rx="7" {look}/>')  # fmt: skip


def _write_label(sheet: _Sheet, place: Place, words: list[str]) -> None:
    """Write a name behind the chair, where nothing else stands."""
    lines = [line for word in words for line in wrapped(word)][: MOST_LINES + 1]
    x, y = place.x * UNIT, place.y * UNIT
    back = (-sin(radians(place.facing)), cos(radians(place.facing)))
    if place.role == Role.CAR:
        back = (1.0, 0.0)
    gap = SEAT + 8
    if abs(back[0]) < 0.5:
        anchor, first_x = "middle", x
        first = y + gap + 14 if back[1] > 0 else y - gap - (len(lines) - 1) * LINE
        across = LETTERS * 4.3
        sheet.reach(x, first, across, 14)
    else:
        anchor = "start" if back[0] > 0 else "end"
        first_x = x + (gap if back[0] > 0 else -gap)
        first = y + back[1] * 18 - (len(lines) - 1) * LINE / 2 + 5
        sheet.reach(first_x + (1 if back[0] > 0 else -1) * LETTERS * 8.5, first, 0, 14)
    for number, line in enumerate(lines):
        sheet.parts.append(_text(first_x, first + number * LINE, line, anchor, 14, "plan-name"))
        sheet.reach(first_x, first + number * LINE, 0, 14)


def wrapped(words: str) -> list[str]:
    """Break a name into lines of a chair's width, at most three."""
    lines: list[str] = []
    for word in _parted(words):
        if lines and len(lines[-1]) + 1 + len(word) <= LETTERS:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], f"{lines[MOST_LINES - 1]}…"]
    return [line if len(line) <= LETTERS + 2 else f"{line[: LETTERS + 1]}…" for line in lines]


def _parted(words: str) -> list[str]:
    """The words of a name, long ones parted at their hyphens."""
    parts: list[str] = []
    for word in words.split():
        parts += re.findall(r"[^-]+-?", word) if len(word) > LETTERS else [word]
    return parts


def _padlock(x: float, y: float) -> str:
    return (
        f'<path class="plan-lock" d="M{x:.1f} {y + 5:.1f}v-4a4.5 4.5 0 0 1 9 0v4" fill="none" stroke="#222" stroke-width="2"/>'
        f'<rect class="plan-lock" x="{x - 2:.1f}" y="{y + 4:.1f}" width="13" height="10" rx="2" fill="#222"/>'
    )


def _text(x: float, y: float, words: str, anchor: str, size: int, name: str) -> str:
    return (
        f'<text class="{name}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" '
        f'font-size="{size}">{escape(words)}</text>'
    )
