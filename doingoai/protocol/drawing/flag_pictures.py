"""Flags inside a drawing: the bundled picture where it is small and plain, else its code in a frame."""

import re
from functools import lru_cache
from itertools import count

from django.utils.html import escape

from doingoai.documents.rendering.flags import flag_svg

LARGEST = 6_000
"""Bytes of a picture that is worth carrying inside a drawing; coats of arms weigh up to 180,000."""

_OUTER = re.compile(r"<svg[^>]*?viewBox=\"([^\"]+)\"[^>]*>(.*)</svg>", re.DOTALL)
_IDS = re.compile(r'(\bid="|url\(#|href="#)([\w-]+)')
_numbers = count(1)


def flag_picture(country: str, x: float, y: float, width: float, height: float) -> str:
    """Draw a flag with its middle at (x, y); upright in every view."""
    left, top = x - width / 2, y - height / 2
    frame = f'<rect class="plan-flag" x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" height="{height:.1f}"'
    found = _inside(country)
    if found is None:
        word = escape(country.upper() or "?")
        return (
            f'{frame} fill="#fff" stroke="#555"/>'
            f'<text class="plan-flag-code" x="{x:.1f}" y="{y + 5:.1f}" text-anchor="middle" font-size="14">{word}</text>'
        )
    box, content = found
    number = next(_numbers)
    own = _IDS.sub(lambda part: f"{part[1]}f{number}-{part[2]}", content)
    return (
        f'<svg x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" height="{height:.1f}" viewBox="{box}" '
        f'preserveAspectRatio="none">{own}</svg>{frame} fill="none" stroke="#555"/>'
    )


@lru_cache(maxsize=300)
def _inside(country: str) -> tuple[str, str] | None:
    """The picture's own measure and content, or None where it does not belong inside a drawing."""
    content = flag_svg(country) if country else None
    if content is None or len(content) > LARGEST or b"style" in content:
        return None
    found = _OUTER.search(content.decode())
    return (found[1], found[2].strip()) if found else None
