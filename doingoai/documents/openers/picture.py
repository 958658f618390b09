"""Opens a photograph: checks every pixel of it, or makes a smaller one without hidden facts."""

import json
from io import BytesIO

from PIL import Image, ImageOps

FORMATS = ("JPEG", "PNG")
MAX_PIXELS = 40_000_000
QUALITY = 88


def answer(payload: bytes) -> bytes:
    """
    Do what the first line of the payload asks for: `check` or `strip <longest side>`.

    :raises ValueError: the picture cannot be read to its end
    """
    order, _, content = payload.partition(b"\n")
    Image.MAX_IMAGE_PIXELS = None  # our own, firmer limit is asked below
    try:
        with Image.open(BytesIO(content), formats=FORMATS) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                raise ValueError("too many pixels")
            picture.load()
            return _done(picture, order.decode().split())
    except (OSError, SyntaxError, EOFError, IndexError, KeyError, TypeError) as error:
        raise ValueError(str(error)) from error


def _done(picture: Image.Image, order: list[str]) -> bytes:
    if order[0] == "strip":
        return _stripped(picture, int(order[1]))
    return json.dumps({"width": picture.width, "height": picture.height}).encode()


def _stripped(picture: Image.Image, longest_side: int) -> bytes:
    upright = ImageOps.exif_transpose(picture)
    has_alpha = "A" in upright.getbands() or "transparency" in upright.info
    plain = upright.convert("RGBA" if has_alpha else "RGB")
    plain.thumbnail((longest_side, longest_side))
    bare = Image.new(plain.mode, plain.size)
    bare.paste(plain)
    file = BytesIO()
    if has_alpha:
        bare.save(file, "PNG", optimize=True)
    else:
        bare.save(file, "JPEG", quality=QUALITY, optimize=True)
    return file.getvalue()
