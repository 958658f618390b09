"""
Sizes of a page of office paper, in millimetres and points.

Source: Decree 30/2020/NĐ-CP, Annex I. Where the decree gives a range the choice is ours; the set
is its own example of sizes that belong together (national title 13, motto and place 14).
"""

PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0
TOP = BOTTOM = 20.0
LEFT, RIGHT = 30.0, 15.0
HEADER_EDGE = FOOTER_EDGE = 9.0
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT

# The national title at 13 pt bold is 95.7 mm wide and must stay on one line; the decree leaves the
# width of the two columns open.
HEAD_LEFT, HEAD_RIGHT = 67.0, 98.0
SIGNATURE_LEFT, SIGNATURE_RIGHT = 80.0, 85.0

# Rules: under the motto as long as its text (14 pt bold); under issuer and subject a third to a
# half of the line, which holds for lines of 30 to 45 mm and of 100 to 150 mm.
MOTTO_RULE = 60.5
ISSUER_RULE = 15.0
SUBJECT_RULE = 50.0

FIRST_LINE = 10.0
FONT = "Times New Roman"
BODY = 14.0
TABLE = 12.0
SMALL_TABLE = 11.0

TWIPS_PER_MM = 1440 / 25.4


def twips(millimetres: float) -> int:
    """Give a length in the unit Word counts in: a twentieth of a point."""
    return round(millimetres * TWIPS_PER_MM)
