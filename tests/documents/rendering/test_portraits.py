import io

import pytest
from PIL import Image

from doingoai.documents.rendering.portraits import SIZE, PictureUnreadable, portrait


def picture(size=(900, 600), form="JPEG", **more) -> bytes:
    content = io.BytesIO()
    Image.new("RGB", size, "#9e1b1b").save(content, form, **more)
    return content.getvalue()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("size", [(900, 600), (60, 600), (1, 1)])
def test_any_photograph_becomes_a_small_upright_jpeg(form, size):
    made = Image.open(io.BytesIO(portrait(picture(size, form))))

    assert (made.format, made.size) == ("JPEG", SIZE)


def test_place_and_camera_are_left_out():
    exif = Image.Exif()
    exif[0x010F] = "A camera"

    made = portrait(picture(exif=exif))

    assert dict(Image.open(io.BytesIO(made)).getexif()) == {}


def test_a_picture_lying_on_its_side_is_turned():
    exif = Image.Exif()
    exif[0x0112] = 6
    image = Image.new("RGB", (800, 600), "white")
    image.paste("black", (0, 0, 400, 600))
    content = io.BytesIO()
    image.save(content, "JPEG", exif=exif)

    made = Image.open(io.BytesIO(portrait(content.getvalue()))).convert("L")

    assert made.getpixel((180, 20)) < 60
    assert made.getpixel((180, 460)) > 200


@pytest.mark.parametrize(
    "content",
    [b"", b"GIF89a", b"<svg/>", picture()[:200], b"\x89PNG\r\n\x1a\n" + b"x" * 50],
)
def test_what_cannot_be_opened_is_told(content):
    with pytest.raises(PictureUnreadable):
        portrait(content)


@pytest.mark.parametrize("size", [(9_000, 7_000), (20_000, 10_000)])
def test_a_picture_of_absurd_size_is_not_unpacked(size):
    content = io.BytesIO()
    Image.new("1", size).save(content, "PNG")

    with pytest.raises(PictureUnreadable):
        portrait(content.getvalue())
