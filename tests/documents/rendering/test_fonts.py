from pathlib import Path

import pytest

from doingoai.documents.rendering import fonts
from doingoai.foundation.refusals import RuleBroken

VOWELS = "aăâeêioôơuưy"
TONES = "\u0300\u0301\u0303\u0309\u0323"


def test_every_vietnamese_letter_can_be_printed():
    letters = "".join(vowel + tone for vowel in VOWELS + VOWELS.upper() for tone in ["", *TONES])

    text, missing = fonts.printable(letters + "đĐ")

    assert missing == ""
    assert len(text) == 2 * 12 * 6 + 2


def test_each_family_has_the_vietnamese_letters_by_itself():
    wanted = {ord(letter) for letter in "ỄỮẰỖỘđĐơƯ"}
    folder = fonts.font_dir()

    lacking = [
        name for name in fonts.WANTED if not wanted <= fonts._cmap((folder / name).read_bytes())
    ]

    assert lacking == []


def test_a_character_without_a_glyph_is_seen_as_a_square_and_told():
    assert fonts.printable("김 Mau 한") == ("□ Mau □", "김한")


def test_invisible_signs_are_left_out():
    assert fonts.printable("a\u202eb\u200dc\x00d\ue000e\ud800f\u00adg") == ("abcdefg", "")


def test_every_kind_of_line_end_becomes_a_plain_one():
    assert fonts.printable("a\r\nb\rc\td\u2028e\x0bf")[0] == "a\nb\nc d\ne\nf"


def test_letters_are_composed():
    assert fonts.printable("Nguye\u0302\u0303n")[0] == "Nguyễn"


def test_a_mark_no_letter_takes_up_is_replaced():
    assert fonts.printable("q\u0323") == ("q□", "\u0323")


@pytest.mark.parametrize(
    ("text", "can"), [("", True), ("Иван", True), ("Lê Thử", True), ("李", False)]
)
def test_it_is_known_whether_a_text_can_be_printed(text, can):
    assert fonts.can_print(text) is can


def test_the_folder_is_that_of_the_tree_unless_told(monkeypatch, tmp_path):
    monkeypatch.delenv("DOINGOAI_FONTS", raising=False)
    usual = fonts.font_dir()
    monkeypatch.setenv("DOINGOAI_FONTS", str(tmp_path))

    assert usual.parts[-2:] == ("build", "fonts")
    assert fonts.font_dir() == tmp_path


def test_missing_typefaces_are_refused_by_name(tmp_path: Path):
    for name in fonts.WANTED[1:]:
        (tmp_path / name).write_bytes(b"")

    with pytest.raises(RuleBroken) as refusal:
        fonts.check_fonts(tmp_path)

    assert refusal.value.code == "print.fonts_missing"
    assert fonts.WANTED[0] in refusal.value.message


def test_a_character_map_of_another_format_is_passed_over():
    """A font of one table, whose only character map is of format 6."""
    directory = b"\0\1\0\0" + (1).to_bytes(2, "big") + bytes(6)
    entry = b"cmap" + bytes(4) + (28).to_bytes(4, "big") + (14).to_bytes(4, "big")
    table = bytes(2) + (1).to_bytes(2, "big") + bytes(4) + (12).to_bytes(4, "big")

    assert fonts._cmap(directory + entry + table + (6).to_bytes(2, "big")) == frozenset()


def test_a_glyph_number_may_stand_in_a_list_or_be_left_out_of_it():
    """Format 4 with one segment that refers to a list: the second of its three codes has none."""
    table = b"".join(
        number.to_bytes(2, "big")
        for number in (4, 0, 0, 4, 0, 0, 0, 67, 0xFFFF, 0, 65, 0xFFFF, 0, 1, 4, 0, 5, 0, 7)
    )

    assert fonts._segments(table, 0) == {65, 67}
