import re
from itertools import pairwise

import pytest
import segno

from doingoai.documents.rendering.qr_codes import qr_svg

TOKEN = "ABCDEFGHIJKLMNOPQRSTUVWX23"


def dark_modules(svg: bytes) -> set[tuple[int, int]]:
    """Read the dark squares (column, row) back from the strokes of the drawing."""
    [path] = re.findall(r' d="([^"]+)"', svg.decode())
    dark, x, y = set(), 0.0, 0.0
    for kind, numbers in re.findall(r"([Mmh])([^Mmh]*)", path):
        values = [float(n) for n in re.findall(r"-?\d*\.?\d+", numbers)]
        if kind == "h":
            dark |= {(int(x) + step, int(y)) for step in range(int(values[0]))}
            x += values[0]
        else:
            x, y = (values[0], values[1]) if kind == "M" else (x + values[0], y + values[1])
    return dark


@pytest.mark.parametrize(("is_random", "mask"), [(False, None), (True, 2)])
def test_the_drawing_is_the_code_of_the_text_with_its_quiet_zone(is_random, mask):
    wanted = segno.make(TOKEN, error="m", micro=False, mask=mask)
    rows = list(wanted.matrix)

    drawn = dark_modules(qr_svg(TOKEN, is_random=is_random))

    assert drawn == {
        (column + 4, row + 4)
        for row, line in enumerate(rows)
        for column, dark in enumerate(line)
        if dark
    }


def test_a_badge_word_makes_a_small_code():
    assert b'width="33" height="33"' in qr_svg(TOKEN)


def test_different_words_make_different_codes():
    drawings = [qr_svg(f"{TOKEN[:-1]}{n}") for n in range(2, 6)]

    assert all(one != other for one, other in pairwise(drawings))
