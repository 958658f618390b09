"""QR codes as drawings that stay sharp at any size."""

import io

import segno

ANY_MASK = 2


def qr_svg(text: str, *, is_random: bool = False) -> bytes:
    """
    Draw a QR code (ISO/IEC 18004, level M or better: 15 % may be soiled) with its quiet zone.

    Upper-case letters and digits make the smallest code. For random words say `is_random`: the
    search for the best of eight masks, six sevenths of the work, is for texts with patterns.
    """
    mask = ANY_MASK if is_random else None
    picture = io.BytesIO()
    segno.make(text, error="m", micro=False, mask=mask).save(
        picture, kind="svg", border=4, xmldecl=False, svgclass=None, lineclass=None, nl=False
    )
    return picture.getvalue()
