import pytest

from doingoai.documents.inspection import FileRefused, decoded_text

WORDS = "Họ tên;Chức vụ\nNguyễn Văn Thử;Trưởng đoàn Ước\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_text_is_read_in_every_unicode_writing(encoding):
    assert decoded_text(WORDS.encode(encoding), name="a.csv").text == WORDS


def test_a_text_in_windows_1258_is_composed():
    # Windows-1258 writes some marks as letters of their own.
    content = "Hà Nô\u0323i, Trươ\u0309ng đoàn".encode("cp1258")

    decoded = decoded_text(content, name="a.csv")

    assert (decoded.text, decoded.encoding) == ("Hà Nội, Trưởng đoàn", "cp1258")


def test_a_short_text_is_a_text():
    assert decoded_text(b"a", name="a.txt").text == "a"


def test_a_refused_text_says_where():
    with pytest.raises(FileRefused) as refusal:
        decoded_text(b"abc\xff \x8f", name="a.csv")

    assert (refusal.value.code, refusal.value.found) == ("file.text_encoding", "byte 5")
