import random
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doingoai.foundation.folding import accents, clean, fold, one_tone_style, words

VARIED = "hòa thủy khỏe quý xóa hủy tòa lóe tùy hoàn khuỷu ngoáo huỳnh thuế quả già giếng đường"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Nguyễn \t Văn\n Thử ", "Nguyễn Văn Thử"),
        ("Nguye\u0302\u0303n", "Nguyễn"),
        ("An\u200bh\ufeff", "Anh"),
        ("\u202eevil\u202c", "evil"),
        ("a\x00b\x1fc\x7f", "ab c"),
        ("Jane\u00a0Sample", "Jane Sample"),
        ("\u3164\u2800", ""),
        ("e\u200b\u0301", "é"),
        ("broken\ud800", "broken"),
        ("", ""),
    ],
)
def test_cleaning_keeps_what_can_be_seen(typed, kept):
    assert clean(typed) == kept


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đà Nẵng", "da nang"),
        ("Ðà Nẵng", "da nang"),
        ("ƯƠNG ẤẦẨẪẬ", "uong aaaaa"),
        ("PLAIN `quoted`", "plain 'quoted'"),
        ("Łódź, Ørsted, Straße, Œuvre", "lodz, orsted, strasse, oeuvre"),
        ("“Côte d’Ivoire” – Viê\u0323t\u00a0Nam", '"cote d\'ivoire" - viet nam'),
        ("İSTANBUL ılık", "istanbul ilik"),
        ("ＡＢ１｀", "ab1'"),
        ("김 이름 王", "김 이름 王"),
    ],
)
def test_folding_takes_off_case_and_marks(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_cleaning_twice_changes_nothing(text):
    assert clean(clean(text)) == clean(text)


@given(st.text())
def test_folding_does_not_see_how_a_character_is_composed(text):
    composed = unicodedata.normalize("NFC", text)
    decomposed = unicodedata.normalize("NFD", text)

    assert fold(composed) == fold(decomposed)


@given(st.text(alphabet="aăâeêioôơuưyàáảãạqghnOAUYòÒủỦ \u0301\u0300"))
@settings(max_examples=200)
def test_placing_tones_twice_changes_nothing(text):
    assert one_tone_style(one_tone_style(text)) == one_tone_style(text)


def test_words_are_folded_and_free_of_signs():
    assert words("Số: 193/SNgV-NV, “Côte d’Ivoire”") == [
        "so",
        "193",
        "sngv",
        "nv",
        "cote",
        "d",
        "ivoire",
    ]


@pytest.mark.parametrize(
    ("typed", "placed"),
    [
        ("Hoà HOÀ hoà", "Hòa HÒA hòa"),
        ("uỷ Uỷ ỦY", "ủy Ủy ỦY"),
        ("khoẻ khỏe", "khỏe khỏe"),
        ("qúy QUÝ quý", "quý QUÝ quý"),
        ("hòan hoàn HÒAN", "hoàn hoàn HOÀN"),
        ("qủa gía Gìa", "quả giá Già"),
        ("khuỷu huỳnh tuyết xoáy", "khuỷu huỳnh tuyết xoáy"),
        ("của mùa gì ốa", "của mùa gì ốa"),
        ("oày ùa", "oày ùa"),
        ("Hoa\u0300", "Hòa"),
        ("Oạ\u0300", "Oạ\u0300"),
    ],
)
def test_tones_stand_where_offices_put_them(typed, placed):
    assert one_tone_style(typed) == placed


def test_accents_compare_old_and_new_spelling_and_keep_marks():
    assert accents("Thuỷ Hoà") == accents("thủy HÒA") == "thủy hòa"


def test_accents_see_through_the_letter_that_looks_like_a_capital_d_with_stroke():
    assert accents("\u00d0à Nẵng") == "đà nẵng"


def _other_spelling(word: str, dice: random.Random) -> str:
    """The same word in another typing: tone moved, case changed, composed or not, a stray sign."""
    moved = {"òa": "oà", "óa": "oá", "ỏe": "oẻ", "óe": "oé", "ủy": "uỷ", "ùy": "uỳ", "quý": "qúy"}
    if dice.random() < 0.5:
        for old, new in moved.items():
            word = word.removesuffix(old) + new if word.endswith(old) else word
    word = "".join(dice.choice((letter.lower(), letter.upper())) for letter in word)
    return unicodedata.normalize(dice.choice(("NFC", "NFD")), word)


@pytest.mark.parametrize("write", [clean, accents, one_tone_style])
def test_a_heap_of_marks_is_cut_to_what_the_stream_safe_form_allows(write):
    below_and_above = "\u0316\u0300" * 20_000

    written = write(f"thử {below_and_above}x")

    assert written == f"thử {15 * chr(0x316)}{15 * chr(0x300)}x"


def test_what_lies_under_a_heap_of_marks_is_still_found():
    assert fold("Hu\u0323" + "\u0316\u0300" * 20_000 + "ê") == "hue"


def test_five_thousand_spellings_find_each_other():
    dice = random.Random(7)
    lost = []

    for _turn in range(5000):
        asked = [dice.choice(VARIED.split()) for _word in range(3)]
        typed = " ".join(_other_spelling(word, dice) for word in asked)
        if accents(typed) != " ".join(asked) or fold(typed) != fold(" ".join(asked)):
            lost.append(typed)

    assert lost == []
