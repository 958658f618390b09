"""
Whom a plan places, as plain values. Nothing here reads or writes anything.

Left and right are always those of the person who sits or stands there, never those of who looks
at the drawing; drawings for a viewer or for the guest are derived from it.
"""

from dataclasses import dataclass

from doingoai.protocol.states import Part, Side


@dataclass(frozen=True, slots=True)
class Attendee:
    """
    One person to be placed.

    `standing` is the place in the order of precedence of this event among everybody there, both
    sides together: 0 goes first, no two are equal. `party` is the key of the delegation or body
    somebody comes with, `country` its ISO code. `couple` is the key of the spouse who is there
    too; `interprets_for` holds the keys of those an interpreter speaks for.
    """

    key: str
    side: Side
    standing: int
    name: str = ""
    title_vi: str = ""
    title_en: str = ""
    party: str = ""
    country: str = ""
    part: Part = Part.MEMBER
    sex: str = ""
    languages: tuple[str, ...] = ()
    couple: str = ""
    interprets_for: tuple[str, ...] = ()
    diet: str = ""
    field: str = ""
