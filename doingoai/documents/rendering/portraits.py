"""Photographs of persons made fit for a badge: upright, cut to 3 by 4, small, without metadata."""

import io
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

SIZE = (360, 480)
"""Pixels; 27 x 36 mm at 340 dots per inch."""

MOST_PIXELS = 60_000_000
FACE_HEIGHT = 0.35
"""Where the middle of the cut lies from the top: heads are in the upper part of a photograph."""


class PictureUnreadable(Exception):
    """Not a JPEG, PNG or WebP picture, damaged, or of a size nobody photographs in."""


def portrait(picture: bytes, size: tuple[int, int] = SIZE) -> bytes:
    """
    Cut a photograph to a portrait as JPEG; place and camera recorded in it are left out.

    `size` are pixels, of any shape; the badge's own where none is said.

    :raises PictureUnreadable:
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(picture), formats=("JPEG", "PNG", "WEBP"))
        if image.width * image.height > MOST_PIXELS:
            raise PictureUnreadable("too many pixels")
        upright = ImageOps.exif_transpose(image).convert("RGB")
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError, SyntaxError) as error:
        raise PictureUnreadable(str(error)) from error
    cut = ImageOps.fit(upright, size, centering=(0.5, FACE_HEIGHT))
    jpeg = io.BytesIO()
    cut.save(jpeg, "JPEG", quality=88)
    return jpeg.getvalue()
