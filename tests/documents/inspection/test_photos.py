import json
from io import BytesIO

import pytest
from PIL import Image

from doingoai.documents.inspection import FileRefused, pdfs, photos, strip_photo
from doingoai.documents.inspection.limits import ChildFailed, Failure
from doingoai.documents.openers import pdf as pdf_opener
from doingoai.documents.openers import picture as picture_opener
from tests.documents import good_files


def _opened(content):
    return Image.open(BytesIO(content))


def test_a_stripped_photo_is_upright_small_and_says_nothing_of_its_maker():
    photo = good_files.picture(size=(400, 200))

    stripped = strip_photo(photo, longest_side=100)

    image = _opened(stripped)
    assert (image.format, image.size) == ("JPEG", (50, 100))
    assert dict(image.getexif()) == {}
    assert b"Sample camera" in photo
    assert b"Sample camera" not in stripped


def test_a_transparent_picture_stays_a_transparent_png():
    stripped = strip_photo(good_files.picture("PNG", mode="RGBA"))

    assert (_opened(stripped).format, _opened(stripped).mode) == ("PNG", "RGBA")


def test_a_grey_png_without_transparency_becomes_a_jpeg():
    stripped = strip_photo(good_files.picture("PNG", mode="L"))

    assert (_opened(stripped).format, _opened(stripped).mode) == ("JPEG", "RGB")


def test_what_is_no_photo_is_refused():
    with pytest.raises(FileRefused) as refusal:
        strip_photo(b"%PDF-1.7", name="a.jpg")

    assert refusal.value.code == "file.damaged"


def test_a_photo_with_fill_bytes_and_restart_marks_before_its_size_is_read():
    jpeg = good_files.picture()

    filled = jpeg[:2] + b"\xff\xff\xff\xd0" + jpeg[2:]

    assert photos._jpeg_size(filled) == (64, 48)


def test_the_opener_checks_and_strips():
    photo = good_files.picture()

    size = json.loads(picture_opener.answer(b"check\n" + photo))

    assert size == {"width": 64, "height": 48}
    assert _opened(picture_opener.answer(b"strip 32\n" + photo)).size == (24, 32)
    transparent = good_files.picture("PNG", mode="RGBA")
    assert _opened(picture_opener.answer(b"strip 32\n" + transparent)).format == "PNG"


@pytest.mark.parametrize("content", [b"GIF89a", b"\xff\xd8\xff\xd9", good_files.picture()[:900]])
def test_the_opener_refuses_what_it_cannot_read(content):
    with pytest.raises(ValueError, match=r"."):
        picture_opener.answer(b"check\n" + content)


def test_the_opener_refuses_a_flood_of_pixels(monkeypatch):
    monkeypatch.setattr(picture_opener, "MAX_PIXELS", 100)

    with pytest.raises(ValueError, match="too many pixels"):
        picture_opener.answer(b"check\n" + good_files.picture())


def test_the_pdf_opener_reads_words_and_counts_pages():
    answer = json.loads(pdf_opener.answer(good_files.pdf(text="Xin chao")))

    assert answer == {"pages": 1, "text": "Xin chao"}


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\n%%EOF",
        good_files.pdf().replace(b"/Count 1", b"/Count 0").replace(b"[3 0 R]", b"[     ]"),
    ],
)
def test_the_pdf_opener_refuses_what_has_no_page(content):
    with pytest.raises(ValueError, match=r"."):
        pdf_opener.answer(content)


@pytest.mark.parametrize("module", [pdfs, photos])
@pytest.mark.parametrize(
    ("failure", "code"),
    [
        (Failure.TIME, "file.too_heavy"),
        (Failure.MEMORY, "file.too_heavy"),
        (Failure.CRASH, "file.damaged"),
        (Failure.REFUSED, "file.damaged"),
    ],
)
def test_a_failing_child_becomes_a_refusal(module, failure, code):
    refused = module._refused_by_child(ChildFailed(failure), name="a")

    assert refused.code == code
