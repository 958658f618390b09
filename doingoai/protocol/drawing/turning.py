"""
A plan as somebody sees it: turned so that they look upwards, their right hand at the right.

Nothing is ever mirrored and no left or right is rewritten: only coordinates turn.
"""

from dataclasses import replace
from math import cos, radians, sin

from doingoai.protocol.layouts.places import Place, Plan, Thing
from doingoai.protocol.states import Layout, View


def turned(plan: Plan, view: View) -> Plan:
    """Turn a plan for a view; from the entrance it is drawn as it is laid down."""
    degrees = degrees_of(plan, view)
    return replace(
        plan,
        places=tuple(_place(one, degrees) for one in plan.places),
        things=tuple(_thing(one, degrees) for one in plan.things),
    )


def degrees_of(plan: Plan, view: View) -> float:
    """By how much a view turns the ground: until the head of that side looks upwards."""
    head = None if view == View.HALL else plan.head(view.value)
    if head is None:
        return 0.0
    # A hall of many tables is turned by its walls, not by the chair of one guest.
    return round(head.facing / 90) * 90.0 if plan.layout == Layout.ROUNDS else head.facing


def point(x: float, y: float, degrees: float) -> tuple[float, float]:
    """Turn a point against the clock by so many degrees."""
    turn = radians(degrees)
    return x * cos(turn) + y * sin(turn), y * cos(turn) - x * sin(turn)


def _place(one: Place, degrees: float) -> Place:
    x, y = point(one.x, one.y, degrees)
    return replace(one, x=x, y=y, facing=(one.facing - degrees) % 360)


def _thing(one: Thing, degrees: float) -> Thing:
    x, y = point(one.x, one.y, degrees)
    return replace(one, x=x, y=y, turn=(one.turn - degrees) % 360)
